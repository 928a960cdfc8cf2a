"""The JSON Schema for editors comes from the same models."""

import json
from pathlib import Path

import pytest

from bot.curation.library import MODELS
from bot.curation.schema import schemas, write_schemas


def test_every_yaml_file_has_a_schema() -> None:
    assert schemas().keys() == MODELS.keys()


def test_keys_are_dutch() -> None:
    assert {"titel", "raming", "zittende_leverancier"} <= keys(schemas()["kalender.yaml"], "CalendarEntry")


def test_a_field_that_is_not_read_from_yaml_is_not_offered() -> None:
    assert "threshold_side" not in keys(schemas()["kalender.yaml"], "CalendarEntry")


@pytest.mark.parametrize("name", MODELS)
def test_an_editor_refuses_unknown_keys_and_null(name: str) -> None:
    text = json.dumps(schemas()[name])
    assert (schemas()[name]["additionalProperties"], '"null"' in text) == (False, False)


@pytest.mark.parametrize("name", MODELS)
def test_no_text_of_the_code_shows_up_in_an_editor(name: str) -> None:
    assert "description" not in json.dumps(schemas()[name])


def test_allowed_values_are_offered() -> None:
    kinds = schemas()["kalender.yaml"]["$defs"]["ContractKind"]["enum"]
    assert kinds == ["werken", "leveringen", "diensten", "concessie"]


def test_schemas_are_written_to_a_folder(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "schema")
    assert json.loads(paths[0].read_text(encoding="utf-8")) == schemas()["aanbestedingswet.yaml"]


def keys(schema: dict[str, dict[str, dict[str, dict[str, object]]]], name: str) -> set[str]:
    return set(schema["$defs"][name]["properties"])
