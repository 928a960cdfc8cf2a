"""Digests by real processes that are killed, in an independently made Slack server: one a week, whatever happens."""

import os
import time
from pathlib import Path

import pytest

from bot.database import open_database
from bot.digest_posts import DigestPosts
from tests.databases import database_url, postgres_url
from tests.slack.digest_process import STEPS
from tests.slack.proxy import Proxy
from tests.slack.server import CHANNEL, BotProcess, Server, wait_until
from tests.slack.test_end_to_end import bad_line, binary, bots, socket_server

pytestmark = pytest.mark.skipif(
    "POSTGRES_URL" not in os.environ,
    reason="duurt minuten: zet POSTGRES_URL op een PostgreSQL om dit te draaien",
)

__all__ = ["bad_line", "binary", "bots", "database_url", "postgres_url", "socket_server"]

WHOLE = ["Weekbericht inkoop 2026-11-16", "Eerst", "Dan"]


class DigestProcess(BotProcess):
    """A copy of the bot that posts digests, and dies at a step when one is given."""

    url, start_of_clock, die_at = "", "", ""

    def _environment(self) -> dict[str, str]:
        more = {"DATABASE_URL": self.url, "START": self.start_of_clock, "DIE_AT": self.die_at}
        return super()._environment() | more

    def wait_until_dead(self) -> None:
        assert self.process is not None
        assert self.process.wait(30) == -9, self.said()


class Copies:
    """Copies of the bot on one database, with one clock."""

    def __init__(self, server: Server, bots: list[BotProcess], url: str) -> None:
        self._server, self._bots, self._url = server, bots, url
        self._start_of_clock = str(time.time())

    def launch(self, die_at: str = "", api_port: int = 0) -> DigestProcess:
        made = DigestProcess(self._server, self._server.folder, api_port, "tests.slack.digest_process")
        made.url, made.start_of_clock, made.die_at = self._url, self._start_of_clock, die_at
        self._bots.append(made)
        made.launch()
        return made

    def wait_until_over(self) -> None:
        database = open_database(self._url)
        posts = DigestPosts(database)
        wait_until(lambda: posts.is_over("inkoop", "2026-W47"), "the digest is posted")
        database.close()


@pytest.fixture
def copies(socket_server: Server, bots: list[BotProcess], database_url: str) -> Copies:
    return Copies(socket_server, bots, database_url)


def said_in_channel(server: Server) -> list[str]:
    return [message["text"] for message in server.by_the_bot(CHANNEL)]


@pytest.mark.parametrize("step", STEPS)
def test_a_copy_that_is_killed_at_any_step_is_followed_by_one_that_finishes(
    socket_server: Server, copies: Copies, step: str
) -> None:
    copies.launch(step).wait_until_dead()
    copies.launch()
    copies.wait_until_over()
    assert said_in_channel(socket_server) == WHOLE


def test_three_copies_that_start_at_nine_post_one_digest(socket_server: Server, copies: Copies) -> None:
    for _ in range(3):
        copies.launch()
    copies.wait_until_over()
    assert said_in_channel(socket_server) == WHOLE


def test_of_three_copies_one_is_killed_right_after_the_post_and_the_others_find_it(
    socket_server: Server, copies: Copies
) -> None:
    copies.launch("after the post").wait_until_dead()
    for _ in range(2):
        copies.launch()
    copies.wait_until_over()
    assert said_in_channel(socket_server) == WHOLE


def test_an_answer_that_was_lost_after_the_post_does_not_make_it_come_twice(
    socket_server: Server, bad_line: Proxy, copies: Copies
) -> None:
    bad_line.lose_next_answer_to("chat.postMessage")
    copies.launch(api_port=bad_line.port)
    copies.wait_until_over()
    looked = len(socket_server.calls("conversations.history"))
    assert (said_in_channel(socket_server), looked) == (WHOLE, 1)


def test_slack_that_is_away_at_nine_gets_the_digest_when_it_is_back(
    binary: str, tmp_path: Path, bots: list[BotProcess], database_url: str
) -> None:
    server = Server(binary, tmp_path, "socket")
    copies = Copies(server, bots, database_url)
    bot = copies.launch()
    wait_until(lambda: "later opnieuw" in bot.said(), "the bot finds nobody")
    try:
        server.start()
        copies.wait_until_over()
        assert said_in_channel(server) == WHOLE
    finally:
        server.stop()
