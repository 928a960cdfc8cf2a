"""The independent Slack server (npm: local-slack-linux-x64) as a process, and what its people do."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BOT_USER, ANNA, BEN = "U0BOT", "U0ANNA", "U0BEN"
CHANNEL, QUIET_CHANNEL = "C0INKOOP", "C0LUNCH"
SECRET = "test-signing-secret"
TIMEOUT = 30.0


def a_free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until(is_so: Callable[[], Any], what: str, timeout: float = TIMEOUT) -> Any:
    """What `is_so` gives as soon as it gives something."""
    until = time.monotonic() + timeout
    while not (found := is_so()):
        if time.monotonic() > until:
            raise AssertionError(f"not within {timeout} seconds: {what}")
        time.sleep(0.02)
    return found


@dataclass
class Server:
    """The running server. `mode` is socket or http; over HTTP it calls the bot at `bot_port`."""

    binary: str
    folder: Path
    mode: str
    port: int = field(default_factory=a_free_port)
    bot_port: int = field(default_factory=a_free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        config = self.folder / "slack.json"
        config.write_text(json.dumps(self._config()))
        with (self.folder / "slack.log").open("wb") as log:
            self.process = subprocess.Popen(
                [self.binary, "--config", str(config), "--port", str(self.port), "--base-host", "127.0.0.1"],
                stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        wait_until(self._answers, "the Slack server starts")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(10)

    # what people do

    def says(self, text: str, *, user: str = ANNA, channel: str = CHANNEL, thread: str | None = None) -> str:
        """Somebody writes a message. Its ts."""
        asked = {"channel": channel, "user": user, "text": text, "thread_ts": thread}
        return str(
            self._control("message", {key: value for key, value in asked.items() if value})["message"]["ts"]
        )

    def mentions(self, text: str, **more: Any) -> str:
        return self.says(f"<@{BOT_USER}> {text}", **more)

    def commands(self, text: str, channel: str = CHANNEL) -> None:
        self._control("command", {"channel": channel, "user": ANNA, "command": "/inkoop", "text": text})

    def clicks(self, message: dict[str, Any], button: str) -> None:
        rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
        found = next(one for row in rows for one in row if one["text"]["text"] == button)
        click = {"channel": message["channel"], "messageTs": message["ts"], "user": ANNA, "action": found}
        self._control("interact", click)

    # what stands there

    def direct_channel(self) -> str:
        """The conversation of Anna with the bot; it is opened by writing in it."""
        channels = self._get("_control/state")["channels"]
        return next(str(one["id"]) for one in channels if one["is_im"] and ANNA in one["members"])

    def by_the_bot(self, channel: str) -> list[dict[str, Any]]:
        messages = self._get(f"_control/messages/{channel}")["messages"]
        return [one | {"channel": channel} for one in messages if one.get("bot_id")]

    def answers(self, count: int, channel: str = CHANNEL) -> list[dict[str, Any]]:
        """The bot's messages as soon as there are so many."""
        return list(wait_until(lambda: self._at_least(count, channel), f"{count} answers in {channel}"))

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What passed between the server and the bot."""
        return [one for one in self._get("_control/log")["log"] if one["kind"] == kind]

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [one["detail"] for one in self.log("web_api") if one["summary"] == method]

    def hears(self) -> bool:
        """Whether the bot can be reached."""
        if self.mode == "socket":
            return any("hello" in one["summary"] for one in self.log("socket"))
        with socket.socket() as found:
            return found.connect_ex(("127.0.0.1", self.bot_port)) == 0

    def _at_least(self, count: int, channel: str) -> list[dict[str, Any]]:
        found = self.by_the_bot(channel)
        return found if len(found) >= count else []

    def _config(self) -> dict[str, Any]:
        request_url = f"http://127.0.0.1:{self.bot_port}/slack/events"
        app = {"appId": "A01", "botUserId": BOT_USER, "botName": "kansrijk", "signingSecret": SECRET}
        http = {"mode": "events", "requestUrl": request_url}
        members = [BOT_USER, ANNA, BEN]
        return {
            "workspace": {"teamId": "T01", "name": "Amsterdam", "domain": "amsterdam"},
            "apps": [app | (http if self.mode == "http" else {"mode": "socket"})],
            "users": [{"id": ANNA, "name": "anna"}, {"id": BEN, "name": "ben"}],
            "channels": [
                {"id": CHANNEL, "name": "inkoop", "members": members},
                {
                    "id": "D0ANNA",
                    "name": "dm",
                    "is_channel": False,
                    "is_im": True,
                    "members": [BOT_USER, ANNA],
                },
            ],
        }

    def _answers(self) -> bool:
        try:
            return bool(self._get("_control/state"))
        except OSError:
            return False

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
            return json.load(answer)

    def _control(self, what: str, asked: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/_control/{what}", json.dumps(asked).encode(),
            {"Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


@dataclass
class BotProcess:
    """The bot as a process; its journal stays when it goes."""

    server: Server
    folder: Path
    api_port: int = 0
    module: str = "tests.slack.bot_process"
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def hold(self) -> Path:
        """While this file is there, every answer waits."""
        return self.folder / "hold"

    def launch(self) -> None:
        """Start it, whether Slack is there or not."""
        with (self.folder / "bot.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )

    def start(self) -> None:
        """Start it and wait until it can be reached."""
        before = len(self.server.log("socket")) if self.server.mode == "socket" else 0
        self.launch()
        if self.server.mode == "socket":
            wait_until(lambda: len(self.server.log("socket")) > before, "the bot connects")
        else:
            wait_until(self.server.hears, "the bot listens")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        """Ask it to stop, as a supervisor does. Its exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(30)

    def said(self) -> str:
        return (self.folder / "bot.log").read_text("utf-8")

    def _environment(self) -> dict[str, str]:
        mode = {"SLACK_APP_TOKEN": "xapp-test-token", "SLACK_MODE": "socket"}
        if self.server.mode == "http":
            mode = {"SLACK_SIGNING_SECRET": SECRET, "PORT": str(self.server.bot_port), "SLACK_MODE": "http"}
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SLACK_BOT_TOKEN": "xoxb-test-token",
            "SLACK_API_URL": f"http://127.0.0.1:{self.api_port or self.server.port}/api/",
            "DATABASE_URL": f"sqlite:///{self.folder / 'journaal.sqlite'}",
            "HOLD": str(self.hold),
            **mode,
        }
