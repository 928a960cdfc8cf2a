"""The commands that turn the bot off and on, without a restart: `uit`, `aan`."""

import sys
from datetime import datetime

import click

from bot.cli.dutch import DutchCommand
from bot.cli.knowing import PROBLEMS
from bot.cli.options import help_option
from bot.database import JournalUnavailable
from bot.serving import AMSTERDAM, now
from bot.settings import SettingsProblem, read_journal_url
from bot.switch import open_switch


@click.command("uit", cls=DutchCommand)
@help_option
def turn_off() -> None:
    """Zet de bot uit: op elke vraag komt dan één beleefde zin."""
    before = _turned(off=True)
    if before:
        print(f"De bot stond al uit, sinds {before.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}.")
    else:
        print(
            "De bot staat uit. Wie iets vraagt, krijgt één beleefde zin. Zet de bot weer aan met: kansrijk aan"
        )


@click.command("aan", cls=DutchCommand)
@help_option
def turn_on() -> None:
    """Zet de bot weer aan."""
    print("De bot staat weer aan." if _turned(off=False) else "De bot stond al aan.")


def _turned(*, off: bool) -> datetime | None:
    """Turn it; since when it was off before, None when it was on. Ends the process when the database does not work."""
    try:
        switch = open_switch(read_journal_url())
        try:
            before = switch.off_since()
            switch.turn(now(), off=off)
        finally:
            switch.close()
    except (JournalUnavailable, SettingsProblem) as problem:
        print(problem, file=sys.stderr)
        sys.exit(PROBLEMS)
    return before
