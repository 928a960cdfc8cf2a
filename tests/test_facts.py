"""Facts that people bring along, with a question or in a reply; what is asked is no fact."""

import time
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.law import FactChoice, FactQuestion
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import Facts, GivenLot, Money, Part, Per, Performer, Step
from bot.model.values import Term
from bot.understanding.facts import read_facts, read_reply
from tests.builders import TODAY, a_text

CPV = {code: a_text(code) for code in ("90911200", "90919200", "85312000", "77310000")}
BLANK = Facts()


def given_by(text: str) -> dict[str, Any]:
    """The facts that a text states, by name; what it does not say is left out."""
    return said(read_facts(text, TODAY, CPV).facts)


def said(facts: Facts) -> dict[str, Any]:
    return {
        f.name: getattr(facts, f.name)
        for f in fields(Facts)
        if getattr(facts, f.name) != getattr(BLANK, f.name)
    }


def euro(low: int | None, high: int | None = -1, **how: Any) -> Money:
    """An amount; without a second end both ends are the same."""
    ends = [None if end is None else Decimal(end) for end in (low, low if high == -1 else high)]
    return Money(ends[0], ends[1], **how)


def lots(*values: int | None) -> tuple[GivenLot, ...]:
    """Lots 1, 2, ... with these values."""
    return tuple(
        GivenLot(str(n), None if value is None else Decimal(value)) for n, value in enumerate(values, 1)
    )


VALUES = [
    ("Stel dat de waarde 90.000 is, mag het dan?", euro(90_000), "supposed"),
    (
        "mag een cateringopdracht van een ton worden voorbehouden?",
        euro(100_000),
        "an attribute in a question",
    ),
    ("hoeveel kunnen we vragen bij 65 miljoen?", euro(65_000_000), "said of a named procurement"),
    ("en als het 90.000 wordt?", euro(90_000), "a follow-up"),
    ("what if the value is 90,000 including VAT?", euro(90_000, with_vat=True), "English, with VAT"),
    (
        "Onze raming is 215.000 euro excl. btw, moet ik dan Europees?",
        euro(215_000, with_vat=False),
        "stated, without VAT",
    ),
    ("Kan de catering (€ 500.000, 4 jaar) voorbehouden worden?", euro(500_000), "between brackets"),
    ("Contract van 3 jaar met een maandbedrag van 4.500 euro", euro(4_500, per=Per.MONTH), "per month"),
    ("een opdracht van tussen 200.000 en 250.000 euro", euro(200_000, 250_000), "a range"),
    ("Wat nu als de raming boven de 216.000 uitkomt?", euro(216_000, None), "an open range"),
    ("de waarde gaat van 90.000 naar 250.000", euro(250_000), "the changed value"),
    ("eerst was het 90.000, nu 250.000", euro(250_000), "the value of now"),
    ("200.000 per jaar dus 800.000 in totaal", euro(800_000, per=Per.TOTAL), "the total of two"),
    ("omzet van 5 miljoen bij een concessie", euro(5_000_000), "turnover is the value of a concession"),
    ("Mag ik drie keer 70.000 gunnen?", euro(210_000), "several times the same"),
    ("Is it allowed to award a €45k service directly?", euro(45_000), "an attribute in an English question"),
    ("the estimate is EUR 1.2m", euro(1_200_000), "m behind a currency, no article"),
    ("opdracht van 1 miljoen verdeeld in 5 percelen", euro(1_000_000), "the whole, divided"),
    ("een opdracht in drie percelen van samen 180.000", euro(180_000, per=Per.TOTAL), "lots together"),
]


@pytest.mark.parametrize(("text", "value", "why"), VALUES)
def test_the_value_is_read(text: str, value: Money, why: str) -> None:
    assert given_by(text)["value"] == value, why


