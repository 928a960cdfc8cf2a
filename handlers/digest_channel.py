"""A message that the bot posts in a channel of its own accord: one attempt at a time, and found again by its mark.

Whoever posts keeps the count: nothing here is repeated, but for blocks that Slack refuses, which leave the text.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from socket import gaierror
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.blocks import Message, marked
from handlers.failures import CALL_FAILED, error_code, status_of, what_failed
from handlers.outbox import (
    BLOCKS_REFUSED,
    POST,
    RATE_LIMITED,
    UNSURE,
    RefusedError,
    UndeliveredError,
    retry_after,
)
from handlers.pacing import Pace

LOG = logging.getLogger(__name__)

EVENT_TYPE = "kansrijk_weekbericht"
INFO, HISTORY = "conversations.info", "conversations.history"
A_PAGE = 200
CLOCKS_DIFFER = timedelta(minutes=10)
"""How far back before the first claim the channel is read."""


class UncertainError(Exception):
    """The message may stand in the channel, or not."""


class HiddenError(Exception):
    """The bot may not read the channel, so it cannot see what stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """A message for a channel. `payload` is its metadata: ids and nothing else; `mark` is the same at every attempt."""

    channel: str
    message: Message
    mark: str
    payload: Mapping[str, str]


class Board:
    """Posts bulletins. `client` must not repeat anything by itself."""

    def __init__(self, client: WebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    def post(self, bulletin: Bulletin, is_still_ours: Callable[[], bool]) -> str | None:
        """Post it, and where it stands (Slack's `ts`); None when it is no longer ours to post, asked right before.

        Raises `UndeliveredError` (not posted now) or `RefusedError` (Slack does not want it): it does not stand there.
        Raises `UncertainError` when it may.
        """
        self._pace.wait(POST, bulletin.channel)
        if not is_still_ours():
            return None
        try:
            posted: Any = self._client.chat_postMessage(**_arguments(bulletin))
        except SlackApiError as problem:
            if error_code(problem) in BLOCKS_REFUSED and bulletin.message.get("blocks"):
                LOG.error("%s: blokken geweigerd (%s); nu alleen tekst", bulletin.mark, what_failed(problem))
                only_text = replace(bulletin, message={"text": bulletin.message["text"]})
                return self.post(only_text, is_still_ours)
            raise self._judged(POST, problem) from None
        except CALL_FAILED as problem:
            raise _lost(problem) from None
        return str(posted["ts"])

    def find(self, channel: str, mark: str, since: datetime) -> str | None:
        """Where the bulletin with that mark stands, when it was posted after `since`; None when it is not there.

        Raises `HiddenError` when the bot may not look, `UndeliveredError` when it cannot look now.
        """
        oldest, cursor = f"{(since - CLOCKS_DIFFER).timestamp():.6f}", ""
        while True:
            page = self._page(channel, oldest, cursor)
            found = next((one for one in page.get("messages") or [] if _carries(one, mark)), None)
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if found is not None or not cursor:
                return str(found["ts"]) if found else None

    def info(self, channel: str) -> Mapping[str, Any]:
        """The channel as `conversations.info` tells it. Raises `RefusedError` for one that cannot be posted in, and
        `UndeliveredError` when Slack does not say now."""
        try:
            found: Any = self._client.conversations_info(channel=channel)
        except SlackApiError as problem:
            judged = self._judged(INFO, problem)
            raise judged if isinstance(judged, RefusedError) else UndeliveredError from None
        except CALL_FAILED:
            raise UndeliveredError from None
        if found["channel"].get("is_archived"):
            raise RefusedError("is_archived")
        return found["channel"]

    def _page(self, channel: str, oldest: str, cursor: str) -> Any:
        self._pace.wait(HISTORY)
        try:
            return self._client.conversations_history(
                channel=channel, oldest=oldest, include_all_metadata=True, limit=A_PAGE, cursor=cursor or None
            )
        except SlackApiError as problem:
            judged = self._judged(HISTORY, problem)
            raise HiddenError(str(judged)) if isinstance(judged, RefusedError) else UndeliveredError from None
        except CALL_FAILED:
            raise UndeliveredError from None

    def _judged(self, method: str, problem: SlackApiError) -> Exception:
        """What an error that Slack answered with says about the post."""
        code, status = error_code(problem), status_of(problem)
        if status == RATE_LIMITED or code == "ratelimited":
            self._pace.hold(method, retry_after(problem.response.headers))
            return UndeliveredError()
        if status >= 500 or code is None or code in UNSURE:
            return UncertainError(what_failed(problem))
        return RefusedError(what_failed(problem))


def _arguments(bulletin: Bulletin) -> dict[str, Any]:
    made = bulletin.message
    return {
        **(marked(made, bulletin.mark) if made.get("blocks") else made),
        "channel": bulletin.channel,
        "metadata": {
            "event_type": EVENT_TYPE,
            "event_payload": {**bulletin.payload, "werk": bulletin.mark},
        },
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _carries(message: Mapping[str, Any], mark: str) -> bool:
    """Whether this is the bulletin with that mark; only a bot can have posted it."""
    metadata = message.get("metadata") or {}
    noted = (metadata.get("event_payload") or {}).get("werk")
    blocks = {block.get("block_id") for block in message.get("blocks") or []}
    return bool(message.get("bot_id")) and mark in {noted, *blocks}


def _lost(problem: BaseException) -> Exception:
    """A connection that was never made carried nothing; of any other the outcome is not known."""
    reason = getattr(problem, "reason", problem)
    if isinstance(reason, ConnectionRefusedError | gaierror):
        return UndeliveredError()
    return UncertainError(what_failed(problem))
