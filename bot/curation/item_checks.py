"""What holds for items of every file: a source, a reserve where something is unsure, a check date to come."""

from datetime import date

from bot.curation.library import LAW, MODELS, Library
from bot.curation.located import Mapping, Scalar, Sequence, child, mappings, texts
from bot.curation.problems import FileProblems, shown
from bot.curation.shape import Shape, shape_of, walk
from bot.curation.validating import check_keys
from bot.curation.wording import missing_key, named
from bot.model.base import Confidence
from bot.model.law import Article
from bot.model.values import read_date

UNSURE = frozenset({Confidence.MEDIUM.value, Confidence.LOW.value})


def check_items(library: Library) -> None:
    """Items with a key they cannot have, unsure without saying why, or that must be checked again."""
    for name, model in MODELS.items():
        root = library.root(name)
        for item, shape in walk(root, shape_of(model)) if root else ():
            check_keys(item, shape, library.problems(name))
            _check_reserve(item, shape, library.problems(name))
            _check_date(item, shape, library.today, library.problems(name))


def _check_reserve(item: Mapping, shape: Shape, problems: FileProblems) -> None:
    confidence = child(item, "zekerheid")
    if not isinstance(confidence, Scalar) or confidence.text not in UNSURE or "reserve" in item.values:
        return
    if "reserve" in shape.keys:
        message = f"zekerheid is {shown(confidence.text)}, maar 'reserve' ontbreekt; schrijf wat onzeker is"
        problems.error(confidence.line, confidence.column, f"{named(item, shape.entity)}: {message}")


def _check_date(item: Mapping, shape: Shape, today: date, problems: FileProblems) -> None:
    before = child(item, "controleer_voor")
    if isinstance(before, Scalar) and (day := day_of(before)) and day < today:
        message = f"{named(item, shape.entity)} moest voor {shown(before.text)} opnieuw worden gecontroleerd"
        problems.warn(before.line, before.column, message)


def day_of(written: object) -> date | None:
    """The day in a text, or None when there is none; a faulty day is a problem elsewhere."""
    try:
        return read_date(written.text) if isinstance(written, Scalar) else None
    except ValueError:
        return None


def check_sources(library: Library) -> None:
    """An article without a source."""
    for item in mappings(child(library.root(LAW), "artikelen")):
        sources = child(item, "bronnen")
        if sources is None:
            library.problems(LAW).error(
                item.line, item.column, missing_key("bronnen", named(item, Article), None)
            )
        elif isinstance(sources, Sequence) and not texts(sources):
            message = f"{named(item, Article)}: sleutel 'bronnen' is leeg; noem minstens één bron"
            library.problems(LAW).error(sources.line, sources.column, message)