TERMS = [
    ("90.000 per jaar, 2+1+1", Term(24, (12, 12)), "with options behind a plus"),
    ("een contract van 4+2x1", Term(48, (12, 12)), "options counted"),
    ("een contract van 24+12+12 maanden", Term(24, (12, 12)), "in months"),
    ("twee jaar met twee keer een jaar verlenging", Term(24, (12, 12)), "in words"),
    (
        "looptijd van 2 jaar, met de optie om 2 keer met 1 jaar te verlengen",
        Term(24, (12, 12)),
        "a whole sentence",
    ),
    ("2 jaar vast en 2 optiejaren", Term(24, (12, 12)), "option years"),
    ("twee jaar met een optie van een jaar", Term(24, (12,)), "one option"),
    ("two years plus two options of one year", Term(24, (12, 12)), "English"),
    ("2 years with an option to extend by 2 years", Term(24, (24,)), "one English option"),
    ("3 x 1 jaar", Term(12, (12, 12)), "times"),
    ("Wat als we 2 jaar nemen met 1 jaar optie?", Term(24, (12,)), "the option is not the fixed part"),
    ("een contract van vier jaar", Term(48), "spelled"),
    ("looptijd 36 maanden", Term(36), "months"),
    ("looptijd van anderhalf jaar", Term(18), "a year and a half"),
    ("een driejarig contract", Term(36), "an adjective"),
    ("a four-year contract", Term(48), "an English adjective"),
    ("300.000 over vier jaar", Term(48), "beside an amount"),
    ("en als het 4 jaar wordt?", Term(48), "a follow-up"),
]


@pytest.mark.parametrize(("text", "term", "why"), TERMS)
def test_the_term_is_read_with_its_options(text: str, term: Term, why: str) -> None:
    assert given_by(text)["term"] == term, why


@pytest.mark.parametrize(
    "text",
    ["een contract voor onbepaalde tijd", "2.000 per maand zonder einddatum", "an open-ended contract"],
)
def test_an_indefinite_term_is_read(text: str) -> None:
    assert given_by(text)["indefinite"] is True


LOTS = [
    ("drie percelen van 60.000", lots(60_000, 60_000, 60_000), "the same value each"),
    ("drie percelen, 60.000 per perceel", lots(60_000, 60_000, 60_000), "per lot"),
    ("three lots of 60,000 euros each", lots(60_000, 60_000, 60_000), "English"),
    ("perceel 1 van 50.000 en perceel 2 van 300.000", lots(50_000, 300_000), "numbered"),
    ("een perceel van 50.000 en een van 300.000", lots(50_000, 300_000), "the second lot left out"),
    ("percelen van 50.000, 60.000 en 300.000", lots(50_000, 60_000, 300_000), "a list"),
    (
        "opdracht van 500.000 met een perceel van 60.000",
        lots(60_000, 440_000),
        "the other lot is what is left",
    ),
    ("onderdeel van acht ton bij een werk van tien miljoen", lots(800_000, 9_200_000), "a part of the whole"),
    (
        "een klein stukje van 60.000 euro uit de grote opdracht",
        lots(60_000, None),
        "a part of a whole that is not known",
    ),
    ("splitsen in twee percelen", lots(None, None), "only how many"),
    (
        "looptijd 2 jaar, twee percelen van 30.000 per jaar",
        lots(60_000, 60_000),
        "a year's value over the term",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), LOTS)
def test_lots_are_read_with_their_values(text: str, expected: tuple[GivenLot, ...], why: str) -> None:
    assert given_by(text)["lots"] == expected, why


HAS_LOTS = [
    ("we doen het in percelen", True), ("de opdracht bestaat uit vier percelen", True), ("zonder percelen", False), ("one lot", False),
    ("we doen het als één geheel", False), ("in één perceel", False), ("en zonder percelen?", False), ("the contract is not divided into lots", False),
    ("Mag een groenopdracht van 500.000 euro met percelen worden voorbehouden?", True), ("kan ik de opdracht in percelen voorbehouden?", True),
    ("May I have a contract with lots reserved?", True), ("de opdracht is verdeeld over percelen", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "has_lots"), HAS_LOTS)
def test_whether_there_are_lots_is_read(text: str, has_lots: bool) -> None:
    assert given_by(text)["has_lots"] is has_lots


