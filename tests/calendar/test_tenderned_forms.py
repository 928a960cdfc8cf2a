"""Publications of TenderNed in each JSON form, as one table with the same headings."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.tables import Cell, Table
from bot.calendar.tenderned_forms import HEADINGS, tables_of
from tests.calendar.tenderned_server import a_detail, an_item


def table_of(document: Any) -> Table:
    tables = tables_of(document, "bron")
    assert tables is not None
    return tables[0]


def cells(document: Any) -> list[dict[str, Cell]]:
    table = table_of(document)
    return [dict(zip(table.headings, row.cells, strict=True)) for row in table.rows]


def column(document: Any, heading: str) -> list[Cell]:
    return [row[heading] for row in cells(document)]


def a_page(*items: dict[str, Any], total: int | None = None) -> dict[str, Any]:
    return {"content": list(items), "totalElements": len(items) if total is None else total, "number": 0}


def a_release(**fields: Any) -> dict[str, Any]:
    tender = {"id": "REF-1", "title": "Catering", "mainProcurementCategory": "services"}
    return {"ocid": "ocds-1l04xe-415500", "id": "300184", "tag": ["tender"], "tender": tender, **fields}


def a_package(*releases: dict[str, Any]) -> dict[str, Any]:
    return {"uri": "https://www.tenderned.nl", "version": "1.1", "releases": list(releases)}


def tender(**fields: Any) -> dict[str, Any]:
    return a_package(a_release(tender={"title": "Catering", **fields}))


FORMS = [
    (a_page(an_item(7)), "a page of the list"),
    ([a_page(an_item(7)), a_page()], "several pages"),
    ([an_item(7)], "the items of the list alone"),
    (a_detail(7), "one detail"),
    ([a_detail(7)], "a list of details"),
    ([an_item(7), a_detail(7)], "list and detail in one list"),
    ({"publicaties": [an_item(7)], "details": [a_detail(7)]}, "list and detail beside each other"),
    ([{**an_item(7), "detail": a_detail(7)}], "the detail inside the item"),
    ({"7": a_detail(7)}, "details by number"),
]


@pytest.mark.parametrize(("document", "why"), FORMS, ids=[why for _, why in FORMS])
def test_every_form_of_the_announcement_api_is_one_row_a_publication(document: Any, why: str) -> None:
    assert column(document, "Publicatie-id") == ["7"], why


OTHER = [
    ([], "an empty list"),
    ({}, "an empty object"),
    ("tekst", "text"),
    (None, "null"),
    ([{"id": "1", "titel": "Catering", "cpv_codes": []}], "an ordinary list of objects"),
    ([an_item(7), {"titel": "Catering"}], "a list with something else in it"),
    ({"content": [{"id": 1}], "totalElements": 1}, "a page of another API"),
    ({"releases": [{"tag": "v1.0", "url": "https://example.org"}]}, "releases of software"),
    ({"records": []}, "an empty list that may be anything"),
    ([{"publicatieId": 7}], "an id alone says nothing"),
]


@pytest.mark.parametrize(("document", "why"), OTHER, ids=[why for _, why in OTHER])
def test_another_document_is_left_to_others(document: Any, why: str) -> None:
    assert tables_of(document, "bron") is None, why


def test_a_page_without_publications_is_a_table_without_rows() -> None:
    assert table_of(a_page()) == Table("bron", HEADINGS, 0, ())


def test_rows_count_from_one_in_the_order_of_the_source() -> None:
    table = table_of([a_page(an_item(9), an_item(7)), a_page(an_item(8))])
    assert [(row.number, row.cells[1]) for row in table.rows] == [(1, "9"), (2, "7"), (3, "8")]


def test_list_and_detail_together_fill_every_cell_they_can() -> None:
    assert cells([an_item(7), a_detail(7, "90911200-8", voltooiingOpdrachtDatum="2029-12-31")]) == [
        {
            "TenderNed-kenmerk": "500007",
            "Publicatie-id": "7",
            "Titel": "Opdracht 7",
            "Omschrijving": "Schoonmaak van kantoren.",
            "Opdrachtgever": "Gemeente Amsterdam",
            "Publicatiedatum": "2026-10-10",
            "Sluitingsdatum": "2026-11-19T17:00:00",
            "Publicatiesoort": "AAO",
            "Soort opdracht": "D",
            "Procedure": "Openbaar",
            "CPV-codes": "90911200-8",
            "Waarde": None,
            "Einddatum contract": "2029-12-31",
            "Voorbehouden": None,
            "Referentie": "AI 2026-7",
            "Adres": "https://www.tenderned.nl/aankondigingen/overzicht/7",
        }
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_detail_counts_where_it_differs_from_the_list(order: tuple[int, int]) -> None:
    forms = [an_item(7), a_detail(7, sluitingsDatum="2026-12-01T12:00:00")]
    assert column([forms[place] for place in order], "Sluitingsdatum") == ["2026-12-01T12:00:00"]


def test_an_empty_field_of_the_detail_does_not_wipe_that_of_the_list() -> None:
    assert column([an_item(7), a_detail(7, sluitingsDatum=None)], "Sluitingsdatum") == ["2026-11-19T17:00:00"]


def test_the_name_of_the_form_in_the_detail_is_not_the_type_of_publication() -> None:
    assert column(a_detail(7, aankondigingCode={"code": "MAC"}), "Publicatiesoort") == ["MAC"]


def test_the_type_in_the_list_stands_when_the_detail_has_the_name_of_the_form_only() -> None:
    assert column([an_item(7), a_detail(7, aankondigingCode=None)], "Publicatiesoort") == ["AAO"]


def test_a_missing_closing_date_stays_missing() -> None:
    assert column([an_item(7, sluitingsDatum=None), a_detail(7)], "Sluitingsdatum") == [None]


def test_a_market_consultation_closes_on_its_own_date() -> None:
    own = {"typePublicatie": {"code": "MAC"}, "sluitingsDatumMarktconsultatie": "2026-12-01T12:00:00"}
    assert column([an_item(7, sluitingsDatum=None, **own)], "Sluitingsdatum") == ["2026-12-01T12:00:00"]


def test_a_contract_notice_never_closes_on_the_date_of_a_consultation() -> None:
    item = an_item(7, sluitingsDatum=None, sluitingsDatumMarktconsultatie="2026-12-01T12:00:00")
    assert column([item], "Sluitingsdatum") == [None]


def test_the_main_cpv_code_stands_first_and_each_code_once() -> None:
    codes = [
        {"code": "90919200-4", "isHoofdOpdracht": False},
        {"code": "90911200-8", "isHoofdOpdracht": True},
        {"code": "90919200-4", "isHoofdOpdracht": False},
    ]
    assert column(a_detail(7, cpvCodes=codes), "CPV-codes") == ["90911200-8; 90919200-4"]


MOMENTS = [
    ("2026-10-10", "2026-10-10", "a day"),
    ("2026-08-25T21:52:00.829812", "2026-08-25", "a moment without a zone is Amsterdam already"),
    ("2026-08-28T00:15:00+02:00", "2026-08-28", "Amsterdam in summer"),
    ("2026-08-27T22:30:00Z", "2026-08-28", "half past midnight in Amsterdam"),
    ("2026-01-01T00:00:00Z", "2026-01-01", "a day as a data set writes it"),
    ("binnenkort", "binnenkort", "what is no date is for the reader of dates"),
]


@pytest.mark.parametrize(("written", "day", "why"), MOMENTS)
def test_the_day_of_publication_is_the_day_in_amsterdam(written: str, day: str, why: str) -> None:
    assert column([an_item(7, publicatieDatum=written)], "Publicatiedatum") == [day], why


TEXTS = [
    ("Beheer &amp; onderhoud", "Beheer & onderhoud", "an entity of HTML"),
    ("\ufeffCatering\u200b ", "Catering", "characters that nobody sees"),
    ("", None, "nothing"),
    ({"nl": "Catering"}, None, "no text"),
]


@pytest.mark.parametrize(("written", "title", "why"), TEXTS)
def test_a_title_is_text_as_people_read_it(written: Any, title: str | None, why: str) -> None:
    assert column([an_item(7, aanbestedingNaam=written)], "Titel") == [title], why


@pytest.mark.parametrize("written", [563214, "563214", "TN563214", "TN 563214"])
def test_the_reference_number_is_the_same_however_it_is_written(written: Any) -> None:
    assert column([an_item(7, kenmerk=written)], "TenderNed-kenmerk") == ["563214"]


def test_a_field_that_is_text_instead_of_an_object_is_read_as_its_description() -> None:
    assert column([an_item(7, procedure="Openbaar")], "Procedure") == ["Openbaar"]


def test_the_remark_names_the_lots_that_are_reserved() -> None:
    lots = [{"id": "LOT-0001", "BT-71-Lot": "res-ws"}, {"id": "LOT-0002", "BT-71-Lot": "none"}]
    assert table_of(a_detail(7, lots=lots)).remarks == ("Publicatie 7: alleen perceel 1 is voorbehouden.",)


def test_a_release_fills_every_cell_it_can() -> None:
    release = a_release(
        date="2023-05-04T00:00:00Z",
        buyer={"id": "1", "name": "Gemeente Amsterdam"},
        tender={
            "id": "AI 2023-0164",
            "title": "Catering",
            "description": "Lunches",
            "mainProcurementCategory": "services",
            "procurementMethodDetails": "Openbaar",
            "classification": {"scheme": "CPV", "id": "55520000-1"},
            "value": {"amount": 450000, "currency": "EUR"},
            "tenderPeriod": {"endDate": "2023-06-15T12:00:00+02:00"},
            "contractPeriod": {"endDate": "2027-12-31T00:00:00Z"},
            "otherRequirements": {"reservedParticipation": ["shelteredWorkshop"]},
        },
    )
    assert cells(a_package(release)) == [
        {
            "TenderNed-kenmerk": "415500",
            "Publicatie-id": "300184",
            "Titel": "Catering",
            "Omschrijving": "Lunches",
            "Opdrachtgever": "Gemeente Amsterdam",
            "Publicatiedatum": "2023-05-04",
            "Sluitingsdatum": "2023-06-15T12:00:00",
            "Publicatiesoort": "AAO",
            "Soort opdracht": "D",
            "Procedure": "Openbaar",
            "CPV-codes": "55520000-1",
            "Waarde": 450000,
            "Einddatum contract": "2027-12-31",
            "Voorbehouden": "2.82",
            "Referentie": "AI 2023-0164",
            "Adres": "https://www.tenderned.nl/aankondigingen/overzicht/300184",
        }
    ]


PACKAGES = [
    (a_package(a_release()), "a package of releases"),
    ([a_package(a_release())], "a list of packages"),
    ([a_release()], "a list of releases"),
    (a_release(), "one release"),
    ({"records": [{"ocid": "ocds-1l04xe-415500", "compiledRelease": a_release()}]}, "a package of records"),
    (
        {"records": [{"ocid": "ocds-1l04xe-415500", "releases": [a_release()]}]},
        "a record that is not compiled",
    ),
]


@pytest.mark.parametrize(("document", "why"), PACKAGES, ids=[why for _, why in PACKAGES])
def test_every_package_of_ocds_is_one_row_a_publication(document: Any, why: str) -> None:
    assert column(document, "TenderNed-kenmerk") == ["415500"], why


def test_releases_of_one_publication_are_one_row_with_the_lots_of_both() -> None:
    lots = [
        {"id": "1", "otherRequirements": {"reservedParticipation": ["shelteredWorkshop"]}},
        {"id": "2", "otherRequirements": {"reservedParticipation": ["none"]}},
    ]
    releases = [
        a_release(id=f"300184-{lot['id']}", tender={"title": "Catering", "lots": [lot]}) for lot in lots
    ]
    table = table_of(a_package(*releases))
    assert (len(table.rows), table.remarks) == (1, ("Publicatie 300184: alleen perceel 1 is voorbehouden.",))


def test_releases_join_what_they_say_of_one_lot() -> None:
    award = {"lots": [{"id": "1", "contractPeriod": {"endDate": "2027-12-31"}}]}
    notice = {"lots": [{"id": "1", "value": {"amount": 10000}}]}
    row = cells(a_package(a_release(id="300184-1", tender=notice), a_release(id="300184-2", tender=award)))[0]
    assert (row["Waarde"], row["Einddatum contract"]) == (10000, "2027-12-31")


def test_a_deadline_that_the_data_set_knows_to_the_day_gets_no_hour() -> None:
    assert column(tender(tenderPeriod={"endDate": "2023-06-15T00:00:00Z"}), "Sluitingsdatum") == [
        "2023-06-15"
    ]


def test_two_publications_of_one_procurement_stay_two_rows() -> None:
    assert column(a_package(a_release(), a_release(id="310000", tag=["award"])), "Publicatie-id") == [
        "300184",
        "310000",
    ]


TAGS = [
    ({"tag": ["planning"]}, "VAK"),
    ({"tag": ["tender"]}, "AAO"),
    ({"tag": ["tenderAmendment"]}, "REC"),
    ({"tag": ["tender", "award"]}, "AGO"),
    ({"tag": ["contractAmendment"]}, "AAW"),
    ({"tag": ["tenderCancellation"]}, "VBE"),
    ({"tag": ["compiled"], "tender": {"status": "cancelled"}}, "VBE"),
    ({"tag": ["compiled"], "awards": [{"id": "1"}]}, "AGO"),
    ({"tag": ["tender"], "tender": {"procurementMethodDetails": "Marktconsultatie"}}, "MAC"),
]


@pytest.mark.parametrize(("fields", "expected"), TAGS)
def test_the_tags_of_a_release_give_the_type_of_publication(fields: dict[str, Any], expected: str) -> None:
    assert column(a_package(a_release(**fields)), "Publicatiesoort") == [expected]


VALUES = [
    ({"value": {"amount": 450000.5, "currency": "EUR"}}, 450000.5, "the value of the whole"),
    ({"value": {"amount": 450000, "currency": "USD"}}, "450000 USD", "another currency is said"),
    ({"lots": [{"id": "1", "value": {"amount": 9000}}]}, 9000, "the only lot is the whole"),
    (
        {"lots": [{"id": "1", "value": {"amount": 9000}}, {"id": "2"}]},
        None,
        "one lot of two is not the whole",
    ),
    ({"value": {"currency": "EUR"}}, None, "a currency alone"),
    ({"value": {"amount": True}}, None, "no amount"),
]


@pytest.mark.parametrize(("fields", "expected", "why"), VALUES)
def test_a_value_is_that_of_the_whole_or_none(fields: dict[str, Any], expected: Cell, why: str) -> None:
    assert column(tender(**fields), "Waarde") == [expected], why


ENDS = [(["2027-12-31", "2027-12-31"], "2027-12-31"), (["2027-12-31", "2028-12-31"], None)]


@pytest.mark.parametrize(("ends", "expected"), ENDS)
def test_lots_that_end_on_different_days_give_no_end_of_the_contract(
    ends: list[str], expected: str | None
) -> None:
    lots = [{"id": str(place), "contractPeriod": {"endDate": end}} for place, end in enumerate(ends)]
    assert column(tender(lots=lots), "Einddatum contract") == [expected]


CODES = [
    ({"classification": {"scheme": "CPV", "description": "55520000-1 Catering"}}, "55520000-1"),
    ({"classification": {"scheme": "NACE", "id": "55520000"}}, None),
    (
        {
            "items": [{"id": "1", "additionalClassifications": [{"scheme": "CPV", "id": "55523000-2"}]}],
            "classification": {"scheme": "CPV", "id": "55520000-1"},
        },
        "55520000-1; 55523000-2",
    ),
]


@pytest.mark.parametrize(("fields", "expected"), CODES)
def test_cpv_codes_of_a_release_stand_at_the_whole_and_at_its_items(
    fields: dict[str, Any], expected: str
) -> None:
    assert column(tender(**fields), "CPV-codes") == [expected]


def test_the_buyer_may_stand_among_the_parties() -> None:
    parties = [{"name": "Firma", "roles": ["supplier"]}, {"name": "Gemeente Amsterdam", "roles": ["buyer"]}]
    assert column(a_package(a_release(parties=parties)), "Opdrachtgever") == ["Gemeente Amsterdam"]


def test_a_release_of_another_publisher_gets_no_number_and_no_address_of_tenderned() -> None:
    row = cells(a_package(a_release(ocid="ocds-abcdef-1")))[0]
    assert (row["TenderNed-kenmerk"], row["Adres"]) == (None, None)


def test_the_flattened_list_of_publications_is_an_ordinary_list(tmp_path: Path) -> None:
    flat = [
        {"id": "266795", "tenderned_kenmerk": None, "cpv_codes": [], "titel": "Catering", "url": "https://x"}
    ]
    assert tables_of(flat, "bron") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
KEYS = [*an_item(1), *a_detail(1), "lots", "detail"]
RELEASE_KEYS = ["id", "tag", "date", "buyer", "parties", "awards", "tender"]
TENDER_KEYS = [
    "title",
    "value",
    "lots",
    "items",
    "classification",
    "tenderPeriod",
    "documents",
    "status",
    "identifiers",
]


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_a_publication_with_fields_of_any_form_is_still_one_row(fields: dict[str, Any]) -> None:
    item = {**fields, "publicatieId": 7, "aanbestedingNaam": "Catering"}
    assert column([item], "Publicatie-id") == ["7"]


@given(
    st.dictionaries(st.sampled_from(RELEASE_KEYS), JSON), st.dictionaries(st.sampled_from(TENDER_KEYS), JSON)
)
def test_a_release_with_fields_of_any_form_is_still_one_row(
    release: dict[str, Any], inner: dict[str, Any]
) -> None:
    assert len(cells(a_package({"tender": inner, **release, "ocid": "ocds-1l04xe-1", "buyer": {}}))) == 1
