"""Not faster than Slack wants: one post a second in a channel, and as long as `Retry-After` says for a method."""

import threading
from collections.abc import Callable

SECONDS_BETWEEN_POSTS = 1.0
REMEMBERED = 1000


class Pace:
    """Waits for its turn. `now` gives seconds of a clock that never jumps, `sleep` waits that long."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._now = now
        self._sleep = sleep
        self._lock = threading.Lock()
        self._channels: dict[str, float] = {}
        self._methods: dict[str, float] = {}

    def wait(self, method: str, channel: str | None = None) -> None:
        """Wait until this method may be called; with a channel also until a post there may follow the last one."""
        with self._lock:
            now = self._now()
            turn = max(now, self._methods.get(method, now))
            if channel is not None:
                turn = max(turn, self._channels.get(channel, now))
                self._channels[channel] = turn + SECONDS_BETWEEN_POSTS
                self._tidy(now)
        if turn > now:
            self._sleep(turn - now)

    def hold(self, method: str, seconds: float) -> None:
        """Slack asked not to call this method for so many seconds."""
        with self._lock:
            self._methods[method] = max(self._methods.get(method, 0.0), self._now() + seconds)

    def _tidy(self, now: float) -> None:
        if len(self._channels) > REMEMBERED:
            self._channels = {channel: turn for channel, turn in self._channels.items() if turn > now}
