"""Compares the linker with three well-known ways to search: rapidfuzz WRatio, BM25 (bm25s) and SQLite FTS5 trigrams.

    python tests/bench/linking.py [--sizes 1000,10000,100000] [--questions 120]
    python tests/bench/linking.py --set QUESTIONS.jsonl --entries ENTRIES.csv --sizes 1678

Without a question file the questions are made from the entries with a fixed seed: parts of titles, with a typo, with a compound
taken apart, in other words (by the vocabulary), the same thing in another place, and things that nobody buys. The calendar is the shipped example calendar, filled up to each size
with made-up entries (CPV subject x municipality x form, fixed seed). The others get content words only and a threshold that
is best on every second question; all is measured on the rest. Prints top-1 of the answerable, share of the unanswerable that
were left alone, wrong single answers, mean worth of an answer (1 right or rightly silent, 0.5 a list that holds it, 0 silent,
-1 wrong), latency, build time and memory. No network; bm25s is a development dependency.
"""

import argparse
import gc
import sqlite3
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.model.procurement import CalendarEntry
from bot.understanding.function_words import is_chat
from bot.understanding.linking import Linker
from bot.understanding.text import fold, stem, tokens
from tests.bench.calendars import read_csv_entries, shipped_entries, shipped_knowledge
from tests.bench.questions import Asked, Asker, fill, read_questions

TODAY = date(2026, 11, 22)


class Finder(Protocol):
    """Anything that ranks entries for a question: ids with scores, best first."""

    def find(self, question: str) -> list[tuple[str, float]]: ...


class OurLinker:
    """The linker of this project. It decides for itself: an id it does not decide on is not returned."""

    def __init__(self, entries: Sequence[CalendarEntry], knowledge: tuple) -> None:  # type: ignore[type-arg]
        self._linker = Linker(entries, *knowledge)

    def find(self, question: str) -> list[tuple[str, float]]:
        return [(scored.id, 1.0) for scored in self._linker.link(question, TODAY).decided]


class FuzzyFinder:
    """rapidfuzz.process.extract with WRatio on content words."""

    def __init__(self, entries: Sequence[CalendarEntry]) -> None:
        self._ids = [entry.id for entry in entries]
        self._titles = [content(entry.title) for entry in entries]

    def find(self, question: str) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process

        hits = process.extract(content(question), self._titles, scorer=fuzz.WRatio, limit=3)
        return [(self._ids[at], score) for _, score, at in hits]


class Bm25Finder:
    """bm25s with Dutch stems."""

    def __init__(self, entries: Sequence[CalendarEntry]) -> None:
        import bm25s

        self._ids = [entry.id for entry in entries]
        self._index = bm25s.BM25()
        self._index.index([stemmed(entry.title) for entry in entries], show_progress=False)

    def find(self, question: str) -> list[tuple[str, float]]:
        found, scores = self._index.retrieve(
            [stemmed(question) or ["-"]], k=min(3, len(self._ids)), show_progress=False
        )
        return [
            (self._ids[int(at)], float(score))
            for at, score in zip(found[0], scores[0], strict=True)
            if score > 0
        ]


class TrigramFinder:
    """SQLite FTS5 with the trigram tokenizer."""

    def __init__(self, entries: Sequence[CalendarEntry]) -> None:
        self._ids = [entry.id for entry in entries]
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE titles USING fts5(title, tokenize='trigram')")
        self._base.executemany(
            "INSERT INTO titles(rowid, title) VALUES (?, ?)",
            [(n, content(e.title)) for n, e in enumerate(entries)],
        )

    def find(self, question: str) -> list[tuple[str, float]]:
        words = content(question)
        grams = sorted({words[n : n + 3] for n in range(len(words) - 2)})
        if not grams:
            return []
        query = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        rows = self._base.execute(
            "SELECT rowid, -rank FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT 3", (query,)
        )
        return [(self._ids[at], score) for at, score in rows]


def content(text: str) -> str:
    """The words that are not grammar and do not belong to asking."""
    return " ".join(word for word in tokens(fold(text)) if not is_chat(word))


def stemmed(text: str) -> list[str]:
    """The Dutch stems of the content words."""
    return [stem(word) for word in content(text).split()]


# -- measuring ---------------------------------------------------------------------------------------------------------


