"""Tables out of JSON: a list of objects, wherever it is held."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.calendar.json_tables import read_json
from bot.calendar.opening import open_source
from bot.calendar.tables import Cell, Row, UnreadableSource
from tests.calendar.files import with_text


def opened(folder: Path, document: Any) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The headings and the rows of a document."""
    table = open_source(with_text(folder / "k.json", json.dumps(document)))[0]
    return table.headings, table.rows


def test_a_row_is_numbered_by_its_place_in_the_list(tmp_path: Path) -> None:
    assert opened(tmp_path, [{"titel": "Groen"}, {}, {"titel": "Zorg"}])[1] == (
        Row(1, ("Groen",)),
        Row(3, ("Zorg",)),
    )


def test_headings_are_all_keys_in_order_of_appearance(tmp_path: Path) -> None:
    assert opened(tmp_path, [{"b": 1, "a": 2}, {"c": 3, "a": 4}]) == (
        ("b", "a", "c"),
        (Row(1, (1, 2, None)), Row(2, (None, 4, 3))),
    )


VALUES: list[tuple[Any, Cell, str]] = [
    ("2.10", "2.10", "text"),
    (5, 5, "a whole number"),
    (5.5, 5.5, "a fraction"),
    (True, True, "a yes"),
    (None, None, "nothing"),
    ("", None, "an empty text"),
    ([], None, "an empty list"),
    ({}, None, "an empty object"),
    (["a", "b"], "a; b", "a list of texts"),
    ([1, None, True], "1; ja", "a list of mixed values"),
    ([{"code": "é"}], '[{"code": "é"}]', "a list of objects stays JSON"),
]


@pytest.mark.parametrize(("value", "cell", "why"), VALUES)
def test_a_value_becomes_one_cell(tmp_path: Path, value: Any, cell: Cell, why: str) -> None:
    assert opened(tmp_path, [{"titel": "Groen", "waarde": value}])[1] == (Row(1, ("Groen", cell)),), why


def test_an_object_in_an_object_becomes_columns(tmp_path: Path) -> None:
    item = {"type": {"code": "AAO", "bron": {"naam": "TenderNed"}}}
    assert opened(tmp_path, [item]) == (("type.code", "type.bron.naam"), (Row(1, ("AAO", "TenderNed")),))


def test_the_one_list_in_an_object_is_the_table(tmp_path: Path) -> None:
    page = {"totalElements": 1, "content": [{"titel": "Groen"}], "sort": [], "codes": ["a"]}
    path = with_text(tmp_path / "k.json", json.dumps(page))
    assert [(table.name, table.rows) for table in open_source(path)] == [("content", (Row(1, ("Groen",)),))]


def test_an_object_a_line_is_a_list(tmp_path: Path) -> None:
    path = with_text(tmp_path / "k.jsonl", '{"titel": "Groen"}\n\n{"titel": "Zorg"}\n')
    assert [row.cells for row in open_source(path)[0].rows] == [("Groen",), ("Zorg",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    assert read_json(with_text(tmp_path / "k.json", '["Café"]', encoding)) == ["Café"]


REFUSED = [
    (
        '[{"titel": "Groen"},\n {"titel" "Zorg"}]',
        "'k.json' is geen geldige JSON: het gaat mis op regel 2, kolom 11;"
        " verbeter dat in het bestand, of maak de export opnieuw.",
    ),
    (
        '{"titel": "Groen"}\n{"titel": }\n',
        "'k.json' is geen geldige JSON: het gaat mis op regel 2, kolom 1;"
        " verbeter dat in het bestand, of maak de export opnieuw.",
    ),
    (
        '[{"a": 1}, "b"]',
        "'k.json' heeft op plaats 2 van de lijst geen object; lever een lijst met één object per traject aan.",
    ),
    ("[]", "'k.json' bevat een lege lijst; maak de export opnieuw."),
    ('{"a": 1}', "'k.json' bevat geen lijst met objecten; lever een lijst met één object per traject aan."),
    (
        '{"a": [{"b": 1}], "c": [{"d": 1}]}',
        "'k.json' heeft meer dan één lijst (a en c); lever één lijst per bestand aan.",
    ),
    (
        "[" * 100_000,
        "'k.json' heeft te veel lagen in elkaar; lever een lijst met één object per traject aan.",
    ),
    (
        '[{"a": ' + "9" * 5000 + "}]",
        "'k.json' bevat een getal met duizenden cijfers; verbeter dat getal in de bron.",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message[9:50] for _, message in REFUSED])
def test_json_that_is_no_list_of_objects_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        open_source(with_text(tmp_path / "k.json", text))
    assert str(error.value) == message


def test_json_in_another_encoding_says_where(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as error:
        open_source(with_text(tmp_path / "k.json", '[{"titel":\n"Café"}]', "cp1252"))
    assert str(error.value) == (
        "'k.json' heeft op regel 2 een teken dat geen UTF-8 is; sla het bestand op als UTF-8."
    )


KEY = st.text(max_size=3)
VALUE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | KEY
INNER = (
    VALUE
    | st.lists(VALUE, max_size=3)
    | st.dictionaries(KEY, VALUE | st.lists(VALUE, max_size=2), max_size=3)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(items=st.lists(st.dictionaries(KEY, INNER, max_size=4), min_size=1, max_size=4))
def test_any_list_of_objects_is_a_table_with_equally_wide_rows(
    tmp_path: Path, items: list[dict[str, Any]]
) -> None:
    headings, rows = opened(tmp_path, items)
    assert all(len(row.cells) == len(headings) for row in rows)
