"""Everything else that Slack sends: acknowledged, so that it is not sent again, and left alone.

What is subscribed to but not for the bot (other bots, edits, deletions, its own messages) ends here, and so does what
somebody subscribed to in Slack's settings without a listener here.
"""

import logging
import re
from typing import Any

from slack_bolt import Ack, App

from handlers.failures import whisper
from handlers.wording import DUTCH

LOG = logging.getLogger(__name__)

ANYTHING = re.compile(r".*", re.DOTALL)


def register(app: App) -> None:
    """Last of all: what no other listener took."""
    app.event(ANYTHING)(_leave_alone)
    app.action(ANYTHING)(_expired)
    app.view(ANYTHING)(_acknowledge)
    app.view_closed(ANYTHING)(_acknowledge)
    app.shortcut(ANYTHING)(_acknowledge)


def _leave_alone(event: dict[str, Any]) -> None:
    LOG.debug("niet voor de bot: %s %s", event.get("type"), event.get("subtype", ""))


def _expired(ack: Ack, body: dict[str, Any]) -> None:
    """A button of an older version of the bot."""
    ack()
    if body.get("response_url"):
        whisper(body["response_url"], DUTCH.expired)


def _acknowledge(ack: Ack) -> None:
    ack()
