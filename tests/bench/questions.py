"""Calendars of any size and questions about them, made with a fixed seed."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry
from bot.understanding.function_words import is_chat
from bot.understanding.text import fold, tokens

SEED = 20261122
FORMS = (
    "{what} {town}", "Levering {what} gemeente {town}", "Raamovereenkomst {what} ({town})", "{what} ten behoeve van {town}",
    "Europese aanbesteding {what} {town}", "{town}: {what}", "Onderhoud {what} {town}", "Inkoop {what} voor de gemeente {town}",
    "{what} 2027-2030 {town}", "Perceel 2 {what} {town}", "Aanbesteding {what} regio {town}", "{what} en toebehoren {town}",
)  # fmt: skip
ASKED = (
    "Kan {what} worden voorbehouden?", "Wanneer staat {what} gepland?", "{what}, welke procedure wordt dat?",
    "wie gaat over {what}", "Is er al iets bekend over {what} en mag daar social return bij?", "What about {what}?",
)  # fmt: skip
COMPOUND_TAILS = (
    "onderhoud", "beheer", "diensten", "schoonmaak", "installaties", "apparatuur", "systeem", "materiaal", "vervoer", "beveiliging",
    "inrichting", "werkzaamheden", "voorzieningen", "inspectie", "reparatie", "materialen", "uitrusting", "machines", "reiniging",
)  # fmt: skip
NOBODY_BUYS = (
    "vliegende tapijten", "een kernreactor", "zeppelins voor de wethouder", "maanstof", "een vulkaan", "gouden standbeelden van katten",
    "drakeneieren", "een piramide", "ijsberen", "een ruimtestation", "toverstokken", "de Eiffeltoren", "onderzeeboten",
    "dinosaurusbotten", "een tijdmachine", "de Hunebeddenweg", "olifanten", "harnassen voor ridders",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A question with the ids that are right (none when there is nothing to find) and those that are not counted."""

    text: str
    gold: frozenset[str]
    ok: frozenset[str] = frozenset()


def fill(
    entries: Sequence[CalendarEntry], size: int, subjects: Sequence[str], towns: Sequence[str]
) -> list[CalendarEntry]:
    """The entries, filled up with made-up ones to `size`."""
    chosen = random.Random(SEED)
    made = list(entries)[:size]
    seen = {entry.title for entry in made}
    while len(made) < size:
        what, town, form = chosen.choice(subjects), chosen.choice(towns), chosen.choice(FORMS)
        title = form.format(what=what, town=town)
        if title not in seen:
            seen.add(title)
            fields = {"id": f"S{len(made):06d}", "titel": title, "eigenaar": f"Gemeente {town}"}
            made.append(CalendarEntry.model_validate(fields))
    return made


class Asker:
    """Makes questions from the titles of a calendar; what is right follows from the words that are left of the title."""

    def __init__(self, entries: Sequence[CalendarEntry], core: int, vocabulary: Vocabulary) -> None:
        """`core`: how many entries at the beginning are real ones; half of the questions are about those."""
        self._entries, self._core = entries, core
        self._chosen = random.Random(SEED + 1)
        self._said = {tokens(fold(to)): group.say for group in vocabulary.synonyms for to in group.mean}
        self._places = [group.names for group in vocabulary.places if group.kind != "gebouw"]
        self._titles = [frozenset(tokens(fold(entry.title))) for entry in entries]

    def ask(self, count: int) -> list[Asked]:
        """Six ways in turn: part of a title, with a typo, taken apart, in other words, another place, nothing at all."""
        ways: tuple[Callable[[str], Asked | None], ...] = (
            self._partial, self._mistyped, self._reworded, self._elsewhere, self._apart, self._absurd,
        )  # fmt: skip
        found: list[Asked] = []
        turn = 0
        while len(found) < count:
            pool = self._core if turn % 2 and self._core else len(self._entries)
            asked = ways[len(found) % len(ways)](self._entries[self._chosen.randrange(pool)].title)
            found += [asked] if asked else []
            turn += 1
        self._chosen.shuffle(found)
        return found

    def _telling(self, title: str) -> list[str]:
        """The two longest content words of a title and every name in it, in order."""
        words = [
            word for word in title.replace(":", " ").replace(",", " ").split() if not is_chat(fold(word))
        ]
        longest = sorted(words, key=lambda word: (-len(word), word))[:2]
        return [
            word
            for word in words
            if word in longest or (word[0].isupper() and word != words[0]) or word[0].isdigit()
        ]

    def _sentence(self, words: Sequence[str]) -> str:
        return self._chosen.choice(ASKED).format(what=" ".join(words))

    def _gold(self, words: Sequence[str]) -> frozenset[str]:
        """Every entry whose title holds all the words."""
        wanted = set(tokens(fold(" ".join(words))))
        return frozenset(
            e.id for e, title in zip(self._entries, self._titles, strict=True) if wanted <= title
        )

    def _about(self, title: str, change: Callable[[list[str]], list[str] | None]) -> Asked | None:
        words = self._telling(title)
        changed = change(list(words)) if words else None
        gold = self._gold(words)
        return Asked(self._sentence(changed), gold) if changed and len(gold) <= 5 else None

    def _partial(self, title: str) -> Asked | None:
        return self._about(title, lambda words: words)

    def _mistyped(self, title: str) -> Asked | None:
        return self._about(title, self._with_typo)

    def _apart(self, title: str) -> Asked | None:
        return self._about(title, self._taken_apart)

    def _reworded(self, title: str) -> Asked | None:
        return self._about(title, self._in_other_words)

    def _with_typo(self, words: list[str]) -> list[str] | None:
        at = max(range(len(words)), key=lambda n: len(words[n]))
        word = words[at]
        if len(word) < 6:
            return None
        cut = self._chosen.randrange(2, len(word) - 1)
        dropped, doubled = word[:cut] + word[cut + 1 :], word[:cut] + word[cut - 1 :]
        words[at] = self._chosen.choice((dropped, doubled))
        return words

    def _taken_apart(self, words: list[str]) -> list[str] | None:
        """A compound that ends in a word of its own is written apart: 'groen onderhoud'."""
        for at, word in enumerate(words):
            for tail in COMPOUND_TAILS:
                if word.lower().endswith(tail) and len(word) > len(tail) + 3:
                    words[at] = f"{word[: -len(tail)]} {tail}"
                    return words
        return None

    def _in_other_words(self, words: list[str]) -> list[str] | None:
        for at, word in enumerate(words):
            if said := self._said.get(tokens(fold(word))):
                words[at] = self._chosen.choice(said)
                return words
        return None

    def _elsewhere(self, title: str) -> Asked | None:
        """The same thing in another place of the same sort, which no entry has."""
        for names in self._places:
            for name in names:
                if f" {name}" in title and len(name) > 3:
                    other = self._chosen.choice(names)
                    words = [word for word in self._telling(title) if word not in name.split()]
                    is_new = words and not self._gold([*words, other]) and other not in title
                    return Asked(self._sentence([*words, other]), frozenset()) if is_new else None
        return None

    def _absurd(self, _title: str) -> Asked:
        return Asked(self._sentence([self._chosen.choice(NOBODY_BUYS)]), frozenset())


def read_questions(path: Path) -> list[Asked]:
    """The questions of a file with one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Asked(row["question"], frozenset(row["gold"]), frozenset(row.get("ok", ()))) for row in rows]
