"""How pydantic's errors are said in Dutch."""

import re
from collections.abc import Callable
from typing import Any

from bot.curation.located import KIND_NAMES, Mapping, Node, Scalar
from bot.curation.problems import did_you_mean, shown
from bot.curation.shape import Shape
from bot.model.base import Entity
from bot.model.digest import DigestChannel, DigestRules
from bot.model.knowledge import ElsewhereLimits, Phrases
from bot.model.law import (
    Article,
    Condition,
    Contact,
    CpvCategory,
    CpvList,
    EstimateRule,
    FactChoice,
    FactQuestion,
    Feature,
    Figure,
    LapsedArticle,
    Misconception,
    OutOfScope,
    Route,
    Rule,
    ThresholdPeriod,
    Topic,
    VerdictSentence,
)
from bot.model.market import (
    Abbreviation,
    Alias,
    Directory,
    Example,
    Instrument,
    NotPromising,
    Places,
    SocialFirm,
    WorkCategory,
)
from bot.model.procurement import CalendarEntry, Lot
from bot.model.promising import CategoryAdvice, EntryAdvice, SignalRule, SignalValue
from bot.model.sources import FieldHeadings, SourceMapping
from bot.model.trial import TrialQuestion

NOUNS: dict[type[Entity], str] = {
    Article: "artikel",
    LapsedArticle: "vervallen artikel",
    Misconception: "misverstand",
    ThresholdPeriod: "periode",
    EstimateRule: "ramingsregel",
    Figure: "getal",
    ElsewhereLimits: "voorbeeld",
    CpvList: "lijst",
    CpvCategory: "rubriek",
    Feature: "kenmerk",
    FactQuestion: "vraag",
    FactChoice: "keuze",
    Route: "route",
    VerdictSentence: "oordeel",
    Condition: "voorwaarde",
    Rule: "regel",
    Topic: "onderwerp",
    Contact: "contact",
    OutOfScope: "onderwerp buiten bereik",
    WorkCategory: "werksoort",
    Instrument: "instrument",
    NotPromising: "niet-kansrijk patroon",
    SocialFirm: "firma",
    Directory: "gids",
    Example: "voorbeeld",
    Abbreviation: "afkorting",
    Alias: "naam",
    Places: "plaatsen",
    CalendarEntry: "traject",
    Lot: "perceel",
    SignalRule: "signaal",
    SignalValue: "waarde",
    EntryAdvice: "advies over traject",
    CategoryAdvice: "advies over werksoort",
    FieldHeadings: "veld",
    SourceMapping: "bron",
    TrialQuestion: "proefvraag",
    Phrases: "zinnen",
    DigestChannel: "weekbericht",
    DigestRules: "weekberichten",
}

NAME_KEYS = ("id", "naam", "nr", "artikel", "waarde", "vraag")
OWN_NAME_KEYS: dict[type[Entity], tuple[str, ...]] = {
    EntryAdvice: ("traject",),
    CategoryAdvice: ("werksoort",),
    FieldHeadings: ("veld",),
}
"""Items that are not called by one of `NAME_KEYS`."""

SINGLE_VALUE = "hier hoort één waarde"
BLOCK = "hier hoort een blok met sleutels"


def named(node: Node, entity: type[Entity] | None) -> str:
    """An item as a message names it: "artikel 'aw-2.82'"."""
    noun = NOUNS.get(entity, "onderdeel") if entity else "onderdeel"
    for key in OWN_NAME_KEYS.get(entity, NAME_KEYS) if entity else NAME_KEYS:
        value = node.values.get(key) if isinstance(node, Mapping) else None
        if isinstance(value, Scalar) and value.text:
            return f"{noun} {shown(value.text)}"
    return noun


def _instead(expected: str) -> Callable[[Node, dict[str, Any]], str]:
    def say(node: Node, _ctx: dict[str, Any]) -> str:
        return f"{expected}, niet {KIND_NAMES[type(node)]}"

    return say


def _always(message: str) -> Callable[[Node, dict[str, Any]], str]:
    return lambda _node, _ctx: message


