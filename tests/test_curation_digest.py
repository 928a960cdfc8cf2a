"""Which channel gets which digest: every fault is one whole line, with the place and what to do about it."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.curation.digest_checks import DAY, TIME, ZONE
from bot.model.base import Language
from bot.model.digest import DigestChannel, Weekday, read_count, read_time, read_time_zone
from tests.builders import FILES, a_knowledge, edited, problems_in

TWICE = FILES["weekbericht.yaml"].replace(
    "adviseurs:", "- id: nog-eens\n  kanaal: C0123456789\n  tijd: {tijd}\nadviseurs:"
)

FAULTS = [
    ("an hour that does not exist", "tijd: 09:00", "tijd: 25:00",
     "5:9: '25:00' is geen tijd die bestaat; schrijf uur:minuten, bijvoorbeeld 09:00"),
    ("a minute that does not exist", "tijd: 09:00", "tijd: 09:60",
     "5:9: '09:60' is geen tijd die bestaat; schrijf uur:minuten, bijvoorbeeld 09:00"),
    ("a time in words", "tijd: 09:00", "tijd: negen uur",
     "5:9: 'negen uur' is geen tijd die bestaat; schrijf uur:minuten, bijvoorbeeld 09:00"),
    ("a day in English", "dag: maandag", "dag: monday",
     "4:8: 'monday' kan hier niet; kies uit 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'"),
    ("a day that is nearly right", "dag: maandag", "dag: maandg",
     "4:8: 'maandg' kan hier niet; kies uit 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag';"
     " bedoelt u 'maandag'?"),
    ("a time zone that does not exist", "Europe/Amsterdam", "Europa/Amsterdam",
     "6:13: 'Europa/Amsterdam' is geen tijdzone; schrijf bijvoorbeeld Europe/Amsterdam"),
    ("a channel by its name", "kanaal: C0123456789", 'kanaal: "#inkoop"',
     "3:11: weekbericht 'inkoop': '#inkoop' is geen ID van Slack."
     " Kopieer de ID in Slack, onderaan de gegevens van het kanaal, zoals C0123456789"),
    ("advisors by their name", "adviseurs: C0987654321", "adviseurs: Anna",
     "13:12: adviseurs: 'Anna' is geen ID van Slack."
     " Kopieer de ID in Slack, onderaan de gegevens van het kanaal, zoals C0123456789"),
    ("an owner that is not on the calendar", "[Facilitair Bureau]", "[Facilitair Buro]",
     "7:15: weekbericht 'inkoop': eigenaar 'Facilitair Buro' staat niet op de kalender, en zo past"
     " er geen enkel traject; bedoelt u 'Facilitair Bureau'?"),
    ("one owner of two that is not on the calendar", "[Facilitair Bureau]", "[Facilitair Bureau, Zuidas]",
     "7:34: weekbericht 'inkoop': eigenaar 'Zuidas' staat niet op de kalender"),
    ("a kind of work that does not exist", "werksoorten: [schoonmaak]\n  kansrijk", "werksoorten: [schoonmak]\n  kansrijk",
     "8:17: werksoort 'schoonmak' bestaat niet; bedoelt u 'schoonmaak'?"),
    ("no promise at all", "[hoog, midden]\n  taal", "[]\n  taal",
     "9:13: weekbericht 'inkoop': 'kansrijk' is leeg, dus past er geen traject; schrijf bijvoorbeeld [hoog, midden]"),
    ("a promise that does not exist", "[hoog, midden]\n  taal", "[hoogst]\n  taal",
     "9:14: 'hoogst' kan hier niet; kies uit 'hoog', 'midden', 'laag', 'onbekend'; bedoelt u 'hoog'?"),
    ("a horizon of nothing", "horizon_maanden: 12", "horizon_maanden: 0",
     "11:20: '0' is geen heel getal van 1 of meer; schrijf bijvoorbeeld 12"),
    ("a language that is not spoken", "taal: nl", "taal: de",
     "10:9: 'de' kan hier niet; kies uit 'nl', 'en'"),
    ("a key that does not exist", "  beeld: nee", "  plaatje: nee",
     "12:3: onbekende sleutel 'plaatje'"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "old", "new", "told"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_told_with_its_place_and_a_remedy(
    fault: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert problems_in(tmp_path, weekbericht=edited("weekbericht.yaml", old, new)) == [
        f"knowledge/weekbericht.yaml:{told}"
    ], fault


@pytest.mark.parametrize(
    ("at", "told"),
    [
        pytest.param("09:00", True, id="the same time, day and time zone left to their defaults"),
        pytest.param("9:00", True, id="the same time, written otherwise"),
        pytest.param("10:00", False, id="another time"),
    ],
)
def test_a_channel_gets_one_digest_at_a_time(at: str, told: bool, tmp_path: Path) -> None:
    line = (
        "knowledge/weekbericht.yaml:14:11: weekbericht 'nog-eens': kanaal 'C0123456789' krijgt op dit moment"
        " al een weekbericht (regel 3); kies een andere dag of tijd"
    )
    assert problems_in(tmp_path, weekbericht=TWICE.format(tijd=at)) == ([line] if told else [])


def test_an_id_stands_once(tmp_path: Path) -> None:
    twice = TWICE.format(tijd="10:00").replace("nog-eens", "inkoop")
    assert problems_in(tmp_path, weekbericht=twice) == [
        "knowledge/weekbericht.yaml:13:7: weekbericht 'inkoop' staat dubbel; het eerste staat op regel 2"
    ]


def test_an_owner_that_is_gone_does_not_stop_the_bot(tmp_path: Path) -> None:
    gone = edited("weekbericht.yaml", "[Facilitair Bureau]", "[Opgeheven]")
    assert a_knowledge(tmp_path, weekbericht=gone).digest_rules.channels[0].owners == ("Opgeheven",)


def test_without_a_channel_there_is_nothing_to_post(tmp_path: Path) -> None:
    assert a_knowledge(tmp_path, weekbericht="kanalen: []\n").digest_rules.channels == ()


def test_what_is_not_written_is_monday_nine_in_amsterdam() -> None:
    channel = DigestChannel(id="x", kanaal="C0123456789")
    assert (channel.day, channel.time, channel.time_zone.key, channel.language) == (
        Weekday.MONDAY, time(9), "Europe/Amsterdam", Language.DUTCH,
    )  # fmt: skip


def test_the_checks_know_the_same_defaults() -> None:
    channel = DigestChannel(id="x", kanaal="C0123456789")
    assert (Weekday(DAY), read_time(TIME), read_time_zone(ZONE)) == (
        channel.day, channel.time, channel.time_zone,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("9:00", time(9), id="without a nought"),
        pytest.param("00:00", time(0), id="midnight"),
        pytest.param("23:59", time(23, 59), id="the last minute"),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["24:00", "9", "9.00", "09:0", "-1:00", "", "09:00:00"])
def test_no_other_time_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="is geen tijd die bestaat"):
        read_time(text)


@pytest.mark.parametrize("text", ["0", "-3", "1,5", "twaalf", "10000", ""])
def test_a_count_is_a_whole_number(text: str) -> None:
    with pytest.raises(ValueError, match="is geen heel getal van 1 of meer"):
        read_count(text)


@pytest.mark.parametrize("day", list(Weekday))
def test_the_days_are_numbered_as_a_date_numbers_them(day: Weekday) -> None:
    assert date(2026, 11, 23 + day.number).weekday() == day.number
