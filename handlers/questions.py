"""Somebody asks: by a mention, in a direct message, in a thread, or with the command."""

import hashlib
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.journal import Arrival
from handlers.inbox import Inbox
from handlers.markup import plain
from handlers.replying import QUESTION

COMMAND = "/inkoop"
LONGEST_QUESTION = 12_000
BY_PEOPLE = (None, "file_share", "thread_broadcast")
SLACKBOT = "USLACKBOT"


def register(app: App, inbox: Inbox) -> None:
    """Mentions, direct messages and the command: stored before Slack hears that they came, answered afterwards."""

    def store_event(body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> None:
        context["arrival"] = _asked_in_event(body)
        context["seq"] = inbox.store(context["arrival"])
        next_()

    def store_command(body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> None:
        context["arrival"] = _asked_by_command(body)
        context["seq"] = inbox.store(context["arrival"])
        next_()

    def begin(context: BoltContext) -> None:
        inbox.begin(context["seq"], context["arrival"])

    def begin_command(ack: Ack, context: BoltContext) -> None:
        ack()
        inbox.begin(context["seq"], context["arrival"])

    app.event("app_mention", matchers=[written_by_a_person], middleware=[store_event])(begin)
    app.event("message", matchers=[is_direct, written_by_a_person], middleware=[store_event])(begin)
    app.command(COMMAND, middleware=[store_command])(begin_command)


def written_by_a_person(event: dict[str, Any]) -> bool:
    """Not by a bot, not an edit, a deletion or a notice of Slack."""
    is_bot = event.get("bot_id") or event.get("bot_profile") or event.get("user") in (None, SLACKBOT)
    return (
        not is_bot and event.get("subtype") in BY_PEOPLE and "edited" not in event and not event.get("hidden")
    )


def is_direct(event: dict[str, Any]) -> bool:
    """Whether it was said to the bot alone."""
    return event.get("channel_type") == "im"


def once(*parts: str) -> str:
    """A short id that is the same for the same click or command, however often it is delivered."""
    return hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _asked_in_event(body: dict[str, Any]) -> Arrival:
    event, team = body["event"], body.get("team_id") or ""
    channel, ts = event["channel"], event["ts"]
    thread = event.get("thread_ts") or ts
    direct = is_direct(event)
    return Arrival(
        event_id=body["event_id"],
        team=team,
        channel=channel,
        ts=ts,
        lane=f"{team}:{channel}" if direct else f"{team}:{channel}:{thread}",
        payload={
            "kind": QUESTION,
            "text": plain(event.get("text") or "")[:LONGEST_QUESTION],
            "user": event["user"],
            "thread": thread,
            "direct": "ja" if direct else "nee",
            "shared": "ja" if body.get("is_ext_shared_channel") else "nee",
        },
    )


def _asked_by_command(body: dict[str, Any]) -> Arrival:
    key = once("command", body["trigger_id"])
    text = plain(body.get("text") or "")[:LONGEST_QUESTION]
    payload = {"kind": QUESTION, "text": text, "user": body["user_id"], "hook": body["response_url"]}
    team, channel = body.get("team_id") or "", body["channel_id"]
    return Arrival(
        event_id=key, team=team, channel=channel, ts=key, lane=f"{team}:{channel}:{key}", payload=payload
    )
