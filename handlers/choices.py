"""Somebody clicks a choice: which procurement is meant, an answer to a question back, or an example question."""

import json
import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.journal import Arrival
from handlers.inbox import Inbox
from handlers.questions import once
from handlers.replying import CHOICE


def register(app: App, inbox: Inbox) -> None:
    """A click on a choice is work like a question: stored, acknowledged, answered in the thread."""

    def store(body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> None:
        context["arrival"] = _chosen(body)
        context["seq"] = inbox.store(context["arrival"])
        next_()

    def begin(ack: Ack, context: BoltContext) -> None:
        ack()
        inbox.begin(context["seq"], context["arrival"])

    app.action(re.compile(r"^choose:\d+$"), middleware=[store])(begin)


def is_ephemeral(body: dict[str, Any]) -> bool:
    """Whether the buttons stood in a message that only this person sees."""
    message = body.get("message") or {}
    return bool((body.get("container") or {}).get("is_ephemeral")) or message.get("subtype") == "ephemeral"


def _chosen(body: dict[str, Any]) -> Arrival:
    action, message, channel = body["actions"][0], body.get("message") or {}, body["channel"]["id"]
    user, team = body["user"]["id"], (body.get("team") or {}).get("id") or ""
    said = message.get("ts") or (body.get("container") or {}).get("message_ts") or ""
    key = once(said, user, action["action_id"], action.get("action_ts") or body.get("trigger_id") or "")
    private = is_ephemeral(body)
    thread = None if private else message.get("thread_ts") or said
    payload = json.loads(action["value"]) | {
        "kind": CHOICE,
        "user": user,
        "thread": thread,
        "hook": body.get("response_url") if private else None,
    }
    return Arrival(
        event_id=key,
        team=team,
        channel=channel,
        ts=key,
        lane=f"{team}:{channel}:{thread or key}",
        payload=payload,
    )
