"""What is counted and timed while the bot works, for Prometheus: numbers by kind, never a text, a name or a place."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.health import Health, Status
from bot.journal import Work
from bot.model.question import Intent
from bot.model.viewer import Viewer
from handlers.ports import Reply
from handlers.replying import Replying

FOLLOWING_UP = "follow-up"
"""The intent of a click: what was asked before goes on."""
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one bot, with a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "kansrijk_questions", "Questions that were understood, by intent and outcome.", ("intent", "outcome"), registry=self.registry,
        )  # fmt: skip
        self.answers = Counter(
            "kansrijk_answers", "Answers that were posted, or found posted.", registry=self.registry
        )
        self.failures = Counter(
            "kansrijk_failures", "Attempts to answer that failed, by kind of error.", ("kind",), registry=self.registry,
        )  # fmt: skip
        self.given_up = Counter(
            "kansrijk_given_up", "Questions that got an apology instead of an answer.", registry=self.registry
        )
        self.seconds = Histogram(
            "kansrijk_answer_seconds", "From taking up a question to its posted answer.", buckets=BUCKETS, registry=self.registry,
        )  # fmt: skip

    def count(self, reply: Reply) -> None:
        """Count what was asked and what came of it."""
        intent = reply.question.intent.value if reply.question else FOLLOWING_UP
        self._questions.labels(intent, _outcome(reply)).inc()


def _outcome(reply: Reply) -> str:
    if reply.question is not None and reply.question.intent is Intent.UNKNOWN:
        return "unknown"
    return "asks" if reply.answer.prompt else "answered"


@dataclass(frozen=True, kw_only=True)
class MeasuredReplying(Replying):
    """Answers work, and keeps count of how that goes. `stopwatch` gives seconds from any start."""

    metrics: Metrics = field(compare=False)
    stopwatch: Callable[[], float] = time.perf_counter

    def answer(self, work: Work) -> None:
        """Answer stored work; what is raised is counted by its kind and raised on."""
        began = self.stopwatch()
        try:
            Replying.answer(self, work)
        except Exception as problem:
            self.metrics.failures.labels(type(problem).__name__).inc()
            raise
        self.metrics.answers.inc()
        self.metrics.seconds.observe(self.stopwatch() - began)

    def apologise(self, work: Work, reference: str) -> None:
        """Tell the user that there will be no answer, and count it."""
        self.metrics.given_up.inc()
        Replying.apologise(self, work, reference)

    def _reply(self, work: Work, viewer: Viewer) -> Reply | None:
        reply = Replying._reply(self, work, viewer)
        if reply is not None:
            self.metrics.count(reply)
        return reply


@dataclass(frozen=True, slots=True)
class HealthCollector(Collector):
    """Every check of the health as metrics: whether it is ok, its numbers as gauges, its words as an info metric."""

    examine: Callable[[], Health]

    def collect(self) -> Iterator[Metric]:
        """The metrics of the checks as they are now."""
        health = self.examine()
        ok = GaugeMetricFamily("kansrijk_check_ok", "1 unless the check failed.", labels=("check",))
        for name, checked in health.checks.items():
            ok.add_metric((name,), float(checked.status is not Status.FAILURE))
        yield ok
        for name, checked in health.checks.items():
            words = {key: fact for key, fact in checked.facts.items() if isinstance(fact, str)}
            numbers = {key: fact for key, fact in checked.facts.items() if not isinstance(fact, str)}
            if words:
                yield InfoMetricFamily(f"kansrijk_{name}", f"What the check '{name}' found.", words)
            for key, number in numbers.items():
                yield GaugeMetricFamily(f"kansrijk_{name}_{key}", f"Found by the check '{name}'.", number)

    def describe(self) -> Iterator[Metric]:
        """Nothing: what there is, is known when it is looked at."""
        return iter(())
