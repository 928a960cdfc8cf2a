"""The files of `knowledge/`, read into trees and models, before anything is checked across them."""

import hashlib
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.curation.composing import compose
from bot.curation.cpv import read_cpv
from bot.curation.located import Node
from bot.curation.problems import FileProblems, KnowledgeError, Problem
from bot.curation.texts import read_text
from bot.curation.validating import validate
from bot.model.base import Entity, Text
from bot.model.digest import DigestRules
from bot.model.knowledge import Phrases, Thresholds
from bot.model.law import Contacts, CpvLists, Law, Routes, Topics
from bot.model.market import Examples, Market, Vocabulary
from bot.model.procurement import Calendar
from bot.model.promising import Advices, PromiseRules
from bot.model.sources import CalendarSources
from bot.model.trial import TrialQuestions

LAW, THRESHOLDS, CPV, CPV_LISTS = "aanbestedingswet.yaml", "drempels.yaml", "cpv.csv", "cpv_lijsten.yaml"
ROUTES, TOPICS, CONTACTS, CALENDAR = "routes.yaml", "onderwerpen.yaml", "contacten.yaml", "kalender.yaml"
MARKET, EXAMPLES, VOCABULARY, PHRASES = "markt.yaml", "voorbeelden.yaml", "synoniemen.yaml", "zinnen.yaml"
PROMISE, ADVICES, SOURCES, TRIALS = (
    "kansrijk.yaml",
    "adviezen.yaml",
    "kalenderbronnen.yaml",
    "proefvragen.yaml",
)
DIGEST = "weekbericht.yaml"

MODELS: dict[str, type[Entity]] = {
    LAW: Law,
    THRESHOLDS: Thresholds,
    CPV_LISTS: CpvLists,
    ROUTES: Routes,
    TOPICS: Topics,
    CONTACTS: Contacts,
    CALENDAR: Calendar,
    MARKET: Market,
    EXAMPLES: Examples,
    VOCABULARY: Vocabulary,
    PHRASES: Phrases,
    PROMISE: PromiseRules,
    ADVICES: Advices,
    SOURCES: CalendarSources,
    DIGEST: DigestRules,
    TRIALS: TrialQuestions,
}
"""Which model describes which file."""

ANSWERING = tuple(name for name in MODELS if name not in (TRIALS, SOURCES))
"""The files that answers and digests are made of; the trial questions are only checked, the sources only read by an import."""

PhrasesUsed = MappingOf[str, frozenset[str]]
"""The phrases that the code says: id -> its placeholders."""

Wanted = TypeVar("Wanted", bound=Entity)


@dataclass
class Document:
    """One file: its problems so far, its tree (None: cannot be read), its model (None: faulty)."""

    problems: FileProblems
    root: Node | None = None
    value: Entity | None = None


@dataclass
class Library:
    """Every file, and what the checks across files need. A file that cannot be read is left out of them."""

    today: date
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    cpv_names: dict[str, Text] = field(default_factory=dict[str, Text])
    phrases_used: PhrasesUsed | None = None
    version: str = ""

    def root(self, name: str) -> Node | None:
        """The tree of a file, or None when it cannot be read."""
        document = self.documents.get(name)
        return document.root if document else None

    def problems(self, name: str) -> FileProblems:
        """Where the problems of a file go."""
        return self.documents[name].problems

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of all files, by file, line and column; each once."""
        return tuple(
            sorted({found for document in self.documents.values() for found in document.problems.found})
        )

    def model(self, name: str, wanted: type[Wanted]) -> Wanted:
        """The model of a file without errors."""
        value = self.documents[name].value
        assert isinstance(value, wanted)
        return value


def read_document(path: Path, name: str) -> tuple[Document, str | None]:
    """One YAML file, described by the model of `name`, with its text."""
    document = Document(FileProblems(path.as_posix(), confidential=name == CALENDAR))
    text = read_text(path, document.problems)
    if text is not None:
        document.root = compose(text, document.problems)
    if document.root is not None:
        document.value = validate(document.root, MODELS[name], document.problems)
    return document, text


def read_library(
    folder: Path,
    today: date,
    names: Iterable[str],
    calendar: Path | Calendar | None,
    phrases_used: PhrasesUsed | None,
) -> Library:
    """The named files of the folder and the CPV codes; `calendar` takes the place of `kalender.yaml`.

    A calendar that was read from another source comes as it is: its own reader has checked it, and it has no tree.
    """
    library = Library(today, phrases_used=phrases_used)
    contents: dict[str, str | None] = {}
    for name in names:
        if isinstance(calendar, Calendar) and name == CALENDAR:
            library.documents[name] = Document(FileProblems(name, confidential=True), value=calendar)
            contents[name] = calendar.model_dump_json()
        else:
            path = calendar if isinstance(calendar, Path) and name == CALENDAR else folder / name
            library.documents[name], contents[name] = read_document(path, name)
    cpv = Document(FileProblems((folder / CPV).as_posix()))
    contents[CPV] = read_text(folder / CPV, cpv.problems)
    library.cpv_names = read_cpv(contents[CPV] or "", cpv.problems)
    library.documents[CPV] = cpv
    library.version = digest({name: text for name, text in contents.items() if name in (*ANSWERING, CPV)})
    return library


def read_sources(folder: Path) -> CalendarSources:
    """The headings of calendar sources, for an import. Raises KnowledgeError when the file cannot be used."""
    document, _text = read_document(folder / SOURCES, SOURCES)
    if not isinstance(document.value, CalendarSources):
        raise KnowledgeError(document.problems.found)
    return document.value


def read_cpv_codes(folder: Path) -> frozenset[str]:
    """The CPV codes that exist; empty when their file cannot be read."""
    problems = FileProblems((folder / CPV).as_posix())
    return frozenset(read_cpv(read_text(folder / CPV, problems) or "", problems))


def digest(contents: MappingOf[str, str | None]) -> str:
    """Ten hexadecimal digits that change with any of the files, not with how a system ends its lines."""
    summed = hashlib.sha256()
    for name in sorted(contents):
        text = (contents[name] or "").replace("\r\n", "\n").encode()
        summed.update(f"{name} {len(text)}\n".encode())
        summed.update(text)
    return summed.hexdigest()[:10]
