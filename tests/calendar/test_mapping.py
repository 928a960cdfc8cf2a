"""Headings: known ones are mapped, whatever their case and accents; unknown ones are named with their neighbours."""

from pathlib import Path

import pytest

from bot.calendar.mapping import Headings, Mapping
from bot.calendar.tables import Table
from bot.curation.library import read_sources
from bot.model.sources import SourceField as F

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def headings() -> Headings:
    return Headings(read_sources(SHIPPED))


def mapped(headings: Headings, *columns: str, name: str = "kalender.xlsx") -> Mapping:
    table = Table(name="blad", headings=columns, heading_row=1, rows=())
    return headings.map(table, headings.source_of(name, table))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Titel", F.TITLE), ("ONDERWERP", F.TITLE), ("Naam opdracht", F.TITLE), ("Financiele omvang", F.VALUE),
        ("Geraamde waarde", F.VALUE), ("CPV code(s)", F.CPV), ("Einddatum huidig contract", F.CONTRACT_ENDS),
        ("Kwartaal publicatie", F.PLANNED), ("Directie", F.OWNER), ("Contactpersoon", F.PERSON), ("Zaaknummer", F.REFERENCE),
        ("Werk/Levering/Dienst", F.KIND), ("Huidige leverancier", F.INCUMBENT), ("Looptijd", F.TERM),
    ],
)  # fmt: skip
def test_a_heading_of_real_calendars_means_its_field(headings: Headings, heading: str, field: F) -> None:
    assert mapped(headings, heading).columns[0] is field


def test_an_unknown_heading_is_not_guessed(headings: Headings) -> None:
    assert [one.heading for one in mapped(headings, "Titel", "Rammingg").unknown] == ["Rammingg"]


def test_an_unknown_heading_is_named_with_the_nearest_field(headings: Headings) -> None:
    assert mapped(headings, "Titel", "Rammingg").unknown[0].nearest[0] is F.VALUE


def test_a_field_stands_in_one_column(headings: Headings) -> None:
    assert mapped(headings, "Titel", "Onderwerp").doubled == ("Onderwerp",)


def test_a_description_serves_as_title_where_there_is_none(headings: Headings) -> None:
    assert mapped(headings, "Omschrijving", "Raming").columns[0] is F.TITLE


def test_publications_of_tenderned_are_known_by_their_headings(headings: Headings) -> None:
    found = mapped(
        headings, "id", "tenderned_kenmerk", "type_publicatie_code", "titel", "publicatiedatum", name="x.json"
    )
    assert found.columns == {0: F.EXTRA, 1: F.REFERENCE, 2: F.NOTICE_TYPE, 3: F.TITLE, 4: F.NOTICE_SENT}
