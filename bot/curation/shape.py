"""The models as a shape to walk along with a located tree."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from bot.curation.located import Mapping, Node, Scalar, Sequence
from bot.model.base import Entity

Loc = tuple[int | str, ...]


@dataclass(frozen=True, eq=False)
class Shape:
    """What may stand at a place: a mapping of a model, a list or mapping of alike values, or a text.

    `is_text` marks a value of ours with parts (a period, a term) that is written as one text.
    """

    entity: type[Entity] | None = None
    keys: dict[str, "Shape"] = field(default_factory=dict[str, "Shape"])
    each: "Shape | None" = None
    is_text: bool = False

    def inside(self, step: int | str) -> "Shape":
        """What may stand one step deeper: behind a key, or at a place in a list."""
        return self.each or self.keys.get(str(step), NOTHING)


NOTHING = Shape()


def unwrap(annotation: Any) -> Any:
    """The annotation without `Annotated` and without 'or None'."""
    if get_origin(annotation) is Annotated:
        return unwrap(get_args(annotation)[0])
    given = [part for part in get_args(annotation) if part is not NoneType]
    return unwrap(given[0]) if NoneType in get_args(annotation) and len(given) == 1 else annotation


@cache
def shape_of(model: type[Entity]) -> Shape:
    """The shape that a model describes, with the Dutch keys that are read from YAML."""
    read = {one.alias: one.annotation for one in model.model_fields.values() if one.alias}
    return Shape(model, {key: _shape(annotation) for key, annotation in read.items()})


def _shape(annotation: Any) -> Shape:
    bare: Any = unwrap(annotation)
    if get_origin(bare) in (tuple, dict):
        return Shape(each=_shape(get_args(bare)[0 if get_origin(bare) is tuple else 1]))
    if inspect.isclass(bare) and issubclass(bare, Entity):
        return shape_of(bare)
    return Shape(is_text=hasattr(bare, "__dataclass_fields__"))


def shape_at(model: type[Entity], loc: Loc) -> Shape:
    """What may stand at a place."""
    shape = shape_of(model)
    for step in loc:
        shape = shape.inside(step)
    return shape


def up_to_text(model: type[Entity], loc: Loc) -> Loc:
    """The place, or the first place on the way to it that is written as one text."""
    cut = (depth for depth in range(1, len(loc)) if shape_at(model, loc[:depth]).is_text)
    return loc[: next(cut, len(loc))]


def walk(node: Node, shape: Shape) -> Iterator[tuple[Mapping, Shape]]:
    """Every mapping of the tree that a model describes, with its shape, from outside to inside."""
    if isinstance(node, Mapping):
        if shape.entity:
            yield node, shape
        for key, value in node.values.items():
            if not isinstance(value, Scalar):
                yield from walk(value, shape.inside(key))
    elif isinstance(node, Sequence) and shape.each:
        for item in node.items:
            if not isinstance(item, Scalar):
                yield from walk(item, shape.each)


def lists_of_items(node: Node, shape: Shape, key: str = "") -> Iterator[tuple[str, Sequence, type[Entity]]]:
    """Every list of items with the key it stands under and the model of its items."""
    if isinstance(node, Mapping):
        for name, value in node.values.items():
            if not isinstance(value, Scalar):
                yield from lists_of_items(value, shape.inside(name), name)
    elif isinstance(node, Sequence) and shape.each:
        if shape.each.entity:
            yield key, node, shape.each.entity
        for item in node.items:
            if not isinstance(item, Scalar):
                yield from lists_of_items(item, shape.each, key)
