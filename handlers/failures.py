"""What goes wrong: how it is written in the log (ids and places, never a text), and what the user hears of it."""

import logging
import traceback
import uuid
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError, SlackClientError

from handlers.wording import DUTCH

LOG = logging.getLogger(__name__)

CALL_FAILED = (SlackClientError, OSError, HTTPException)
"""Every way in which a call to Slack fails."""
LAST_DELIVERY = 3
"""Slack delivers an event that was not acknowledged three more times."""


def what_failed(problem: BaseException) -> str:
    """The error in one word: Slack's own name for it, else its type. Never its message, which may quote anything."""
    if isinstance(problem, SlackApiError):
        return str(error_code(problem) or status_of(problem))
    return type(problem).__name__


def error_code(problem: SlackApiError) -> str | None:
    """Slack's name for the error ('channel_not_found'); None when the answer was not Slack's own."""
    code = problem.response.get("error") if hasattr(problem.response, "get") else None
    return code if isinstance(code, str) and code.isidentifier() else None


def status_of(problem: SlackApiError) -> int:
    """The HTTP status of the answer."""
    return int(getattr(problem.response, "status_code", 0))


def where(problem: BaseException) -> str:
    """The calls that led to the error, without its message."""
    frames = traceback.extract_tb(problem.__traceback__)[-6:]
    path = " < ".join(
        f"{frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})" for frame in reversed(frames)
    )
    return f"{what_failed(problem)} in {path}"


def new_reference() -> str:
    """A number that a user can mention and that stands in the log."""
    return f"K-{uuid.uuid4().hex[:8].upper()}"


def register(app: App) -> None:
    """One place for every error of a listener or of storing what came in."""
    app.error(_report)


def _report(
    error: Exception,
    body: dict[str, Any],
    request: BoltRequest,
    response: BoltResponse | None,
    client: WebClient,
) -> None:
    """Log under a reference number, and tell the user when nothing will be tried again."""
    reference = new_reference()
    LOG.error("%s: %s mislukt: %s", reference, _id_of(body), where(error))
    event = body.get("event") or {}
    if body.get("response_url"):
        whisper(body["response_url"], DUTCH.apology.format(reference=reference))
        if response is not None:
            response.status = 200
    elif event.get("channel") and _delivery(request) >= LAST_DELIVERY:
        thread = event.get("thread_ts") or event.get("ts")
        text = DUTCH.apology.format(reference=reference)
        _attempt(
            client.chat_postMessage, text=text, channel=event["channel"], thread_ts=thread, unfurl_links=False
        )


def whisper(address: str, text: str) -> None:
    """One sentence to the person who clicked or gave the command; when that fails too, only the log knows."""
    hook = WebhookClient(address, timeout=5, retry_handlers=[])
    _attempt(hook.send, text=text, response_type="ephemeral", replace_original=False)


def _attempt(send: Callable[..., object], **what: Any) -> None:
    try:
        send(**what)
    except CALL_FAILED as problem:
        LOG.error("bericht niet geplaatst (%s)", what_failed(problem))


def _id_of(body: dict[str, Any]) -> str:
    return f"{body.get('type') or body.get('command')} {body.get('event_id', '')}".strip()


def _delivery(request: BoltRequest) -> int:
    number = (request.headers.get("x-slack-retry-num") or ["0"])[0]
    return int(number) if number.isdigit() else 0
