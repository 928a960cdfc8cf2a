"""Somebody follows a procurement, or stops; and once a day those who follow hear in a direct message what is new.

`tell_all` may be called as often as one likes, by any number of copies: the database decides who tells whom, and that
nobody gets more than one message a day.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.answering import phrases as say
from bot.answering.phrases import Phrasebook
from bot.database import JournalUnavailable
from bot.following_news import News, news, news_answer, standing
from bot.follows import Follow, Follower, Follows
from bot.model.answer import Answer, Line
from bot.model.base import Language
from handlers import blocks
from handlers.audience import Audience
from handlers.blocks import Message
from handlers.failures import new_reference, where, whisper
from handlers.lanes import Lanes
from handlers.outbox import Letter, Outbox, RefusedError, UndeliveredError
from handlers.ports import Assistants, Clock
from handlers.switched import OFF
from handlers.wording import DUTCH, words_for

LOG = logging.getLogger(__name__)

FOLLOW, UNFOLLOW = re.compile(r"^(digest_)?follow(:.*)?$"), re.compile(r"^unfollow(:\d+)?$")
FOLLOWED = "followed"
"""The buttons, by their action id."""
MOST_STOPS = 9

Button = tuple[str, str, dict[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """Who clicked, where, on which procurement (or none), in which language; `hook` answers to that person alone."""

    team: str
    user: str
    channel: str
    entry: str
    language: Language
    hook: str
    mark: str


@dataclass(frozen=True, slots=True)
class Following:
    """Follows procurements for people, and tells them what is new."""

    assistants: Assistants
    audience: Audience
    outbox: Outbox
    follows: Follows
    clock: Clock
    is_off: Callable[[], bool] = lambda: False

    def start(self, click: Click) -> Message:
        """Follow the procurement from now on, as far as this person may know of it. What to answer."""
        today, assistant = self.clock().date(), self.assistants()
        viewer = self.audience.in_private(click.user)
        known = assistant.known_to(viewer, today)
        book = Phrasebook(known.phrases.phrases, click.language)
        seen = standing(click.entry, assistant, viewer, today)
        if seen is None:
            return blocks.sentence(book.say(say.FOLLOWING_NOT))
        follow = Follow(
            team=click.team, user=click.user, entry=click.entry, language=click.language, seen=seen
        )
        phrase = say.FOLLOWING if self.follows.start(follow, self.clock()) else say.FOLLOWING_ALREADY
        said = book.say(phrase, titel=known.entries[click.entry].title)
        button = ("unfollow", words_for(click.language).unfollow, _value(follow))
        return blocks.with_buttons(blocks.sentence(said), [button, _overview(click.language)])

    def stop(self, click: Click) -> Message:
        """Follow it no longer. What to answer, which is the same when it was not followed."""
        self.follows.stop(click.team, click.user, click.entry)
        viewer = self.audience.in_private(click.user)
        texts = self.assistants().known_to(viewer, self.clock().date()).phrases.phrases
        return blocks.sentence(Phrasebook(texts, click.language).say(say.FOLLOWING_STOPPED))

    def overview(self, click: Click) -> Message:
        """What this person follows, as far as this person may know of it now."""
        viewer = self.audience.in_private(click.user)
        known = self.assistants().known_to(viewer, self.clock().date())
        book = Phrasebook(known.phrases.phrases, click.language)
        followed = self.follows.of(click.team, click.user)
        found = [(known.entries[one.entry].title, one) for one in followed if one.entry in known.entries]
        one_or_none = {0: say.FOLLOWS_NONE, 1: say.FOLLOWS_ONE}.get(len(found))
        headline = book.say(one_or_none) if one_or_none else book.say(say.FOLLOWS_LIST, aantal=len(found))
        lines = tuple(Line(title, bullet=True) for title, _ in found)
        made = blocks.message(Answer(language=click.language, headline=headline, lines=lines), "")
        return blocks.with_buttons(made, _stops(found))

    def answer(self, respond: Callable[[Click], Message], click: Click) -> None:
        """Carry out a click, and tell the one who clicked what became of it."""
        try:
            made = blocks.sentence(OFF[click.language]) if self.is_off() else respond(click)
            self.outbox.deliver(
                _letter(click.user, made, click.mark, made["text"], click.hook, click.channel)
            )
        except Exception as problem:  # noqa: BLE001 - whatever it is, the one who clicked must hear something
            reference = new_reference()
            LOG.error("%s: volgen mislukt: %s", reference, where(problem))
            whisper(click.hook, DUTCH.apology.format(reference=reference))

    def tell_all(self) -> None:
        """One round: everybody who follows something hears what is new, at most once a day. One that fails does not keep
        the others waiting."""
        for follower in self.follows.followers():
            try:
                self._tell(follower, self.clock().date())
            except (UndeliveredError, RefusedError, JournalUnavailable) as problem:
                LOG.warning("volger niet bereikt (%s)", type(problem).__name__)
            except Exception as problem:  # noqa: BLE001 - the others must hear their news
                LOG.error("volger overgeslagen: %s", where(problem))

    def _tell(self, follower: Follower, today: date) -> None:
        if follower.unfinished:
            self._take_over(follower, today)
        elif follower.told_on is None or follower.told_on < today:
            self._tell_news(follower, today)

    def _take_over(self, follower: Follower, today: date) -> None:
        """Finish a message that another copy may have sent."""
        if not self.follows.take_over(follower, self.clock()):
            return
        try:
            self._send(follower, self._found(follower, today), follower.told_on or today, maybe_sent=True)
        except RefusedError:
            self.follows.release(follower)
            raise
        self.follows.finish(follower)

    def _tell_news(self, follower: Follower, today: date) -> None:
        found = self._found(follower, today)
        told = {each.follow.entry: each.seen for each in found if each.lines}
        for each in found:
            if not each.lines and each.seen != each.follow.seen:
                self.follows.remember(each.follow, each.seen)
        if told and self.follows.claim(follower, told, today, self.clock()):
            self._tell_once(follower, found, today)

    def _tell_once(self, follower: Follower, found: tuple[News, ...], today: date) -> None:
        """Send what was claimed. What Slack could not take now is told later, what it did not want another day."""
        try:
            self._send(follower, found, today, maybe_sent=False)
        except UndeliveredError:
            self.follows.release(follower)
            raise
        except RefusedError:
            self.follows.release(replace(follower, told_on=today))
            raise
        self.follows.finish(follower)

    def _found(self, follower: Follower, today: date) -> tuple[News, ...]:
        """What is new for this person, as far as this person may know it now."""
        followed = self.follows.of(follower.team, follower.user)
        if not followed:
            return ()
        viewer, assistant = self.audience.in_private(follower.user), self.assistants()
        return tuple(news(follow, assistant, viewer, today) for follow in followed)

    def _send(self, follower: Follower, found: tuple[News, ...], day: date, *, maybe_sent: bool) -> None:
        told = [each for each in found if each.lines]
        if not told:
            return
        language = told[0].follow.language
        viewer = self.audience.in_private(follower.user)
        knowledge = self.assistants().known_to(viewer, self.clock().date())
        book = Phrasebook(knowledge.phrases.phrases, language)
        buttons = [*_stops([(each.title, each.follow) for each in told]), _overview(language)]
        made = blocks.with_buttons(blocks.message(news_answer(told, knowledge, language), ""), buttons)
        uncertain = book.say(say.FOLLOWED_UNCERTAIN, titels="; ".join(each.title for each in told))
        mark = f"volgen-{follower.team}-{follower.user}-{day}"
        self.outbox.deliver(_letter(follower.user, made, mark, uncertain), maybe_sent=maybe_sent)


def register(app: App, following: Following, lanes: Lanes) -> None:
    """'Volg' under an answer and in the digest, 'Stop met volgen' under what was told."""

    def offer(body: dict[str, Any], respond: Callable[[Click], Message]) -> None:
        click = _clicked(body)
        if not lanes.offer(f"volgen-{click.user}", partial(following.answer, respond, click)):
            whisper(click.hook, words_for(click.language).busy_now)

    def start(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        offer(body, following.start)

    def stop(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        offer(body, following.stop)

    def overview(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        offer(body, following.overview)

    app.action(FOLLOW)(start)
    app.action(UNFOLLOW)(stop)
    app.action(FOLLOWED)(overview)


def _clicked(body: dict[str, Any]) -> Click:
    action = body["actions"][0]
    value = _read(action["value"])
    user, team = body["user"]["id"], (body.get("team") or {}).get("id") or ""
    return Click(
        team=team, user=user, channel=body["channel"]["id"], entry=value.get("entry", ""),
        language=Language.ENGLISH if value.get("language") == Language.ENGLISH else Language.DUTCH,
        hook=body["response_url"], mark=f"volgen-{user}-{action.get('action_ts') or ''}",
    )  # fmt: skip


def _read(value: str) -> Mapping[str, str]:
    """The value of a button: the id of a procurement, with or without the language."""
    return json.loads(value) if value.startswith("{") else {"entry": value}


def _value(follow: Follow) -> dict[str, str | None]:
    return {"entry": follow.entry, "language": follow.language.value}


def _stops(followed: list[tuple[str, Follow]]) -> list[Button]:
    """A button for each procurement, by its title, to stop following it; with more than one, its title is on it."""
    shown = followed[:MOST_STOPS]
    names = [words_for(follow.language).unfollow for _, follow in shown]
    if len(shown) > 1:
        names = [f"{name}: {title}" for name, (title, _) in zip(names, shown, strict=True)]
    return [(f"unfollow:{at}", names[at], _value(follow)) for at, (_, follow) in enumerate(shown)]


def _overview(language: Language) -> Button:
    return FOLLOWED, words_for(language).followed, {"language": language.value}


def _letter(
    user: str, made: Message, mark: str, uncertain: str, hook: str | None = None, channel: str | None = None
) -> Letter:
    """To one person alone: by the address of a click, else in a direct message."""
    return Letter(
        channel=channel or user,
        thread=None,
        user=user,
        message=made,
        mark=mark,
        uncertain=uncertain,
        hook=hook,
    )
