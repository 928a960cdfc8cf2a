"""A receipt: a short code that holds what an answer was made from, so that it can be made again.

It holds ids and facts that were given, never a text and never a value of the calendar.
"""

import base64
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from bot.model.question import Conversation
from bot.model.viewer import Audience

MARK, NEAR = "K1", "near_topics"
_CONVERSATION = TypeAdapter(Conversation)
_CONTENT = TypeAdapter(dict[str, Any])


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer was made from."""

    version: str
    day: date
    audience: Audience
    conversation: Conversation


SHORT = {
    "intent": "i",
    "entry": "e",
    "topic": "t",
    "article": "a",
    "aspect": "s",
    "language": "l",
    "category": "c",
}
LONG = {short: name for name, short in SHORT.items()}


def write_receipt(receipt: Receipt) -> str:
    """'K1/<version>/<day>/<audience>/<content>': ids as they are, and what has no short form as base64 of JSON."""
    content = _CONVERSATION.dump_python(receipt.conversation, mode="json", exclude_defaults=True)
    parts = [f"{short}={content.pop(name)}" for name, short in SHORT.items() if name in content]
    grounds = content.get("grounds", {})
    if near := grounds.pop(NEAR, ()):
        parts.append("n=" + ",".join(near))
    if not grounds:
        content.pop("grounds", None)
    if content:
        packed = json.dumps(content, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()
        parts.append("x=" + base64.urlsafe_b64encode(packed).decode().rstrip("="))
    return "/".join([MARK, receipt.version, f"{receipt.day:%y%m%d}", receipt.audience.value[0], *parts])


def read_receipt(code: str) -> Receipt:
    """What `write_receipt` wrote. Raises ValueError when the code is none."""
    try:
        mark, version, day, audience, *parts = code.strip().split("/")
        if mark != MARK or len(day) != 6:
            raise ValueError(code)
        fields = dict(part.split("=", 1) for part in parts)
        rest = fields.pop("x", "")
        packed = base64.urlsafe_b64decode(rest + "=" * (-len(rest) % 4)) if rest else b"{}"
        content = _CONTENT.validate_json(packed)
        if near := fields.pop("n", ""):
            content.setdefault("grounds", {})[NEAR] = near.split(",")
        content |= {LONG[short]: value for short, value in fields.items()}
        conversation = _CONVERSATION.validate_json(json.dumps(content))
        seen_by = next(one for one in Audience if one.value[0] == audience)
        return Receipt(version, date(2000 + int(day[:2]), int(day[2:4]), int(day[4:])), seen_by, conversation)
    except (ValueError, KeyError, StopIteration) as error:
        raise ValueError(
            "dit is geen bon van Kansrijk; neem de code over zoals hij onder het antwoord staat"
        ) from error
