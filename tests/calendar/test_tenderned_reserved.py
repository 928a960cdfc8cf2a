"""Reserved is what the field for it says, per lot when it differs; never a word in a title."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.tenderned_reserved import Reserved, reserved_of

WHOLE = [
    ({"tender": {"otherRequirements": {"reservedParticipation": ["shelteredWorkshop"]}}}, "2.82", "OCDS"),
    (
        {"tender": {"otherRequirements": {"reservedParticipation": "shelteredWorkshop"}}},
        "2.82",
        "text, no list",
    ),
    ({"tender": {"otherRequirements": {"reservedParticipation": ["publicService"]}}}, "2.82a", "OCDS, older"),
    (
        {"otherRequirements": {"reservedParticipation": ["publicServiceMissionOrganization"]}},
        "2.82a",
        "OCDS, newer",
    ),
    ({"BT-71-Lot": "res-ws"}, "2.82", "eForms"),
    ({"BT-71": {"code": "res-pub-ser", "omschrijving": "..."}}, "2.82a", "a code with its description"),
    ({"bt-71-part": "none"}, "nee", "eForms: not reserved"),
    (
        {"voorbehoudenDeelname": "Sociale werkplaats en ondernemers"},
        "2.82",
        "the words of TenderNed's data set",
    ),
    ({"LEFTI": {"RESTRICTED_SHELTERED_WORKSHOP": ""}}, "2.82", "an element that is there"),
    ({"LEFTI": {"RESTRICTED_SHELTERED_WORKSHOP": None}}, "2.82", "the same, as another converter writes it"),
    ({"LEFTI": {"RESTRICTED_SHELTERED_WORKSHOP": "NO"}}, None, "an element that says no"),
    ({"LEFTI": {"RESERVED_ORGANISATIONS_SERVICE_MISSION": {}}}, "2.82a", "the element for services"),
    ({"BT-71-Lot": ["none", "res-ws"]}, "2.82", "a reservation is stronger than none"),
    ({"BT-71-Lot": "unpublished"}, None, "a code that nobody knows"),
    ({"BT-71-Lot": None}, None, "an empty field"),
    ({}, None, "nothing"),
]


@pytest.mark.parametrize(("publication", "code", "why"), WHOLE, ids=[why for *_, why in WHOLE])
def test_reserved_is_read_from_its_own_field(publication: dict[str, Any], code: str | None, why: str) -> None:
    assert reserved_of(publication).code == code, why


FALSE_FRIENDS = [
    {"aanbestedingNaam": "Voornemen voorbehouden opdracht dataverzameling"},
    {"aanbestedingNaam": "res-ws", "opdrachtBeschrijving": "artikel 2.82, sociale werkplaats"},
    {"tender": {"title": "Voorbehouden opdracht", "description": "shelteredWorkshop"}},
    {"BT-06": "soc-obj", "BT-775-Procurement": "opp"},
    {"parties": [{"details": {"shelteredWorkshop": True}}]},
]


@pytest.mark.parametrize("publication", FALSE_FRIENDS)
def test_words_and_other_fields_reserve_nothing(publication: dict[str, Any]) -> None:
    assert reserved_of(publication) == Reserved(None)


@given(st.text())
def test_no_text_in_a_title_or_description_reserves(text: str) -> None:
    assert reserved_of(
        {"aanbestedingNaam": text, "tender": {"title": text, "description": text}}
    ) == Reserved(None)


def lots(*codes: str | None, **whole: Any) -> dict[str, Any]:
    inner = [
        {"id": f"LOT-{place:04}", "otherRequirements": {"reservedParticipation": [code]} if code else {}}
        for place, code in enumerate(codes, start=1)
    ]
    return {"tender": {"lots": inner, **whole}}


LOTS = [
    (lots("shelteredWorkshop"), Reserved("2.82"), "the only lot is the whole"),
    (lots("shelteredWorkshop", "shelteredWorkshop"), Reserved("2.82"), "all lots"),
    (lots("shelteredWorkshop", "none"), Reserved("2.82", "perceel 1"), "one of two"),
    (
        lots("none", "shelteredWorkshop", "shelteredWorkshop"),
        Reserved("2.82", "perceel 2 en 3"),
        "two of three",
    ),
    (lots(None, "shelteredWorkshop"), Reserved("2.82", "perceel 2"), "the other lot says nothing"),
    (lots("none", "none"), Reserved("nee"), "no lot"),
    (lots("none", None), Reserved(None), "half of it is not known"),
    (lots("res-ws", "res-pub-ser"), Reserved("2.82", "perceel 1 (2.82) en 2 (2.82a)"), "two kinds"),
    (
        lots(None, "none", otherRequirements={"reservedParticipation": ["shelteredWorkshop"]}),
        Reserved("2.82", "perceel 1"),
        "a lot that is silent takes what holds for all",
    ),
]


@pytest.mark.parametrize(("publication", "expected", "why"), LOTS, ids=[why for *_, why in LOTS])
def test_a_reservation_of_some_lots_names_them(
    publication: dict[str, Any], expected: Reserved, why: str
) -> None:
    assert reserved_of(publication) == expected, why


NAMES = [
    ({"id": "LOT-0003"}, "perceel 3"),
    ({"perceelNummer": 3}, "perceel 3"),
    ({"LOT_NO": "03"}, "perceel 3"),
    ({"id": "Noord"}, "perceel Noord"),
    ({"id": ""}, "perceel 1"),
    ({"id": ["x"]}, "perceel 1"),
]


@pytest.mark.parametrize(("named", "expected"), NAMES)
def test_a_lot_goes_by_its_number_or_its_place(named: dict[str, Any], expected: str) -> None:
    publication = {"percelen": [{**named, "BT-71-Lot": "res-ws"}, {"id": "LOT-0009", "BT-71-Lot": "none"}]}
    assert reserved_of(publication).lots == expected


EXECUTION = [
    (
        {"BT-71-Lot": "none", "BT-736-Lot": "yes"},
        Reserved(None, execution=True),
        "beside 'none' it is unknown",
    ),
    ({"BT-71-Lot": "res-ws", "BT-736-Lot": "yes"}, Reserved("2.82", execution=True), "both"),
    ({"contractTerms": {"reservedExecution": True}}, Reserved(None, execution=True), "OCDS"),
    ({"contractTerms": {"hasReservedExecution": False}}, Reserved(None), "OCDS: no"),
    ({"BT-71-Lot": "none", "BT-736-Lot": "no"}, Reserved("nee"), "eForms: no"),
    ({"reservedExecution": None}, Reserved(None), "an empty field"),
    ({"RESTRICTED_SHELTERED_PROGRAM": ""}, Reserved(None, execution=True), "an element of the old XML"),
]


@pytest.mark.parametrize(("publication", "expected", "why"), EXECUTION, ids=[why for *_, why in EXECUTION])
def test_reserved_execution_is_said_but_reserves_nothing(
    publication: dict[str, Any], expected: Reserved, why: str
) -> None:
    assert reserved_of(publication) == expected, why


def test_a_document_of_many_layers_is_read() -> None:
    deep: dict[str, Any] = {"BT-71-Lot": "res-ws"}
    for _ in range(5000):
        deep = {"inner": deep}
    assert reserved_of(deep).code == "2.82"
