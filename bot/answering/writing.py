"""How values are written: dates and amounts as the Dutch write them, in English as the English do."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.model.base import Language
from bot.model.procurement import CalendarEntry
from bot.model.values import Period, Term, month_period, quarter_period

LOCALES = {Language.DUTCH: "nl_NL", Language.ENGLISH: "en_GB"}


def amount(value: Decimal, language: Language) -> str:
    """'€ 216.000' in Dutch, '€ 216,000' in English; cents only when there are any."""
    pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
    return f"€ {format_decimal(value, format=pattern, locale=LOCALES[language])}"


def value_of(entry: CalendarEntry, language: Language) -> str | None:
    """The estimate of an entry: '€ 216.000', '€ 250.000 tot € 500.000', 'vanaf € 1.000.000'; None when not known."""
    if entry.estimated_value is not None:
        return amount(entry.estimated_value, language)
    dutch = language is Language.DUTCH
    low, high = (end if end is None else amount(end, language) for end in (entry.value_from, entry.value_to))
    if low and high:
        return f"{low} {'tot' if dutch else 'to'} {high}"
    if low:
        return f"{'vanaf' if dutch else 'from'} {low}"
    return f"{'hoogstens' if dutch else 'at most'} {high}" if high else None


def day(value: date, language: Language) -> str:
    """'22 november 2026'."""
    return format_date(value, format="d MMMM y", locale=LOCALES[language])


def period(value: Period, language: Language) -> str:
    """A period as it was given: a day, 'maart 2027', 'Q3 2027', '2027', else from day to day."""
    start = value.start
    if value.start == value.end:
        return day(start, language)
    if value == month_period(start.year, start.month):
        return format_date(start, format="MMMM y", locale=LOCALES[language])
    if value == quarter_period(start.year, (start.month + 2) // 3):
        return f"Q{(start.month + 2) // 3} {start.year}"
    if value == Period(date(start.year, 1, 1), date(start.year, 12, 31)):
        return str(start.year)
    link = "tot en met" if language is Language.DUTCH else "to"
    return f"{day(start, language)} {link} {day(value.end, language)}"


def term(value: Term, language: Language) -> str:
    """'2 jaar + 2 x 1 jaar' or '18 maanden'."""
    parts = [_stretch(value.fixed_months, language)]
    options = list(value.option_months)
    while options:
        same = options.count(options[0])
        stretch = _stretch(options[0], language)
        parts.append(stretch if same == 1 else f"{same} x {stretch}")
        options = [option for option in options if option != options[0]]
    return " + ".join(parts)


def _stretch(months: int, language: Language) -> str:
    years, rest = divmod(months, 12)
    dutch = language is Language.DUTCH
    if rest:
        return f"{months} {'maanden' if dutch else 'months'}"
    return f"{years} jaar" if dutch else f"{years} year{'s' if years != 1 else ''}"


def joined(parts: list[str], language: Language) -> str:
    """'a, b en c'."""
    link = " en " if language is Language.DUTCH else " and "
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + link + parts[-1] if parts else ""


def days_left(count: int, language: Language) -> str:
    """'nog 9 dagen', 'vandaag', '3 dagen geleden'."""
    dutch = language is Language.DUTCH
    if count == 0:
        return "vandaag" if dutch else "today"
    number = abs(count)
    unit = ("dag" if dutch else "day") if number == 1 else ("dagen" if dutch else "days")
    if count > 0:
        return f"nog {number} {unit}" if dutch else f"{number} {unit} left"
    return f"{number} {unit} geleden" if dutch else f"{number} {unit} ago"
