"""How promising a procurement is, with every signal and its weight, and what would change it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.model.base import Text
from bot.model.finding import VerdictFinding
from bot.model.law import Route, Verdict
from bot.model.procurement import CalendarEntry
from bot.model.promising import EntryAdvice
from bot.model.question import Facts
from bot.model.work import WorkFinding


class Promise(StrEnum):
    """How promising a procurement is to fill in socially ('kansrijk')."""

    HIGH = "hoog"
    MIDDLE = "midden"
    LOW = "laag"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One signal as it fell: which rule, what it says, how many points it adds or takes, and its source.

    `articles` are the articles that it rests on, when it is about the law; `dated`: the day of an advisor's word.
    """

    rule: str
    name: Text
    value: str
    points: Decimal
    text: Text
    source: str
    articles: tuple[str, ...] = ()
    dated: date | None = None


class Turning(StrEnum):
    """What sort of fact would be different."""

    LATER = "later"
    PLANNED = "gepland"
    REPUBLISHED = "opnieuw-gepubliceerd"
    NEXT_TIME = "volgende-keer"
    PUBLISHED = "gepubliceerd"
    WORK = "werksoort"
    UNDER = "onder"
    REACHED = "vanaf"
    ENOUGH_FIRMS = "markt-genoeg"
    FEW_FIRMS = "markt-dun"
    SMALL_LOT = "klein-perceel"
    LOTS = "percelen"
    NO_LOTS = "geen-percelen"
    SHORT = "kort"
    LONG = "lang"
    ON_LIST = "bijlage-wel"
    OFF_LIST = "bijlage-niet"
    ANSWER = "antwoord"
    BELOW = "antwoord-lager"
    AT_LEAST = "antwoord-vanaf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A fact that would be different. `number` is the amount (euro without VAT), the months, the firms or the limit that it
    is about; `question` and `answer` are ids of a missing fact that gets an answer; `work` takes the place of the kind of
    work. `articles` must be said beside it."""

    kind: Turning
    facts: Facts = field(default_factory=Facts)
    work: WorkFinding | None = None
    number: Decimal | None = None
    question: str = ""
    answer: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact, or two, that would be different, and the verdict and the promise that the rules then give.

    `better`: the promise rises, or the law opens a route that it did not open.
    """

    turns: tuple[Turn, ...]
    verdict: Verdict
    route: Route
    level: Promise
    better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFinding:
    """The promise of one procurement. `points` is the sum of the signals; `level` may be lower than the sum says, when
    a signal leaves no room for more, and is the advisors' own when they gave one. At least one signal speaks for and one
    against.

    `outdated` holds the keys of the entry that changed after the advisors gave their word; then their word no longer
    binds. `changes`: what would give another verdict or promise, when that was worked out.
    """

    entry: CalendarEntry
    work: WorkFinding
    verdict: VerdictFinding
    level: Promise
    points: Decimal
    signals: tuple[Signal, ...]
    advice: EntryAdvice | None = None
    outdated: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def reasons_for(self) -> tuple[Signal, ...]:
        """The signals that speak for it, the heaviest first."""
        return tuple(sorted((s for s in self.signals if s.points > 0), key=lambda s: -s.points))

    @property
    def reasons_against(self) -> tuple[Signal, ...]:
        """The signals that speak against it, the heaviest first."""
        return tuple(sorted((s for s in self.signals if s.points < 0), key=lambda s: s.points))

    @property
    def advised(self) -> Promise | None:
        """The level that the advisors gave, as long as no fact that it rests on has changed."""
        if self.advice is None or self.advice.promise is None or self.outdated:
            return None
        return Promise(self.advice.promise)
