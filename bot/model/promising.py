"""What is promising, as data: the weights of `kansrijk.yaml` and the advisors' own word in `adviezen.yaml`."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from bot.model.base import Entity, Id, NonEmpty, Text
from bot.model.law import Checked
from bot.model.values import Day, Euro, Number, Points, YesNo

Level = Literal["hoog", "midden", "laag", "onbekend"]

NO_KIND = "geen"
"""What advisors write as the kind of work of something that is none of the kinds."""

RESTED_ON = frozenset({
    "titel", "gepland", "soort", "cpv", "raming", "raming_vanaf", "raming_tot", "looptijd", "percelen", "procedure",
    "status", "verzonden", "contract_loopt_af", "voorbehouden", "vervallen",
})  # fmt: skip
"""The keys of an entry on which a verdict or an advice rests; a change of another key leaves it standing."""

SignalShape = Mapping[str, frozenset[str]]
"""Everything one signal can say: value -> the placeholders that are filled in its text."""


def _values(names: str, *placeholders: str) -> SignalShape:
    return dict.fromkeys(names.split(), frozenset(placeholders))


SIGNALS: Mapping[str, SignalShape] = {
    "werksoort": {
        **_values("past waarschijnlijk onzeker", "werksoort", "grond"),
        **_values("ander-werk", "bewijs"),
        **_values(f"{NO_KIND} onbekend"),
    },
    "markt": _values("sterk redelijk zwak onbekend", "werksoort", "aantal"),
    "bewijs": _values("vers oud onzeker", "dag"),
    "omvang": _values("onder-drempel boven-drempel groot onbekend"),
    "percelen": {
        **_values("klein-perceel", "percelen"),
        **_values("percelen geen groot-zonder-percelen onbekend"),
    },
    "wet": _values("ja-mits waarschijnlijk-ja-mits nee-tenzij nee onbekend", "route"),
    "moment": {
        **_values("voor-marktconsultatie voor-strategie voor-publicatie", "beslisdag"),
        **_values("te-laat vervallen onbekend"),
    },
    "precedent": {**_values("voorbehouden voorbeeld", "voorbeeld"), **_values("geen")},
    "tegenvoorbeeld": _values("ja", "voorbeeld"),
    "wens": _values("ja", "wens"),
    "overname": _values("ja nagaan nee"),
    "let-op": _values("ja", "let_op"),
    "social-return": _values("ja"),
    "keuze": _values("ja"),
    "advies": _values("hoog midden laag onbekend", "advies"),
}
"""Every signal that the bot weighs: its id in `kansrijk.yaml` -> everything it can say there."""

ALWAYS_FOR, ALWAYS_AGAINST = "social-return", "keuze"
"""The signals that are said when no other speaks for, or none against."""


class SignalValue(Entity):
    """What a signal can say: how much it weighs, in what words, and the highest promise it leaves room for."""

    value: Id = Field(alias="waarde")
    points: Points = Field(alias="punten")
    text: Text = Field(alias="tekst")
    at_most: Level | None = Field(default=None, alias="hoogstens")


class SignalRule(Entity):
    """A signal with everything it can say. `basis` is what the weight rests on."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    basis: NonEmpty = Field(alias="bron")
    values: tuple[SignalValue, ...] = Field(alias="waarden")


class LevelLimits(Entity):
    """From how many points a procurement is promising."""

    high: Number = Field(alias="hoog_vanaf")
    middle: Number = Field(alias="midden_vanaf")


class LeadTimes(Entity):
    """How long before the planned publication something must happen, in months."""

    signal: Number = Field(alias="signaal_maanden")
    last_chance: Number = Field(alias="laatste_kans_maanden")


class Limits(Entity):
    """Limits of the signals: a large contract (euro without VAT over the whole term), when evidence is old (months),
    and from which certainty (0 to 1) a kind of work leaves room for a high promise."""

    large_from: Euro = Field(alias="groot_vanaf")
    old_after: Number = Field(alias="bewijs_oud_na_maanden")
    certain_from: Number = Field(alias="werksoort_zeker_vanaf")


class PromiseRules(Checked):
    """kansrijk.yaml"""

    owner: NonEmpty = Field(alias="eigenaar")
    levels: LevelLimits = Field(alias="niveaus")
    lead_times: LeadTimes = Field(alias="termijnen")
    limits: Limits = Field(alias="grenzen")
    signals: tuple[SignalRule, ...] = Field(alias="signalen")


class AdvisorsWord(Entity):
    """What an advisor says, who, when, and what it rests on. Facts that it settles go before what the bot works out."""

    text: Text = Field(alias="tekst")
    political_wish: Text | None = Field(default=None, alias="politieke_wens")
    staff_transfer: YesNo | None = Field(default=None, alias="overname_personeel")
    by: NonEmpty = Field(alias="door")
    on: Day = Field(alias="op")
    sources: tuple[str, ...] = Field(default=(), alias="bronnen")


class EntryAdvice(AdvisorsWord):
    """The advisors' word on one procurement. `category` settles the kind of work; 'geen' means none of the kinds."""

    entry: Id = Field(alias="traject")
    category: Id | None = Field(default=None, alias="werksoort")
    promise: Level | None = Field(default=None, alias="kansrijk")


class CategoryAdvice(AdvisorsWord):
    """The advisors' word on a kind of work."""

    category: Id = Field(alias="werksoort")


class Advices(Entity):
    """adviezen.yaml. No import ever writes it."""

    on_entries: tuple[EntryAdvice, ...] = Field(default=(), alias="trajecten")
    on_categories: tuple[CategoryAdvice, ...] = Field(default=(), alias="werksoorten")
