"""The durable inbox: what came in is stored before it is acknowledged, and worked off from the store.

What a process that died left behind is taken up at the next start, or by another process when its claim runs out.
"""

import logging
import threading
from datetime import timedelta
from functools import partial

from bot.database import JournalUnavailable
from bot.journal import Arrival, Journal, Work
from handlers.failures import CALL_FAILED, new_reference, what_failed, where
from handlers.lanes import Lanes
from handlers.outbox import RefusedError, UndeliveredError
from handlers.ports import Clock
from handlers.replying import Replying

LOG = logging.getLogger(__name__)

ROUND = 1.0
"""Seconds between two rounds of the caretaker."""
ROUNDS_BETWEEN_CLEANING = 3600
OWN_FAULT_ATTEMPTS = 3
SLACK_FAULT_ATTEMPTS = 12
LONGEST_WAIT = timedelta(minutes=5)


class Inbox:
    """Takes in arrivals and has them answered, each once. `start` it before use and `stop` it at the end."""

    def __init__(
        self,
        journal: Journal,
        replying: Replying,
        lanes: Lanes,
        notices: Lanes,
        *,
        clock: Clock,
        every: float,
    ) -> None:
        self._journal = journal
        self._replying = replying
        self._lanes = lanes
        self._notices = notices
        self._clock = clock
        self._every = every
        self._lock = threading.Lock()
        self._taken: set[int] = set()
        self._in_hand: set[str] = set()
        self._stopping = threading.Event()
        self._caretaker = threading.Thread(target=self._take_care, name="caretaker", daemon=True)

    def start(self) -> None:
        """Take up what was left, and begin."""
        self._refill()
        self._caretaker.start()

    def stop(self, timeout: float) -> None:
        """Finish the work in hand, within `timeout` seconds. What is not done stays in the journal."""
        if not self._lanes.stop(timeout):
            LOG.warning("niet alles is af; de rest volgt bij de volgende start")
        self._notices.stop(1)
        self._stopping.set()
        if self._caretaker.is_alive():
            self._caretaker.join()

    def store(self, arrival: Arrival) -> int | None:
        """Keep an arrival; None when it was kept before. Raises `JournalUnavailable`."""
        seq = self._journal.store(arrival, self._clock())
        LOG.info("binnen: %s %s", arrival.event_id, "voor de tweede keer" if seq is None else f"nr. {seq}")
        return seq

    def begin(self, seq: int | None, arrival: Arrival) -> None:
        """Have a stored arrival answered as soon as there is a place; when there is none, say that it takes longer."""
        if seq is None or self._queue(seq, arrival.lane):
            return
        LOG.warning("druk: nr. %s wacht", seq)
        self._notices.offer(arrival.lane, partial(self._replying.say_busy, arrival))

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is in hand. False when that takes longer."""
        return self._lanes.settle(timeout) and self._notices.settle(timeout)

    def _queue(self, seq: int, lane: str) -> bool:
        with self._lock:
            if seq in self._taken:
                return True
            self._taken.add(seq)
        taken = self._lanes.offer(lane, partial(self._work, seq))
        if not taken:
            self._forget(seq)
        return taken

    def _forget(self, seq: int) -> None:
        with self._lock:
            self._taken.discard(seq)

    def _work(self, seq: int) -> None:
        try:
            work = self._journal.claim(seq, self._clock())
            if work is not None:
                self._work_on(work)
        finally:
            self._forget(seq)

    def _work_on(self, work: Work) -> None:
        with self._lock:
            self._in_hand.add(work.token)
        try:
            self._answer(work)
        finally:
            with self._lock:
                self._in_hand.discard(work.token)

    def _answer(self, work: Work) -> None:
        try:
            self._replying.answer(work)
        except JournalUnavailable as problem:
            LOG.error("nr. %s blijft liggen: %s", work.seq, problem)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the user hears of it
            self._failed(work, problem)
        else:
            self._journal.finish(work)

    def _failed(self, work: Work, problem: Exception) -> None:
        """Let it go for another attempt; after the last one say so."""
        from_slack = isinstance(problem, (UndeliveredError, *CALL_FAILED))
        most = (
            1
            if isinstance(problem, RefusedError)
            else SLACK_FAULT_ATTEMPTS
            if from_slack
            else OWN_FAULT_ATTEMPTS
        )
        if work.attempts < most:
            LOG.warning("nr. %s mislukt (poging %s): %s", work.seq, work.attempts, where(problem))
            wait = min(timedelta(seconds=2 ** (work.attempts - 1)), LONGEST_WAIT)
            self._journal.release(work, self._clock() + wait)
        else:
            self._give_up(work, problem)

    def _give_up(self, work: Work, problem: Exception) -> None:
        reference = new_reference()
        LOG.error(
            "%s: nr. %s opgegeven na %s pogingen: %s", reference, work.seq, work.attempts, where(problem)
        )
        try:
            self._replying.apologise(work, reference)
        except (UndeliveredError, RefusedError) as refused:
            LOG.error("%s: excuus niet geplaatst (%s %s)", reference, what_failed(refused), refused)
        self._journal.finish(work, given_up=True)

    def _take_care(self) -> None:
        rounds = 0
        while not self._stopping.wait(self._every):
            rounds += 1
            try:
                self._journal.renew(self._tokens(), self._clock())
                self._refill()
                if rounds % ROUNDS_BETWEEN_CLEANING == 1:
                    LOG.info("opgeruimd: %s regels", self._journal.forget(self._clock()))
            except JournalUnavailable as problem:
                LOG.error("%s", problem)

    def _tokens(self) -> list[str]:
        with self._lock:
            return list(self._in_hand)

    def _refill(self) -> None:
        """Bring what is waiting in the journal to the free places."""
        room = self._lanes.room
        if room:
            for waiting in self._journal.waiting(self._clock(), room + len(self._taken)):
                self._queue(waiting.seq, waiting.lane)
