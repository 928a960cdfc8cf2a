"""A filter and an entry of a list in words."""

from datetime import date

from babel.dates import format_date

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.facts_said import feature_name
from bot.answering.phrases import Phrase
from bot.answering.writing import LOCALES, amount, period
from bot.model.finding import ListFinding
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.promising import Level
from bot.model.question import CalendarFilter
from bot.model.values import Period, month_period

LEVELS: dict[Level, Phrase] = {
    "hoog": say.LEVEL_HIGH,
    "midden": say.LEVEL_MIDDLE,
    "laag": say.LEVEL_LOW,
    "onbekend": say.LEVEL_UNKNOWN,
}
SIDES = {ThresholdSide.REACHED: say.FILTER_REACHED, ThresholdSide.UNDER: say.FILTER_UNDER}


def filter_in_words(wanted: CalendarFilter, pen: Pen) -> str:
    """What was searched for: 'groenonderhoud, Q2 2027'; empty when nothing narrows it."""
    names = [pen.knowledge.categories[c].name.in_(pen.language).lower() for c in wanted.categories]
    parts = [*names, *wanted.owners, *wanted.districts]
    if wanted.kind:
        parts.append(feature_name("soort", wanted.kind.value, pen).lower())
    parts += _days(wanted, pen)
    parts += [pen.say(say.FILTER_PROMISE, niveau=level_name(level, pen)) for level in wanted.promises]
    if wanted.unsure_work:
        parts.append(pen.say(say.FILTER_UNSURE_WORK))
    parts += _contract(wanted, pen)
    return ", ".join(parts)


def level_name(level: Level, pen: Pen) -> str:
    """The level of a promise in the reader's language."""
    return pen.say(LEVELS[level])


def particulars(entry: CalendarEntry, found: ListFinding, pen: Pen, longest_owner: int) -> str:
    """What stands behind a title: when, whose, how promising; and the day that was asked for.
    Whose it is is left out when there is no room for it (`longest_owner` 0)."""
    wanted, standing = found.filter, found.standing(entry)
    asks_another_day = wanted.decide_by or wanted.ends
    parts = [] if asks_another_day else [_brief_period(entry.planned, pen) if entry.planned else "-"]
    if len(wanted.owners) != 1 and longest_owner:
        parts.append(shortened(entry.owner or "-", longest_owner))
    parts.append(pen.say(say.LIST_PROMISE, niveau=level_name(standing.level, pen)))
    decide_by = standing.deadline.decide_by
    if wanted.decide_by and decide_by:
        parts.append(pen.say(say.LIST_DECIDE, dag=_brief_day(decide_by, pen)))
    if wanted.ends and entry.contract_ends:
        parts.append(pen.say(say.LIST_ENDS, periode=_brief_period(entry.contract_ends, pen)))
    return "; ".join(parts)


def _brief_day(value: date, pen: Pen) -> str:
    """'1 dec 2026'."""
    return format_date(value, "d MMM y", locale=LOCALES[pen.language])


def _brief_period(value: Period, pen: Pen) -> str:
    """A period as it is said elsewhere, with the month cut short: 'dec 2026'."""
    if value.start == value.end:
        return _brief_day(value.start, pen)
    if value == month_period(value.start.year, value.start.month):
        return format_date(value.start, "MMM y", locale=LOCALES[pen.language])
    return period(value, pen.language)


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters: of what is too long the first and the last words, since the end often tells
    two apart. A last word that does not fit whole is left out."""
    if len(text) <= longest:
        return text
    head = cut(text, (longest - 3) * 3 // 5)
    room = longest - 3 - len(head)
    last = text.rsplit(" ", 1)[-1]
    if len(last) > room or len(last) == len(text):
        return f"{cut(text, longest - 2)} …"
    return f"{head} … {cut(text[::-1], room)[::-1]}"


def cut(text: str, longest: int) -> str:
    """The first whole words of a text, at most so many characters; a part of the first word when that is longer."""
    whole = text[: longest + 1].rsplit(" ", 1)[0].rstrip()
    return whole if len(whole) <= longest else text[:longest].rstrip()


def _days(wanted: CalendarFilter, pen: Pen) -> list[str]:
    said = [period(wanted.period, pen.language)] if wanted.period else []
    if wanted.decide_by:
        said.append(pen.say(say.FILTER_DECIDE, periode=period(wanted.decide_by, pen.language)))
    if wanted.overdue:
        said.append(pen.say(say.FILTER_OVERDUE))
    if wanted.ends:
        said.append(pen.say(say.FILTER_ENDS, periode=period(wanted.ends, pen.language)))
    return said


def _contract(wanted: CalendarFilter, pen: Pen) -> list[str]:
    phrase = SIDES.get(wanted.side or ThresholdSide.UNKNOWN)
    said = [pen.say(phrase)] if phrase else []
    if wanted.has_lots is not None:
        said.append(pen.say(say.FACT_HAS_LOTS if wanted.has_lots else say.FACT_NO_LOTS))
    said += _value(wanted, pen)
    named = (feature_name("status", status.value, pen).lower() for status in wanted.statuses)
    return [*said, *(pen.say(say.FACT_STATUS, status=name) for name in named)]


def _value(wanted: CalendarFilter, pen: Pen) -> list[str]:
    if wanted.value is None:
        return []
    low, high = (
        end if end is None else amount(end, pen.language) for end in (wanted.value.low, wanted.value.high)
    )
    if low and high:
        return [pen.say(say.FILTER_VALUE_BETWEEN, laag=low, hoog=high)]
    if low:
        return [pen.say(say.FILTER_VALUE_FROM, bedrag=low)]
    return [pen.say(say.FILTER_VALUE_TO, bedrag=high)] if high else []
