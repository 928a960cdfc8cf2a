"""A conversation with an independently made Slack server, in processes of their own, over Socket Mode and signed HTTP."""

import hashlib
import hmac
import json
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.slack.proxy import Proxy
from tests.slack.server import CHANNEL, SECRET, BotProcess, Server, wait_until

DIRECT = "D0ANNA"
HOW_TO_GET_IT = (
    "the independent Slack server is not here: set LOCAL_SLACK to its binary. "
    "npm install --prefix FOLDER local-slack-linux-x64@0.1.8 gives "
    "FOLDER/node_modules/local-slack-linux-x64/bin/local-slack (development only)"
)


@pytest.fixture(scope="session")
def binary() -> str:
    found = shutil.which(os.environ.get("LOCAL_SLACK", ""))
    if not found:
        pytest.skip(HOW_TO_GET_IT)
    return found


@pytest.fixture(params=["socket", "http"])
def server(request: pytest.FixtureRequest, binary: str, tmp_path: Path) -> Iterator[Server]:
    yield from _running(Server(binary, tmp_path, request.param))


@pytest.fixture
def socket_server(binary: str, tmp_path: Path) -> Iterator[Server]:
    yield from _running(Server(binary, tmp_path, "socket"))


@pytest.fixture
def http_server(binary: str, tmp_path: Path) -> Iterator[Server]:
    yield from _running(Server(binary, tmp_path, "http"))


@pytest.fixture
def bad_line(socket_server: Server) -> Iterator[Proxy]:
    proxy = Proxy(socket_server.port)
    yield proxy
    proxy.close()


@pytest.fixture
def bots(tmp_path: Path) -> Iterator[list[BotProcess]]:
    """The bots of a test; what still runs at the end is ended."""
    started: list[BotProcess] = []
    yield started
    for bot in started:
        if bot.process and bot.process.poll() is None:
            bot.kill()


def _running(server: Server) -> Iterator[Server]:
    server.start()
    yield server
    server.stop()


def a_bot(server: Server, bots: list[BotProcess], api_port: int = 0) -> BotProcess:
    bot = BotProcess(server, server.folder, api_port)
    bots.append(bot)
    bot.start()
    return bot


