"""What the rim needs from the rest: somebody who answers, and the time."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from bot.following_news import Knower
from bot.model.answer import Answer
from bot.model.question import Conversation, Question
from bot.model.viewer import Viewer


class Reply(Protocol):
    """An answer, what to remember of it, and how the question was understood (None when nothing was asked anew)."""

    @property
    def answer(self) -> Answer:
        """What is said."""
        ...

    @property
    def conversation(self) -> Conversation:
        """What to remember."""
        ...

    @property
    def question(self) -> Question | None:
        """How it was understood."""
        ...


class Assistant(Knower, Protocol):
    """The core, as seen from here. Every method composes for one viewer; none of them waits for anything."""

    def answer(
        self, text: str, viewer: Viewer, today: date, conversation: Conversation | None = None
    ) -> Reply:
        """The answer to a text."""
        ...

    def choose(self, entry_id: str | None, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The answer now that the procurement is chosen; None is none of them."""
        ...

    def give_fact(
        self, question_id: str, value: str, viewer: Viewer, today: date, conversation: Conversation
    ) -> Reply:
        """The answer now that a fact is known."""
        ...

    def resume(self, viewer: Viewer, today: date, conversation: Conversation) -> Reply:
        """The same answer again, for whoever looks now."""
        ...


Assistants = Callable[[], Assistant]
"""Gives the assistant of the knowledge as it is now: asked anew for every answer, so that new knowledge takes effect."""

Clock = Callable[[], datetime]
"""The time now, with a time zone: its date is the day of the answer."""
