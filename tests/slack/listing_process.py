"""A bot as a process of its own, whose answers to a 'lijst' come with a file. `python -m tests.slack.listing_process`."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.journal import open_journal
from bot.model.answer import Attachment
from bot.model.question import Conversation
from bot.model.viewer import Viewer
from bot.settings import read_settings
from handlers.running import run
from tests.slack.an_assistant import AnAssistant, AReply

CONTENT = b"\xef\xbb\xbfid;titel\r\nC001;Schoonmaak\r\n"


@dataclass
class ALister(AnAssistant):
    """Gives a file with every answer to a text with 'lijst' in it."""

    def answer(
        self, text: str, viewer: Viewer, today: date, conversation: Conversation | None = None
    ) -> AReply:
        reply = super().answer(text, viewer, today, conversation)
        attachment = (
            Attachment("trajecten.csv", "Groen, Q2 2027", lambda: CONTENT) if "lijst" in text else None
        )
        return replace(reply, answer=replace(reply.answer, attachment=attachment))


if __name__ == "__main__":
    settings = read_settings()
    sys.exit(run(settings, ALister, open_journal(settings.journal_url), lambda: datetime.now(UTC)))
