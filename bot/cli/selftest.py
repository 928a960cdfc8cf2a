"""The command that tries this installation: `zelftest`."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from bot.cli.dutch import DutchCommand
from bot.cli.knowing import PROBLEMS
from bot.cli.options import help_option, knowledge_option
from bot.model.digest import DigestRules
from bot.selftest import Mark, Result, try_calendar, try_database, try_digest, try_knowledge, try_time_zone
from bot.serving import now
from bot.settings import Settings, SettingsProblem, read_incomplete_settings


@click.command("zelftest", cls=DutchCommand)
@help_option
@knowledge_option
def try_out(folder: Path) -> None:
    """Probeer alles wat de bot nodig heeft: Slack, kennis, database, tijd."""
    failures = attentions = 0
    for result in _results(folder, now()):
        failures += result.mark is Mark.FAILURE
        attentions += result.mark is Mark.ATTENTION
        print(result)
    print(_summary(failures, attentions))
    if failures:
        sys.exit(PROBLEMS)


def _results(folder: Path, moment: datetime) -> Iterator[Result]:
    yield try_time_zone(moment)
    tried = try_knowledge(folder, moment.date())
    yield from tried.results
    rules = None
    if tried.knowledge:
        rules = tried.knowledge.digest_rules
        yield try_calendar(tried.knowledge, moment.date())
        yield try_digest(rules)
    try:
        settings = read_incomplete_settings()
    except SettingsProblem as problem:
        yield Result(Mark.FAILURE, "instellingen", str(problem).replace("\n", " "))
    else:
        yield from _with(settings, rules, moment)


def _with(settings: Settings, rules: DigestRules | None, moment: datetime) -> Iterator[Result]:
    from handlers.selftest import try_slack

    yield from try_database(settings.journal_url, moment)
    yield from try_slack(settings, rules)


def _summary(failures: int, attentions: int) -> str:
    if not failures and not attentions:
        return "Alles werkt."
    return f"{failures} keer FOUT, {attentions} keer LET OP." + ("" if failures else " De bot kan werken.")
