"""How the entries of the calendar stand: their work, their moment, their promise. Each is worked out once, when asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.advising.entry_facts import facts_of
from bot.advising.estimating import estimate
from bot.advising.features import ANNEX_XIV, on_list
from bot.advising.moment import deadline_of
from bot.advising.promising import Promising
from bot.advising.thresholds import threshold
from bot.model.finding import Deadline, Standing
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.question import Money
from bot.model.work import WorkFinding


@dataclass(frozen=True, slots=True)
class Standings:
    """The entries that one audience may know of, on one day. `knowledge`: what that audience may know."""

    promising: Promising
    work_of: Callable[[CalendarEntry], WorkFinding]
    knowledge: Knowledge
    today: date
    _weighed: dict[str, Standing] = field(default_factory=dict[str, Standing], compare=False, repr=False)
    _deadlines: dict[str, Deadline] = field(default_factory=dict[str, Deadline], compare=False, repr=False)

    def of(self, entry: CalendarEntry) -> Standing:
        """How an entry stands. Weighing takes about a millisecond the first time."""
        if entry.id not in self._weighed:
            found = self.promising.weigh(entry, self.work_of(entry), self.knowledge, self.today)
            self._weighed[entry.id] = Standing(
                category=found.work.category,
                level=found.level.value,
                verdict=found.verdict.main.verdict,
                deadline=self.deadline_of(entry),
            )
        return self._weighed[entry.id]

    def deadline_of(self, entry: CalendarEntry) -> Deadline:
        """Until when it can be decided, with what is known of that moment."""
        if entry.id not in self._deadlines:
            self._deadlines[entry.id] = deadline_of(facts_of(entry, None), self.knowledge, self.today)
        return self._deadlines[entry.id]

    def value_of(self, entry: CalendarEntry) -> Money:
        """The estimate over the whole term (euro without VAT); an end that is not known is None."""
        found = estimate(facts_of(entry, None), self.knowledge)
        return Money(found.low, found.high)

    def side_of(self, entry: CalendarEntry) -> ThresholdSide:
        """On which side of the European threshold the estimate lies, as far as this audience may know."""
        facts = facts_of(entry, None)
        annex_xiv = on_list(facts, ANNEX_XIV, self.knowledge)
        return threshold(facts, annex_xiv, estimate(facts, self.knowledge), self.knowledge, self.today).side
