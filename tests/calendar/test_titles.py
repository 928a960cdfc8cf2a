"""Titles as they stand in real calendars: what stands around them, and when two are the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.titles import DOUBTFUL, CleanTitle, clean_title, same_title, title_key
from bot.model.values import Period

REFERENCES = [
    ("31209396 Bodemonderzoek Labwerk", "31209396", "Bodemonderzoek Labwerk"),
    ("Zaaknr. 31216926; Afvalbenchmark 2026 t/m 2029", "31216926", "Afvalbenchmark 2026 t/m 2029"),
    ("AI 2024-0164 - Soortenmanagementplan", "AI 2024-0164", "Soortenmanagementplan"),
    ("A05.15.2024  Subsidiemanagement", "A05.15.2024", "Subsidiemanagement"),
    ("KEM-59: Monitoring of caverns", "KEM-59", "Monitoring of caverns"),
    ("08.430.2024 Onderhoud maaien", "08.430.2024", "Onderhoud maaien"),
    ("201865002.001.066 - Taskforce", "201865002.001.066", "Taskforce"),
    ("1-D-34360-23b Makelaarsdiensten", "1-D-34360-23b", "Makelaarsdiensten"),
    ("DOS-2021-0001230 Warmtenet", "DOS-2021-0001230", "Warmtenet"),
    ("AT/2020/05: Visbemonstering", "AT/2020/05", "Visbemonstering"),
    ("220038GDD Buurtwerk", "220038GDD", "Buurtwerk"),
    ("23414 | De Knoop Fase 2", "23414", "De Knoop Fase 2"),
    ("[1-501-14] Energiecontracten", "1-501-14", "Energiecontracten"),
    ("Kenmerk: 2024-001 - Taxivervoer", "2024-001", "Taxivervoer"),
]
NO_REFERENCES = [
    ("2023 - 2032 Ecologisch onderzoek", "a run of years"),
    ("2027 Schoonmaak", "a year"),
    ("2050 Security of Supply", "a year"),
    ("12000 bomen planten", "a count"),
    ("3D scan", "a word"),
    ("A27 Houten - Hooipolder", "a road"),
    ("N35: Wijthmen", "a road"),
    ("COVID-19: testen", "a disease"),
    ("AI 2027 strategie", "a subject and a year"),
    ("Project Zuidas 2030", "a name"),
    ("100 jaar Dudok", "a count"),
]


@pytest.mark.parametrize(("text", "reference", "title"), REFERENCES)
def test_a_number_before_a_title_is_its_reference(text: str, reference: str, title: str) -> None:
    assert clean_title(text) == CleanTitle(title, reference)


@pytest.mark.parametrize(("text", "why"), NO_REFERENCES)
def test_a_number_that_belongs_to_the_title_stays(text: str, why: str) -> None:
    assert clean_title(text) == CleanTitle(text), why


PREFIXES = [
    ("EA Marktonderzoek", ("EA",), "Marktonderzoek"),
    ("SZW EA Monitor AOW-Leeftijdsverhoging", ("SZW EA",), "Monitor AOW-Leeftijdsverhoging"),
    ("BZK-HIS-EA Performance", ("BZK-HIS-EA",), "Performance"),
    ("Europese aanbesteding: Flexibele arbeid", ("Europese aanbesteding",), "Flexibele arbeid"),
    ("Openbare aanbesteding van een Learning Systeem", ("Openbare aanbesteding",), "Learning Systeem"),
    ("Niet openbare Europese aanbesteding Websites", ("Niet openbare Europese aanbesteding",), "Websites"),
    ("Marktconsultatie - Marktconsultatie - Catering", ("Marktconsultatie",), "Catering"),
    (
        "Vooraankondiging Marktconsultatie Laadpleinen",
        ("Vooraankondiging", "Marktconsultatie"),
        "Laadpleinen",
    ),
]


@pytest.mark.parametrize(("text", "prefixes", "title"), PREFIXES)
def test_a_prefix_that_says_nothing_is_set_aside(text: str, prefixes: tuple[str, ...], title: str) -> None:
    assert clean_title(text) == CleanTitle(title, prefixes=prefixes)


@pytest.mark.parametrize(
    "text",
    [
        "Openbare verlichting",
        "Openbare toiletten",
        "Raamovereenkomst Inhuur",
        "EA",
        "Marktconsultatie",
        "Perceel 1: Schoonmaak",
    ],
)
def test_words_that_say_something_stay(text: str) -> None:
    assert clean_title(text) == CleanTitle(text)


def test_number_and_prefix_are_taken_one_after_the_other() -> None:
    found = clean_title("A07.05.2019_1 RECTIFICATIE Gebiedsontwikkeling Energiepark")
    assert found == CleanTitle("Gebiedsontwikkeling Energiepark", "A07.05.2019_1", ("RECTIFICATIE",))


DATES = [
    ("Werkkleding (verwachte einddatum: 9.7.2020)", Period(date(2020, 7, 9), date(2020, 7, 9))),
    ("Catering (verwachte einddatum: 15-02-2018)", Period(date(2018, 2, 15), date(2018, 2, 15))),
    ("Diensten (publicatie Q3 2027)", Period(date(2027, 7, 1), date(2027, 9, 30))),
    ("Monitor 2026 t/m 2029", None),
    ("Catering (start in Q3)", None),
]


@pytest.mark.parametrize(("text", "when"), DATES)
def test_a_date_between_brackets_is_read(text: str, when: Period | None) -> None:
    assert clean_title(text).when == when


TIDIED = [
    ("Schoonmaak\n  gebouwen ", "Schoonmaak gebouwen"),
    ("Marktverkenning wagenpark 2027.", "wagenpark 2027"),
    ("Wagenpark.", "Wagenpark"),
    ("Dienstverlening ABC B.V.", "Dienstverlening ABC B.V."),
    ("Omgevingsplan 2024 e.v.", "Omgevingsplan 2024 e.v."),
    ("Onderzoek ‘Op weg naar zorg’", "Onderzoek ‘Op weg naar zorg’"),
    ("Catering - Catering", "Catering"),
    ("Softwarebroker; Softwarebroker", "Softwarebroker"),
    ("woord " * 42, ("woord " * 42).strip()),
]


@pytest.mark.parametrize(("text", "title"), TIDIED)
def test_a_title_is_tidied_and_kept_whole(text: str, title: str) -> None:
    assert clean_title(text).title == title


KEYS = [
    ("“Impact” – kosten", "impact kosten"),
    ("SZW EA Financiële educatie", "financiele educatie"),
    ("31209396 Bodemonderzoek Labwerk.", "bodemonderzoek labwerk"),
    ("Regioco?rdinator RES-NOB?", "regioco?rdinator res nob"),
]


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_a_key_forgets_how_a_title_is_written(text: str, key: str) -> None:
    assert title_key(text) == key


SAME = [
    ("Regioco?rdinator RES-NOB", "Regiocoördinator RES-NOB"),
    ("Projectmatig cre??ren", "Projectmatig creëren"),
    ("Afvalbenchmark 2026 t/m 2029", "Zaaknr. 31216926; Afvalbenchmark 2026 t/m 2029"),
    ("WMO Hulpmiddelen", "Wmo-hulpmiddelen"),
    ("Groenonderhoud stadsdeel zuid", "EA Groenonderhoud Stadsdeel Zuid."),
]
NEVER_SAME = [
    ("Schoonmaak perceel 1", "Schoonmaak perceel 2", "the lot"),
    ("Afvalbenchmark 2026", "Afvalbenchmark 2027", "the year"),
    ("Onderhoud fase II", "Onderhoud fase III", "the phase"),
    ("Voorstudie Galgeplaat A", "Voorstudie Galgeplaat B", "the letter"),
    ("Schoonmaak Stadsloket Noord", "Schoonmaak Stadsloket Zuid", "the side of town"),
    ("onderhoud haven noord", "onderhoud haven zuid", "the side of town, without capitals"),
    ("Onderzoek Duiven", "Onderzoek Westervoort", "the place"),
    ("31165068: SBIR Viaducten", "31165080: SBIR Viaducten", "the number before it"),
]
NOT_SURELY_SAME = [
    ("Schoonmaak Stadhuis Amsterdam", "Schoonmaak Stadhuis", "a place in one only"),
    ("Amsterdam schoonmaak", "Rotterdam schoonmaak", "each its own first word"),
    ("satellietdata van de natuur in beeld", "satellietdata van het water in beeld", "each its own subject"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_title_written_otherwise_is_the_same(first: str, second: str) -> None:
    assert same_title(first, second) == 1.0


@pytest.mark.parametrize(("first", "second", "why"), NEVER_SAME)
def test_titles_that_differ_in_a_number_or_a_place_are_never_the_same(
    first: str, second: str, why: str
) -> None:
    assert same_title(first, second) == 0.0, why


@pytest.mark.parametrize(("first", "second", "why"), NOT_SURELY_SAME)
def test_titles_with_words_of_their_own_are_not_surely_the_same(first: str, second: str, why: str) -> None:
    assert 0 < same_title(first, second) <= DOUBTFUL, why


@pytest.mark.parametrize(
    ("first", "second"),
    [("Levering bomen", "Leveren bomen"), ("Soorten Management Plan Duiven", "Soortenmanagementplan Duiven")],
)
def test_a_small_difference_stays_small(first: str, second: str) -> None:
    assert same_title(first, second) > DOUBTFUL


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_does_not_depend_on_the_order(first: str, second: str) -> None:
    assert same_title(first, second) == same_title(second, first)


@given(st.text(max_size=120))
def test_a_title_is_the_same_as_itself(text: str) -> None:
    assert same_title(text, text) == 1.0


@given(st.text(min_size=1, max_size=120).filter(str.strip))
def test_a_title_is_never_left_empty(text: str) -> None:
    assert clean_title(text).title or not any(letter.isprintable() for letter in text)
