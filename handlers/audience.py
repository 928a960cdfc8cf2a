"""Who asks or clicks, and who reads along: the viewer of an answer, looked up at the moment of answering.

It fails closed: what cannot be looked up is an outsider, or a channel that outsiders read.
"""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.model.viewer import Person, Place, Viewer
from handlers.failures import CALL_FAILED, what_failed

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot itself and its organisation. `enterprise` is None outside Enterprise Grid."""

    team: str
    enterprise: str | None
    bot_user: str
    bot: str


class Audience:
    """Looks people and places up in Slack. Nothing is kept but who the bot itself is, and its rights (`granted`)."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._identity: Identity | None = None
        self.granted: frozenset[str] = frozenset()

    @property
    def known_identity(self) -> Identity | None:
        """Who the bot is, as far as it was looked up already."""
        return self._identity

    def identity(self) -> Identity:
        """Who the bot is. Raises what `auth.test` raises."""
        with self._lock:
            if self._identity is None:
                answer = self._client.auth_test()
                self.granted = _scopes(answer.headers)
                found: Any = answer.data
                bot = found.get("bot_id") or ""
                self._identity = Identity(found["team_id"], found.get("enterprise_id"), found["user_id"], bot)
            return self._identity

    def viewer(self, user: str, channel: str, *, told_shared: bool = False) -> Viewer:
        """Who looks and where. `told_shared`: the event itself said that outsiders read the channel."""
        place = Place.SHARED if told_shared else self._place(user, channel)
        return Viewer(self._person(user), place)

    def in_private(self, user: str) -> Viewer:
        """Who reads a direct message that the bot itself sends to that person."""
        return Viewer(self._person(user), Place.PRIVATE)

    def _person(self, user: str) -> Person:
        found = self._look_up("users.info", "user", user=user)
        own = self._own()
        if own is None or found.get("id") != user:
            return Person.OUTSIDER
        return person(found, own)

    def _place(self, user: str, channel: str) -> Place:
        found = self._look_up("conversations.info", "channel", channel=channel)
        if found.get("id") != channel:
            return Place.SHARED
        if found.get("is_mpim"):
            return self._group_place(channel, found)
        return place(found, user)

    def _group_place(self, channel: str, found: Mapping[str, Any]) -> Place:
        """A group of direct messages is a channel, and shared as soon as one of them is no colleague."""
        members = self._look_up("conversations.members", "members", channel=channel, limit=100) or []
        own = self._own()
        others = [member for member in members if own and member != own.bot_user]
        if not others or any(self._person(member) is not Person.COLLEAGUE for member in others):
            return Place.SHARED
        return place(found, "")

    def _own(self) -> Identity | None:
        try:
            return self.identity()
        except (*CALL_FAILED, KeyError) as problem:
            LOG.warning("auth.test mislukt (%s)", what_failed(problem))
            return None

    def _look_up(self, method: str, key: str, **asked: str | int) -> Any:
        """What Slack says; an empty mapping when it says nothing."""
        try:
            return self._client.api_call(method, params=asked).get(key) or {}
        except CALL_FAILED as problem:
            LOG.warning("%s mislukt (%s)", method, what_failed(problem))
            return {}


def person(user: Mapping[str, Any], own: Identity) -> Person:
    """What the user of `users.info` is to the organisation."""
    enterprise = (user.get("enterprise_user") or {}).get("enterprise_id")
    same = (
        user.get("team_id") == own.team and not enterprise
        if not own.enterprise
        else enterprise == own.enterprise
    )
    if not same or user.get("is_stranger") or user.get("deleted") or _is_bot(user):
        return Person.OUTSIDER
    return Person.GUEST if user.get("is_restricted") or user.get("is_ultra_restricted") else Person.COLLEAGUE


def place(channel: Mapping[str, Any], user: str) -> Place:
    """Who can read in the channel of `conversations.info`; a direct message is private only with `user` alone."""
    outside = (
        channel.get("is_ext_shared") or channel.get("is_pending_ext_shared") or channel.get("pending_shared")
    )
    if outside or (channel.get("is_shared") and not channel.get("is_org_shared")):
        return Place.SHARED
    if channel.get("is_im"):
        return Place.PRIVATE if channel.get("user", user) == user else Place.SHARED
    return Place.CHANNEL


def _scopes(headers: Mapping[str, Any]) -> frozenset[str]:
    """The rights that Slack names in the header of its answer; none when it names none."""
    found = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    listed = found[0] if isinstance(found, list) else found
    return frozenset(filter(None, (scope.strip() for scope in str(listed).split(","))))


def _is_bot(user: Mapping[str, Any]) -> bool:
    return bool(user.get("is_bot") or user.get("is_workflow_bot") or user.get("id") == "USLACKBOT")
