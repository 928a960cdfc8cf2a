"""An error of PyYAML (with or without libyaml) as one Dutch line: the likeliest cause and what to type."""

import re

import yaml

from bot.curation.problems import shown

Explained = tuple[int, int, str]

KEY_WITHOUT_SPACE = re.compile(r"^[\w-]+:\S")
COLON = re.compile(r":\s")


def explain(error: yaml.MarkedYAMLError, text: str) -> Explained:
    """Line, column (from 1) and message for what the YAML reader stumbled over."""
    lines = text.splitlines() or [""]
    line, column = _position(error.problem_mark or error.context_mark)
    written = lines[min(line, len(lines)) - 1]
    problem, context = error.problem or "", error.context or ""
    if "mapping values are not allowed" in problem:
        return line, column, _stray_colon(written, column)
    if "quoted scalar" in context and "escape" not in problem:
        return *_position(
            error.context_mark
        ), "aanhalingsteken is niet gesloten; typ er nog een aan het eind van de tekst"
    if "escape" in problem:
        return (
            line,
            column,
            "een backslash kan niet zomaar tussen dubbele aanhalingstekens; typ \\\\ of gebruik '...'",
        )
    if "could not find expected ':'" in problem:
        return _missing_colon(error, lines)
    if "cannot start any token" in problem:
        return (
            line,
            column,
            f"een tekst kan niet met {shown(written[column - 1])} beginnen; zet er aanhalingstekens om",
        )
    if "block scalar" in context:
        return line, column, "na | of > mag op deze regel niets meer staan; zet de tekst op de regels eronder"
    if "flow" in context:
        return *_position(error.context_mark), _unfinished_list(context)
    return line, column, _out_of_place(written, column)


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _stray_colon(written: str, column: int) -> str:
    before = written[: column - 1]
    found = COLON.search(before)
    if not found:
        return "deze regel springt anders in dan die erboven; zet wat bij elkaar hoort, recht onder elkaar"
    key = before[: found.start()].strip(" -")
    return f"in de tekst van {shown(key)} staat een dubbele punt; zet de hele tekst tussen aanhalingstekens"


def _missing_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> Explained:
    line, column = _position(error.context_mark or error.problem_mark)
    written = lines[line - 1][column - 1 :]
    if written.startswith("-"):
        return line, column, "typ een spatie na het streepje"
    if found := KEY_WITHOUT_SPACE.match(written):
        return line, column + found.end() - 1, "typ een spatie na de dubbele punt"
    return (
        line,
        column,
        "op deze regel ontbreekt een dubbele punt na de sleutel; of de tekst erboven moest verder inspringen",
    )


def _unfinished_list(context: str) -> str:
    closing = "]" if "sequence" in context else "}"
    return f"wat hier begint, is niet af; kijk of er een komma of een {closing} ontbreekt"


def _out_of_place(written: str, column: int) -> str:
    before = written[: column - 1].rstrip()
    if before.endswith(('"', "'", "]", "}")):
        return (
            "na het sluitende teken staat nog tekst; zet de hele tekst tussen aanhalingstekens"
            " (en kijk of er hiervoor een aanhalingsteken niet gesloten is)"
        )
    if before.strip(" -"):
        return "dit kan YAML hier niet lezen; kijk naar aanhalingstekens, haakjes en dubbele punten"
    return (
        f"deze regel begint op kolom {column} en past bij geen regel erboven;"
        " zet wat bij elkaar hoort, recht onder elkaar"
    )
