"""What every test may ask for: the shipped knowledge, read once, and the day on which everything happens."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from bot.curation.reading import load
from bot.model.knowledge import Knowledge
from tests.builders import TODAY

settings.register_profile("kansrijk", derandomize=True, deadline=None)
settings.load_profile("kansrijk")
SHIPPED = Path(__file__).parents[1] / "knowledge"


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(SHIPPED, TODAY)
