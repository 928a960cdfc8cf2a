"""Check the knowledge, or load it: the two things one does with the files."""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.curation import library as files
from bot.curation.digest_checks import check_digest
from bot.curation.item_checks import check_items, check_sources
from bot.curation.law_checks import check_legal_lines, check_periods, check_quotes
from bot.curation.library import Library, PhrasesUsed, read_library
from bot.curation.market_checks import check_calendar, check_market
from bot.curation.problems import KnowledgeError, Problem, did_you_mean
from bot.curation.promise_checks import check_advices, check_promise
from bot.curation.references import check_cpv, check_ids, check_references
from bot.curation.route_checks import check_routes
from bot.curation.source_checks import check_calendar_sources
from bot.curation.topic_checks import check_phrases, check_topics
from bot.model.digest import DigestRules
from bot.model.knowledge import Knowledge, Phrases, Thresholds
from bot.model.law import Contacts, CpvLists, Law, Routes, Topics
from bot.model.market import Examples, Market, Vocabulary
from bot.model.procurement import Calendar
from bot.model.promising import Advices, PromiseRules

CHECKS: tuple[Callable[[Library], None], ...] = (
    check_ids,
    check_references,
    check_cpv,
    check_items,
    check_sources,
    check_periods,
    check_legal_lines,
    check_quotes,
    check_routes,
    check_topics,
    check_phrases,
    check_market,
    check_calendar,
    check_promise,
    check_advices,
    check_calendar_sources,
    check_digest,
)
"""Every check across files. Each looks at the trees, so that one fault does not hide another."""


def check(
    folder: Path,
    today: date,
    *,
    calendar: Path | Calendar | None = None,
    phrases_used: PhrasesUsed | None = None,
) -> tuple[Problem, ...]:
    """Every problem of every file, errors and warnings, by file, line and column.

    `calendar` takes the place of `kalender.yaml`; the trial questions, which are about it, are not read.
    `phrases_used` are the phrases that the code says (None: not checked).
    """
    names = files.ANSWERING if calendar else tuple(files.MODELS)
    try:
        library = _checked(folder, today, names, calendar, phrases_used)
    except KnowledgeError as error:
        return error.problems
    return tuple(sorted([*library.all_problems(), *_unread(folder)]))


def load(
    folder: Path,
    today: date,
    calendar: Path | Calendar | None = None,
    *,
    phrases_used: PhrasesUsed | None = None,
) -> Knowledge:
    """All knowledge of the folder. Raises KnowledgeError when there is an error; a warning is no error."""
    library = _checked(folder, today, files.ANSWERING, calendar, phrases_used)
    if errors := [problem for problem in library.all_problems() if not problem.warning]:
        raise KnowledgeError(errors)
    return Knowledge(
        law=library.model(files.LAW, Law),
        thresholds=library.model(files.THRESHOLDS, Thresholds),
        cpv_lists=library.model(files.CPV_LISTS, CpvLists),
        cpv_names=library.cpv_names,
        routes=library.model(files.ROUTES, Routes),
        topics=library.model(files.TOPICS, Topics),
        contacts=library.model(files.CONTACTS, Contacts),
        market=library.model(files.MARKET, Market),
        examples=library.model(files.EXAMPLES, Examples),
        calendar=library.model(files.CALENDAR, Calendar),
        vocabulary=library.model(files.VOCABULARY, Vocabulary),
        phrases=library.model(files.PHRASES, Phrases),
        promise_rules=library.model(files.PROMISE, PromiseRules),
        advices=library.model(files.ADVICES, Advices),
        digest_rules=library.model(files.DIGEST, DigestRules),
        version=library.version,
    )


def _unread(folder: Path) -> list[Problem]:
    """A warning for each file that looks like knowledge and that nothing reads."""
    found = (path for pattern in ("*.yaml", "*.yml", "*.csv") for path in folder.glob(pattern))
    known = {*files.MODELS, files.CPV}
    return [
        Problem(
            path.as_posix(),
            1,
            1,
            f"dit bestand wordt niet gelezen{did_you_mean(path.name, known)}",
            warning=True,
        )
        for path in found
        if path.name not in known
    ]


def _checked(
    folder: Path,
    today: date,
    names: tuple[str, ...],
    calendar: Path | Calendar | None,
    phrases_used: PhrasesUsed | None,
) -> Library:
    if not folder.is_dir():
        raise KnowledgeError([Problem(folder.as_posix(), 1, 1, "deze map ontbreekt")])
    with without_collecting():
        library = read_library(folder, today, names, calendar, phrases_used)
        for run in CHECKS:
            run(library)
    return library


@contextmanager
def without_collecting() -> Generator[None]:
    """No garbage collection meanwhile: what is read hold no cycles, and looking for them takes much time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
