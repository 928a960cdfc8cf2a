"""The advice on a calendar: the weighed procurements in order, counted, with what it all rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.answering.drafting import Pen
from bot.answering.list_said import filter_in_words
from bot.answering.phrases import Phrasebook
from bot.answering.writing import day
from bot.exporting.advice_rows import AdviceRow, Cell, row_of
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.promise import Promise, PromiseFinding
from bot.model.question import CalendarFilter
from bot.model.viewer import Audience

NO_FILTER = "geen; de hele kalender"
FOR_COLLEAGUES = "Alleen voor collega's: hier kunnen vertrouwelijke gegevens in staan."
EXAMPLE = "Deze kalender is een voorbeeld. De gegevens zijn verzonnen."
NO_RANKING = "Kansrijk weegt signalen. Een mens beslist."


@dataclass(frozen=True)
class AdviceReport:
    """The advice on the procurements of a calendar that pass the filters, the most promising first.

    `knowledge` is what the reader may know; `wanted` is the filter that the findings passed.
    Of `unknown` others a fact that decides is not known.
    """

    findings: tuple[PromiseFinding, ...]
    knowledge: Knowledge
    audience: Audience
    today: date
    wanted: CalendarFilter
    unknown: int

    @cached_property
    def rows(self) -> tuple[AdviceRow, ...]:
        """The findings as rows, in the same order."""
        names = {category.id: category.name.nl for category in self.knowledge.market.categories}
        return tuple(row_of(finding, names) for finding in self.findings)

    @property
    def looked_at(self) -> int:
        """How many procurements the reader may know of, filters aside."""
        return len(self.knowledge.calendar.entries)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many of the findings have each level, every level named."""
        return {level.value: sum(one.level is level for one in self.findings) for level in Promise}

    @property
    def account(self) -> tuple[tuple[str, Cell], ...]:
        """What the report rests on: (name, value), in Dutch."""
        source, rules = self.knowledge.calendar.source, self.knowledge.promise_rules
        limits, times = rules.levels, rules.lead_times
        return (
            ("Dag van het advies", self.today),
            ("Kennisversie", self.knowledge.version),
            ("Kalender", source.name),
            ("Kalender gelezen op", source.read_on),
            ("Filter", filter_said(self.wanted, self.knowledge, self.audience, self.today) or NO_FILTER),
            *((f"Aantal {level}", count) for level, count in self.counts.items()),
            ("Aantal samen", len(self.findings)),
            ("Aantal op de kalender", self.looked_at),
            ("Aantal waarvan niet bekend is of het past", self.unknown),
            ("Hoog vanaf (punten)", limits.high),
            ("Midden vanaf (punten)", limits.middle),
            ("Signaal voor publicatie (maanden)", times.signal),
            ("Laatste kans voor publicatie (maanden)", times.last_chance),
        )

    @property
    def reserves(self) -> tuple[str, ...]:
        """What the reader must bear in mind."""
        is_example = self.knowledge.calendar.source.example or any(one.entry.example for one in self.findings)
        reserve = self.knowledge.promise_rules.reserve
        said = (
            FOR_COLLEAGUES if self.audience is Audience.FULL else None,
            EXAMPLE if is_example else None,
            reserve.nl if reserve else None,
            NO_RANKING,
        )
        return tuple(text for text in said if text)


def report_of(
    findings: Iterable[PromiseFinding],
    knowledge: Knowledge,
    audience: Audience,
    today: date,
    wanted: CalendarFilter | None = None,
    unknown: int = 0,
) -> AdviceReport:
    """The report of these findings: by promise, then by the last day to decide (none comes last), then by id."""
    return AdviceReport(
        tuple(sorted(findings, key=_rank)), knowledge, audience, today, wanted or CalendarFilter(), unknown
    )


def filter_said(wanted: CalendarFilter, knowledge: Knowledge, audience: Audience, today: date) -> str:
    """What a filter keeps, in Dutch: 'groenonderhoud, Q2 2027'; empty when it keeps everything."""
    book = Phrasebook(knowledge.phrases.phrases, Language.DUTCH)
    return filter_in_words(wanted, Pen(knowledge, book, audience, today))


def counted(report: AdviceReport) -> str:
    """How many of each level, and of how many it is not known whether they pass, in Dutch."""
    parts = ", ".join(f"{count} {level}" for level, count in report.counts.items())
    return f"{parts}; samen {len(report.findings)} van {report.looked_at} trajecten.{not_known(report)}"


def not_known(report: AdviceReport) -> str:
    """A sentence on the procurements of which it is not known whether they pass; nothing when there are none."""
    return f" Van {report.unknown} andere is niet bekend of ze passen." if report.unknown else ""


def titled(report: AdviceReport) -> str:
    """The title of the report: 'Advies bij Voorbeeldkalender, 22 november 2026'."""
    return f"Advies bij {report.knowledge.calendar.source.name}, {day(report.today, Language.DUTCH)}"


def _rank(finding: PromiseFinding) -> tuple[int, date, str]:
    deadline = finding.verdict.deadline
    decide_by = deadline.decide_by if deadline else None
    return (tuple(Promise).index(finding.level), decide_by or date.max, finding.entry.id)
