"""The bot while it is turned off: one polite line, whatever is asked or clicked, and nothing is looked up or kept."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from slack_sdk import WebClient

from bot.database import JournalUnavailable
from bot.journal import Work
from bot.model.base import Language
from bot.switch import Switch
from bot.understanding.language import language_of
from handlers import blocks
from handlers.failures import CALL_FAILED, what_failed
from handlers.measuring import MeasuredReplying
from handlers.outbox import Letter
from handlers.replying import Payload

LOG = logging.getLogger(__name__)

OFF: Mapping[Language, str] = {
    Language.DUTCH: "Ik sta nu even uit. Stel uw vraag later opnieuw. Excuus voor het ongemak.",
    Language.ENGLISH: "I am switched off for now. Please ask your question again later. Sorry for the inconvenience.",
}


class SwitchSeen:
    """The switch as the running bot sees it: when it cannot be read, it counts as it was last seen."""

    def __init__(self, switch: Switch | None) -> None:
        self._switch = switch
        self._lock = threading.Lock()
        self._off = False

    @property
    def is_off(self) -> bool:
        """Whether the bot is turned off. Without a switch it never is."""
        if self._switch is None:
            return False
        try:
            off = self._switch.off_since() is not None
        except JournalUnavailable as problem:
            LOG.error("schakelaar niet gelezen: %s", problem)
            return self._off
        with self._lock:
            if off is not self._off:
                LOG.warning("de bot staat %s", "uit" if off else "aan")
            self._off = off
        return off


@dataclass(frozen=True, kw_only=True)
class SwitchedReplying(MeasuredReplying):
    """Answers work while the bot is on, and says that it is off while it is."""

    switch: SwitchSeen

    def answer(self, work: Work) -> None:
        """Answer stored work, or say that the bot is off. Raises what the outbox or the journal raises."""
        if self.switch.is_off:
            self._say_off(work)
        else:
            MeasuredReplying.answer(self, work)

    def show(self, client: WebClient, view_id: str, user: str, channel: str, value: Payload) -> None:
        """Fill an open modal with the details behind a button, or with the line that the bot is off."""
        if not self.switch.is_off:
            MeasuredReplying.show(self, client, view_id, user, channel, value)
            return
        language = self._language(value)
        try:
            client.views_update(view_id=view_id, view=blocks.notice(OFF[language], language))
        except CALL_FAILED as problem:
            LOG.warning("views.update mislukt (%s)", what_failed(problem))

    def _say_off(self, work: Work) -> None:
        said = OFF[self._language(work.payload)]
        letter = Letter(
            channel=work.channel,
            thread=work.payload.get("thread"),
            user=work.payload["user"] or "",
            message=blocks.sentence(said),
            mark=f"{work.team}-{work.channel}-{work.ts}",
            uncertain=said,
            hook=work.payload.get("hook"),
        )
        if self.journal.begin_sending(work):
            self.outbox.deliver(letter, maybe_sent=work.sending)

    def _language(self, payload: Payload) -> Language:
        """The language of what is asked, or of the answer under which somebody clicks."""
        if payload.get("text"):
            return language_of(payload["text"] or "")
        exchange = self.journal.exchange(payload.get("exchange") or "")
        return exchange.conversation.language if exchange else Language.DUTCH
