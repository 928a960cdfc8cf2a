"""The facts that a question brings along, as far as its own words state or suppose them.

A question about a thing is no fact: 'is het gepubliceerd?' says nothing, 'het is gepubliceerd, kan ik nog ...' does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.model.base import Text
from bot.model.procurement import NoticeStatus, ThresholdSide
from bot.model.question import Facts, Impossible, Money, Per, Step
from bot.understanding.amounts import FoundAmount, find_amounts, impossible_amounts
from bot.understanding.cpv import cpv_spans, find_cpv, impossible_cpv
from bot.understanding.facts_answers import find_answers
from bot.understanding.facts_clauses import Reading
from bot.understanding.facts_firms import HIGHEST_SHARE, find_firms, find_share
from bot.understanding.facts_kinds import FoundKind, FoundParts, find_kind, find_parts
from bot.understanding.facts_money import FoundMoney, find_money, over_the_term
from bot.understanding.facts_plan import find_performer, find_planned, find_status
from bot.understanding.facts_terms import FoundTerm, find_term
from bot.understanding.periods import find_periods, impossible_dates
from bot.understanding.text import clean, fold_clean

NO_SUCH_SHARE = "aandeel"
_HYPOTHETICAL = re.compile(
    r"\b(?:stel(?:t)?(?: nou| nu| je voor| eens)?(?: dat|:|,| het| de)|gesteld dat|ervan uitgaande|wat als|hoezo als|en als|wat nu als|what if|suppose|supposing|assuming|and if|hypothetically|"
    r"hypothetisch)\b|\bals (?:het|dit|dat|de|we|er|zij|hij|ze|een|ik|die|deze)\b(?=(?:[^.?!;]|\.\d){0,120}\b(?:is|wordt|worden|zou|was|zijn|blijkt|kost|duurt|doet|doen|gaan|gaat|hebben|heeft|maken|knippen|verdelen|delen|kunnen|kan|publiceren)\b)|"
    r"\bmocht(?:en)? (?:het|de|we|er)\b|\bif (?:it|the|we|this|there|they|that)\b|\bin het geval dat\b|\bzou (?:het|dat|dit)\b[^.?!;]{0,120}\bals\b|^\W*(?:en|maar|and|but) (?:dan )?(?:bij|met|zonder|with|without|at) "
)
_ARTICLE = re.compile(
    r"(?<![\w.,])\d{1,2}[a-z]?\.\d{1,3}[a-j]\b|\b(?:artikel(?:en)?|art\.?|article|aw) \d{1,2}[a-z]?[.:]\d{1,3}[a-z]?\b(?: lid \d{1,2})?"
)


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """What a question says of the procurement, what in it cannot be, and which words led where."""

    facts: Facts
    impossible: tuple[Impossible, ...] = ()
    steps: tuple[Step, ...] = ()
    hypothetical: bool = False


def read_facts(text: str, today: date, cpv_names: Mapping[str, Text]) -> ReadFacts:
    """The facts in a question; whatever it does not say stays None or empty. Never raises, whatever the text."""
    reading, amounts = _prepared(text, cpv_names)
    facts, steps = _contract(reading, amounts)
    planned, more = _plan(reading, today)
    cpv = find_cpv(text, cpv_names)
    answers, answered = find_answers(reading)
    steps += more + answered
    steps += tuple(Step(code, f"CPV-code: {cpv_names[code].nl}") for code in cpv)
    status = planned.status
    if status is None and "soort_vooraankondiging" in answers:
        status = NoticeStatus.PRIOR_NOTICE
    if status is None and "voorbehoud_in_aankondiging" in answers:
        status = NoticeStatus.PUBLISHED
    share, wrong_share = _share(reading)
    facts = replace(
        facts, cpv=cpv, answers=answers, status=status, notice_sent=planned.notice_sent, planned=planned.planned,
        performer=planned.performer, firms=planned.firms, target_share=share,
    )  # fmt: skip
    if share is not None:
        steps += (Step(f"{share}%", f"aandeel doelgroep: {share}%"),)
    impossible = (
        *_amounts_that_cannot_be(reading),
        *impossible_dates(reading.text),
        *impossible_cpv(text, cpv_names),
        *wrong_share,
    )
    return ReadFacts(facts, impossible, steps, bool(_HYPOTHETICAL.search(reading.plain)))


def reading_of(text: str, cpv_names: Mapping[str, Text]) -> Reading:
    """The text cleaned and folded, with CPV codes and article numbers blotted out."""
    return _prepared(text, cpv_names)[0]


def _prepared(text: str, cpv_names: Mapping[str, Text]) -> tuple[Reading, tuple[FoundAmount, ...]]:
    cleaned = clean(text)
    plain = fold_clean(cleaned)
    masked = plain
    for start, end in (*cpv_spans(cleaned, cpv_names), *(match.span() for match in _ARTICLE.finditer(plain))):
        masked = masked[:start] + "#" * (end - start) + masked[end:]
    return Reading(cleaned, plain, masked), find_amounts(masked)


def _amounts_that_cannot_be(reading: Reading) -> tuple[Impossible, ...]:
    visible = "".join(
        letter if mask != "#" or plain == "#" else "#"
        for letter, plain, mask in zip(reading.text, reading.plain, reading.masked, strict=True)
    )
    return impossible_amounts(visible)


def _contract(reading: Reading, amounts: tuple[FoundAmount, ...]) -> tuple[Facts, tuple[Step, ...]]:
    """What is bought, for how much, in which lots, for how long."""
    term = find_term(reading)
    months = term.term.total_months if term and term.term else None
    parts = find_parts(reading, tuple(over_the_term(amount, months) for amount in amounts))
    kind = None if parts else find_kind(reading)
    used = parts.used if parts else frozenset[int]()
    money = find_money(
        reading, tuple(amount for place, amount in enumerate(amounts) if place not in used), months
    )
    facts = Facts(
        kind=kind.kind if kind else None,
        parts=parts.parts if parts else (),
        value=money.value,
        threshold_side=money.side if money.value is None and not money.lots else ThresholdSide.UNKNOWN,
        term=term.term if term else None,
        indefinite=bool(term and term.term is None),
        has_lots=money.has_lots,
        lots=money.lots,
    )
    return facts, _contract_steps(reading, term, parts, kind, money)


def _contract_steps(
    reading: Reading,
    term: FoundTerm | None,
    parts: FoundParts | None,
    kind: FoundKind | None,
    money: FoundMoney,
) -> tuple[Step, ...]:
    """Which words of the question led to what."""
    steps: list[Step] = []
    if parts:
        steps.append(
            Step(
                reading.said(parts.start, parts.end),
                "gemengde opdracht: " + ", ".join(_said_part(p.kind.value, p.value) for p in parts.parts),
            )
        )
    if kind:
        steps.append(Step(reading.said(kind.start, kind.end), f"soort: {kind.kind.value}"))
    if money.value and money.value_at:
        steps.append(Step(reading.said(*money.value_at), _said_value(money.value)))
    if money.lots_at:
        said = ", ".join(f"{lot.number}: {_euro(lot.value)}" for lot in money.lots) or (
            "ja" if money.has_lots else "nee"
        )
        steps.append(Step(reading.said(*money.lots_at), f"percelen: {said}"))
    if money.side_at:
        steps.append(Step(reading.said(*money.side_at), f"ten opzichte van de drempel: {money.side.value}"))
    if money.several:
        steps.append(Step("", "meer dan een bedrag, niet duidelijk welk de waarde is"))
    if term:
        steps.append(
            Step(
                reading.said(term.start, term.end),
                _said_term(term.term.fixed_months, term.term.option_months)
                if term.term
                else "looptijd: onbepaald",
            )
        )
    return tuple(steps)


def _plan(reading: Reading, today: date) -> tuple[Facts, tuple[Step, ...]]:
    """How far the publication is, when it is planned, who does the work, how many firms can."""
    steps: list[Step] = []
    periods = find_periods(reading.text, today)
    status = find_status(reading, periods, today)
    planned = (
        None
        if status
        and status.status is not NoticeStatus.PREPARATION
        and status.status is not NoticeStatus.PRIOR_NOTICE
        else find_planned(reading, periods, today)
    )
    performer, firms = find_performer(reading), find_firms(reading)
    if status:
        when = f", verzonden op {status.sent.isoformat()}" if status.sent else ""
        steps.append(Step(reading.said(status.start, status.end), f"status: {status.status.value}{when}"))
    if planned:
        steps.append(
            Step(
                reading.said(planned[1], planned[2]),
                f"gepland: {planned[0].start.isoformat()} t/m {planned[0].end.isoformat()}",
            )
        )
    if performer:
        steps.append(Step(reading.said(performer[1], performer[2]), f"uitvoerder: {performer[0].value}"))
    if firms:
        steps.append(Step(reading.said(firms[1], firms[2]), f"aantal bedrijven: {firms[0]}"))
    facts = Facts(
        status=status.status if status else None,
        notice_sent=status.sent if status else None,
        planned=planned[0] if planned else None,
        performer=performer[0] if performer else None,
        firms=firms[0] if firms else None,
    )
    return facts, tuple(steps)


def _share(reading: Reading) -> tuple[Decimal | None, tuple[Impossible, ...]]:
    found = find_share(reading)
    if not found:
        return None, ()
    share, start, end = found
    if share > HIGHEST_SHARE:
        return None, (Impossible(words=reading.said(start, end), reason=NO_SUCH_SHARE),)
    return share, ()


def _said_value(money: Money) -> str:
    amount = _euro(money.low) if money.low == money.high else f"{_euro(money.low)} tot {_euro(money.high)}"
    vat = {True: "met btw", False: "zonder btw", None: "zonder btw niet gezegd"}[money.with_vat]
    per = {Per.YEAR: " per jaar", Per.MONTH: " per maand", Per.TOTAL: " in totaal", None: ""}[money.per]
    return f"waarde {amount}{per} {vat}"


def _said_part(kind: str, value: Decimal | None) -> str:
    return f"{kind} {_euro(value)}"


def _said_term(fixed: int, options: tuple[int, ...]) -> str:
    extra = f" en opties van {', '.join(str(option) for option in options)} maanden" if options else ""
    return f"looptijd: {fixed} maanden{extra}"


def _euro(value: Decimal | None) -> str:
    return "onbekend" if value is None else f"{value:,.0f}".replace(",", ".")
