"""What was found for a question: computed, with its grounds, not yet put into words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.model.base import Confidence, Text
from bot.model.law import (
    Article,
    Condition,
    Contact,
    FactQuestion,
    LapsedArticle,
    Misconception,
    Route,
    Rule,
    ThresholdPeriod,
    Topic,
    Verdict,
)
from bot.model.market import Directory, Example, SocialFirm, WorkCategory
from bot.model.procurement import CalendarEntry, ContractKind, ThresholdSide
from bot.model.promising import Level
from bot.model.question import Aspect, CalendarFilter, Facts, Scored


class Tick(StrEnum):
    """Whether a condition is met."""

    MET = "voldaan"
    UNMET = "niet voldaan"
    OPEN = "onbekend"
    DUTY = "te doen"


@dataclass(frozen=True, slots=True)
class TickedCondition:
    """A condition with its tick. `DUTY`: no fact decides it, it must still be done."""

    condition: Condition
    tick: Tick


@dataclass(frozen=True, slots=True)
class RouteFinding:
    """One rung of the ladder: the rule that applied, the verdict after its conditions were ticked."""

    rule: Rule
    route: Route
    verdict: Verdict
    conditions: tuple[TickedCondition, ...]


@dataclass(frozen=True, slots=True)
class EstimateStep:
    """One step of the estimate, as it was applied: the rule's id and the amount after it (euro without VAT)."""

    rule: str
    text: Text
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The value over the whole term (euro without VAT), or a range; with how it was reached."""

    low: Decimal | None
    high: Decimal | None
    steps: tuple[EstimateStep, ...]


@dataclass(frozen=True, slots=True)
class ThresholdFinding:
    """Which threshold holds on which day, and on which side of it the value lies."""

    side: ThresholdSide
    amount: Decimal | None
    amount_id: str | None
    period: ThresholdPeriod | None
    day: date
    day_is_assumed: bool
    crosses_periods: bool


class Moment(StrEnum):
    """Whether it can still be decided."""

    EARLY = "op tijd"
    NOW = "nu beslissen"
    LAST_CHANCE = "laatste kans"
    TOO_LATE = "te laat"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a reservation can still be decided; counted back from the planned publication."""

    moment: Moment
    decide_by: date | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class MarketFinding:
    """Who does a kind of work: never fewer than two firms, in a neutral order, or none."""

    category: WorkCategory
    firms: tuple[SocialFirm, ...]
    directories: tuple[Directory, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for or against, with what it rests on."""

    text: Text
    source: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictFinding:
    """May this be reserved? The ladder, the conditions, the estimate, the market, the moment."""

    entry: CalendarEntry | None
    facts: Facts
    overridden: tuple[str, ...]
    features: dict[str, str]
    main: RouteFinding
    ladder: tuple[RouteFinding, ...]
    missing: tuple[FactQuestion, ...]
    ask_next: FactQuestion | None
    estimate: Estimate
    threshold: ThresholdFinding
    deadline: Deadline | None
    market: MarketFinding | None
    example: Example | None
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]
    small_lots: tuple[str, ...]
    confidence: Confidence
    assumed_kind: ContractKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFinding:
    """Facts of one procurement."""

    entry: CalendarEntry
    aspect: Aspect
    deadline: Deadline | None
    threshold: ThresholdFinding


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry stands, in short: the kind of work that it surely is, the level of its promise, the verdict, and the
    moment to decide."""

    category: str | None
    level: Level
    verdict: Verdict
    deadline: Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFinding:
    """The entries of the calendar that pass a filter, in order of planned publication, or of the day that was asked for.

    `looked_at` counts all entries, `unknown` those of which a fact that decides is not known. `withheld`: it was narrowed by
    what this reader may not know, so that nothing was looked up. `standing` tells how an entry stands.
    """

    filter: CalendarFilter
    entries: tuple[CalendarEntry, ...]
    looked_at: int
    standing: Callable[[CalendarEntry], Standing] = field(compare=False, repr=False)
    unknown: int = 0
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichFinding:
    """Several procurements fit equally: it must be asked which."""

    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundFinding:
    """No procurement fits; the nearest as a suggestion."""

    nearest: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFinding:
    """The curated answer to what was asked, and topics that lie near."""

    topic: Topic
    near: tuple[Topic, ...]
    articles: tuple[Article, ...]
    entry: CalendarEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFinding:
    """An article that was asked by its number, with the others that were named beside it."""

    article: Article
    paragraph: str | None
    others: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoDoesFinding:
    """Who does a kind of work, asked by itself."""

    market: MarketFinding
    example: Example | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplesFinding:
    """Published examples of a kind of work (or of all), best first; with counter-examples."""

    category: WorkCategory | None
    examples: tuple[Example, ...]
    counter: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleFinding:
    """A value or date that cannot be: said so, nothing computed."""

    words: str
    reason: str


class Refusal(StrEnum):
    """Why there is no answer."""

    NOT_UNDERSTOOD = "niet-begrepen"
    OUT_OF_SCOPE = "buiten-bereik"
    EMPTY = "leeg"
    TOO_LONG = "te-lang"
    NOT_FOUND_ARTICLE = "artikel-onbekend"
    ARTICLE_LAPSED = "artikel-vervallen"
    NO_MARKET = "geen-markt"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFinding:
    """No answer, without sources, with who does know."""

    why: Refusal
    contact: Contact
    words: str = ""
    nearest: tuple[CalendarEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtesyFinding:
    """A greeting or thanks."""

    thanks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpFinding:
    """What the bot can do, with an upcoming procurement to try it on."""

    upcoming: CalendarEntry | None


Found = (
    VerdictFinding
    | EntryFinding
    | ListFinding
    | WhichFinding
    | NotFoundFinding
    | TopicFinding
    | ArticleFinding
    | WhoDoesFinding
    | ExamplesFinding
    | ImpossibleFinding
    | RefusalFinding
    | CourtesyFinding
    | HelpFinding
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, with the corrections that go before it and the topics that were seen."""

    found: Found
    corrections: tuple[Misconception | LapsedArticle, ...] = ()
    topics: tuple[Scored, ...] = ()
