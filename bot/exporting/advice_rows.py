"""A weighed procurement as a row of plain values, under Dutch column names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from bot.answering.writing import period, value_of
from bot.model.base import Language
from bot.model.promise import PromiseFinding, Signal
from bot.model.work import WorkFinding

Cell = str | int | float | Decimal | date | None
"""A value in a table; None is not known."""


class CellKind(Enum):
    """How a column is shown."""

    TEXT = auto()
    LONG_TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    EURO = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRow:
    """The advice on one procurement, in Dutch.

    `certainty` is 0..1, `value` in euro without VAT over the whole term, `days_left` counts from the day of the advice
    and is negative once `decide_by` has gone by. Each reason holds its source. `ask_first`: the fact that would decide
    the verdict. `outdated`: keys that changed after the advisors gave their word.
    """

    entry_id: str
    reference: str
    title: str
    owner: str
    kind: str
    planned: str
    planned_from: date | None
    level: str
    points: Decimal
    verdict: str
    route: str
    category: str
    certainty: float | None
    work_ground: str
    decide_by: date | None
    days_left: int | None
    moment: str
    threshold: str
    value: Decimal | None
    value_said: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    ask_first: str
    advice: str
    outdated: tuple[str, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how it is shown, how wide it is (letters), and its value in a row."""

    name: str
    kind: CellKind
    width: int
    value: Callable[[AdviceRow], Cell]


COLUMNS = (
    Column("Traject", CellKind.LONG_TEXT, 46, lambda row: row.title),
    Column("Kansrijk", CellKind.TEXT, 10, lambda row: row.level),
    Column("Oordeel", CellKind.TEXT, 20, lambda row: row.verdict),
    Column("Route", CellKind.LONG_TEXT, 28, lambda row: row.route),
    Column("Beslis voor", CellKind.DAY, 12, lambda row: row.decide_by),
    Column("Dagen", CellKind.NUMBER, 8, lambda row: row.days_left),
    Column("Moment", CellKind.TEXT, 14, lambda row: row.moment),
    Column("Werksoort", CellKind.LONG_TEXT, 24, lambda row: row.category),
    Column("Zekerheid werksoort", CellKind.SHARE, 11, lambda row: row.certainty),
    Column("Grond werksoort", CellKind.TEXT, 24, lambda row: row.work_ground),
    Column("Voor", CellKind.LONG_TEXT, 60, lambda row: "\n".join(row.reasons_for)),
    Column("Tegen", CellKind.LONG_TEXT, 60, lambda row: "\n".join(row.reasons_against)),
    Column("Vraag eerst na", CellKind.LONG_TEXT, 24, lambda row: row.ask_first),
    Column("Advies van de adviseurs", CellKind.LONG_TEXT, 36, lambda row: row.advice),
    Column("Gewijzigd na het advies", CellKind.TEXT, 16, lambda row: ", ".join(row.outdated)),
    Column("Eigenaar", CellKind.TEXT, 24, lambda row: row.owner),
    Column("Soort opdracht", CellKind.TEXT, 13, lambda row: row.kind),
    Column("Gepland", CellKind.TEXT, 15, lambda row: row.planned),
    Column("Gepland vanaf", CellKind.DAY, 12, lambda row: row.planned_from),
    Column("Europese drempel", CellKind.TEXT, 12, lambda row: row.threshold),
    Column("Raming", CellKind.EURO, 14, lambda row: row.value),
    Column("Raming in woorden", CellKind.TEXT, 22, lambda row: row.value_said),
    Column("Punten", CellKind.NUMBER, 8, lambda row: row.points),
    Column("Kenmerk", CellKind.TEXT, 14, lambda row: row.reference),
    Column("Id", CellKind.TEXT, 10, lambda row: row.entry_id),
    Column("Voorbeeld", CellKind.TEXT, 10, lambda row: "ja" if row.example else "nee"),
)
"""The columns of every table of advice, in order."""


def row_of(finding: PromiseFinding, categories: Mapping[str, str]) -> AdviceRow:
    """The row of a weighed procurement. `categories`: id of a kind of work -> its Dutch name."""
    entry, verdict = finding.entry, finding.verdict
    best = finding.work.best
    deadline = verdict.deadline
    return AdviceRow(
        entry_id=entry.id,
        reference=entry.reference or "",
        title=entry.title,
        owner=entry.owner,
        kind=entry.kind.value if entry.kind else "",
        planned=period(entry.planned, Language.DUTCH) if entry.planned else "",
        planned_from=entry.planned.start if entry.planned else None,
        level=finding.level.value,
        points=finding.points,
        verdict=verdict.main.verdict.value,
        route=verdict.main.route.name.nl,
        category=_work_said(finding.work, categories),
        certainty=best.certainty if best else None,
        work_ground=f"{best.basis.value}: {best.evidence}" if best else "",
        decide_by=deadline.decide_by if deadline else None,
        days_left=deadline.days_left if deadline else None,
        moment=deadline.moment.value if deadline else "",
        threshold=verdict.threshold.side.value,
        value=entry.estimated_value,
        value_said=value_of(entry, Language.DUTCH) or "",
        reasons_for=tuple(_reason(signal) for signal in finding.reasons_for),
        reasons_against=tuple(_reason(signal) for signal in finding.reasons_against),
        ask_first=verdict.ask_next.name.nl if verdict.ask_next else "",
        advice=f"{finding.advice.text.nl} ({finding.advice.by})" if finding.advice else "",
        outdated=finding.outdated,
        example=entry.example,
    )


def _work_said(work: WorkFinding, categories: Mapping[str, str]) -> str:
    if work.best is None:
        return f"ander werk: {work.other_work}" if work.other_work else ""
    name = categories.get(work.best.category, work.best.category)
    return name if work.sure else f"misschien {name}"


def _reason(signal: Signal) -> str:
    return f"{signal.text.nl} ({signal.source})"
