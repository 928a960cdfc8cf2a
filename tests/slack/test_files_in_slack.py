"""The file of a long list: added to the thread of its answer, once, and never in the place of the answer."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import RemoteDisconnected
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.web.file_upload_v2_result import FileUploadV2Result

from handlers.wording import DUTCH
from tests.slack.an_assistant import AnAssistant
from tests.slack.driver import BOT_ID, CHANNEL, Slack, an_api_error
from tests.slack.listing_process import CONTENT, ALister
from tests.slack.server import BotProcess, Server, wait_until

STEPS = ("files.getUploadURLExternal", "files.completeUploadExternal")


@dataclass
class FileStore:
    """Where Slack keeps what is uploaded: what came in, and what stands in which thread."""

    slack: Slack
    received: list[bytes] = field(default_factory=list)
    shared: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)

    def answer(self, method: str, call: dict[str, Any]) -> dict[str, Any] | None:
        if method == STEPS[0]:
            self.named[f"F{len(self.named)}"] = call["filename"]
            return {"upload_url": "https://files.example/1", "file_id": f"F{len(self.named) - 1}"}
        if method != STEPS[1]:
            return None
        (file,) = call["files"]
        shown = {"name": self.named[file["id"]], "title": file["title"]}
        self.shared.append(shown | {"channel": call["channel_id"], "thread": call["thread_ts"]})
        post = {"channel": call["channel_id"], "thread_ts": call["thread_ts"], "text": "", "files": [shown]}
        self.slack.messages.append(post | {"ts": f"1700000002.{len(self.shared)}", "bot_id": BOT_ID})
        return {"files": [file]}

    def receive(self, data: bytes) -> FileUploadV2Result:
        if self.faults:
            raise self.faults.pop(0)
        self.received.append(data)
        return FileUploadV2Result(status=200, body="OK")


@pytest.fixture
def assistant() -> AnAssistant:
    return ALister()


@pytest.fixture
def store(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileStore]:
    kept = FileStore(slack)
    others = slack._answer
    monkeypatch.setattr(
        slack, "_answer", lambda method, call: kept.answer(method, call) or others(method, call)
    )
    monkeypatch.setattr(WebClient, "_upload_file", lambda _client, data, **_more: kept.receive(data))
    yield kept


def said(slack: Slack) -> list[str]:
    """The first lines of what stands there, without the files."""
    return [line for line in slack.sent if line]


def test_the_file_stands_in_the_thread_of_the_answer(slack: Slack, store: FileStore) -> None:
    slack.mention("lijst van groen")
    (file,) = store.shared
    assert (file["channel"], file["thread"]) == (CHANNEL, slack.posts[0]["thread_ts"])


def test_the_file_comes_after_the_answer(slack: Slack, store: FileStore) -> None:
    slack.mention("lijst van groen")
    assert ["files" in post for post in slack.posts] == [False, True]


def test_what_is_uploaded_is_what_the_answer_holds(slack: Slack, store: FileStore) -> None:
    slack.mention("lijst van groen")
    assert (store.received, store.shared[0]["title"]) == ([CONTENT], "Groen, Q2 2027")


def test_the_file_keeps_its_kind_and_gets_a_name_of_its_own(slack: Slack, store: FileStore) -> None:
    slack.mention("lijst een")
    slack.mention("lijst twee")
    first, second = (file["name"] for file in store.shared)
    assert (first[:10], first[-4:], first != second) == ("trajecten-", ".csv", True)


def test_an_answer_without_a_file_uploads_nothing(slack: Slack, store: FileStore) -> None:
    slack.mention("mag dit?")
    assert slack.called(STEPS[0]) == 0


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "code", ["missing_scope", "unknown_method", "file_uploads_disabled", "internal_error"]
)
def test_when_the_upload_fails_the_answer_stands_and_one_sentence_says_so(
    step: str, code: str, slack: Slack, store: FileStore
) -> None:
    slack.faults[step] = [an_api_error(code)]
    slack.mention("lijst van groen")
    assert (said(slack), store.shared) == (["lijst van groen", DUTCH.file_failed], [])


@pytest.mark.parametrize(
    "fault", [TimeoutError(), RemoteDisconnected("weg"), ConnectionResetError()], ids=repr
)
def test_when_the_connection_is_lost_while_uploading_nothing_is_repeated(
    fault: Exception, slack: Slack, store: FileStore
) -> None:
    store.faults = [fault]
    slack.mention("lijst van groen")
    assert (said(slack), slack.called(STEPS[0])) == (["lijst van groen", DUTCH.file_failed], 1)


def test_a_rate_limit_is_waited_for(slack: Slack, store: FileStore, slept: list[float]) -> None:
    slack.faults[STEPS[0]] = [an_api_error("ratelimited", 429, {"Retry-After": "7"})]
    slack.mention("lijst van groen")
    assert (len(store.shared), max(slept) == pytest.approx(7, abs=0.5)) == (1, True)


def test_a_rate_limit_without_end_gives_up(slack: Slack, store: FileStore) -> None:
    slack.faults[STEPS[0]] = [an_api_error("ratelimited", 429, {"Retry-After": "1"}) for _ in range(9)]
    slack.mention("lijst van groen")
    assert said(slack) == ["lijst van groen", DUTCH.file_failed]


def test_a_command_that_only_one_person_sees_gets_a_sentence_instead(slack: Slack, store: FileStore) -> None:
    slack.command("lijst van groen")
    assert (store.shared, [call["text"].split("\n")[0] for call in slack.whispers]) == (
        [],
        ["lijst van groen", DUTCH.file_elsewhere],
    )


def dies(_call: dict[str, Any]) -> None:
    """What no part of the bot expects: the work is taken up again later."""
    raise RuntimeError("weg")


def taken_up_again(slack: Slack, clock: Any) -> None:
    """Until the work that died has been done once more."""
    attempts = slack.called("conversations.replies")
    clock.move(minutes=10)
    until = time.monotonic() + 10
    while slack.called("conversations.replies") == attempts and time.monotonic() < until:
        time.sleep(0.01)
    assert slack.bot and slack.bot.settle(10)


def test_after_a_crash_between_answer_and_file_only_the_file_is_added(
    slack: Slack, store: FileStore, clock: Any
) -> None:
    slack.faults[STEPS[0]] = [dies]
    slack.mention("lijst van groen")
    taken_up_again(slack, clock)
    assert ["files" in post for post in slack.posts] == [False, True]


def test_after_a_crash_after_the_file_nothing_is_added(slack: Slack, store: FileStore, clock: Any) -> None:
    def shares_and_dies(call: dict[str, Any]) -> None:
        store.answer(STEPS[1], call)
        dies(call)

    slack.faults[STEPS[1]] = [shares_and_dies]
    slack.mention("lijst van groen")
    taken_up_again(slack, clock)
    assert (["files" in post for post in slack.posts], slack.called(STEPS[0])) == ([False, True], 1)


def test_where_the_thread_cannot_be_read_after_a_crash_nothing_is_uploaded_again(
    slack: Slack, store: FileStore, clock: Any
) -> None:
    slack.faults[STEPS[0]] = [dies]
    slack.mention("lijst van groen")
    slack.faults["conversations.replies"] = [an_api_error("missing_scope") for _ in range(3)]
    taken_up_again(slack, clock)
    assert slack.called(STEPS[0]) == 1


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    binary = shutil.which(os.environ.get("LOCAL_SLACK", ""))
    if not binary:
        pytest.skip("the independent Slack server is not here: set LOCAL_SLACK to its binary")
    running = Server(binary, tmp_path, "socket")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def bot(server: Server, tmp_path: Path) -> Iterator[BotProcess]:
    process = BotProcess(server, tmp_path, module="tests.slack.listing_process")
    process.start()
    yield process
    process.stop()


def with_files(server: Server) -> list[dict[str, Any]]:
    return [message for message in server.by_the_bot(CHANNEL) if message.get("files")]


def test_an_independent_slack_server_takes_the_file_in_the_thread(server: Server, bot: BotProcess) -> None:
    asked = server.mentions("lijst van groen")
    found = wait_until(lambda: with_files(server), "the file is shared")
    assert [(one["thread_ts"], len(one["files"])) for one in found] == [(asked, 1)]
