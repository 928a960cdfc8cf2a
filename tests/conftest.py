"""What every test may ask for: the shipped knowledge, read once, and the day on which everything happens."""

from datetime import date
from pathlib import Path

import pytest

from bot.curation.reading import load
from bot.model.knowledge import Knowledge
from tests.builders import TODAY

SHIPPED = Path(__file__).parents[1] / "knowledge"


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(SHIPPED, TODAY)
