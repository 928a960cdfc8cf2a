"""A question at the desk of its audience: what is meant, with the facts that hold and the conversation it leans on."""

from dataclasses import dataclass, replace
from datetime import date

from bot.advising.promising import Promising
from bot.advising.standing import Standings
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.question import Conversation, Facts, Question
from bot.model.viewer import Audience
from bot.understanding.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Desk:
    """What one audience gets its answers from: knowledge without what it may not know, and who reads and advises."""

    audience: Audience
    knowledge: Knowledge
    understanding: Understanding
    promising: Promising
    standings: Standings
    today: date


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the facts that hold for it and the conversation it leans on."""

    question: Question
    facts: Facts
    conversation: Conversation | None
    desk: Desk

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """The procurements that are meant: named now, or before in the conversation."""
        known = self.desk.knowledge.entries
        named = tuple(known[scored.id] for scored in self.question.linking.decided if scored.id in known)
        if named or self.conversation is None or self.question.linking.elsewhere:
            return named
        before = self.conversation.entry
        return (known[before],) if before in known else ()

    @property
    def nearest(self) -> tuple[CalendarEntry, ...]:
        """The procurements that came closest when none is meant."""
        known = self.desk.knowledge.entries
        return tuple(known[scored.id] for scored in self.question.linking.nearest if scored.id in known)

    @property
    def stands_alone(self) -> bool:
        """Whether the facts make a case without a procurement of the calendar. A kind of work alone does, unless it
        belongs to a procurement that was named and not found."""
        told = replace(self.facts, category=None, kind=None, performer=None)
        named_in_vain = self.question.linking.mentioned and bool(self.nearest)
        if self.question.linking.elsewhere:
            return False
        return told != Facts() or (self.facts != Facts() and not named_in_vain)

    @property
    def category(self) -> str | None:
        """The kind of work that is meant: named now, that of the procurement, or before in the conversation."""
        if self.question.categories:
            return self.question.categories[0]
        if len(self.entries) == 1:
            return self.desk.understanding.category_of(self.entries[0])
        return self.conversation.category if self.conversation else None
