"""What an import did, in Dutch: counts that add up, and every row that was not read with what to type."""

from collections.abc import Iterator
from typing import Any

from bot.calendar.drafts import SourceRead, Unread
from bot.calendar.merging import Merged
from bot.model.promising import Advices

LONGEST_SHOWN = 60
NAMED = 20
"""How many entries are named one by one."""


def unread_line(row: Unread) -> str:
    """One row that was not read: where, what stands there, what to type."""
    told = row.advice if row.value and row.value in row.advice else f"'{_short(row.value)}': {row.advice}"
    return f"{row.table}, rij {row.row}, kolom {row.column}: {told.rstrip('.')}."


def as_json(read: SourceRead, merged: Merged) -> dict[str, Any]:
    """The counts of an import for machines; `rijen` is the sum of the other four."""
    return {
        "rijen": read.rows,
        "nieuw": merged.rows_new,
        "gewijzigd": merged.rows_changed,
        "gelijk": merged.rows_same,
        "niet_gelezen": [
            {"rij": row.row, "kolom": row.column, "waarde": row.value, "advies": row.advice}
            for row in merged.unread
        ],
    }


def report(read: SourceRead, merged: Merged, advices: Advices) -> Iterator[str]:
    """The report for a person, line by line."""
    yield (
        f"{read.name}: {counted(read.rows, 'rij', 'rijen')}. Nieuw: {merged.rows_new}. Gewijzigd: {merged.rows_changed}."
        f" Gelijk: {merged.rows_same}. Niet gelezen: {len(merged.unread)}."
    )
    if merged.replaced_examples:
        yield f"De voorbeeldkalender ({counted(merged.replaced_examples, 'traject', 'trajecten')}) wordt vervangen."
    yield from (f"- {remark}" for remark in read.remarks)
    if merged.unread:
        yield "Niet gelezen (verbeter de bron en importeer opnieuw):"
        yield from (f"- {unread_line(row)}" for row in merged.unread)
    if merged.by_likeness:
        yield "Herkend aan de titel, want het kenmerk ontbreekt (kijk of dit klopt):"
        yield from (
            f"- rij {one.draft.row} '{_short(one.draft.title)}' is {one.entry.id} '{_short(one.entry.title)}'"
            f" (gelijkenis {one.score:.0%})"
            for one in merged.by_likeness
        )
    if merged.namesakes:
        yield "Zelfde titel en eigenaar, maar een ander kenmerk; misschien één opdracht (niet samengevoegd):"
        yield from (f"- {' en '.join(ids)}" for ids in merged.namesakes[:NAMED])
        if len(merged.namesakes) > NAMED:
            yield f"- en nog {len(merged.namesakes) - NAMED}"
    yield from _about_gone(merged, advices)


def _about_gone(merged: Merged, advices: Advices) -> Iterator[str]:
    if merged.gone:
        yield f"Niet meer in de bron, dus van de kalender af: {counted(len(merged.gone), 'traject', 'trajecten')}."
        yield from (f"- {entry.id} '{_short(entry.title)}'" for entry in merged.gone[:NAMED])
        if len(merged.gone) > NAMED:
            yield f"- en nog {len(merged.gone) - NAMED}; 'kansrijk wijzigingen' noemt ze allemaal"
    if merged.kept_unsure:
        yield (
            f"Niet teruggevonden, maar bewaard: {counted(len(merged.kept_unsure), 'traject', 'trajecten')}. Er zijn rijen"
            " niet gelezen; misschien gaan die hierover."
        )
        yield from (f"- {entry.id} '{_short(entry.title)}'" for entry in merged.kept_unsure[:NAMED])
    gone = {entry.id for entry in merged.gone}
    for advice in advices.on_entries:
        if advice.entry in gone:
            yield (
                f"Let op: er is een advies van {advice.by} over {advice.entry}, en dat traject is weg. Het advies blijft in"
                " adviezen.yaml staan tot u het weghaalt."
            )


def counted(number: int, one: str, more: str) -> str:
    """'1 traject', '3 trajecten'."""
    return f"{number} {one if number == 1 else more}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_SHOWN else f"{flat[: LONGEST_SHOWN - 1]}…"
