"""The kind of work of a calendar entry: title, CPV codes and description taken together."""

import re
from collections.abc import Mapping, Sequence

from bot.model.market import Market
from bot.model.work import SURE, WorkBasis, WorkFinding, WorkGuess
from bot.understanding.text import clean
from bot.understanding.work_cpv import CodeTold, CpvReader
from bot.understanding.work_hits import CLEAR, SETTLED
from bot.understanding.work_titles import TitleReader, TitleReading, Told

STRONG_CODE = 0.7
"""From this certainty on a code counts against words that say something else."""
OUTVOTED = 0.3
"""What another kind of work takes away, for each point of its own certainty."""
OTHER_WORK_CODE, MACHINERY_CODE, OTHER_SENSE = 0.4, 0.8, 0.6
"""What is left of a code when the title says other work, names a machine, or means a word of the kind in
another sense."""
DESCRIBED, DESCRIBED_ONLY, TURNED_DOWN = 0.72, 0.5, 0.6
"""The certainty a description may settle an unsure kind with, the most it gives alone, what is left when it
contradicts."""
WORTH_SHOWING = 0.15
MOST = 0.97
OPENING = 3
"""The sentences of a description that say what is bought; what follows is mostly standard text."""
LONGEST_SENTENCE = 600
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
_STANDARD = re.compile(
    r"social return|\bsroi\b|participatiewet|afstand tot de arbeidsmarkt|inschrijv|gunning"
    r"|perce(?:el|len)\b.*\bperce"
    r"|tenderned|negometrix|mercell|nota van inlichtingen|aanbestedende dienst is|organisatie van ",
    re.IGNORECASE,
)


class WorkJudge:
    """Judges entries with the kinds of work of a market."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms, words that exclude them and CPV codes; words of unlikely
        work."""
        self._order = {category.id: place for place, category in enumerate(market.categories)}
        self._titles, self._codes = TitleReader(market), CpvReader(market)

    def work_of(self, title: str, cpv: Sequence[str], description: str = "") -> WorkFinding:
        """What an entry may be. Any text and any codes can be read."""
        reading = self._titles.read(title)
        coded = {told.category: self._meant(told, reading) for told in self._codes.read(cpv)}
        coded = {category: told for category, told in coded.items() if category not in reading.excluded}
        if reading.other and not reading.told:
            left = [self._doubted(told, reading) for told in coded.values() if told.certainty >= STRONG_CODE]
            return WorkFinding(self._ranked(left), reading.other)
        guesses = self._together(reading, coded, cpv)
        if description:
            guesses = self._described(guesses, self._opening(description))
        return WorkFinding(self._ranked(guesses), reading.other or None)

    def _meant(self, told: CodeTold, reading: TitleReading) -> CodeTold:
        """A code says less when a word of its kind stands in the title in another sense."""
        named = any(other.category == told.category for other in reading.told)
        left = OTHER_SENSE if told.category in reading.blocked and not named else 1.0
        return CodeTold(told.category, told.certainty * left, told.code)

    def _doubted(self, told: CodeTold, reading: TitleReading) -> WorkGuess:
        left = MACHINERY_CODE if reading.machinery else OTHER_WORK_CODE
        return WorkGuess(told.category, told.certainty * left, WorkBasis.CPV, told.code)

    def _together(
        self, reading: TitleReading, coded: Mapping[str, CodeTold], cpv: Sequence[str]
    ) -> list[WorkGuess]:
        """Every kind that title or codes name; each loses by what speaks for another kind."""
        titled = {told.category: told for told in reading.told}
        found = [
            self._guess(category, titled.get(category), coded.get(category), cpv)
            for category in dict.fromkeys((*titled, *coded))
        ]
        return [self._against_rivals(guess, found, titled) for guess in found]

    def _guess(
        self, category: str, titled: Told | None, coded: CodeTold | None, cpv: Sequence[str]
    ) -> WorkGuess:
        if titled and coded:
            certainty = 1 - (1 - titled.certainty) * (1 - coded.certainty)
            evidence = f"{titled.evidence}, {coded.code}"
            return WorkGuess(category, min(MOST, certainty), WorkBasis.BOTH, evidence)
        if coded:
            return WorkGuess(category, coded.certainty, WorkBasis.CPV, coded.code)
        assert titled
        left = self._codes.leaves(category, cpv)
        return WorkGuess(category, titled.certainty * left, WorkBasis.TITLE, titled.evidence)

    def _against_rivals(
        self, guess: WorkGuess, found: Sequence[WorkGuess], titled: Mapping[str, Told]
    ) -> WorkGuess:
        """Less sure by the surest other kind; a kind that the title names first loses nothing to one named
        later."""
        place = titled[guess.category].place if guess.category in titled else -1
        rivals = [
            other.certainty
            for other in found
            if other.category != guess.category
            and not (
                guess.basis is not WorkBasis.CPV
                and other.category in titled
                and place < titled[other.category].place
                and other.basis is guess.basis
            )
        ]
        left = 1 - OUTVOTED * max(rivals, default=0.0)
        return WorkGuess(guess.category, guess.certainty * left, guess.basis, guess.evidence)

    def _opening(self, description: str) -> TitleReading:
        """What the first sentences say that are no standard text; other work counts when the first one says
        so."""
        sentences = [
            sentence[:LONGEST_SENTENCE]
            for sentence in _SENTENCE.split(clean(description))
            if len(sentence.split()) > 1 and not _STANDARD.search(sentence)
        ][:OPENING]
        read = [self._titles.read(sentence) for sentence in sentences]
        told = {told.category: told for reading in reversed(read) for told in reading.told}
        return TitleReading(tuple(told.values()), read[0].other if read else "")

    def _described(self, guesses: Sequence[WorkGuess], described: TitleReading) -> list[WorkGuess]:
        """A description settles an unsure kind, confirms a sure one or turns it down; alone it makes nothing
        sure."""
        said = {told.category: told for told in described.told if told.certainty >= SETTLED * CLEAR}
        found = [self._with(guess, said, described.other) for guess in guesses]
        if not guesses and not described.other:
            found = [
                WorkGuess(told.category, DESCRIBED_ONLY, WorkBasis.DESCRIPTION, told.evidence)
                for told in said.values()
            ]
        return found

    def _with(self, guess: WorkGuess, said: Mapping[str, Told], other: str) -> WorkGuess:
        category, certainty = guess.category, guess.certainty
        if category in said and not other:
            if certainty >= SURE:
                return WorkGuess(category, min(MOST, certainty + 0.05), guess.basis, guess.evidence)
            return WorkGuess(category, DESCRIBED, WorkBasis.DESCRIPTION, said[category].evidence)
        against = bool(other) or (bool(said) and certainty < SURE)
        left = TURNED_DOWN if against and guess.basis is not WorkBasis.BOTH else 1.0
        return WorkGuess(category, certainty * left, guess.basis, guess.evidence)

    def _ranked(self, guesses: Sequence[WorkGuess]) -> tuple[WorkGuess, ...]:
        shown = [
            WorkGuess(guess.category, round(guess.certainty, 2), guess.basis, guess.evidence)
            for guess in guesses
            if guess.certainty >= WORTH_SHOWING
        ]
        return tuple(sorted(shown, key=lambda guess: (-guess.certainty, self._order[guess.category])))
