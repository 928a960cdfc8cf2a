"""How long an import takes, from a file to the text of the new calendar; and the same file a second time.

    python tests/bench/importing.py [--rows 10000]

Prints a table. The named alternative in the same run is reading the rows alone: `csv.DictReader` for CSV, python-calamine for
XLSX. The ratio is what mapping, reading of values, recognising and writing cost on top of that.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from bot.calendar.identity import nobody_to_ask  # noqa: E402
from bot.calendar.importing import read_source  # noqa: E402
from bot.calendar.merging import merge  # noqa: E402
from bot.calendar.writing import calendar_text  # noqa: E402
from bot.curation.library import read_cpv_codes, read_sources  # noqa: E402
from bot.curation.reading import load, without_collecting  # noqa: E402
from bot.model.procurement import Calendar  # noqa: E402

TODAY = date(2026, 11, 23)
HEADINGS = (
    "Kenmerk", "Titel", "Directie", "Raming", "Verwachte publicatie", "Looptijd", "Type opdracht", "CPV-code", "Procedure", "Status",
    "Einddatum contract", "Omschrijving", "Prioriteit", "Gebied", "Opmerkingen",
)  # fmt: skip
VALUES = ("€ 450.000", "250.000 - 500.000", "> 1 mln", "140.000,- euro", "n.t.b.", "75000", "1,2 mln")
MOMENTS = (
    "Q3 2027",
    "najaar 2027",
    "eind 2027",
    "tweede kwartaal van 2027",
    "1-4-2027",
    "maart 2028",
    "n.t.b.",
)


def made_rows(count: int) -> list[tuple[str, ...]]:
    """Rows with the titles of the shipped calendar and the values as calendars really have them."""
    titles = [entry.title for entry in load(ROOT / "knowledge", TODAY).calendar.entries]
    return [
        (f"AI 2027-{at:06d}", f"{titles[at % len(titles)]} deel {at // len(titles)}", f"Directie {at % 20}", VALUES[at % 7],
         MOMENTS[at % 5], "2+1+1", "Diensten", "90911200-8", "Europees openbaar", "Gepland", f"{1 + at % 28}-{1 + at % 12}-2028",
         f"Een omschrijving van werk {at}.", "Hoog", "Noord", "")
        for at in range(count)
    ]  # fmt: skip


def write_csv(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows)


def write_xlsx(path: Path, rows: list[tuple[str, ...]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Kalender")
        for at, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(at, 0, row)


def only_read_csv(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        list(csv.DictReader(file, delimiter=";"))


def only_read_xlsx(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def imported(path: Path, before: Calendar | None) -> Calendar:
    with without_collecting():
        read = read_source(
            path, read_sources(ROOT / "knowledge"), TODAY, cpv=read_cpv_codes(ROOT / "knowledge")
        )
        calendar = merge(read, before, TODAY, nobody_to_ask, add_only=False).calendar
        calendar_text(calendar)
    return calendar


def seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000)
    count = options.parse_args().rows
    rows = made_rows(count)
    print(f"{count} rows of {len(HEADINGS)} columns; seconds, and how many times the reading alone\n")
    print("| file | reading alone | import | ratio | import again | ratio |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, write, only_read in (
            ("kalender.csv", write_csv, only_read_csv),
            ("kalender.xlsx", write_xlsx, only_read_xlsx),
        ):
            path = Path(folder) / name
            write(path, rows)
            alone = seconds(lambda path=path, only_read=only_read: only_read(path))
            first = seconds(lambda path=path: imported(path, None))
            before = imported(path, None)
            again = seconds(lambda path=path, before=before: imported(path, before))
            print(
                f"| {name} | {alone:.2f} | {first:.2f} | {first / alone:.0f} | {again:.2f} | {again / alone:.0f} |"
            )


if __name__ == "__main__":
    main()
