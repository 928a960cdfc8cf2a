"""Which column of a source is which field: by the headings of `kalenderbronnen.yaml`. What is not known is not guessed."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.calendar.tables import Table
from bot.model.sources import CalendarSources, SourceField, SourceMapping, heading_key

NEAR = 60.0
"""How much a heading must look like a known one (0-100) to be named as its neighbour."""
NEIGHBOURS = 3
BESIDES = frozenset({SourceField.EXTRA, SourceField.PERSON, SourceField.NOTE, SourceField.DESCRIPTION})
"""What may stand in more than one column."""


@dataclass(frozen=True, slots=True)
class UnknownHeading:
    """A heading that means no field, with the fields whose headings look most like it."""

    heading: str
    nearest: tuple[SourceField, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one table: place -> field. A field stands in one column, except those that only keep text.

    `doubled`: headings whose field was found in an earlier column already; they are kept beside our fields.
    """

    source: SourceMapping | None
    columns: dict[int, SourceField]
    unknown: tuple[UnknownHeading, ...]
    doubled: tuple[str, ...]

    def has(self, field: SourceField) -> bool:
        """Whether a column holds that field."""
        return field in self.columns.values()

    @property
    def fields(self) -> frozenset[SourceField]:
        """The fields that the table has a column for."""
        return frozenset(self.columns.values())


class Headings:
    """The headings of every source, ready to be recognised."""

    def __init__(self, sources: CalendarSources) -> None:
        self._common = {
            heading_key(heading): (rule.field, rank)
            for rule in sources.fields
            for rank, heading in enumerate(rule.headings)
        }
        self._sources = sources.sources

    def knows(self, text: str) -> bool:
        """Whether a text is a heading of some source."""
        key = heading_key(text)
        return key in self._common or any(key in map(heading_key, one.headings) for one in self._sources)

    def source_named(self, source_id: str) -> SourceMapping | None:
        """The source with that id."""
        return next((one for one in self._sources if one.id == source_id), None)

    def source_of(self, file_name: str, table: Table) -> SourceMapping | None:
        """The source that a table comes from: all headings of its signature are there, or its word is in the name."""
        keys = set(map(heading_key, table.headings))
        signed = (s for s in self._sources if s.signature and keys >= set(map(heading_key, s.signature)))
        low = file_name.casefold()
        named = (s for s in self._sources if any(word.casefold() in low for word in s.recognise))
        return next(signed, None) or next(named, None)

    def map(self, table: Table, source: SourceMapping | None) -> Mapping:
        """The columns of a table. The headings of the source itself go before the common ones."""
        own = {heading_key(heading): field for heading, field in source.headings.items()} if source else {}
        found: list[tuple[int, int, SourceField]] = []
        unknown: list[UnknownHeading] = []
        for place, heading in enumerate(table.headings):
            key = heading_key(heading)
            if key in own:
                found.append((-1, place, own[key]))
            elif key in self._common:
                field, rank = self._common[key]
                found.append((rank, place, field))
            else:
                unknown.append(UnknownHeading(heading, self._nearest(key)))
        columns, doubled = _one_column_each(found)
        return Mapping(
            source=source,
            columns=_with_title(columns),
            unknown=tuple(unknown),
            doubled=tuple(table.headings[place] for place in doubled),
        )

    def _nearest(self, key: str) -> tuple[SourceField, ...]:
        near = process.extract(key, self._common.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=10)
        fields = dict.fromkeys(self._common[match][0] for match, _score, _place in near)
        return tuple(fields)[:NEIGHBOURS]


def _one_column_each(
    found: list[tuple[int, int, SourceField]],
) -> tuple[dict[int, SourceField], list[int]]:
    """Place -> field, with the best heading for each field; the places of the others."""
    columns: dict[int, SourceField] = {}
    doubled: list[int] = []
    for _rank, place, field in sorted(found):
        if field in columns.values() and field not in BESIDES:
            doubled.append(place)
        else:
            columns[place] = field
    return dict(sorted(columns.items())), sorted(doubled)


def _with_title(columns: dict[int, SourceField]) -> dict[int, SourceField]:
    """Where no column is called a title, the first description serves as one."""
    if SourceField.TITLE in columns.values():
        return columns
    first = next((place for place, field in columns.items() if field is SourceField.DESCRIPTION), None)
    return columns if first is None else {**columns, first: SourceField.TITLE}
