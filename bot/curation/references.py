"""Ids: what they point at must exist, and an id stands once in its list."""

from bot.curation.library import (
    ADVICES,
    CALENDAR,
    CONTACTS,
    CPV_LISTS,
    DIGEST,
    EXAMPLES,
    LAW,
    MARKET,
    MODELS,
    ROUTES,
    THRESHOLDS,
    TOPICS,
    TRIALS,
    VOCABULARY,
    Library,
)
from bot.curation.located import Scalar, child, scalars_at, text_at
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.shape import lists_of_items, shape_of
from bot.curation.wording import named
from bot.model.promising import NO_KIND

DEFINED: dict[str, tuple[tuple[str, str], ...]] = {
    "artikel": ((LAW, "artikelen.*.id"),),
    "onderwerp": ((TOPICS, "onderwerpen.*.id"),),
    "contact": ((CONTACTS, "contacten.*.id"),),
    "werksoort": ((MARKET, "werksoorten.*.id"),),
    "instrument": ((MARKET, "instrumenten.*.id"),),
    "firma": ((MARKET, "firmas.*.id"),),
    "voorbeeld": ((EXAMPLES, "voorbeelden.*.id"), (EXAMPLES, "tegenvoorbeelden.*.id")),
    "kenmerk": ((ROUTES, "kenmerken.*.id"),),
    "vraag": ((ROUTES, "vragen.*.id"),),
    "vraag of kenmerk": ((ROUTES, "vragen.*.id"), (ROUTES, "kenmerken.*.id")),
    "route": ((ROUTES, "routes.*.id"),),
    "voorwaarde": ((ROUTES, "voorwaarden.*.id"),),
    "traject": ((CALENDAR, "trajecten.*.id"),),
    "onderwerp of artikel": ((TOPICS, "onderwerpen.*.id"), (LAW, "artikelen.*.id")),
}
"""What can be pointed at: its name in a message, and where its ids stand."""

REFERENCES: tuple[tuple[str, str, str], ...] = (
    (LAW, "artikelen.*.verwant.*", "artikel"),
    (LAW, "vervallen.*.zie.*", "artikel"),
    (LAW, "misverstanden.*.artikelen.*", "artikel"),
    (THRESHOLDS, "perioden.*.artikelen.*", "artikel"),
    (THRESHOLDS, "kleine_percelen.artikelen.*", "artikel"),
    (THRESHOLDS, "ramingsregels.*.artikelen.*", "artikel"),
    (THRESHOLDS, "getallen.*.artikelen.*", "artikel"),
    (THRESHOLDS, "amsterdam.artikelen.*", "artikel"),
    (CPV_LISTS, "lijsten.*.artikelen.*", "artikel"),
    (ROUTES, "vragen.*.kenmerk", "kenmerk"),
    (ROUTES, "routes.*.aankondiging.artikelen.*", "artikel"),
    (ROUTES, "voorwaarden.*.artikelen.*", "artikel"),
    (ROUTES, "voorwaarden.*.toets.feit", "vraag of kenmerk"),
    (ROUTES, "voorwaarden.*.vraag", "vraag"),
    (ROUTES, "regels.*.route", "route"),
    (ROUTES, "regels.*.voorwaarden.*", "voorwaarde"),
    (ROUTES, "regels.*.artikelen.*", "artikel"),
    (ROUTES, "regels.*.ontbreekt.*", "vraag"),
    (TOPICS, "onderwerpen.*.regels.*.artikelen.*", "artikel"),
    (TOPICS, "onderwerpen.*.citaten.*.artikel", "artikel"),
    (TOPICS, "onderwerpen.*.artikelen.*", "artikel"),
    (TOPICS, "onderwerpen.*.verwant.*", "onderwerp"),
    (TOPICS, "onderwerpen.*.wie", "contact"),
    (CONTACTS, "buiten_bereik.*.wie", "contact"),
    (MARKET, "werksoorten.*.instrumenten.*", "instrument"),
    (MARKET, "werksoorten.*.voorbeelden.*", "voorbeeld"),
    (MARKET, "werksoorten.*.firmas.*", "firma"),
    (MARKET, "instrumenten.*.artikelen.*", "artikel"),
    (MARKET, "firmas.*.werksoorten.*", "werksoort"),
    (EXAMPLES, "voorbeelden.*.werksoort", "werksoort"),
    (EXAMPLES, "voorbeelden.*.instrumenten.*", "instrument"),
    (EXAMPLES, "tegenvoorbeelden.*.werksoort", "werksoort"),
    (EXAMPLES, "tegenvoorbeelden.*.instrumenten.*", "instrument"),
    (VOCABULARY, "jargon.*.onderwerp", "onderwerp"),
    (ADVICES, "trajecten.*.werksoort", "werksoort"),
    (ADVICES, "werksoorten.*.werksoort", "werksoort"),
    (DIGEST, "kanalen.*.werksoorten.*", "werksoort"),
    (TRIALS, "proefvragen.*.trajecten.*", "traject"),
    (TRIALS, "proefvragen.*.onderwerp", "onderwerp of artikel"),
    (TRIALS, "proefvragen.*.route", "route"),
    (TRIALS, "proefvragen.*.ontbreekt.*", "vraag"),
    (TRIALS, "proefvragen.*.artikelen.*", "artikel"),
)
"""Where an id of something else stands: file, path, and what it points at."""

