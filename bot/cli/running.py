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
    from bot.database import JournalUnavailable, open_database
    from bot.digest_posts import DigestPosts
    from bot.health import digest_check, knowledge_check
    from bot.journal import Journal
    from bot.settings import SettingsProblem, read_settings
    from bot.switch import Switch
    from handlers.digest_edition import Editor
    from handlers.running import run

    try:
        settings = read_settings()
    except SettingsProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(WRONG_USE)
    serving = Serving(settings.knowledge or SHIPPED, lambda: now().date())
    try:
        database = open_database(settings.journal_url)
        journal, switch, posts = Journal(database), Switch(database), DigestPosts(database)
    except JournalUnavailable as problem:
        print(problem, file=sys.stderr)
        sys.exit(PROBLEMS)
    live = serving.live
    checks = {
        "knowledge": knowledge_check(lambda: live.current, lambda: bool(live.problems)),
        "digest": digest_check(posts.last_posted),
    }
    with live:
        status = run(
            settings, serving.assistant, journal, now, switch=switch, checks=checks,
            newsrooms=lambda: Editor(serving.assistant()),
        )  # fmt: skip
        sys.exit(status)
