"""Which entry of the calendar a question means: the rules, on a small calendar."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.base import Text
from bot.model.market import Vocabulary
from bot.model.procurement import CalendarEntry
from bot.understanding.linking import Linker

TODAY = date(2026, 11, 22)

CALENDAR = [
    {"id": "T01", "kenmerk": "AI 2026-0123", "titel": "Schoonmaak stadsloket Noord", "eigenaar": "Facilitair Bureau", "gepland": "2026-09"},
    {"id": "T02", "kenmerk": "AI 2026-0124", "titel": "Schoonmaak stadsloket Zuidoost", "eigenaar": "Facilitair Bureau", "gepland": "2026-09"},
    {"id": "T03", "titel": "Groenonderhoud Stadsdeel Zuid 2026-2030", "eigenaar": "Stadsdeel Zuid", "gepland": "2026-10"},
    {"id": "T04", "titel": "Groenonderhoud Stadsdeel Oost 2026-2030", "eigenaar": "Stadsdeel Oost", "gepland": "2026-10"},
    {"id": "T05", "titel": "Vernieuwing kademuur Herengracht rak 0412", "eigenaar": "Bruggen", "raming": "8.700.000"},
    {"id": "T06", "titel": "Levering metrovoertuigen M8", "eigenaar": "Metro en Tram", "gepland": "2027-06", "raming": "180.000.000"},
    {"id": "T07", "titel": "Multifunctionals en printmanagement", "eigenaar": "ICT"},
    {"id": "T08", "titel": "Renovatie Oranjebrug", "eigenaar": "Bruggen"},
    {"id": "T09", "titel": "Nieuwbouw zwembad Sportpark De Wilg", "eigenaar": "Sport"},
    {"id": "T10", "titel": "Isolatie van schoolgebouwen", "eigenaar": "Vastgoed",
     "percelen": [{"nr": "1", "titel": "daken"}, {"nr": "2", "titel": "gevels"}]},
    {"id": "T11", "titel": "Leerlingenvervoer", "eigenaar": "Onderwijs", "ook_genoemd": ["Schoolbusjes"]},
    {"id": "T12", "titel": "Postbezorging en koeriersdiensten", "eigenaar": "Facilitair Bureau", "gepland": "2027-02"},
    {"id": "T13", "titel": "Onderhoud beplanting binnentuinen", "eigenaar": "Vastgoed", "cpv": ["77310000"]},
    {"id": "T14", "titel": "Digitaliseren bouwdossiers", "eigenaar": "Stadsarchief", "gepland": "2026-12"},
    {"id": "T15", "titel": "Depotruimte en koeling", "eigenaar": "Stadsarchief", "gepland": "2027-03"},
    {"id": "T16", "titel": "Straatmeubilair: banken en prullenbakken", "eigenaar": "Verkeer"},
    {"id": "T17", "titel": "Verkeersregelaars bij evenementen", "eigenaar": "Verkeer"},
    {"id": "T18", "titel": "Medewerkersonderzoek 2027", "eigenaar": "Personeel"},
    {"id": "T19", "titel": "Aanleg speeltuin Flevopark", "eigenaar": "Stadsdeel Oost"},
    {"id": "T20", "titel": "Inspectie en reparatie van liften", "eigenaar": "Vastgoed"},
    {"id": "T21", "titel": "Aanleg fietsbrug Zuidas Kenniskwartier", "eigenaar": "Grond en Ontwikkeling"},
    {"id": "T22", "titel": "Exploitatie kringloop- en milieustraat", "eigenaar": "Afval en Grondstoffen"},
    {"id": "T23", "titel": "Kringloopwinkels en retourgoederen", "eigenaar": "Werk en Inkomen"},
    {"id": "T24", "titel": "Bodycams handhaving", "eigenaar": "Toezicht"},
    {"id": "T25", "titel": "Schoolmaaltijden en ontbijt", "eigenaar": "Onderwijs"},
    {"id": "T26", "titel": "Verkeerstellingen en verkeersonderzoek", "eigenaar": "Verkeer"},
]  # fmt: skip
WORDS = {
    "afkortingen": [{"kort": ["mto"], "voluit": "medewerkersonderzoek"}],
    "directies": [{"naam": "Metro en Tram", "ook": ["M&T"]}, {"naam": "Stadsarchief", "ook": ["gemeentearchief"]}],
    "stadsdelen": [
        {"naam": "Noord", "ook": ["amsterdam noord"]}, {"naam": "Zuid", "ook": ["de pijp"]}, {"naam": "Zuidoost", "ook": ["bijlmer"]},
        {"naam": "Oost", "ook": ["flevopark", "oosterpark"]}, {"naam": "West"},
    ],
    "plaatsen": [
        {"soort": "gracht", "namen": ["Herengracht", "Keizersgracht"]},
        {"soort": "park", "namen": ["Flevopark", "Oosterpark"]},
        {"soort": "buurt", "namen": ["De Pijp"]},
        {"soort": "gemeente", "namen": ["Almere"]},
        {"soort": "buurt", "namen": ["Zuidas", "Kenniskwartier", "Zuidas Kenniskwartier"]},
        {"soort": "organisatie", "namen": ["brandweer"]},
        {"soort": "gebouw", "namen": ["bibliotheek", "bibliotheken", "stadsloket"]},
    ],
    "woorden": [
        {"zeg": ["kopieerapparaten", "printers"], "bedoel": ["multifunctionals"]},
        {"zeg": ["kringloop"], "bedoel": ["kringloopwinkels"]},
    ],
    "engels": [{"en": ["cleaning"], "nl": ["schoonmaak"]}, {"en": ["mail delivery"], "nl": ["postbezorging"]}],
    "jargon": [{"woord": ["voorbehouden opdracht"], "onderwerp": "voorbehouden-2.82"}],
}  # fmt: skip
CPV = {
    "77310000": Text(
        nl="Beplanten en onderhouden van groengebieden", en="Planting and maintenance of green areas"
    )
}


def make(entries: Sequence[dict[str, object]] = CALENDAR) -> Linker:
    return Linker(
        [CalendarEntry.model_validate(e) for e in entries], Vocabulary.model_validate(WORDS), (), CPV
    )


LINKER = make()


def decided(question: str) -> list[str]:
    return [scored.id for scored in LINKER.link(question, TODAY).decided]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        pytest.param(
            "Kan de postbezorging en koeriersdiensten voorbehouden worden?",
            "T12",
            id="the title in a sentence",
        ),
        pytest.param("wanneer komt het leerlingenvervor?", "T11", id="a typo"),
        pytest.param("leerling vervoer, welke procedure?", "T11", id="a compound written apart"),
        pytest.param(
            "Mag de stadsloketschoonmaak in Noord naar een sociale firma?",
            "T01",
            id="a compound of two words",
        ),
        pytest.param(
            "verkeers regelaars, hoe lang loopt dat?", "T17", id="a compound with a link written apart"
        ),
        pytest.param("onze kopieerapparaten, is daar een tender voor?", "T07", id="an everyday word"),
        pytest.param("cleaning of stadsloket Noord, can we reserve it?", "T01", id="an English word"),
        pytest.param("Can mail delivery be reserved?", "T12", id="an English phrase"),
        pytest.param("Is er al een MTO gepland?", "T18", id="an abbreviation"),
        pytest.param("de schoolbusjes, percelen?", "T11", id="another name of the entry"),
        pytest.param("Onderhoud van groengebieden: wanneer?", "T13", id="a word of the CPV label"),
        pytest.param("schoonmaak stadsloket in de Bijlmer", "T02", id="another name of the district"),
        pytest.param("groenonderhoud in de Pijp", "T03", id="a neighbourhood in the district"),
        pytest.param("de prullenbakken", "T16", id="a part of the title"),
        pytest.param("de ontbijtjes op scholen", "T25", id="a diminutive"),
        pytest.param("de fietsbrug in het Kenniskwartier", "T21", id="one half of a double name of a place"),
        pytest.param(
            "Wat raad je aan voor de postbezorging?", "T12", id="a noun beside a verb that is in no title"
        ),
        pytest.param("kapotte liften", "T20", id="a noun with an adjective that is in no title"),
    ],
)
def test_is_linked_by(question: str, entry: str):
    assert decided(question) == [entry]


@pytest.mark.parametrize(
    "written", ["AI 2026-0123", "ai 2026/0123", "AI2026-123", "AI 2026 0123", "nummer 2026-0123"]
)
def test_a_reference_number_is_found_however_it_is_written(written: str):
    assert decided(f"wat is {written}?") == ["T01"]


def test_two_reference_numbers_are_two_entries():
    assert decided("horen AI 2026-0123 en AI 2026-0124 bij elkaar?") == ["T01", "T02"]


def test_an_unknown_reference_number_means_none_whatever_the_words():
    assert decided("AI 2026-9999, Schoonmaak stadsloket Noord") == []


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("schoonmaak stadsloket West", id="another district"),
        pytest.param("schoonmaak stadsloket Zuid", id="Zuid is not Zuidoost"),
        pytest.param("Vernieuwing kademuur Herengracht rak 0413", id="another rak"),
        pytest.param("vernieuwing kademuur Keizersgracht", id="another canal"),
        pytest.param("levering metrovoertuigen M9", id="another code"),
        pytest.param("renovatie Torontobrug", id="another bridge that no list has"),
        pytest.param("isolatie van schoolgebouwen perceel 3", id="a lot that there is not"),
        pytest.param("Groenonderhoud Stadsdeel Zuid 2031-2035", id="other years"),
        pytest.param("medewerkersonderzoek 2030", id="another year"),
        pytest.param("leerlingenvervoer gemeente Almere", id="another municipality"),
        pytest.param("schoonmaak van de bibliotheken", id="another kind of building"),
        pytest.param("aanleg speeltuin Oosterpark", id="another park in the same district"),
        pytest.param("het zwembad-kassasysteem", id="another thing that only begins with the word"),
        pytest.param("ruimtelift", id="a compound of which only one half fits"),
        pytest.param("bodycams voor de brandweer", id="another service that it is for"),
        pytest.param("Wie tellen er mee?", id="a verb that looks like a noun"),
        pytest.param("Hoe inspecteer ik een werkplaats?", id="a verb before its subject"),
    ],
)
def test_a_near_miss_is_left_unlinked(question: str):
    assert decided(question) == []


def test_leading_zeros_of_a_number_do_not_count():
    assert decided("kademuur Herengracht rak 412") == ["T05"]


def test_a_lot_that_there_is_does_not_contradict():
    assert decided("isolatie van schoolgebouwen perceel 2") == ["T10"]


def test_entries_that_fit_equally_are_all_returned():
    assert sorted(decided("schoonmaak van de stadsloketten")) == ["T01", "T02"]


def test_a_cut_off_word_counts_no_more_than_the_same_part_of_another_title():
    assert sorted(decided("wanneer komt de kringloop?")) == ["T22", "T23"]


def test_one_word_that_many_titles_hold_and_a_word_for_buying_is_a_question_which_one():
    found = decided("Mag de opdracht schoonmaak voorbehouden worden?")
    assert sorted(found) == ["T01", "T02"]


def test_a_district_chooses_between_entries_that_fit_equally():
    assert decided("groenonderhoud van stadsdeel Oost") == ["T04"]


def test_the_value_chooses_between_entries_of_an_owner():
    assert decided("die levering van M&T van 180 miljoen")[:1] == ["T06"]


def test_a_question_by_owner_alone_lists_what_the_owner_plans():
    assert sorted(decided("wat komt er van het Stadsarchief?")) == ["T14", "T15"]


def test_the_first_word_of_a_directorate_with_department_names_it():
    reading = LINKER.read("List everything of the Afval department", TODAY)
    assert [found.owners for found in reading.owners] == [frozenset({"afval en grondstoffen"})]


def test_a_period_narrows_a_list():
    assert decided("wat komt er van het gemeentearchief in maart 2027?") == ["T15"]


@pytest.mark.parametrize(
    "question",
    [
        "Wat is een voorbehouden opdracht?", "mag ik een dienst van 40.000 euro enkelvoudig gunnen?", "hoe lang duurt standstill?",
        "hoi", "", "Wat kun je allemaal?", "What is a reserved contract?",
    ],
)  # fmt: skip
def test_a_question_about_the_rules_names_no_procurement(question: str):
    linking = LINKER.link(question, TODAY)
    assert (linking.decided, linking.mentioned) == ((), False)


def test_a_thing_that_nobody_planned_is_mentioned_but_not_found():
    linking = LINKER.link("Komt er een aanbesteding voor een sterrenwacht?", TODAY)
    assert (linking.decided, linking.mentioned) == ((), True)


def test_the_same_work_elsewhere_is_nearer_than_other_work_in_that_place():
    linking = LINKER.link("schoonmaak van het stadsloket in stadsdeel Oost", TODAY)
    assert [near.id for near in linking.nearest][:2] == ["T01", "T02"]


def test_the_nearest_is_suggested_when_none_fits():
    assert [near.id for near in LINKER.link("renovatie Torontobrug", TODAY).nearest][:1] == ["T08"]


def test_the_steps_tell_which_words_led_where():
    steps = LINKER.link("onze kopieerapparaten, wanneer?", TODAY).steps
    assert any(step.words == "kopieerapparaten" and "T07" in step.led_to for step in steps)


def test_the_chance_lies_between_nought_and_one_with_two_decimals():
    chances = [scored.score for scored in LINKER.link("schoonmaak van de stadsloketten", TODAY).decided]
    assert all(0 <= chance <= 1 and chance == round(chance, 2) for chance in chances)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "schoonmaak",
            "stadsloket",
            "Noord",
            "Zuid",
            "perceel",
            "1",
            "rak",
            "0412",
            "2026-2030",
            "M8",
            "groen",
            "de",
            "van",
            "en",
            "?",
            ",",
            "<@U1>",
            "AI",
            "2026-0123",
            "€",
            "é",
        ]
    )
    | st.text(max_size=12),
    max_size=14,
).map(" ".join)


@given(SENTENCES)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_fail_and_never_more_than_five_are_returned(text: str):
    assert len(LINKER.link(text, TODAY).decided) <= 5


@given(SENTENCES)
@settings(max_examples=50, deadline=None)
def test_the_same_question_gives_the_same_answer(text: str):
    assert LINKER.link(text, TODAY) == LINKER.link(text, TODAY)


@given(st.permutations(CALENDAR), SENTENCES)
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_entries_does_not_matter(entries: list[dict[str, object]], text: str):
    assert make(entries).link(text, TODAY) == LINKER.link(text, TODAY)


def test_of_a_very_long_text_only_the_beginning_is_read():
    assert decided("schoonmaak stadsloket Noord " + "en " * 5000 + "renovatie Oranjebrug") == ["T01"]


def test_an_empty_calendar_links_nothing():
    assert make([]).link("schoonmaak stadsloket Noord", TODAY).decided == ()
