"""The kinds of work of a market: which a question names, and which a calendar entry is."""

from collections.abc import Sequence

from bot.model.market import Market
from bot.model.work import WorkFinding
from bot.understanding.work_asked import AskedWork
from bot.understanding.work_judging import WorkJudge


class Categories:
    """The kinds of work of a market, ready to be recognised."""

    def __init__(self, market: Market) -> None:
        """`market`: kinds of work with synonyms, words that exclude them and CPV codes; words of unlikely work."""
        self._asked = AskedWork(market)
        self._judge = WorkJudge(market)

    def in_text(self, text: str) -> tuple[str, ...]:
        """The kinds of work that a question names, best first; empty when none is named, or something else is meant."""
        return self._asked.in_text(text)

    def of_entry(self, title: str, cpv: Sequence[str]) -> str | None:
        """The id of the kind of work of a calendar entry when that is sure, otherwise None. See `work_of`."""
        return self.work_of(title, cpv).category

    def work_of(self, title: str, cpv: Sequence[str], description: str = "") -> WorkFinding:
        """What kind of work an entry is, by its title, CPV codes (digits, most important first) and description."""
        return self._judge.work_of(title, cpv, description)