def first_lines(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"].split("\n")[0] for message in messages]


def test_a_whole_conversation(server: Server, bots: list[BotProcess]) -> None:
    a_bot(server, bots)
    asked = server.mentions("boven de drempel?")
    (answer,) = server.answers(1)
    assert (first_lines([answer]), answer["thread_ts"]) == (["boven de drempel?"], asked)

    server.clicks(answer, "Ja")
    assert first_lines(server.answers(2))[1] == "raming_bekend is ja"

    server.mentions("en catering?", thread=asked)
    assert first_lines(server.answers(3))[2] == "en catering? (het gaat over boven de drempel?)"

    server.clicks(answer, "Wettekst")
    wait_until(lambda: server.calls("views.update"), "the modal is filled")
    (view,) = server.calls("views.update")
    assert "> De aanbestedende dienst kan voorbehouden." in str(view["view"]["blocks"])

    server.commands("mag dit?")
    whisper = server.answers(4)[3]
    assert (first_lines([whisper]), whisper["subtype"]) == (["mag dit?"], "ephemeral")

    said = server.says("wat is de raming?", channel=DIRECT)
    (direct,) = server.answers(1, DIRECT)
    assert ("De raming is 216.000." in direct["text"], direct["thread_ts"]) == (True, said)


def test_what_people_say_to_each_other_is_left_alone(server: Server, bots: list[BotProcess]) -> None:
    a_bot(server, bots)
    server.says("lunch?")
    server.mentions("mag dit?")
    assert first_lines(server.answers(1)) == ["mag dit?"]


def test_a_question_stored_before_a_crash_is_answered_once_after_it(
    server: Server, bots: list[BotProcess]
) -> None:
    first = a_bot(server, bots)
    first.hold.touch()
    server.mentions("mag dit?")
    wait_until(lambda: "nr. 1" in first.said(), "the question is stored")
    first.kill()
    first.hold.unlink()
    a_bot(server, bots)
    server.answers(1)
    server.mentions("en dit?")
    assert first_lines(server.answers(2)) == ["mag dit?", "en dit?"]


def test_a_restart_knows_the_conversation_and_its_buttons(server: Server, bots: list[BotProcess]) -> None:
    first = a_bot(server, bots)
    asked = server.mentions("boven de drempel?")
    (answer,) = server.answers(1)
    first.kill()
    a_bot(server, bots)
    server.mentions("en catering?", thread=asked)
    server.answers(2)
    server.clicks(answer, "Nee")
    assert first_lines(server.answers(3))[1:] == [
        "en catering? (het gaat over boven de drempel?)",
        "raming_bekend is nee",
    ]


def test_a_request_to_stop_finishes_the_work_in_hand(server: Server, bots: list[BotProcess]) -> None:
    bot = a_bot(server, bots)
    bot.hold.touch()
    server.mentions("mag dit?")
    wait_until(lambda: "nr. 1" in bot.said(), "the question is stored")
    assert bot.process is not None
    bot.process.terminate()
    wait_until(lambda: "stopt" in bot.said(), "the bot stops")
    bot.hold.unlink()
    assert (bot.process.wait(30), first_lines(server.answers(1))) == (0, ["mag dit?"])


def test_two_copies_of_the_bot_answer_every_event_once(socket_server: Server, bots: list[BotProcess]) -> None:
    a_bot(socket_server, bots)
    a_bot(socket_server, bots)
    for number in range(5):
        socket_server.mentions(f"vraag {number}")
        socket_server.answers(number + 1)
    assert first_lines(socket_server.by_the_bot(CHANNEL)) == [f"vraag {number}" for number in range(5)]


def test_a_reset_connection_is_back_for_the_next_question(
    socket_server: Server, bad_line: Proxy, bots: list[BotProcess]
) -> None:
    a_bot(socket_server, bots, bad_line.port)
    before = len(_hellos(socket_server))
    bad_line.cut()
    wait_until(lambda: len(_hellos(socket_server)) > before, "the bot connects again")
    socket_server.mentions("mag dit?")
    assert first_lines(socket_server.answers(1)) == ["mag dit?"]


def test_a_silent_connection_is_noticed_and_replaced(
    socket_server: Server, bad_line: Proxy, bots: list[BotProcess]
) -> None:
    bot = a_bot(socket_server, bots, bad_line.port)
    before = len(_hellos(socket_server))
    bad_line.is_silent = True
    wait_until(lambda: "niet verbonden" in bot.said(), "the bot notices the silence", 60)
    bad_line.is_silent = False
    wait_until(lambda: len(_hellos(socket_server)) > before, "the bot connects again", 60)
    socket_server.mentions("mag dit?")
    assert first_lines(socket_server.answers(1)) == ["mag dit?"]


def test_a_post_whose_answer_got_lost_stands_there_once(
    socket_server: Server, bad_line: Proxy, bots: list[BotProcess]
) -> None:
    a_bot(socket_server, bots, bad_line.port)
    bad_line.lose_next_answer_to("chat.postMessage")
    socket_server.mentions("mag dit?")
    socket_server.answers(1)
    wait_until(lambda: socket_server.calls("conversations.replies"), "the bot looks whether it stands there")
    socket_server.mentions("en dit?")
    assert first_lines(socket_server.answers(2)) == ["mag dit?", "en dit?"]


def test_the_bot_starts_without_slack_and_connects_when_it_is_there(
    binary: str, tmp_path: Path, bots: list[BotProcess]
) -> None:
    server = Server(binary, tmp_path, "socket")
    bot = BotProcess(server, tmp_path)
    bots.append(bot)
    bot.launch()
    wait_until(lambda: "niet verbonden met Slack" in bot.said(), "the bot says that it is not connected")
    try:
        server.start()
        wait_until(server.hears, "the bot connects")
        server.mentions("mag dit?")
        assert first_lines(server.answers(1)) == ["mag dit?"]
    finally:
        server.stop()


def test_the_same_delivery_twice_over_http_is_answered_once(
    http_server: Server, bots: list[BotProcess]
) -> None:
    a_bot(http_server, bots)
    http_server.mentions("mag dit?")
    http_server.answers(1)
    (delivery,) = [
        one["detail"] for one in http_server.log("events_api") if '"app_mention"' in str(one["detail"])
    ]
    assert _post(http_server, delivery, SECRET) == 200
    http_server.mentions("en dit?")
    assert first_lines(http_server.answers(2)) == ["mag dit?", "en dit?"]


@pytest.mark.parametrize(("secret", "age"), [("een ander geheim", 0), (SECRET, 600)])
def test_a_delivery_that_is_not_signed_by_slack_now_is_refused(
    http_server: Server, bots: list[BotProcess], secret: str, age: int
) -> None:
    a_bot(http_server, bots)
    body = {"type": "event_callback", "event_id": "Ev0", "team_id": "T01", "event": {"type": "app_mention"}}
    assert _post(http_server, json.dumps(body), secret, age) == 401


def test_the_address_is_checked_as_slack_checks_it(http_server: Server, bots: list[BotProcess]) -> None:
    a_bot(http_server, bots)
    assert _post(http_server, json.dumps({"type": "url_verification", "challenge": "abc"}), SECRET) == 200


def _hellos(server: Server) -> list[dict[str, Any]]:
    return [one for one in server.log("socket") if "hello" in one["summary"]]


def _post(server: Server, body: str, secret: str, age: int = 0) -> int:
    """Deliver a body with its signature. The HTTP status."""
    at = str(int(time.time()) - age)
    signature = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={signature}",
    }
    address = f"http://127.0.0.1:{server.bot_port}/slack/events"
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, body.encode(), headers), timeout=10
        ) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_the_shipped_bot_answers_a_buyer_asks_on_and_opens_the_law(
    server: Server, bots: list[BotProcess]
) -> None:
    bot = BotProcess(server, server.folder, module="handlers")
    bots.append(bot)
    bot.start()
    asked = server.mentions("Kan de schoonmaak van Stadsloket Noord worden voorbehouden?")
    (answer,) = server.answers(1)
    assert first_lines([answer]) == ["Ja, mits: de hele opdracht voorbehouden."]

    server.mentions("en als het 90.000 wordt?", thread=asked)
    assert first_lines(server.answers(2))[1] == "Ja, mits: onder de drempel sociale firma’s uitnodigen."

    server.clicks(answer, "Wettekst")
    wait_until(lambda: server.calls("views.update"), "the modal is filled")
    (view,) = server.calls("views.update")
    assert "sociale werkplaatsen en aan ondernemers" in str(view["view"]["blocks"])
