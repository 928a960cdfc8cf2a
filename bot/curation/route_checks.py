"""The decision table: features, values, conditions and rules that fit together."""

from bot.curation.library import ROUTES, Library
from bot.curation.located import Mapping, Node, Scalar, child, mappings, scalars_at, text_at, texts
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.wording import named
from bot.model.law import Condition, FactQuestion, Feature, Rule, Verdict

UNKNOWN, YES_NO = "onbekend", frozenset({"ja", "nee"})
ADDED_BY_THE_BOT = frozenset({"weet-niet"})
CRITERIA = ("minstens", "hoogstens", "is")

When = dict[str, frozenset[str]]


def check_routes(library: Library) -> None:
    """Everything of the decision table that points at nothing, is never used, or can never apply."""
    root, problems = library.root(ROUTES), library.problems(ROUTES)
    if root is None:
        return
    features = {
        item_id: item for item in mappings(child(root, "kenmerken")) if (item_id := text_at(item, "id"))
    }
    values = {
        item_id: {value.text for value in texts(child(item, "waarden"))} for item_id, item in features.items()
    }
    rules = mappings(child(root, "regels"))
    _check_features(features, values, problems)
    for rule in rules:
        _check_when(rule, values, problems)
    _check_cover(rules, values, problems)
    _check_conditions(root, problems)
    _check_questions(root, problems)
    _check_tests(root, values, problems)
    _check_verdicts(root, problems)


def _check_features(
    features: dict[str, Mapping], values: dict[str, set[str]], problems: FileProblems
) -> None:
    for item_id, item in features.items():
        if UNKNOWN not in values[item_id]:
            problems.error(item.line, item.column, f"{named(item, Feature)}: waarde 'onbekend' ontbreekt")


def _check_when(rule: Mapping, values: dict[str, set[str]], problems: FileProblems) -> None:
    when = child(rule, "als")
    for key in when.keys.values() if isinstance(when, Mapping) else ():
        if key.text not in values:
            message = (
                f"{named(rule, Rule)}: kenmerk {shown(key.text)} bestaat niet{did_you_mean(key.text, values)}"
            )
            problems.error(key.line, key.column, message)
            continue
        for value in texts(child(when, key.text)):
            if value.text not in values[key.text]:
                near = did_you_mean(value.text, values[key.text])
                message = f"kenmerk {shown(key.text)} heeft geen waarde {shown(value.text)}{near}"
                problems.error(value.line, value.column, f"{named(rule, Rule)}: {message}")


def _check_cover(rules: list[Mapping], values: dict[str, set[str]], problems: FileProblems) -> None:
    stops: list[tuple[Mapping, When]] = []
    for rule in rules:
        when = _when(rule)
        earlier = next((stop for stop, wide in stops if _covers(wide, when, values)), None)
        if earlier:
            message = (
                f"{named(rule, Rule)} geldt nooit: {named(earlier, Rule)} stopt al bij dezelfde kenmerken"
            )
            problems.error(rule.line, rule.column, message)
        if text_at(rule, "stop") == "ja":
            stops.append((rule, when))


def _when(rule: Mapping) -> When:
    when = child(rule, "als")
    found = when.values if isinstance(when, Mapping) else {}
    return {key: frozenset(value.text for value in texts(node)) for key, node in found.items()}


def _covers(wide: When, narrow: When, values: dict[str, set[str]]) -> bool:
    return all(narrow.get(key, values.get(key, set())) <= allowed for key, allowed in wide.items())


def _check_conditions(root: Node, problems: FileProblems) -> None:
    used = {found.text for found in scalars_at(root, "regels.*.voorwaarden.*")}
    for item in mappings(child(root, "voorwaarden")):
        item_id = text_at(item, "id")
        if item_id and item_id not in used:
            problems.error(
                item.line, item.column, f"{named(item, Condition)} wordt door geen enkele regel gebruikt"
            )


def _check_questions(root: Node, problems: FileProblems) -> None:
    for item in mappings(child(root, "vragen")):
        choices = mappings(child(item, "keuzes"))
        if text_at(item, "antwoord") == "keuze" and not choices:
            message = "een vraag met antwoord 'keuze' heeft 'keuzes' nodig"
            problems.error(item.line, item.column, f"{named(item, FactQuestion)}: {message}")
        for value in (child(choice, "waarde") for choice in choices):
            if isinstance(value, Scalar) and value.text in ADDED_BY_THE_BOT:
                message = f"keuze {shown(value.text)} voegt de bot zelf toe; haal deze keuze weg"
                problems.error(value.line, value.column, f"{named(item, FactQuestion)}: {message}")


def _check_tests(root: Node, values: dict[str, set[str]], problems: FileProblems) -> None:
    answers = _answers(root) | values
    for item in mappings(child(root, "voorwaarden")):
        test = child(item, "toets")
        if not isinstance(test, Mapping):
            continue
        if not any(key in test.values for key in CRITERIA):
            message = "de toets zegt niet wanneer eraan is voldaan; schrijf 'minstens', 'hoogstens' of 'is'"
            problems.error(test.line, test.column, f"{named(item, Condition)}: {message}")
        fact = text_at(test, "feit") or ""
        for value in texts(child(test, "is")):
            if fact in answers and value.text not in answers[fact]:
                near = did_you_mean(value.text, answers[fact])
                message = (
                    f"{named(item, Condition)}: feit {shown(fact)} kan niet {shown(value.text)} zijn{near}"
                )
                problems.error(value.line, value.column, message)


def _answers(root: Node) -> dict[str, set[str]]:
    """What can be answered to each question with fixed answers."""
    questions = {
        item_id: item for item in mappings(child(root, "vragen")) if (item_id := text_at(item, "id"))
    }
    choices = {
        key: {found.text for found in scalars_at(item, "keuzes.*.waarde")} for key, item in questions.items()
    }
    for key, item in questions.items():
        if text_at(item, "antwoord") == "ja-nee":
            choices[key] |= YES_NO
    return {key: found for key, found in choices.items() if found}


def _check_verdicts(root: Node, problems: FileProblems) -> None:
    verdicts = child(root, "oordelen")
    said = {found.text for found in scalars_at(verdicts, "*.id")}
    for verdict in Verdict if verdicts else ():
        if verdicts and verdict not in said:
            problems.error(
                verdicts.line,
                verdicts.column,
                f"oordeel {shown(verdict)} heeft geen zin; zet het bij 'oordelen'",
            )
