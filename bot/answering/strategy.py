"""The text for the inkoopstrategie: chapter 5 (the market) and paragraph 9.6 (the motivation), ready to paste.

Every sentence has its source behind it in brackets. Firms are never named: the strategy speaks of parties in general.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from bot.answering import phrases as say
from bot.answering.details import TICK_PHRASES
from bot.answering.drafting import Pen
from bot.answering.entry_said import about, deadline_line
from bot.answering.phrases import Phrase
from bot.answering.promise_said import WHO_KNOWS, cited, source_said
from bot.answering.threshold_said import threshold_line
from bot.answering.verdict_said import verdict_said
from bot.answering.writing import day, joined
from bot.model.answer import Details, Line, Section
from bot.model.base import Confidence
from bot.model.finding import MarketFinding, Moment, RouteFinding, Tick
from bot.model.law import Verdict
from bot.model.market import Example
from bot.model.promise import PromiseFinding, Signal

AT_LEAST_NAMED = 2
"""Fewer parties than this are not counted: one alone would point at a firm."""
CONSULTATION = ("aw-2.25",)
SHARE = "procent-doelgroep"
ELSEWHERE = frozenset({"markt", "bewijs", "advies", "wet", "moment"})
"""Signals that the text says in its own words."""
MOST_REASONS, MOST_CONDITIONS, MOST_OTHERS = 3, 5, 3
TICK_ORDER = (Tick.UNMET, Tick.OPEN, Tick.DUTY, Tick.MET)
ROUTES = {
    Verdict.YES_IF: say.STRATEGY_ROUTE,
    Verdict.PROBABLY_YES_IF: say.STRATEGY_PROBABLY,
    Verdict.NO: say.STRATEGY_CLOSED,
    Verdict.NO_UNLESS: say.STRATEGY_UNLESS,
    Verdict.UNKNOWN: say.STRATEGY_UNKNOWN,
}


def strategy_details(found: PromiseFinding, pen: Pen) -> Details:
    """The text behind the button: a word about how to use it, then each paragraph apart so that it can be copied."""
    lines = [Line(pen.say(say.STRATEGY_BEFORE))]
    for heading, sentences in (
        (say.STRATEGY_MARKET, _market_analysis(found, pen)),
        (say.STRATEGY_MOTIVE, _motivation(found, pen)),
    ):
        text = "\n".join([pen.say(heading), *sentences])
        lines.append(Line(text, copied=True))
    return Details(Section.STRATEGY, pen.say(say.TITLE_STRATEGY), tuple(lines))


def _market_analysis(found: PromiseFinding, pen: Pen) -> Iterator[str]:
    """How many parties, how old that is, whether to consult the market, risks and chances."""
    yield from about(found.entry, pen)
    market = found.verdict.market
    yield from _parties(market, found, pen) if market else _other_work(found, pen)
    yield _consultation(found, pen)
    yield from _reasons(found.reasons_for, say.STRATEGY_CHANCE, pen)
    yield from _reasons(found.reasons_against, say.STRATEGY_RISK, pen)


def _other_work(found: PromiseFinding, pen: Pen) -> Iterator[str]:
    """That it is other work, or that it is not sure what work it is, and who to ask."""
    signal = next(signal for signal in found.signals if signal.rule == "werksoort")
    if _is_other_work(signal):
        yield _with_source(signal.text.in_(pen.language), _source(signal, pen), pen)
    else:
        contact = pen.knowledge.contact_by_id[WHO_KNOWS].name.in_(pen.language)
        yield pen.say(say.STRATEGY_NO_WORK, contact=contact, bron=_source(signal, pen))


def _source(signal: Signal, pen: Pen) -> str:
    """The source of a signal, as somebody reads it who does not know our files."""
    said = source_said(signal, pen)
    return (
        said if signal.articles or said.startswith("http") else pen.say(say.STRATEGY_KNOWLEDGE, bestand=said)
    )


def _parties(market: MarketFinding, found: PromiseFinding, pen: Pen) -> Iterator[str]:
    signals = {signal.rule: signal for signal in found.signals}
    work, source = market.category.name.in_(pen.language).lower(), _source(signals["markt"], pen)
    if market.count < AT_LEAST_NAMED:
        yield pen.say(say.STRATEGY_FEW, werksoort=work, bron=source)
    else:
        yield pen.say(say.STRATEGY_PARTIES, werksoort=work, aantal=market.count, bron=source)
    seen = min([market.category.seen, *(firm.seen for firm in market.firms)])
    phrase = say.STRATEGY_OLD if signals["bewijs"].value == "oud" else say.STRATEGY_SEEN
    yield pen.say(phrase, dag=day(seen, pen.language), bron=_source(signals["bewijs"], pen))
    figure = next(one for one in pen.knowledge.thresholds.figures if one.id == SHARE)
    yield pen.say(say.STRATEGY_SHARE, procent=f"{figure.value:f}", bron=cited(figure.articles, pen))


def _consultation(found: PromiseFinding, pen: Pen) -> str:
    moment = found.verdict.deadline.moment if found.verdict.deadline else Moment.UNKNOWN
    phrase = {Moment.LAST_CHANCE: say.STRATEGY_HURRY, Moment.TOO_LATE: say.STRATEGY_LATE}.get(moment)
    return pen.say(phrase or say.STRATEGY_CONSULT, bron=cited(CONSULTATION, pen))


def _reasons(signals: Iterable[Signal], phrase: Phrase, pen: Pen) -> Iterator[str]:
    """Chances or risks, but for those that are said in other words and those that name a firm."""
    said = (one for one in signals if one.rule not in ELSEWHERE and not _is_other_work(one))
    generic = (one for one in said if not names_firm(one.text.in_(pen.language), pen))
    for signal in islice(generic, MOST_REASONS):
        yield pen.say(phrase, tekst=signal.text.in_(pen.language).rstrip("."), bron=_source(signal, pen))


def _is_other_work(signal: Signal) -> bool:
    return signal.rule == "werksoort" and signal.points < 0


def _motivation(found: PromiseFinding, pen: Pen) -> Iterator[str]:
    """The route with its conditions, the value, an example, the moment, what is open and which other ways there are."""
    verdict, main = found.verdict, found.verdict.main
    grounds = cited(main.rule.articles[:2], pen)
    yield _proposal(main, grounds, pen)
    yield _with_source(main.rule.why.in_(pen.language), grounds, pen)
    if main.rule.reserve and verdict.confidence is not Confidence.HIGH:
        yield _with_source(pen.say(say.UNCERTAIN, reserve=main.rule.reserve.in_(pen.language)), grounds, pen)
    yield from _conditions(found, pen)
    limit = threshold_line(verdict, pen)
    yield _with_source(limit.text, cited(limit.articles, pen), pen)
    if verdict.example and (said := _example(verdict.example, pen)):
        yield said
    if verdict.deadline and (line := deadline_line(verdict.deadline, found.entry, pen)):
        yield _with_source(line.text, pen.say(say.STRATEGY_WORKING_RULE), pen)
    yield from _still_open(found, pen)
    yield _made(pen)


def _proposal(main: RouteFinding, grounds: str, pen: Pen) -> str:
    """The route that is proposed, or that a reservation is not possible, or is there already."""
    if main.route.closes:
        return _with_source(verdict_said(main.verdict, main.route, pen), grounds, pen)
    route = {"route": main.route.short.in_(pen.language)} if main.verdict.is_yes else {}
    return pen.say(ROUTES[main.verdict], **route, bron=grounds)


def _conditions(found: PromiseFinding, pen: Pen) -> Iterator[str]:
    """What is unmet or open first; what is met last."""
    ordered = sorted(found.verdict.main.conditions, key=lambda one: TICK_ORDER.index(one.tick))
    for one in ordered[:MOST_CONDITIONS]:
        text = pen.say(TICK_PHRASES[one.tick], tekst=one.condition.text.in_(pen.language))
        yield _with_source(text, cited(one.condition.articles[:2], pen), pen)


def _still_open(found: PromiseFinding, pen: Pen) -> Iterator[str]:
    """The facts that are missing, and the other routes that are possible."""
    rules = pen.say(say.STRATEGY_RULES)
    missing = [question.name.in_(pen.language) for question in found.verdict.missing]
    if missing:
        yield pen.say(say.STRATEGY_OPEN, feiten=joined(missing, pen.language), bron=rules)
    others = [row for row in found.verdict.ladder[1:] if row.verdict.is_yes][:MOST_OTHERS]
    if others:
        names = joined([row.route.short.in_(pen.language) for row in others], pen.language)
        articles = tuple(dict.fromkeys(row.rule.articles[0] for row in others if row.rule.articles))
        yield pen.say(say.STRATEGY_OTHERS, routes=names, bron=cited(articles, pen))


def _example(example: Example, pen: Pen) -> str | None:
    """A published example with its authority and year; None when it names a firm or has no address."""
    source = next((one for one in example.sources if one.startswith("http")), None)
    who = example.authority or example.place
    year = f" ({example.year})" if example.year else ""
    text = pen.say(say.EXAMPLE_LINE, wie=who, wat=example.what.in_(pen.language) + year)
    return (
        None
        if source is None or names_firm(text, pen)
        else pen.say(say.STRATEGY_EXAMPLE, tekst=text.rstrip("."), bron=source)
    )


def _made(pen: Pen) -> str:
    in_force = pen.knowledge.law.version.in_force_from
    return pen.say(
        say.STRATEGY_MADE, dag=day(pen.today, pen.language), versie=pen.knowledge.version, wet=day(in_force, pen.language)
    )  # fmt: skip


def _with_source(text: str, source: str, pen: Pen) -> str:
    return pen.say(say.STRATEGY_CITED, tekst=text.rstrip("."), bron=source or pen.say(say.STRATEGY_RULES))


def names_firm(text: str, pen: Pen) -> bool:
    """Whether a text names a social firm that is known."""
    return any(firm.name.casefold() in text.casefold() for firm in pen.knowledge.market.firms)
