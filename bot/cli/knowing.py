"""The commands for whoever keeps the knowledge: `controleer`, `schema`."""

import sys
from pathlib import Path
from typing import Any

import click

from bot.answering.phrases import PHRASES
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
    calendar_from,
    calendar_option,
    day_of,
    help_option,
    json_option,
    knowledge_option,
    print_json,
    today_option,
)
from bot.curation.problems import Problem
from bot.curation.reading import check
from bot.curation.schema import write_schemas

PROBLEMS = 1
"""Exit status: the knowledge holds errors."""


@click.command("controleer", cls=DutchCommand)
@help_option
@json_option
@today_option
@knowledge_option
@calendar_option
def verify(in_json: bool, today: str | None, folder: Path, calendar: Path | None) -> None:
    """Controleer alle kennis: elk probleem met bestand, regel en kolom."""
    day = day_of(today)
    taken = calendar_from(calendar, folder, day, to_stderr=True) if calendar else None
    problems = check(folder, day, calendar=taken, phrases_used=PHRASES)
    errors = [problem for problem in problems if not problem.warning]
    for problem in problems:
        if in_json:
            print_json(_problem_json(problem))
        else:
            print(problem)
    if not in_json:
        print(counted(len(errors), len(problems) - len(errors)))
    if errors:
        sys.exit(PROBLEMS)


@click.command("schema", cls=DutchCommand)
@help_option
@click.argument("target", type=click.Path(path_type=Path), metavar="MAP")
def write_schema(target: Path) -> None:
    """Schrijf het JSON Schema van de kennisbestanden in een map, voor editors."""
    try:
        written = write_schemas(target)
    except OSError:
        raise click.UsageError(f"in de map {target} kan ik niet schrijven.") from None
    for path in written:
        print(path)


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "bestand": problem.file,
        "regel": problem.line,
        "kolom": problem.column,
        "melding": problem.message,
        "waarschuwing": problem.warning,
    }


def counted(errors: int, warnings: int) -> str:
    """How many errors and warnings there are, as a Dutch sentence."""
    if not errors and not warnings:
        return "Alles klopt."
    problems = "1 fout" if errors == 1 else f"{errors} fouten"
    remarks = "1 waarschuwing" if warnings == 1 else f"{warnings} waarschuwingen"
    return f"{problems}, {remarks}."
