"""The text of a file."""

from pathlib import Path

from bot.curation.problems import FileProblems


def read_text(path: Path, problems: FileProblems) -> str | None:
    """The text of a file, or None with a problem when it is missing or no UTF-8."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return problems.error(1, 1, "dit bestand ontbreekt")
    except OSError as error:
        return problems.error(1, 1, f"dit bestand kan niet worden gelezen ({type(error).__name__})")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = (
            len(content[content.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace"))
            + 1
        )
        return problems.error(line, column, "dit teken is geen UTF-8; bewaar het bestand als UTF-8")
