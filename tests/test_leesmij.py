"""The advisors' guide tells the truth: every key, every worked example and every message is that of the checker."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.answering.phrases import PHRASES
from bot.cli import app
from bot.curation.cpv import HEADER, read_cpv
from bot.curation.library import CPV, LAW, MODELS, THRESHOLDS
from bot.curation.problems import FileProblems, Problem
from bot.curation.reading import check
from bot.curation.shape import Shape, shape_of
from bot.model.base import Text, Words
from tests.builders import TODAY

SHIPPED = Path(__file__).parent.parent / "knowledge"
GUIDE = (SHIPPED / "LEESMIJ.md").read_text(encoding="utf-8")

CHAPTERS: dict[str, str] = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
EXAMPLES = re.findall(r"^```yaml\n# (\S+\.yaml)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


class Mistake(NamedTuple):
    """A mistake of the guide: what is wrong, what the checker says of it, and what is right."""

    title: str
    name: str
    wrong: str
    told: str
    mended_in: str
    good: str


MISTAKES = [
    Mistake(*found)
    for found in re.findall(
        r"^### \d+\. ([^\n]+)\n+```yaml\n# fout in (\S+)\n(.*?)^```\n+```text\n(.*?)^```"
        r".*?^```yaml\n# goed in (\S+)\n(.*?)^```",
        GUIDE,
        re.MULTILINE | re.DOTALL,
    )
]
TABLE = re.compile(r"^#### (.+)\n(?:(?![|#]).*\n)*((?:\|.*\n)+)", re.MULTILINE)
TICKED = re.compile(r"`([^`]+)`")
COMMANDS = re.findall(r"`(?:\.venv/bin/)?kansrijk (\w+)([^`]*)`", GUIDE)
NUMBERS = re.compile(r":\d+:\d+: ")
NAMES = re.compile(r"^- (?:id|veld|traject|werksoort): .*\n", re.MULTILINE)
"""The first line of an item, by which it is known."""

SAME_AS = {("tegenvoorbeelden",): ("voorbeelden",)}
"""Places with the same keys as another, told in one sentence instead of in a second table."""

ASKED_BY_A_CHECK = {(LAW, ("artikelen",), "bronnen")}
"""Keys that the model does without and a check across files does not."""

Place = tuple[str, ...]


def places(shape: Shape, path: Place = ()) -> Iterator[tuple[Place, Shape]]:
    """Every place in a file where keys are written, with its shape; a text in two languages is none of them."""
    if shape.each:
        yield from places(shape.each, path)
    elif shape.entity and shape.entity not in (Text, Words):
        yield path, shape
        for key, inside in shape.keys.items():
            yield from places(inside, (*path, key))


def tables(name: str) -> dict[Place, dict[str, str]]:
    """Place -> key -> what the last column says, as the chapter of a file has it."""
    found = TABLE.findall(CHAPTERS[name])
    return {tuple(TICKED.findall(title)): rows(table) for title, table in found}


def rows(table: str) -> dict[str, str]:
    cells = [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in table.splitlines()[2:]]
    return {key: row[-1] for row in cells for key in TICKED.findall(row[0])}


PLACES = [
    pytest.param(name, path, shape, id=f"{name} {'.'.join(path)}")
    for name, model in MODELS.items()
    for path, shape in places(shape_of(model))
]


def test_every_file_has_a_chapter() -> None:
    assert CHAPTERS.keys() >= {*MODELS, CPV}


@pytest.mark.parametrize(("name", "path", "shape"), PLACES)
def test_a_table_names_every_key_of_its_place_and_no_other(name: str, path: Place, shape: Shape) -> None:
    assert tables(name)[SAME_AS.get(path, path)].keys() == shape.keys.keys()


@pytest.mark.parametrize(("name", "path", "shape"), PLACES)
def test_a_table_says_which_keys_are_obligatory(name: str, path: Place, shape: Shape) -> None:
    assert shape.entity
    fields = {field.alias: field for field in shape.entity.model_fields.values()}
    needed = {key for key in shape.keys if fields[key].is_required() or (name, path, key) in ASKED_BY_A_CHECK}
    told = tables(name)[SAME_AS.get(path, path)]
    assert {key for key, obligatory in told.items() if obligatory == "ja"} == needed


@pytest.mark.parametrize("name", MODELS)
def test_no_table_is_about_a_place_that_does_not_exist(name: str) -> None:
    assert tables(name).keys() <= {path for path, _shape in places(shape_of(MODELS[name]))}


@pytest.mark.parametrize("name", MODELS)
def test_a_chapter_names_every_key_of_its_file_between_backticks(name: str) -> None:
    without_examples = re.sub(r"^```.*?^```", "", CHAPTERS[name], flags=re.MULTILINE | re.DOTALL)
    assert keys_of(shape_of(MODELS[name])) <= set(TICKED.findall(without_examples))


def keys_of(shape: Shape) -> set[str]:
    """Every key that can be written in a file, those of a text in two languages among them."""
    inside = [*shape.keys.values(), *([shape.each] if shape.each else [])]
    return set(shape.keys).union(*map(keys_of, inside))


def test_the_columns_of_the_cpv_codes_are_told() -> None:
    assert list(tables(CPV)[()]) == HEADER


def test_the_example_of_the_cpv_codes_is_a_piece_of_the_file() -> None:
    block = re.findall(r"^```csv\n(.*?)^```", CHAPTERS[CPV], re.MULTILINE | re.DOTALL)[0]
    whole = (SHIPPED / CPV).read_text(encoding="utf-8")
    assert read_cpv(block, FileProblems(CPV)).items() & read_cpv(whole, FileProblems(CPV)).items()


@pytest.mark.parametrize("name", MODELS)
def test_every_chapter_has_a_worked_example_of_its_own_file(name: str) -> None:
    assert re.findall(r"^```yaml\n# (\S+)\n", CHAPTERS[name], re.MULTILINE) == [name]


def test_the_worked_examples_fit_in_the_shipped_knowledge(with_examples: Path) -> None:
    assert news(with_examples, SHIPPED) == Counter()


@pytest.mark.parametrize(("name", "key"), [(LAW, "citaat"), (THRESHOLDS, "bedragen")])
def test_the_law_in_a_worked_example_is_that_of_the_shipped_file(name: str, key: str) -> None:
    told = re.findall(rf"^  {key}:\n(?:    .*\n)+", dict(EXAMPLES)[name], re.MULTILINE)
    assert [block in (SHIPPED / name).read_text(encoding="utf-8") for block in told] == [True]


@pytest.mark.parametrize(("command", "rest"), sorted(set(COMMANDS)))
def test_every_command_of_the_guide_exists_with_its_options(command: str, rest: str) -> None:
    known = {option for param in app.commands[command].params for option in param.opts}
    assert set(re.findall(r"--[\w-]+", rest)) <= known


def test_there_are_eight_mistakes() -> None:
    assert len(MISTAKES) == 8


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_what_is_wrong_and_what_is_right_are_each_once_in_the_worked_example(mistake: Mistake) -> None:
    assert (mistake.name == mistake.mended_in, dict(EXAMPLES)[mistake.name].count(mistake.good)) == (True, 1)


def test_the_checker_says_of_the_mistakes_what_the_guide_says(
    with_examples: Path, with_mistakes: Path
) -> None:
    told = Counter(NUMBERS.sub(": ", line) for mistake in MISTAKES for line in mistake.told.splitlines())
    assert news(with_mistakes, with_examples) == told


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
def test_the_checker_points_at_the_line_with_the_mistake(mistake: Mistake, with_mistakes: Path) -> None:
    lines = (with_mistakes / mistake.name).read_text(encoding="utf-8").splitlines()
    told = NUMBERS.sub(": ", mistake.told.strip())
    pointed_at = [lines[found.line - 1] for found in problems(with_mistakes) if said(found) == told]
    assert pointed_at == mistake.wrong.splitlines()


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped knowledge with every worked example in its place."""
    return copied(tmp_path_factory.mktemp("examples"), dict(EXAMPLES))


