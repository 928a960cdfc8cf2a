"""Values from a list: kind of contract, procedure, status, CPV, yes or no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.cell_codes import (
    CPV_ADVICE,
    KIND_ADVICE,
    STATUS_ADVICE,
    YES_ADVICE,
    Cancelled,
    read_contract_kind,
    read_cpv,
    read_procedure,
    read_status,
    read_yes,
)
from bot.calendar.tables import Cell, CellError
from bot.model.procurement import ContractKind, NoticeStatus

KINDS = [
    ("Diensten", ContractKind.SERVICES),
    ("dienst", ContractKind.SERVICES),
    ("D", ContractKind.SERVICES),
    ("services", ContractKind.SERVICES),
    ("ICT-diensten", ContractKind.SERVICES),
    ("Sociale en andere specifieke diensten", ContractKind.SERVICES),
    ("L", ContractKind.SUPPLIES),
    ("Levering", ContractKind.SUPPLIES),
    ("supplies", ContractKind.SUPPLIES),
    ("W", ContractKind.WORKS),
    ("Werken", ContractKind.WORKS),
    ("Werk", ContractKind.WORKS),
    ("concessieovereenkomst", ContractKind.CONCESSION),
    ("Concessie voor diensten", ContractKind.CONCESSION),
    ("n.v.t.", None),
    (None, None),
]


@pytest.mark.parametrize(("cell", "kind"), KINDS)
def test_a_kind_of_contract_is_read_by_word_or_code(cell: Cell, kind: ContractKind | None) -> None:
    assert read_contract_kind(cell) is kind


@pytest.mark.parametrize("text", ["Levering/Dienst", "werken en diensten", "D/L"])
def test_of_two_kinds_the_main_one_is_asked(text: str) -> None:
    with pytest.raises(ValueError, match="staan twee soorten; typ de soort met de hoogste waarde"):
        read_contract_kind(text)


@pytest.mark.parametrize("cell", ["onderhoud", "Werk, Participatie en Inkomen", "netwerken", 3, True])
def test_other_words_are_no_kind_of_contract(cell: Cell) -> None:
    with pytest.raises(ValueError, match=KIND_ADVICE):
        read_contract_kind(cell)


PROCEDURES = [
    ("OPE", "Openbaar"),
    ("neg-wo-call", "Onderhandelingsprocedure zonder voorafgaande oproep tot mededinging"),
    ("Europees  openbaar", "Europees openbaar"),
    ("n.t.b.", None),
]


@pytest.mark.parametrize(("cell", "procedure"), PROCEDURES)
def test_a_code_of_a_procedure_becomes_its_name_and_words_stay(cell: Cell, procedure: str | None) -> None:
    assert read_procedure(cell) == procedure


STATES = [
    ("Gepland", NoticeStatus.PREPARATION),
    ("In voorbereiding", NoticeStatus.PREPARATION),
    ("Bezig", NoticeStatus.PREPARATION),
    ("MAC", NoticeStatus.PREPARATION),
    ("VAK", NoticeStatus.PRIOR_NOTICE),
    ("Vooraankondiging", NoticeStatus.PRIOR_NOTICE),
    ("AAO", NoticeStatus.PUBLISHED),
    ("Aankondiging opdracht", NoticeStatus.PUBLISHED),
    ("AAO - Aankondiging opdracht", NoticeStatus.PUBLISHED),
    ("REC", NoticeStatus.PUBLISHED),
    ("EF16", NoticeStatus.PUBLISHED),
    ("EF29", NoticeStatus.AWARDED),
    ("Voluntary ex ante transparency notice", NoticeStatus.AWARDED),
    ("AGO", NoticeStatus.AWARDED),
    ("Aankondiging gegunde opdracht", NoticeStatus.AWARDED),
    ("AAW", NoticeStatus.AWARDED),
    ("Afgerond", NoticeStatus.AWARDED),
    ("Geannuleerd", Cancelled.CANCELLED),
    ("VBE", Cancelled.CANCELLED),
    ("Vroegtijdige beëindiging", Cancelled.CANCELLED),
    *((status.value, status) for status in NoticeStatus),
    ("-", None),
]


@pytest.mark.parametrize(("cell", "state"), STATES)
def test_a_status_is_read_from_a_planning_or_a_publication(
    cell: Cell, state: NoticeStatus | Cancelled | None
) -> None:
    assert read_status(cell) is state


@pytest.mark.parametrize("cell", ["hoog", "AAO/AGO", "gegund, tenzij", "in uitvoering", "SF21", 3])
def test_other_words_are_no_status(cell: Cell) -> None:
    with pytest.raises(ValueError, match=STATUS_ADVICE):
        read_status(cell)


CODES = [
    ("90911200-8", ("90911200",)),
    ("90911200", ("90911200",)),
    ("90.91.12.00-8", ("90911200",)),
    (90911200, ("90911200",)),
    (90911200.0, ("90911200",)),
    (3121000, ("03121000",)),
    ("90911200-8 Schoonmaken van gebouwen; 90919200-4", ("90911200", "90919200")),
    ("90911200-8\n90919200-4", ("90911200", "90919200")),
    ("90911200-8, 90911200-8", ("90911200",)),
    ("15860000-4 Koffie, thee en aanverwante producten", ("15860000",)),
    ("n.t.b.", ()),
    (None, ()),
]


@pytest.mark.parametrize(("cell", "codes"), CODES)
def test_cpv_codes_are_eight_digits_in_order(cell: Cell, codes: tuple[str, ...]) -> None:
    assert read_cpv(cell) == codes


@pytest.mark.parametrize(
    "cell",
    [
        "9091120",
        "909112008",
        "90911200-8; 9091",
        "schoonmaak",
        12,
        909112008,
        90911200.5,
        -90911200,
        float("inf"),
        True,
    ],
)
def test_a_code_of_another_length_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match=CPV_ADVICE):
        read_cpv(cell)


@given(
    st.lists(st.integers(10**6, 10**8 - 1), min_size=1, max_size=5, unique=True),
    st.sampled_from(["; ", ", ", "\n", " | "]),
)
def test_any_list_of_codes_is_read_back(numbers: list[int], mark: str) -> None:
    codes = [f"{number:08}" for number in numbers]
    assert read_cpv(mark.join(f"{code}-1" for code in codes)) == tuple(codes)


ANSWERS = [
    ("ja", True), ("Ja.", True), ("x", True), ("✓", True), (True, True), (1, True), (1.0, True), ("nee", False), ("N", False),
    ("geen", False), (0, False), (False, False), ("n.v.t.", None), ("", None), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "answer"), ANSWERS)
def test_yes_and_no_are_read_as_people_tick_them(cell: Cell, answer: bool | None) -> None:
    assert read_yes(cell) is answer


@pytest.mark.parametrize("cell", ["misschien", 2, CellError("#N/A")])
def test_anything_else_is_neither_yes_nor_no(cell: Cell) -> None:
    with pytest.raises(ValueError, match=YES_ADVICE):
        read_yes(cell)
