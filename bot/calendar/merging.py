"""Rows into a calendar: what is new, what changed, what stayed, what could not be read, what is no longer there.

Every row ends in exactly one of four: it made an entry, it changed one, it changed nothing, or it was not read. What the
source has no column for stays as it was. An entry that is gone from its own source leaves the calendar; an entry of
another source never does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.calendar.drafts import AWARD, Draft, Place, SourceRead, Unread
from bot.calendar.identity import Answer, Entries, Identified, Likeness, identify, reference_key
from bot.calendar.titles import same_title, title_key
from bot.model.procurement import Calendar, CalendarEntry
from bot.model.written import KEYS
from bot.understanding.text import fold

STATUS_ONLY_FORWARD = ("voorbereiding", "vooraankondiging", "gepubliceerd", "gegund")
STATE = ("status", "cancelled")
"""How far a publication is; the latest one tells."""
OTHER_TITLE = 0.5
"""Under this likeness (0 to 1) two rows with one reference are not the same procurement."""
FIRST_NUMBER = 1


@dataclass(slots=True)
class Merged:
    """A calendar with a source merged in, and what became of every row and of every entry that was there."""

    calendar: Calendar
    new: list[str] = field(default_factory=list[str])
    changed: list[str] = field(default_factory=list[str])
    rows_new: int = 0
    rows_changed: int = 0
    rows_same: int = 0
    unread: list[Unread] = field(default_factory=list[Unread])
    gone: list[CalendarEntry] = field(default_factory=list[CalendarEntry])
    kept_unsure: list[CalendarEntry] = field(default_factory=list[CalendarEntry])
    namesakes: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    by_likeness: list[Likeness] = field(default_factory=list[Likeness])
    replaced_examples: int = 0


def merge(read: SourceRead, calendar: Calendar | None, today: date, ask: Answer, *, add_only: bool) -> Merged:
    """The calendar with everything of the source in it. `add_only`: nothing is taken for gone.

    An example calendar (`voorbeeld: ja`) is replaced whole.
    """
    before = () if calendar is None or calendar.source.example else calendar.entries
    entries = Entries(before)
    numbered = _with_numbers_of_their_own(read.drafts)
    clashing = _clashing(numbered)
    drafts = [draft for draft in numbered if draft.place not in clashing]
    together = _together(drafts)
    identified = identify([rows[0] for rows in together.values()], entries, ask)
    open_names = {_name(one.draft): one for one in identified.to_ask}
    asked = [_to_ask(replace(one, draft=row)) for name, one in open_names.items() for row in together[name]]
    result = Merged(
        calendar=Calendar.model_validate({"source": {"name": read.name, "read_on": today}, "entries": ()}),
        unread=[*read.unread, *clashing.values(), *asked],
        by_likeness=identified.by_likeness,
        replaced_examples=len(calendar.entries) if calendar and calendar.source.example else 0,
    )
    after = {entry.id: entry for entry in before}
    for name, rows in _by_entry(together, identified).items():
        if name in open_names:
            continue
        _take_in(name, rows, after, today, read.source_id, result)
    if not add_only and not read.publications:
        _leave_out_gone(read, entries, identified, after, result)
    result.unread.sort(key=lambda one: (one.table, one.row))
    entries_after = tuple(after.values())
    result.namesakes = _namesakes(entries_after, {*result.new, *result.changed})
    result.calendar = result.calendar.model_copy(update={"entries": entries_after})
    return result


def _namesakes(entries: Iterable[CalendarEntry], touched: set[str]) -> list[tuple[str, ...]]:
    """Entries with one title and owner and different references: perhaps one procurement. They are not put together."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        groups[title_key(entry.title), fold(entry.owner)].append(entry.id)
    return [tuple(ids) for ids in groups.values() if len(ids) > 1 and touched & set(ids)]


