"""The commands that remove from the database: `opschonen`, `vergeet`."""

import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

import click

from bot.cli.dutch import DutchCommand
from bot.cli.knowing import PROBLEMS
from bot.cli.options import help_option
from bot.database import Database, JournalUnavailable, open_database
from bot.retention import USER_ID, forget_person, tidy
from bot.serving import now
from bot.settings import SettingsProblem, read_journal_url


@click.command("opschonen", cls=DutchCommand)
@help_option
def clean_up() -> None:
    """Verwijder uit de database wat langer is bewaard dan nodig."""
    _remove(lambda database: tidy(database, now()), "Er was niets te oud.")


@click.command("vergeet", cls=DutchCommand)
@help_option
@click.argument("user", metavar="GEBRUIKER")
def forget(user: str) -> None:
    """Verwijder alles waar het nummer van deze gebruiker in staat, zoals U0123ABCD."""
    if not USER_ID.fullmatch(user):
        raise click.UsageError(
            f"'{user}' is geen nummer van een gebruiker. Open in Slack het profiel, kies 'Copy member ID', bijvoorbeeld"
            " U0123ABCD."
        )
    _remove(lambda database: forget_person(database, user), f"Van {user} stond er niets.")


def _remove(what: Callable[[Database], Mapping[str, int]], nothing: str) -> None:
    try:
        with _opened() as database:
            removed = what(database)
    except (JournalUnavailable, SettingsProblem) as problem:
        print(problem, file=sys.stderr)
        sys.exit(PROBLEMS)
    print(_said(removed) or nothing)


@contextmanager
def _opened() -> Generator[Database, None, None]:
    database = open_database(read_journal_url())
    try:
        yield database
    finally:
        database.close()


def _said(removed: Mapping[str, int]) -> str:
    """How many rows went, in all and by table; empty when none did."""
    total = sum(removed.values())
    if not total:
        return ""
    by_table = ", ".join(f"{table} {count}" for table, count in removed.items() if count)
    return f"{total} {'regel' if total == 1 else 'regels'} verwijderd: {by_table}."
