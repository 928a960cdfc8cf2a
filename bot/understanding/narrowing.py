"""What a question about the calendar narrows it to: a period, directorates, districts, kinds of work."""

import re
from collections.abc import Sequence
from datetime import date

from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry, ContractKind
from bot.model.question import CalendarFilter
from bot.understanding.owners import Owners
from bot.understanding.periods import find_periods
from bot.understanding.text import fold, spans

KINDS = (
    (ContractKind.WORKS, re.compile(r"\b(?:werken|works)\b", re.IGNORECASE)),
    (ContractKind.SUPPLIES, re.compile(r"\b(?:leveringen|supplies)\b", re.IGNORECASE)),
    (ContractKind.SERVICES, re.compile(r"\b(?:diensten|services)\b", re.IGNORECASE)),
    (ContractKind.CONCESSION, re.compile(r"\b(?:concessies?|concessions?)\b", re.IGNORECASE)),
)


class Narrowing:
    """Reads the filter of a question. Made with the entries whose owners may be named."""

    def __init__(self, entries: Sequence[CalendarEntry], vocabulary: Vocabulary) -> None:
        self._owners = Owners((entry.owner for entry in entries), vocabulary)
        self._written = {fold(entry.owner): entry.owner for entry in entries if entry.owner}
        self._districts = tuple(
            (
                item.name,
                re.compile(
                    r"(?<![\w-])(?:"
                    + "|".join(re.escape(fold(n)) for n in (item.name, *item.also))
                    + r")(?![\w-])"
                ),
            )
            for item in sorted(vocabulary.districts, key=lambda item: -len(item.name))
        )

    def read(self, text: str, categories: tuple[str, ...], today: date, count_only: bool) -> CalendarFilter:
        """The filter in a text; empty when nothing narrows it."""
        periods = find_periods(text, today)
        owners = tuple(
            sorted(
                {
                    self._written[name]
                    for found in self._owners.find(spans(fold(text)))
                    for name in found.owners
                }
            )
        )
        return CalendarFilter(
            period=periods[0].period if periods else None,
            owners=owners,
            districts=() if owners else self._named_districts(text),
            categories=categories[:1],
            kind=next((kind for kind, pattern in KINDS if pattern.search(text)), None),
            count_only=count_only,
        )

    def without_owners(self, text: str) -> str:
        """A text without the directorates it names: 'het Stadsarchief' asks for no archive work."""
        words = spans(fold(text))
        named = {at for found in self._owners.find(words) for at in range(found.first, found.last)}
        return " ".join(token.word for at, token in enumerate(words) if at not in named)

    def names_place(self, text: str) -> bool:
        """Whether a text names a district."""
        return bool(self._named_districts(text))

    def without_places(self, title: str) -> str:
        """A title without the districts it names."""
        rest = fold(title)
        for _, pattern in self._districts:
            rest = pattern.sub(" ", rest)
        return rest

    def _named_districts(self, text: str) -> tuple[str, ...]:
        """The districts that are named, a longer name before the one it holds (Nieuw-West before West)."""
        rest, found = fold(text), list[str]()
        for name, pattern in self._districts:
            if pattern.search(rest):
                found.append(name)
                rest = pattern.sub(" ", rest)
        return tuple(found)
