"""What a question about the calendar narrows it to: period, directorate, district, kind. Names agree exactly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.market import Alias, Vocabulary
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import CalendarFilter
from bot.model.values import Period, month_period, quarter_period
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


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("schoonmaak van groenbakken", ("groen",)),  # one thing is meant, by its best reading
        ("groen en schoonmaak", ("groen", "schoonmaak")),
        ("green areas or cleaning", ("groen", "schoonmaak")),
        ("groen, schoonmaak", ("groen", "schoonmaak")),
    ],
)
def test_kinds_of_work_that_are_named_side_by_side_all_narrow(
    text: str, categories: tuple[str, ...], narrowing: Narrowing
) -> None:
    found = narrowing.read(text, ("groen", "schoonmaak"), TODAY, count_only=False)
    assert found.categories == categories


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("welke trajecten zijn kansrijk?", ("hoog",)),  # without more it is the highest level
        ("zeer kansrijke trajecten", ("hoog",)),
        ("the most promising procurements", ("hoog",)),
        ("redelijk kansrijke trajecten", ("midden",)),
        ("fairly promising procurements", ("midden",)),
        ("weinig kansrijke trajecten", ("laag",)),
        ("trajecten die niet zo kansrijk zijn", ("laag",)),
        ("procurements that are not very promising", ("laag",)),
        ("waarvan is de kansrijkheid nog onbekend?", ("onbekend",)),
        ("Kansrijk, welke trajecten komen er?", ()),  # the name of the bot
        ("hoi kansrijk welke trajecten komen er", ()),
        ("welke trajecten komen er, kansrijk?", ()),
        ("welke trajecten komen er?", ()),
    ],
)
def test_a_level_of_promise_narrows(text: str, promises: tuple[str, ...], narrowing: Narrowing) -> None:
    assert read(narrowing, text).promises == promises


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("alles boven de drempel", ThresholdSide.REACHED),
        ("alles boven de Europese drempel", ThresholdSide.REACHED),
        ("bovendrempelige opdrachten", ThresholdSide.REACHED),
        ("everything above the threshold", ThresholdSide.REACHED),
        ("alles onder de drempel", ThresholdSide.UNDER),
        ("contracts below the EU threshold", ThresholdSide.UNDER),
        ("wat is de drempel?", None),
        ("moet alles boven de drempel Europees?", None),  # asks what holds, not which there are
        ("kun je alles boven de drempel laten zien?", ThresholdSide.REACHED),  # only polite
    ],
)
def test_a_side_of_the_threshold_narrows(text: str, side: ThresholdSide | None, narrowing: Narrowing) -> None:
    assert read(narrowing, text).side is side


@pytest.mark.parametrize(
    ("text", "has_lots"),
    [
        ("zonder percelen", False),
        ("zonder perceel", False),
        ("trajecten die niet in percelen zijn", False),
        ("without any lots", False),
        ("met percelen", True),
        ("welke trajecten hebben percelen?", True),
        ("divided into lots", True),
        ("wat is een perceel?", None),
    ],
)
def test_lots_narrow(text: str, has_lots: bool | None, narrowing: Narrowing) -> None:
    assert read(narrowing, text).has_lots is has_lots


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("alles boven een miljoen", 1_000_000, None),
        ("trajecten onder de 50.000", None, 50_000),
        ("trajecten tussen 1 en 2 ton", 100_000, 200_000),
        ("groter dan 5 ton", 500_000, None),
        ("cheaper than € 50,000", None, 50_000),
        ("worth more than 2 million", 2_000_000, None),
    ],
)
def test_limits_of_the_value_narrow(
    text: str, low: int | None, high: int | None, narrowing: Narrowing
) -> None:
    value = read(narrowing, text).value
    assert value and (value.low, value.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("een opdracht van een ton", "one amount is no limit"),
        ("alles boven een ton per jaar", "the calendar has values over the whole term"),
    ],
)
def test_an_amount_that_is_no_limit_of_the_whole_value_does_not_narrow(
    text: str, why: str, narrowing: Narrowing
) -> None:
    assert read(narrowing, text).value is None, why


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("welke trajecten zijn al gepubliceerd?", [NoticeStatus.PUBLISHED]),
        ("gepubliceerde trajecten", [NoticeStatus.PUBLISHED]),
        ("which tenders have been published?", [NoticeStatus.PUBLISHED]),
        ("nog niet gepubliceerde trajecten", [NoticeStatus.PREPARATION, NoticeStatus.PRIOR_NOTICE]),
        ("which are not yet published?", [NoticeStatus.PREPARATION, NoticeStatus.PRIOR_NOTICE]),
        ("nog in voorbereiding", [NoticeStatus.PREPARATION]),
        ("met een vooraankondiging", [NoticeStatus.PRIOR_NOTICE]),
        ("welke zijn al gegund?", [NoticeStatus.AWARDED]),
        ("welke trajecten worden in Q2 gepubliceerd?", []),  # still to come: a period, no status
    ],
)
def test_how_far_the_publication_is_narrows(
    text: str, statuses: list[NoticeStatus], narrowing: Narrowing
) -> None:
    assert list(read(narrowing, text).statuses) == statuses


@pytest.mark.parametrize(
    "text", ["waarvan is de werksoort onzeker?", "onzekere werksoort", "the kind of work is not certain"]
)
def test_an_unsure_kind_of_work_narrows(text: str, narrowing: Narrowing) -> None:
    assert read(narrowing, text).unsure_work


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("wat moet deze maand beslist worden?", month_period(2026, 11)),
        ("what must be decided in January?", month_period(2027, 1)),
        ("welke besluiten moeten voor 1 maart genomen zijn?", Period(TODAY, date(2027, 2, 28))),
        ("which decisions are due before March 2027?", Period(TODAY, date(2027, 2, 28))),
        ("wat moet uiterlijk in maart besloten zijn?", Period(TODAY, date(2027, 3, 31))),
        ("waar moeten we nu over beslissen?", Period(TODAY, date(2026, 12, 22))),
    ],
)
def test_what_must_be_decided_narrows_to_the_last_days_to_decide_in_a_period(
    text: str, period: Period, narrowing: Narrowing
) -> None:
    found = read(narrowing, text)
    assert (found.decide_by, found.period) == (period, None)


@pytest.mark.parametrize(
    ("text", "overdue"),
    [
        ("waar moeten we nu over beslissen?", True),
        ("laatste kans", True),
        ("what do we have to decide now?", True),
        ("wat moet deze maand beslist worden?", False),
    ],
)
def test_what_should_have_been_decided_counts_when_it_is_asked_now(
    text: str, overdue: bool, narrowing: Narrowing
) -> None:
    assert read(narrowing, text).overdue is overdue


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("welke contracten lopen in 2027 af?", Period(date(2027, 1, 1), date(2027, 12, 31))),
        ("which contracts end in 2027?", Period(date(2027, 1, 1), date(2027, 12, 31))),  # not the end of 2027
        ("aflopende contracten Q2 2027", quarter_period(2027, 2)),
        ("which contracts expire before July 2027?", Period(TODAY, date(2027, 6, 30))),
        ("welke contracten lopen binnenkort af?", Period(TODAY, date(2027, 5, 22))),
    ],
)
def test_contracts_that_end_narrow_to_the_period_in_which_they_end(
    text: str, period: Period, narrowing: Narrowing
) -> None:
    found = read(narrowing, text)
    assert (found.ends, found.period) == (period, None)


def test_a_second_period_stays_that_of_the_publication(narrowing: Narrowing) -> None:
    found = read(narrowing, "welke contracten die in 2027 aflopen komen in Q1 2027 op de markt?")
    assert (found.ends, found.period) == (
        Period(date(2027, 1, 1), date(2027, 12, 31)),
        quarter_period(2027, 1),
    )


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(Narrowing(ENTRIES, VOCABULARY), text), CalendarFilter)


def test_a_title_without_its_place_still_names_the_work(narrowing: Narrowing) -> None:
    assert narrowing.without_places("Groenonderhoud Stadsdeel Nieuw-West").split() == [
        "groenonderhoud",
        "stadsdeel",
    ]


def test_the_name_of_an_owner_asks_for_no_work(narrowing: Narrowing) -> None:
    assert "stadsarchief" not in narrowing.without_owners("wat komt er van het Stadsarchief?")
