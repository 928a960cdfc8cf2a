"""The weights against what the bot weighs, and the advisors' own word against the calendar it is about."""

import string
from datetime import date
from decimal import Decimal

from bot.curation.item_checks import day_of
from bot.curation.library import ADVICES, CALENDAR, PROMISE, Library
from bot.curation.located import Mapping, Node, Scalar, Sequence, child, mappings, scalars_at, text_at
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.wording import named
from bot.model.base import Entity
from bot.model.promising import (
    ALWAYS_AGAINST,
    ALWAYS_FOR,
    RESTED_ON,
    SIGNALS,
    CategoryAdvice,
    EntryAdvice,
    SignalRule,
    SignalShape,
)
from bot.model.values import read_number, read_points

ABOVE = (("niveaus", "hoog_vanaf", "midden_vanaf"), ("termijnen", "signaal_maanden", "laatste_kans_maanden"))
"""Under which key the first number must be higher than the second."""

MONTHS = (
    ("termijnen", "signaal_maanden"),
    ("termijnen", "laatste_kans_maanden"),
    ("grenzen", "bewijs_oud_na_maanden"),
)
"""Where a number of whole months stands."""

MOST_MONTHS = 120
CERTAINTY = "werksoort_zeker_vanaf"


def check_promise(library: Library) -> None:
    """Signals and values that the bot does not know or that are missing; numbers that contradict."""
    root, problems = library.root(PROMISE), library.problems(PROMISE)
    for key, higher, lower in ABOVE:
        _check_above(child(root, key), higher, lower, problems)
    for key, name in MONTHS:
        _check_months(child(child(root, key), name), name, problems)
    _check_certainty(child(child(root, "grenzen"), CERTAINTY), problems)
    signals = child(root, "signalen")
    written = [(item_id, item) for item in mappings(signals) if (item_id := text_at(item, "id"))]
    for item_id in sorted(SIGNALS.keys() - {item_id for item_id, _item in written}):
        if isinstance(signals, Sequence):
            _say(signals, f"signaal {shown(item_id)} ontbreekt; zet het bij 'signalen'", problems)
    for item_id, item in written:
        if item_id in SIGNALS:
            _check_signal(item, SIGNALS[item_id], problems)
            _check_sign(item_id, item, problems)
        else:
            near = did_you_mean(item_id, SIGNALS)
            _say(child(item, "id"), f"signaal {shown(item_id)} bestaat niet{near}", problems)


def _say(node: Node | None, message: str, problems: FileProblems) -> None:
    if node:
        problems.error(node.line, node.column, message)


def _check_above(holder: Node | None, higher: str, lower: str, problems: FileProblems) -> None:
    top, bottom = _number(child(holder, higher)), _number(child(holder, lower))
    if top is not None and bottom is not None and top <= bottom:
        written = [shown(text_at(holder, key) or "") for key in (higher, lower)]
        message = f"{shown(higher)} is {written[0]} en {shown(lower)} is {written[1]}"
        _say(child(holder, higher), f"{message}; {shown(higher)} moet hoger zijn", problems)


def _check_certainty(written: Node | None, problems: FileProblems) -> None:
    certainty = _number(written)
    if isinstance(written, Scalar) and certainty is not None and certainty > 1:
        message = (
            f"{shown(CERTAINTY)} is {shown(written.text)}; schrijf een getal van 0 tot 1, bijvoorbeeld 0,75"
        )
        _say(written, message, problems)


def _check_months(written: Node | None, name: str, problems: FileProblems) -> None:
    months = _number(written)
    if isinstance(written, Scalar) and months is not None and (months % 1 or months > MOST_MONTHS):
        message = f"{shown(name)} is {shown(written.text)}; schrijf hele maanden, hoogstens {MOST_MONTHS}"
        _say(written, message, problems)


def _number(written: Node | None) -> Decimal | None:
    """The number in a text, or None when there is none; a faulty number is a problem elsewhere."""
    try:
        return read_number(written.text) if isinstance(written, Scalar) else None
    except ValueError:
        return None


def _check_signal(item: Mapping, shape: SignalShape, problems: FileProblems) -> None:
    """Every value once, none that the bot does not say, and none missing."""
    name, values, seen = named(item, SignalRule), child(item, "waarden"), dict[str, int]()
    for value in mappings(values):
        written = text_at(value, "waarde") or ""
        if written in seen:
            message = (
                f"{name}: waarde {shown(written)} staat dubbel; de eerste staat op regel {seen[written]}"
            )
            _say(child(value, "waarde"), message, problems)
        elif written in shape:
            _check_texts(value, f"{name}, waarde {shown(written)}", shape[written], problems)
        elif written:
            near = did_you_mean(written, shape) or f"; kies uit {', '.join(map(shown, shape))}"
            _say(child(value, "waarde"), f"{name} heeft geen waarde {shown(written)}{near}", problems)
        seen.setdefault(written, value.line)
    for missing in (value for value in shape if value not in seen and isinstance(values, Sequence)):
        _say(item, f"{name}: waarde {shown(missing)} ontbreekt; zet die bij 'waarden'", problems)


