"""Knowledge that follows its files: a good change is swapped in whole, a faulty one is refused and logged."""

import logging
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import watch

from bot.curation.library import PhrasesUsed
from bot.curation.problems import KnowledgeError, Problem
from bot.curation.reading import load
from bot.model.knowledge import Knowledge

LOG = logging.getLogger(__name__)
SETTLE_MS = 200
"""How long the files must be quiet before they are read, so that a save in pieces is read once."""

LOOK_MS = 2000
"""How often the files are looked at when no change is announced, as on a network disk."""

Fingerprint = frozenset[tuple[str, int, int, int]]


class LiveKnowledge:
    """The knowledge as it is now. Made from a folder without errors (otherwise KnowledgeError).

    `today` gives the day for the check dates. `on_swap` gets the new knowledge just before it takes the place
    of the old; when it raises, the old stays. No value of a confidential file reaches the log.
    """

    def __init__(
        self,
        folder: Path,
        today: Callable[[], date],
        *,
        calendar: Path | None = None,
        phrases_used: PhrasesUsed | None = None,
        on_swap: Callable[[Knowledge], None] | None = None,
    ) -> None:
        self._folder, self._calendar = folder, calendar
        self._today, self._phrases_used, self._on_swap = today, phrases_used, on_swap
        self._seen = self._fingerprint()
        self._current = self._load()
        self._problems: tuple[Problem, ...] = ()
        self._reading = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def current(self) -> Knowledge:
        """The last good knowledge."""
        return self._current

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the last change was refused; empty when it was not. Log `problem.logged`, never the problem itself."""
        return self._problems

    def refresh(self) -> bool:
        """Read and check the files now; True when other knowledge was swapped in."""
        with self._reading:
            self._seen = self._fingerprint()
            try:
                fresh = self._load()
            except KnowledgeError as error:
                return self._refuse(error.problems)
            self._problems = ()
            return fresh.version != self._current.version and self._swap(fresh)

    def start(self) -> None:
        """Follow the files in a thread until `stop`."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._follow, name="kennis", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop following; returns when the thread has ended."""
        self._stopping.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _load(self) -> Knowledge:
        return load(self._folder, self._today(), self._calendar, phrases_used=self._phrases_used)

    def _swap(self, fresh: Knowledge) -> bool:
        if self._on_swap:
            self._on_swap(fresh)
        LOG.info("kennis vernieuwd: versie %s in plaats van %s", fresh.version, self._current.version)
        self._current = fresh
        return True

    def _refuse(self, problems: tuple[Problem, ...]) -> bool:
        self._problems = problems
        LOG.error("gewijzigde kennis geweigerd; versie %s blijft gelden", self._current.version)
        for problem in problems:
            LOG.error("%s", problem.logged)
        return False

    def _follow(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow_changes()
            # whatever goes wrong, the thread goes on; what it was may be confidential, its kind is not
            except Exception as error:  # noqa: BLE001
                LOG.error(
                    "kennis niet gelezen (%s); versie %s blijft gelden",
                    type(error).__name__,
                    self._current.version,
                )
                self._stopping.wait(LOOK_MS / 1000)

    def _follow_changes(self) -> None:
        if self._fingerprint() != self._seen:
            self.refresh()
        changes = watch(
            *self._watched(),
            stop_event=self._stopping,
            step=SETTLE_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        )
        for _change in changes:
            if not self._stopping.is_set() and self._fingerprint() != self._seen:
                self.refresh()

    def _watched(self) -> set[Path]:
        return {self._folder} | ({self._calendar.parent} if self._calendar else set[Path]())

    def _fingerprint(self) -> Fingerprint:
        paths = [
            *self._folder.glob("*.yaml"),
            *self._folder.glob("*.csv"),
            *([self._calendar] if self._calendar else []),
        ]
        states = [(str(path), path.stat()) for path in paths if path.exists()]
        return frozenset((name, state.st_mtime_ns, state.st_size, state.st_ino) for name, state in states)