MAY_ALSO_BE = {(ADVICES, "trajecten.*.werksoort"): frozenset({NO_KIND})}
"""Words that may stand where an id is expected."""

RESERVED = frozenset({"onbekend", "weet-niet", "geen", "ja", "nee"})
"""Words with a meaning of their own in answers and clicks; no item has one of these as its id."""

MAY_BE_RESERVED = frozenset({"oordelen", "instrumenten"})


def known_ids(library: Library, kind: str) -> set[str] | None:
    """The ids of a kind, or None when a file they stand in cannot be read."""
    roots = [(library.root(name), path) for name, path in DEFINED[kind]]
    if any(root is None for root, _path in roots):
        return None
    return {found.text for root, path in roots for found in scalars_at(root, path)}


def check_references(library: Library) -> None:
    """An id that nothing has. Trial questions about another calendar than the example are one warning together."""
    known = {kind: known_ids(library, kind) for kind in DEFINED}
    elsewhere = _trials_of_another_calendar(library, known["traject"])
    for name, path, kind in REFERENCES:
        ids = known[kind]
        if elsewhere and (name, kind) == (TRIALS, "traject"):
            continue
        for found in scalars_at(library.root(name), path) if ids is not None else ():
            if ids is not None and found.text not in ids | MAY_ALSO_BE.get((name, path), frozenset()):
                library.problems(name).error(found.line, found.column, _dangling(kind, found.text, ids))


def _trials_of_another_calendar(library: Library, ids: set[str] | None) -> bool:
    """Whether trial questions name entries that a calendar of one's own does not have; then it is said once."""
    if ids is None or text_at(child(library.root(CALENDAR), "bron"), "voorbeeld") == "ja":
        return False
    strange = [
        found
        for found in scalars_at(library.root(TRIALS), "proefvragen.*.trajecten.*")
        if found.text not in ids
    ]
    if strange:
        message = (
            f"{len(strange)} proefvragen noemen een traject dat niet op deze kalender staat, zoals {shown(strange[0].text)};"
            " ze horen bij een andere kalender. Pas ze aan of haal ze weg"
        )
        library.problems(TRIALS).warn(strange[0].line, strange[0].column, message)
    return bool(strange)


def _dangling(kind: str, written: str, ids: set[str]) -> str:
    return f"{kind} {shown(written)} bestaat niet{did_you_mean(written, ids)}"


def check_ids(library: Library) -> None:
    """An id that stands twice in its list, and an id that is a reserved word."""
    for name, model in MODELS.items():
        root = library.root(name)
        for key, sequence, entity in lists_of_items(root, shape_of(model)) if root else ():
            seen: dict[str, int] = {}
            for item in sequence.items:
                found = child(item, "id")
                if isinstance(found, Scalar) and not found.refused:
                    _check_id(key, found, named(item, entity), seen, library.problems(name))
    _check_examples_once(library)


def _check_id(key: str, found: Scalar, name: str, seen: dict[str, int], problems: FileProblems) -> None:
    if found.text in seen:
        problems.error(
            found.line, found.column, f"{name} staat dubbel; het eerste staat op regel {seen[found.text]}"
        )
    if found.text in RESERVED and key not in MAY_BE_RESERVED:
        problems.error(
            found.line, found.column, f"{shown(found.text)} is een gereserveerd woord; kies een ander id"
        )
    seen.setdefault(found.text, found.line)


def _check_examples_once(library: Library) -> None:
    good = {found.text: found.line for found in scalars_at(library.root(EXAMPLES), "voorbeelden.*.id")}
    for found in scalars_at(library.root(EXAMPLES), "tegenvoorbeelden.*.id"):
        if found.text in good:
            message = (
                f"voorbeeld {shown(found.text)} staat dubbel; het eerste staat op regel {good[found.text]}"
            )
            library.problems(EXAMPLES).error(found.line, found.column, message)


def check_cpv(library: Library) -> None:
    """A CPV code that does not exist, and a prefix of a kind of work that no code has."""
    if not library.cpv_names:
        return
    for name, path in (
        (CALENDAR, "trajecten.*.cpv.*"),
        (CPV_LISTS, "lijsten.*.rubrieken.*.codes.*"),
        (CPV_LISTS, "lijsten.*.niet_bevestigd.*"),
    ):
        for found in scalars_at(library.root(name), path):
            if found.text not in library.cpv_names:
                message = (
                    f"CPV-code {shown(found.text)} bestaat niet{did_you_mean(found.text, library.cpv_names)}"
                )
                library.problems(name).error(found.line, found.column, message)
    starts = {code[:size] for code in library.cpv_names for size in range(2, 9)}
    for found in scalars_at(library.root(MARKET), "werksoorten.*.cpv.*"):
        if found.text not in starts:
            message = f"geen enkele CPV-code begint met {shown(found.text)}; schrijf twee tot acht cijfers"
            library.problems(MARKET).error(found.line, found.column, message)
