"""The command that brings a calendar in: `importeer`."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import click
from platformdirs import user_cache_path

from bot.calendar.drafts import Draft, SourceRead
from bot.calendar.identity import nobody_to_ask
from bot.calendar.importing import read_source, read_tables
from bot.calendar.mapping import Headings
from bot.calendar.merging import Merged, merge
from bot.calendar.reporting import as_json, report
from bot.calendar.tables import Row, Table, UnreadableSource
from bot.calendar.tenderned_api import BASE, Wanted, fetch
from bot.calendar.writing import calendar_text
from bot.cli.dutch import DutchCommand
from bot.cli.options import day_of, help_option, json_option, knowledge_option, print_json, today_option
from bot.curation.library import ADVICES, CALENDAR, read_cpv_codes, read_document, read_sources
from bot.curation.problems import KnowledgeError
from bot.curation.reading import check, without_collecting
from bot.files import write_whole
from bot.model.procurement import Calendar, CalendarEntry, ContractKind
from bot.model.promising import Advices
from bot.serving import now

MANY_ROWS = 2000
"""From so many rows on a progress bar is shown."""
RECENT: dict[str, Literal["AF7", "AF30"]] = {"7": "AF7", "30": "AF30"}
MOST_GONE = 0.5
"""When more than this share of a source would be gone, it is probably another source."""


@click.command("importeer", cls=DutchCommand)
@help_option
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="BRON")
@click.option("--naar", "target", type=click.Path(path_type=Path), metavar="BESTAND",
              help="De kalender die wordt bijgewerkt; anders kalender.yaml in de map met kennis.")  # fmt: skip
@click.option("--proef", "trial", is_flag=True, help="Laat zien wat er zou veranderen, en verander niets.")
@click.option("--tenderned", "from_tenderned", is_flag=True, help="Haal aankondigingen op bij TenderNed.")
@click.option("--zoek", "text", metavar="TEKST", default="", help="TenderNed: woorden in de aankondiging.")
@click.option(
    "--cpv", "cpv", multiple=True, metavar="CODE", help="TenderNed: CPV-code met controlecijfer; vaker mag."
)
@click.option(
    "--publicatie",
    "types",
    multiple=True,
    metavar="SOORT",
    help="TenderNed: VAK, AAO, AGO, REC, MAC, VBE of AAW.",
)
@click.option(
    "--soort",
    "kind",
    type=click.Choice(["diensten", "leveringen", "werken"]),
    help="TenderNed: soort opdracht.",
)
@click.option("--vanaf", "since", metavar="DAG", help="TenderNed: gepubliceerd vanaf deze dag.")
@click.option("--tot-en-met", "until", metavar="DAG", help="TenderNed: gepubliceerd tot en met deze dag.")
@click.option(
    "--laatste", "recent", type=click.Choice(["7", "30"]), help="TenderNed: van de laatste 7 of 30 dagen."
)
@click.option("--adres", "base", envvar="TENDERNED_URL", default=BASE, hidden=True)
@click.option("--bron", "source_id", metavar="NAAM", help="Welke bron dit is, als er meer zijn.")
@click.option(
    "--vul-aan", "add_only", is_flag=True, help="Haal niets van de kalender af; voeg alleen toe en werk bij."
)
@json_option
@today_option
@knowledge_option
def import_calendar(
    source: Path | None, target: Path | None, trial: bool, from_tenderned: bool, source_id: str | None, add_only: bool,
    in_json: bool, today: str | None, folder: Path, base: str, **filters: Any,
) -> None:  # fmt: skip
    """Breng een kalender in: een bestand (XLSX, CSV, JSON), of aankondigingen van TenderNed."""
    with without_collecting():
        _import(
            source, target, trial, from_tenderned, source_id, add_only, in_json, today, folder, base, filters
        )


def _import(
    source: Path | None, target: Path | None, trial: bool, from_tenderned: bool, source_id: str | None, add_only: bool,
    in_json: bool, today: str | None, folder: Path, base: str, filters: Mapping[str, Any],
) -> None:  # fmt: skip
    if (source is None) != from_tenderned:
        raise click.UsageError("noem het bestand dat u wilt importeren, of kies --tenderned.")
    if not from_tenderned and any(filters.values()):
        raise click.UsageError(
            "--zoek, --cpv, --publicatie, --soort, --vanaf, --tot-en-met en --laatste gaan over --tenderned."
        )
    day, goal = day_of(today), target or folder / CALENDAR
    codes, sources = read_cpv_codes(folder), read_sources(folder)
    try:
        if source:
            read = read_source(source, sources, day, source_id, cpv=codes, watched=_with_progress)
        else:
            read = read_tables(
                _fetched(base, **filters), "TenderNed", Headings(sources), day, source_id, cpv=codes
            )
    except UnreadableSource as problem:
        raise click.UsageError(str(problem)) from None
    old = _calendar_at(goal)
    ask = nobody_to_ask if trial or in_json or not sys.stdin.isatty() else _ask
    merged = merge(read, old, day, ask, add_only=add_only)
    if not trial:
        _refuse_another_source(read, old, merged)
        _put_in_place(goal, folder, old, merged)
    if in_json:
        print_json(as_json(read, merged))
    else:
        _say(read, merged, folder, goal, trial)


def _fetched(base: str, **filters: Any) -> Sequence[Table]:
    """The publications that were asked for, over the network; a run that broke off is taken up again."""
    since, until = (day_of(filters[name]) if filters[name] else None for name in ("since", "until"))
    wanted = Wanted(
        text=filters["text"], cpv=filters["cpv"], publication_types=filters["types"],
        kind=ContractKind(filters["kind"]) if filters["kind"] else None, published_from=since, published_to=until,
        since=RECENT[filters["recent"]] if filters["recent"] else None,
    )  # fmt: skip
    return fetch(
        wanted,
        user_cache_path("kansrijk", appauthor=False) / "tenderned",
        base=base,
        on_progress=_tell_progress,
    )


def _tell_progress(done: int, known: int) -> None:
    if sys.stderr.isatty():
        print(f"\rTenderNed: {done} van {known} publicaties", end="", file=sys.stderr)


def _say(read: SourceRead, merged: Merged, folder: Path, goal: Path, trial: bool) -> None:
    document, _text = read_document(folder / ADVICES, ADVICES)
    advices = document.value if isinstance(document.value, Advices) else Advices()
    for line in report(read, merged, advices):
        print(line)
    print("Dit was een proef: er is niets veranderd." if trial else f"De kalender staat in {goal}.")


def _calendar_at(path: Path) -> Calendar | None:
    """The calendar as it is now; None when there is none yet. Raises KnowledgeError when it is faulty."""
    if not path.exists():
        return None
    document, _text = read_document(path, CALENDAR)
    if not isinstance(document.value, Calendar):
        raise KnowledgeError(document.problems.found)
    return document.value


def _refuse_another_source(read: SourceRead, old: Calendar | None, merged: Merged) -> None:
    mine = sum(entry.source == read.source_id for entry in old.entries) if old else 0
    if mine and len(merged.gone) > MOST_GONE * mine:
        raise click.UsageError(
            f"in {read.name} ontbreken {len(merged.gone)} van de {mine} trajecten van bron '{read.source_id}'. Er is niets"
            " veranderd. Is dit een andere bron? Geef die een naam met --bron NAAM. Is dit een deel van dezelfde bron?"
            " Gebruik dan --vul-aan."
        )


def _put_in_place(goal: Path, folder: Path, old: Calendar | None, merged: Merged) -> None:
    """Check the new calendar whole, remember the old one, and swap them. Nothing is written when it is faulty."""
    if old and old.entries == merged.calendar.entries:
        return
    text = calendar_text(merged.calendar)
    draft = goal.with_name(f".{goal.stem}.nieuw.yaml")
    try:
        write_whole(draft, text.encode())
        problems = [one for one in check(folder, now().date(), calendar=draft) if not one.warning]
        faulty = [one for one in problems if one.file == draft.as_posix()]
        if faulty:
            raise click.UsageError(
                "deze waarden kan de bot niet teruglezen: "
                + "; ".join(one.message for one in faulty[:5])
                + ". De oude kalender is niet veranderd."
            )
        snapshots = _snapshots()
        if old and not old.source.example:
            snapshots.keep(old, now())
        draft.replace(goal)
        snapshots.keep(merged.calendar, now())
        snapshots.close()
    except OSError:
        raise click.UsageError(
            f"in {goal} kan ik niet schrijven. De oude kalender is niet veranderd."
        ) from None
    finally:
        draft.unlink(missing_ok=True)


def _snapshots() -> Any:
    from bot.database import JournalUnavailable
    from bot.settings import SettingsProblem, read_journal_url
    from bot.snapshots import open_snapshots

    try:
        return open_snapshots(read_journal_url())
    except (JournalUnavailable, SettingsProblem) as problem:
        raise click.UsageError(f"{problem} De kalender is niet veranderd.") from None


def _with_progress(rows: Sequence[Row]) -> Iterable[Row]:
    if len(rows) < MANY_ROWS or not sys.stderr.isatty():
        yield from rows
        return
    with click.progressbar(rows, label="Rijen lezen", file=sys.stderr) as shown:
        yield from shown


def _ask(draft: Draft, entry: CalendarEntry, score: float) -> bool | None:
    return click.confirm(
        f"Rij {draft.row} '{draft.title}': is dit hetzelfde traject als {entry.id} '{entry.title}' (gelijkenis {score:.0%})?",
        default=None,
    )
