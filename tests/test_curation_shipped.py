"""The knowledge that is shipped has no error; what is past its check date may warn."""

from pathlib import Path

from bot.curation.reading import check, load
from tests.builders import TODAY

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


def test_the_shipped_knowledge_has_no_error() -> None:
    assert [str(problem) for problem in check(KNOWLEDGE, TODAY) if not problem.warning] == []


def test_the_shipped_knowledge_loads_with_the_whole_cpv() -> None:
    assert len(load(KNOWLEDGE, TODAY).cpv_names) == 9454
