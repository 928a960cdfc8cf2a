"""How long a whole answer takes, from question to blocks, with the shipped knowledge; the start; the memory.

    python tests/bench/road.py [--rounds 20]

Prints a table. The named alternative in the same run is the bare look-up of the same question with
`rapidfuzz.process.extract(WRatio)` over the titles of the calendar: what a bot without understanding would do.
"""

import argparse
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from bot.answering.phrases import PHRASES  # noqa: E402
from bot.curation.reading import load  # noqa: E402
from bot.model.viewer import Person, Place, Viewer  # noqa: E402
from bot.serving import made_to_stay  # noqa: E402
from handlers.blocks import message  # noqa: E402

TODAY = date(2026, 11, 22)
COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
START = "import sys; sys.path.insert(0, '.'); from bot.cli.options import SHIPPED, assistant_of, day_of; assistant_of(SHIPPED, None, day_of('2026-11-22'))"


def questions(knowledge: object) -> list[str]:
    from bot.model.knowledge import Knowledge

    assert isinstance(knowledge, Knowledge)
    titles = [
        f"Kan de opdracht {entry.title} worden voorbehouden?" for entry in knowledge.calendar.entries[::3]
    ]
    asked = [example for topic in knowledge.topics.topics for example in topic.examples.both[:2]]
    return [
        *titles,
        *asked,
        "Wat komt er in Q2 aan groen?",
        "Wie doet catering?",
        "mag een cateringopdracht van een ton?",
    ]


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000


def timed(work: object, asked: list[str], rounds: int) -> list[float]:
    assert callable(work)
    times: list[float] = []
    for _ in range(rounds):
        for text in asked:
            started = time.perf_counter()
            work(text)
            times.append(time.perf_counter() - started)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", START], cwd=ROOT, check=True)
    start = time.perf_counter() - started
    knowledge = load(ROOT / "knowledge", TODAY, phrases_used=PHRASES)
    assistant = made_to_stay(knowledge)
    titles = [entry.title for entry in knowledge.calendar.entries]
    asked = questions(knowledge)

    def road(text: str) -> None:
        reply = assistant.answer(text, COLLEAGUE, TODAY)
        message(reply.answer, reply.answer.receipt)

    def bare(text: str) -> None:
        process.extract(text, titles, scorer=fuzz.WRatio, limit=5)

    ours, theirs = timed(road, asked, rounds), timed(bare, asked, rounds)
    print(f"{len(asked)} questions, {rounds} rounds")
    print(f"{'':34}{'p50 ms':>8}{'p99 ms':>8}{'max ms':>8}")
    for name, times in (("question to blocks", ours), ("rapidfuzz WRatio, titles only", theirs)):
        print(f"{name:34}{percentile(times, 0.5):8.2f}{percentile(times, 0.99):8.2f}{max(times) * 1000:8.2f}")
    print(
        f"ratio p50 {percentile(ours, 0.5) / percentile(theirs, 0.5):.1f}, p99 {percentile(ours, 0.99) / percentile(theirs, 0.99):.1f}"
    )
    print(f"start of the process to ready: {start:.2f} s")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
