"""The answer to 'may this be reserved?': the verdict first, then what it rests on, then what opens behind a button."""

from dataclasses import replace

from bot.answering import phrases as say
from bot.answering.details import (
    alternatives,
    condition_line,
    estimate_lines,
    examples_details,
    law_details,
    market_details,
    why_details,
)
from bot.answering.drafting import Draft, Pen, Weighed
from bot.answering.entry_said import about, deadline_line
from bot.answering.facts_said import choice_name, facts_in_words
from bot.answering.promise_said import promise_details, promise_lines
from bot.answering.strategy import strategy_details
from bot.answering.threshold_said import assumptions, threshold_line
from bot.answering.verdict_said import verdict_said
from bot.answering.what_if_said import what_if_details
from bot.answering.writing import day, joined
from bot.model.answer import Asking, Choice, Details, Line, Prompt
from bot.model.base import Confidence, Label
from bot.model.finding import RouteFinding, Tick, VerdictFinding
from bot.model.law import FactQuestion
from bot.model.promise import PromiseFinding
from bot.model.question import Facts, Performer

NAMED_IN_SHORT = 3
MEANT_BY_YES_NO = ("ja", "nee")
DO_NOT_KNOW = "weet-niet"
VALUE_QUESTION = "raming"


def verdict_draft(
    found: VerdictFinding, given: Facts, pen: Pen, promise: PromiseFinding | None = None
) -> Draft:
    """A draft of the verdict. `given`: the facts that the question brought, which the answer says it reckoned with;
    `promise`: how promising the procurement is, when it is one of the calendar."""
    main = found.main
    return Draft(
        headline=verdict_said(main.verdict, main.route, pen),
        notes=(
            *(about(found.entry, pen) if found.entry else ()),
            *_reckoned(given, pen),
            *assumptions(found, pen),
        ),
        lines=tuple(_lines(found, promise, pen)),
        articles=main.rule.articles,
        prompt=_prompt(found.ask_next, pen) if found.ask_next else None,
        details=(
            why_details(found, pen),
            law_details(main.rule.articles, pen),
            market_details(found.market, pen),
            examples_details(found.market.category if found.market else None, pen),
            alternatives(found, pen),
            *_of_promise(promise, pen),
        ),
        routes=tuple((row.route.id, row.verdict.value) for row in found.ladder),
        verdict=main.verdict.value,
        missing=_contract_missing(found, pen),
    )


def _of_promise(promise: PromiseFinding | None, pen: Pen) -> tuple[Details, ...]:
    if promise is None:
        return ()
    return promise_details(promise, pen), what_if_details(promise, pen), strategy_details(promise, pen)


def _contract_missing(found: VerdictFinding, pen: Pen) -> tuple[str, ...]:
    """The missing facts that the decision table itself names; loose facts of a bidder are only asked for."""
    named = {question for rule in pen.knowledge.routes.rules for question in rule.missing}
    return tuple(question.id for question in found.missing if question.id in named)


def _reckoned(given: Facts, pen: Pen) -> list[str]:
    """What the asker brought; that social firms on the market do the work is what every question here supposes."""
    supposed = given.performer is Performer.MARKET
    facts = facts_in_words(replace(given, performer=None) if supposed else given, pen)
    return [pen.say(say.RECKONED_WITH, feiten=joined(facts, pen.language))] if facts else []


def _lines(found: VerdictFinding, promise: PromiseFinding | None, pen: Pen) -> list[Weighed]:
    """What must be said first, then what helps, then as many conditions as fit; the rest opens behind 'Waarom?'."""
    deadline = deadline_line(found.deadline, found.entry, pen) if found.deadline else None
    unmet = [condition_line(one, pen) for one in found.main.conditions if one.tick is Tick.UNMET]
    ranked: list[tuple[int, Line | None]] = [
        (1, _uncertain(found, pen)),
        *((2, line) for line in estimate_lines(found, pen)),
        (2, threshold_line(found, pen)),
        *((1, line) for line in unmet),
        (2, _counted(found, pen)),
        *((8 + rank, line) for rank, line in enumerate(_conditions(found.main, pen))),
        (4, _notice(found.main, pen)),
        (3, deadline),
        *((weighed.rank, weighed.line) for weighed in (promise_lines(promise, pen) if promise else ())),
        (3, _other_routes(found, pen)),
        (4, _market(found, pen)),
        (5, _example(found, pen)),
        (6, _against(found, pen)),
    ]
    return [Weighed(rank, line) for rank, line in ranked if line is not None]


