"""JSON sources: a list of objects, an object that holds one, or an object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard, cast

from bot.calendar.tables import Cell, Row, Table, UnreadableSource, enumerated

LARGEST_FILE = 500_000_000
"""Bytes; a JSON file is read whole, and takes several times its size in memory."""


def read_json(path: Path) -> Any:
    """The document in a JSON file (UTF-8 or UTF-16); JSON lines give a list.

    Raises UnreadableSource with the line and column where it breaks off, OSError when it cannot be opened.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise UnreadableSource(
            f"'{path.name}' is groter dan {LARGEST_FILE // 1_000_000} MB; deel het bestand op."
        )
    text = _text_of(path)
    try:
        return _parse(text)
    except json.JSONDecodeError as error:
        lines = _json_lines(text)
        if lines is not None:
            return lines
        raise UnreadableSource(_said_of(path.name, error)) from error
    except RecursionError as error:
        raise UnreadableSource(
            f"'{path.name}' heeft te veel lagen in elkaar; lever een lijst met één object per traject aan."
        ) from error
    except ValueError as error:
        raise UnreadableSource(
            f"'{path.name}' bevat een getal met duizenden cijfers; verbeter dat getal in de bron."
        ) from error


def json_tables(document: Any, name: str) -> tuple[Table, ...]:
    """The one table of a JSON document; `name` is that of its file. A row is numbered by its place in the list.

    Nested objects become 'key.key', lists of texts one text with '; ', lists of objects stay JSON text.
    Raises UnreadableSource when it holds no list of objects.
    """
    name, objects = _objects(document, name)
    flat = [dict(_flattened(item)) for item in objects]
    headings = tuple(dict.fromkeys(key for item in flat for key in item))
    rows = tuple(
        Row(number, tuple(item.get(key) for key in headings))
        for number, item in enumerate(flat, start=1)
        if any(cell is not None for cell in item.values())
    )
    return (Table(name, headings, 0, rows),)


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource(
            f"'{path.name}' heeft op regel {line} een teken dat geen UTF-8 is; sla het bestand op als UTF-8."
        ) from error


def _parse(text: str) -> Any:
    """Parsed JSON; NaN and Infinity, which are no JSON, are read as nothing."""
    return json.loads(text, parse_constant=lambda _name: None)


def _json_lines(text: str) -> list[Any] | None:
    """The objects of a text with one object a line, or None when it is not that."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith("{"):
        return None
    try:
        return [_parse(line) for line in lines]
    except ValueError:
        return None


def _said_of(name: str, error: json.JSONDecodeError) -> str:
    return (
        f"'{name}' is geen geldige JSON: het gaat mis op regel {error.lineno}, kolom {error.colno};"
        " verbeter dat in het bestand, of maak de export opnieuw."
    )


def _objects(document: Any, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The name and the objects of the one list in a document."""
    if isinstance(document, dict):
        held = cast("dict[str, Any]", document)
        lists = [key for key, value in held.items() if _is_list_of_objects(value)]
        if len(lists) > 1:
            raise UnreadableSource(
                f"'{name}' heeft meer dan één lijst ({enumerated(lists)}); lever één lijst per bestand aan."
            )
        if lists:
            return lists[0], held[lists[0]]
    if _is_list_of_objects(document):
        return Path(name).stem, document
    raise UnreadableSource(_said_of_no_list(document, name))


def _is_list_of_objects(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    if not isinstance(value, list):
        return False
    items = cast("list[Any]", value)
    return bool(items) and all(isinstance(item, dict) for item in items)


def _said_of_no_list(document: Any, name: str) -> str:
    wanted = "lever een lijst met één object per traject aan."
    if not isinstance(document, list):
        return f"'{name}' bevat geen lijst met objecten; {wanted}"
    items = cast("list[Any]", document)
    wrong = next((at for at, item in enumerate(items, start=1) if not isinstance(item, dict)), None)
    if wrong is None:
        return f"'{name}' bevat een lege lijst; maak de export opnieuw."
    return f"'{name}' heeft op plaats {wrong} van de lijst geen object; {wanted}"


def _flattened(item: dict[str, Any], above: str = "") -> Iterator[tuple[str, Cell]]:
    """Every value of an object with the path of keys to it."""
    for key, value in item.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, dict) and value:
            yield from _flattened(cast("dict[str, Any]", value), name)
        else:
            yield name, _cell(value)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, list):
        items = cast("list[Any]", value)
        if any(isinstance(part, (dict, list)) for part in items):
            return json.dumps(items, ensure_ascii=False)
        return "; ".join(_scalar_text(part) for part in items if part is not None) or None
    return None


def _scalar_text(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
