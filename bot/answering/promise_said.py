"""How promising a procurement is, in words: one line in the answer, and every signal with its points behind a button."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel.numbers import format_decimal

from bot.answering import phrases as say
from bot.answering.drafting import Pen, Weighed, article_name
from bot.answering.writing import LOCALES, day, joined
from bot.model.answer import Details, Line, Section
from bot.model.base import Confidence, Label
from bot.model.procurement import CalendarEntry
from bot.model.promise import Promise, PromiseFinding, Signal
from bot.model.promising import RESTED_ON

WHO_KNOWS = "de-omslag"
NAMED_IN_SHORT = 2
LONGEST_REASON = 60
"""A reason is given itself in the short answer up to this length (characters)."""
SENTENCE_END = re.compile(r"(?<=[.?!]) ")
LEVELS = {
    Promise.HIGH: say.LEVEL_HIGH,
    Promise.MIDDLE: say.LEVEL_MIDDLE,
    Promise.LOW: say.LEVEL_LOW,
    Promise.UNKNOWN: say.LEVEL_UNKNOWN,
}
FIELD_QUESTIONS = {"gepland": say.NAME_PLANNED, "raming": say.NAME_VALUE, "raming_vanaf": say.NAME_VALUE,
                   "raming_tot": say.NAME_VALUE, "looptijd": say.NAME_TERM, "percelen": say.NAME_LOTS, "cpv": say.NAME_CPV,
                   "procedure": say.NAME_PROCEDURE, "status": say.NAME_STATUS}  # fmt: skip
"""Key of the calendar -> its name in words."""


def level_name(level: Promise, pen: Pen) -> str:
    """'hoog', 'high'."""
    return pen.say(LEVELS[level])


def promise_lines(found: PromiseFinding, pen: Pen) -> Iterator[Weighed]:
    """What the short answer says of the promise: the level, the advisors' word, what must be tested again, and who to ask
    when the kind of work is not sure."""
    yield Weighed(2, Line(_promise_line(found, pen), Label.ADVICE))
    if found.advice:
        yield Weighed(3, Line(_advisors_line(found, pen), Label.ADVICE))
    if again := _to_test_again(found, pen):
        yield Weighed(2, Line(again, Label.ADVICE))
    if unsure := work_line(found, pen):
        yield Weighed(3, Line(unsure, Label.ADVICE))


def promise_details(found: PromiseFinding, pen: Pen) -> Details:
    """Every signal with its points and its source, the sum and the limits."""
    signals = [*found.reasons_for, *found.reasons_against]
    neutral = [signal for signal in found.signals if signal not in signals]
    lines = [*(weighed.line for weighed in promise_lines(found, pen))]
    for heading, those in (
        (say.FOR_HEADING, found.reasons_for),
        (say.AGAINST_HEADING, found.reasons_against),
        (say.NEUTRAL_HEADING, neutral),
    ):
        if those:
            lines += [Line(pen.say(heading), heading=True), *(_signal_line(signal, pen) for signal in those)]
    lines += [Line(pen.say(say.SUM_HEADING), heading=True), *_sum(found, pen)]
    return Details(Section.PROMISE, pen.say(say.TITLE_PROMISE), tuple(lines))


def work_line(found: PromiseFinding, pen: Pen) -> str | None:
    """Who to ask which kind of work it is, when that is not sure; None when it is."""
    value = next(signal.value for signal in found.signals if signal.rule == "werksoort")
    contact = pen.knowledge.contact_by_id[WHO_KNOWS].name.in_(pen.language)
    if value == "onzeker" and found.work.best:
        name = pen.knowledge.categories[found.work.best.category].name.in_(pen.language).lower()
        return pen.say(say.WORK_UNSURE, werksoort=name, contact=contact)
    return pen.say(say.WORK_UNKNOWN, contact=contact) if value == "onbekend" else None


def source_said(signal: Signal, pen: Pen) -> str:
    """What a signal rests on: its articles, or its source with the day of an advisor's word."""
    if signal.articles:
        return joined(
            [article_name(pen.knowledge.articles[one], pen) for one in signal.articles], pen.language
        )
    dated = f", {day(signal.dated, pen.language)}" if signal.dated else ""
    return f"{signal.source}{dated}".rstrip(".")


def cited(article_ids: Iterable[str], pen: Pen) -> str:
    """Articles in full: 'Aanbestedingswet 2012, artikel 2.82 en 2.25', each regulation once."""
    numbers: dict[str, list[str]] = {}
    others: list[str] = []
    for article in (pen.knowledge.articles[one] for one in article_ids):
        if article.number[:1].isdigit():
            numbers.setdefault(article.regulation, []).append(article.number)
        else:
            others.append(article_name(article, pen))
    said = [
        pen.say(say.STRATEGY_ARTICLES, regeling=regulation, nummers=joined(those, pen.language))
        for regulation, those in numbers.items()
    ]
    return "; ".join([*said, *dict.fromkeys(others)])