def _with_numbers_of_their_own(drafts: Sequence[Draft]) -> list[Draft]:
    """The rows, without a number before the title that other titles share: it is no reference of one procurement."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.reference:
            titles[reference_key(draft.reference)].add(title_key(draft.title))
    return [
        replace(draft, values={**draft.values, "reference": None})
        if draft.numbered_in_title and draft.reference and len(titles[reference_key(draft.reference)]) > 1
        else draft
        for draft in drafts
    ]


def _clashing(drafts: Iterable[Draft]) -> dict[Place, Unread]:
    """Rows that bear the id or reference of an earlier row and are clearly about something else. An id of its own tells
    rows with one reference apart."""
    seen: dict[tuple[str, str], Draft] = {}
    wrong: dict[Place, Unread] = {}
    for draft in drafts:
        for column, number in (("id", draft.id), ("kenmerk", draft.reference)):
            if number is None:
                continue
            first = seen.setdefault((column, reference_key(number)), draft)
            has_own_id = draft.id is not None and first.id is not None and draft.id != first.id
            if first is draft or (draft.rank and first.rank) or has_own_id:
                continue
            if same_title(first.title, draft.title) < OTHER_TITLE:
                wrong[draft.place] = _refused(
                    draft, column, number, f"rij {first.row} heeft hetzelfde {column} en een andere titel; geef"
                    f" elke rij een eigen {column}",
                )  # fmt: skip
                break
    return wrong


def _to_ask(one: Likeness) -> Unread:
    entry = one.entry
    return _refused(
        one.draft, "titel", one.draft.title,
        f"de titel lijkt op {entry.id} '{entry.title}' (gelijkenis {_percent(one.score)}); is dit hetzelfde traject? Zet dan"
        f" in de bron het id {entry.id} of hetzelfde kenmerk bij deze rij. Is het een ander traject? Geef de rij dan"
        " een eigen kenmerk",
    )  # fmt: skip


def _percent(score: float) -> str:
    return f"{score:.0%}"


def _refused(draft: Draft, column: str, value: str, advice: str) -> Unread:
    return Unread(
        row=draft.row, table=draft.table, column=column, value=value, advice=advice, title=draft.title,
        reference=draft.reference, id=draft.id,
    )  # fmt: skip


def _together(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """Rows that are surely about one procurement, by what they share."""
    groups: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[_name(draft)].append(draft)
    return groups


def _by_entry(together: Mapping[str, list[Draft]], identified: Identified) -> dict[str, list[Draft]]:
    """The id of the entry that is there, or the shared name of a new one -> its rows."""
    groups: defaultdict[str, list[Draft]] = defaultdict(list)
    for name, rows in together.items():
        groups[identified.of_row.get(rows[0].place) or name] += rows
    return groups


def _name(draft: Draft) -> str:
    """What rows of one procurement share; it is no id, for it holds a space."""
    if draft.id:
        return f"id {draft.id}"
    if draft.reference:
        return f"kenmerk {reference_key(draft.reference)}"
    if draft.rank:
        return f"titel {title_key(draft.title)} {fold(draft.owner)}"
    return f"rij {sorted((name, str(value)) for name, value in draft.values.items())}"


def _take_in(
    name: str, rows: list[Draft], after: dict[str, CalendarEntry], today: date, source: str, result: Merged
) -> None:
    """Put the rows of one procurement into the calendar and count each of them."""
    old = after.get(name)
    values = _combined(rows)
    if old is None:
        entry = _made(rows[0], values, source, after)
        after[entry.id] = entry
        result.new.append(entry.id)
        result.rows_new += 1
        later = sum(_adds_to(rows[:at], row) for at, row in enumerate(rows) if at)
        result.rows_changed += later
        result.rows_same += len(rows) - 1 - later
        return
    values = _not_back(values, old, rows)
    differing = tuple(key for key, value in values.items() if getattr(old, key) != value)
    if not differing:
        result.rows_same += len(rows)
        return
    stamped = {**old.changed, **{KEYS[key]: today for key in differing}}
    after[old.id] = old.model_copy(update={**values, "changed": stamped, "source": old.source or source})
    result.changed.append(old.id)
    touching = sum(any(row.values.get(key) == values[key] for key in differing) for row in rows) or 1
    result.rows_changed += touching
    result.rows_same += len(rows) - touching


def _combined(rows: Iterable[Draft]) -> dict[str, Any]:
    """What the rows say together. A later publication puts right an earlier one; an award only adds to it."""
    combined: dict[str, Any] = {}
    for row in sorted(rows, key=lambda row: row.rank):
        for key, value in row.values.items():
            only_adds = row.rank >= AWARD and key not in STATE and combined.get(key) not in (None, "", ())
            if key not in combined or (value not in (None, "", ()) and not only_adds):
                combined[key] = value
    return {key: value for key, value in combined.items() if key != "extra"} | _extra(rows)


def _extra(rows: Iterable[Draft]) -> dict[str, Any]:
    extra: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: -row.rank):
        extra.update(row.values.get("extra") or {})
    return {"extra": extra} if any("extra" in row.values for row in rows) else {}


def _not_back(values: dict[str, Any], old: CalendarEntry, rows: Sequence[Draft]) -> dict[str, Any]:
    """A publication never goes back in its life: an announcement that is read after the award changes no status."""
    status = values.get("status")
    if not rows[0].rank or old.status is None:
        return values
    values = {**values, "cancelled": old.cancelled or values.get("cancelled", False)}
    if status is None:
        return {**values, "status": old.status}
    order = STATUS_ONLY_FORWARD.index
    return {**values, "status": max(status, old.status, key=lambda one: order(one.value))}


def _adds_to(earlier: Sequence[Draft], row: Draft) -> bool:
    before = _combined(earlier)
    return _combined([*earlier, row]) != before


def _made(
    first: Draft, values: Mapping[str, Any], source: str, after: Mapping[str, CalendarEntry]
) -> CalendarEntry:
    wanted = first.id or values.get("reference") or ""
    entry_id = _free_id(str(wanted), after)
    filled = {key: value for key, value in values.items() if value is not None}
    return CalendarEntry.model_validate({"id": entry_id, "source": source, **filled})


def _free_id(wanted: str, after: Mapping[str, CalendarEntry]) -> str:
    """An id that no entry has: the wanted one with what an id cannot hold left out, else the next free number."""
    base = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-._")
    if base and base not in after:
        return base
    number = len(after) + FIRST_NUMBER
    while (candidate := f"{base}-{number}" if base else f"K{number:04d}") in after:
        number += 1
    return candidate


def _leave_out_gone(
    read: SourceRead,
    entries: Entries,
    identified: Identified,
    after: dict[str, CalendarEntry],
    result: Merged,
) -> None:
    """Entries of this source that no row is about are gone, unless a row that was not read may be about them."""
    claimed = {*identified.of_row.values(), *(one.entry.id for one in identified.to_ask)}
    asked = {one.draft.place for one in identified.to_ask}
    open_rows = [row for row in result.unread if (row.table, row.row) not in asked]
    named = [_named(row, entries) for row in open_rows]
    claimed.update(entry_id for ids in named for entry_id in ids)
    for entry in entries.by_id.values():
        if entry.id in claimed or entry.source != read.source_id:
            continue
        if all(named):
            result.gone.append(after.pop(entry.id))
        else:
            result.kept_unsure.append(entry)


def _named(row: Unread, entries: Entries) -> tuple[str, ...]:
    """The entries that a row which was not read is about, by its id, reference or title."""
    by_number = entries.named_by(row.id, row.reference)
    if by_number:
        return (by_number,)
    return tuple(entries.titled.get(title_key(row.title), ())) if row.title else ()
