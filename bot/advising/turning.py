"""Which facts of a procurement could be different: what `what_if` runs the rules again with.

Each candidate comes from the facts themselves. A lower value is a fact to check and never a way out: splitting a
contract to stay below the threshold is forbidden (article 2.14), so that article goes with it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from bot.advising.entry_facts import ALREADY_RESERVED
from bot.advising.features import ANNEX_XIV, ARTICLE_77
from bot.advising.rules import Table
from bot.model.finding import Moment, VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.law import FactQuestion
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.promise import PromiseFinding, Turn, Turning
from bot.model.question import Facts, GivenLot, Money, Per, Performer
from bot.model.values import Period, Term, month_period
from bot.model.work import WorkBasis, WorkFinding, WorkGuess

NO_SPLITTING = ("aw-2.14",)
CONSULTATION = ("aw-2.25",)
LATEST = 24
"""A plan is not moved by more months than this."""
STILL_OPEN = (None, NoticeStatus.PREPARATION, NoticeStatus.PRIOR_NOTICE)
FIRST_ANNEX_XIV = "85"
"""The division of the CPV with which the codes of Annex XIV are tried first: health and social work."""


def turns_of(finding: PromiseFinding, table: Table, knowledge: Knowledge, today: date) -> Iterator[Turn]:
    """The facts that could be different, the ones that people can do something about first."""
    verdict = finding.verdict
    yield from _moments(verdict, knowledge, today)
    yield from _works(finding.work)
    yield from _markets(verdict, knowledge)
    yield from _lots(verdict, knowledge)
    yield from _terms(verdict, knowledge)
    yield from _values(verdict)
    yield from _lists(verdict, knowledge)
    for question in verdict.missing:
        yield from _answers(question, table)


def _moments(verdict: VerdictFinding, knowledge: Knowledge, today: date) -> Iterator[Turn]:
    """A plan moved by the months that are missing; a notice that goes out without a reservation, or once more."""
    facts, times = verdict.facts, knowledge.promise_rules.lead_times
    moment = verdict.deadline.moment if verdict.deadline else Moment.UNKNOWN
    with_time = today + relativedelta(months=int(times.signal) + 1)
    planned = month_period(with_time.year, with_time.month)
    if facts.status in STILL_OPEN:
        leads = {Moment.LAST_CHANCE: (times.last_chance, times.signal), Moment.EARLY: ()}
        for lead in dict.fromkeys(leads.get(moment, (times.signal,))):
            yield from _later(facts, int(lead), today)
        if facts.planned is None:
            yield _moved(Turning.PLANNED, facts, planned)
        gone = Facts(status=NoticeStatus.PUBLISHED, answers={ALREADY_RESERVED: "nee"})
        yield Turn(kind=Turning.PUBLISHED, facts=gone)
    elif moment is Moment.TOO_LATE:
        awarded = facts.status is NoticeStatus.AWARDED
        yield _moved(Turning.NEXT_TIME if awarded else Turning.REPUBLISHED, facts, planned)


def _later(facts: Facts, lead: int, today: date) -> Iterator[Turn]:
    """The plan, moved by as few months as leave `lead` months before the publication."""
    if facts.planned is None:
        return
    start, needed = facts.planned.start, today + relativedelta(months=lead)
    for months in range(1, LATEST + 1):
        moved = start + relativedelta(months=months)
        if moved > needed:
            planned = month_period(moved.year, moved.month) if moved.day == 1 else Period(moved, moved)
            yield _moved(Turning.LATER, facts, planned, Decimal(months))
            return


def _moved(kind: Turning, facts: Facts, planned: Period, number: Decimal | None = None) -> Turn:
    """Another plan; on which side of the threshold the value lies stays as it was known."""
    status = NoticeStatus.PREPARATION if kind in (Turning.REPUBLISHED, Turning.NEXT_TIME) else None
    moved = Facts(status=status, planned=planned, threshold_side=facts.threshold_side)
    return Turn(kind=kind, facts=moved, number=number)


def _works(work: WorkFinding) -> Iterator[Turn]:
    """The kind of work that it may be, when the advisors confirm it."""
    if work.best and not work.sure:
        sure = WorkGuess(work.best.category, 1.0, WorkBasis.ADVICE, work.best.evidence)
        yield Turn(kind=Turning.WORK, work=WorkFinding((sure,)))


def _markets(verdict: VerdictFinding, knowledge: Knowledge) -> Iterator[Turn]:
    """What a market consultation may bring: enough firms that meet the requirement, or fewer."""
    enough = int(knowledge.figure("markt-genoeg"))
    if verdict.features["markt"] != "genoeg":
        yield Turn(
            kind=Turning.ENOUGH_FIRMS,
            facts=Facts(firms=enough),
            number=Decimal(enough),
            articles=CONSULTATION,
        )
    if verdict.features["markt"] != "dun":
        few = Facts(firms=enough - 1)
        yield Turn(kind=Turning.FEW_FIRMS, facts=few, number=Decimal(enough), articles=CONSULTATION)


def _lots(verdict: VerdictFinding, knowledge: Knowledge) -> Iterator[Turn]:
    facts, value = verdict.facts, verdict.estimate
    if facts.has_lots is not True:
        yield Turn(kind=Turning.LOTS, facts=Facts(has_lots=True))
    if facts.has_lots is not False:
        yield Turn(kind=Turning.NO_LOTS, facts=Facts(has_lots=False))
    rules = knowledge.thresholds.small_lots
    most = {
        ContractKind.SERVICES: rules.services_at_most,
        ContractKind.SUPPLIES: rules.supplies_at_most,
        ContractKind.WORKS: rules.works_at_most,
    }.get(facts.kind or ContractKind.CONCESSION)
    if most is None or value.low is None or value.low != value.high or verdict.small_lots:
        return
    small = min(most, value.low * rules.together_at_most_percent / 100)
    if 0 < small < value.low:
        parts = (GivenLot("1", small), GivenLot("2", value.low - small))
        yield Turn(
            kind=Turning.SMALL_LOT,
            facts=Facts(has_lots=True, lots=parts),
            number=most,
            articles=rules.articles,
        )


def _terms(verdict: VerdictFinding, knowledge: Knowledge) -> Iterator[Turn]:
    """A term of at most three years, on which article 2.82a rests, and a longer one when nothing is known of it."""
    months = int(knowledge.figure("maanden-2.82a"))
    if verdict.features["looptijd_max_36"] != "ja":
        yield Turn(kind=Turning.SHORT, facts=Facts(term=Term(months)), number=Decimal(months))
    if verdict.features["looptijd_max_36"] == "onbekend":
        yield Turn(kind=Turning.LONG, facts=Facts(term=Term(months + 1)), number=Decimal(months))


def _values(verdict: VerdictFinding) -> Iterator[Turn]:
    """A value on the other side of the threshold that holds on the day of the notice."""
    limit = verdict.threshold
    if limit.side is not ThresholdSide.UNDER:
        under = _worth(limit.amount - 1) if limit.amount else Facts(threshold_side=ThresholdSide.UNDER)
        yield Turn(kind=Turning.UNDER, facts=under, number=limit.amount, articles=NO_SPLITTING)
    if limit.side is not ThresholdSide.REACHED:
        reached = _worth(limit.amount) if limit.amount else Facts(threshold_side=ThresholdSide.REACHED)
        yield Turn(kind=Turning.REACHED, facts=reached, number=limit.amount)


def _worth(amount: Decimal) -> Facts:
    return Facts(value=Money(amount, amount, with_vat=False, per=Per.TOTAL))


def _lists(verdict: VerdictFinding, knowledge: Knowledge) -> Iterator[Turn]:
    """A CPV code that stands in Annex XIV, or one that does not."""
    if verdict.facts.kind not in (None, ContractKind.SERVICES):
        return
    listed = knowledge.cpv_codes[ANNEX_XIV]
    if verdict.features["cpv_bijlage_xiv"] != "ja":
        inside = sorted(listed & knowledge.cpv_names.keys() - knowledge.cpv_codes[ARTICLE_77])
        first = sorted(inside, key=lambda code: not code.startswith(FIRST_ANNEX_XIV))[:1]
        yield Turn(kind=Turning.ON_LIST, facts=Facts(cpv=tuple(first)))
    if verdict.features["cpv_bijlage_xiv"] != "nee":
        outside = (code for code in sorted(knowledge.cpv_names) if code not in listed)
        services = (c for c in outside if knowledge.kind_of_division.get(c[:2]) is ContractKind.SERVICES)
        yield Turn(
            kind=Turning.OFF_LIST, facts=Facts(cpv=tuple(code for code in [next(services, "")] if code))
        )


def _answers(question: FactQuestion, table: Table) -> Iterator[Turn]:
    """Every answer to a fact that is missing and that nothing above gives."""
    match question.feature:
        case "soort":
            told = {kind.value: Facts(kind=kind) for kind in ContractKind}
        case "eigen_dienst_quasi_inhouse":
            told = {who.value: Facts(performer=who) for who in Performer}
        case "status":
            told = {NoticeStatus.PRIOR_NOTICE.value: Facts(status=NoticeStatus.PRIOR_NOTICE)}
        case None if question.answered_by == "getal":
            yield from _numbers(question, table)
            return
        case None:
            told = {value: Facts(answers={question.id: value}) for value in table.answers[question.id]}
        case _:
            return
    for answer, facts in told.items():
        yield Turn(kind=Turning.ANSWER, facts=facts, question=question.id, answer=answer)


def _numbers(question: FactQuestion, table: Table) -> Iterator[Turn]:
    """A number just below each limit that a condition looks at, and the limit itself."""
    numbers = {Decimal(value) for value in table.answers[question.id]}
    for limit in sorted(number for number in numbers if {number - 1, number + 1} <= numbers):
        for kind, number in ((Turning.BELOW, limit - 1), (Turning.AT_LEAST, limit)):
            facts = Facts(answers={question.id: str(number)})
            yield Turn(kind=kind, facts=facts, number=limit, question=question.id, answer=str(number))
