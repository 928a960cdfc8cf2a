"""A small real newsroom at our own seam, a workspace that keeps its channels, and copies of the bot that post in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from slack_sdk import WebClient

from bot.digest_posts import DigestPosts
from bot.model.answer import Attachment
from bot.model.digest import DigestChannel, DigestRules
from bot.model.procurement import Calendar, CalendarSource
from handlers.blocks import sentence
from handlers.digest import DigestRounds, Edition, Order
from handlers.digest_channel import Board
from handlers.files import Files
from handlers.outbox import Outbox
from handlers.pacing import Pace
from tests.builders import an_entry
from tests.slack.driver import CHANNEL, Slack

ADVISORS = "C0ADVIES"


def a_digest_channel(name: str = "inkoop", channel: str = CHANNEL, **more: str) -> DigestChannel:
    return DigestChannel.model_validate({"id": name, "kanaal": channel, **more})


def a_calendar(*titles: str) -> Calendar:
    entries = tuple(an_entry(id=f"C{at}", title=title) for at, title in enumerate(titles))
    return Calendar(source=CalendarSource(name="x", read_on=date(2026, 11, 2)), entries=entries)


@dataclass
class ANewsroom:
    """Says for whom and when each digest is; `why` keeps every digest back, `problem` is what making one raises."""

    rules: DigestRules = field(
        default_factory=lambda: DigestRules(channels=(a_digest_channel(),), advisors=ADVISORS)
    )
    calendar: Calendar = field(default_factory=lambda: a_calendar("Schoonmaak"))
    why: str | None = None
    problem: Exception | None = None
    details: tuple[str, ...] = ()
    attachment: Attachment | None = None
    orders: list[Order] = field(default_factory=list)

    def why_not(self, today: date) -> str | None:
        return self.why

    def make(self, order: Order) -> Edition:
        self.orders.append(order)
        if self.problem:
            raise self.problem
        late = " (te laat)" if order.late else ""
        return Edition(
            sentence(f"Weekbericht {order.channel.id} {order.today}{late}"),
            tuple(map(sentence, self.details)),
            (self.attachment,) if self.attachment else (),
        )


@dataclass
class DigestSlack(Slack):
    """A workspace whose channels can be read back."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.channels[ADVISORS] = {"is_channel": True}

    def said_in(self, channel: str) -> list[str]:
        """The first line of every message in a channel, those in threads too."""
        return [one["text"].split("\n")[0] for one in self.messages if one["channel"] == channel]

    def _answer(self, method: str, call: dict[str, Any]) -> dict[str, Any]:
        if method == "conversations.history":
            top = [one for one in self.messages if not one.get("thread_ts")]
            return {"messages": [one for one in top if one["channel"] == call["channel"]]}
        if method == "conversations.replies":
            return {"messages": [one for one in self.messages if one.get("thread_ts") == call["ts"]]}
        return super()._answer(method, call)


def a_copy(
    newsroom: ANewsroom, posts: DigestPosts, clock: Callable[[], datetime], board: type[Board] = Board
) -> DigestRounds:
    """One copy of the bot, as far as it posts digests; it does not wait for anything."""
    client = WebClient("xoxb-1", "https://slack.example/api/", retry_handlers=[])
    pace = Pace(lambda: 0.0, lambda _seconds: None)
    outbox, files = Outbox(client, pace, lambda _seconds: None), Files(client, pace)
    return DigestRounds(
        newsrooms=lambda: newsroom, posts=posts, board=board(client, pace), outbox=outbox, files=files,
        clock=clock,
    )  # fmt: skip
