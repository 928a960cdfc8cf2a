"""The bot in Slack as a process: everything put together, run until it is told to stop."""

import logging
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler

from bot.digest_posts import DigestPosts
from bot.follows import Follows
from bot.health import Checks
from bot.journal import Journal
from bot.logging_json import write_log_to
from bot.retention import tidy
from bot.settings import LogFormat, Settings, SlackMode
from bot.switch import Switch
from handlers import choices, details, digest_asking, failures, following, other_events, questions
from handlers.audience import Audience
from handlers.digest import DigestRounds, Newsrooms
from handlers.digest_channel import Board
from handlers.files import Files
from handlers.following import Following
from handlers.health_line import checks_of, open_health_line
from handlers.inbox import ROUND, Inbox
from handlers.lanes import Lanes
from handlers.measuring import Metrics
from handlers.outbox import Outbox
from handlers.pacing import Pace
from handlers.ports import Assistants, Clock
from handlers.replying import Replying
from handlers.socket_line import SocketLine
from handlers.switched import SwitchedReplying, SwitchSeen
from handlers.timetable import Job, Timetable
from handlers.verifying import verify_later
from handlers.web_line import WebLine

LOG = logging.getLogger(__name__)

ANSWERING, OPENING, TELLING, LISTENERS = 6, 4, 1, 16
"""Threads: for answers, for modals, for saying that it is busy, for acknowledging."""
IN_HAND, OPENING_IN_HAND, TELLING_IN_HAND = 100, 50, 20
"""How much is taken in hand. More questions wait in the journal; more clicks are told to come back."""
SECONDS_TO_FINISH = 20.0
LOOKS, SIGNS_OF_LIFE = 60.0, 15.0
"""Seconds between two looks at which digests are due, and between two signs of life for the one in hand."""
STOPPED, CANNOT_LISTEN, DEAF = 0, 1, 3
"""Exit statuses."""


