"""The command that writes the text for the inkoopstrategie: `strategie`."""

import sys
from pathlib import Path

import click

from bot.answering.plain import plain_details, plain_text
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
    VIEWERS,
    assistant_of,
    calendar_option,
    day_of,
    help_option,
    knowledge_option,
    place_option,
    today_option,
)
from bot.model.answer import Section

NO_TEXT = 2
"""Exit status: no procurement is meant, or several are."""


@click.command("strategie", cls=DutchCommand)
@help_option
@click.argument("procurement", metavar="TRAJECT")
@today_option
@knowledge_option
@calendar_option
@place_option
def write_strategy(
    procurement: str, today: str | None, folder: Path, calendar: Path | None, place: str
) -> None:
    """Schrijf de tekst voor de inkoopstrategie: hoofdstuk 5 en paragraaf 9.6. TRAJECT is een id, kenmerk of naam."""
    day = day_of(today)
    answer = assistant_of(folder, calendar, day).strategy(procurement, VIEWERS[place], day).answer
    found = answer.opens(Section.STRATEGY)
    print(plain_details(found, answer.language) if found else plain_text(answer))
    if found is None:
        sys.exit(NO_TEXT)
