"""Builders for the tests of the exporting: a test names only the facts that it is about."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.exporting.report import AdviceReport, report_of
from bot.model.base import Confidence
from bot.model.finding import (
    Deadline,
    Estimate,
    Moment,
    RouteFinding,
    ThresholdFinding,
    VerdictFinding,
)
from bot.model.knowledge import Knowledge
from bot.model.law import Route, Rule, Verdict
from bot.model.procurement import ThresholdSide
from bot.model.promise import Promise, PromiseFinding, Signal
from bot.model.question import Facts
from bot.model.viewer import Audience
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import TODAY, a_knowledge, a_text, an_entry

SURE = WorkFinding((WorkGuess("schoonmaak", 0.9, WorkBasis.TITLE, "schoonmaak"),))


def a_signal(text: str, points: str, source: str = "markt.yaml") -> Signal:
    """A signal with these points."""
    said = a_text(text)
    return Signal(rule="markt", name=said, value="sterk", points=Decimal(points), text=said, source=source)


def a_route(route: str, verdict: Verdict) -> RouteFinding:
    """A rung of the ladder without conditions."""
    rule = Rule(
        id=f"R-{route}",
        when={},
        route=route,
        verdict=verdict,
        conditions=(),
        articles=("aw-2.82",),
        confidence=Confidence.HIGH,
        why=a_text("Het kan nog."),
    )
    name = a_text(f"Route {route}")
    return RouteFinding(rule, Route(id=route, name=name, short=name), verdict, ())


def a_verdict(**given: Any) -> VerdictFinding:
    """A verdict: yes on conditions, decided by 1 December 2026, above the threshold."""
    ladder = (a_route("2.82-geheel", Verdict.YES_IF), a_route("2.82a", Verdict.NO))
    defaults: dict[str, Any] = {
        "entry": None,
        "facts": Facts(),
        "overridden": (),
        "features": {},
        "main": ladder[0],
        "ladder": ladder,
        "missing": (),
        "ask_next": None,
        "estimate": Estimate(None, None, ()),
        "threshold": ThresholdFinding(ThresholdSide.REACHED, None, None, None, TODAY, False, False),
        "deadline": Deadline(Moment.NOW, date(2026, 12, 1), 9),
        "market": None,
        "example": None,
        "reasons_for": (),
        "reasons_against": (),
        "small_lots": (),
        "confidence": Confidence.HIGH,
    }
    return VerdictFinding(**(defaults | given))


def a_finding(**given: Any) -> PromiseFinding:
    """A promising cleaning of an office, with a reason for and one against. What an entry has is given by its name."""
    of_entry = {key: given.pop(key) for key in list(given) if key in type(an_entry()).model_fields}
    entry = an_entry(**of_entry)
    defaults: dict[str, Any] = {
        "entry": entry,
        "work": SURE,
        "verdict": a_verdict(facts=Facts(planned=entry.planned)),
        "level": Promise.HIGH,
        "points": Decimal("3.5"),
        "signals": (a_signal("De markt is sterk.", "4"), a_signal("Het is laat.", "-0.5", "kansrijk.yaml")),
    }
    return PromiseFinding(**(defaults | given))


def due(decide_by: date | None, moment: Moment = Moment.NOW) -> VerdictFinding:
    """A verdict that must be decided by that day."""
    return a_verdict(
        deadline=Deadline(moment, decide_by, (decide_by - TODAY).days if decide_by else None),
        facts=Facts(planned=an_entry().planned),
    )


def a_report(folder: Path, *findings: PromiseFinding, **given: Any) -> AdviceReport:
    """A report of these findings, or of one, on the small knowledge; for a colleague in private."""
    options: dict[str, Any] = {"audience": Audience.FULL, "today": TODAY, **given}
    return report_of(findings or (a_finding(),), small(folder), **options)


def small(folder: Path) -> Knowledge:
    """The small knowledge folder, loaded."""
    return a_knowledge(folder)
