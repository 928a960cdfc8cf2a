"""An answer: what is said, in order, in one language, in no markup of any medium."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.model.base import Label, Language


class Section(StrEnum):
    """What can be opened behind an answer."""

    WHY = "waarom"
    LAW = "wettekst"
    EXAMPLES = "voorbeelden"
    MARKET = "markt"
    ALTERNATIVES = "alternatieven"
    PROMISE = "kansrijk"
    WHAT_IF = "anders"
    STRATEGY = "strategie"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer. A legal line has article ids; a quote is word for word and has its version; what is `copied`
    is shown apart, to be taken over as it stands."""

    text: str
    label: Label | None = None
    articles: tuple[str, ...] = ()
    quote: bool = False
    heading: bool = False
    bullet: bool = False
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source with the day it was checked."""

    name: str
    address: str | None
    checked: date


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to click: the text on the button, and the value that comes back."""

    text: str
    value: str


class Asking(StrEnum):
    """What the choices of an answer are for."""

    WHICH_ENTRY = "welk-traject"
    FACT = "feit"
    EXAMPLE_QUESTION = "voorbeeldvraag"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question back: what is asked, for what, and what can be chosen. For a fact, `about` is its question id."""

    asking: Asking
    text: str
    choices: tuple[Choice, ...]
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What opens behind a button: a title and lines."""

    section: Section
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Attachment:
    """A file that goes with an answer: its name, its title, and how it is written. It is written once, when it is asked for."""

    name: str
    title: str
    write: Callable[[], bytes] = field(compare=False, repr=False)

    @cached_property
    def content(self) -> bytes:
        """What stands in the file."""
        return self.write()

    @property
    def text(self) -> str:
        """What stands in a file of text, as UTF-8. Raises UnicodeDecodeError for any other file."""
        return self.content.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said. `headline` is at most 12 words; headline, notes and lines together under 900 characters.

    `receipt` reproduces the answer with the same question, viewer and knowledge version.
    """

    language: Language
    headline: str
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    prompt: Prompt | None = None
    details: tuple[Details, ...] = ()
    footer: str = ""
    receipt: str = ""
    articles: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    verdict: str | None = None
    missing: tuple[str, ...] = ()
    attachment: Attachment | None = None

    def opens(self, section: Section) -> Details | None:
        """The details behind a button, or None when there are none."""
        return next((details for details in self.details if details.section is section), None)