def best_threshold(answers: Sequence[tuple[Asked, list[tuple[str, float]]]]) -> float:
    """The score below which 'none' is said, best on these answers (+1 right, -1 wrong, 0 silent; +1 for silence in place)."""
    levels = sorted({found[0][1] for _, found in answers if found})

    def worth(level: float) -> float:
        total = 0.0
        for asked, found in answers:
            silent = not found or found[0][1] < level
            total += float(not asked.gold) if silent else (1.0 if found[0][0] in asked.gold else -1.0)
        return total

    return max([0.0, *levels], key=lambda level: (worth(level), -level))


def measure(name: str, build: Callable[[], Finder], questions: Sequence[Asked], decides: bool) -> str:
    """One line of the table."""
    gc.collect()
    tracemalloc.start()
    kept = build()
    gc.collect()
    memory = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    del kept
    gc.collect()
    before = time.perf_counter()
    finder = build()
    built = time.perf_counter() - before
    answers: list[tuple[Asked, list[tuple[str, float]]]] = []
    spent: list[float] = []
    for asked in questions:
        start = time.perf_counter()
        found = finder.find(asked.text)
        spent.append(1000 * (time.perf_counter() - start))
        answers.append((asked, [item for item in found if item[0] not in asked.ok]))
    level = 0.0 if decides else best_threshold(answers[::2])
    rest = answers[1::2]
    one = [(a, f) for a, f in rest if a.gold]
    none = [f for a, f in rest if not a.gold]
    spoken = [(a, f) for a, f in rest if f and f[0][1] >= level and (not decides or len(f) == 1)]
    spent.sort()
    top = sum(bool(f) and f[0][0] in a.gold for a, f in one) / max(len(one), 1)
    left = sum(not f or f[0][1] < level for f in none) / max(len(none), 1)
    wrong = sum(f[0][0] not in a.gold for a, f in spoken) / max(len(rest), 1)
    worth = sum(_worth(a, f if decides else f[:1], level) for a, f in rest) / max(len(rest), 1)
    return (
        f"{name:24s} {top:6.3f} {left:8.3f} {wrong:7.3f} {worth:7.3f} {spent[len(spent) // 2]:8.2f} "
        f"{spent[min(len(spent) - 1, int(0.99 * len(spent)))]:8.2f} {built:8.2f} {memory:8.1f}"
    )


def _worth(asked: Asked, found: list[tuple[str, float]], level: float) -> float:
    if not found or found[0][1] < level:
        return float(not asked.gold)
    held = any(entry in asked.gold for entry, _ in found)
    if len(found) == 1:
        return 1.0 if held else -1.0
    return (1.0 if len(asked.gold) > 1 else 0.5) if held else (-0.5 if asked.gold else 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--questions", type=int, default=160)
    parser.add_argument("--set", type=Path, help="questions, one JSON object a line")
    parser.add_argument("--entries", type=Path, help="a CSV calendar in place of the shipped one")
    parser.add_argument("--only", default="", help="only the methods whose name holds this")
    options = parser.parse_args()
    knowledge = shipped_knowledge()
    vocabulary, _, names = knowledge
    towns = [name for group in vocabulary.places if group.kind == "gemeente" for name in group.names]
    base = read_csv_entries(options.entries) if options.entries else list(shipped_entries())
    for size in (int(part) for part in options.sizes.split(",")):
        entries = fill(base, size, [text.nl for text in names.values()], towns)
        asker = Asker(entries, min(len(base), size), vocabulary)
        questions = read_questions(options.set) if options.set else asker.ask(options.questions)
        print(f"\n{len(entries)} entries, {len(questions)} questions")
        print(
            f"{'method':24s} {'top-1':>6s} {'left':>8s} {'wrong1':>7s} {'worth':>7s} {'p50 ms':>8s} {'p99 ms':>8s} {'build s':>8s} {'MiB':>8s}"
        )
        methods: tuple[tuple[str, Callable[[], Finder], bool], ...] = (
            ("kansrijk linker", lambda e=entries: OurLinker(e, knowledge), True),
            ("rapidfuzz WRatio", lambda e=entries: FuzzyFinder(e), False),
            ("bm25s, Dutch stems", lambda e=entries: Bm25Finder(e), False),
            ("SQLite FTS5 trigram", lambda e=entries: TrigramFinder(e), False),
        )
        for name, build, decides in methods:
            if options.only in name:
                print(measure(name, build, questions, decides), flush=True)


if __name__ == "__main__":
    main()
