"""The command `kansrijk`: the composition root. It alone in `bot/` may import the Slack rim, inside commands."""

from bot.cli.main import app, main

__all__ = ["app", "main"]