def _uncertain(found: VerdictFinding, pen: Pen) -> Line | None:
    if found.confidence is Confidence.HIGH:
        return None
    reserve = found.main.rule.reserve
    if found.estimate.high is not None and VALUE_QUESTION in found.main.rule.missing:
        reserve = None
    said = (
        pen.say(say.UNCERTAIN, reserve=reserve.in_(pen.language)) if reserve else pen.say(say.UNCERTAIN_PLAIN)
    )
    return Line(said, Label.ADVICE)


TICK_ORDER = (Tick.OPEN, Tick.MET, Tick.DUTY)


def _conditions(main: RouteFinding, pen: Pen) -> list[Line]:
    """The conditions that are not known to be unmet, those that are still open first."""
    rest = [one for one in main.conditions if one.tick is not Tick.UNMET]
    return [condition_line(one, pen) for one in sorted(rest, key=lambda one: TICK_ORDER.index(one.tick))[:4]]


def _counted(found: VerdictFinding, pen: Pen) -> Line | None:
    """How many of the conditions that a fact decides are met, and which facts are still needed."""
    tested = [one for one in found.main.conditions if one.tick is not Tick.DUTY]
    if not tested or not found.main.verdict.is_yes:
        return None
    met = sum(one.tick is Tick.MET for one in tested)
    needed = dict.fromkeys(
        one.condition.question for one in tested if one.tick is Tick.OPEN and one.condition.question
    )
    if not needed:
        return Line(pen.say(say.CONDITIONS_ALL_MET, totaal=len(tested)), Label.ADVICE)
    names = [pen.knowledge.fact_questions[question].name.in_(pen.language) for question in needed]
    said = pen.say(say.CONDITIONS_COUNTED, voldaan=met, totaal=len(tested), open=joined(names, pen.language))
    return Line(said, Label.ADVICE)


def _notice(main: RouteFinding, pen: Pen) -> Line | None:
    notice = main.route.notice
    if notice is None or not main.verdict.is_yes:
        return None
    said = pen.say(say.NOTICE, veld=notice.field, code=notice.code, woorden=notice.words.in_(pen.language))
    return Line(said, Label.PRACTICE, notice.articles)


def _market(found: VerdictFinding, pen: Pen) -> Line | None:
    if found.market is None:
        return None
    name = found.market.category.name.in_(pen.language).lower()
    if not found.market.firms:
        return Line(pen.say(say.MARKET_THIN, werksoort=name), Label.PRACTICE)
    names = joined([firm.name for firm in found.market.firms[:NAMED_IN_SHORT]], pen.language)
    seen = day(min(firm.seen for firm in found.market.firms), pen.language)
    said = pen.say(say.MARKET_LINE, werksoort=name, namen=names, dag=seen, aantal=found.market.count)
    return Line(said, Label.PRACTICE)


def _example(found: VerdictFinding, pen: Pen) -> Line | None:
    if found.example is None:
        return None
    who = found.example.authority or found.example.place
    year = f" ({found.example.year})" if found.example.year else ""
    what = found.example.what.in_(pen.language) + year
    return Line(pen.say(say.EXAMPLE_LINE, wie=who, wat=what), Label.EXAMPLE)


def _against(found: VerdictFinding, pen: Pen) -> Line | None:
    said_already = found.main.rule.reserve
    reason = next((reason for reason in found.reasons_against if reason.text != said_already), None)
    if reason is None or not found.main.verdict.is_yes:
        return None
    return Line(pen.say(say.AGAINST_LINE, tekst=reason.text.in_(pen.language)), Label.ADVICE)


def _other_routes(found: VerdictFinding, pen: Pen) -> Line | None:
    """What can be done when reserving does not fit."""
    if found.main.verdict.is_yes:
        return None
    open_routes = [row.route.short.in_(pen.language) for row in found.ladder[1:] if row.verdict.is_yes]
    if not open_routes:
        return None
    return Line(pen.say(say.ALTERNATIVE_LINE, routes=joined(open_routes[:3], pen.language)), Label.ADVICE)


def _prompt(question: FactQuestion, pen: Pen) -> Prompt:
    """The question for the fact that can change the verdict, with what can be chosen."""
    values = [choice.value for choice in question.choices]
    if question.answered_by == "ja-nee":
        values = list(MEANT_BY_YES_NO)
    asked = question.question.in_(pen.language)
    text = asked if values else pen.say(say.TYPE_ANSWER, vraag=asked)
    choices = tuple(Choice(choice_name(question, value, pen), value) for value in (*values, DO_NOT_KNOW))
    return Prompt(Asking.FACT, text, choices, question.id)
