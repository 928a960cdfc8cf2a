"""May this procurement be reserved? Facts in, the verdict with its whole ground out."""

from dataclasses import dataclass
from datetime import date

from bot.advising.entry_facts import overlay
from bot.advising.estimating import estimate, lots_within_limit, small_lots, with_main_kind
from bot.advising.features import ANNEX_XIV, NO, YES, features_of, on_list, with_assumed_kind
from bot.advising.market import counter_examples_for, examples_for, firms_known, market_for
from bot.advising.moment import deadline_of
from bot.advising.rules import Decision, Table
from bot.advising.thresholds import threshold
from bot.model.base import Text
from bot.model.finding import Estimate, MarketFinding, Reason, RouteFinding, Tick, VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.question import Facts

KNOWN = "bekend"
"""Stands for an answer whose value a feature already holds."""


@dataclass(frozen=True, slots=True)
class Adviser:
    """Answers whether a procurement may be reserved, from the decision table of `routes.yaml`."""

    knowledge: Knowledge
    table: Table

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Adviser":
        """An adviser on this knowledge."""
        return cls(knowledge, Table.of(knowledge.routes))

    def advise(self, entry: CalendarEntry | None, known: Facts, given: Facts, today: date) -> VerdictFinding:
        """The verdict. `known`: what the calendar says; `given`: what the question brings and puts over it."""
        merged, overridden = overlay(known, given)
        facts = with_assumed_kind(with_main_kind(merged), self.knowledge)
        value = estimate(facts, self.knowledge)
        annex_xiv = on_list(facts, ANNEX_XIV, self.knowledge)
        limit = threshold(facts, annex_xiv, value, self.knowledge, today)
        firms = facts.firms if facts.firms is not None else firms_known(facts.category, self.knowledge)
        features = features_of(facts, annex_xiv, limit, firms, self.knowledge)
        decision = self.table.decide(features, self._loose(facts, value))
        market = self._market(facts)
        return VerdictFinding(
            entry=entry,
            facts=facts,
            overridden=overridden,
            features=features,
            main=decision.main,
            ladder=decision.ladder,
            missing=tuple(self.knowledge.fact_questions[question] for question in decision.missing),
            ask_next=self.knowledge.fact_questions[decision.missing[0]] if decision.decisive else None,
            estimate=value,
            threshold=limit,
            deadline=deadline_of(facts, self.knowledge, today),
            market=market,
            example=next(iter(examples_for(market.category, self.knowledge)), None) if market else None,
            reasons_for=self._reasons_for(decision.main, market),
            reasons_against=self._reasons_against(decision, market),
            small_lots=small_lots(facts, self.knowledge) or (),
            confidence=decision.main.rule.confidence,
            assumed_kind=None if with_main_kind(merged).kind else facts.kind,
        )

    def _loose(self, facts: Facts, value: Estimate) -> dict[str, str]:
        """Facts that no feature holds, and questions that are answered already: question id -> value."""
        loose = dict(facts.answers)
        if facts.target_share is not None:
            loose["aandeel"] = str(facts.target_share)
        if value.low is not None and value.low == value.high:
            loose["raming"] = KNOWN
        small, together = lots_within_limit(facts, self.knowledge), small_lots(facts, self.knowledge)
        if small is not None and together is not None:
            loose["perceelwaarde"] = KNOWN
            loose["perceel_klein"] = YES if small else NO
            loose["kleine_percelen_20"] = YES if together or not small else NO
        return loose

    def _market(self, facts: Facts) -> MarketFinding | None:
        category = self.knowledge.categories.get(facts.category or "")
        return market_for(category, self.knowledge) if category else None

    def _reasons_for(self, main: RouteFinding, market: MarketFinding | None) -> tuple[Reason, ...]:
        reasons = [Reason(main.rule.why, "wet", main.rule.articles[:2])] if main.verdict.is_yes else []
        if market and market.count:
            reasons.append(Reason(market.category.reason, "markt"))
        example = next(iter(examples_for(market.category, self.knowledge)), None) if market else None
        if example:
            reasons.append(Reason(example.what, f"voorbeeld: {example.authority or example.place}"))
        return tuple(reasons)

    def _reasons_against(self, decision: Decision, market: MarketFinding | None) -> tuple[Reason, ...]:
        main = decision.main
        reasons = [
            Reason(one.condition.text, one.condition.label.value, one.condition.articles[:2])
            for one in main.conditions
            if one.tick is Tick.UNMET
        ]
        if not main.verdict.is_yes and not main.rule.verdict.is_yes:
            reasons.append(Reason(main.rule.why, "wet", main.rule.articles[:2]))
        if main.rule.reserve:
            reasons.append(Reason(main.rule.reserve, "wet", main.rule.articles[:1]))
        if market:
            reasons += [Reason(text, "markt") for text in market.category.watch_for[:2]]
            counter = counter_examples_for(market.category, self.knowledge)
            reasons += [Reason(example.lesson, "tegenvoorbeeld") for example in counter[:1] if example.lesson]
        return tuple(reasons) or (Reason(OWN_CHOICE, "wet", ("aw-2.82",)),)


OWN_CHOICE = Text(
    nl="Een voorbehoud sluit gewone bedrijven uit. Motiveer daarom uw keuze.",
    en="A reservation shuts out ordinary companies. So give reasons for your choice.",
)
