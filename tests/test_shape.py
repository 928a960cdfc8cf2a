"""The shape of the project: who may import whom, what stands at the top, what the documents promise."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PEERS = {"curation", "understanding", "advising", "answering"}
TOP = {"bot", "handlers", "knowledge", "tests", "app.yaml", "pyproject.toml", "README.md"}
PYTHON = sorted((*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/**/*.py")))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "bot").parts[0].removesuffix(".py")


def modules(room: str) -> list[Path]:
    return [path for path in PYTHON if path.is_relative_to(ROOT / "bot") and room_of(path) == room]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_only_the_rim_knows_slack(path: Path) -> None:
    slack = [name for name in imports_of(path) if name.startswith(("slack_bolt", "slack_sdk"))]
    assert not slack or path.is_relative_to(ROOT / "handlers")


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_only_the_composition_root_of_the_core_imports_the_rim(path: Path) -> None:
    rim = [name for name in imports_of(path) if name.split(".")[0] == "handlers"]
    assert not rim or path.is_relative_to(ROOT / "bot" / "cli") or path.is_relative_to(ROOT / "handlers")


@pytest.mark.parametrize("path", modules("model"), ids=named)
def test_the_model_imports_nothing_else_of_ours(path: Path) -> None:
    assert all(name.startswith("bot.model") for name in imports_of(path) if name.split(".")[0] == "bot")


@pytest.mark.parametrize("path", [p for room in sorted(PEERS) for p in modules(room)], ids=named)
def test_the_rooms_beside_each_other_do_not_import_each_other(path: Path) -> None:
    allowed = {"model", room_of(path)}
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("bot.")}
    assert ours <= allowed


@pytest.mark.parametrize("path", modules("exporting"), ids=named)
def test_exporting_stands_on_the_answering(path: Path) -> None:
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("bot.")}
    assert ours <= {"model", "answering", "exporting"}


@pytest.mark.parametrize(
    "path",
    [path for room in ("journal", "snapshots", "database", "settings") for path in modules(room)],
    ids=named,
)
def test_journal_and_settings_stand_beside_the_road(path: Path) -> None:
    assert {name.split(".")[1] for name in imports_of(path) if name.startswith("bot.")} <= {
        "model",
        "database",
        "settings",
    }


def test_the_top_level_is_the_one_its_user_fixed() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__"))}
    assert {name for name in found if not name.endswith(".egg-info")} == TOP


def test_every_command_the_readme_names_exists() -> None:
    from bot.cli import app

    known = set(app.commands)
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("## In the terminal")[1].split("```")[1]
    assert set(re.findall(r"^kansrijk (\w+)", block, re.MULTILINE)) == known


def written_in(path: Path) -> Iterator[str]:
    """The constants of a module, its docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    yield from (str(n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs)


@pytest.mark.parametrize("path", [p for room in ("advising", "answering") for p in modules(room)], ids=named)
def test_no_threshold_stands_in_the_reasoning(path: Path) -> None:
    amounts = re.compile(r"216[._ ]?000|5[._ ]?404[._ ]?000|750[._ ]?000|221[._ ]?000|80[._ ]?000\b")
    assert [text for text in written_in(path) if amounts.search(text)] == []


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = (
        text.split("dependencies = [")[1].split("\n]")[0]
        + text.split("test = [")[1].split("[project.scripts]")[0]
    )
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert [line for line in lines if " # " not in line] == []
