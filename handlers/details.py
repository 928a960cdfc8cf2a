"""Somebody opens what is behind an answer: why, the law, examples, the market, alternatives."""

import json
import logging
import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.model.base import Language
from handlers.blocks import notice
from handlers.failures import CALL_FAILED, what_failed, whisper
from handlers.lanes import Lanes
from handlers.replying import Replying
from handlers.wording import DUTCH

LOG = logging.getLogger(__name__)


def register(app: App, replying: Replying, lanes: Lanes) -> None:
    """The modal opens at once, since Slack allows three seconds; what it shows is looked up afterwards."""

    def open_details(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        job = partial(_show, replying, client, body)
        if not lanes.offer(body["trigger_id"], job):
            client.views_open(trigger_id=body["trigger_id"], view=notice(DUTCH.busy_now, Language.DUTCH))

    app.action(re.compile(r"^open:\w+$"))(open_details)


def _show(replying: Replying, client: WebClient, body: dict[str, Any]) -> None:
    try:
        opened: Any = client.views_open(
            trigger_id=body["trigger_id"], view=notice(DUTCH.loading, Language.DUTCH)
        )
    except CALL_FAILED as problem:
        LOG.warning("views.open mislukt (%s)", what_failed(problem))
        whisper(body["response_url"], DUTCH.busy_now)
    else:
        value = json.loads(body["actions"][0]["value"])
        replying.show(client, opened["view"]["id"], body["user"]["id"], body["channel"]["id"], value)
