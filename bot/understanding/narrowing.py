"""What a question about the calendar narrows it to: days, directorates, districts, kinds of work, and what entries are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry, ContractKind
from bot.model.question import CalendarFilter
from bot.understanding.narrowing_days import days_in
from bot.understanding.narrowing_words import (
    asks_unsure_work,
    asks_what_holds,
    lots_in,
    promises_in,
    side_in,
    statuses_in,
    value_in,
)
from bot.understanding.owners import Owners
from bot.understanding.text import fold, spans

KINDS = (
    (ContractKind.WORKS, re.compile(r"\b(?:werken|works)\b", re.IGNORECASE)),
    (ContractKind.SUPPLIES, re.compile(r"\b(?:leveringen|supplies)\b", re.IGNORECASE)),
    (ContractKind.SERVICES, re.compile(r"\b(?:diensten|services)\b", re.IGNORECASE)),
    (ContractKind.CONCESSION, re.compile(r"\b(?:concessies?|concessions?)\b", re.IGNORECASE)),
)


SEVERAL = re.compile(r"\b(?:en|of|and|or|plus)\b|[,/&+]")


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
        """The filter in a text; empty when nothing narrows it. `categories`: the kinds of work that it names."""
        said = fold(text)
        named = self._owners.find(spans(said))
        owners = tuple(sorted({self._written[name] for found in named for name in found.owners}))
        days = days_in(said, today)
        wanted = CalendarFilter(
            period=days.planned,
            decide_by=days.decide_by,
            overdue=days.overdue,
            ends=days.ends,
            owners=owners,
            districts=() if owners else self._named_districts(text),
            categories=categories if SEVERAL.search(said) else categories[:1],
            unsure_work=asks_unsure_work(said),
            kind=next((kind for kind, pattern in KINDS if pattern.search(text)), None),
            promises=promises_in(said),
            count_only=count_only,
        )
        return wanted if asks_what_holds(said) else _selected(wanted, said)

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


def _selected(wanted: CalendarFilter, said: str) -> CalendarFilter:
    return replace(
        wanted,
        side=side_in(said),
        has_lots=lots_in(said),
        value=value_in(said),
        statuses=statuses_in(said),
    )
