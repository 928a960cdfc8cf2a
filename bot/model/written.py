"""How values and calendar entries are written in the knowledge: what `values.py` reads back to the same value."""

from datetime import date
from decimal import Decimal
from typing import Any

from bot.model.procurement import Calendar, CalendarEntry, Lot
from bot.model.values import Period, Term, month_period, quarter_period

KEYS = {name: field.alias or name for name, field in CalendarEntry.model_fields.items() if not field.exclude}
"""Field of an entry -> its key."""


def write_amount(value: Decimal) -> str:
    """'216.000' or '1.250,50'."""
    whole = value == value.to_integral_value()
    return f"{value:,.{0 if whole else 2}f}".translate(str.maketrans(",.", ".,"))


def write_period(value: Period) -> str:
    """A day, month, quarter or year; anything else as a run: '2027-03 t/m 2027-06'."""
    start, end = value.start, value.end
    if start == end:
        return start.isoformat()
    if value == month_period(start.year, start.month):
        return f"{start:%Y-%m}"
    if value == quarter_period(start.year, (start.month + 2) // 3):
        return f"Q{(start.month + 2) // 3} {start.year}"
    if value == Period(date(start.year, 1, 1), date(start.year, 12, 31)):
        return f"{start.year}"
    by_month = start.day == 1 and end == month_period(end.year, end.month).end
    return f"{start:%Y-%m} t/m {end:%Y-%m}" if by_month else f"{start.isoformat()} t/m {end.isoformat()}"


def write_term(value: Term) -> str:
    """'2+1+1' in years, or '18+6 maanden' when a part is no whole year."""
    parts = (value.fixed_months, *value.option_months)
    if any(part % 12 for part in parts):
        return "+".join(map(str, parts)) + " maanden"
    return "+".join(str(part // 12) for part in parts)


def write_value(value: Any) -> Any:
    """A value of an entry as it is written: text, or lists and mappings of texts."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case Decimal():
            return write_amount(value)
        case Period():
            return write_period(value)
        case Term():
            return write_term(value)
        case date():
            return value.isoformat()
        case Lot():
            return _filled({"nr": value.number, "titel": value.title, "raming": value.estimated_value})
        case tuple():
            return [write_value(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
        case dict():
            return {key: write_value(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
        case _:
            return str(value)


def write_entry(entry: CalendarEntry) -> dict[str, Any]:
    """An entry by its Dutch keys, without what is not known."""
    return _filled({key: getattr(entry, name) for name, key in KEYS.items()})


def write_calendar(calendar: Calendar) -> dict[str, Any]:
    """A calendar by its Dutch keys."""
    source = calendar.source
    head = {"naam": source.name, "gelezen_op": source.read_on, "voorbeeld": source.example}
    return {"bron": _filled(head), "trajecten": [write_entry(entry) for entry in calendar.entries]}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; no lots at all is something that is known, and stays."""
    return {
        key: write_value(value)
        for key, value in values.items()
        if value not in (None, "", False) and (value not in ((), {}) or (key == "percelen" and value == ()))
    }
