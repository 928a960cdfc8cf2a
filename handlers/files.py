"""A file that goes with an answer is added to the thread of that answer, once.

A file is never uploaded twice: what may have been added before is looked for in the thread first, by its name, and an
upload that failed is not repeated unless Slack said that it was not taken.
"""

import hashlib
import logging
from pathlib import PurePath
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.model.answer import Attachment
from handlers.failures import CALL_FAILED, error_code, status_of, what_failed
from handlers.markup import cut, one_line
from handlers.outbox import RATE_LIMITED, REPLIES, Letter, retry_after
from handlers.pacing import Pace

LOG = logging.getLogger(__name__)

UPLOAD = "files.completeUploadExternal"
ATTEMPTS = 3
TITLE = 150


class Files:
    """Adds files to threads. `client` must not repeat anything by itself."""

    def __init__(self, client: WebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    def add(self, letter: Letter, attachment: Attachment, *, maybe_sent: bool = False) -> bool:
        """Add a file to the thread of a letter. False when it is not certain that it stands there.

        `maybe_sent`: an earlier attempt may have added it. Raises what writing the file raises.
        """
        name = name_in_thread(attachment.name, letter.mark)
        if maybe_sent and (there := self._stands_there(letter, name)) is not False:
            return bool(there)
        content = attachment.content
        for _ in range(ATTEMPTS):
            self._pace.wait(UPLOAD, letter.channel)
            try:
                self._client.files_upload_v2(
                    content=content, filename=name, title=cut(one_line(attachment.title), TITLE) or name,
                    channel=letter.channel, thread_ts=letter.thread,
                )  # fmt: skip
            except SlackApiError as problem:
                if not self._is_held(problem):
                    return self._failed(letter, problem)
            except CALL_FAILED as problem:
                return self._failed(letter, problem)
            else:
                return True
        return False

    def _is_held(self, problem: SlackApiError) -> bool:
        """Whether Slack took nothing and asked to wait."""
        limited = status_of(problem) == RATE_LIMITED or error_code(problem) == "ratelimited"
        if limited:
            self._pace.hold(UPLOAD, retry_after(problem.response.headers))
        return limited

    def _failed(self, letter: Letter, problem: BaseException) -> bool:
        LOG.warning("%s: bestand niet toegevoegd (%s)", letter.mark, what_failed(problem))
        return False

    def _stands_there(self, letter: Letter, name: str) -> bool | None:
        """Whether the file is in the thread; None when that cannot be seen."""
        self._pace.wait(REPLIES)
        try:
            found: Any = self._client.conversations_replies(
                channel=letter.channel, ts=letter.thread or "", limit=1000
            )
        except CALL_FAILED as problem:
            LOG.warning("%s: niet te zien of het bestand er al staat (%s)", letter.mark, what_failed(problem))
            return None
        by_bots = [message for message in found.get("messages") or [] if message.get("bot_id")]
        return any(file.get("name") == name for message in by_bots for file in message.get("files") or [])


def name_in_thread(name: str, mark: str) -> str:
    """The name of a file with a sign by which it is found back: 'trajecten-2026-11-22-1a2b3c4d.csv'."""
    path = PurePath(name)
    return f"{path.stem}-{hashlib.sha256(mark.encode()).hexdigest()[:8]}{path.suffix}"