SUPPLY, SERVICE, WORKS = ContractKind.SUPPLIES, ContractKind.SERVICES, ContractKind.WORKS
MIXED = [
    (
        "deels levering 100.000 en deels dienst 150.000",
        (Part(SUPPLY, Decimal(100_000)), Part(SERVICE, Decimal(150_000))),
    ),
    (
        "60.000 aan leveringen en 90.000 aan diensten",
        (Part(SUPPLY, Decimal(60_000)), Part(SERVICE, Decimal(90_000))),
    ),
    (
        "supplies worth 100,000 and services worth 150,000",
        (Part(SUPPLY, Decimal(100_000)), Part(SERVICE, Decimal(150_000))),
    ),
    (
        "het werkdeel is 2 miljoen en het dienstendeel 500.000",
        (Part(WORKS, Decimal(2_000_000)), Part(SERVICE, Decimal(500_000))),
    ),
    (
        "Een opdracht met 4.000.000 aan werken en 1.000.000 aan diensten, mag ik die voorbehouden?",
        (Part(WORKS, Decimal(4_000_000)), Part(SERVICE, Decimal(1_000_000))),
    ),
    ("een gemengde opdracht van leveringen en diensten", (Part(SUPPLY), Part(SERVICE))),
]


@pytest.mark.parametrize(("text", "parts"), MIXED)
def test_the_parts_of_a_mixed_contract_are_read(text: str, parts: tuple[Part, ...]) -> None:
    assert given_by(text)["parts"] == parts


def test_the_amounts_of_the_parts_are_not_the_value() -> None:
    assert "value" not in given_by("deels levering 100.000 en deels dienst 150.000")


