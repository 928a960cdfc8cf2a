"""How a contract is valued: the whole term, the lots together, the main part of a mixed contract.

Every step applies a rule of `drempels.yaml` (Aanbestedingswet 2012, articles 2.12a to 2.21, 2a.10 and 2a.12) and is shown with it.
All amounts are in euro, without VAT, over the whole term.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.advising.entry_facts import is_utility
from bot.model.base import Text
from bot.model.finding import Estimate, EstimateStep
from bot.model.knowledge import Knowledge
from bot.model.procurement import ContractKind
from bot.model.question import Facts, GivenLot, Money, Per

INDEFINITE_MONTHS = "maanden-bij-onbepaalde-duur"
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Range:
    low: Decimal | None
    high: Decimal | None

    def over(self, months: int, per: Per) -> "_Range":
        """The amount per month or year, over so many months. Multiplied first: the threshold itself is reached exactly."""
        parts = MONTHS_A_YEAR if per is Per.YEAR else 1
        return _Range(*(None if end is None else end * months / parts for end in (self.low, self.high)))


def estimate(facts: Facts, knowledge: Knowledge) -> Estimate:
    """The value over the whole term, as far as the facts give it. An open end of the range is None."""
    if facts.parts and facts.value is None and not facts.lots:
        return _from_parts(facts, knowledge)
    of_lots = _from_lots(facts, knowledge)
    if facts.value is None:
        return of_lots
    of_value = _from_value(facts, facts.value, knowledge)
    return of_lots if _is_more(of_lots, of_value) else of_value


def _is_more(of_lots: Estimate, of_value: Estimate) -> bool:
    """Whether the lots are worth more than the whole was said to be: then they are the basis (article 2.18)."""
    return of_lots.low is not None and of_value.high is not None and of_lots.low > of_value.high


def main_part(facts: Facts) -> ContractKind | None:
    """The kind that decides a mixed contract of services and supplies: the part with the highest estimated value.

    Returns None when works are among the parts or a value is missing: then the main object decides, and a human
    weighs that (article 2.12a).
    """
    kinds = {part.kind for part in facts.parts}
    values = [part.value for part in facts.parts]
    if not kinds <= {ContractKind.SERVICES, ContractKind.SUPPLIES} or None in values:
        return None
    totals = {
        kind: sum((p.value or Decimal(0) for p in facts.parts if p.kind is kind), Decimal(0))
        for kind in kinds
    }
    best = max(totals.values(), default=Decimal(0))
    leading = [kind for kind, total in totals.items() if total == best]
    return leading[0] if len(leading) == 1 else None


def with_main_kind(facts: Facts) -> Facts:
    """The facts with the kind of a mixed contract filled in: computed, or else as it was given, or else unknown."""
    kinds = {part.kind for part in facts.parts}
    if not kinds:
        return facts
    only = next(iter(kinds)) if len(kinds) == 1 else None
    return replace(facts, kind=main_part(facts) or only or facts.kind)


def lots_within_limit(facts: Facts, knowledge: Knowledge) -> tuple[GivenLot, ...] | None:
    """The lots that are small enough by themselves, smallest first; None when that cannot be known yet.

    A concession has no small lots (article 2a.12). Those of a utility have a rule of their own (article 3.16a), which
    is not among the knowledge, so that they cannot be known.
    """
    if facts.kind is ContractKind.CONCESSION:
        return ()
    limit = _small_lot_limit(facts.kind, knowledge)
    if limit is None or not facts.lots or is_utility(facts) or any(lot.value is None for lot in facts.lots):
        return None
    small = [lot for lot in facts.lots if _worth(lot) <= limit]
    return tuple(sorted(small, key=lambda lot: (_worth(lot), lot.number)))


def small_lots(facts: Facts, knowledge: Knowledge) -> tuple[str, ...] | None:
    """The numbers of the lots that may be awarded outside part 2 together, or None when that cannot be known yet.

    Each is at most the limit of its kind; all of them together are at most 20 % of all lots (articles 2.18 and 2.19,
    paragraph 3). The smallest go first, so that as many as possible fit. Empty: no lot qualifies.
    """
    small = lots_within_limit(facts, knowledge)
    if not small:
        return None if small is None else ()
    room = (
        sum(map(_worth, facts.lots), Decimal(0))
        * knowledge.thresholds.small_lots.together_at_most_percent
        / 100
    )
    chosen: list[str] = []
    for lot in small:
        room -= _worth(lot)
        if room < 0:
            break
        chosen.append(lot.number)
    return tuple(chosen)


def _worth(lot: GivenLot) -> Decimal:
    return lot.value or Decimal(0)


def _small_lot_limit(kind: ContractKind | None, knowledge: Knowledge) -> Decimal | None:
    limits = knowledge.thresholds.small_lots
    if kind is ContractKind.WORKS:
        return limits.works_at_most
    if kind is ContractKind.SUPPLIES:
        return limits.supplies_at_most
    return limits.services_at_most if kind is ContractKind.SERVICES else None


def _from_value(facts: Facts, money: Money, knowledge: Knowledge) -> Estimate:
    amount = _Range(money.low, money.high)
    steps: list[EstimateStep] = []
    if money.per is Per.YEAR or money.per is Per.MONTH:
        amount, step = _over_the_term(amount, money.per, facts, knowledge)
        steps.append(step)
    if money.with_vat:
        amount = _Range(None, amount.high)
        steps.append(_step("hele-looptijd", WITHOUT_VAT, amount, knowledge))
    return Estimate(amount.low, amount.high, tuple(steps))


WITHOUT_VAT = Text(
    nl="Het bedrag is met btw. De raming telt zonder btw en ligt dus lager. Reken met het bedrag zonder btw.",
    en="The amount includes VAT. The estimate counts without VAT, so it is lower. Use the amount without VAT.",
)
TERM_UNKNOWN = Text(
    nl="De waarde over de hele looptijd is nog niet bekend: de looptijd met opties ontbreekt.",
    en="The value over the whole term is not known yet: the term with its options is missing.",
)


def _over_the_term(
    amount: _Range, per: Per, facts: Facts, knowledge: Knowledge
) -> tuple[_Range, EstimateStep]:
    ceiling = int(knowledge.figure(INDEFINITE_MONTHS))
    if facts.indefinite and facts.kind not in (ContractKind.WORKS, ContractKind.CONCESSION):
        return _indefinite(amount, per, facts.kind, ceiling, knowledge)
    if facts.indefinite or facts.term is None:
        rule = "concessie-omzet" if facts.kind is ContractKind.CONCESSION else "hele-looptijd"
        open_ended = _Range(amount.low, None)
        return open_ended, _step(rule, TERM_UNKNOWN, open_ended, knowledge)
    months = facts.term.total_months
    if months > ceiling and facts.kind in (ContractKind.SERVICES, None):
        return _longer(amount, per, facts.kind, (ceiling, months), knowledge)
    counted = amount.over(months, per)
    return counted, _step("hele-looptijd", _said_term(amount, counted, months, per), counted, knowledge)


def _indefinite(
    amount: _Range, per: Per, kind: ContractKind | None, ceiling: int, knowledge: Knowledge
) -> tuple[_Range, EstimateStep]:
    """An indefinite term: a service and a hire count 48 months (articles 2.17, point e, and 2.20).

    Supplies that are bought again and again count twelve months (article 2.21), so that the value of supplies, and of
    what is not known to be a service, lies between the two.
    """
    capped = amount.over(ceiling, per)
    if kind is ContractKind.SERVICES:
        return capped, _step("maandbedrag-48", _said_capped(capped, ceiling), capped, knowledge)
    yearly = amount.over(MONTHS_A_YEAR, per)
    rule = "huur" if kind is ContractKind.SUPPLIES else "maandbedrag-48"
    between = _Range(yearly.low, capped.high)
    return between, _step(rule, _said_hired_or_bought(capped, yearly, ceiling), between, knowledge)


def _longer(
    amount: _Range, per: Per, kind: ContractKind | None, months: tuple[int, int], knowledge: Knowledge
) -> tuple[_Range, EstimateStep]:
    """A fixed term of more than 48 months: a monthly price for a service counts 48 times (article 2.17, point e).

    A price per year may stand beside a total price, and then the whole term counts: the value lies between the two.
    The same goes for what is not known to be a service.
    """
    ceiling, whole_term = months
    capped, whole = amount.over(ceiling, per), amount.over(whole_term, per)
    if kind is ContractKind.SERVICES and per is Per.MONTH:
        return capped, _step("maandbedrag-48", _said_capped(capped, ceiling), capped, knowledge)
    between = _Range(capped.low, whole.high)
    return between, _step("maandbedrag-48", _said_total_or_not(capped, whole, ceiling), between, knowledge)


def _said_term(amount: _Range, counted: _Range, months: int, per: Per) -> Text:
    each = "year" if per is Per.YEAR else "month"
    return Text(
        nl=f"{_euro(amount)} per {per.value}, {months} maanden met opties: samen {_euro(counted)}.",
        en=f"{_euro(amount)} per {each}, {months} months with options: {_euro(counted)} in all.",
    )


def _said_capped(counted: _Range, ceiling: int) -> Text:
    return Text(
        nl=f"Onbepaalde tijd of langer dan {ceiling} maanden: het maandbedrag maal {ceiling}, dus {_euro(counted)}.",
        en=f"Indefinite or longer than {ceiling} months: the monthly amount times {ceiling}, so {_euro(counted)}.",
    )


def _said_hired_or_bought(capped: _Range, yearly: _Range, ceiling: int) -> Text:
    return Text(
        nl=f"Onbepaalde tijd. Bij een dienst, huur of lease telt het maandbedrag maal {ceiling}: {_euro(capped)}. "
        f"Bij leveringen die steeds terugkomen telt de waarde over {MONTHS_A_YEAR} maanden: {_euro(yearly)}.",
        en=f"Indefinite. For a service, hire or lease the monthly amount times {ceiling} counts: {_euro(capped)}. "
        f"For supplies that keep coming back the value over {MONTHS_A_YEAR} months counts: {_euro(yearly)}.",
    )


def _said_total_or_not(capped: _Range, whole: _Range, ceiling: int) -> Text:
    return Text(
        nl=f"Langer dan {ceiling} maanden. Noemt het contract geen totale prijs, dan telt bij een dienst het maandbedrag "
        f"maal {ceiling}: {_euro(capped)}. Anders telt de hele looptijd met opties: {_euro(whole)}.",
        en=f"Longer than {ceiling} months. If a service contract names no total price, the monthly amount times {ceiling} "
        f"counts: {_euro(capped)}. Otherwise the whole term with its options counts: {_euro(whole)}.",
    )


def _from_lots(facts: Facts, knowledge: Knowledge) -> Estimate:
    values = [lot.value for lot in facts.lots]
    known = [value for value in values if value is not None]
    if not known:
        return Estimate(None, None, ())
    total = sum(known, Decimal(0))
    amount = _Range(total, total if len(known) == len(values) else None)
    rule = "percelen-leveringen" if facts.kind is ContractKind.SUPPLIES else "percelen-werken-diensten"
    if facts.kind is ContractKind.CONCESSION:
        rule = "concessie-percelen"
    same = (
        (" van dezelfde soort producten", " of the same kind of products")
        if rule == "percelen-leveringen"
        else ("", "")
    )
    said = Text(
        nl=f"Alle {len(values)} percelen{same[0]} tellen samen: {_euro(amount)}.",
        en=f"All {len(values)} lots{same[1]} count together: {_euro(amount)}.",
    )
    return Estimate(amount.low, amount.high, (_step(rule, said, amount, knowledge),))


def _from_parts(facts: Facts, knowledge: Knowledge) -> Estimate:
    known = [part.value for part in facts.parts if part.value is not None]
    if not known:
        return Estimate(None, None, ())
    total = sum(known, Decimal(0))
    amount = _Range(total, total if len(known) == len(facts.parts) else None)
    kind = main_part(facts)
    said = Text(
        nl=f"Gemengde opdracht, samen {_euro(amount)}. " + (f"Het hoofdvoorwerp is: {kind.value}." if kind else "Wat het hoofdvoorwerp is, weegt een mens."),
        en=f"Mixed contract, {_euro(amount)} in all. " + (f"The main part is: {kind.value}." if kind else "What the main object is, a human must weigh."),
    )  # fmt: skip
    return Estimate(amount.low, amount.high, (_step("gemengd", said, amount, knowledge),))


def _step(rule: str, text: Text, amount: _Range, knowledge: Knowledge) -> EstimateStep:
    assert rule in knowledge.rules_of_estimating, rule
    return EstimateStep(rule, text, amount.high if amount.high is not None else amount.low)


def _euro(amount: _Range) -> str:
    """An amount or a range of amounts as the Dutch write it; '>' and '<' stand for an end that is not known."""
    low, high = (
        None if end is None else f"€ {end:,.0f}".replace(",", ".") for end in (amount.low, amount.high)
    )
    if low and high:
        return low if low == high else f"{low} - {high}"
    return f"> {low}" if low else f"< {high}" if high else "?"
