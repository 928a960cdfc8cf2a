"""The models as JSON Schema, for completion and hover in an editor."""

import json
from pathlib import Path
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.curation.library import MODELS

ENGLISH_KEYS = ("title", "description")


class _Generator(GenerateJsonSchema):
    """What the reader takes: no null, no field that is not read from YAML."""

    def field_is_present(self, field: Any) -> bool:
        return not field.get("serialization_exclude")

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> JSON Schema with the Dutch keys."""
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
        | without_english(model.model_json_schema(by_alias=True, schema_generator=_Generator))
        for name, model in MODELS.items()
    }


def write_schemas(target: Path) -> tuple[Path, ...]:
    """Write a file such as `markt.schema.json` for each YAML file, in a folder that is made; its paths."""
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, schema in schemas().items():
        path = target / f"{Path(name).stem}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        written.append(path)
    return tuple(written)


def without_english(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without the names and docstrings of the code, which would show up in the editor."""
    return {key: _cleaned(value, key) for key, value in schema.items() if not _is_label(key, value)}


def _cleaned(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        if key in ("properties", "$defs"):
            return {name: without_english(part) for name, part in parts.items()}
        return without_english(parts)
    if isinstance(value, list):
        return [_cleaned(item, "") for item in cast("list[Any]", value)]
    return value


def _is_label(key: str, value: Any) -> bool:
    return key in ENGLISH_KEYS and isinstance(value, str)
