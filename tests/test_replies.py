"""A clicked answer to a question of the bot becomes facts; what was not offered becomes none."""

import pytest

from bot.model.knowledge import Knowledge
from bot.model.law import FactQuestion
from bot.model.procurement import ContractKind, NoticeStatus
from bot.model.question import Facts, Performer
from bot.understanding.replies import DO_NOT_KNOW, facts_of_choice


def offered(question: FactQuestion) -> list[str]:
    """What stands on the buttons of a question."""
    if question.answered_by == "ja-nee":
        return ["ja", "nee"]
    return [choice.value for choice in question.choices]


def test_every_button_of_every_question_gives_a_fact(knowledge: Knowledge) -> None:
    without = [
        (question.id, value)
        for question in knowledge.routes.questions
        for value in (*offered(question), DO_NOT_KNOW)
        if facts_of_choice(question, value) == Facts()
    ]
    assert without == []


def test_do_not_know_is_kept_so_that_it_is_not_asked_again(knowledge: Knowledge) -> None:
    for question in knowledge.routes.questions:
        assert facts_of_choice(question, DO_NOT_KNOW) == Facts(answers={question.id: DO_NOT_KNOW})


@pytest.mark.parametrize("value", ["", "misschien", "JA", "geen", "<!channel>", "0"])
def test_a_value_that_was_not_offered_gives_no_fact(value: str, knowledge: Knowledge) -> None:
    strange = [q for q in knowledge.routes.questions if value not in offered(q)]
    assert {facts_of_choice(question, value) == Facts() for question in strange} == {True}


@pytest.mark.parametrize("status", NoticeStatus)
def test_a_status_is_a_status(status: NoticeStatus, knowledge: Knowledge) -> None:
    question = next(q for q in knowledge.routes.questions if q.feature == "status")
    if status.value in offered(question):
        assert facts_of_choice(question, status.value).status is status


@pytest.mark.parametrize("kind", ContractKind)
def test_a_kind_is_a_kind(kind: ContractKind, knowledge: Knowledge) -> None:
    question = next(q for q in knowledge.routes.questions if q.feature == "soort")
    assert facts_of_choice(question, kind.value).kind is kind


@pytest.mark.parametrize("performer", Performer)
def test_who_does_the_work_is_a_performer(performer: Performer, knowledge: Knowledge) -> None:
    question = next(q for q in knowledge.routes.questions if q.feature == "eigen_dienst_quasi_inhouse")
    assert facts_of_choice(question, performer.value).performer is performer


@pytest.mark.parametrize(("value", "lots"), [("ja", True), ("nee", False)])
def test_lots_are_there_or_not(value: str, lots: bool, knowledge: Knowledge) -> None:
    question = next(q for q in knowledge.routes.questions if q.feature == "percelen")
    assert facts_of_choice(question, value).has_lots is lots
