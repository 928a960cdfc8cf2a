"""Which European threshold holds, and on which side of it a value lies.

The threshold is that of the day on which the notice is or was sent (Aanbestedingswet 2012, article 2.15, paragraph 1);
a value exactly at the threshold has reached it (articles 2.1, 2.3, 2.6a, 2a.2).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.advising.entry_facts import is_utility
from bot.model.finding import Estimate, ThresholdFinding
from bot.model.knowledge import Knowledge
from bot.model.law import ThresholdPeriod
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import Facts

PRIOR_NOTICE_REPLACES = "soort_vooraankondiging"
"""The question whether a prior notice replaces the notice; then its day counts, otherwise that of the notice itself."""
TO_BE_SENT = (NoticeStatus.PREPARATION, NoticeStatus.PRIOR_NOTICE)
UTILITIES = {"werken": "speciale_sector_werken", "leveringen_en_diensten": "speciale_sector_leveringen_en_diensten",
             "sociale_diensten": "speciale_sector_sociale_diensten"}  # fmt: skip
BY_KIND = {
    ContractKind.WORKS: ("werken",),
    ContractKind.SUPPLIES: ("leveringen_en_diensten",),
    ContractKind.CONCESSION: ("concessies",),
}


def threshold(
    facts: Facts, annex_xiv: str, value: Estimate, knowledge: Knowledge, today: date
) -> ThresholdFinding:
    """The threshold for these facts. `annex_xiv`: 'ja', 'nee' or 'onbekend' (is it a service of Annex XIV?).

    Where the day can lie in two periods, a value has reached the threshold only when it has in both, and likewise for
    under. Beyond the last period its amounts are reckoned with; before the first one no amount is known.
    """
    notice = _notice_day(facts, today)
    days = (notice.day, notice.other)
    periods = [knowledge.thresholds_on(day) for day in days]
    amounts = [reckoned.amounts for day in days if (reckoned := _reckoned_on(day, knowledge))]
    ids = _amount_ids(facts, annex_xiv)
    side = facts.threshold_side
    if side is ThresholdSide.UNKNOWN and amounts:
        side = _side(value, [by_id[amount_id] for by_id in amounts for amount_id in ids])
    single = ids[0] if len(ids) == 1 and amounts else None
    return ThresholdFinding(
        side=side,
        amount=amounts[0][single] if single else None,
        amount_id=single,
        period=periods[0],
        day=notice.day,
        day_is_assumed=notice.assumed,
        crosses_periods=periods[0] is not periods[1],
    )


def reckoning_period(found: ThresholdFinding, knowledge: Knowledge) -> ThresholdPeriod:
    """The period whose amounts were used: that of the day, or the last known one when the day lies beyond it."""
    return found.period or max(knowledge.thresholds.periods, key=lambda period: period.end)


@dataclass(frozen=True, slots=True)
class _NoticeDay:
    """The day on which the notice is or was sent, and the other day that it can be (the same when there is none)."""

    day: date
    other: date
    assumed: bool = False


def _notice_day(facts: Facts, today: date) -> _NoticeDay:
    sent = facts.notice_sent
    if (
        facts.status is NoticeStatus.PRIOR_NOTICE
        and sent
        and facts.answers.get(PRIOR_NOTICE_REPLACES) != "ja"
    ):
        ahead = _day_ahead(facts, today)
        may_replace = facts.answers.get(PRIOR_NOTICE_REPLACES) != "nee"
        return _NoticeDay(ahead.day, sent, ahead.assumed) if may_replace else ahead
    return _NoticeDay(sent, sent) if sent else _day_ahead(facts, today)


def _day_ahead(facts: Facts, today: date) -> _NoticeDay:
    """The planned day. A notice that is still to be sent is sent today at the earliest."""
    if facts.planned is None:
        return _NoticeDay(today, today, assumed=True)
    if facts.status in TO_BE_SENT and facts.planned.end < today:
        return _NoticeDay(today, today, assumed=True)
    return _NoticeDay(max(facts.planned.start, min(today, facts.planned.end)), facts.planned.end)


def _reckoned_on(day: date, knowledge: Knowledge) -> ThresholdPeriod | None:
    """The period to reckon with: a day beyond the last one is reckoned with that one; before the first there is none."""
    last = max(knowledge.thresholds.periods, key=lambda period: period.end)
    return knowledge.thresholds_on(day) or (last if day > last.end else None)


def _amount_ids(facts: Facts, annex_xiv: str) -> tuple[str, ...]:
    ids = _ordinary_ids(facts.kind, annex_xiv)
    if is_utility(facts):
        return tuple(UTILITIES.get(amount_id, amount_id) for amount_id in ids)
    return ids


def _ordinary_ids(kind: ContractKind | None, annex_xiv: str) -> tuple[str, ...]:
    if kind is not None and kind is not ContractKind.SERVICES:
        return BY_KIND[kind]
    services = {"ja": ("sociale_diensten",), "nee": ("leveringen_en_diensten",)}.get(
        annex_xiv, ("leveringen_en_diensten", "sociale_diensten")
    )
    if kind is ContractKind.SERVICES:
        return services
    return tuple(dict.fromkeys((*services, "leveringen_en_diensten", "werken", "concessies")))


def _side(value: Estimate, amounts: list[Decimal]) -> ThresholdSide:
    if value.low is not None and all(value.low >= amount for amount in amounts):
        return ThresholdSide.REACHED
    if value.high is not None and all(value.high < amount for amount in amounts):
        return ThresholdSide.UNDER
    return ThresholdSide.UNKNOWN
