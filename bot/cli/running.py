"""The command that runs the bot: `slack`."""

import sys

import click

from bot.cli.dutch import DutchCommand
from bot.cli.knowing import PROBLEMS
from bot.cli.options import SHIPPED, help_option
from bot.serving import Serving, now

WRONG_USE = 2
"""Exit status: the command cannot run like this."""


@click.command("slack", cls=DutchCommand)
@help_option
def slack() -> None:
    """Start de bot in Slack (hetzelfde als python -m handlers)."""
    from bot.database import JournalUnavailable
    from bot.journal import open_journal
    from bot.settings import SettingsProblem, read_settings
    from handlers.running import run

    try:
        settings = read_settings()
    except SettingsProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(WRONG_USE)
    serving = Serving(settings.knowledge or SHIPPED, lambda: now().date())
    try:
        journal = open_journal(settings.journal_url)
    except JournalUnavailable as problem:
        print(problem, file=sys.stderr)
        sys.exit(PROBLEMS)
    with serving.live:
        sys.exit(run(settings, serving.assistant, journal, now))
