"""Fits the weights of `bot/understanding/topics.py` and tells how well they do.

    PYTHONPATH=. python tests/bench/fit_topics.py QUESTIONS.jsonl [MORE.jsonl ...] [--topics FILE ...] [--words FILE ...] [--check FILE ...]

A line of a question file is {"question": ..., "gold": [topic ids]}; an empty `gold` is a question about something else.
The topics' own example questions are questions too: each is asked of a finder that was made without it. Files after
`--check` are never fitted on. Everything is deterministic; the same files give the same weights.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log, sqrt
from pathlib import Path

import yaml

from bot.model.base import Words
from bot.model.law import Topic, Topics
from bot.model.market import Vocabulary
from bot.understanding.lexicon import Lexicon
from bot.understanding.topic_evidence import EvidenceFinder, Reading
from bot.understanding.topic_index import TopicIndex
from bot.understanding.topic_scope import scope_numbers
from bot.understanding.topics import CHOICE, ENOUGH, SCOPE, choose, topic_lexicon

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FOLDS = 5
CANDIDATES = 16
THIN = 3
STEPS = 300
SHRINK = 0.001
FREE = 0.6
"""What a question counts whose gold was chosen among some topics, when all topics may be chosen."""
IN_SCOPE = 0.7
"""The share of questions that is about the topics, as the fit weighs them."""


@dataclass(frozen=True)
class Asked:
    """A question with its right topics, read by an index that has not seen it."""

    text: str
    gold: frozenset[str]
    reading: Reading
    index: TopicIndex
    weight: float = 1.0
    among: frozenset[str] = frozenset()
    """The topics that whoever chose the gold could choose from; empty for all topics."""

    def ranked(self, weights: Sequence[float]) -> list[int]:
        """The topics that could be chosen, by number, best first."""
        chosen = [topic for topic, _ in choose(self.reading, weights)]
        return [topic for topic in chosen if not self.among or self.index.ids[topic] in self.among]


def read_topics(paths: Sequence[Path]) -> tuple[Topic, ...]:
    """The topics of one or more files."""
    return tuple(topic for path in paths for topic in Topics.model_validate(load(path)).topics)


def read_words(paths: Sequence[Path]) -> Vocabulary:
    """The vocabulary of one or more files together."""
    together: dict[str, list[object]] = {}
    for path in paths:
        for key, items in load(path).items():
            together.setdefault(key, []).extend(items)
    return Vocabulary.model_validate(together)


def load(path: Path) -> dict[str, list[object]]:
    """A YAML file in which everything stays text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def questions(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The questions of a file with their right topics."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            item = json.loads(line)
            yield item["question"], frozenset(item["gold"])


def ask_file(path: Path, index: TopicIndex, lexicon: Lexicon) -> list[Asked]:
    """The questions of a file, read with all topics."""
    finder = EvidenceFinder(index, lexicon)
    return [Asked(text, gold, finder.read(text), index) for text, gold in questions(path)]


def ask_examples(topics: Sequence[Topic], vocabulary: Vocabulary, lexicon: Lexicon) -> list[Asked]:
    """Every example question of the topics, read without it (and without a fifth of the others)."""
    asked: list[Asked] = []
    for fold in range(FOLDS):
        index = TopicIndex([_without(topic, fold) for topic in topics], vocabulary.jargon)
        finder = EvidenceFinder(index, lexicon)
        for topic in topics:
            for text in topic.examples.both[fold::FOLDS]:
                asked.append(Asked(text, frozenset((topic.id,)), finder.read(text), index, 0.5))
    return asked


def _without(topic: Topic, fold: int) -> Topic:
    left_out = set(topic.examples.both[fold::FOLDS])
    kept = Words(
        nl=tuple(text for text in topic.examples.nl if text not in left_out),
        en=tuple(text for text in topic.examples.en if text not in left_out),
    )
    fewer = Words(nl=_thinned(topic.keywords.nl, fold), en=_thinned(topic.keywords.en, fold))
    return topic.model_copy(update={"examples": kept, "keywords": fewer})


def _thinned(keywords: tuple[str, ...], fold: int) -> tuple[str, ...]:
    """The keywords without every third: other people use words that no topic has."""
    return tuple(word for place, word in enumerate(keywords) if place % THIN != fold % THIN)


def _among(item: Asked, known: frozenset[str]) -> Asked:
    """A question whose gold is among the known topics was labelled when there were no others."""
    return replace(item, among=known) if item.gold and item.gold <= known else item


def fit_choice(asked: Iterable[Asked]) -> tuple[float, ...]:
    """Weights of the choice among topics: a conditional logit, no weight below zero."""
    cases: list[tuple[float, list[tuple[float, ...]], list[bool]]] = []
    for item in asked:
        by_topic = item.reading.by_topic
        candidates = item.ranked(CHOICE)[:CANDIDATES]
        candidates += [t for t in by_topic if item.index.ids[t] in item.gold and t not in candidates]
        right = [item.index.ids[topic] in item.gold for topic in candidates]
        if any(right) and not all(right):
            cases.append((item.weight, [by_topic[topic].numbers() for topic in candidates], right))
    weights, mean, square = ([start] * len(CHOICE) for start in (1.0, 0.0, 0.0))
    for step in range(1, STEPS + 1):
        slope = [-SHRINK * weight * len(cases) for weight in weights]
        for size, rows, right in cases:
            _add_choice(slope, weights, size, rows, right)
        for place, up in enumerate(slope):
            mean[place] = 0.9 * mean[place] + 0.1 * up / len(cases)
            square[place] = 0.999 * square[place] + 0.001 * (up / len(cases)) ** 2
            stride = mean[place] / (1 - 0.9**step) / (sqrt(square[place] / (1 - 0.999**step)) + 1e-9)
            weights[place] = max(0.0, weights[place] + (0.08 if step < STEPS * 0.7 else 0.015) * stride)
    return tuple(round(weight, 3) for weight in weights)


def _add_choice(
    slope: list[float], weights: list[float], size: float, rows: list[tuple[float, ...]], right: list[bool]
) -> None:
    sums = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
    top = max(sums)
    odds = [exp(value - top) for value in sums]
    total, good = sum(odds), sum(o for o, is_right in zip(odds, right, strict=True) if is_right)
    for odd, row, is_right in zip(odds, rows, right, strict=True):
        push = size * ((odd / good if is_right else 0.0) - odd / total)
        for place, number in enumerate(row):
            slope[place] += push * number


def fit_scope(asked: Sequence[Asked], weights: Sequence[float]) -> tuple[float, ...]:
    """Weights of the chance that a question is about the topics: a logistic model; the last one is the constant."""
    rows = [(scope_row(item, weights), bool(item.gold), item.weight) for item in asked]
    inside = sum(size for _, is_in, size in rows if is_in)
    outside = sum(size for _, is_in, size in rows if not is_in)
    found = [0.0] * len(SCOPE)
    for step in range(STEPS * 4):
        slope = [-0.0015 * weight for weight in found[:-1]] + [0.0]
        for row, is_in, size in rows:
            share = size * (IN_SCOPE / inside if is_in else (1 - IN_SCOPE) / outside)
            miss = share * ((1.0 if is_in else 0.0) - chance(found, row))
            for place, number in enumerate(row):
                slope[place] += miss * number
        pace = 6.0 / (1 + step / 400)
        found = [weight + pace * up for weight, up in zip(found, slope, strict=True)]
    return tuple(round(weight, 3) for weight in found)


def scope_row(item: Asked, weights: Sequence[float]) -> tuple[float, ...]:
    """The numbers of the scope with the constant."""
    chosen = choose(item.reading, weights)
    if not chosen:
        return (0.0,) * (len(SCOPE) - 1) + (1.0,)
    best, share = chosen[0]
    return (*scope_numbers(item.reading, item.index, item.reading.by_topic[best], share), 1.0)


def chance(weights: Sequence[float], row: Sequence[float]) -> float:
    """Logistic chance."""
    return 1 / (1 + exp(-sum(w * x for w, x in zip(weights, row, strict=True))))


def report(
    name: str, asked: Sequence[Asked], choice: Sequence[float], scope: Sequence[float], known: frozenset[str]
) -> str:
    """How often the first and one of the first three is right, and how often a question is refused; with the log loss."""
    first = third = refused_in = refused_out = inside = outside = 0
    loss = 0.0
    sure: dict[bool, list[float]] = {True: [], False: []}
    for item in asked:
        is_sure = chance(scope, scope_row(item, scope_choice := tuple(choice))) >= ENOUGH
        ranked = [item.index.ids[topic] for topic, _ in choose(item.reading, scope_choice)]
        ranked = [topic for topic in ranked if topic in known or not item.gold <= known]
        sure[bool(item.gold)].append(chance(scope, scope_row(item, scope_choice)))
        inside, outside = inside + bool(item.gold), outside + (not item.gold)
        refused_in, refused_out = (
            refused_in + (bool(item.gold) and not is_sure),
            refused_out + (not item.gold and not is_sure),
        )
        first, third = first + bool(item.gold & set(ranked[:1])), third + bool(item.gold & set(ranked[:3]))
        loss -= log(
            max(
                1e-9,
                chance(scope, scope_row(item, scope_choice))
                if item.gold
                else 1 - chance(scope, scope_row(item, scope_choice)),
            )
        )
    return (
        f"{name:28s} in {inside:4d}: hit1 {first / max(1, inside):.3f} hit3 {third / max(1, inside):.3f} refused "
        f"{refused_in / max(1, inside):.3f}   out {outside:4d}: refused {refused_out / max(1, outside):.3f}   loss {loss / len(asked):.3f}"
        f"   apart {apart(sure[True], sure[False]):.3f}"
    )


def apart(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that a question about the topics is surer than one about something else (area under the curve)."""
    pairs = len(inside) * len(outside)
    return sum((a > b) + (a == b) / 2 for a in inside for b in outside) / pairs if pairs else float("nan")


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--topics", nargs="+", type=Path, default=[KNOWLEDGE / "onderwerpen.yaml"])
    parser.add_argument("--words", nargs="*", type=Path, default=[KNOWLEDGE / "synoniemen.yaml"])
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    parser.add_argument(
        "--only",
        type=Path,
        help="a file with '- id: ...' lines: the topics of the oldest questions: others are passed over in fitting and counting those",
    )
    given = parser.parse_args()
    topics, vocabulary = read_topics(given.topics), read_words(given.words)
    index, lexicon = TopicIndex(topics, vocabulary.jargon), topic_lexicon(vocabulary)
    examples = ask_examples(topics, vocabulary, lexicon)
    files = {path.name: ask_file(path, index, lexicon) for path in given.files}
    checks = {path.name: ask_file(path, index, lexicon) for path in given.check}
    finder = EvidenceFinder(index, lexicon)
    literal = [Asked(item.text, item.gold, finder.read(item.text), index, 0.1) for item in examples]
    known = (
        frozenset(item["id"] for item in yaml.safe_load(given.only.read_text(encoding="utf-8")))
        if given.only
        else frozenset[str]()
    )
    asked = [item for found in files.values() for item in found]
    free = [replace(item, weight=FREE) for item in asked if item.gold and item.gold <= known]
    choice = fit_choice([*(_among(item, known) for item in (*examples, *asked)), *literal, *free])
    scope = fit_scope([*examples, *literal, *asked], choice)
    print("CHOICE =", choice, "\nSCOPE =", scope)
    print(report("examples, literally", literal, choice, scope, frozenset()))
    print(report("examples", examples, choice, scope, frozenset()))
    for name, asked in {**files, **checks}.items():
        print(report(name + (" (check)" if name in checks else ""), asked, choice, scope, known))


if __name__ == "__main__":
    main()
