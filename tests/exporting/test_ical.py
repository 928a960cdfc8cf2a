"""The agenda: whole days that Outlook takes, that replace their earlier selves, and that shut nobody's diary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from bot.exporting.ical import DecisionMoment, MomentKind, agenda, moments_of
from bot.model.finding import Deadline, Moment
from bot.model.promise import Promise, PromiseFinding
from bot.model.promising import LeadTimes
from bot.model.question import Facts
from tests.builders import TODAY, an_entry
from tests.exporting.builders import a_finding, a_verdict, due

TIMES = LeadTimes.model_validate({"signaal_maanden": "6", "laatste_kans_maanden": "2"})
SIGNAL, DECIDE = MomentKind.SIGNAL, MomentKind.DECIDE


def planned(year: int, month: int, **given: object) -> PromiseFinding:
    """A procurement that is planned for a month, two months before which it must be decided."""
    entry = an_entry(planned=an_entry().planned.__class__(date(year, month, 1), date(year, month, 28)))
    decide_by = date(year, month, 1) - timedelta(days=61)
    verdict = a_verdict(
        facts=Facts(planned=entry.planned),
        deadline=Deadline(Moment.EARLY, decide_by, (decide_by - TODAY).days),
    )
    return a_finding(planned=entry.planned, verdict=verdict, **given)


def moments(*findings: PromiseFinding, today: date = TODAY) -> tuple[DecisionMoment, ...]:
    return moments_of(findings, TIMES, today)


def events(*findings: PromiseFinding, today: date = TODAY) -> list[Component]:
    return list(Calendar.from_ical(agenda(moments(*findings, today=today), today)).walk("VEVENT"))


def test_the_last_day_and_the_day_to_take_it_up_are_two_moments_in_order() -> None:
    assert [(one.kind, one.on) for one in moments(planned(2027, 9))] == [
        (SIGNAL, date(2027, 3, 1)),
        (DECIDE, date(2027, 7, 2)),
    ]


@pytest.mark.parametrize(
    ("decide_by", "kinds"),
    [
        (date(2026, 11, 23), [DECIDE]),
        (TODAY, [DECIDE]),
        (date(2026, 11, 21), []),
        (None, []),
    ],
    ids=["tomorrow", "today", "yesterday", "no last day"],
)
def test_a_moment_that_has_gone_by_is_no_moment(decide_by: date | None, kinds: list[MomentKind]) -> None:
    assert [one.kind for one in moments(a_finding(verdict=due(decide_by)))] == kinds


def test_without_a_moment_the_calendar_is_empty_and_still_a_calendar() -> None:
    assert agenda((), TODAY).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//De Omslag//Kansrijk//NL",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Kansrijk: beslismomenten",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UID", "C001-beslis@kansrijk"),
        ("SUMMARY", "Beslis: Schoonmaak Stadsloket Noord"),
        ("TRANSP", "TRANSPARENT"),
        ("SEQUENCE", TODAY.toordinal()),
    ],
)
def test_an_event_has_its_values(name: str, value: object) -> None:
    assert events(a_finding())[0][name] == value


def test_an_event_takes_one_whole_day() -> None:
    event = events(a_finding())[0]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))


def test_the_stamp_is_the_day_of_the_advice_and_not_the_clock() -> None:
    assert events(a_finding())[0].decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)


def test_the_description_holds_the_promise_the_verdict_and_the_reasons() -> None:
    assert str(events(a_finding())[0]["DESCRIPTION"]).split("\n") == [
        "Kansrijk: hoog",
        "Oordeel: ja-mits, Route 2.82-geheel",
        "Beslis voor: 1 december 2026",
        "Gepland: februari 2027",
        "Eigenaar: Facilitair Bureau",
        "Kenmerk: AI 2026-0123",
        "Voor: De markt is sterk.",
        "Tegen: Het is laat.",
    ]


def test_an_entry_that_is_made_up_says_so() -> None:
    said = str(events(a_finding(example=True))[0]["DESCRIPTION"]).split("\n")[-1]
    assert said == "Dit is een voorbeeld, geen echt traject."


def test_the_categories_hold_the_promise() -> None:
    found = events(a_finding(level=Promise.LOW))[0]["CATEGORIES"]
    assert [str(one) for one in found.cats] == ["Kansrijk", "Kansrijk: laag"]


def test_an_alarm_goes_off_a_week_before() -> None:
    alarm = next(iter(events(a_finding())[0].walk("VALARM")))
    assert (alarm.decoded("trigger"), alarm["ACTION"]) == (timedelta(days=-7), "DISPLAY")


def test_a_later_agenda_replaces_the_same_event_and_counts_as_newer() -> None:
    first, second = (events(planned(2027, 9), today=day)[0] for day in (TODAY, date(2026, 11, 23)))
    assert (first["UID"], first["SEQUENCE"] < second["SEQUENCE"]) == (second["UID"], True)


def test_no_two_events_share_an_id() -> None:
    ids = [str(event["UID"]) for event in events(planned(2027, 9), planned(2027, 9, id="C002"))]
    assert len(set(ids)) == 4


def test_lines_end_as_the_format_wants_and_are_folded() -> None:
    lines = agenda(moments(a_finding(title="Schoonmaak é " * 30)), TODAY).split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []


@given(title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_title_can_add_a_line_of_its_own(title: str) -> None:
    found = events(a_finding(title=f"a{title}\r\nEND:VEVENT\nBEGIN:VEVENT"))
    assert (len(found), sorted(found[0])) == (1, sorted(events(a_finding())[0]))


def test_the_same_moments_give_the_same_bytes() -> None:
    assert agenda(moments(planned(2027, 9)), TODAY) == agenda(moments(planned(2027, 9)), TODAY)
