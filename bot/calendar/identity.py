"""Which entry a row stands for: its id or reference, else its title and owner, else a stated likeness, else it is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.calendar.drafts import Draft, Place
from bot.calendar.titles import same_title, title_key
from bot.model.procurement import CalendarEntry
from bot.understanding.text import fold

SAME, PERHAPS = 0.92, 0.8
"""From this likeness of titles (0 to 1) on it is the same procurement; between the two it must be asked."""
CLEAR_LEAD = 0.04
"""How much more alike the best must be than the next one."""
LOOKED_AT = 8
ROUGHLY = 70.0
"""How much two titles must look alike (0-100) before they are compared closely."""

Answer = Callable[[Draft, CalendarEntry, float], bool | None]
"""Whether a row stands for an entry, as a person says; None when nobody can be asked."""


def nobody_to_ask(_draft: Draft, _entry: CalendarEntry, _score: float) -> None:
    """Nobody can be asked: what is not clear stays open."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row that was taken for an entry, or may be it, because their titles look alike (0 to 1)."""

    draft: Draft
    entry: CalendarEntry
    score: float


@dataclass(slots=True)
class Identified:
    """Row -> the entry it stands for; what was decided by likeness; and what must still be asked."""

    of_row: dict[Place, str] = field(default_factory=dict[Place, str])
    by_likeness: list[Likeness] = field(default_factory=list[Likeness])
    to_ask: list[Likeness] = field(default_factory=list[Likeness])


class Entries:
    """The entries of a calendar, findable by id, reference and title."""

    def __init__(self, entries: Iterable[CalendarEntry]) -> None:
        self.by_id = {entry.id: entry for entry in entries}
        self.by_reference: dict[str, str] = {}
        self.by_title: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.titled: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.by_id.values():
            self.titled[title_key(entry.title)].append(entry.id)
            if entry.reference:
                self.by_reference.setdefault(reference_key(entry.reference), entry.id)
            self.by_title[title_key(entry.title), fold(entry.owner)].append(entry.id)

    def named_by(self, entry_id: str | None, reference: str | None) -> str | None:
        """The entry with that id or reference."""
        if entry_id in self.by_id:
            return entry_id
        return self.by_reference.get(reference_key(reference)) if reference else None


def reference_key(reference: str) -> str:
    """A reference as it is compared: 'AI 2026-0123' is 'ai2026-0123'."""
    return "".join(fold(reference).split())


def identify(drafts: Iterable[Draft], entries: Entries, ask: Answer) -> Identified:
    """The entry that each row stands for. Without a reference every entry is taken by one row at most."""
    found = Identified()
    rest: list[Draft] = []
    for draft in drafts:
        named = entries.named_by(draft.id, draft.reference)
        if named:
            found.of_row[draft.place] = named
        else:
            rest.append(draft)
    taken = set(found.of_row.values())
    rest = [draft for draft in rest if not _by_title(draft, entries, taken, found)]
    _by_likeness(rest, entries, taken, found, ask)
    return found


def _by_title(draft: Draft, entries: Entries, taken: set[str], found: Identified) -> bool:
    candidates = [
        entries.by_id[entry_id]
        for entry_id in entries.by_title.get((title_key(draft.title), fold(draft.owner)), ())
        if entry_id not in taken or draft.rank
    ]
    fitting = [entry for entry in candidates if may_be(draft, entry)]
    if not fitting:
        return False
    best = max(fitting, key=lambda entry: (entry.id not in taken, _equal_values(draft, entry)))
    taken.add(best.id)
    found.of_row[draft.place] = best.id
    return True


def may_be(draft: Draft, entry: CalendarEntry) -> bool:
    """Whether no reference contradicts that a row stands for an entry."""
    if not draft.reference or not entry.reference:
        return True
    return reference_key(draft.reference) == reference_key(entry.reference)


def _equal_values(draft: Draft, entry: CalendarEntry) -> int:
    return sum(getattr(entry, name) == value for name, value in draft.values.items() if value is not None)


def _by_likeness(
    drafts: list[Draft], entries: Entries, taken: set[str], found: Identified, ask: Answer
) -> None:
    free = {
        entry_id: title_key(entry.title) for entry_id, entry in entries.by_id.items() if entry_id not in taken
    }
    by_owner = _grouped(free, entries)
    for draft in drafts if free else ():
        best = _most_alike(draft, by_owner, entries, taken)
        if best is None:
            continue
        answer = True if best.score >= SAME else ask(draft, best.entry, best.score)
        if answer is None:
            found.to_ask.append(best)
        elif answer:
            found.of_row[draft.place] = best.entry.id
            taken.add(best.entry.id)
            found.by_likeness.append(best)


def _grouped(free: Mapping[str, str], entries: Entries) -> dict[str, dict[str, str]]:
    groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry_id, key in free.items():
        groups[fold(entries.by_id[entry_id].owner)][entry_id] = key
    return dict(groups)


def _most_alike(
    draft: Draft, by_owner: Mapping[str, dict[str, str]], entries: Entries, taken: set[str]
) -> Likeness | None:
    """The entry of the same owner whose title is most like the row's; None when none is, or two are equally so."""
    near = process.extract(
        title_key(draft.title), by_owner.get(fold(draft.owner), {}), scorer=fuzz.ratio, score_cutoff=ROUGHLY,
        limit=LOOKED_AT,
    )  # fmt: skip
    alike = sorted(
        (
            Likeness(draft, entry, same_title(draft.title, entry.title))
            for _key, _rough, entry_id in near
            if entry_id not in taken and may_be(draft, entry := entries.by_id[entry_id])
        ),
        key=lambda one: -one.score,
    )
    if not alike or alike[0].score < PERHAPS:
        return None
    if len(alike) > 1 and alike[0].score - alike[1].score < CLEAR_LEAD:
        return Likeness(draft, alike[0].entry, min(alike[0].score, SAME - 0.01))
    return alike[0]
