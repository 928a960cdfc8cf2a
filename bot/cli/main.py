"""The group of commands, and what happens when one of them is used wrongly."""

import io
import sys

import click

from bot.cli.advising import advise, write_agenda
from bot.cli.asking import ask, converse, reproduce
from bot.cli.digest import show_digest
from bot.cli.dutch import DutchGroup, in_dutch
from bot.cli.importing import import_calendar
from bot.cli.knowing import PROBLEMS, counted, verify, write_schema
from bot.cli.options import help_option
from bot.cli.retention import clean_up, forget
from bot.cli.running import WRONG_USE, slack
from bot.cli.selftest import try_out
from bot.cli.strategy import write_strategy
from bot.cli.switching import turn_off, turn_on
from bot.cli.watching import judge_quality, tell_changes
from bot.curation.problems import KnowledgeError

INTERRUPTED = 130


@click.group(cls=DutchGroup)
@help_option
def app() -> None:
    """Kansrijk weet welke inkoop kansrijk is voor sociale firma's, en wat de Aanbestedingswet toelaat."""


COMMANDS = (
    ask, converse, advise, write_agenda, import_calendar, tell_changes, judge_quality, verify, write_schema, reproduce, slack,
    write_strategy, clean_up, forget, show_digest, turn_off, turn_on, try_out,
)  # fmt: skip
for command in COMMANDS:
    app.add_command(command)


def main() -> None:
    """Run the command; wrong use is one Dutch sentence and exit status 2, problems in the knowledge exit status 1."""
    _never_fail_on_a_character()
    try:
        app(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.message, file=sys.stderr)
        sys.exit(WRONG_USE)
    except click.UsageError as error:
        print(
            f"Dat kan ik niet uitvoeren: {in_dutch(error)} Typ 'kansrijk --help' voor wat er kan.",
            file=sys.stderr,
        )
        sys.exit(WRONG_USE)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(counted(len(error.problems), 0), file=sys.stderr)
        sys.exit(PROBLEMS)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)


def _never_fail_on_a_character() -> None:
    """What a terminal cannot show is written as its code, and what is no text is read as an unknown character."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)
