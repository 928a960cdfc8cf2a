"""One piece of work, from what was stored to what is posted: look up the viewer, ask the assistant, post."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from slack_sdk import WebClient

from bot.journal import Arrival, Exchange, Journal, Work
from bot.model.answer import Asking, Attachment, Section
from bot.model.base import Language
from bot.model.question import Conversation, Intent
from bot.model.viewer import Person, Place, Viewer
from handlers import blocks
from handlers.audience import Audience
from handlers.blocks import NONE_OF_THESE
from handlers.failures import CALL_FAILED, new_reference, what_failed, where
from handlers.files import Files
from handlers.outbox import Letter, Outbox, RefusedError, UndeliveredError
from handlers.ports import Assistants, Clock, Reply
from handlers.wording import DUTCH, Words, words_for

LOG = logging.getLogger(__name__)

QUESTION, CHOICE = "vraag", "keuze"
"""The kinds of work, as `kind` in its payload."""

Payload = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Replying:
    """Answers work from the inbox, and opens details."""

    assistants: Assistants
    audience: Audience
    outbox: Outbox
    files: Files
    journal: Journal
    clock: Clock

    def answer(self, work: Work) -> None:
        """Answer stored work. Raises what the assistant, the journal or the outbox raises; nothing is posted then."""
        viewer = self._viewer(work.channel, work.payload)
        reply = self._reply(work, viewer)
        message = blocks.sentence(DUTCH.expired) if reply is None else self._message(work, viewer, reply)
        language = Language.DUTCH if reply is None else reply.answer.language
        if self.journal.begin_sending(work):
            letter = _letter(work, message, words_for(language).uncertain)
            self.outbox.deliver(letter, maybe_sent=work.sending)
            if reply and reply.answer.attachment:
                self._add_file(work, letter, reply.answer.attachment, words_for(language))

    def apologise(self, work: Work, reference: str) -> None:
        """Tell the user that there will be no answer, with a number to mention."""
        message = blocks.sentence(DUTCH.apology.format(reference=reference))
        self.outbox.deliver(
            _letter(work, message, DUTCH.apology.format(reference=reference), suffix="-sorry")
        )

    def say_busy(self, arrival: Arrival) -> None:
        """Tell the user that the answer will take longer."""
        self.outbox.deliver(_letter(arrival, blocks.sentence(DUTCH.busy), DUTCH.busy, suffix="-druk"))

    def show(self, client: WebClient, view_id: str, user: str, channel: str, value: Payload) -> None:
        """Fill an open modal with the details behind a button, for whoever looks now."""
        try:
            view = self._details(user, channel, value)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the modal must not stay at 'one moment'
            reference = new_reference()
            LOG.error("%s: details mislukt: %s", reference, where(problem))
            view = blocks.notice(DUTCH.apology.format(reference=reference), Language.DUTCH)
        try:
            client.views_update(view_id=view_id, view=view)
        except CALL_FAILED as problem:
            LOG.warning("views.update mislukt (%s)", what_failed(problem))

    def _details(self, user: str, channel: str, value: Payload) -> blocks.View:
        exchange = self._exchange(channel, value)
        if exchange is None:
            return blocks.notice(DUTCH.expired, Language.DUTCH)
        viewer = self.audience.viewer(user, channel)
        answer = self.assistants().resume(viewer, self.clock().date(), exchange.conversation).answer
        found = answer.opens(Section(value["section"])) if value.get("section") in list(Section) else None
        if found is None:
            return blocks.notice(words_for(answer.language).nothing_here, answer.language)
        return blocks.modal(found, answer.language)

    def _add_file(self, work: Work, letter: Letter, attachment: Attachment, words: Words) -> None:
        """The file of an answer that stands there; when it cannot be added, one sentence says so."""
        if letter.hook is None and self.files.add(letter, attachment, maybe_sent=work.sending):
            return
        if letter.hook and work.sending:
            return
        said = words.file_elsewhere if letter.hook else words.file_failed
        try:
            self.outbox.deliver(
                _letter(work, blocks.sentence(said), said, suffix="-bestand"), maybe_sent=work.sending
            )
        except (UndeliveredError, RefusedError) as problem:
            LOG.warning("%s: niet gezegd dat het bestand ontbreekt (%s)", letter.mark, what_failed(problem))

    def _viewer(self, channel: str, payload: Payload) -> Viewer:
        return self.audience.viewer(payload["user"] or "", channel, told_shared=payload.get("shared") == "ja")

    def _reply(self, work: Work, viewer: Viewer) -> Reply | None:
        """What the assistant says; None when a button is about something that is forgotten."""
        today, assistant = self.clock().date(), self.assistants()
        if work.payload["kind"] == QUESTION:
            return assistant.answer(work.payload["text"] or "", viewer, today, self._conversation(work))
        exchange = self._exchange(work.channel, work.payload)
        if exchange is None:
            return None
        value, about = work.payload.get("value") or "", work.payload.get("about") or ""
        match work.payload.get("asking"):
            case Asking.WHICH_ENTRY:
                return assistant.choose(
                    None if value in NONE_OF_THESE else value, viewer, today, exchange.conversation
                )
            case Asking.FACT:
                return assistant.give_fact(about, value, viewer, today, exchange.conversation)
            case _:
                return assistant.answer(value, viewer, today, None)

    def _message(self, work: Work, viewer: Viewer, reply: Reply) -> blocks.Message:
        now = self.clock()
        thread = work.payload.get("thread") or ""
        exchange = Exchange(
            id=_exchange_id(work),
            team=work.team,
            channel=work.channel,
            thread=thread,
            conversation=reply.conversation,
        )
        self.journal.keep_exchange(exchange, now)
        if reply.question is not None and reply.question.intent is Intent.UNKNOWN:
            self.journal.note_unanswered(reply.question.text, now)
        elsewhere = viewer.person is Person.COLLEAGUE and viewer.place is Place.SHARED
        followed = reply.conversation.entry if reply.answer.verdict else None
        return blocks.message(reply.answer, exchange.id, full_answer_elsewhere=elsewhere, follow=followed)

    def _conversation(self, work: Work) -> Conversation | None:
        """What the thread was about before this; in a direct message else what was last spoken of."""
        thread = work.payload.get("thread")
        if thread is None:
            return None
        found = self.journal.latest_exchange(work.team, work.channel, thread, but=_exchange_id(work))
        if found is None and work.payload.get("direct") == "ja":
            found = self.journal.latest_exchange(work.team, work.channel, but=_exchange_id(work))
        return found and found.conversation

    def _exchange(self, channel: str, value: Payload) -> Exchange | None:
        """The exchange that a button belongs to, if it is of this channel."""
        found = self.journal.exchange(value.get("exchange") or "")
        return found if found and found.channel == channel else None


def _exchange_id(work: Work) -> str:
    """The same at every attempt."""
    return hashlib.sha256(f"{work.team}|{work.channel}|{work.ts}".encode()).hexdigest()[:32]


def _letter(work: Work | Arrival, message: blocks.Message, uncertain: str, suffix: str = "") -> Letter:
    return Letter(
        channel=work.channel,
        thread=work.payload.get("thread"),
        user=work.payload["user"] or "",
        message=message,
        mark=f"{work.team}-{work.channel}-{work.ts}{suffix}",
        uncertain=uncertain,
        hook=work.payload.get("hook"),
    )
