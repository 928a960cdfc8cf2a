"""Slack's limits on what is sent, so far as the bot uses it: every problem of a Web API call as one line."""

import json
import re
from collections.abc import Iterator
from typing import Any

OUR_LINK = re.compile(r"<https?://[^<>|\s]+\|[^<>|]+>")
ENTITY = re.compile(r"&(?:amp|lt|gt);")


def problems(method: str, call: dict[str, Any]) -> list[str]:
    """What Slack would refuse, or would read as something else than text."""
    if method.startswith("views."):
        return list(_view(call["view"]))
    if method.startswith("chat.") or method == "response_url":
        return list(_message(method, call))
    return []


def uncontrolled(text: str) -> str:
    """What is left of mrkdwn when our own links, quotes and entities are taken out."""
    return ENTITY.sub("", OUR_LINK.sub("", re.sub(r"(?m)^> ", "", text)))


def _message(method: str, call: dict[str, Any]) -> Iterator[str]:
    blocks = call.get("blocks") or []
    if not call.get("text"):
        yield "no text"
    if len(blocks) > 50:
        yield f"{len(blocks)} blocks"
    if len(json.dumps({"text": call.get("text"), "blocks": blocks}, ensure_ascii=False)) > 13_000:
        yield "too large in all"
    if method != "chat.postEphemeral" and call.get("unfurl_links") is not False:
        yield "unfurls"
    yield from _mrkdwn(call.get("text") or "", "text")
    yield from _blocks(blocks)


def _view(view: dict[str, Any]) -> Iterator[str]:
    if len(view["blocks"]) > 100 or not view["blocks"]:
        yield f"{len(view['blocks'])} blocks in a view"
    yield from _plain(view["title"], 24, "title")
    yield from _plain(view["close"], 24, "close")
    yield from _blocks(view["blocks"])


def _blocks(blocks: list[dict[str, Any]]) -> Iterator[str]:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)) or any(len(block_id) > 255 for block_id in ids):
        yield "block_id"
    for block in blocks:
        match block["type"]:
            case "section":
                yield from _text(block["text"], 3000)
            case "header":
                yield from _plain(block["text"], 150, "header")
            case "context":
                yield from (problem for element in block["elements"] for problem in _text(element, 3000))
                if not 1 <= len(block["elements"]) <= 10:
                    yield "context elements"
            case "actions":
                yield from _buttons(block["elements"])
            case other:
                yield f"block {other}"


def _buttons(buttons: list[dict[str, Any]]) -> Iterator[str]:
    ids = [button["action_id"] for button in buttons]
    if not 1 <= len(buttons) <= 25 or len(set(ids)) != len(ids):
        yield "actions"
    for button in buttons:
        yield from _plain(button["text"], 75, "button")
        if len(button["value"]) > 2000 or len(button.get("accessibility_label", "")) > 75:
            yield "button value or label"


def _text(text: dict[str, Any], limit: int) -> Iterator[str]:
    if text["type"] == "plain_text":
        yield from _plain(text, limit, "text")
        return
    if text.get("verbatim") is not True:
        yield "mrkdwn that is not verbatim"
    if not 1 <= len(text["text"]) <= limit:
        yield f"text of {len(text['text'])} characters"
    yield from _mrkdwn(text["text"], "mrkdwn")


def _mrkdwn(text: str, where: str) -> Iterator[str]:
    if set(uncontrolled(text)) & set("<>&"):
        yield f"control sequence in {where}"


def _plain(text: dict[str, Any], limit: int, where: str) -> Iterator[str]:
    if text["type"] != "plain_text" or not 1 <= len(text["text"]) <= limit:
        yield f"{where} of {len(text['text'])} characters"
