"""'Wat zou dit veranderen?' in words: what must be different, and what comes of it."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen, article_name
from bot.answering.facts_said import choice_name
from bot.answering.phrases import Phrase
from bot.answering.promise_said import level_name
from bot.answering.verdict_said import verdict_said
from bot.answering.writing import amount, period
from bot.model.answer import Details, Line, Section
from bot.model.base import Label
from bot.model.promise import Change, PromiseFinding, Turn, Turning

MOST_SHOWN = 6
"""Of what makes it better, and of what makes it different."""
CLAUSES: dict[Turning, Phrase] = {
    Turning.LATER: say.TURN_LATER,
    Turning.PLANNED: say.TURN_PLANNED,
    Turning.REPUBLISHED: say.TURN_REPUBLISHED,
    Turning.NEXT_TIME: say.TURN_NEXT_TIME,
    Turning.PUBLISHED: say.TURN_PUBLISHED,
    Turning.WORK: say.TURN_WORK,
    Turning.UNDER: say.TURN_UNDER,
    Turning.REACHED: say.TURN_REACHED,
    Turning.ENOUGH_FIRMS: say.TURN_ENOUGH,
    Turning.FEW_FIRMS: say.TURN_FEW,
    Turning.SMALL_LOT: say.TURN_SMALL_LOT,
    Turning.LOTS: say.TURN_LOTS,
    Turning.NO_LOTS: say.TURN_NO_LOTS,
    Turning.SHORT: say.TURN_SHORT,
    Turning.LONG: say.TURN_LONG,
    Turning.ON_LIST: say.TURN_ON_LIST,
    Turning.OFF_LIST: say.TURN_OFF_LIST,
    Turning.ANSWER: say.TURN_ANSWER,
    Turning.BELOW: say.TURN_BELOW,
    Turning.AT_LEAST: say.TURN_AT_LEAST,
}
PLAIN = {Turning.UNDER: say.TURN_UNDER_PLAIN, Turning.REACHED: say.TURN_REACHED_PLAIN}
"""How a value is said when no single threshold is known."""


def what_if_details(found: PromiseFinding, pen: Pen) -> Details:
    """Each change with what comes of it: what makes it better first."""
    lines: list[Line] = []
    for heading, better in ((say.BETTER_HEADING, True), (say.OTHER_HEADING, False)):
        changes = [change for change in found.changes if change.better is better][:MOST_SHOWN]
        if changes:
            lines.append(Line(pen.say(heading), heading=True))
            lines += [line for change in changes for line in change_lines(change, found, pen)]
    lines = lines or [Line(pen.say(say.CHANGE_NONE), Label.ADVICE)]
    return Details(Section.WHAT_IF, pen.say(say.TITLE_WHAT_IF), tuple(lines))


def change_lines(change: Change, found: PromiseFinding, pen: Pen) -> list[Line]:
    """A change and what comes of it. Beside a lower value stands that splitting to stay below the threshold is forbidden."""
    clauses = [_clause(turn, pen) for turn in change.turns]
    said = clauses[0] if len(clauses) == 1 else pen.say(say.TWO_TURNS, een=clauses[0], ander=clauses[1])
    articles = tuple(dict.fromkeys(one for turn in change.turns for one in turn.articles))
    lines = [Line(_outcome(said, change, found, pen), Label.ADVICE, articles, bullet=True)]
    for turn in (turn for turn in change.turns if turn.kind is Turning.UNDER):
        named = article_name(pen.knowledge.articles[turn.articles[0]], pen)
        lines.append(Line(pen.say(say.NO_SPLITTING, artikel=named), Label.LAW, turn.articles))
    return lines


def _outcome(clause: str, change: Change, found: PromiseFinding, pen: Pen) -> str:
    verdict, level = verdict_said(change.verdict, change.route, pen), level_name(change.level, pen)
    if change.verdict is found.verdict.main.verdict:
        return pen.say(say.CHANGE_LEVEL, als=clause, niveau=level)
    if change.level is found.level:
        return pen.say(say.CHANGE_VERDICT, als=clause, oordeel=verdict)
    return pen.say(say.CHANGE_BOTH, als=clause, oordeel=verdict, niveau=level)


def _clause(turn: Turn, pen: Pen) -> str:
    phrase = PLAIN.get(turn.kind) if turn.number is None else None
    return pen.say(phrase or CLAUSES[turn.kind], **_filled(turn, pen))


def _filled(turn: Turn, pen: Pen) -> dict[str, str]:
    """The words that a clause can hold, as far as the fact has them."""
    words: dict[str, str] = {}
    if turn.number is not None:
        words |= {"bedrag": amount(turn.number, pen.language), "aantal": f"{turn.number.normalize():f}"}
    if turn.facts.planned:
        words["gepland"] = period(turn.facts.planned, pen.language)
    if turn.work and turn.work.best:
        words["werksoort"] = pen.knowledge.categories[turn.work.best.category].name.in_(pen.language).lower()
    if question := pen.knowledge.fact_questions.get(turn.question):
        answer = choice_name(question, turn.answer, pen).lower()
        words |= {"antwoord": answer, "vraag": question.question.in_(pen.language)}
    return words
