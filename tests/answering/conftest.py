"""What the tests of the answers share: every answer that the shipped knowledge can give, made once."""

import pytest

from bot.assistant import Assistant
from bot.model.knowledge import Knowledge
from tests.answering.every_answer import Spoken, every_answer


@pytest.fixture(scope="session")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


@pytest.fixture(scope="session")
def spoken(assistant: Assistant) -> list[Spoken]:
    return list(every_answer(assistant))
