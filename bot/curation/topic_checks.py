"""Topics and phrases: example questions, length, placeholders."""

import string

from bot.curation.library import PHRASES, ROUTES, TOPICS, Library, PhrasesUsed
from bot.curation.located import Mapping, Node, Scalar, child, mappings, scalars_at, texts
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.wording import named
from bot.model.base import Entity, Language
from bot.model.law import Route, Topic

LANGUAGE_NAMES = {Language.DUTCH: "Nederlands", Language.ENGLISH: "Engels"}
MOST_WORDS_OF_A_TOPIC, MOST_WORDS_OF_A_ROUTE = 12, 8
MOST_CHARACTERS_OF_LINES = 620


def check_topics(library: Library) -> None:
    """Topics without example questions or longer than an answer can be; names of routes that are too long."""
    problems = library.problems(TOPICS)
    for topic in mappings(child(library.root(TOPICS), "onderwerpen")):
        _check_short(topic, Topic, MOST_WORDS_OF_A_TOPIC, problems)
        for language in Language:
            _check_examples(topic, language, problems)
            _check_length(topic, language, problems)
    for route in mappings(child(library.root(ROUTES), "routes")):
        _check_short(route, Route, MOST_WORDS_OF_A_ROUTE, library.problems(ROUTES))


def _check_short(item: Mapping, entity: type[Entity], most: int, problems: FileProblems) -> None:
    for language in Language:
        written = child(child(item, "kort"), language)
        if isinstance(written, Scalar) and (count := len(written.text.split())) > most:
            message = f"{named(item, entity)}: 'kort' heeft {count} woorden; hoogstens {most}"
            problems.error(written.line, written.column, message)


def _check_examples(topic: Mapping, language: Language, problems: FileProblems) -> None:
    examples = child(topic, "voorbeeldvragen")
    if isinstance(examples, Mapping) and not texts(child(examples, language)):
        message = f"{named(topic, Topic)} heeft geen voorbeeldvraag in het {LANGUAGE_NAMES[language]}"
        problems.error(examples.line, examples.column, message)


def _check_length(topic: Mapping, language: Language, problems: FileProblems) -> None:
    lines = child(topic, "regels")
    size = sum(len(found.text) for found in scalars_at(lines, f"*.{language}"))
    if lines and size > MOST_CHARACTERS_OF_LINES:
        message = (
            f"{named(topic, Topic)}: de regels in het {LANGUAGE_NAMES[language]} zijn samen {size} tekens"
        )
        problems.warn(lines.line, lines.column, f"{message}; hoogstens {MOST_CHARACTERS_OF_LINES}")


def check_phrases(library: Library) -> None:
    """Phrases with a placeholder that the code does not fill, that nothing says, or that are missing."""
    root, used = library.root(PHRASES), library.phrases_used
    phrases = child(root, "zinnen")
    if not isinstance(phrases, Mapping):
        return
    for phrase_id, phrase in phrases.values.items():
        _check_placeholders(phrase_id, phrase, used, library.problems(PHRASES))
    if used is not None:
        _check_use(phrases, used, library.problems(PHRASES))


def _check_use(phrases: Mapping, used: PhrasesUsed, problems: FileProblems) -> None:
    missing = used.keys() - phrases.values.keys()
    for key in phrases.keys.values():
        if key.text not in used:
            message = f"zin {shown(key.text)} wordt nergens gebruikt{did_you_mean(key.text, missing)}"
            problems.error(key.line, key.column, message)
    for phrase_id in sorted(missing):
        problems.error(phrases.line, phrases.column, f"zin {shown(phrase_id)} ontbreekt")


def _check_placeholders(
    phrase_id: str, phrase: Node, used: PhrasesUsed | None, problems: FileProblems
) -> None:
    allowed = used.get(phrase_id) if used else None
    for written in scalars_at(phrase, "*"):
        names = _placeholders(written.text)
        if names is None:
            message = "een accolade is niet gesloten of niet geopend"
            problems.error(written.line, written.column, f"zin {shown(phrase_id)}: {message}")
        elif allowed is not None:
            for name in sorted(names - allowed):
                message = (
                    f"zin {shown(phrase_id)}: plaatshouder {shown(name)} bestaat niet{_choices(allowed)}"
                )
                problems.error(written.line, written.column, message)


def _placeholders(text: str) -> set[str] | None:
    """The names between braces, or None when the braces do not pair."""
    try:
        return {
            name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None
        }
    except ValueError:
        return None


def _choices(placeholders: frozenset[str]) -> str:
    if not placeholders:
        return "; deze zin heeft er geen"
    return f"; kies uit {', '.join(map(shown, sorted(placeholders)))}"
