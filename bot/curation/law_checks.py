"""The law: thresholds without gaps, legal lines with an article, quotes that are word for word."""

import re
from datetime import date, timedelta
from itertools import pairwise, takewhile

from bot.curation.item_checks import day_of
from bot.curation.library import LAW, ROUTES, THRESHOLDS, TOPICS, Library
from bot.curation.located import Mapping, Scalar, child, mappings, text_at, texts
from bot.curation.problems import FileProblems, shown
from bot.curation.wording import named
from bot.model.base import Label
from bot.model.law import Condition, ThresholdPeriod, Topic

SHOWN_WORDS = 5
WORD = re.compile(r"\S+")
OPENING_SIGNS, CLOSING_SIGNS = '("\u201c\u2018', '.,;:)"\u201d\u2019'


def check_periods(library: Library) -> None:
    """Thresholds that overlap, leave days without a threshold, or lack an amount that another period has."""
    problems = library.problems(THRESHOLDS)
    periods = mappings(child(library.root(THRESHOLDS), "perioden"))
    dated = [(start, end, item) for item in periods for start, end in _days(item, problems)]
    for (_start, end, before), (start, _end, after) in pairwise(sorted(dated, key=lambda period: period[:2])):
        _check_joint(before, end, after, start, problems)
    _check_amounts(periods, problems)


def _days(item: Mapping, problems: FileProblems) -> list[tuple[date, date]]:
    start, end = day_of(child(item, "van")), day_of(child(item, "tot_en_met"))
    if not start or not end:
        return []
    if end < start:
        problems.error(
            item.line,
            item.column,
            f"{named(item, ThresholdPeriod)} eindigt op {end}, voor het begin op {start}",
        )
        return []
    return [(start, end)]


def _check_joint(before: Mapping, end: date, after: Mapping, start: date, problems: FileProblems) -> None:
    first, second = named(before, ThresholdPeriod), named(after, ThresholdPeriod)
    if start <= end:
        problems.error(after.line, after.column, f"{second} overlapt met {first}: beide gelden op {start}")
    elif start > end + timedelta(days=1):
        missing = f"van {end + timedelta(days=1)} tot en met {start - timedelta(days=1)}"
        problems.error(after.line, after.column, f"tussen {first} en {second} geldt {missing} geen drempel")


def _check_amounts(periods: list[Mapping], problems: FileProblems) -> None:
    amounts = [found for item in periods if isinstance(found := child(item, "bedragen"), Mapping)]
    known = {key for found in amounts for key in found.values}
    for item in periods:
        found = child(item, "bedragen")
        for key in sorted(known - found.values.keys()) if isinstance(found, Mapping) else ():
            message = (
                f"{named(item, ThresholdPeriod)}: bedrag {shown(key)} ontbreekt; andere perioden hebben het"
            )
            problems.error(item.line, item.column, message)


def check_legal_lines(library: Library) -> None:
    """A line or condition of the sort 'wet' that names no article."""
    for topic in mappings(child(library.root(TOPICS), "onderwerpen")):
        for line in mappings(child(topic, "regels")):
            _check_legal(line, f"{named(topic, Topic)}: een regel", library.problems(TOPICS))
    for condition in mappings(child(library.root(ROUTES), "voorwaarden")):
        _check_legal(condition, named(condition, Condition), library.problems(ROUTES))


def _check_legal(line: Mapping, name: str, problems: FileProblems) -> None:
    if text_at(line, "soort") == Label.LAW and not texts(child(line, "artikelen")):
        problems.error(
            line.line, line.column, f"{name} van soort 'wet' noemt geen artikel; vul 'artikelen' in"
        )


def check_quotes(library: Library) -> None:
    """A quote that is not word for word in the text of its article."""
    if library.root(LAW) is None:
        return
    articles = {text_at(item, "id"): item for item in mappings(child(library.root(LAW), "artikelen"))}
    for topic in mappings(child(library.root(TOPICS), "onderwerpen")):
        for quote in mappings(child(topic, "citaten")):
            written, article = child(quote, "tekst"), articles.get(text_at(quote, "artikel"))
            if article and isinstance(written, Scalar) and not written.refused:
                law = text_at(child(article, "citaat"), "tekst")
                if message := differs(written.text, law, text_at(quote, "artikel") or ""):
                    library.problems(TOPICS).error(written.line, written.column, message)


def differs(quote: str, law: str | None, article: str) -> str | None:
    """Where a quote departs from the law's text, in one line; None when it stands there word for word."""
    if law is None:
        return f"artikel {shown(article)} heeft geen wettekst; haal dit citaat weg of vul de wettekst aan"
    quoted, words = WORD.findall(quote), WORD.findall(law)
    if f" {' '.join(quoted)} " in f" {' '.join(words)} ":
        return None
    agreed, end = _longest_start(quoted, words)
    if agreed == len(quoted):
        return None
    if agreed == 0:
        return (
            f"citaat staat niet in artikel {shown(article)}: {shown(quoted[0])} komt in de wettekst niet voor"
        )
    before = " ".join(quoted[max(0, agreed - SHOWN_WORDS) : agreed])
    theirs = shown(words[end]) if end < len(words) else "niets meer"
    difference = f"hier {shown(quoted[agreed])}, in de wet {theirs}"
    return f"citaat wijkt af van artikel {shown(article)} na {shown(before)}: {difference}"


def _longest_start(quoted: list[str], words: list[str]) -> tuple[int, int]:
    """How many words from the start of the quote stand in a row in the law, and where that row ends there."""
    best = (0, 0)
    for start in range(len(words)):
        pairs = zip(quoted, words[start:], strict=False)
        agree = takewhile(lambda pair: _same(pair[1][0], pair[1][1], pair[0], len(quoted)), enumerate(pairs))
        size = sum(1 for _pair in agree)
        if size > best[0]:
            best = (size, start + size)
    return best


def _same(ours: str, theirs: str, place: int, size: int) -> bool:
    """The same word; a quote may begin after an opening sign and end before the sign that closes a clause."""
    if place == 0:
        theirs = theirs if ours[:1] in OPENING_SIGNS else theirs.lstrip(OPENING_SIGNS)
    if place == size - 1:
        theirs = theirs if ours[-1:] in CLOSING_SIGNS else theirs.rstrip(CLOSING_SIGNS)
    return ours == theirs
