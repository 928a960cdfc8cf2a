"""The kind of work of a calendar entry, with how sure and what told. A false kind is worse than an unsure one."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.reading import load
from bot.model.work import SURE, WorkBasis, WorkFinding, WorkGuess
from bot.understanding.categories import Categories
from tests.builders import TODAY

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


@cache
def shipped() -> Categories:
    return Categories(load(KNOWLEDGE, TODAY).market)


def work_of(title: str, *cpv: str, description: str = "") -> WorkFinding:
    return shipped().work_of(title, cpv, description)


def best_of(finding: WorkFinding) -> WorkGuess:
    assert finding.best
    return finding.best


NOT_SOCIAL = [
    ("Kwaliteitscontrole schoonmaak 2025-2028", "the first noun is the head: checking"),
    ("Kostprijsberekening jeugdhulp en tariefdifferentiatie", "calculating is the head"),
    ("Klachtenbehandeling leerlingenvervoer regio Zuid", "an unknown noun before the name is the head"),
    ("Bestelportaal drukwerk en webshop", "software that orders it"),
    ("Transformatie van dagbesteding", "'van' after a head of its own"),
    ("Kassasysteem bedrijfsrestaurants", "a system"),
    ("Levering schoonmaakmachines en schrobzuigmachines", "the last part of the compound is the head"),
    ("Bedrijfskledingbeheersysteem", "the last part of the compound is the head"),
    ("Reiniging riolering en kolken", "sewers"),
    ("Tankreiniging en slibverwijdering vergistingstanks", "industry"),
    ("Schone lucht: kennisdeling", "clean air"),
    ("Levering groengas en elektriciteit 2024-2027", "energy"),
    ("Advisering Groene Metropoolregio", "a name with 'groene'"),
    ("Beheersysteem openbare ruimte (groen, grijs, blauw)", "a system"),
    ("Boominspecties (VTA)", "inspection"),
    ("Nieuwbouw tuinbouwcluster", "'tuin' inside 'tuinbouw'"),
    ("Groene waterstof voor zware voertuigen", "hydrogen"),
    ("Aanschaf maaimachines wijkbeheer", "machines"),
    ("Inhuur cateringmedewerkers evenementenlocaties", "temporary staff"),
    ("Teamleider Schoonmaak (interim)", "hiring one person"),
    ("Gemeente Apeldoorn - Interim manager afvalinzameling", "hiring one person"),
    ("Catering-audits en hygiënecontroles", "checking"),
    ("Nieuwbouw brandweerpost Oost", "a fire station"),
    ("Post-HBO opleiding verpleegkundig specialist", "'post' as a prefix"),
    ("Maatregelenpakket stikstof", "measures are no parcels"),
    ("Onderhoud drukriolering en gemalen", "pressure is no printing"),
    ("Wateroverdruk in dijken", "pressure is no printing"),
    ("Ontwikkelen footprinttool CO2", "'print' inside a word"),
    ("Fietsbrug over het kanaal", "a bridge"),
    ("Aanleg snelfietsroute F35", "a road"),
    ("Stallingsverwijssysteem fietsen", "a system, though bicycles are parked"),
    ("Afvalwaterzuivering, renovatie sliblijn", "waste water"),
    ("Levering ondergrondse afvalcontainers", "containers"),
    ("Kernafval eindberging", "nuclear waste"),
    ("Uniforme werkwijze indicatiestelling", "'uniform' as an adjective"),
    ("Geo-textiel en vooroeververdediging", "textile under water"),
    ("Onderhoud wasstraten treinen", "washing trains"),
    ("Levering wasmachines en drogers", "machines"),
    ("Inrichting governance regionale energiestrategie", "organising"),
    ("Natuurinrichting beekdal", "nature"),
    ("Aankoop behandelstoelen tandheelkunde", "medical chairs"),
    ("MRI-scanner radiologie", "a scanner of people"),
    ("Vulnerability scanning as a service", "a scan of networks"),
    ("Digitalisering vergunningverlening procesondersteuning", "processes"),
    ("Emissieregistratie en rapportage", "registering emissions"),
    ("COVID-19 testen afname en analyse", "medical tests"),
    ("Beproeving en testen asfaltmengsels", "tests of material"),
    ("Computertomograaf", "'computer' inside a word"),
    ("Laptopbeheer: endpoint management", "managing by software"),
    ("Communicatienetwerk C2000 vernieuwing", "radio"),
    ("Vormgeving van het stelsel voor gegevensdeling", "shaping a system"),
    ("Algenbloei in zwemwater: modelstudie", "bloom is no flowers"),
    ("Montage verkeerslichten en detectielussen", "technique"),
    ("Energieopslag batterijen openbare laadpleinen", "storing energy"),
    ("CO2-opslag boringen", "storing gas"),
    ("Dataopslag en back-upvoorziening", "storing data"),
    ("Directievoering en toezicht reconstructie N65", "supervising works"),
    ("Kathodische bescherming en corrosiebeveiliging leidingen", "protecting pipes"),
    ("Cyberbeveiliging en informatieveiligheid", "protecting data"),
    ("Hoogwaterbeveiliging Maas", "protecting from water"),
    ("Beveiligingsinstallaties onderhoud (inbraak, CCTV)", "installations"),
    ("Bewaking grondwaterkwaliteit meetnet", "watching water"),
    ("Slibtransport per as", "goods"),
    ("Concessie openbaar vervoer", "public transport"),
    ("Software ritplanning leerlingenvervoer", "software"),
    ("Burgerparticipatie Omgevingsplan begeleiding", "citizens, not workers"),
    ("Begeleiding Europese aanbesteding leerlingenvervoer", "guiding a procurement"),
    ("Uitzenden en detacheren IT-professionals", "temporary staff"),
    ("Kennisopbouw zeespiegelstijging", "'bouw' as 'opbouw'"),
    ("Renovatie persleidingen en pompgemalen", "no building"),
    ("Isolatie van DNA uit monsters", "a laboratory"),
    ("Zorginformatiesysteem EPD/ECD", "software"),
    ("Kunstmatige intelligentie in de zorg", "artificial is no art"),
    ("Aanleg kunstgrasvelden sportpark", "artificial is no art"),
    ("Inspecties vaste kunstwerken provincie", "bridges are no art"),
    ("Prijsvraag kunst in de openbare ruimte", "a design contest"),
    ("SBIR Circulair bouwen met hout", "innovation"),
    ("Supply of laboratory cleaning agents and reagents", "the last English noun is the head"),
    ("Mobile Air Traffic Control Tower", "the last English noun is the head"),
    ("Research on reuse of waste water", "research"),
    ("Uitheemse planten en volwassenen in het ontheemdenbeleid", "words inside words"),
]


@pytest.mark.parametrize(("title", "why"), NOT_SOCIAL)
def test_what_only_looks_social_gets_no_sure_kind(title: str, why: str) -> None:
    assert work_of(title).category is None, why


SOCIAL = [
    ("EA Schoonmaak- en glazenwasserswerkzaamheden", "schoonmaak", "a compound cut off at the hyphen"),
    ("Schoonmaakdiensten sporthallen gemeente Ede", "schoonmaak", "a word for service behind the name"),
    ("Bestek 2024-17 Maaien en onderhoud bermen", "groen", "a number before it"),
    ("Uitvoering groenwerkzaamheden SW-bedrijf (voorbehouden)", "groen", "a note in brackets"),
    ("Bedrijfscatering en banqueting provincie", "catering", "two words for one kind"),
    ("Warme drankenvoorziening ROC", "koffie_thee", "a phrase with a word for service"),
    ("Levering kerstpakketten medewerkers", "eten_drinken_producten", "staff that receive it are not hired"),
    ("Raamovereenkomst Brievenpost en pakketpost", "post_koerier", "bundle"),
    ("Postdiensten gemeente Delft", "post_koerier", "a name of its own in spite of 'post'"),
    ("Drukken en verspreiden gemeentegids", "drukwerk", "a verb that its neighbour settles"),
    ("Levering en onderhoud van elektrische dienstfietsen", "fietsen", "'van' after a carrier"),
    ("Inzameling oud papier en karton", "afval_circulair", "vague words that settle each other"),
    ("Marktconsultatie - Werkkleding en -schoenen", "textiel_kleding", "an early moment"),
    ("Wasserij en linnenverhuur ziekenhuis", "wasserij", "bundle"),
    ("Levering (refurbished) bureaustoelen", "meubels_hout", "refurbished is no computer here"),
    ("Tafels, stoelen en kasten stadhuis", "meubels_hout", "vague words that settle each other"),
    ("Digitaliseren bouwvergunningen 1900-1990", "archief_scannen", "settled by what is digitised"),
    ("Testen van software en apps", "ict_testen", "software as the object of testing"),
    ("Aanschaf chromebooks en laptops", "ict_hardware", "delivery"),
    ("(door)ontwikkeling en hosting website(s)", "ict_diensten", "letters in brackets"),
    ("Relatiegeschenken en merchandise", "communicatie", "bundle"),
    ("Levering van bloemen en bloemstukken", "bloemen_attenties", "'van' after a carrier"),
    ("Inpakken van kerstpakketten door SW-bedrijf", "assemblage_inpakken", "the verb is the head"),
    ("Opslag meubilair en verhuizing scholen", "logistiek_magazijn", "furniture is the object"),
    ("Inzet verkeersregelaars evenementen", "verkeer", "people that are the work itself"),
    ("Beveiliging gemeentelijke gebouwen en evenementen", "beveiliging", "settled by buildings"),
    ("Leerlingenvervoer en Wmo-vervoer Rivierenland", "vervoer", "bundle"),
    ("Aanvullend openbaar vervoer (AOV) Wmo-taxi", "vervoer", "not the public transport concession"),
    ("Re?ntegratie en jobcoaching", "re_integratie", "an accent that was lost"),
    ("Re-integratie 2e spoor", "re_integratie", "a track is no railway"),
    ("Renovatie dorpshuis De Brink", "bouw_onderhoud", "settled by a building"),
    ("Onderhoud openbare verlichting", "bouw_onderhoud", "settled by 'openbare'"),
    ("Energiecoaches en klusbussen energiearmoede", "energie_klussen", "bundle"),
    ("Hulp bij het Huishouden", "zorg_dagbesteding", "a phrase with words of grammar"),
    ("Kunstuitleen en beheer kunstcollectie", "kunst_cultuur", "bundle"),
    ("Catering for the offices", "catering", "English"),
]


@pytest.mark.parametrize(("title", "kind", "why"), SOCIAL)
def test_the_title_alone_can_make_a_kind_sure(title: str, kind: str, why: str) -> None:
    assert work_of(title).category == kind, why


def test_every_kind_of_work_but_none_other_has_a_title_that_makes_it_sure() -> None:
    assert {kind for _, kind, _ in SOCIAL} == {
        category.id for category in load(KNOWLEDGE, TODAY).market.categories
    }


UNSURE = [
    ("Toezicht 2025", "verkeer", "one word of many uses"),
    ("Opslag", "logistiek_magazijn", "one word of many uses"),
    ("Ondersteuning bij Participatietrajecten", "re_integratie", "workers or citizens"),
    ("Afvalcontract REnescience.", "afval_circulair", "handwork or a plant"),
    ("Groen in en om de school", "groen", "perhaps building a garden"),
    ("Levering schoolmeubilair", "meubels_hout", "delivery of new furniture is mostly no social work"),
    ("Schoonmaakprogramma", "schoonmaak", "the first part of a compound with an unknown head"),
    ("Laptops en randapparatuur", "ict_hardware", "machinery beside it"),
    ("Websites en advies", "ict_diensten", "advice beside it"),
]


@pytest.mark.parametrize(("title", "kind", "why"), UNSURE)
def test_one_vague_word_is_a_guess_that_is_not_sure(title: str, kind: str, why: str) -> None:
    guess = best_of(work_of(title))
    assert (guess.category, guess.certainty < SURE) == (kind, True), why


OTHER = [
    ("Onderzoek schoonmaakbeleving", "onderzoek"),
    ("Licentie software schoonmaak controle", "licentie"),
    ("Adviseur Groen", "adviseur"),
    ("Gezondheidsmonitor Volwassenen", "gezondheidsmonitor"),
    ("Startup in residence afval", "startup"),
    ("Makelaar schoonmaak", "makelaar"),
    ("Regioco?rdinator catering", "regiocoordinator"),
]


@pytest.mark.parametrize(("title", "word"), OTHER)
def test_other_work_is_named_by_its_first_word(title: str, word: str) -> None:
    assert work_of(title) == WorkFinding(other_work=word)


def test_other_work_beside_a_kind_is_named_with_the_guess() -> None:
    assert work_of("Websites en advies").other_work == "advies"


BASES = [
    ("Schoonmaak kantoren", (), WorkBasis.TITLE, "schoonmaak"),
    ("Raamovereenkomst Noord", ("90911200",), WorkBasis.CPV, "90911200"),
    ("Schoonmaak kantoren", ("90911200",), WorkBasis.BOTH, "schoonmaak, 90911200"),
    ("Warme dranken", (), WorkBasis.TITLE, "warme dranken"),
]


@pytest.mark.parametrize(("title", "cpv", "basis", "evidence"), BASES)
def test_a_guess_says_what_told(title: str, cpv: tuple[str, ...], basis: WorkBasis, evidence: str) -> None:
    guess = best_of(work_of(title, *cpv))
    assert (guess.basis, guess.evidence) == (basis, evidence)


CODES = [
    ("90911200", "schoonmaak", True, "five digits"),
    ("55520000-1", "catering", True, "four digits, with the check digit"),
    ("30230000", "ict_hardware", False, "three digits"),
    ("85147000", "zorg_dagbesteding", False, "two digits: the whole of health and social work"),
]


@pytest.mark.parametrize(("code", "kind", "sure", "why"), CODES)
def test_a_longer_cpv_prefix_is_surer(code: str, kind: str, sure: bool, why: str) -> None:
    finding = work_of("Raamovereenkomst Noord", code)
    assert (best_of(finding).category, finding.sure) == (kind, sure), why


def test_title_and_code_together_are_surer_than_either() -> None:
    alone = best_of(work_of("Schoonmaak kantoren")), best_of(work_of("Kantoren", "90911200"))
    together = best_of(work_of("Schoonmaak kantoren", "90911200"))
    assert together.certainty > max(guess.certainty for guess in alone)


def test_a_later_code_says_less_than_the_first() -> None:
    first, later = work_of("Noord", "90911200", "09000000"), work_of("Noord", "09000000", "90911200")
    assert best_of(first).certainty > best_of(later).certainty


AGAINST = [
    ("73200000", "research"),
    ("72260000", "ICT services"),
    ("48000000", "software"),
    ("71300000", "engineering"),
    ("79311000", "market research"),
    ("79410000", "consultancy"),
]


@pytest.mark.parametrize(("code", "why"), AGAINST)
def test_a_code_of_research_or_advice_speaks_against_a_word_in_the_title(code: str, why: str) -> None:
    assert not work_of("Schoonmaak", code).sure, why


def test_a_wider_code_of_the_same_branch_takes_nothing_away() -> None:
    assert work_of("Schoonmaak", "90900000") == work_of("Schoonmaak")


def test_a_title_that_says_research_makes_a_long_code_unsure() -> None:
    assert not work_of("Onderzoek beleving", "90911200").sure


def test_a_container_may_still_be_cleaned_when_the_code_says_so() -> None:
    assert work_of("Reinigen ondergrondse containers", "90918000").category == "schoonmaak"


def test_a_word_in_another_sense_counts_off_the_code_of_its_kind() -> None:
    assert not work_of("Informatiebeveiliging en cyber", "79710000").sure


def test_an_excluding_word_removes_the_code_of_the_kind_too() -> None:
    assert work_of("Externe vertrouwenspersonen", "85312310").guesses == ()


CONTRACT = "Dit is een raamovereenkomst voor vier jaar. "
STANDARD = (
    "De gemeente hecht aan social return. De opdrachtnemer zet mensen met een afstand tot de arbeidsmarkt in, "
    "bijvoorbeeld voor schoonmaak of groenonderhoud via social return. Inschrijven kan via TenderNed."
)
DESCRIBED = [
    ("Toezicht 2025", "De inzet van verkeersregelaars bij wegwerkzaamheden.", "verkeer", "it settles"),
    ("Beveiliging Noord", "Objectbeveiliging van gebouwen.", "beveiliging", "it settles"),
    ("Beveiliging Noord", "Informatiebeveiliging en het inrichten van een SOC.", None, "it turns down"),
    ("Schoonmaak kantoren", "Een onderzoek naar de beleving van schoonmaak.", None, "it turns down"),
    ("Schoonmaak kantoren", STANDARD, "schoonmaak", "standard text changes nothing"),
    ("Participatie", STANDARD, None, "standard text does not settle"),
    ("Raamovereenkomst Noord", STANDARD, None, "standard text makes no kind"),
    ("Raamovereenkomst Noord", CONTRACT + "Schoonmaak van kantoren.", None, "alone it makes nothing sure"),
    (
        "Onderzoek schoonmaak",
        "Schoonmaak van kantoren.",
        None,
        "it does not overrule other work in the title",
    ),
]


@pytest.mark.parametrize(("title", "description", "kind", "why"), DESCRIBED)
def test_a_description_settles_or_turns_down_but_makes_nothing_sure_alone(
    title: str, description: str, kind: str | None, why: str
) -> None:
    assert work_of(title, description=description).category == kind, why


def test_a_description_that_names_a_kind_alone_is_shown_as_its_basis() -> None:
    guess = best_of(work_of("Raamovereenkomst Noord", description="Schoonmaak van kantoren."))
    assert (guess.category, guess.basis) == ("schoonmaak", WorkBasis.DESCRIPTION)


def test_a_description_that_agrees_makes_a_sure_kind_surer() -> None:
    alone, described = (work_of("Schoonmaak", description=text) for text in ("", "Schoonmaak van kantoren."))
    assert best_of(described).certainty > best_of(alone).certainty


def test_of_entry_is_the_sure_kind_of_work_of() -> None:
    assert shipped().of_entry("Schoonmaak kantoren", ["90911200"]) == "schoonmaak"


def test_nothing_to_read_gives_no_guess() -> None:
    assert work_of("") == WorkFinding()


TITLE_WORDS = st.sampled_from([word for title, *_ in (*SOCIAL, *NOT_SOCIAL) for word in title.split()])
TITLES = st.lists(TITLE_WORDS, max_size=8).map(" ".join) | st.text(max_size=120)
CPV = st.lists(st.from_regex(r"[0-9]{2,8}(-[0-9])?", fullmatch=True) | st.text(max_size=9), max_size=3)


@given(TITLES, CPV, TITLES)
def test_every_certainty_is_a_chance_and_the_best_comes_first(
    title: str, cpv: list[str], description: str
) -> None:
    certainties = [guess.certainty for guess in shipped().work_of(title, cpv, description).guesses]
    assert certainties == sorted((c for c in certainties if 0 < c < 1), reverse=True)


@given(TITLES, CPV)
def test_a_kind_is_guessed_once(title: str, cpv: list[str]) -> None:
    kinds = [guess.category for guess in shipped().work_of(title, cpv).guesses]
    assert len(kinds) == len(set(kinds))


@given(TITLES, CPV)
def test_research_in_front_leaves_no_sure_kind(title: str, cpv: list[str]) -> None:
    assert not shipped().work_of(f"Onderzoek: {title}", cpv).sure


@given(TITLES)
def test_capitals_do_not_matter(title: str) -> None:
    ascii_title = "".join(letter for letter in title if letter.isascii())
    assert shipped().work_of(ascii_title, ()) == shipped().work_of(ascii_title.upper(), ())
