"""The weekly digest: what stands in it, in which order, in which words, and what may never stand in it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.answering.digest_said import READ_ALOUD
from bot.assistant import Assistant
from bot.digest import changed_since, digest_details, digest_file, digest_text, make_digest, pen_for, why_not
from bot.model.base import Language
from bot.model.digest import Digest, DigestChannel, DigestRules
from bot.model.knowledge import Knowledge
from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry, NoticeStatus
from bot.model.values import Period, month_period
from bot.model.viewer import NOBODY, Person, Place, Viewer
from tests.builders import an_entry

MONDAY = date(2026, 11, 23)
SOON, LATER, FAR = month_period(2027, 2), month_period(2027, 8), month_period(2029, 1)
PAST_ITS_DAY = month_period(2027, 1)
SECRET = "Stil en Zonen BV"
PRIVATE = Viewer(Person.COLLEAGUE, Place.PRIVATE)


@dataclass(frozen=True)
class Office:
    """Digests from the shipped knowledge with a calendar of one's own. What only questions are read with is left out, since
    an assistant is made for every calendar."""

    knowledge: Knowledge
    made: dict[str, Assistant] = field(default_factory=dict[str, Assistant], compare=False)

    @classmethod
    def of(cls, knowledge: Knowledge) -> Self:
        topics = knowledge.topics.model_copy(update={"topics": knowledge.topics.topics[:1]})
        return cls(replace(knowledge, topics=topics, vocabulary=Vocabulary()))

    def assistant(self, *entries: CalendarEntry) -> Assistant:
        if repr(entries) not in self.made:
            self.made[repr(entries)] = Assistant(replace(self.knowledge, calendar=self.calendar(*entries)))
        return self.made[repr(entries)]

    def calendar(self, *entries: CalendarEntry) -> Any:
        return self.knowledge.calendar.model_copy(update={"entries": entries})

    def digest(
        self, *entries: CalendarEntry, before: tuple[CalendarEntry, ...] | None = None, today: date = MONDAY,
        viewer: Viewer | None = None, late: bool = False, **channel: Any,
    ) -> Digest:  # fmt: skip
        """The digest of these entries, compared with those of before."""
        earlier = None if before is None else self.calendar(*before)
        changes = changed_since(earlier, self.calendar(*entries))
        seen_by = {"viewer": viewer} if viewer else {}
        return make_digest(
            self.assistant(*entries), a_channel(**channel), changes, today, late=late, **seen_by
        )

    def text(self, *entries: CalendarEntry, **given: Any) -> str:
        """The same, as the channel reads it."""
        made = self.digest(*entries, **given)
        return digest_text(made, pen_for(made, self.assistant(*entries)))


@pytest.fixture(scope="module")
def office(knowledge: Knowledge) -> Office:
    return Office.of(knowledge)


def a_channel(**given: Any) -> DigestChannel:
    return DigestChannel.model_validate({"id": "inkoop", "channel": "C0123456789", **given})


def named(entry_id: str, **given: Any) -> CalendarEntry:
    return an_entry(id=entry_id, reference=None, **given)


def ids(made: Digest) -> dict[str, list[str]]:
    return {
        name: [item.finding.entry.id for item in getattr(made, name)]
        for name in ("decide_now", "new", "changed", "promising")
    }


def parts(**filled: list[str]) -> dict[str, list[str]]:
    return {"decide_now": [], "new": [], "changed": [], "promising": [], **filled}


OTHER = named("ANDERS", title="Schoonmaak gymzalen Oost", planned=FAR)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(named("A", planned=SOON), parts(decide_now=["A"]), id="its last day is within a month"),
        pytest.param(named("A", planned=PAST_ITS_DAY), parts(decide_now=["A"]), id="its last day is past"),
        pytest.param(
            named("A", planned=month_period(2026, 10)), parts(decide_now=["A"]), id="the plan itself slipped"
        ),
        pytest.param(
            named("A", planned=SOON, status=NoticeStatus.PUBLISHED), parts(), id="published: it is too late"
        ),
        pytest.param(named("A", planned=LATER), parts(promising=["A"]), id="promising, and there is time"),
        pytest.param(named("A", planned=FAR), parts(), id="promising, but beyond the horizon"),
        pytest.param(named("A", planned=None), parts(), id="not planned"),
        pytest.param(named("A", planned=SOON, cancelled=True), parts(), id="cancelled"),
        pytest.param(
            named("A", title="Vernieuwing kademuur", cpv=("45241500",), planned=SOON),
            parts(),
            id="not promising",
        ),
    ],
)
def test_an_entry_stands_where_it_must_be_acted_on(
    entry: CalendarEntry, expected: dict[str, list[str]], office: Office
) -> None:
    assert ids(office.digest(entry)) == expected


@pytest.mark.parametrize(
    ("decide_by", "expected"),
    [
        pytest.param(MONDAY, ["A"], id="today is still in time"),
        pytest.param(date(2026, 12, 23), ["A"], id="a month ahead is now"),
        pytest.param(date(2026, 12, 24), [], id="a month and a day ahead is not"),
    ],
)
def test_now_is_the_coming_month(decide_by: date, expected: list[str], office: Office) -> None:
    planned = date(decide_by.year + (decide_by.month > 10), (decide_by.month + 1) % 12 + 1, decide_by.day)
    made = office.digest(named("A", planned=Period(planned, planned)))
    assert ids(made)["decide_now"] == expected


def test_what_can_be_decided_in_time_goes_before_what_is_past_its_day(office: Office) -> None:
    made = office.digest(
        named("LANG-VOORBIJ", planned=month_period(2026, 12)),
        named("VOORBIJ", planned=PAST_ITS_DAY),
        named("OP-TIJD", planned=SOON),
    )
    assert ids(made)["decide_now"] == ["OP-TIJD", "VOORBIJ", "LANG-VOORBIJ"]


def test_what_is_new_since_the_last_digest_is_told(office: Office) -> None:
    made = office.digest(OTHER, named("A", planned=FAR), before=(OTHER,))
    assert ids(made) == parts(new=["A"])


def test_what_changed_since_the_last_digest_is_told(office: Office) -> None:
    made = office.digest(OTHER, named("A", planned=FAR), before=(OTHER, named("A", planned=LATER)))
    assert ids(made) == parts(changed=["A"])


def test_a_change_is_told_field_by_field(office: Office) -> None:
    before = named("A", planned=LATER, owner="Sport en Bos")
    text = office.text(OTHER, named("A", planned=FAR), before=(OTHER, before))
    assert (
        "- Schoonmaak Stadsloket Noord (Facilitair Bureau): eigenaar: Sport en Bos -> Facilitair Bureau;"
        " publicatie: augustus 2027 -> januari 2029." in text
    )


def test_an_entry_stands_in_one_section_only(office: Office) -> None:
    """It is new, promising and must be decided now: the first of these counts."""
    made = office.digest(OTHER, named("A", planned=SOON), before=(OTHER,))
    assert ids(made) == parts(decide_now=["A"])


def test_what_must_be_decided_now_says_that_it_is_new(office: Office) -> None:
    assert "  Nieuw op de kalender.\n" in office.text(OTHER, named("A", planned=SOON), before=(OTHER,))


@pytest.mark.parametrize(
    "now",
    [
        pytest.param((OTHER,), id="gone"),
        pytest.param((OTHER, named("A", title="Ramen wassen", cancelled=True)), id="cancelled"),
    ],
)
def test_what_is_gone_is_told_by_its_title(now: tuple[CalendarEntry, ...], office: Office) -> None:
    before = (OTHER, named("A", title="Ramen wassen"))
    assert "Vervallen of niet meer op de kalender (1): Ramen wassen." in office.text(*now, before=before)


def test_what_was_cancelled_and_goes_on_again_says_so(office: Office) -> None:
    before = (OTHER, named("A", planned=FAR, cancelled=True))
    text = office.text(OTHER, named("A", planned=FAR), before=before)
    assert "- Schoonmaak Stadsloket Noord (Facilitair Bureau): gaat weer door.\n" in text


def test_another_calendar_altogether_is_no_news(office: Office) -> None:
    assert ids(office.digest(named("A", planned=FAR), before=(named("B"),))) == parts()


def test_without_an_earlier_calendar_nothing_is_new(office: Office) -> None:
    assert ids(office.digest(named("A", planned=FAR), before=None)) == parts()


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        pytest.param({"owners": ("Sport en Bos",)}, ["B"], id="a directorate"),
        pytest.param({"categories": ("groen",)}, ["G"], id="a kind of work"),
        pytest.param({"promises": ("laag",)}, [], id="a promise that none has"),
        pytest.param({}, ["A", "B", "G"], id="no filter"),
    ],
)
def test_a_channel_gets_what_its_filters_leave(
    channel: dict[str, Any], expected: list[str], office: Office
) -> None:
    made = office.digest(
        named("A", planned=SOON),
        named("B", planned=SOON, owner="Sport en Bos"),
        named("G", planned=SOON, title="Groenonderhoud parken", cpv=("77310000",)),
        **channel,
    )
    assert ids(made)["decide_now"] == expected


def test_what_is_gone_is_told_to_its_own_directorate_only(office: Office) -> None:
    made = office.digest(OTHER, before=(OTHER, named("A")), owners=("Sport en Bos",))
    assert made.gone == ()


def test_what_was_looked_at_is_counted_over_what_the_reader_may_know(office: Office) -> None:
    made = office.digest(
        named("A"), named("B", owner="Sport en Bos"), named("Z", confidential=True), owners=("Sport en Bos",)
    )
    assert (made.looked_at, made.total) == (1, 2)


@pytest.mark.parametrize(
    ("today", "week"),
    [
        pytest.param(date(2026, 11, 23), "2026-W48", id="a week in the year"),
        pytest.param(date(2026, 12, 31), "2026-W53", id="the last day of a year of 53 weeks"),
        pytest.param(date(2027, 1, 3), "2026-W53", id="a Sunday that belongs to the year before"),
        pytest.param(date(2027, 1, 4), "2027-W01", id="the first Monday of the ISO year"),
        pytest.param(date(2024, 12, 30), "2025-W01", id="a Monday that belongs to the year after"),
    ],
)
def test_the_week_is_the_iso_week_of_the_day(today: date, week: str, office: Office) -> None:
    assert office.digest(OTHER, today=today).week == week


QUIET = (
    "Weekbericht inkoop, week 48 van 2026: een rustige week, u hoeft niets te doen."
    " Bekeken: 1 van 1 trajecten, kalender gelezen op 22 november 2026. Dit is een voorbeeldkalender, geen echte."
)


def test_a_quiet_week_is_one_line(office: Office) -> None:
    assert office.text(OTHER) == QUIET


def test_filters_that_match_nothing_are_no_quiet_week(office: Office) -> None:
    assert office.text(OTHER, owners=("Opgeheven",)).startswith(
        "Weekbericht inkoop, week 48 van 2026: geen enkel traject past bij de filters van dit kanaal."
    )


def test_a_digest_that_is_late_says_so(office: Office) -> None:
    assert "Dit bericht komt later dan gepland: vandaag, 23 november 2026." in office.text(OTHER, late=True)


ONE = """\
Weekbericht inkoop, week 48 van 2026
Beslis nu (1)
- Schoonmaak Stadsloket Noord (Facilitair Bureau): nog 8 dagen, beslis uiterlijk 1 december 2026.
  Publicatie: februari 2027. Kansrijk: hoog. Ja, mits: de hele opdracht voorbehouden.
  Voor: de markt is sterk. Tegen: ga na of personeel moet worden overgenomen.
