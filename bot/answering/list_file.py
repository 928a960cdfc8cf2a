"""A list of the calendar as a file that a spreadsheet opens: semicolons, and a mark that it is UTF-8."""

import csv
import io

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.list_said import filter_in_words
from bot.answering.writing import period
from bot.model.answer import Attachment
from bot.model.finding import ListFinding
from bot.model.procurement import CalendarEntry

COLUMNS = ("id", "kenmerk", "titel", "eigenaar", "gepland", "werksoort", "kansrijk", "oordeel", "beslis voor")
UTF8_MARK = "\ufeff"
"""By this Excel knows that the file is UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell of a spreadsheet that computes something begins with."""


def list_file(found: ListFinding, pen: Pen) -> Attachment:
    """The whole list as CSV. It is written when it is asked for, since weighing every entry takes time."""
    title = filter_in_words(found.filter, pen) or pen.say(say.LIST_TITLE)
    return Attachment(
        name=f"trajecten-{pen.today:%Y-%m-%d}.csv", title=title, write=lambda: _written(found, pen).encode()
    )


def _written(found: ListFinding, pen: Pen) -> str:
    target = io.StringIO()
    target.write(UTF8_MARK)
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(harmless, _row(entry, found, pen)) for entry in found.entries)
    return target.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _row(entry: CalendarEntry, found: ListFinding, pen: Pen) -> tuple[str, ...]:
    """The cells of `COLUMNS`; empty where nothing is known."""
    standing = found.standing(entry)
    category = pen.knowledge.categories.get(standing.category or "")
    decide_by = standing.deadline.decide_by
    return (
        entry.id, entry.reference or "", entry.title, entry.owner,
        period(entry.planned, pen.language) if entry.planned else "",
        category.name.in_(pen.language) if category else "",
        standing.level, standing.verdict.value, decide_by.isoformat() if decide_by else "",
    )  # fmt: skip
