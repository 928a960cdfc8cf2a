"""The market and the calendar: firms and kinds of work name each other, entries are free of contradiction."""

from datetime import date
from decimal import Decimal

from bot.curation.item_checks import day_of
from bot.curation.library import CALENDAR, MARKET, Library
from bot.curation.located import Mapping, Node, Scalar, child, mappings, text_at, texts
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.shape import shape_of
from bot.curation.wording import named
from bot.model.procurement import CalendarEntry, NoticeStatus
from bot.model.values import read_amount

BAND = ("raming_vanaf", "raming_tot")


def check_market(library: Library) -> None:
    """A kind of work that names a firm, while the firm does not name the kind of work (a warning)."""
    root = library.root(MARKET)
    firms = {item_id: item for item in mappings(child(root, "firmas")) if (item_id := text_at(item, "id"))}
    for category in mappings(child(root, "werksoorten")):
        category_id = text_at(category, "id") or ""
        for firm in texts(child(category, "firmas")):
            named_by_firm = {found.text for found in texts(child(firms.get(firm.text), "werksoorten"))}
            if firm.text in firms and category_id not in named_by_firm:
                message = (
                    f"firma {shown(firm.text)} noemt werksoort {shown(category_id)} niet bij 'werksoorten'"
                )
                library.problems(MARKET).warn(firm.line, firm.column, message)


def check_calendar(library: Library) -> None:
    """An entry that contradicts itself or names an unknown key; (a warning) lots that do not add up."""
    for entry in mappings(child(library.root(CALENDAR), "trajecten")):
        _check_sent(entry, library.today, library.problems(CALENDAR))
        _check_lots(entry, library.problems(CALENDAR))
        _check_band(entry, library.problems(CALENDAR))
        _check_changed(entry, library.problems(CALENDAR))


def _check_sent(entry: Mapping, today: date, problems: FileProblems) -> None:
    sent, status = child(entry, "verzonden"), text_at(entry, "status")
    day = day_of(sent)
    if not isinstance(sent, Scalar) or not day:
        return
    name = named(entry, CalendarEntry)
    if status == NoticeStatus.PREPARATION:
        message = f"status is {shown(status)}, maar 'verzonden' is ingevuld; pas één van beide aan"
        problems.error(sent.line, sent.column, f"{name}: {message}")
    elif status and day > today:
        message = f"status is {shown(status)}, maar 'verzonden' ({shown(sent.text)}) ligt na vandaag"
        problems.warn(sent.line, sent.column, f"{name}: {message}")


def _check_lots(entry: Mapping, problems: FileProblems) -> None:
    whole, lots = child(entry, "raming"), mappings(child(entry, "percelen"))
    amounts = [_amount(child(lot, "raming")) for lot in lots]
    known = [amount for amount in amounts if amount is not None]
    estimate = _amount(whole)
    if not whole or not known or len(known) < len(lots) or estimate is None or sum(known) == estimate:
        return
    message = (
        f"de percelen zijn samen {shown(_written(sum(known)))}, de raming is {shown(_written(estimate))}"
    )
    problems.warn(whole.line, whole.column, f"{named(entry, CalendarEntry)}: {message}")


def _check_band(entry: Mapping, problems: FileProblems) -> None:
    """A value as one amount beside the same value as a band; a band that is upside down."""
    name = named(entry, CalendarEntry)
    for key in BAND:
        if "raming" in entry.values and key in entry.values:
            message = (
                f"{shown(key)} staat naast 'raming'; schrijf één bedrag of een bandbreedte, niet allebei"
            )
            problems.error(entry.keys[key].line, entry.keys[key].column, f"{name}: {message}")
    least, most = (_amount(child(entry, key)) for key in BAND)
    if least is not None and most is not None and least > most:
        values = [f"{shown(key)} ({shown(text_at(entry, key) or '')})" for key in BAND]
        where = entry.values[BAND[0]]
        problems.error(where.line, where.column, f"{name}: {values[0]} is hoger dan {values[1]}; draai ze om")


def _check_changed(entry: Mapping, problems: FileProblems) -> None:
    changed, known = child(entry, "gewijzigd"), shape_of(CalendarEntry).keys
    for key in changed.keys.values() if isinstance(changed, Mapping) else ():
        if key.text not in known:
            message = f"'gewijzigd' noemt {shown(key.text)}, maar een traject heeft die sleutel niet"
            near = did_you_mean(key.text, known)
            problems.error(key.line, key.column, f"{named(entry, CalendarEntry)}: {message}{near}")


def _amount(written: Node | None) -> Decimal | None:
    try:
        return read_amount(written.text) if isinstance(written, Scalar) else None
    except ValueError:
        return None


def _written(amount: Decimal | int) -> str:
    return f"{amount:,}".translate(str.maketrans(",.", ".,"))
