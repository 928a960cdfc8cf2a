"""The health of the bot for whoever watches over it: `/healthz` and `/metrics`, on a port of their own.

A server of its own, also in Socket Mode: it answers when Slack is away, and stands open to this machine only unless told
otherwise. It says numbers, versions and days; no text, no name, no value.
"""

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from waitress import wasyncore
from waitress.server import create_server

from bot.health import Check, Checks, Health, database_check, examine, silence_check, switch_check
from bot.journal import Journal
from bot.settings import Settings
from bot.switch import Switch
from handlers.measuring import HealthCollector, Metrics
from handlers.ports import Clock
from handlers.socket_line import SocketLine

LOG = logging.getLogger(__name__)

SECONDS_TO_CLOSE = 3.0
MOST_COUNTED = 1000
"""As far as the events that wait are counted."""
JSON = "application/json; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"

Environment = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]
Page = tuple[HTTPStatus, str, bytes]


class HealthLine:
    """Listens at `host`:`port` for whoever watches. Raises OSError when the port is taken."""

    def __init__(
        self, host: str, port: int, examine: Callable[[], Health], registry: CollectorRegistry
    ) -> None:
        self._examine, self._registry = examine, registry
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._open_sockets: dict[int, Any] = {}
        self._server: Any = create_server(
            self._answer,
            map=self._open_sockets,
            sockets=[socket.create_server((host, port), family=family)],
            threads=2,
            ident="kansrijk",
            max_request_body_size=0,
            clear_untrusted_proxy_headers=True,
        )
        self._address = f"http://{host}:{port}/healthz"
        self._thread = threading.Thread(target=self._server.run, name="health", daemon=True)

    def open(self) -> None:
        """Answer from now on."""
        self._thread.start()
        LOG.info("gezondheid te zien op %s", self._address)

    def close(self) -> None:
        """Answer no more. The thread that serves closes its own sockets, since another cannot do so while it waits."""
        if self._thread.is_alive():
            self._server.trigger.pull_trigger(self._close_sockets)
            self._thread.join(SECONDS_TO_CLOSE)
        self._close_sockets()
        self._server.task_dispatcher.shutdown()

    def _close_sockets(self) -> None:
        wasyncore.close_all(self._open_sockets)

    def _answer(self, environment: Environment, start: StartResponse) -> Iterable[bytes]:
        status, kind, body = self._page(environment["REQUEST_METHOD"], environment["PATH_INFO"])
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        start(f"{status.value} {status.phrase}", headers)
        return [b"" if environment["REQUEST_METHOD"] == "HEAD" else body]

    def _page(self, method: str, path: str) -> Page:
        if method not in ("GET", "HEAD"):
            return HTTPStatus.METHOD_NOT_ALLOWED, PLAIN, b""
        match path:
            case "/healthz":
                return self._health()
            case "/metrics":
                return HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest(self._registry)
            case _:
                return HTTPStatus.NOT_FOUND, PLAIN, b""

    def _health(self) -> Page:
        health = self._examine()
        status = HTTPStatus.OK if health.is_well else HTTPStatus.SERVICE_UNAVAILABLE
        return status, JSON, json.dumps(health.as_json).encode()


def checks_of(journal: Journal, switch: Switch | None, line: object) -> dict[str, Check]:
    """The checks that every running bot has: of its database, its line with Slack in Socket Mode, and its switch."""
    checks = {"database": database_check(lambda now: len(journal.waiting(now, MOST_COUNTED)))}
    if isinstance(line, SocketLine):
        checks["slack"] = silence_check(lambda: line.silence)
    if switch:
        checks["switch"] = switch_check(switch)
    return checks


def open_health_line(settings: Settings, checks: Checks, metrics: Metrics, clock: Clock) -> HealthLine | None:
    """The health of a bot on the port of its settings, answering; None without a port. Raises OSError when it is taken."""
    if settings.health_port is None:
        return None

    def look() -> Health:
        return examine(checks, clock())

    metrics.registry.register(HealthCollector(look))
    line = HealthLine(settings.health_host, settings.health_port, look, metrics.registry)
    line.open()
    return line
