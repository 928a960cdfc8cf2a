"""From a located tree to a model; pydantic's errors become Dutch lines at their place."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.curation.located import Mapping, Node, Scalar, Sequence, plain
from bot.curation.problems import FileProblems
from bot.curation.shape import Loc, Shape, shape_at, up_to_text
from bot.curation.wording import NOUNS, missing_key, named, one_value, said, unknown_key
from bot.model.base import Entity

Model = TypeVar("Model", bound=Entity)


def validate(root: Node, model: type[Model], problems: FileProblems) -> Model | None:
    """The model of a whole file, or None when something is wrong; what is wrong goes to `problems`."""
    try:
        return model.model_validate(plain(root), by_alias=True, by_name=False)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_input=False):
            _report(details, root, model, problems)
        return None


def check_keys(item: Mapping, shape: Shape, problems: FileProblems) -> None:
    """What pydantic lets pass and an advisor cannot write.

    That is a field of ours that is never read from YAML, and the parts of a value written as one text.
    """
    for key, value in item.values.items():
        if isinstance(value, Mapping) and shape.inside(key).is_text:
            problems.error(value.line, value.column, one_value(value))
        elif key not in shape.keys and shape.entity and key in shape.entity.model_fields:
            problems.error(item.keys[key].line, item.keys[key].column, unknown_key(key, shape))


def _report(details: ErrorDetails, root: Node, model: type[Entity], problems: FileProblems) -> None:
    loc = up_to_text(model, tuple(details["loc"]))
    if details["type"] == "missing" and len(loc) == len(details["loc"]):
        return _report_missing(loc, root, model, problems)
    node, key = _find(root, loc)
    if isinstance(node, Scalar) and node.refused:
        return None
    if not isinstance(node, Scalar) and shape_at(model, loc).is_text:
        return problems.error(node.line, node.column, one_value(node))
    if details["type"] == "extra_forbidden" and key:
        return problems.error(key.line, key.column, unknown_key(key.text, shape_at(model, loc[:-1])))
    where = key if key and loc[-1] == "[key]" else node
    ctx: dict[str, Any] = details.get("ctx", {})
    return problems.error(where.line, where.column, said(details["type"], where, ctx))


def _report_missing(loc: Loc, root: Node, model: type[Entity], problems: FileProblems) -> None:
    holder, _key = _find(root, loc[:-1])
    depth = next(
        (size for size in range(len(loc) - 1, 0, -1) if shape_at(model, loc[:size]).entity in NOUNS), 0
    )
    name = named(_find(root, loc[:depth])[0], shape_at(model, loc[:depth]).entity) if depth else None
    under = ".".join(str(step) for step in loc[depth:-1] if isinstance(step, str))
    problems.error(holder.line, holder.column, missing_key(str(loc[-1]), name, under or None))


def _find(root: Node, loc: Loc) -> tuple[Node, Scalar | None]:
    """The node at a place, as deep as the tree goes, with the key it stands under."""
    node, key = root, None
    for step in loc:
        if isinstance(node, Mapping) and str(step) in node.values:
            node, key = node.values[str(step)], node.keys[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node, key