Bekeken: 1 van 1 trajecten, kalender gelezen op 22 november 2026.
Dit is een voorbeeldkalender, geen echte."""


def test_a_short_digest_tells_each_procurement_whole(office: Office) -> None:
    assert office.text(named("A", planned=SOON)) == ONE


def test_that_it_is_late_is_said_once(office: Office) -> None:
    """The day is named already; the heaviest other reason against tells more."""
    text = office.text(named("A", planned=PAST_ITS_DAY))
    assert ("Tegen: ga na of personeel moet worden overgenomen." in text, "het is laat" in text) == (
        True,
        False,
    )


def test_what_is_past_its_day_says_how_long_ago(office: Office) -> None:
    said = "laatste kans, de beslisdag was 22 dagen geleden (1 november 2026)."
    assert said in office.text(named("A", planned=PAST_ITS_DAY))


ENGLISH = """\
Procurement digest, week 48 of 2026
Decide now (1)
- Schoonmaak Stadsloket Noord (Facilitair Bureau): 8 days left, decide by 1 December 2026.
  Publication: February 2027. Promising: high. Yes, provided: reserve the whole contract.
  For: the market is strong. Against: check whether staff must be taken over (personeelsovername).
Looked at: 1 of 1 procurements, calendar read on 22 November 2026.
This is an example calendar, not a real one."""


def test_a_channel_gets_its_digest_in_its_own_language(office: Office) -> None:
    assert office.text(named("A", planned=SOON), language=Language.ENGLISH) == ENGLISH


def many(count: int) -> tuple[CalendarEntry, ...]:
    return tuple(named(f"E{at}", title=f"Schoonmaak kantoor {at}", planned=SOON) for at in range(count))


@pytest.mark.parametrize("count", [10, 60])
def test_a_long_digest_is_still_read_in_half_a_minute(count: int, office: Office) -> None:
    assert len(office.text(*many(count)).split()) <= READ_ALOUD


def test_a_digest_with_every_section_is_read_in_half_a_minute_too(office: Office) -> None:
    changed = tuple(named(f"W{at}", title=f"Catering school {at}", planned=FAR) for at in range(5))
    new = tuple(named(f"N{at}", title=f"Groenonderhoud park {at}", planned=FAR) for at in range(5))
    coming = tuple(named(f"K{at}", title=f"Schoonmaak sporthal {at}", planned=LATER) for at in range(5))
    now = (*many(5), *new, *changed, *coming)
    earlier = tuple(entry.model_copy(update={"owner": "Sport en Bos"}) for entry in changed)
    text = office.text(*now, before=(*many(5), *earlier, *coming))
    assert (text.count("(5), de eerste "), len(text.split()) <= READ_ALOUD) == (4, True)


def test_a_long_digest_names_the_first_ones_and_counts_them_all(office: Office) -> None:
    lines = office.text(*many(10)).splitlines()
    assert (lines[1], len([line for line in lines if line.startswith("- ")]), lines[5]) == (
        "Beslis nu (10), de eerste 3:", 3, "Alle 10 trajecten staan in de draad hieronder.",
    )  # fmt: skip


def test_the_details_tell_every_procurement_of_a_long_digest(office: Office) -> None:
    made = office.digest(*many(10))
    details = digest_details(made, pen_for(made, office.assistant(*many(10))))
    assert [f"- Schoonmaak kantoor {at} (" in details for at in range(10)] == [True] * 10


def test_the_file_holds_every_procurement_of_the_digest(office: Office) -> None:
    made = office.digest(*many(10))
    content = digest_file(made, office.assistant(*many(10))).content
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    cells = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {f"E{at}" for at in range(10)} <= cells


HIDDEN: list[tuple[str, dict[str, Any]]] = [
    ("the estimate", {"estimated_value": Decimal(437123)}),
    ("a band", {"estimated_value": None, "value_from": Decimal(437123), "value_to": Decimal(537123)}),
    ("the supplier", {"incumbent": SECRET}),
    ("a note", {"note": SECRET}),
    ("a description", {"description": SECRET}),
    ("another column", {"extra": {"Geheim": SECRET}}),
]


@pytest.mark.parametrize("hidden", [given for _, given in HIDDEN], ids=[name for name, _ in HIDDEN])
def test_a_change_that_the_channel_may_not_know_is_not_told(hidden: dict[str, Any], office: Office) -> None:
    """Letter by letter the digest of a week in which nothing changed."""
    entry = named("A", planned=SOON)
    changed = entry.model_copy(update=hidden)
    assert office.text(OTHER, changed, before=(OTHER, entry)) == office.text(
        OTHER, entry, before=(OTHER, entry)
    )


SECRET_ENTRY = named("Z9", title="Geheime schoonmaak", planned=SOON, confidential=True)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param((OTHER, SECRET_ENTRY), (OTHER, SECRET_ENTRY), id="it stands there"),
        pytest.param((OTHER, SECRET_ENTRY), (OTHER,), id="it is new"),
        pytest.param((OTHER,), (OTHER, SECRET_ENTRY), id="it is gone"),
        pytest.param(
            (OTHER, SECRET_ENTRY), (OTHER, SECRET_ENTRY.model_copy(update={"planned": FAR})), id="it changed"
        ),
        pytest.param(
            (OTHER, SECRET_ENTRY), (OTHER, SECRET_ENTRY.model_copy(update={"confidential": False})),
            id="it was made confidential",
        ),
        pytest.param(
            (OTHER, SECRET_ENTRY.model_copy(update={"cancelled": True})), (OTHER, SECRET_ENTRY), id="it was cancelled"
        ),
    ],
)  # fmt: skip
def test_a_confidential_procurement_leaves_no_trace(
    now: tuple[CalendarEntry, ...], before: tuple[CalendarEntry, ...], office: Office
) -> None:
    assert office.text(*now, before=before) == QUIET


def test_a_procurement_that_is_no_longer_confidential_is_new(office: Office) -> None:
    shown = SECRET_ENTRY.model_copy(update={"confidential": False, "planned": FAR})
    assert ids(office.digest(OTHER, shown, before=(OTHER, SECRET_ENTRY))) == parts(new=["Z9"])


def test_a_value_that_passed_the_threshold_is_told_without_the_value(office: Office) -> None:
    before = named("A", planned=FAR, estimated_value=Decimal(90000))
    text = office.text(
        OTHER, named("A", planned=FAR, estimated_value=Decimal(437123)), before=(OTHER, before)
    )
    assert ("De raming ligt op of boven de Europese drempel." in text, "437" in text) == (True, False)


def test_an_outsider_is_not_told_of_the_threshold_either(office: Office) -> None:
    before = named("A", planned=FAR, estimated_value=Decimal(90000))
    now = named("A", planned=FAR, estimated_value=Decimal(437123))
    assert ids(office.digest(OTHER, now, before=(OTHER, before), viewer=NOBODY)) == parts()


def test_a_colleague_in_private_sees_the_values(office: Office) -> None:
    before = named("A", planned=FAR, estimated_value=Decimal(90000))
    now = named("A", planned=FAR, estimated_value=Decimal(437123))
    made = office.digest(OTHER, now, before=(OTHER, before), viewer=PRIVATE)
    pen = pen_for(made, office.assistant(OTHER, now), PRIVATE)
    assert "raming omhoog: € 90.000 -> € 437.123." in digest_text(made, pen)


@settings(max_examples=25)
@given(
    plans=st.lists(st.sampled_from([SOON, LATER, FAR, PAST_ITS_DAY, None]), min_size=1, max_size=6),
    was_there=st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_no_procurement_stands_in_two_sections_and_every_count_is_that_of_its_list(
    plans: list[Period | None], was_there: list[bool], knowledge: Knowledge
) -> None:
    office = Office.of(knowledge)
    now = tuple(named(f"E{at}", planned=plan) for at, plan in enumerate(plans))
    before = (OTHER, *(entry for entry, there in zip(now, was_there, strict=False) if there))
    made = office.digest(OTHER, *now, before=before)
    text = digest_text(made, pen_for(made, office.assistant(OTHER, *now)))
    told = [item.finding.entry.id for item in made.items]
    counts = {
        heading: f"{heading} ({len(items)})" in text
        for heading, items in (
            ("Beslis nu", made.decide_now), ("Nieuw op de kalender", made.new),
            ("Gewijzigd", made.changed), ("Kansrijk en op komst", made.promising),
        )
        if items
    }  # fmt: skip
    assert (sorted(told), all(counts.values())) == (sorted(set(told)), True)


@pytest.mark.parametrize(
    ("age", "told"),
    [
        pytest.param(45, None, id="at the limit it may"),
        pytest.param(
            46,
            "De kalender is 46 dagen oud (gelezen op 22 november 2026); de grens is 45 dagen. Importeer een nieuwe kalender.",
            id="a day older it may not",
        ),
    ],
)
def test_an_old_calendar_gives_no_digest(age: int, told: str | None, knowledge: Knowledge) -> None:
    today = knowledge.calendar.source.read_on + timedelta(days=age)
    assert why_not(knowledge, DigestRules(), today) == told


def test_an_empty_calendar_gives_no_digest(office: Office) -> None:
    empty = replace(office.knowledge, calendar=office.calendar())
    assert why_not(empty, DigestRules(), MONDAY) == "De kalender is leeg. Importeer een kalender."
