"""Where calendars come from: every heading means one field, and every source says it once."""

from bot.curation.library import SOURCES, Library
from bot.curation.located import Mapping, Node, Scalar, child, mappings, text_at, texts
from bot.curation.problems import FileProblems, shown
from bot.curation.wording import named
from bot.model.sources import FieldHeadings, SourceMapping, heading_key


def check_calendar_sources(library: Library) -> None:
    """A heading that means two fields, one that stands twice in a source, and a field that stands twice."""
    root = library.root(SOURCES)
    if root is None:
        return
    problems = library.problems(SOURCES)
    fields = mappings(child(root, "velden"))
    _check_fields_once(fields, problems)
    _check_common(fields, problems)
    for source in mappings(child(root, "bronnen")):
        _check_source(source, problems)


def _check_fields_once(fields: list[Mapping], problems: FileProblems) -> None:
    seen: dict[str, int] = {}
    for field in (child(item, "veld") for item in fields):
        if isinstance(field, Scalar) and not field.refused:
            if field.text in seen:
                message = (
                    f"veld {shown(field.text)} staat dubbel; het eerste staat op regel {seen[field.text]}"
                )
                problems.error(field.line, field.column, f"{message}. Zet de koppen bij elkaar")
            seen.setdefault(field.text, field.line)


def _check_common(fields: list[Mapping], problems: FileProblems) -> None:
    """A heading under two fields; one that stands twice under the same field does no harm."""
    seen: dict[str, tuple[str, Scalar]] = {}
    for item in fields:
        field = text_at(item, "veld") or ""
        for heading in texts(child(item, "koppen")):
            key = _key_of(heading, f"{named(item, FieldHeadings)}", problems)
            first_field, first = seen.setdefault(key, (field, heading))
            if key and first_field != field:
                message = (
                    f"kop {shown(heading.text)} onder veld {shown(field)} staat ook op regel {first.line}"
                )
                where = f"als {shown(first.text)} onder veld {shown(first_field)}; haal er één weg"
                problems.error(heading.line, heading.column, f"{message}, {where}")


def _check_source(source: Mapping, problems: FileProblems) -> None:
    headings: Node | None = child(source, "koppen")
    seen: dict[str, Scalar] = {}
    for heading in headings.keys.values() if isinstance(headings, Mapping) else ():
        key = _key_of(heading, named(source, SourceMapping), problems)
        first = seen.setdefault(key, heading)
        if key and first is not heading:
            message = f"kop {shown(heading.text)} staat al op regel {first.line} als {shown(first.text)}"
            note = "hoofdletters, accenten en leestekens tellen niet mee"
            problems.error(
                heading.line,
                heading.column,
                f"{named(source, SourceMapping)}: {message}; {note}. Haal er één weg",
            )


def _key_of(heading: Scalar, name: str, problems: FileProblems) -> str:
    key = heading_key(heading.text)
    if not key and not heading.refused:
        message = f"kop {shown(heading.text)} heeft geen letters of cijfers; zo herkent de import hem niet"
        problems.error(heading.line, heading.column, f"{name}: {message}")
    return key
