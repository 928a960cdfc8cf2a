"""Whether Slack takes the bot's token, and with which rights: looked up in the background, said in the log."""

import logging
import threading

from handlers.audience import Audience
from handlers.failures import CALL_FAILED, what_failed

LOG = logging.getLogger(__name__)

SCOPES = frozenset({"app_mentions:read", "chat:write", "commands", "im:history", "im:read", "users:read"}) | {
    "channels:read",
    "groups:read",
}
"""The rights that the bot cannot do without; the same as in app.yaml."""
LONGEST_PAUSE = 300.0


def verify_later(audience: Audience, stopping: threading.Event) -> threading.Thread:
    """Start looking; it goes on, ever slower, until Slack has answered or the bot stops."""
    thread = threading.Thread(target=_verify, args=(audience, stopping), name="verify", daemon=True)
    thread.start()
    return thread


def _verify(audience: Audience, stopping: threading.Event) -> None:
    pause = 1.0
    while not stopping.is_set():
        try:
            audience.identity()
        except (*CALL_FAILED, KeyError) as problem:
            LOG.warning("Slack neemt SLACK_BOT_TOKEN nog niet aan (%s); straks opnieuw", what_failed(problem))
            stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            _say_scopes(audience.granted)
            return


def _say_scopes(granted: frozenset[str]) -> None:
    missing = sorted(SCOPES - granted) if granted else []
    if missing:
        LOG.warning("rechten ontbreken (%s): installeer de app opnieuw met app.yaml", ", ".join(missing))
    else:
        LOG.info("Slack neemt SLACK_BOT_TOKEN aan")
