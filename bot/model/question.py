"""A question, as it was understood: what is asked, about which procurement, with which facts of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.model.answer import Section
from bot.model.base import Language
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.promising import Level
from bot.model.values import Period, Term


class Intent(StrEnum):
    """What somebody wants to know."""

    RESERVATION = "voorbehoud"
    CALENDAR = "kalender"
    LAW = "wet"
    MARKET = "markt"
    EXAMPLE = "voorbeeld"
    ADVICE = "advies"
    HELP = "hulp"
    COURTESY = "beleefdheid"
    UNKNOWN = "onbekend"


class Aspect(StrEnum):
    """What of a procurement is asked, when it is not the verdict."""

    PLANNED = "planning"
    OWNER = "eigenaar"
    VALUE = "raming"
    PROCEDURE = "procedure"
    TERM = "looptijd"
    LOTS = "percelen"
    STATUS = "status"
    INCUMBENT = "zittende_leverancier"
    THRESHOLD = "drempel"
    CPV = "cpv"
    ALL = "alles"


class Per(StrEnum):
    """Over what time an amount is meant."""

    TOTAL = "totaal"
    YEAR = "jaar"
    MONTH = "maand"


class Performer(StrEnum):
    """Who does the work according to the plan."""

    OWN_SERVICE = "eigen_dienst"
    IN_HOUSE = "quasi_inhouse"
    OTHER_AUTHORITY = "andere_overheid"
    MARKET = "nee"


@dataclass(frozen=True, slots=True)
class Scored:
    """An id with how well it fits, 0 to 1 (for a procurement: the chance that it is the one that is meant)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how a question was read: which words led to what. For `--uitleg`."""

    words: str
    led_to: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as somebody said it. `low` and `high` are equal unless a range was given."""

    low: Decimal | None
    high: Decimal | None
    with_vat: bool | None = None
    per: Per | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mixed contract: what it is and what it is worth (euro)."""

    kind: ContractKind
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GivenLot:
    """A lot as somebody said it."""

    number: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a procurement. None means not known, which is not the same as no.

    `answers` holds answers to the questions of `routes.yaml` that no other field has: question id -> value.
    """

    status: NoticeStatus | None = None
    notice_sent: date | None = None
    planned: Period | None = None
    performer: Performer | None = None
    kind: ContractKind | None = None
    parts: tuple[Part, ...] = ()
    cpv: tuple[str, ...] = ()
    value: Money | None = None
    threshold_side: ThresholdSide = ThresholdSide.UNKNOWN
    term: Term | None = None
    indefinite: bool = False
    has_lots: bool | None = None
    lots: tuple[GivenLot, ...] = ()
    category: str | None = None
    firms: int | None = None
    target_share: Decimal | None = None
    answers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """A value or date in the question that cannot be, with the words as they were written."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFilter:
    """What a question about the calendar narrows it to; what is None or empty does not narrow it.

    `period` is when the publication is planned, `decide_by` when the last day to decide falls, `ends` when the running contract
    ends. `overdue`: also what should have been decided before today and still can be. `value` is in euro without VAT, a
    limit left open is None; `unsure_work`: only what may be a kind of work, without being sure of it.
    """

    period: Period | None = None
    decide_by: Period | None = None
    overdue: bool = False
    ends: Period | None = None
    owners: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    unsure_work: bool = False
    kind: ContractKind | None = None
    promises: tuple[Level, ...] = ()
    side: ThresholdSide | None = None
    has_lots: bool | None = None
    value: Money | None = None
    statuses: tuple[NoticeStatus, ...] = ()
    count_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the calendar."""
        return replace(self, count_only=False) == CalendarFilter()

    @property
    def selects(self) -> bool:
        """Whether it picks entries by what they are, and not only by whose, where, when and what work."""
        return not replace(self, period=None, owners=(), districts=(), categories=(), kind=None).is_empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Which procurement is meant. One in `decided`: that one. Several: it must be asked. None: not found;
    `nearest` holds what came closest, as a suggestion. `mentioned` tells whether a procurement was named at all, `elsewhere` that a
    follow-up names another place than the procurement of the conversation."""

    decided: tuple[Scored, ...] = ()
    nearest: tuple[Scored, ...] = ()
    mentioned: bool = False
    elsewhere: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it was understood. `lists`: it asks for entries by a filter; `topic_confident`: the best topic is
    good enough to answer with; `wants_text`: the text of an article is asked; `wants_why`:
    the ground of the last answer is asked; `wants`: the part of the answer that is asked for; `paragraphs`: article id -> the paragraph that was asked."""

    text: str
    language: Language
    intent: Intent
    aspect: Aspect | None = None
    linking: Linking = Linking()
    topics: tuple[Scored, ...] = ()
    articles: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    unknown_articles: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    out_of_scope: str | None = None
    facts: Facts = Facts()
    categories: tuple[str, ...] = ()
    filter: CalendarFilter = CalendarFilter()
    impossible: tuple[Impossible, ...] = ()
    follows_up: bool = False
    lists: bool = False
    topic_confident: bool = False
    wants_text: bool = False
    wants_why: bool = False
    wants: Section | None = None
    thanks: bool = False
    paragraphs: Mapping[str, str] = field(default_factory=dict[str, str])
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What else the last answer was made from, so that it can be made again: ids, numbers and values, no texts.

    `not_found`: a procurement was named that is not there; `why`: the ground was asked; `wants`: the part of the answer that was asked for; `thanks`: thanks and no greeting;
    `refused`: why the text was not read at all.
    """

    near_topics: tuple[str, ...] = ()
    other_articles: tuple[str, ...] = ()
    paragraphs: Mapping[str, str] = field(default_factory=dict[str, str])
    misconceptions: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    unknown_articles: tuple[str, ...] = ()
    out_of_scope: str | None = None
    impossible: tuple[Impossible, ...] = ()
    nearest: tuple[str, ...] = ()
    not_found: bool = False
    lists: bool = False
    why: bool = False
    wants: Section | None = None
    thanks: bool = False
    refused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What a thread remembers: the procurement it is about and the facts that were given. No texts, no names.

    With its `grounds` it is enough to make the last answer again.
    """

    entry: str | None = None
    facts: Facts = Facts()
    intent: Intent | None = None
    aspect: Aspect | None = None
    topic: str | None = None
    article: str | None = None
    category: str | None = None
    candidates: tuple[str, ...] = ()
    asked: str | None = None
    filter: CalendarFilter = CalendarFilter()
    language: Language = Language.DUTCH
    grounds: Grounds = Grounds()
