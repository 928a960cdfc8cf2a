"""The connection over Socket Mode: opened, watched, opened again within seconds.

The client of slack_sdk notices a lost connection late. A watch of our own sends a ping each second, and looks at the age
of the last pong rather than at what the client thinks of itself.
"""

import logging
import random
import threading
import time
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from handlers.failures import CALL_FAILED, what_failed

LOG = logging.getLogger(__name__)

SECONDS_BETWEEN_PINGS = 1.0
SILENCE_TO_RECONNECT = 8.0
LONGEST_PAUSE = 30.0
DEAF_AFTER = 300.0
"""Seconds without any sign of life from Slack after which the process should end, so that it is started anew."""


class SocketLine:
    """One connection that keeps itself open. `wall` gives the time as seconds since 1970, as the client counts it."""

    def __init__(
        self, app: App, app_token: str, client: WebClient, wall: Callable[[], float] = time.time
    ) -> None:
        self._handler = SocketModeHandler(
            app, app_token, web_client=client, ping_interval=5, receive_buffer_size=65536, concurrency=10
        )
        self._client = self._handler.client
        self._client.on_error_listeners.append(lambda _: self._look_now.set())
        self._client.on_close_listeners.append(lambda *_: self._look_now.set())
        self._wall = wall
        self._look_now = threading.Event()
        self._closing = threading.Event()
        self._heard_at = wall()
        self._opened_at = 0.0
        self._thread = threading.Thread(target=self._watch, name="socket-watch", daemon=True)

    def open(self) -> None:
        """Connect, in the background: Slack need not be there yet."""
        self._thread.start()

    @property
    def silence(self) -> float:
        """Seconds since the last sign of life."""
        return max(0.0, self._wall() - self._heard_at)

    @property
    def is_deaf(self) -> bool:
        """Whether it has been silent for so long that starting anew is better."""
        return self.silence > DEAF_AFTER

    def close(self) -> None:
        """Take nothing more from Slack."""
        self._closing.set()
        self._look_now.set()
        self._client.auto_reconnect_enabled = False
        if self._thread.is_alive():
            self._thread.join(5)
        self._handler.close()

    def _watch(self) -> None:
        pause = SECONDS_BETWEEN_PINGS
        while not self._closing.is_set():
            if self._is_alive():
                pause = SECONDS_BETWEEN_PINGS
            else:
                pause = 0.2 if self._reconnect() else min(pause * 2, LONGEST_PAUSE) * random.uniform(0.8, 1.2)
            self._look_now.wait(pause)
            self._look_now.clear()

    def _is_alive(self) -> bool:
        """Whether the connection takes a ping, and answered one not long ago."""
        session = self._client.current_session
        if session is None or not session.is_active():
            return False
        try:
            session.ping(f"{session.session_id}:{self._wall()}")
        except OSError as problem:
            LOG.warning("verbinding met Slack verbroken (%s)", what_failed(problem))
            return False
        ponged_at = session.last_ping_pong_time or 0.0
        self._heard_at = max(self._heard_at, ponged_at)
        return self._wall() - max(self._opened_at, ponged_at) < SILENCE_TO_RECONNECT

    def _reconnect(self) -> bool:
        """A new connection in place of the old one. Whether that worked."""
        try:
            self._client.disconnect()
            self._client.connect_to_new_endpoint()
        except (*CALL_FAILED, SlackClientError, KeyError, ValueError) as problem:
            LOG.warning("niet verbonden met Slack (%s); straks opnieuw", what_failed(problem))
            return False
        if not self._client.is_connected():
            LOG.warning("niet verbonden met Slack; straks opnieuw")
            return False
        self._opened_at = self._wall()
        LOG.info("verbonden met Slack over Socket Mode")
        return True
