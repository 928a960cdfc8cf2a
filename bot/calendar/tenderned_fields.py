"""How the JSON of TenderNed writes text, moments and CPV codes."""

import html
import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

Json = dict[str, Any]

WEB_PAGE = "https://www.tenderned.nl/aankondigingen/overzicht/"
"""The page of a publication has its number behind this."""

CPV = re.compile(r"\s*(?P<code>\d{8}(?:-\d)?)(?!\d)")


def objects_in(value: Any) -> list[Json]:
    """The objects a JSON value holds: itself, or those in its list; none for anything else."""
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [cast("Json", item) for item in items if isinstance(item, dict)]


def page_of(publication: str | None) -> str | None:
    """The web page of a publication by its number, None when it has no number."""
    return WEB_PAGE + publication if publication and publication.isdecimal() else None


def clean(value: Any) -> str | None:
    """Text without HTML entities and invisible characters, None when nothing is left; a number as text."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    return re.sub("[\u200b\ufeff]", "", html.unescape(str(value))).strip() or None


def moment(value: Any) -> str | None:
    """A moment as ISO text by the clock of Amsterdam; without a zone it stands as it is, midnight in UTC is a day."""
    text = clean(value)
    try:
        read = datetime.fromisoformat(text) if text else None
    except ValueError:
        return text
    if read is None or read.tzinfo is None:
        return text
    if read.utcoffset() == timedelta() and read.time() == time():
        return read.date().isoformat()
    return read.astimezone(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None).isoformat()


def day(value: Any) -> str | None:
    """The day of a moment in Amsterdam, as ISO text; other text stands as it is."""
    text = moment(value)
    return re.sub(r"^(\d{4}-\d{2}-\d{2})[T ].*", r"\1", text) if text else None


def main_first(codes: Iterable[tuple[bool, str]]) -> tuple[str, ...]:
    """CPV codes as (is the main one, text that begins with the code) -> the codes, the main one first, each once."""
    ordered = [text for _, text in sorted(codes, key=lambda code: not code[0])]
    unique: dict[str, str] = {}
    for match in filter(None, map(CPV.match, ordered)):
        unique.setdefault(match["code"][:8], match["code"])
    return tuple(unique.values())