def _check_sign(item_id: str, item: Mapping, problems: FileProblems) -> None:
    """The signal that is said when no other speaks for must add points, its opposite must take them."""
    if item_id not in (ALWAYS_FOR, ALWAYS_AGAINST):
        return
    wanted, rest = (1, "meer dan 0 zijn; de bot noemt dit als niets anders ervoor pleit")
    if item_id == ALWAYS_AGAINST:
        wanted, rest = (-1, "minder dan 0 zijn; de bot noemt dit als niets anders ertegen pleit")
    for points in scalars_at(item, "waarden.*.punten"):
        if _sign(points) not in (None, wanted):
            message = f"{named(item, SignalRule)}: punten is {shown(points.text)}, maar moet {rest}"
            _say(points, message, problems)


def _sign(written: Scalar) -> int | None:
    try:
        points = read_points(written.text)
    except ValueError:
        return None
    return (points > 0) - (points < 0)


def _check_texts(value: Mapping, name: str, allowed: frozenset[str], problems: FileProblems) -> None:
    for written in scalars_at(value, "tekst.*"):
        found = placeholders_in(written.text)
        if found is None:
            _say(written, f"{name}: een accolade is niet gesloten of niet geopend", problems)
        for placeholder in sorted((found or set()) - allowed):
            choices = ", ".join(map(shown, sorted(allowed)))
            instead = f"kies uit {choices}" if allowed else "deze tekst heeft er geen"
            _say(written, f"{name}: plaatshouder {shown(placeholder)} bestaat niet; {instead}", problems)


def placeholders_in(text: str) -> set[str] | None:
    """What stands between braces, format and all, or None when the braces do not pair."""
    try:
        return {
            name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            for _text, name, form, conversion in string.Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return None


def check_advices(library: Library) -> None:
    """Two advices on one thing, one of a day to come; (a warning) one on what is gone or has changed."""
    root, problems = library.root(ADVICES), library.problems(ADVICES)
    for key, name, entity in (
        ("trajecten", "traject", EntryAdvice),
        ("werksoorten", "werksoort", CategoryAdvice),
    ):
        advices = mappings(child(root, key))
        _check_once(advices, name, problems)
        for advice in advices:
            _check_day(advice, entity, library.today, problems)
    calendar = library.root(CALENDAR)
    if calendar is None:
        return
    entries = {
        entry_id: entry
        for entry in mappings(child(calendar, "trajecten"))
        if (entry_id := text_at(entry, "id"))
    }
    for advice in mappings(child(root, "trajecten")):
        about = child(advice, "traject")
        if isinstance(about, Scalar) and about.text in entries:
            _check_changes(advice, entries[about.text], problems)
        elif isinstance(about, Scalar) and not about.refused:
            message = f"traject {shown(about.text)} staat niet meer op de kalender; het advies blijft bewaard"
            problems.warn(about.line, about.column, f"{message}. Haal het weg of wijzig het id")


def _check_once(advices: list[Mapping], name: str, problems: FileProblems) -> None:
    seen: dict[str, int] = {}
    for about in (child(advice, name) for advice in advices):
        if isinstance(about, Scalar) and not about.refused:
            if about.text in seen:
                message = f"{name} {shown(about.text)} heeft al een advies op regel {seen[about.text]}"
                _say(about, f"{message}; maak er één advies van", problems)
            seen.setdefault(about.text, about.line)


def _check_day(advice: Mapping, entity: type[Entity], today: date, problems: FileProblems) -> None:
    given = child(advice, "op")
    day = day_of(given)
    if isinstance(given, Scalar) and day and day > today:
        message = f"'op' ({shown(given.text)}) ligt na vandaag; schrijf de dag waarop het advies is gegeven"
        _say(given, f"{named(advice, entity)}: {message}", problems)


def _check_changes(advice: Mapping, entry: Mapping, problems: FileProblems) -> None:
    given, changed = child(advice, "op"), child(entry, "gewijzigd")
    day = day_of(given)
    if not isinstance(given, Scalar) or day is None or not isinstance(changed, Mapping):
        return
    later = [
        f"{shown(key)} op {shown(written.text)}"
        for key, written in changed.values.items()
        if key in RESTED_ON and isinstance(written, Scalar) and (since := day_of(written)) and since > day
    ]
    if later:
        message = f"opnieuw toetsen, want daarna veranderde {', '.join(later)}"
        still = "Klopt het nog, zet 'op' dan op vandaag"
        problems.warn(given.line, given.column, f"{named(advice, EntryAdvice)}: {message}. {still}")
