"""What a question about the calendar narrows it to: period, directorate, district, kind. Names agree exactly."""

from datetime import date

import pytest

from bot.model.market import Alias, Vocabulary
from bot.model.procurement import ContractKind
from bot.model.question import CalendarFilter
from bot.model.values import quarter_period
from bot.understanding.narrowing import Narrowing
from tests.builders import TODAY, an_entry

VOCABULARY = Vocabulary(
    districts=(
        Alias(name="Zuid"), Alias(name="Zuidoost"), Alias(name="West"), Alias(name="Nieuw-West", also=("Nieuw West",)), Alias(name="Noord"),
    ),
    directorates=(Alias(name="Facilitair Bureau", also=("FB",)),),
)  # fmt: skip
ENTRIES = (an_entry(), an_entry(id="C002", owner="Stadsarchief"), an_entry(id="C003", owner="Stadsdeel Zuid"))


@pytest.fixture
def narrowing() -> Narrowing:
    return Narrowing(ENTRIES, VOCABULARY)


def read(narrowing: Narrowing, text: str, today: date = TODAY) -> CalendarFilter:
    return narrowing.read(text, (), today, count_only=False)


def test_a_text_without_any_of_these_narrows_nothing(narrowing: Narrowing) -> None:
    assert read(narrowing, "wat staat er op de kalender?").is_empty


@pytest.mark.parametrize("text", ["wat komt er in Q2 2027?", "which tenders are planned in Q2 2027?"])
def test_a_quarter_narrows(text: str, narrowing: Narrowing) -> None:
    assert read(narrowing, text).period == quarter_period(2027, 2)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("alles van het Facilitair Bureau", ("Facilitair Bureau",)),
        ("alles van het FB", ("Facilitair Bureau",)),
        ("wat doet het Stadsarchief?", ("Stadsarchief",)),
        ("alles van de brandweer", ()),
    ],
)
def test_a_directorate_narrows_under_its_own_name_and_its_short_one(
    text: str, owners: tuple[str, ...], narrowing: Narrowing
) -> None:
    assert read(narrowing, text).owners == owners


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("alles in Zuidoost", ("Zuidoost",)),
        ("alles in Zuid", ("Zuid",)),
        ("alles in Nieuw-West", ("Nieuw-West",)),
        ("alles in nieuw west", ("Nieuw-West",)),
        ("alles in West", ("West",)),
        ("alles in de Zuidas", ()),
        ("alles in Noordwijk", ()),
    ],
)
def test_a_district_is_never_part_of_another(
    text: str, districts: tuple[str, ...], narrowing: Narrowing
) -> None:
    assert read(narrowing, text).districts == districts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("welke werken komen er?", ContractKind.WORKS),
        ("welke leveringen komen er?", ContractKind.SUPPLIES),
        ("which services are planned?", ContractKind.SERVICES),
        ("hoeveel concessies zijn er?", ContractKind.CONCESSION),
        ("wat is het netwerken?", None),
    ],
)
def test_a_kind_of_contract_narrows(text: str, kind: ContractKind | None, narrowing: Narrowing) -> None:
    assert read(narrowing, text).kind is kind


def test_an_owner_named_after_a_district_is_not_a_district_as_well(narrowing: Narrowing) -> None:
    found = read(narrowing, "alles van Stadsdeel Zuid")
    assert (found.owners, found.districts) == (("Stadsdeel Zuid",), ())


def test_only_the_first_kind_of_work_narrows(narrowing: Narrowing) -> None:
    assert narrowing.read("x", ("groen", "schoonmaak"), TODAY, count_only=True).categories == ("groen",)


def test_a_title_without_its_place_still_names_the_work(narrowing: Narrowing) -> None:
    assert narrowing.without_places("Groenonderhoud Stadsdeel Nieuw-West").split() == [
        "groenonderhoud",
        "stadsdeel",
    ]


def test_the_name_of_an_owner_asks_for_no_work(narrowing: Narrowing) -> None:
    assert "stadsarchief" not in narrowing.without_owners("wat komt er van het Stadsarchief?")
