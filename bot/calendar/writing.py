"""A calendar into `kalender.yaml`: the text that the reader of the knowledge reads back to the same calendar.

The file is flat and every value in it is text, so it is written line by line: PyYAML takes ten times as long, which at a
hundred thousand entries is most of a minute.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.model.procurement import Calendar
from bot.model.written import write_calendar

HEAD = (
    "# De inkoopkalender. 'kansrijk importeer' schrijft dit bestand; verander de bron, niet dit bestand.\n"
    "# Bedragen zijn in euro zonder btw, over de hele looptijd met verlengingen. Wat onbekend is, staat er niet in.\n"
)
PLAIN = re.compile(r"[^\W_](?:[\w €/.,()+'%;=!?-]|:(?=\S)|&)*(?<![ :])")
"""What needs no quotes in YAML: begins with a letter or digit, holds no ': ' and no ' #', does not end in a space or ':'."""
EMPTY = frozenset({"null", "Null", "NULL"})


def calendar_text(calendar: Calendar) -> str:
    """The text of `kalender.yaml`. The same calendar gives the same text."""
    written: dict[str, Any] = write_calendar(calendar)
    lines = [HEAD, "bron:\n", *_keys(written["bron"], "  ")]
    lines.append("trajecten:\n" if written["trajecten"] else "trajecten: []\n")
    for entry in written["trajecten"]:
        lines += _item(entry, "")
    return "".join(lines)


def _item(values: Mapping[str, Any], before: str) -> Iterator[str]:
    """One item of a list: its first key behind the dash, the others below it."""
    first, *rest = _keys(values, f"{before}  ")
    yield f"{before}- {first[len(before) + 2 :]}"
    yield from rest


def _keys(values: Mapping[str, Any], before: str) -> Iterator[str]:
    for key, value in values.items():
        name = f"{before}{scalar(key)}:"
        if isinstance(value, str):
            yield f"{name} {scalar(value)}\n"
        elif isinstance(value, dict):
            yield f"{name}\n"
            yield from _keys(value, f"{before}  ")  # pyright: ignore[reportUnknownArgumentType]
        elif value and isinstance(value[0], dict):
            yield f"{name}\n"
            for item in value:
                yield from _item(item, before)
        else:
            yield f"{name} [{', '.join(json.dumps(text, ensure_ascii=False) for text in value)}]\n"


def scalar(text: str) -> str:
    """A text as one YAML scalar: plain where that reads back as it is, else between double quotes."""
    if PLAIN.fullmatch(text) and text not in EMPTY:
        return text
    return json.dumps(text, ensure_ascii=False)
