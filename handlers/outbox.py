"""What is posted, is posted once.

A post whose outcome is not known is never simply repeated: first it is looked for in its thread, by the mark that it
carries. Where looking is not possible, one short sentence tells the user to ask again if no answer is there.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from socket import gaierror
from typing import Any

from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError

from handlers.blocks import Message, marked, sentence
from handlers.failures import CALL_FAILED, error_code, status_of, what_failed
from handlers.pacing import Pace

LOG = logging.getLogger(__name__)

ATTEMPTS = 4
EVENT_TYPE = "kansrijk_antwoord"
POST, EPHEMERAL, REPLIES, HOOK = (
    "chat.postMessage",
    "chat.postEphemeral",
    "conversations.replies",
    "response_url",
)
ARRIVED, RATE_LIMITED, LOST = 200, 429, 0
HOOK_GONE = (403, 404, 410)
BLOCKS_REFUSED = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments")
UNSURE = ("internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org")


class UndeliveredError(Exception):
    """Slack could not be reached well enough to post; it may be tried again later."""


class RefusedError(Exception):
    """Slack does not take this post, now or later. The message is Slack's name for the reason."""


class Outcome(Enum):
    """What became of one attempt."""

    POSTED = auto()
    NOT_POSTED = auto()
    UNKNOWN = auto()


