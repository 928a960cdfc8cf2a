"""Somebody clicks 'Vraag door' in a digest: the full answer about that procurement, in the thread of the digest."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.journal import Arrival, Exchange, Journal
from bot.model.answer import Asking
from bot.model.base import Language
from bot.model.question import Conversation, Intent
from handlers.choices import is_ephemeral
from handlers.digest import Newsrooms
from handlers.inbox import Inbox
from handlers.ports import Clock
from handlers.questions import once
from handlers.replying import CHOICE

ASK = "digest_ask"
"""The button; its value is the id of the procurement."""
NO_THREAD = "weekbericht"
"""Where the question of a click is kept, apart from what was said in the thread itself."""


def register(app: App, inbox: Inbox, journal: Journal, newsrooms: Newsrooms | None, clock: Clock) -> None:
    """A click is work like a question: stored, acknowledged, answered for whoever clicked in the language of the digest."""

    def store(body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> None:
        arrival = context["arrival"] = _asked(body)
        journal.keep_exchange(_question(arrival, _language(newsrooms, arrival.channel)), clock())
        context["seq"] = inbox.store(arrival)
        next_()

    def begin(ack: Ack, context: BoltContext) -> None:
        ack()
        inbox.begin(context["seq"], context["arrival"])

    app.action(ASK, middleware=[store])(begin)


def _asked(body: dict[str, Any]) -> Arrival:
    """What a click asks: this procurement, in the thread of the message with the button."""
    action, message, channel = body["actions"][0], body.get("message") or {}, body["channel"]["id"]
    user, team = body["user"]["id"], (body.get("team") or {}).get("id") or ""
    said = message.get("ts") or (body.get("container") or {}).get("message_ts") or ""
    key = once(said, user, ASK, action["value"], action.get("action_ts") or body.get("trigger_id") or "")
    private = is_ephemeral(body)
    thread = None if private else message.get("thread_ts") or said
    payload = {
        "kind": CHOICE,
        "asking": Asking.WHICH_ENTRY.value,
        "exchange": key,
        "value": action["value"],
        "user": user,
        "thread": thread,
        "hook": body.get("response_url") if private else None,
    }
    lane = f"{team}:{channel}:{thread or key}"
    return Arrival(event_id=key, team=team, channel=channel, ts=key, lane=lane, payload=payload)


def _question(arrival: Arrival, language: Language) -> Exchange:
    """The question behind the button, kept as a conversation: may this procurement be reserved?"""
    conversation = Conversation(intent=Intent.RESERVATION, language=language)
    return Exchange(
        id=arrival.event_id, team=arrival.team, channel=arrival.channel, thread=NO_THREAD,
        conversation=conversation,
    )  # fmt: skip


def _language(newsrooms: Newsrooms | None, channel: str) -> Language:
    """The language of the digest in a channel; Dutch when it has none any more."""
    channels = newsrooms().rules.channels if newsrooms else ()
    return next((each.language for each in channels if each.channel == channel), Language.DUTCH)