@pytest.fixture(scope="module")
def with_mistakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, in which every mistake of the guide was made in the worked example of its file."""
    blocks = dict(EXAMPLES)
    for mistake in MISTAKES:
        blocks[mistake.name] = blocks[mistake.name].replace(mistake.good, mistake.wrong)
    return copied(tmp_path_factory.mktemp("mistakes"), blocks)


def copied(target: Path, blocks: dict[str, str]) -> Path:
    """A copy of the shipped knowledge, in which the items of each block took the place of items with their name."""
    folder = shutil.copytree(SHIPPED, target / "knowledge")
    for name, block in blocks.items():
        text = (folder / name).read_text(encoding="utf-8")
        for section, items in re.findall(r"^(\w+):\n((?:[ \t-].*\n)+)", block, re.MULTILINE):
            text = put_in(text, section, items)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def put_in(text: str, section: str, items: str) -> str:
    """The text of a file with these items at the start of a section."""
    text = text.replace(f"\n{section}: []\n", f"\n{section}:\n")
    before, heading, after = re.split(rf"^({section}:\n)", text, maxsplit=1, flags=re.MULTILINE)
    starts = NAMES.findall(items) or re.findall(r"\A  [\w-]+:\n", items)
    for start in starts:
        inside = "  " if start.startswith("-") else "    "
        after = re.sub(rf"^{re.escape(start)}(?:{inside}.*\n|\n)*", "", after, count=1, flags=re.MULTILINE)
    return before + heading + items + after


@cache
def problems(folder: Path) -> tuple[Problem, ...]:
    """What the checker finds in a folder."""
    return check(folder, TODAY, phrases_used=PHRASES)


def said(problem: Problem) -> str:
    """A problem without the numbers of its line and column."""
    return f"knowledge/{Path(problem.file).name}: {problem.message}"


def news(folder: Path, before: Path) -> Counter[str]:
    """What the checker says of a folder and did not say of the one before."""
    return Counter(map(said, problems(folder))) - Counter(map(said, problems(before)))
