"""`cpv.csv`: the names of the CPV codes."""

import csv
import io
import re

from bot.curation.problems import FileProblems, shown
from bot.model.base import Text

HEADER = ["code", "nl", "en"]
CODE = re.compile(r"^\d{8}$")


def read_cpv(text: str, problems: FileProblems) -> dict[str, Text]:
    """CPV code -> its name; a line that cannot be read goes to `problems`."""
    if problems.found:
        return {}
    rows = csv.reader(io.StringIO(text, newline=""))
    if (header := next(rows, list[str]())) != HEADER:
        problems.error(
            1, 1, f"de eerste regel moet {shown(','.join(HEADER))} zijn, niet {shown(','.join(header))}"
        )
        return {}
    names: dict[str, Text] = {}
    for row in rows:
        if wrong := _wrong(row, names):
            problems.error(rows.line_num, 1, wrong)
        else:
            names[row[0]] = Text(nl=row[1], en=row[2])
    return names


def _wrong(row: list[str], names: dict[str, Text]) -> str | None:
    if len(row) != len(HEADER) or not all(row):
        return "deze regel heeft niet precies drie gevulde velden: code,nl,en"
    if not CODE.match(row[0]):
        return f"{shown(row[0])} is geen CPV-code; schrijf acht cijfers zonder controlecijfer"
    return f"CPV-code {shown(row[0])} staat dubbel" if row[0] in names else None
