"""Kinds of work: named in a question, or told by the title and the CPV codes of a calendar entry. No false one above all."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.reading import load
from bot.understanding.categories import Categories
from tests.builders import TODAY

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


@cache
def shipped() -> Categories:
    return Categories(load(KNOWLEDGE, TODAY).market)


NAMED = [
    ("Wie doet schoonmaak?", ("schoonmaak",), "the word itself"),
    ("de metrostationschoonmaak", ("schoonmaak",), "the end of a compound"),
    ("Schoonmaakdienstverlening Stadsloket Noord", ("schoonmaak",), "the beginning of a compound"),
    ("Cleaning of the stadsloketten", ("schoonmaak",), "English"),
    ("het groenonderhoud van Zuid", ("groen",), "a short word with the head of a compound"),
    ("die groenopdracht van Zuid", ("groen",), "another head"),
    ("leerling vervoer", ("vervoer",), "a compound written apart"),
    ("inzet van verkeers regelaars", ("verkeer",), "a compound written apart with an s"),
    ("bedrijfs kleding", ("textiel_kleding",), "a compound written apart"),
    ("postbezorging", ("post_koerier",), "a short word in a compound that is a synonym"),
    ("wie doet toezicht?", ("verkeer",), "a word of many uses that stands alone"),
    ("snoeiwerkzaamheden in het park", ("groen",), "work with a word for service behind it"),
    ("verhuisdiensten voor de school", ("logistiek_magazijn",), "services with a word for service behind it"),
    ("sorteren van textiel", ("afval_circulair", "textiel_kleding"), "two kinds, best first"),
]


@pytest.mark.parametrize(("text", "kinds", "why"), NAMED)
def test_a_kind_of_work_is_recognised_by_its_words(text: str, kinds: tuple[str, ...], why: str) -> None:
    assert set(shipped().in_text(text)) == set(kinds), why


EVERYDAY = [
    ("Welke bedrijven kunnen onze was doen?", "wasserij"),
    ("Wie kan post bezorgen?", "post_koerier"),
    ("who repairs bikes?", "fietsen"),
    ("Wie kan fietsen repareren?", "fietsen"),
    ("Wie repareert onze dienstfietsen?", "fietsen"),
    ("Wie kan handdoeken wassen?", "wasserij"),
    ("Wie wast onze bedrijfskleding?", "textiel_kleding"),
    ("Wie kan kopjes afwassen?", "catering"),
    ("Wie maakt broodjes voor een vergadering?", "catering"),
    ("Wie kan flyers printen?", "drukwerk"),
    ("Wie kan onze folders drukken?", "drukwerk"),
    ("Wie kan bomen planten?", "groen"),
    ("Wie snoeit de heggen?", "groen"),
    ("Wie kan heggen snoeien?", "groen"),
    ("Wie leegt de prullenbakken?", "afval_circulair"),
    ("Wie kan prullenbakken legen?", "afval_circulair"),
    ("Wie kan ons helpen verhuizen?", "logistiek_magazijn"),
    ("Wie kan dozen sjouwen?", "logistiek_magazijn"),
    ("Wie kan pakketten inpakken?", "assemblage_inpakken"),
    ("Wie kan dossiers scannen?", "archief_scannen"),
    ("Wie kan tassen naaien?", "textiel_kleding"),
    ("Wie kan timmeren?", "meubels_hout"),
    ("Wie levert koffie?", "koffie_thee"),
    ("Wie schenkt thee?", "koffie_thee"),
    ("Waar koop ik bier van een sociale brouwerij?", "eten_drinken_producten"),
    ("Wie levert bloemen?", "bloemen_attenties"),
    ("Wie kan onze website testen?", "ict_testen"),
    ("Wie kan websites bouwen?", "ict_diensten"),
    ("Wie kan de telefoon beantwoorden?", "beveiliging"),
    ("catering for a meeting", "catering"),
    ("Who can do our laundry?", "wasserij"),
    ("Who can deliver our mail?", "post_koerier"),
    ("Who can clean our offices?", "schoonmaak"),
    ("Who can make sandwiches for a meeting?", "catering"),
    ("who can print our flyers?", "drukwerk"),
    ("Who can help us move our offices?", "logistiek_magazijn"),
    ("Who can pack boxes?", "assemblage_inpakken"),
    ("Who can scan documents?", "archief_scannen"),
    ("Who can test our website?", "ict_testen"),
    ("who builds websites?", "ict_diensten"),
    ("who can answer our phones?", "beveiliging"),
    ("Who supplies flowers?", "bloemen_attenties"),
    ("Who supplies coffee and tea?", "koffie_thee"),
    ("Who empties the litter bins?", "afval_circulair"),
    ("who can sew bags?", "textiel_kleding"),
    ("who can mow the lawn?", "groen"),
    ("Wie kan muren verven?", "bouw_onderhoud"),
    ("Who can paint our walls?", "bouw_onderhoud"),
    ("Wie kan het verkeer regelen?", "verkeer"),
    ("wie kan leerlingen vervoeren?", "vervoer"),
    ("Wie doet klusjes bij mensen thuis?", "energie_klussen"),
    ("wie verkoopt schilderijen?", "kunst_cultuur"),
    ("Wie kan oude laptops opknappen?", "ict_hardware"),
    ("who can refurbish computers?", "ict_hardware"),
    ("wie ontwerpt een logo?", "communicatie"),
    ("wie kan ramen lappen?", "schoonmaak"),
    ("Wie bezorgt de post?", "post_koerier"),
    ("wie doet huishoudelijke hulp?", "zorg_dagbesteding"),
    ("wie biedt jobcoaches?", "re_integratie"),
    ("Wie levert kerstpakketten?", "eten_drinken_producten"),
    ("Wie kan meubels opknappen?", "meubels_hout"),
    ("Wie kan stoelen repareren?", "meubels_hout"),
    ("wie kan ons tuinonderhoud doen?", "groen"),
    ("wie haalt oud papier op?", "afval_circulair"),
]


@pytest.mark.parametrize(("text", "kind"), EVERYDAY)
def test_everyday_words_name_a_kind_of_work(text: str, kind: str) -> None:
    assert shipped().in_text(text)[0] == kind


NOT_NAMED = [
    ("Wie kan auto's wassen?", "no kind of work"),
    ("wat was de raming?", "no kind of work"),
    ("Hoe moet ik dat ramen?", "no kind of work"),
    ("Wie plant de aanbesteding?", "no kind of work"),
    ("de druk op de planning", "no kind of work"),
    ("in kleine letters", "no kind of work"),
    ("een uniform systeem", "no kind of work"),
    ("greenwashing", "no kind of work"),
    ("Levering van elektrische vuilniswagens", "no kind of work"),
    ("handdoekrollen", "no kind of work"),
    ("Wie tellen er mee als kansarm?", "no kind of work"),
    ("Mag ik de opdracht in stukjes knippen zodat ik onder de drempel blijf?", "no kind of work"),
    ("Mag ik mijn auto parkeren?", "no kind of work"),
    ("who is on the move?", "no kind of work"),
    ("Hoe meet ik de 30%?", "no kind of work"),
    ("Wie tekent het contract?", "no kind of work"),
    ("Wat zegt artikel 2.82?", "no kind of work"),
    ("Ik heb een fietsbrug nodig", "no kind of work"),
    ("Wat kost een accountant?", "no kind of work"),
    ("moving forward with the tender", "no kind of work"),
    ("a clean sheet", "no kind of work"),
    ("Wie houdt toezicht op social return?", "no kind of work"),
    ("de kalender van de gemeente", "no kind of work"),
    ("Is the notice published?", "no kind of work"),
    ("Hoe bewijs ik dat?", "no kind of work"),
    ("de raming van een raamovereenkomst", "no kind of work"),
    ("Kwaliteitsmetingen schoonmaak", "measuring, not cleaning"),
    ("Licentie software schoonmaak controle", "software"),
    ("Ontwikkelen kennisagenda betonnen kunstwerken", "bridges, not art"),
    ("uitheemse planten", "'thee' inside a word"),
    ("opvang van ontheemden", "'thee' inside a word"),
    ("Gezondheidsmonitor volwassenen", "'was' inside a word"),
    ("levering van groene energie", "an adjective and an exclusion"),
    ("inkoop aardgas en groen gas", "energy"),
    ("Adviseur Groen", "hiring an adviser"),
    ("informatiebeveiliging", "an exclusion"),
    ("valbeveiligingen op daken", "an exclusion in the plural"),
    ("Beveiligingscamera's op straat", "equipment, not guards"),
    ("Ecologische scan", "research"),
    ("verkeersonderzoek", "research in a compound"),
    ("postcode", "a word that begins with 'post'"),
    ("Waste Heat Datacenter", "an English word that says little"),
    ("wat was de raming?", "'was' as a verb"),
    ("Wat is social return?", "no work at all"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), NOT_NAMED)
def test_no_kind_of_work_is_seen_where_none_is(text: str, why: str) -> None:
    assert shipped().in_text(text) == (), why


ENTRIES = [
    ("Reiniging metrostations", ("90911200",), "schoonmaak", "the code tells"),
    (
        "Reinigen ondergrondse containers",
        ("90918000",),
        "schoonmaak",
        "the longest prefix, not the branch of waste",
    ),
    ("Schoonmaak stadsloketten", (), "schoonmaak", "without a code the title tells"),
    ("Onderzoek schoonmaakbeleving", ("90911200",), None, "the title says research"),
    ("Vervanging Oranjebrug", ("45221111",), None, "a code of a whole branch without a word in the title"),
    (
        "Renovatie parkeergarage",
        ("45223300",),
        "bouw_onderhoud",
        "a code of a whole branch with a word in the title",
    ),
    ("Accountantscontrole jaarrekening", ("79212300",), None, "neither code nor title"),
    (
        "Fietsreparatie door leerwerkplaatsen",
        ("50800000",),
        "fietsen",
        "the beginning of a compound, whatever the code",
    ),
    ("Scanauto's parkeerhandhaving", ("98351110",), None, "parking is no bicycles"),
    ("Taaltrainingen NT2", ("80580000",), None, "language training is no job coaching"),
    ("Abri's en haltemeubilair", ("79341200",), None, "bus shelters are neither communication nor furniture"),
    ("Snelladers en laadpleinen voor taxi's", ("71314100",), None, "charging points are no odd jobs"),
    ("Renovatie Bullebakbrug (brug 149)", ("45221119",), None, "a bridge is no building"),
    ("Onderhoud liften en roltrappen", ("50740000",), None, "lifts need a specialist"),
    ("Bewegwijzering en signing", ("34992000", "39174000"), None, "signs are no furniture"),
    ("Aanleg groenvoorzieningen Kenniskwartier", ("45112710",), "groen", "a quarter is no knowledge work"),
    ("Onderhoud natuurgrasvelden", ("77320000",), "groen", "sports fields are green, nature is not meant"),
    ("Flexibele arbeid", ("79620000",), None, "temporary work is no re-integration"),
    ("Zonnepanelen op schooldaken", ("45261215",), None, "an exclusion goes before the code"),
]


@pytest.mark.parametrize(("title", "cpv", "kind", "why"), ENTRIES)
def test_an_entry_has_the_kind_of_its_code_when_its_title_agrees(
    title: str, cpv: tuple[str, ...], kind: str | None, why: str
) -> None:
    assert shipped().of_entry(title, cpv) == kind, why


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert len(set(shipped().in_text(text))) == len(shipped().in_text(text))


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=3))
def test_any_entry_can_be_read(title: str, cpv: list[str]) -> None:
    assert shipped().of_entry(title, cpv) == shipped().of_entry(title, tuple(cpv))
