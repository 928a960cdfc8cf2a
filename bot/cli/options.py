"""What the commands share: options, the day, the assistant, and how JSON is written."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.answering.phrases import PHRASES
from bot.assistant import Assistant
from bot.calendar.identity import nobody_to_ask
from bot.calendar.importing import read_source
from bot.calendar.merging import merge
from bot.calendar.reporting import unread_line
from bot.calendar.tables import UnreadableSource
from bot.curation.library import read_sources
from bot.curation.reading import load
from bot.model.procurement import Calendar
from bot.model.viewer import Person, Place, Viewer
from bot.serving import made_to_stay, now

YEARS = range(2000, 2100)
"""The years that a receipt can hold."""
SHIPPED = Path(__file__).resolve().parents[2] / "knowledge"

VIEWERS = {
    "besloten": Viewer(Person.COLLEAGUE, Place.PRIVATE),
    "kanaal": Viewer(Person.COLLEAGUE, Place.CHANNEL),
    "extern": Viewer(Person.OUTSIDER, Place.SHARED),
}
"""Where an answer is read, for trying out what each reader sees."""
BY_AUDIENCE = {viewer.audience: viewer for viewer in VIEWERS.values()}

knowledge_option = click.option(
    "--kennis", "folder", envvar="KENNIS", type=click.Path(path_type=Path), default=SHIPPED, metavar="MAP",
    help="De map met de kennisbestanden.",
)  # fmt: skip
calendar_option = click.option(
    "--kalender",
    "calendar",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Een andere kalender: YAML, XLSX, CSV of JSON.",
)
today_option = click.option(
    "--vandaag", "today", metavar="DAG", help="De dag waarop gerekend wordt, zoals 2026-11-22."
)
place_option = click.option(
    "--plek",
    "place",
    type=click.Choice(list(VIEWERS)),
    default="besloten",
    help="Waar het antwoord wordt gelezen.",
)
json_option = click.option("--json", "in_json", is_flag=True, help="Schrijf JSON, een regel per antwoord.")
help_option = click.help_option("--help", help="Toon deze uitleg.")


def day_of(written: str | None) -> date:
    """The day that was written, or today in Amsterdam. Raises click.UsageError."""
    if written is None:
        return now().date()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise click.UsageError(f"'{written}' is geen dag; schrijf bijvoorbeeld 2026-11-22.") from None
    if day.year not in YEARS:
        raise click.UsageError(f"met '{written}' kan ik niet rekenen; kies een dag van 2000 tot en met 2099.")
    return day


def assistant_of(folder: Path, calendar: Path | None, day: date) -> Assistant:
    """An assistant on this knowledge and calendar. Raises KnowledgeError; what was not read of a source goes to stderr."""
    taken = calendar_from(calendar, folder, day, to_stderr=True) if calendar else None
    return made_to_stay(load(folder, day, taken, phrases_used=PHRASES))


def calendar_from(path: Path, folder: Path, day: date, *, to_stderr: bool) -> Path | Calendar:
    """A calendar file as it is when it is YAML, else what an import of it gives. Raises click.UsageError."""
    if path.suffix.lower() in (".yaml", ".yml"):
        return path
    try:
        read = read_source(path, read_sources(folder), day)
    except UnreadableSource as problem:
        raise click.UsageError(str(problem)) from None
    merged = merge(read, None, day, nobody_to_ask, add_only=True)
    for row in merged.unread if to_stderr else ():
        print(unread_line(row), file=sys.stderr)
    return merged.calendar


def print_json(value: dict[str, Any]) -> None:
    """Write one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))
