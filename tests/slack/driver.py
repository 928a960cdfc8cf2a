"""Slack as its users know it: `mention`, `direct_message`, `command`, `click`. Only HTTP is replaced.

The driver hands real payloads to the real Bolt app; every call that the app makes is answered from `people` and
`channels`, and kept in `calls`.
"""

import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookResponse

from handlers.running import Bot
from tests.slack.limits import problems

TEAM, BOT_USER, BOT_ID = "T0001", "U0BOT", "B0BOT"
COLLEAGUE, GUEST, STRANGER = "U0ANNA", "U0GAST", "U0EXTERN"
CHANNEL, SHARED_CHANNEL, DIRECT = "C0INKOOP", "C0DELEN", "D0ANNA"

Fault = Exception | Callable[[dict[str, Any]], Any]


def an_api_error(code: str, status: int = 200, headers: dict[str, str] | None = None) -> SlackApiError:
    """The error that slack_sdk raises when Slack answers so."""
    response = SlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, status_code=status,
        data={"ok": False, "error": code}, headers=headers or {},
    )  # fmt: skip
    return SlackApiError("", response)


@dataclass
class Slack:
    """A workspace around one bot."""

    bot: Bot | None = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    scopes: str = ""
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.people = {
            COLLEAGUE: {"team_id": TEAM},
            GUEST: {"team_id": TEAM, "is_restricted": True},
            STRANGER: {"team_id": "T9999"},
            BOT_USER: {"team_id": TEAM, "is_bot": True},
        }
        self.channels = {
            CHANNEL: {"is_channel": True},
            SHARED_CHANNEL: {"is_channel": True, "is_ext_shared": True, "is_shared": True},
            DIRECT: {"is_im": True, "user": COLLEAGUE},
        }

    # what people do

    def mention(
        self, text: str, *, user: str = COLLEAGUE, channel: str = CHANNEL, **more: Any
    ) -> BoltResponse:
        return self.event("app_mention", text=f"<@{BOT_USER}> {text}", user=user, channel=channel, **more)

    def direct_message(self, text: str, *, user: str = COLLEAGUE, **more: Any) -> BoltResponse:
        return self.event("message", text=text, user=user, channel=DIRECT, channel_type="im", **more)

    def event(
        self, kind: str, *, event_id: str = "", envelope: Any = None, retry: int = 0, **event: Any
    ) -> BoltResponse:
        number = next(self.numbers)
        event = {"type": kind, "ts": f"1700000000.{number:06}", **event}
        body = {
            "type": "event_callback", "team_id": TEAM, "event_id": event_id or f"Ev{number}", "event": event,
            **(envelope or {}),
        }  # fmt: skip
        return self.deliver(body, {"x-slack-retry-num": str(retry)} if retry else {})

    def command(
        self, text: str, *, user: str = COLLEAGUE, channel: str = CHANNEL, **more: Any
    ) -> BoltResponse:
        number = next(self.numbers)
        return self.deliver({
            "command": "/inkoop", "text": text, "user_id": user, "channel_id": channel, "team_id": TEAM,
            "trigger_id": f"{number}.trigger", "response_url": f"https://hooks.example/{number}", **more,
        })  # fmt: skip

    def click(
        self, button: str, *, user: str = COLLEAGUE, message: dict[str, Any] | None = None, **more: Any
    ) -> BoltResponse:
        message = message or self.posts[-1]
        found = next(one for one in buttons(message) if one["text"]["text"] == button)
        number = next(self.numbers)
        return self.deliver({
            "type": "block_actions", "team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM},
            "channel": {"id": message["channel"]}, "trigger_id": f"{number}.trigger",
            "response_url": f"https://hooks.example/{number}", "container": {"message_ts": message.get("ts")},
            "message": message, "actions": [found | {"action_ts": str(number)}], **more,
        })  # fmt: skip

    def deliver(self, body: dict[str, Any], headers: dict[str, str] | None = None) -> BoltResponse:
        """Hand over one payload, as Socket Mode does, and wait until its work is done."""
        assert self.bot is not None
        answer = self.bot.app.dispatch(BoltRequest(mode="socket_mode", body=body, headers=headers or {}))
        assert self.bot.settle(10)
        return answer

    # what the bot did

    @property
    def posts(self) -> list[dict[str, Any]]:
        """The messages that stand in channels, with their ts."""
        return list(self.messages)

    @property
    def sent(self) -> list[str]:
        """The first line of every message in a channel."""
        return [message["text"].split("\n")[0] for message in self.messages]

    @property
    def whispers(self) -> list[dict[str, Any]]:
        """What one person alone saw: by response_url or as an ephemeral message."""
        return [call for method, call in self.calls if method in ("response_url", "chat.postEphemeral")]

    @property
    def views(self) -> list[dict[str, Any]]:
        """The modals, as they were opened and filled."""
        return [call["view"] for method, call in self.calls if method.startswith("views.")]

    def called(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    def wait_for(self, count: int) -> None:
        """Until so many messages stand in channels."""
        until = time.monotonic() + 10
        while len(self.messages) < count and time.monotonic() < until:
            time.sleep(0.01)
        assert len(self.messages) == count

    # Slack's own side

    def api_call(self, client: WebClient, method: str, **arguments: Any) -> SlackResponse:
        call = {
            **(arguments.get("params") or {}),
            **(arguments.get("json") or {}),
            **(arguments.get("data") or {}),
        }
        call = {key: _parsed(value) for key, value in call.items()}
        self.calls.append((method, call))
        assert problems(method, call) == []
        self._fail(method, call)
        return SlackResponse(
            client=client, http_verb="POST", api_url=method, req_args={}, headers={"x-oauth-scopes": self.scopes}, status_code=200,
            data={"ok": True, **self._answer(method, call)},
        )  # fmt: skip

    def hook(self, _client: Any, **call: Any) -> WebhookResponse:
        call = {key: value for key, value in call.items() if value is not None}
        self.calls.append(("response_url", call))
        assert problems("response_url", {"unfurl_links": False, "unfurl_media": False} | call) == []
        status = self._fail("response_url", call) or 200
        return WebhookResponse(url="", status_code=status, body="ok", headers={"Retry-After": "3"})

    def _fail(self, method: str, call: dict[str, Any]) -> Any:
        fault = self.faults[method].pop(0) if self.faults.get(method) else None
        if isinstance(fault, Exception):
            raise fault
        return fault(call) if fault else None

    def _answer(self, method: str, call: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}
            case "users.info":
                return {"user": {"id": call["user"], **self.people[call["user"]]}}
            case "conversations.info":
                return {"channel": {"id": call["channel"], **self.channels[call["channel"]]}}
            case "conversations.members":
                return {"members": self.channels[call["channel"]]["members"]}
            case "conversations.replies":
                return {"messages": [one for one in self.messages if one["thread_ts"] == call["ts"]]}
            case "chat.postMessage":
                return {"ts": self.keep(call)}
            case "views.open":
                return {"view": {"id": "V1"}}
            case _:
                return {}

    def keep(self, call: dict[str, Any]) -> str:
        """The message stands in the channel from now on."""
        ts = f"1700000001.{next(self.numbers):06}"
        self.messages.append({**call, "ts": ts, "bot_id": BOT_ID})
        return ts


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a message, in order."""
    rows = [block["elements"] for block in message.get("blocks", []) if block["type"] == "actions"]
    return [button for row in rows for button in row]


def words(message: dict[str, Any]) -> list[str]:
    """What stands on the buttons."""
    return [button["text"]["text"] for button in buttons(message)]


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" and value else value
