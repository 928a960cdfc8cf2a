"""What the commands share: options, the day, the assistant, and how JSON is written."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.answering.phrases import PHRASES
from bot.assistant import Assistant
from bot.curation.reading import load
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
    help="Een andere kalender: YAML of CSV.",
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
    """An assistant on this knowledge and calendar. Raises KnowledgeError."""
    return made_to_stay(load(folder, day, calendar, phrases_used=PHRASES))


def print_json(value: dict[str, Any]) -> None:
    """Write one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))
