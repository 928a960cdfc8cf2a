"""The trial questions of `proefvragen.yaml`, each as one test: asked, and held against all it expects.

What is left out of a question is not looked at. `bevat` looks at what a reader sees first; `bevat_niet` also at what
opens behind a button, at the choices and at the receipt, in capitals or not.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.answering.plain import plain_details, plain_text
from bot.assistant import Assistant, Reply
from bot.curation.library import TRIALS, read_document
from bot.curation.located import child, mappings
from bot.model.answer import Answer, Asking
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation, Intent
from bot.model.trial import TrialQuestion, TrialQuestions
from bot.model.viewer import Person, Place, Viewer

TODAY = date(2026, 11, 22)
FILE = Path(__file__).parent.parent / "knowledge" / TRIALS
READERS = {
    "besloten": Viewer(Person.COLLEAGUE, Place.PRIVATE),
    "kanaal": Viewer(Person.COLLEAGUE, Place.CHANNEL),
    "extern": Viewer(Person.OUTSIDER, Place.SHARED),
}


@dataclass(frozen=True)
class Trial:
    """A trial question and the line of the file on which it begins."""

    line: int
    asked: TrialQuestion


def _trials() -> list[Trial]:
    document, _ = read_document(FILE, TRIALS)
    assert isinstance(document.value, TrialQuestions), "\n".join(map(str, document.problems.found))
    lines = [item.line for item in mappings(child(document.root, "proefvragen"))]
    return [Trial(line, asked) for line, asked in zip(lines, document.value.questions, strict=True)]


TRIED = _trials()


def _as_test(trial: Trial) -> object:
    problem = trial.asked.known_problem
    marks = [pytest.mark.xfail(reason=problem, strict=True)] if problem else []
    return pytest.param(trial.asked, id=f"{TRIALS}:{trial.line}", marks=marks)


@pytest.fixture(scope="module")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def _reply(trial: TrialQuestion, assistant: Assistant) -> Reply:
    """The reply to the question, after those that were asked before it in the same conversation."""
    reader = READERS[trial.place]
    conversation: Conversation | None = None
    for before in trial.before:
        conversation = assistant.answer(before, reader, TODAY, conversation).conversation
    return assistant.answer(trial.question, reader, TODAY, conversation)


def _intent(reply: Reply) -> Intent:
    return reply.question.intent if reply.question else Intent.UNKNOWN


def _entries(reply: Reply) -> list[str]:
    """The procurements that the answer is about: named in the question, or before in the conversation."""
    if reply.question is None or _intent(reply) is Intent.UNKNOWN:
        return []
    named = [scored.id for scored in reply.question.linking.decided]
    return sorted(named or filter(None, [reply.conversation.entry]))


def _topic(reply: Reply) -> str | None:
    return reply.question.topics[0].id if reply.question and reply.question.topics else None


def _refuses(answer: Answer, knowledge: Knowledge) -> bool:
    """No sources, and the name of who does know."""
    names = (contact.name.in_(answer.language) for contact in knowledge.contacts.contacts)
    said = plain_text(answer)
    return not answer.sources and any(name in said for name in names)


def _asks_back(answer: Answer) -> bool:
    prompt = answer.prompt
    return prompt is not None and prompt.asking is not Asking.EXAMPLE_QUESTION and bool(prompt.choices)


def _everything(answer: Answer) -> str:
    """All that can be seen of an answer: also behind its buttons, on its choices and in its receipt."""
    choices = (f"{choice.text} {choice.value}" for choice in (answer.prompt.choices if answer.prompt else ()))
    opened = (plain_details(details, answer.language) for details in answer.details)
    return "\n".join([plain_text(answer), *opened, *choices, answer.receipt])


def _differences(trial: TrialQuestion, reply: Reply, knowledge: Knowledge) -> Iterator[str]:
    """Each expectation that does not hold, as 'what: expected ..., got ...'."""
    answer = reply.answer
    compared = {
        "taal": (trial.language, answer.language.value),
        "bedoeling": (trial.intent, _intent(reply)),
        "trajecten": (None if trial.entries is None else sorted(trial.entries), _entries(reply)),
        "onderwerp": (trial.topic, _topic(reply)),
        "oordeel": (trial.verdict and trial.verdict.value, answer.verdict),
        "route": (trial.route, answer.routes[0][0] if answer.routes else None),
        "weigert": (trial.refuses, _refuses(answer, knowledge)),
        "vraagt_terug": (trial.asks_back, _asks_back(answer)),
    }
    yield from (
        f"{what}: expected {expected!r}, got {got!r}"
        for what, (expected, got) in compared.items()
        if expected is not None and expected != got
    )
    yield from _lacking("ontbreekt", trial.missing, answer.missing)
    yield from _lacking("artikelen", trial.articles, answer.articles)
    seen, everything = plain_text(answer).casefold(), _everything(answer).casefold()
    yield from (f"bevat: {text!r} is not said" for text in trial.contains if text.casefold() not in seen)
    yield from (f"bevat_niet: {text!r} is shown" for text in trial.lacks if text.casefold() in everything)


def _lacking(what: str, expected: tuple[str, ...], got: tuple[str, ...]) -> Iterator[str]:
    if lacking := [one for one in expected if one not in got]:
        yield f"{what}: {lacking} not in {list(got)}"


@pytest.mark.parametrize("trial", [_as_test(trial) for trial in TRIED])
def test_a_trial_question_gets_the_answer_that_is_expected(
    trial: TrialQuestion, assistant: Assistant, knowledge: Knowledge
) -> None:
    reply = _reply(trial, assistant)
    differences = list(_differences(trial, reply, knowledge))
    asked = " / ".join([*trial.before, trial.question])
    assert not differences, "\n".join([asked, f"({trial.why})", *differences, "", plain_text(reply.answer)])


def test_there_are_at_least_two_hundred_trial_questions() -> None:
    assert len(TRIED) >= 200


def test_at_least_a_quarter_must_be_refused_or_asked_back() -> None:
    turned = [trial for trial in TRIED if trial.asked.refuses or trial.asked.asks_back]
    assert len(turned) * 4 >= len(TRIED)


def test_every_intent_is_asked() -> None:
    assert {trial.asked.intent for trial in TRIED} >= set(Intent)


def test_both_languages_are_asked() -> None:
    assert {trial.asked.language for trial in TRIED} >= {language.value for language in Language}


def test_no_trial_question_is_asked_twice_in_the_same_place_and_conversation() -> None:
    asked = Counter(
        (t.asked.place, t.asked.before, " ".join(t.asked.question.casefold().split())) for t in TRIED
    )
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_trial_question_tells_why_it_is_there_and_expects_something() -> None:
    only_asked = {"question", "before", "place", "language", "why", "known_problem"}
    idle = [t.line for t in TRIED if not t.asked.why or not t.asked.model_fields_set - only_asked]
    assert idle == []
