"""The whole calendar weighed at the desk of an audience, and that as a spreadsheet that goes with an answer."""

from collections.abc import Iterator

from bot.advising.filtering import passes
from bot.case import Desk
from bot.exporting.files import content_of
from bot.exporting.report import filter_said, report_of
from bot.model.answer import Attachment
from bot.model.promise import PromiseFinding
from bot.model.question import CalendarFilter

WHOLE = "Advies voor de hele kalender"


def weighed(desk: Desk, wanted: CalendarFilter) -> Iterator[PromiseFinding]:
    """How promising each entry is that passes the filter, in the order of the calendar."""
    for entry in desk.knowledge.calendar.entries:
        if passes(entry, wanted, desk.standings):
            yield desk.promising.weigh(entry, desk.understanding.work_of(entry), desk.knowledge, desk.today)


def count_unknown(desk: Desk, wanted: CalendarFilter) -> int:
    """Of how many entries it is not known whether they pass the filter."""
    return sum(passes(entry, wanted, desk.standings) is None for entry in desk.knowledge.calendar.entries)


def advice_file(desk: Desk, wanted: CalendarFilter) -> Attachment:
    """The advice on what passes the filter as a spreadsheet, for the audience of the desk.

    It is written when it is asked for, since weighing takes a millisecond or two an entry.
    """
    name = f"advies-{desk.today:%Y-%m-%d}.xlsx"
    said = filter_said(wanted, desk.knowledge, desk.audience, desk.today)

    def write() -> bytes:
        unknown = count_unknown(desk, wanted)
        findings = weighed(desk, wanted)
        return content_of(
            report_of(findings, desk.knowledge, desk.audience, desk.today, wanted, unknown), name
        )

    return Attachment(name=name, title=f"Advies: {said}" if said else WHOLE, write=write)
