"""Tables out of text: any delimiter, any usual encoding, the line numbers of an editor."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.calendar.opening import open_source
from bot.calendar.tables import Row, UnreadableSource
from tests.calendar.files import known, with_text


def opened(folder: Path, text: str, encoding: str = "utf-8") -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The headings and the rows of a text."""
    table = open_source(with_text(folder / "k.csv", text, encoding), known)[0]
    return table.headings, table.rows


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|", "^", "~"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = f"Titel{delimiter}Start\nGroen{delimiter}Q2\n"
    assert opened(tmp_path, text) == (("Titel", "Start"), (Row(2, ("Groen", "Q2")),))


DELIMITED = [
    ("naam;prijs\na;1,5\nb;2,5\nc;3,5\n", ("naam", "prijs"), "amounts with a comma in each row"),
    ("naam;van;tot\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ("naam", "van", "tot"), "more commas than semicolons"),
    ("naam,prijs\nx;y,1\nz;w,2\n", ("naam", "prijs"), "a semicolon in each row"),
    ("naam|wat\na, b, c|d\ne, f, g|h\n", ("naam", "wat"), "enumerations"),
    ("Kalender 2027\n\nnaam;prijs\na;1\nb;2\n", ("naam", "prijs"), "a title above"),
    ('naam;wat\n"a;b;c;d";e\n"f;g;h";i\n', ("naam", "wat"), "the delimiter between quotation marks"),
]


@pytest.mark.parametrize(("text", "headings", "why"), DELIMITED)
def test_the_delimiter_is_what_divides_all_records_alike(
    tmp_path: Path, text: str, headings: tuple[str, ...], why: str
) -> None:
    assert opened(tmp_path, text)[0] == headings, why


def test_the_delimiter_excel_was_told_is_used(tmp_path: Path) -> None:
    assert opened(tmp_path, "sep=^\r\nTitel^Start\r\na,b^c,d\r\n") == (
        ("Titel", "Start"),
        (Row(3, ("a,b", "c,d")),),
    )


@pytest.mark.parametrize(
    ("encoding", "why"),
    [
        ("utf-8", "most programs"),
        ("utf-8-sig", "'CSV UTF-8' of Excel"),
        ("cp1252", "'CSV' of Excel"),
        ("utf-16", "'Unicode-tekst' of Excel"),
    ],
)
def test_letters_with_accents_are_read_in_every_usual_encoding(
    tmp_path: Path, encoding: str, why: str
) -> None:
    assert opened(tmp_path, "Titel;Start\nRegiocoördinator – € 5;Café", encoding)[1][0].cells == (
        "Regiocoördinator – € 5",
        "Café",
    ), why


def test_an_accent_far_down_the_file_is_seen(tmp_path: Path) -> None:
    text = "Titel;Start\n" + "Groen;Q2\n" * 120_000 + "Café;Q3\n"
    assert opened(tmp_path, text, "cp1252")[1][-1] == Row(120_002, ("Café", "Q3"))


def test_a_row_has_the_number_of_the_line_where_it_begins(tmp_path: Path) -> None:
    text = 'Titel;Start\n"Groen\nen\ngrijs";Q2\n\nZorg;Q3\n'
    assert opened(tmp_path, text)[1] == (Row(2, ("Groen\nen\ngrijs", "Q2")), Row(6, ("Zorg", "Q3")))


def test_line_endings_may_be_mixed(tmp_path: Path) -> None:
    text = "Titel;Start\r\nGroen;Q2\nZorg;Q3\rSport;Q4\r\n"
    assert [row.number for row in opened(tmp_path, text)[1]] == [2, 3, 4]


def test_a_short_row_is_filled_with_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, "Titel;Start;Raming\nGroen;Q2\n")[1] == (Row(2, ("Groen", "Q2", None)),)


def test_a_long_row_keeps_what_is_too_much(tmp_path: Path) -> None:
    assert opened(tmp_path, "Titel;Start\nGroen;Q2;let op\nZorg;Q3\n")[1][0].cells == (
        "Groen",
        "Q2",
        "let op",
    )


def test_delimiters_at_the_end_of_a_row_are_not_too_much(tmp_path: Path) -> None:
    assert opened(tmp_path, "Titel;Start\nGroen;Q2;;;\nZorg;Q3\n")[1][0].cells == ("Groen", "Q2")


def test_an_empty_field_is_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, 'Titel;Start\nGroen;""\nZorg;\n')[1][0].cells == ("Groen", None)


def test_repeated_headings_are_said_by_line(tmp_path: Path) -> None:
    path = with_text(tmp_path / "k.csv", "Titel;Start\nGroen;Q2\nTitel;Start\nZorg;Q3\n")
    assert open_source(path)[0].remarks == ("Regel 3 herhaalt de kolomnamen en is overgeslagen.",)


def test_a_quotation_mark_inside_a_field_is_read_and_said(tmp_path: Path) -> None:
    path = with_text(tmp_path / "k.csv", 'Titel;Start\n"Sporthal "de Piramide" Noord";Q2\n"Zorg";Q3\n')
    table = open_source(path)[0]
    assert (len(table.rows), table.remarks) == (
        2,
        ("Regel 2: een aanhalingsteken staat midden in een veld; kijk of de tekst klopt.",),
    )


REFUSED = [
    (
        'Titel;Start\n"Groen;Q2\nZorg;Q3\n',
        "'k.csv' heeft op regel 2 een aanhalingsteken dat niet sluit;"
        " zet er een tweede aanhalingsteken bij, of haal het weg.",
        "open to the end",
    ),
    (
        'Titel;Start\nGroen;Q2\n"Zorg;Q3\n"Sport";"Q4"\n',
        "'k.csv' heeft op regel 3 een aanhalingsteken dat niet sluit;"
        " zet er een tweede aanhalingsteken bij, of haal het weg.",
        "open to the next quotation mark, which swallows a row",
    ),
    (
        "Titel;Start\nGroen;Q2\nZo\x00rg;Q3\n",
        "'k.csv' heeft op regel 3 een teken dat in geen tekst hoort (NUL); maak de export opnieuw,"
        " of open het bestand in Excel en sla het op als .xlsx.",
        "a NUL",
    ),
    (
        "Beste collega,\n\nHierbij de kalender, zoals beloofd.\nGroet\n",
        "'k.csv' heeft geen tabel: zet op de eerste rij de kolomnamen,"
        " met daaronder één traject per rij en een puntkomma tussen de velden.",
        "a letter",
    ),
]


@pytest.mark.parametrize(("text", "message", "why"), REFUSED)
def test_a_text_that_cannot_be_read_says_where_and_what_to_do(
    tmp_path: Path, text: str, message: str, why: str
) -> None:
    with pytest.raises(UnreadableSource) as error:
        opened(tmp_path, text)
    assert str(error.value) == message, why


FIELD = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(';,\t|"\n'), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(st.tuples(FIELD, FIELD, FIELD), min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(
    tmp_path: Path, rows: list[tuple[str, str, str]], delimiter: str, encoding: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([("Titel", "Start", "Raming"), *rows])
    expected = [tuple(field or None for field in row) for row in rows if any(map(str.strip, row))]
    found = [row.cells for row in opened(tmp_path, written.getvalue(), encoding)[1]]
    assert found == expected
