"""YAML as a tree in which every scalar stays text and every part knows its place.

PyYAML's own constructor reads article `2.10` as the number 2.1 and `NO` as false; here text stays text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """A text. `plain`: written without quotes and not as a block. `refused`: its problem was already said."""

    text: str
    line: int
    column: int
    plain: bool = True
    refused: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list["Node"] = field(default_factory=list["Node"])


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order of the file."""

    line: int
    column: int
    values: dict[str, "Node"] = field(default_factory=dict[str, "Node"])
    keys: dict[str, Scalar] = field(default_factory=dict[str, Scalar])


Node = Scalar | Sequence | Mapping
KIND_NAMES: dict[type[Node], str] = {Scalar: "tekst", Sequence: "een lijst", Mapping: "een blok met sleutels"}


def plain(node: Node) -> object:
    """The tree as dicts, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def children(node: Node | None) -> Iterator[Node]:
    """The items of a list or the values of a mapping; nothing for anything else."""
    if isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping):
        yield from node.values.values()


def child(node: Node | None, key: str) -> Node | None:
    """The value of a key, or None when the node is no mapping or lacks it."""
    return node.values.get(key) if isinstance(node, Mapping) else None


def text_at(node: Node | None, key: str) -> str | None:
    """The text of a key, or None when there is no text."""
    value = child(node, key)
    return value.text if isinstance(value, Scalar) and not value.refused else None


def texts(node: Node | None) -> list[Scalar]:
    """The texts in a list; everything else is passed over."""
    return [item for item in children(node) if isinstance(item, Scalar) and not item.refused]


def mappings(node: Node | None) -> list[Mapping]:
    """The mappings in a list (or among the values of a mapping)."""
    return [item for item in children(node) if isinstance(item, Mapping)]


def at(node: Node | None, path: str) -> Iterator[Node]:
    """Every node at a path such as 'regels.*.voorwaarden.*'; '*' is each item or each value."""
    if node is None:
        return
    step, _, rest = path.partition(".")
    if not step:
        yield node
    elif step == "*":
        for item in children(node):
            yield from at(item, rest)
    else:
        yield from at(child(node, step), rest)


def scalars_at(node: Node | None, path: str) -> Iterator[Scalar]:
    """Every text at a path."""
    return (found for found in at(node, path) if isinstance(found, Scalar) and not found.refused)
