"""How promising a procurement is: the signals of `kansrijk.yaml` weighed, each with its points and its source.

The sum of the points gives the level, unless the advisors gave one; a signal may leave no room for a higher one
('hoogstens'). The weights are a proposal that the advisors settle; none of them stands here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date

from bot.advising.entry_facts import facts_of
from bot.advising.signals import Observed, observe, outdated
from bot.advising.verdict import Adviser
from bot.model.base import Text
from bot.model.finding import VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.promise import Promise, PromiseFinding, Signal
from bot.model.promising import ALWAYS_AGAINST, ALWAYS_FOR, SignalRule, SignalValue
from bot.model.question import Facts
from bot.model.work import WorkFinding

FOR, AGAINST = (
    Observed(rule=ALWAYS_FOR, value="ja"),
    Observed(rule=ALWAYS_AGAINST, value="ja", articles=("aw-2.82",)),
)
"""What can always be said: something for and something against."""
ALLOWED = {
    Promise.LOW: (Promise.LOW,),
    Promise.UNKNOWN: (Promise.LOW, Promise.UNKNOWN),
    Promise.MIDDLE: (Promise.LOW, Promise.UNKNOWN, Promise.MIDDLE),
    Promise.HIGH: tuple(Promise),
}
"""The highest promise that a signal leaves room for -> the promises that are then possible."""


@dataclass(frozen=True, slots=True)
class Promising:
    """Weighs procurements with one version of the knowledge."""

    adviser: Adviser

    def weigh(
        self, entry: CalendarEntry, work: WorkFinding, knowledge: Knowledge, today: date, given: Facts | None = None
    ) -> PromiseFinding:  # fmt: skip
        """The promise of an entry. `knowledge`: what the reader may know. `given`: facts put over those of the calendar."""
        verdict = self.adviser.advise(entry, facts_of(entry, work.category), given or Facts(), today)
        return self.weigh_verdict(entry, work, verdict, knowledge, today)

    def weigh_verdict(
        self, entry: CalendarEntry, work: WorkFinding, verdict: VerdictFinding, knowledge: Knowledge, today: date
    ) -> PromiseFinding:  # fmt: skip
        """The promise of an entry whose verdict is known: the advisors' level, or else that of the points, within what
        the signals leave room for."""
        advice = knowledge.advice_on_entry.get(entry.id)
        signals, caps = _weighed(observe(entry, work, verdict, knowledge, today), knowledge)
        if not any(signal.points > 0 for signal in signals):
            signals += _weighed([FOR], knowledge)[0]
        if not any(signal.points < 0 for signal in signals):
            signals += _weighed([AGAINST], knowledge)[0]
        points = sum((signal.points for signal in signals), Decimal(0))
        found = PromiseFinding(
            entry=entry, work=work, verdict=verdict, level=Promise.UNKNOWN, points=points, signals=tuple(signals),
            advice=advice, outdated=outdated(entry, advice),
        )  # fmt: skip
        return replace(found, level=_level(found, caps, knowledge))


def _level(found: PromiseFinding, caps: Iterable[Promise], knowledge: Knowledge) -> Promise:
    """The advisors' level, else that of the points. Where it is not known what the work is, few points are not low."""
    levels = knowledge.promise_rules.levels
    level = Promise.HIGH if found.points >= levels.high else Promise.MIDDLE
    if found.points < levels.middle:
        level = Promise.LOW
    if Promise.UNKNOWN in caps:
        level = Promise.UNKNOWN
    level = found.advised or level
    for cap in caps:
        level = level if level in ALLOWED[cap] else cap
    return level


def _weighed(observed: Iterable[Observed], knowledge: Knowledge) -> tuple[list[Signal], set[Promise]]:
    rules = {rule.id: rule for rule in knowledge.promise_rules.signals}
    signals: list[Signal] = []
    caps: set[Promise] = set()
    for one in observed:
        rule = rules[one.rule]
        value = next(value for value in rule.values if value.value == one.value)
        signals.append(_signal(one, rule, value, knowledge))
        if value.at_most:
            caps.add(Promise(value.at_most))
    return signals, caps


def _signal(one: Observed, rule: SignalRule, value: SignalValue, knowledge: Knowledge) -> Signal:
    law = ", ".join(
        f"{article.regulation}, artikel {article.number}" if article.number else article.title.nl
        for article in (knowledge.articles[article_id] for article_id in one.articles)
    )
    return Signal(
        rule=rule.id, name=rule.name, value=value.value, points=value.points, text=_filled(value.text, one),
        source=law or one.source or rule.basis, articles=one.articles, dated=one.dated,
    )  # fmt: skip


def _filled(template: Text, one: Observed) -> Text:
    dutch = {name: text.nl for name, text in one.words.items()}
    english = {name: text.en for name, text in one.words.items()}
    for name, day in one.days.items():
        dutch[name], english[name] = _written(day)
    return Text(nl=template.nl.format_map(_Blank(dutch)), en=template.en.format_map(_Blank(english)))


@lru_cache(maxsize=256)
def _written(day: date) -> tuple[str, str]:
    """A day in Dutch and in English."""
    return format_date(day, "d MMMM y", locale="nl_NL"), format_date(day, "d MMMM y", locale="en_GB")


class _Blank(dict[str, str]):
    """Words to fill in; one that is not known stays a dash."""

    def __missing__(self, key: str) -> str:
        return "-"