class Line(Protocol):
    """The connection with Slack."""

    @property
    def is_deaf(self) -> bool:
        """Whether nothing has been heard for so long that starting anew is better."""
        ...

    def open(self) -> None:
        """Take what Slack sends from now on."""

    def close(self) -> None:
        """Take no more."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The Bolt app with what works behind it."""

    app: App
    inbox: Inbox
    modals: Lanes
    audience: Audience
    metrics: Metrics
    following: Following
    rounds: DigestRounds | None

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is in hand. False when that takes longer than `timeout` seconds."""
        return self.inbox.settle(timeout) and self.modals.settle(timeout)

    def stop(self, timeout: float) -> None:
        """Finish the work in hand, within about `timeout` seconds."""
        self.inbox.stop(timeout)
        self.modals.stop(1)


def make(
    settings: Settings,
    assistants: Assistants,
    journal: Journal,
    clock: Clock,
    *,
    sleep: Callable[[float], object] = time.sleep,
    every: float = ROUND,
    in_hand: int = IN_HAND,
    listeners: Executor | None = None,
    switch: Switch | None = None,
    newsrooms: Newsrooms | None = None,
) -> Bot:
    """The bot, not yet connected. `sleep` waits so many seconds; `every` is the pause of the inbox between two rounds.
    Without `newsrooms` it posts no digests."""
    reading: list[RetryHandler] = [
        RateLimitErrorRetryHandler(max_retry_count=1),
        ConnectionErrorRetryHandler(max_retry_count=1),
    ]
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    audience = Audience(WebClient(token, settings.api_url, timeout=10, retry_handlers=reading))
    writer = WebClient(token, settings.api_url, timeout=10, retry_handlers=[])
    pace = Pace(time.monotonic, sleep)
    outbox, files = Outbox(writer, pace, sleep), Files(writer, pace)
    metrics = Metrics()
    replying = SwitchedReplying(
        assistants, audience, outbox, files, journal, clock, metrics=metrics, switch=SwitchSeen(switch)
    )
    notices, modals = Lanes("notices", TELLING, TELLING_IN_HAND), Lanes("modals", OPENING, OPENING_IN_HAND)
    inbox = Inbox(journal, replying, Lanes("answers", ANSWERING, in_hand), notices, clock=clock, every=every)
    app = _app(settings, token, audience, listeners or ThreadPoolExecutor(LISTENERS, "listener"))
    follows = Following(
        assistants, audience, outbox, Follows(journal.database), clock, lambda: replying.switch.is_off
    )
    digest_asking.register(app, inbox, journal, newsrooms, clock)
    register(app, inbox, replying, modals, follows)
    rounds = newsrooms and DigestRounds(
        newsrooms, DigestPosts(journal.database), Board(writer, pace), outbox, files, clock
    )
    return Bot(app, inbox, modals, audience, metrics, follows, rounds)


def register(app: App, inbox: Inbox, replying: Replying, modals: Lanes, follows: Following) -> None:
    """Every conversation registers its own listeners; the first that fits takes an event, the last takes the rest."""
    failures.register(app)
    questions.register(app, inbox)
    choices.register(app, inbox)
    details.register(app, replying, modals)
    following.register(app, follows, modals)
    other_events.register(app)


def run(
    settings: Settings,
    assistants: Assistants,
    journal: Journal,
    clock: Clock,
    *,
    switch: Switch | None = None,
    checks: Checks | None = None,
    newsrooms: Newsrooms | None = None,
) -> int:
    """Run the bot until SIGTERM or SIGINT, then finish the work in hand. The exit status of the process.

    `checks` join those of the health that are the rim's own; without `newsrooms` it posts no digests.
    """
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    write_log_to(sys.stderr, in_json=settings.log_format is LogFormat.JSON)
    logging.getLogger("slack_sdk").setLevel(logging.INFO)  # below that it writes what it sends
    bot = make(settings, assistants, journal, clock, sleep=stopping.wait, switch=switch, newsrooms=newsrooms)
    try:
        line = _line(settings, bot)
    except OSError as problem:
        return _cannot_listen(settings.host, settings.port, problem)
    looked_at = {**checks_of(journal, switch, line), **(checks or {})}
    try:
        health = open_health_line(settings, looked_at, bot.metrics, clock)
    except OSError as problem:
        return _cannot_listen(settings.health_host, settings.health_port, problem)
    timetable = _timetable(bot, journal, switch, clock)
    bot.inbox.start()
    line.open()
    timetable.start()
    verify_later(bot.audience, stopping)
    while not stopping.wait(1) and not line.is_deaf:
        pass
    status = STOPPED if stopping.is_set() else DEAF
    LOG.info("stopt: %s", "op verzoek" if status == STOPPED else "geen verbinding met Slack")
    line.close()
    timetable.stop()
    bot.stop(SECONDS_TO_FINISH)
    if health:
        health.close()
    journal.close()
    return status


def _timetable(bot: Bot, journal: Journal, switch: Switch | None, clock: Clock) -> Timetable:
    """What the bot does by itself while it is on: the digests, the news for followers, and tidying up in any case."""
    made, seen = Timetable(), SwitchSeen(switch)
    if bot.rounds is not None:
        made.every(LOOKS, while_on(seen, bot.rounds.look))
        made.every(SIGNS_OF_LIFE, bot.rounds.keep_alive)
        made.in_working_hours(while_on(seen, bot.following.tell_all))
    made.at_night(lambda: _tidy(journal, clock))
    return made


def _tidy(journal: Journal, clock: Clock) -> None:
    LOG.info("opgeruimd: %s regels", sum(tidy(journal.database, clock()).values()))


def while_on(switch: SwitchSeen, job: Job) -> Job:
    """The job, which does nothing while the bot is turned off."""

    def look() -> None:
        if not switch.is_off:
            job()

    return look


def _cannot_listen(host: str, port: int | None, problem: OSError) -> int:
    LOG.error("kan niet luisteren op %s:%s (%s)", host, port, problem.strerror)
    return CANNOT_LISTEN


def _line(settings: Settings, bot: Bot) -> Line:
    if settings.mode is SlackMode.HTTP:
        return WebLine(bot.app, settings.host, settings.port or 0)
    app_token = settings.app_token.get_secret_value() if settings.app_token else ""
    return SocketLine(bot.app, app_token, WebClient(base_url=settings.api_url, timeout=5, retry_handlers=[]))


def _app(settings: Settings, token: str, audience: Audience, listeners: Executor) -> App:
    """The Bolt app. It asks Slack nothing to acknowledge an event: who the bot is, is looked up elsewhere."""

    def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        own = audience.known_identity
        return AuthorizeResult(
            team_id=team_id, enterprise_id=enterprise_id, bot_token=token,
            bot_user_id=own.bot_user if own else None, bot_id=own.bot if own else None,
        )  # fmt: skip

    log = logging.getLogger("kansrijk.bolt")
    log.setLevel(logging.INFO)  # below that Bolt writes what people say
    log.addFilter(
        lambda record: "`token` will be unused" not in record.getMessage()
    )  # it is in the environment
    return App(
        name="kansrijk",
        logger=log,
        client=WebClient(None, settings.api_url, timeout=10, logger=log, retry_handlers=[]),
        signing_secret=settings.signing_secret.get_secret_value() if settings.signing_secret else "",
        authorize=authorize,
        attaching_conversation_kwargs_enabled=False,
        listener_executor=listeners,
    )