KINDS = [
    ("Mag ik een dienst van 40.000 euro onderhands gunnen?", SERVICE),
    ("is een dienst van 90.000 te reserveren?", SERVICE),
    ("a services contract of 150k", SERVICE),
    ("stel: dienst, 180.000, 2 jaar", SERVICE),
    ("is social return daar proportioneel bij een levering?", SUPPLY),
    ("het gaat om leveringen", SUPPLY),
    ("suppose it is a supply contract of 300k", SUPPLY),
    ("een werk van 4 miljoen", WORKS),
    ("een opdracht voor werken van 3 miljoen", WORKS),
    ("Kan dat als voorbehouden concessie?", ContractKind.CONCESSION),
    ("en als het een levering is?", SUPPLY),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_contract_is_read(text: str, kind: ContractKind) -> None:
    assert given_by(text)["kind"] is kind


STATUSES = [
    ("De aankondiging is al gepubliceerd, kan ik nog voorbehouden?", NoticeStatus.PUBLISHED),
    ("the notice has been published, can we still reserve?", NoticeStatus.PUBLISHED),
    ("kan ik na publicatie nog een voorbehoud toevoegen?", NoticeStatus.PUBLISHED),
    ("en als het al gepubliceerd is?", NoticeStatus.PUBLISHED),
    ("de aankondiging staat al op TenderNed", NoticeStatus.PUBLISHED),
    ("het contract is al gegund", NoticeStatus.AWARDED),
    ("het contract loopt al", NoticeStatus.AWARDED),
    ("kan ik in een lopend contract nog social return toevoegen?", NoticeStatus.AWARDED),
    (
        "Kan ik een schoonmaakcontract van 400.000 euro dat al loopt alsnog voorbehouden?",
        NoticeStatus.AWARDED,
    ),
    ("het cateringcontract loopt nog", NoticeStatus.AWARDED),
    ("we hebben al een raamcontract lopen", NoticeStatus.AWARDED),
    ("Can I still reserve a cleaning contract that is already running?", NoticeStatus.AWARDED),
    ("nog niet gepubliceerd", NoticeStatus.PREPARATION),
    ("er is nog geen aankondiging", NoticeStatus.PREPARATION),
    ("de aanbesteding moet nog gepubliceerd worden", NoticeStatus.PREPARATION),
    ("vooraankondiging gedaan", NoticeStatus.PRIOR_NOTICE),
    ("we hebben vorige week een vooraankondiging geplaatst", NoticeStatus.PRIOR_NOTICE),
    ("nog geen aankondiging maar wel een vooraankondiging gedaan", NoticeStatus.PRIOR_NOTICE),
    ("de vooraankondiging is al gepubliceerd, kan ik nog voorbehouden?", NoticeStatus.PRIOR_NOTICE),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_how_far_the_publication_is_is_read(text: str, status: NoticeStatus) -> None:
    assert given_by(text)["status"] is status


SENT = [
    ("de aankondiging is verstuurd op 1 oktober 2026", date(2026, 10, 1)),
    ("the notice was sent on 12 October 2026", date(2026, 10, 12)),
    ("op 3 november hebben we de aankondiging verstuurd", date(2026, 11, 3)),
    ("op 3 december is de aankondiging verstuurd", date(2025, 12, 3)),
]


@pytest.mark.parametrize(("text", "day"), SENT)
def test_the_day_the_notice_was_sent_lies_in_the_past(text: str, day: date) -> None:
    assert given_by(text)["notice_sent"] == day


PLANNED = [
    ("geplande publicatie maart 2027", date(2027, 3, 1)),
    ("we publiceren in Q2 2027", date(2027, 4, 1)),
    ("als de aankondiging op 1 december 2027 gaat, welke drempel?", date(2027, 12, 1)),
    ("het wordt in maart 2027 gepubliceerd, welke drempel geldt?", date(2027, 3, 1)),
    ("planned publication March 2028", date(2028, 3, 1)),
    ("We publiceren een schoonmaakdienst van 300.000 euro op 15 januari 2028.", date(2028, 1, 15)),
]


@pytest.mark.parametrize(("text", "start"), PLANNED)
def test_the_planned_publication_is_read(text: str, start: date) -> None:
    assert given_by(text)["planned"].start == start


PERFORMERS = [
    ("we willen dit door onze eigen dienst laten doen", Performer.OWN_SERVICE),
    ("we doen het zelf", Performer.OWN_SERVICE),
    ("de bv is 100% van de gemeente", Performer.IN_HOUSE),
    ("we laten het uitvoeren door gemeente Diemen", Performer.OTHER_AUTHORITY),
    ("gunnen aan een bv waar de gemeente 100% eigenaar van is", Performer.IN_HOUSE),
    (
        "Wanneer mag je werk gunnen aan een bv waar de gemeente honderd procent eigenaar van is?",
        Performer.IN_HOUSE,
    ),
    ("naar ons eigen sw-bedrijf", Performer.IN_HOUSE),
    ("Can we award directly to our own sheltered workshop company?", Performer.IN_HOUSE),
    ("laten doen door een andere gemeente", Performer.OTHER_AUTHORITY),
    ("another municipality will do the work", Performer.OTHER_AUTHORITY),
    ("door een private sociale firma", Performer.MARKET),
    ("kan dat naar een sociale onderneming?", Performer.MARKET),
    ("reserved for social enterprises", Performer.MARKET),
    ("de markt doet het werk", Performer.MARKET),
]


@pytest.mark.parametrize(("text", "performer"), PERFORMERS)
def test_who_will_do_the_work_is_read(text: str, performer: Performer) -> None:
    assert given_by(text)["performer"] is performer


FIRMS = [
    ("er zijn maar twee firma's die dit kunnen", 2), ("er is maar één leverancier die dit kan, moet ik dan toch publiceren", 1),
    ("geen enkele partij kan dit", 0), ("4 firma's kunnen dit", 4), ("minstens vier sociale firma's kunnen dit werk aan", 4),
    ("only two firms can do this", 2), ("there are five social enterprises that can do this", 5), ("wat als er maar 1 firma is?", 1),
    ("en met maar één bedrijf?", 1), ("en als er geen enkele firma is?", 0), ("what if only one company can do it?", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "firms"), FIRMS)
def test_how_many_firms_can_do_it_is_read(text: str, firms: int) -> None:
    assert given_by(text)["firms"] == firms


SHARES = [
    ("Een inschrijver heeft 26 procent doelgroepmedewerkers, kan ik hem toelaten?", 26), ("een firma met voor een kwart mensen met een beperking", 25),
    ("de firma heeft 40% medewerkers met een arbeidsbeperking", 40), ("their staff is 35% disabled", 35),
    ("and if only 26% of the staff is disabled?", 26), ("als 26% van het personeel tot de doelgroep behoort", 26), ("en als het maar 26% is?", 26),
]  # fmt: skip


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_the_share_of_the_target_group_is_read(text: str, share: int) -> None:
    assert given_by(text)["target_share"] == share


ANSWERS = [
    ("we kiezen de verlichte procedure", "procedure", "verlicht"),
    ("mag dat via SAS?", "procedure", "verlicht"),
    ("we volgen de gewone openbare procedure", "procedure", "gewoon"),
    ("er is geen grensoverschrijdend belang", "grensoverschrijdend_belang", "nee"),
    ("er is duidelijk grensoverschrijdend belang", "grensoverschrijdend_belang", "ja"),
    ("wij zijn een speciale-sectorbedrijf", "opdrachtgever", "speciale-sector"),
    ("de bv voldoet aan de eisen van toezicht", "toezicht", "ja"),
    ("de bv voldoet niet aan de eisen van toezicht", "toezicht", "nee"),
    ("de opdracht is gesplitst om onder de drempel te blijven", "gesplitst", "ja"),
    ("Mag ik drie keer 70.000 gunnen om niet Europees te hoeven?", "gesplitst", "ja"),
    ("de vooraankondiging vervangt de aankondiging", "soort_vooraankondiging", "ja"),
    ("het voorbehoud staat niet in de aankondiging", "voorbehoud_in_aankondiging", "nee"),
    ("het voorbehoud staat al in de aankondiging, wat nu?", "voorbehoud_in_aankondiging", "ja"),
]


@pytest.mark.parametrize(("text", "question", "value"), ANSWERS)
def test_a_loose_question_is_answered_in_so_many_words(text: str, question: str, value: str) -> None:
    assert given_by(text)["answers"] == {question: value}


def test_the_side_of_the_threshold_is_read_when_it_is_said() -> None:
    assert (
        given_by("een opdracht onder de drempel, mag ik drie firma's uitnodigen?")["threshold_side"]
        is ThresholdSide.UNDER
    )


NOTHING = [
    ("wat is de raming van de kademuur?", "the value is asked"),
    ("hoeveel percelen?", "the lots are asked"),
    ("is het gepubliceerd?", "the status is asked"),
    ("has the notice been published?", "the status is asked in English"),
    ("is it already awarded?", "the status is asked in English"),
    ("welke procedure?", "the procedure is asked"),
    ("valt dat onder de SAS-procedure?", "the procedure is asked with its name"),
    ("zit er een looptijd aan?", "the term is asked"),
    ("Mag de raamovereenkomst langer dan vier jaar duren?", "a limit, not a term"),
    ("vanaf welk bedrag?", "the threshold is asked"),
    ("is 216.000 de drempel?", "an amount that is the threshold"),
    ("voor werken geldt 5.404.000 toch?", "a rule"),
    ("de drempel is 221.000 toch?", "an amount that is the threshold"),
    ("is dat een concessie met reclame?", "the kind is asked"),
    ("zijn dat leveringen of diensten?", "two kinds to choose from"),
    ("wat is een dienst?", "the word is asked"),
    ("dienstverlening rond werkkleding en werkplekken", "kinds inside other words"),
    ("moet ik een vooraankondiging doen?", "a duty is asked"),
    ("wanneer wordt het gepubliceerd?", "the moment is asked"),
    ("Het groenbestek dat in mei gepubliceerd wordt", "a description"),
    ("Collega zegt dat de opdracht al gegund is, klopt dat?", "hearsay that is checked"),
    ("een sw-bedrijf waarvan wij voor 60% eigenaar zijn", "private money in it: not known"),
    ("hoeveel firma's kunnen dit?", "the number is asked"),
    ("Mag ik drie sociale firma's om een offerte vragen?", "inviting is not all that can"),
    ("Kan ik zes bedrijven uitnodigen of is vijf het maximum?", "inviting"),
    ("de 30%-eis", "the rule"),
    ("moet minstens 30% van de werknemers gehandicapt zijn?", "the rule asked"),
    ("Geldt de dertig procent over het hele concern of per vestiging?", "the rule asked"),
    ("is social return van 5% daar gebruikelijk?", "another percentage"),
    ("Mag ik een minimale jaaromzet van 1 miljoen eisen?", "a demand on firms"),
    ("boete van 5.000 euro", "a fine"),
    ("Hoe rekenen we iemand uit de bijstand die een half jaar werkt?", "a length of time of something else"),
    ("is er grensoverschrijdend belang?", "asked"),
    ("Moet ik een opdracht met percelen doen?", "lots are asked"),
    ("Kan ik de opdracht in percelen knippen?", "lots are wished"),
    ("Loopt het contract dat we hebben af?", "the end is asked"),
    ("Welke opdrachten publiceren we in maart 2027?", "a list is asked"),
    ("staat het voorbehoud al in de aankondiging?", "asked"),
    ("proef sleuven, onder de drempel?", "asked"),
    ("Wat is BPKV en wanneer mag laagste prijs?", "nothing of a procurement"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_a_question_about_a_thing_is_no_fact(text: str, why: str) -> None:
    assert given_by(text) == {}, why


def test_a_whole_list_of_facts_is_read_at_once() -> None:
    text = "CPV 90911200, dienst, 300.000 excl btw, 3 jaar, geen percelen, nog niet gepubliceerd, 4 firma's kunnen dit"
    assert given_by(text) == {
        "cpv": ("90911200",), "kind": SERVICE, "value": euro(300_000, with_vat=False), "term": Term(36), "has_lots": False,
        "status": NoticeStatus.PREPARATION, "firms": 4,
    }  # fmt: skip


IMPOSSIBLE = [
    ("-5 euro", "negatief"), ("de raming is 0", "nul"), ("10^15 euro", "te-groot"), ("publicatie op 31 februari", "datum"),
    ("CPV 99999999", "cpv"), ("een firma met 130% doelgroep", "aandeel"),
    ("Mag het voorbehoud als 130% van het personeel tot de doelgroep hoort?", "aandeel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), IMPOSSIBLE)
def test_what_cannot_be_is_said_with_its_reason(text: str, reason: str) -> None:
    assert [wrong.reason for wrong in read_facts(text, TODAY, CPV).impossible] == [reason]


@pytest.mark.parametrize("text", ["CPV 90911200-8 voor 90.000", "artikel 2.10 lid 2", "AI 2026-0123"])
def test_codes_and_references_are_not_impossible(text: str) -> None:
    assert read_facts(text, TODAY, CPV).impossible == ()


@pytest.mark.parametrize(
    "text",
    [
        "Stel dat het 90.000 is",
        "en als het 90.000 wordt?",
        "what if it is 90,000?",
        "als de raming 90.000 is, mag het dan?",
        "en zonder percelen?",
    ],
)
def test_a_supposition_is_marked(text: str) -> None:
    assert read_facts(text, TODAY, CPV).hypothetical


@pytest.mark.parametrize(
    "text",
    [
        "mag een opdracht van een ton worden voorbehouden?",
        "Collega zegt iets, klopt dat en mocht dat wel?",
        "als zodanig",
    ],
)
def test_a_plain_question_is_no_supposition(text: str) -> None:
    assert not read_facts(text, TODAY, CPV).hypothetical


def test_it_is_told_which_words_led_where() -> None:
    assert read_facts("stel dat de waarde 90.000 is", TODAY, CPV).steps == (
        Step("90.000", "waarde 90.000 zonder btw niet gezegd"),
    )


@given(st.text(max_size=300), st.dates(date(1950, 1, 1), date(2900, 1, 1)))
def test_any_text_can_be_read(text: str, today: date) -> None:
    assert all(wrong.words for wrong in read_facts(text, today, CPV).impossible)


WORDS = [
    "drie",
    "percelen",
    "van",
    "60.000",
    "een",
    "dienst",
    "levering",
    "is",
    "al",
    "gepubliceerd",
    "?",
    ",",
    ".",
    "als",
    "2+1+1",
    "jaar",
    "met",
    "twee",
    "keer",
    "26%",
    "doelgroep",
    "er",
    "zijn",
    "maar",
    "firma's",
    "die",
    "kunnen",
    "cpv",
    "9091",
    "niet",
    "(",
    "-5",
    "euro",
    "op",
    "31",
    "maart",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_order_of_its_own_words_can_be_read(text: str) -> None:
    facts = read_facts(text, TODAY, CPV).facts
    assert facts.target_share is None or 0 <= facts.target_share <= 100


ENDLESS = ["1" * 10_000, "een een een " * 900, " " * 10_000, "(" * 10_000, "1 " * 5_000, "achttien" * 1_250 + "x", "2+1+" * 2_500,
           "perceel 1 van " * 700, "twee jaar met twee keer " * 400, "is " * 3_300, ", " * 5_000, "a" * 10_000, "duizend" * 1_400]  # fmt: skip


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: str(text[:12]))
def test_ten_thousand_characters_are_read_in_no_time(text: str) -> None:
    began = time.process_time()
    read_facts(text, TODAY, CPV)
    assert time.process_time() - began < 0.5


def a_question(name: str, answered_by: Any, **choices: str) -> FactQuestion:
    """A question of the bot with its choices: value -> name."""
    listed = tuple(FactChoice(value=value, name=a_text(said)) for value, said in choices.items())
    return FactQuestion(
        id=name, name=a_text(name), question=a_text("?"), answered_by=answered_by, choices=listed
    )


STATUS = a_question(
    "status",
    "keuze",
    voorbereiding="nog geen van drie",
    vooraankondiging="alleen een vooraankondiging",
    gepubliceerd="de aankondiging is gepubliceerd",
    gegund="er is gegund",
)
PERFORMER = a_question(
    "uitvoerder",
    "keuze",
    eigen_dienst="een eigen dienst",
    quasi_inhouse="een rechtspersoon",
    andere_overheid="een andere overheid",
    nee="de markt",
)
KIND = a_question(
    "soort",
    "keuze",
    werken="een werk",
    leveringen="een levering",
    diensten="een dienst",
    concessie="een concessie",
)
MARKET = a_question("markt", "keuze", genoeg="drie of meer", dun="een of twee", geen="geen")
PROCEDURE = a_question("procedure", "keuze", gewoon="een gewone procedure", verlicht="de verlichte procedure")
VALUE, CODE, TERM, SHARE = (
    a_question(*of)
    for of in (("raming", "getal"), ("cpv", "cpv"), ("looptijd", "termijn"), ("aandeel", "getal"))
)
LOTS_, INTEREST, LOT_VALUE = (
    a_question("percelen", "ja-nee"),
    a_question("grensoverschrijdend_belang", "ja-nee"),
    a_question("perceelwaarde", "getal"),
)

REPLIES: list[tuple[FactQuestion, str, dict[str, Any]]] = [
    (STATUS, "nog niks", {"status": NoticeStatus.PREPARATION}),
    (STATUS, "alleen een vooraankondiging", {"status": NoticeStatus.PRIOR_NOTICE}),
    (STATUS, "gegund", {"status": NoticeStatus.AWARDED}),
    (
        STATUS,
        "de aankondiging is op 1 oktober 2026 verstuurd",
        {"status": NoticeStatus.PUBLISHED, "notice_sent": date(2026, 10, 1)},
    ),
    (PERFORMER, "de markt", {"performer": Performer.MARKET}),
    (PERFORMER, "nee", {"performer": Performer.MARKET}),
    (PERFORMER, "een andere gemeente", {"performer": Performer.OTHER_AUTHORITY}),
    (KIND, "diensten", {"kind": SERVICE}),
    (KIND, "works", {"kind": WORKS}),
    (KIND, "3", {"kind": SERVICE}),
    (VALUE, "90.000", {"value": euro(90_000)}),
    (VALUE, "90000", {"value": euro(90_000)}),
    (VALUE, "a bit over two hundred thousand", {"value": euro(200_000, None)}),
    (VALUE, "ongeveer 250.000 excl btw per jaar", {"value": euro(250_000, with_vat=False, per=Per.YEAR)}),
    (VALUE, "onder de drempel", {"threshold_side": ThresholdSide.UNDER}),
    (CODE, "909112", {"cpv": ("90911200",)}),
    (TERM, "4 jaar", {"term": Term(48)}),
    (TERM, "3", {"term": Term(36)}),
    (TERM, "36", {"term": Term(36)}),
    (TERM, "2+1+1", {"term": Term(24, (12, 12))}),
    (TERM, "onbepaalde tijd", {"indefinite": True}),
    (LOTS_, "ja", {"has_lots": True}),
    (LOTS_, "nee", {"has_lots": False}),
    (LOTS_, "3", {"has_lots": True}),
    (LOTS_, "drie percelen van 60.000", {"has_lots": True, "lots": lots(60_000, 60_000, 60_000)}),
    (LOT_VALUE, "60.000 van 300.000", {"has_lots": True, "lots": lots(60_000, 240_000)}),
    (MARKET, "3", {"firms": 3}),
    (MARKET, "dun", {"firms": 1}),
    (MARKET, "geen", {"firms": 0}),
    (SHARE, "26", {"target_share": Decimal(26)}),
    (SHARE, "een kwart", {"target_share": Decimal(25)}),
    (PROCEDURE, "SAS", {"answers": {"procedure": "verlicht"}}),
    (INTEREST, "ja", {"answers": {"grensoverschrijdend_belang": "ja"}}),
    (INTEREST, "no", {"answers": {"grensoverschrijdend_belang": "nee"}}),
    (INTEREST, "weet ik niet", {"answers": {"grensoverschrijdend_belang": "weet-niet"}}),
    (STATUS, "I don't know", {"answers": {"status": "weet-niet"}}),
    (VALUE, "weet-niet", {"answers": {"raming": "weet-niet"}}),
]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    REPLIES,
    ids=lambda value: value.id if isinstance(value, FactQuestion) else None,
)
def test_a_reply_goes_into_the_field_of_its_question(
    question: FactQuestion, text: str, expected: dict[str, Any]
) -> None:
    reply = read_reply(text, question, TODAY, CPV)
    assert reply is not None and said(reply) == expected


NO_REPLIES = [
    (STATUS, "ja"), (STATUS, "wat is social return?"), (KIND, "een dienst en een levering"), (VALUE, "ja"), (VALUE, "90"), (VALUE, "-5 euro"),
    (VALUE, "0"), (CODE, "schoonmaak"), (TERM, "nee"), (SHARE, "130"), (INTEREST, "kan ik dan nog voorbehouden?"), (PERFORMER, ""), (LOTS_, "misschien"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "text"), NO_REPLIES, ids=lambda value: value.id if isinstance(value, FactQuestion) else None
)
def test_what_is_no_answer_is_not_taken_for_one(question: FactQuestion, text: str) -> None:
    assert read_reply(text, question, TODAY, CPV) is None


ASKABLE = [STATUS, PERFORMER, KIND, MARKET, PROCEDURE, VALUE, CODE, TERM, SHARE, LOTS_, INTEREST, LOT_VALUE]


@given(st.text(max_size=60), st.sampled_from(ASKABLE))
def test_any_reply_can_be_read(text: str, question: FactQuestion) -> None:
    assert read_reply(text, question, TODAY, CPV) is None or text.strip()