def points_said(points: Decimal, pen: Pen, *, signed: bool = False) -> str:
    """'7,5' in Dutch, '7.5' in English; with a sign '+2', '-0,5'."""
    pattern = "+#,##0.##;-#,##0.##" if signed and points else "#,##0.##"
    return format_decimal(points, format=pattern, locale=LOCALES[pen.language])


def _points_in_words(points: Decimal, pen: Pen) -> str:
    return pen.say(say.ONE_POINT) if points == 1 else pen.say(say.POINTS, aantal=points_said(points, pen))


def _promise_line(found: PromiseFinding, pen: Pen) -> str:
    said = pen.say(
        say.PROMISE_LINE, niveau=level_name(found.level, pen), punten=_points_in_words(found.points, pen),
        voor=_names(found.reasons_for, pen), tegen=_foremost(found.reasons_against, pen),
    )  # fmt: skip
    settled = found.advised is not None or pen.knowledge.promise_rules.confidence is Confidence.HIGH
    return said if settled else f"{said} {pen.say(say.PROMISE_RESERVE)}"


def _names(reasons: tuple[Signal, ...], pen: Pen) -> str:
    return joined(
        [reason.name.in_(pen.language).lower() for reason in reasons[:NAMED_IN_SHORT]], pen.language
    )


def _foremost(reasons: tuple[Signal, ...], pen: Pen) -> str:
    """The first sentence of the heaviest reason where it is short, else the names of the heaviest ones."""
    text = SENTENCE_END.split(reasons[0].text.in_(pen.language))[0].rstrip(".?!")
    return f"{text[:1].lower()}{text[1:]}" if len(text) <= LONGEST_REASON else _names(reasons, pen)


def _advisors_line(found: PromiseFinding, pen: Pen) -> str:
    advice = found.advice
    assert advice is not None
    said = {
        "tekst": advice.text.in_(pen.language).rstrip("."),
        "door": advice.by,
        "dag": day(advice.on, pen.language),
    }
    if advice.promise is None:
        return pen.say(say.ADVISORS_SAY, **said)
    return pen.say(say.ADVISORS_LEVEL, niveau=level_name(Promise(advice.promise), pen), **said)


def _to_test_again(found: PromiseFinding, pen: Pen) -> str | None:
    """Which facts changed, and when: after the advice, or else since an earlier verdict may have been given."""
    if found.advice and found.outdated:
        facts = _changes(found.entry, found.outdated, pen)
        return pen.say(say.TEST_AGAIN, dag=day(found.advice.on, pen.language), feiten=facts)
    changed = tuple(key for key in found.entry.changed if key in RESTED_ON)
    if not changed or found.advice:
        return None
    return pen.say(say.CHANGED_FACTS, feiten=_changes(found.entry, changed, pen))


def _changes(entry: CalendarEntry, keys: tuple[str, ...], pen: Pen) -> str:
    named = [(FIELD_QUESTIONS.get(key), key, entry.changed[key]) for key in keys]
    said = [
        f"{pen.say(phrase) if phrase else key.replace('_', ' ')} ({day(on, pen.language)})"
        for phrase, key, on in named
    ]
    return joined(list(dict.fromkeys(said)), pen.language)


def _signal_line(signal: Signal, pen: Pen) -> Line:
    text = signal.text.in_(pen.language)
    ended = text if text.endswith((".", "?", "!")) else f"{text}."
    points = points_said(signal.points, pen, signed=True)
    name, source = signal.name.in_(pen.language), source_said(signal, pen)
    said = pen.say(say.SIGNAL_LINE, naam=name, punten=points, tekst=ended, bron=source)
    return Line(said, Label.ADVICE, signal.articles, bullet=True)


def _sum(found: PromiseFinding, pen: Pen) -> Iterator[Line]:
    rules = pen.knowledge.promise_rules
    high, middle = (points_said(value, pen) for value in (rules.levels.high, rules.levels.middle))
    total = _points_in_words(found.points, pen)
    yield Line(pen.say(say.PROMISE_SUM, punten=total, hoog=high, midden=middle), bullet=True)
    values = {(rule.id, value.value): value for rule in rules.signals for value in rule.values}
    for signal in found.signals:
        if cap := values[signal.rule, signal.value].at_most:
            name, level = signal.name.in_(pen.language).lower(), level_name(Promise(cap), pen)
            yield Line(pen.say(say.PROMISE_CAP, niveau=level, naam=name), Label.ADVICE, bullet=True)
    if rules.reserve:
        yield Line(rules.reserve.in_(pen.language), Label.ADVICE, bullet=True)
