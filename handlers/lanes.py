"""The work that is being done: a bounded number of jobs on a few threads, in order within a lane."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from handlers.failures import where

LOG = logging.getLogger(__name__)

Job = Callable[[], None]


class Lanes:
    """Jobs of one lane run one after another, jobs of different lanes side by side. Never more than `capacity` in hand."""

    def __init__(self, name: str, workers: int, capacity: int) -> None:
        self._capacity = capacity
        self._changed = threading.Condition()
        self._lanes: dict[str, deque[Job]] = {}
        self._ready: deque[str] = deque()
        self._count = 0
        self._open = True
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{at}", daemon=True) for at in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def room(self) -> int:
        """How many jobs still fit."""
        with self._changed:
            return self._capacity - self._count if self._open else 0

    def offer(self, lane: str, job: Job) -> bool:
        """Take a job. False when there is no room for it, or no more work is taken."""
        with self._changed:
            if not self._open or self._count >= self._capacity:
                return False
            self._count += 1
            if lane not in self._lanes:
                self._lanes[lane] = deque()
                self._ready.append(lane)
            self._lanes[lane].append(job)
            self._changed.notify_all()
            return True

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is left to do. False when that takes longer than `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout)

    def stop(self, timeout: float) -> bool:
        """Take no more work and finish what is in hand. False when not all of it was done within `timeout` seconds."""
        until = time.monotonic() + timeout
        with self._changed:
            self._open = False
        finished = self.settle(timeout)
        with self._changed:
            self._count -= sum(map(len, self._lanes.values()))
            self._lanes.clear()
            self._ready.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return finished

    def _work(self) -> None:
        while found := self._next():
            lane, job = found
            self._do(job)
            self._done(lane)

    def _next(self) -> tuple[str, Job] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._ready or not self._open)
            if not self._ready:
                return None
            lane = self._ready.popleft()
            return lane, self._lanes[lane].popleft()

    def _do(self, job: Job) -> None:
        try:
            job()
        except Exception as problem:  # noqa: BLE001 - a thread that dies would take its place in the pool with it
            LOG.error("werk mislukt: %s", where(problem))

    def _done(self, lane: str) -> None:
        with self._changed:
            self._count -= 1
            if self._lanes.get(lane):
                self._ready.append(lane)
            else:
                self._lanes.pop(lane, None)
            self._changed.notify_all()