def _about_value(message: str) -> Callable[[Node, dict[str, Any]], str]:
    return lambda node, _ctx: f"{_value(node)} {message}"


def _value(node: Node) -> str:
    return shown(node.text) if isinstance(node, Scalar) else KIND_NAMES[type(node)]


def _choice(node: Node, ctx: dict[str, Any]) -> str:
    allowed = re.findall(r"'([^']*)'", str(ctx.get("expected", "")))
    written = node.text if isinstance(node, Scalar) else ""
    choices = ", ".join(map(shown, allowed))
    return f"{_value(node)} kan hier niet; kies uit {choices}{did_you_mean(written, allowed)}"


def _raised(node: Node, ctx: dict[str, Any]) -> str:
    message = str(ctx.get("error", "deze waarde kan hier niet"))
    return message.replace(f"'{node.text}'", shown(node.text)) if isinstance(node, Scalar) else message


def _pattern(node: Node, _ctx: dict[str, Any]) -> str:
    return f"{_value(node)} is geen id; gebruik letters, cijfers, punt, - en _, zonder spaties"


def _at_least(_node: Node, ctx: dict[str, Any]) -> str:
    return f"deze lijst is te kort; zet er minstens {ctx.get('min_length')} onderdelen in"


def _at_most(_node: Node, ctx: dict[str, Any]) -> str:
    return f"deze lijst is te lang; er passen er hoogstens {ctx.get('max_length')} in"


WORDING: dict[str, Callable[[Node, dict[str, Any]], str]] = {
    "model_type": _instead(BLOCK),
    "dict_type": _instead(BLOCK),
    "tuple_type": _instead("hier hoort een lijst, met elk onderdeel achter een streepje"),
    "list_type": _instead("hier hoort een lijst, met elk onderdeel achter een streepje"),
    "too_short": _at_least,
    "too_long": _at_most,
    "string_type": _instead(SINGLE_VALUE),
    "string_too_short": _always("hier ontbreekt de tekst; vul iets in of haal de regel weg"),
    "string_too_long": _about_value("is te lang"),
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "literal_error": _choice,
    "value_error": _raised,
    "decimal_type": _instead(SINGLE_VALUE),
    "decimal_parsing": _about_value("is geen getal; schrijf bijvoorbeeld 48"),
    "finite_number": _about_value("is geen getal; schrijf bijvoorbeeld 48"),
    "int_type": _instead(SINGLE_VALUE),
    "int_parsing": _about_value("is geen heel getal; schrijf bijvoorbeeld 48"),
    "int_parsing_size": _about_value("is te groot"),
    "date_type": _instead(SINGLE_VALUE),
    "bool_type": _instead(SINGLE_VALUE),
    "time_type": _instead(SINGLE_VALUE),
    "zoneinfo_str": _instead(SINGLE_VALUE),
    "is_instance_of": _instead(SINGLE_VALUE),
}
"""pydantic's error type -> how it is said; `missing` and `extra_forbidden` are said by `said`."""


def one_value(node: Node) -> str:
    """The message for a list or block where one text belongs."""
    return f"{SINGLE_VALUE}, niet {KIND_NAMES[type(node)]}"


def said(kind: str, node: Node, ctx: dict[str, Any]) -> str:
    """The message for an error of pydantic at a node."""
    say = WORDING.get(kind)
    return say(node, ctx) if say else f"{_value(node)} kan hier niet staan"


def unknown_key(key: str, shape: Shape) -> str:
    """The message for a key that the model does not have."""
    return f"onbekende sleutel {shown(key)}{did_you_mean(key, shape.keys)}"


def missing_key(key: str, item: str | None, under: str | None) -> str:
    """The message for a key that is not there: in which item, and under which of its keys."""
    subject = f"{item}: " if item else ""
    return (
        f"{subject}onder {shown(under)} ontbreekt sleutel {shown(key)}"
        if under
        else f"{subject}sleutel {shown(key)} ontbreekt"
    )