class Presence(Enum):
    """Whether a post is in its thread."""

    THERE = auto()
    ABSENT = auto()
    HIDDEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to one place. With `hook` (a response_url) only `user` sees it. `uncertain` is the sentence to fall
    back on, `mark` makes the post recognisable; it holds an id and nothing else."""

    channel: str
    thread: str | None
    user: str
    message: Message
    mark: str
    uncertain: str
    hook: str | None = None


class Outbox:
    """Sends letters. `client` must not repeat anything by itself; `sleep` waits so many seconds."""

    def __init__(self, client: WebClient, pace: Pace, sleep: Callable[[float], object]) -> None:
        self._client = client
        self._pace = pace
        self._sleep = sleep

    def deliver(self, letter: Letter, *, maybe_sent: bool = False) -> None:
        """Post the letter, unless it is there already. Raises `UndeliveredError` or `RefusedError`.

        `maybe_sent`: an earlier attempt may have posted it.
        """
        if letter.hook:
            self._whisper(letter, maybe_sent)
        else:
            self._post(letter, maybe_sent)

    def _post(self, letter: Letter, maybe_sent: bool) -> None:
        for attempt in range(ATTEMPTS):
            presence = self._look(letter) if maybe_sent else Presence.ABSENT
            if presence is Presence.HIDDEN:
                self._post_uncertain(letter)
            if presence is not Presence.ABSENT:
                return
            outcome, letter = self._try_post(letter)
            if outcome is Outcome.POSTED:
                return
            maybe_sent = maybe_sent or outcome is Outcome.UNKNOWN
            self._sleep(2**attempt if outcome is Outcome.UNKNOWN else 0)
        raise UndeliveredError

    def _post_uncertain(self, letter: Letter) -> None:
        """Once, whatever becomes of it."""
        outcome, _ = self._try_post(
            replace(letter, message=sentence(letter.uncertain), mark=letter.mark + "-")
        )
        LOG.warning("%s: niet te zien of het er al staat; %s", letter.mark, outcome.name)

    def _try_post(self, letter: Letter) -> tuple[Outcome, Letter]:
        """One attempt, and the letter for the next one."""
        self._pace.wait(POST, letter.channel)
        try:
            self._client.chat_postMessage(**_arguments(letter))
        except SlackApiError as problem:
            if error_code(problem) in BLOCKS_REFUSED and letter.message.get("blocks"):
                LOG.error("%s: blokken geweigerd (%s); nu alleen tekst", letter.mark, what_failed(problem))
                return Outcome.NOT_POSTED, replace(letter, message={"text": letter.message["text"]})
            return self._judged(POST, problem), letter
        except CALL_FAILED as problem:
            return _lost(problem), letter
        return Outcome.POSTED, letter

    def _look(self, letter: Letter) -> Presence:
        """Whether the letter stands in its thread."""
        if letter.thread is None:
            return Presence.HIDDEN
        self._pace.wait(REPLIES)
        try:
            found: Any = self._client.conversations_replies(
                channel=letter.channel, ts=letter.thread, include_all_metadata=True, limit=1000
            )
        except SlackApiError as problem:
            return self._unseen(problem)
        except CALL_FAILED:
            raise UndeliveredError from None
        is_there = any(_carries(message, letter.mark) for message in found.get("messages") or [])
        return Presence.THERE if is_there else Presence.ABSENT

    def _unseen(self, problem: SlackApiError) -> Presence:
        """What a look-up that failed tells: not to be seen by this app, or not now."""
        try:
            self._judged(REPLIES, problem)
        except RefusedError:
            return Presence.ABSENT if error_code(problem) == "thread_not_found" else Presence.HIDDEN
        raise UndeliveredError from None

    def _whisper(self, letter: Letter, maybe_sent: bool) -> None:
        """To one person, by the address that Slack gave with the command or the click."""
        status = LOST if maybe_sent else self._try_hook(letter)
        for _ in range(ATTEMPTS - 1):
            if status == RATE_LIMITED:
                status = self._try_hook(letter)
        if status == RATE_LIMITED:
            raise UndeliveredError
        if status in HOOK_GONE:
            self._fall_back(letter)
        elif status != ARRIVED:
            self._fall_back(replace(letter, message=sentence(letter.uncertain)))

    def _try_hook(self, letter: Letter) -> int:
        """One attempt; the HTTP status, or `LOST`. Raises `UndeliveredError` when nothing was sent."""
        self._pace.wait(HOOK)
        hook = WebhookClient(letter.hook or "", timeout=10, retry_handlers=[])
        try:
            answer = hook.send(
                **letter.message, response_type="ephemeral", replace_original=False,
                unfurl_links=False, unfurl_media=False,
            )  # fmt: skip
        except CALL_FAILED as problem:
            _lost(problem)
            return LOST
        if answer.status_code == RATE_LIMITED:
            self._pace.hold(HOOK, retry_after(answer.headers))
        return answer.status_code

    def _fall_back(self, letter: Letter) -> None:
        """The address no longer works: to the same person in the same channel, else in a direct message."""
        arguments = {"text": letter.message["text"], "blocks": letter.message.get("blocks")}
        try:
            self._pace.wait(EPHEMERAL)
            self._client.chat_postEphemeral(channel=letter.channel, user=letter.user, **arguments)
        except CALL_FAILED as problem:
            LOG.info("%s: niet in het kanaal (%s); nu direct", letter.mark, what_failed(problem))
            direct = replace(letter, channel=letter.user, thread=None, hook=None)
            if self._try_post(direct)[0] is Outcome.NOT_POSTED:
                raise UndeliveredError from None

    def _judged(self, method: str, problem: SlackApiError) -> Outcome:
        """Whether a post that Slack answered with an error may stand there all the same."""
        status = status_of(problem)
        if status == RATE_LIMITED or error_code(problem) == "ratelimited":
            self._pace.hold(method, retry_after(problem.response.headers))
            return Outcome.NOT_POSTED
        if status >= 500 or error_code(problem) is None or error_code(problem) in UNSURE:
            return Outcome.UNKNOWN
        raise RefusedError(what_failed(problem)) from None


def _arguments(letter: Letter) -> dict[str, Any]:
    made = marked(letter.message, letter.mark) if letter.message.get("blocks") else letter.message
    return {
        **made,
        "channel": letter.channel,
        "thread_ts": letter.thread,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"werk": letter.mark}},
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _carries(message: Mapping[str, Any], mark: str) -> bool:
    """Whether this is the post with that mark, or the sentence that took its place; only bots can be it."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    blocks = message.get("blocks") or []
    marks = {payload.get("werk"), *(block.get("block_id") for block in blocks)}
    return bool(message.get("bot_id")) and not marks.isdisjoint({mark, mark + "-"})


def _lost(problem: BaseException) -> Outcome:
    """A connection that was never made carried nothing: `UndeliveredError`. Of any other the outcome is not known."""
    reason = getattr(problem, "reason", problem)
    if isinstance(reason, ConnectionRefusedError | gaierror):
        raise UndeliveredError from None
    return Outcome.UNKNOWN


def retry_after(headers: Mapping[str, Any]) -> float:
    """Seconds to wait; Slack says so in a header."""
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    first = found[0] if isinstance(found, list) else found
    return float(first) if str(first).isdigit() else 1.0
