"""What changed, in words: 'gepland: 1 maart 2027 -> 15 april 2027', 'raming omhoog: € 90.000 -> € 120.000'."""

from datetime import date
from decimal import Decimal
from typing import Any

from bot.answering.writing import amount, day, period, term
from bot.model.base import Language, Text
from bot.model.changes import FieldChange
from bot.model.values import Period, Term

NAMES = {
    "title": Text(nl="titel", en="title"),
    "reference": Text(nl="kenmerk", en="reference"),
    "also_named": Text(nl="ook genoemd", en="also named"),
    "owner": Text(nl="eigenaar", en="owner"),
    "planned": Text(nl="publicatie", en="publication"),
    "kind": Text(nl="soort opdracht", en="kind of contract"),
    "cpv": Text(nl="CPV-codes", en="CPV codes"),
    "estimated_value": Text(nl="raming", en="estimate"),
    "value_from": Text(nl="raming vanaf", en="estimate from"),
    "value_to": Text(nl="raming tot", en="estimate up to"),
    "term": Text(nl="looptijd", en="term"),
    "lots": Text(nl="percelen", en="lots"),
    "procedure": Text(nl="procedure", en="procedure"),
    "status": Text(nl="status", en="status"),
    "notice_sent": Text(nl="verzonden", en="sent"),
    "starts": Text(nl="ingangsdatum", en="start"),
    "contract_ends": Text(nl="contract loopt af", en="contract ends"),
    "reserved": Text(nl="voorbehouden", en="reserved"),
    "description": Text(nl="omschrijving", en="description"),
    "incumbent": Text(nl="zittende leverancier", en="current supplier"),
    "note": Text(nl="notitie", en="note"),
    "confidential": Text(nl="vertrouwelijk", en="confidential"),
    "cancelled": Text(nl="vervallen", en="cancelled"),
    "extra": Text(nl="extra kolommen", en="extra columns"),
}
"""Field of an entry -> how it is called in a change."""
LONG = frozenset({"description", "note", "extra"})
"""Fields that are only said to have changed."""
UP, DOWN = Text(nl="omhoog", en="up"), Text(nl="omlaag", en="down")
CHANGED = Text(nl="gewijzigd", en="changed")
UNKNOWN = Text(nl="onbekend", en="not known")
YES, NO = Text(nl="ja", en="yes"), Text(nl="nee", en="no")


def change_said(change: FieldChange, language: Language) -> str:
    """One change of a field, before and after."""
    name = NAMES[change.name].in_(language)
    if change.name in LONG:
        return f"{name} {CHANGED.in_(language)}"
    before, after = _value(change.before, language), _value(change.after, language)
    return f"{name}{_direction(change, language)}: {before} -> {after}"


def now_said(change: FieldChange, language: Language) -> str:
    """The value that a field has now."""
    return _value(change.after, language)


def _direction(change: FieldChange, language: Language) -> str:
    match change.before, change.after:
        case Decimal() as before, Decimal() as after:
            return f" {(UP if after > before else DOWN).in_(language)}"
        case _:
            return ""


def _value(value: Any, language: Language) -> str:
    match value:
        case None | "":
            return UNKNOWN.in_(language)
        case bool():
            return (YES if value else NO).in_(language)
        case Decimal():
            return amount(value, language)
        case Period():
            return period(value, language)
        case Term():
            return term(value, language)
        case date():
            return day(value, language)
        case tuple():
            return _listed(value, language)  # pyright: ignore[reportUnknownArgumentType]
        case _:
            return str(value)


def _listed(values: tuple[Any, ...], language: Language) -> str:
    """Lots by their number, codes and names one by one."""
    if all(isinstance(value, str) for value in values):
        return ", ".join(values) or UNKNOWN.in_(language)
    return str(len(values))
