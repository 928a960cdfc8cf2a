"""Decision moments as an iCalendar file: the last day to decide, and the day on which it must be taken up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from dateutil.relativedelta import relativedelta
from icalendar import Alarm, Calendar, Component, Event

from bot.answering.writing import day, period
from bot.model.base import Language
from bot.model.promise import PromiseFinding
from bot.model.promising import LeadTimes

PRODUCT = "-//De Omslag//Kansrijk//NL"
CALENDAR_NAME = "Kansrijk: beslismomenten"
WARNING = timedelta(weeks=1)
"""How long before the day an alarm goes off."""
DUTCH = Language.DUTCH
Part = TypeVar("Part", bound=Component)


class MomentKind(StrEnum):
    """What happens on a day of the agenda."""

    DECIDE = "beslis"
    SIGNAL = "signaal"


SUMMARIES = {MomentKind.DECIDE: "Beslis: {titel}", MomentKind.SIGNAL: "Pak op: {titel}"}


@dataclass(frozen=True, slots=True)
class DecisionMoment:
    """A day on which something about a procurement must be decided, or be taken up."""

    kind: MomentKind
    on: date
    finding: PromiseFinding

    @property
    def uid(self) -> str:
        """The same for the same procurement and kind, so that a new import takes the place of the old one."""
        return f"{self.finding.entry.id}-{self.kind.value}@kansrijk"


def moments_of(
    findings: Iterable[PromiseFinding], lead_times: LeadTimes, today: date
) -> tuple[DecisionMoment, ...]:
    """The moments of the findings that are still to come, today included, by day and then by id."""
    found = [moment for finding in findings for moment in _moments(finding, lead_times)]
    return tuple(
        sorted((moment for moment in found if moment.on >= today), key=lambda one: (one.on, one.uid))
    )


def _moments(finding: PromiseFinding, lead_times: LeadTimes) -> Iterator[DecisionMoment]:
    planned, deadline = finding.verdict.facts.planned, finding.verdict.deadline
    if planned is None or deadline is None or deadline.decide_by is None:
        return
    signal = planned.start - relativedelta(months=int(lead_times.signal))
    yield DecisionMoment(MomentKind.SIGNAL, signal, finding)
    yield DecisionMoment(MomentKind.DECIDE, deadline.decide_by, finding)


def agenda(moments: Iterable[DecisionMoment], today: date) -> bytes:
    """The moments as an iCalendar file. The same moments and day give the same bytes."""
    calendar = _filled(
        Calendar(),
        {"prodid": PRODUCT, "version": "2.0", "method": "PUBLISH", "x-wr-calname": CALENDAR_NAME},
    )
    for moment in moments:
        calendar.add_component(_event(moment, today))
    return calendar.to_ical()


def _event(moment: DecisionMoment, today: date) -> Event:
    """An event of a whole day. Its sequence goes up with the day, so that a later file counts as a change."""
    summary = SUMMARIES[moment.kind].format(titel=_one_line(moment.finding.entry.title))
    stamp = datetime.combine(today, time(), UTC)
    values = {
        "uid": moment.uid,
        "dtstamp": stamp,
        "last-modified": stamp,
        "sequence": today.toordinal(),
        "dtstart": moment.on,
        "dtend": moment.on + timedelta(days=1),
        "summary": summary,
        "description": _described(moment),
        "categories": ["Kansrijk", f"Kansrijk: {moment.finding.level.value}"],
        "transp": "TRANSPARENT",
    }
    event = _filled(Event(), values)
    event.add_component(_filled(Alarm(), {"action": "DISPLAY", "description": summary, "trigger": -WARNING}))
    return event


def _filled(component: Part, values: Mapping[str, object]) -> Part:
    for name, value in values.items():
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType]
    return component


def _described(moment: DecisionMoment) -> str:
    """The promise, the verdict and the reasons, a line each."""
    finding = moment.finding
    entry, main, deadline = finding.entry, finding.verdict.main, finding.verdict.deadline
    last = deadline.decide_by if deadline else None
    lines = [
        f"Kansrijk: {finding.level.value}",
        f"Oordeel: {main.verdict.value}, {main.route.name.nl}",
        f"Beslis voor: {day(last, DUTCH)}" if last else "",
        f"Gepland: {period(entry.planned, DUTCH)}" if entry.planned else "",
        f"Eigenaar: {entry.owner}" if entry.owner else "",
        f"Kenmerk: {entry.reference}" if entry.reference else "",
        *(f"Voor: {signal.text.nl}" for signal in finding.reasons_for),
        *(f"Tegen: {signal.text.nl}" for signal in finding.reasons_against),
        "Dit is een voorbeeld, geen echt traject." if entry.example else "",
    ]
    return "\n".join(_one_line(line) for line in lines if line)


def _one_line(text: str) -> str:
    """The text without control characters, which iCalendar does not allow."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
