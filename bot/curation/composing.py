"""From the text of a YAML file to a located tree, with every problem of the writing itself."""

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bot.curation.located import Mapping, Node, Scalar, Sequence
from bot.curation.problems import FileProblems, shown
from bot.curation.syntax import explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same tree, slower
    from yaml import SafeLoader as Loader

EMPTY_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
DEEPEST = 30
OPENING = {
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00ab": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
}
"""Curly quotes that open a text -> the straight one to type."""

CLOSING = "\u201d\u201c\u00bb\u2019\u2018"
CUT_TEXT = re.compile(r" #[^\s#]")
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
TAB = re.compile(r"^([^\t\n]*)\t", re.MULTILINE)


class TooDeepError(Exception):
    """More levels than any file of ours has."""


def compose(text: str, problems: FileProblems) -> Node | None:
    """The tree of one file, or None when it cannot be read. What is wrong goes to `problems`."""
    tabs = _scan(TAB, text, "tab gevonden; typ spaties (2 per niveau)", problems)
    if _scan(UNREADABLE, text, "onzichtbaar teken gevonden; haal het weg en typ de tekst opnieuw", problems):
        return None
    try:
        return _Composer(text, problems).document()
    except yaml.MarkedYAMLError as error:
        if not tabs:
            problems.error(*explain(error, text))
    except TooDeepError:
        problems.error(1, 1, f"dit bestand heeft meer dan {DEEPEST} niveaus; haal haakjes of inspringing weg")
    return None


def _scan(pattern: re.Pattern[str], text: str, message: str, problems: FileProblems) -> bool:
    places = [found.end() - 1 for found in pattern.finditer(text)]
    for index in places:
        problems.error(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), message)
    return bool(places)


class _Composer:
    """Reads the events of one document into a tree."""

    def __init__(self, text: str, problems: FileProblems) -> None:
        self.events: Any = Loader(text)
        self.lines = text.splitlines() if CUT_TEXT.search(text) else list[str]()
        self.problems = problems

    def document(self) -> Node | None:
        self.events.get_event()
        first = self.events.get_event()
        if isinstance(first, StreamEndEvent):
            self.problems.error(1, 1, "dit bestand is leeg")
            return None
        root = self.node(self.events.get_event(), 0, in_brackets=False)
        self.events.get_event()
        second = self.events.get_event()
        if not isinstance(second, StreamEndEvent):
            self.problems.error(
                second.start_mark.line + 1, 1, "hier begint een tweede document (---); haal deze regel weg"
            )
        return root

    def node(self, event: Any, depth: int, *, in_brackets: bool) -> Node:
        if depth > DEEPEST:
            raise TooDeepError
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, ScalarEvent):
            return self.scalar(event, line, column, in_brackets)
        if isinstance(event, AliasEvent):
            self.problems.error(line, column, _sign("*", f"*{event.anchor}"))
            return Scalar(event.anchor or "", line, column, refused=True)
        self.refuse_signs(event, line, column)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(Sequence(line, column), depth, in_brackets or bool(event.flow_style))
        return self.mapping(Mapping(line, column), depth, in_brackets or bool(event.flow_style))

    def sequence(self, sequence: Sequence, depth: int, in_brackets: bool) -> Sequence:
        while not isinstance(event := self.events.get_event(), SequenceEndEvent):
            item = self.node(event, depth + 1, in_brackets=in_brackets)
            if isinstance(item, Scalar) and _is_empty(item):
                self.refuse(item, "leeg onderdeel in de lijst; vul iets in of haal de regel weg")
            sequence.items.append(item)
        return sequence

    def mapping(self, mapping: Mapping, depth: int, in_brackets: bool) -> Mapping:
        while not isinstance(event := self.events.get_event(), MappingEndEvent):
            key = self.node(event, depth + 1, in_brackets=in_brackets)
            value = self.node(self.events.get_event(), depth + 1, in_brackets=in_brackets)
            if not isinstance(key, Scalar):
                self.problems.error(
                    key.line, key.column, "een sleutel moet tekst zijn; haal haakjes en vraagteken weg"
                )
            elif first := mapping.keys.get(key.text):
                self.refuse(
                    key, f"sleutel {shown(key.text)} staat hier dubbel; de eerste staat op regel {first.line}"
                )
            else:
                self.pair(mapping, key, value)
        return mapping

    def pair(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        if isinstance(value, Scalar) and _is_empty(value):
            self.refuse(
                value,
                f"sleutel {shown(key.text)} heeft geen waarde; vul een waarde in of haal de regel weg",
                key,
            )
        mapping.keys[key.text] = key
        mapping.values[key.text] = value

    def scalar(self, event: Any, line: int, column: int, in_brackets: bool) -> Scalar:
        scalar = Scalar(event.value, line, column, not event.style)
        if event.anchor is not None or event.tag is not None:
            scalar.refused = self.refuse_signs(event, line, column)
        elif scalar.plain:
            self.check_plain(scalar, event.end_mark.line, event.end_mark.column, in_brackets)
        return scalar

    def check_plain(self, scalar: Scalar, line: int, column: int, in_brackets: bool) -> None:
        if scalar.text[:1] in OPENING and _is_curly_quoted(scalar.text, in_brackets):
            straight = OPENING[scalar.text[0]]
            self.refuse(
                scalar,
                f"gekrulde aanhalingstekens werken hier niet; typ rechte: {straight}...{straight}",
            )
        elif self.lines and _is_cut(self.lines[line], column):
            message = "de tekst stopt hier voor '#'; hoort '#' erbij, zet dan aanhalingstekens om de tekst"
            self.problems.warn(line + 1, column + 2, message)

    def refuse_signs(self, event: Any, line: int, column: int) -> bool:
        if event.anchor is not None:
            self.problems.error(line, column, _sign("&", f"&{event.anchor}"))
        if event.tag is not None:
            self.problems.error(line, column, _sign("!", event.tag))
        return event.anchor is not None or event.tag is not None

    def refuse(self, scalar: Scalar, message: str, where: Scalar | None = None) -> None:
        scalar.refused = True
        self.problems.error((where or scalar).line, (where or scalar).column, message)


def _is_empty(scalar: Scalar) -> bool:
    return scalar.plain and scalar.text in EMPTY_WORDS and not scalar.refused


def _is_cut(line: str, column: int) -> bool:
    return CUT_TEXT.match(line, column) is not None


def _is_curly_quoted(text: str, in_brackets: bool) -> bool:
    double = OPENING[text[0]] == '"'
    if in_brackets and double:
        return True
    inside = any(OPENING.get(letter) == OPENING[text[0]] for letter in text[1:-1])
    return len(text) > 1 and text[-1] in CLOSING and not inside


def _sign(sign: str, written: str) -> str:
    return f"{shown(written)}: {sign} heeft in YAML een eigen betekenis; zet de tekst tussen aanhalingstekens"
