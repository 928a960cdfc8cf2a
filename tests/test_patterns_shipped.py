"""The word patterns that are shipped: each false premise in natural wordings, each far subject, and what none may catch."""

from functools import cache
from pathlib import Path

import pytest

from bot.curation.reading import load
from bot.model.knowledge import Knowledge
from bot.understanding.patterns import misconceptions, out_of_scope
from tests.builders import TODAY

FOLDER = Path(__file__).parent.parent / "knowledge"


@cache
def shipped() -> Knowledge:
    return load(FOLDER, TODAY)


FALSE_PREMISES = [
    ("eis-50-procent", "Moet de helft van het personeel een beperking hebben?"),
    ("eis-50-procent", "Je moet toch minstens 50% mensen met een beperking in dienst hebben voor 2.82?"),
    ("eis-50-procent", "At least half of the employees must be disabled, right?"),
    ("eis-50-procent", "Meer dan de helft van de medewerkers moet toch gehandicapt zijn?"),
    ("eis-50-procent", "De meerderheid moet toch een arbeidsbeperking hebben?"),
    ("rechtstreeks-gunnen", "met 2.82 mag ik direct gunnen toch"),
    ("rechtstreeks-gunnen", "Bij een voorbehouden opdracht hoef ik toch geen aanbesteding te doen?"),
    ("rechtstreeks-gunnen", "Met een voorbehoud kan ik de opdracht gewoon aan Pantar geven, toch?"),
    ("rechtstreeks-gunnen", "With 2.82 I can just give the contract to a social firm, right?"),
    ("rechtstreeks-gunnen", "Can I award directly to a social firm with a reservation under 2.82?"),
    ("rechtstreeks-gunnen", "Een voorbehoud betekent dat ik zonder aanbesteding kan gunnen, toch?"),
    ("pso-verplicht", "PSO is verplicht voor een voorbehouden opdracht, klopt dat?"),
    ("pso-verplicht", "De inschrijver moet toch een PSO-certificaat hebben?"),
    ("pso-verplicht", "Zonder PSO mag een firma toch niet meedoen?"),
    ("pso-verplicht", "Bidders must have a PSO certificate, right?"),
    ("pso-trede-3", "PSO trede 3 is toch genoeg voor de 30%?"),
    ("pso-trede-3", "Met trede 3 voldoet een firma aan de 30%, toch?"),
    ("pso-trede-3", "Is PSO level 3 enough for the 30%?"),
    ("elke-sociale-onderneming", "Elke sociale onderneming voldoet toch aan 2.82?"),
    ("elke-sociale-onderneming", "Alle sociale firma's mogen toch meedoen aan een voorbehouden opdracht?"),
    ("elke-sociale-onderneming", "Every social enterprise qualifies for 2.82, right?"),
    ("eis-30-bij-2.82a", "Geldt de eis van 30% ook bij 2.82a?"),
    ("eis-30-bij-2.82a", "Bij 2.82a moet toch ook 30% van het personeel een beperking hebben?"),
    ("eis-30-bij-2.82a", "Does the 30% requirement also apply to 2.82a?"),
    ("drie-jaar-bij-2.82", "Met 2.82 mag een contract maximaal 3 jaar duren, toch?"),
    ("drie-jaar-bij-2.82", "Een contract onder artikel 2.82 is beperkt tot drie jaar, klopt dat?"),
    ("drie-jaar-bij-2.82", "Een voorbehouden opdracht mag toch niet langer dan drie jaar duren?"),
    ("drie-jaar-bij-2.82", "Mag een opdracht met 2.82 langer dan 3 jaar lopen?"),
    ("drie-jaar-bij-2.82", "Is een voorbehouden contract na drie jaar afgelopen volgens 2.82?"),
    ("drie-jaar-bij-2.82", "Hoogstens 36 maanden bij 2.82, klopt dat?"),
    ("drie-jaar-bij-2.82", "A contract under 2.82 may last three years at most, right?"),
    ("drie-jaar-bij-2.82", "A reserved contract can be for no longer than three years, correct?"),
    ("drie-jaar-bij-2.82", "Is a contract under article 2.82 limited to 3 years?"),
    ("drie-jaar-bij-2.82", "Bij 2.82 geldt een maximum van drie jaar"),
    ("alleen-amsterdamse-bedrijven", "Mag ik alleen Amsterdamse sociale firma's laten meedoen?"),
    ("alleen-amsterdamse-bedrijven", "Kan ik het voorbehouden aan bedrijven uit Amsterdam?"),
    ("alleen-amsterdamse-bedrijven", "Can I limit the tender to companies from Amsterdam?"),
    ("drempel-221.000", "De drempel is nu 221.000 euro, geldt dat ook voor schoonmaak?"),
    ("drempel-221.000", "Onder 221.000 euro hoeft het toch niet Europees?"),
    ("drempel-221.000", "The threshold is EUR 221,000, right?"),
    ("drempel-5.538.000", "De drempel voor werken is toch 5.538.000?"),
    ("drempel-5.538.000", "The works threshold is 5,538,000 right?"),
    ("schoonmaak-bijlage-xiv", "Schoonmaak valt onder bijlage XIV, dus geldt de drempel van 750.000?"),
    ("schoonmaak-bijlage-xiv", "Schoonmaak is toch een sociale dienst?"),
    ("schoonmaak-bijlage-xiv", "Voor schoonmaak kan ik toch de verlichte procedure gebruiken?"),
    ("schoonmaak-bijlage-xiv", "Cleaning is a social service with a threshold of 750,000, right?"),
    ("groen-bijlage-xiv", "Groenonderhoud valt toch onder bijlage XIV?"),
    ("groen-bijlage-xiv", "Voor groen geldt toch de drempel van 750.000?"),
    ("groen-bijlage-xiv", "Is verhuizen een SAS-dienst?"),
    ("catering-gewone-drempel", "Voor catering geldt de drempel van 216.000, toch?"),
    ("catering-gewone-drempel", "Beveiliging is toch een gewone dienst met drempel 216.000?"),
    ("catering-gewone-drempel", "The threshold for catering is 216,000, right?"),
    ("drempel-inclusief-btw", "De drempel is toch inclusief btw?"),
    ("drempel-inclusief-btw", "Moet ik de btw meetellen bij de raming?"),
    ("drempel-inclusief-btw", "Is the threshold including VAT?"),
    (
        "minimumaantal-bedrijven",
        "Voor een voorbehoud op grond van 2.82 heb je toch minimaal drie firma's nodig?",
    ),
    ("minimumaantal-bedrijven", "Er moeten toch minstens drie bedrijven zijn voordat ik mag voorbehouden?"),
    ("minimumaantal-bedrijven", "Mag ik alleen voorbehouden als er drie of meer firma's zijn?"),
    ("minimumaantal-bedrijven", "Zijn er ten minste drie inschrijvers nodig bij een voorbehouden opdracht?"),
    ("minimumaantal-bedrijven", "I need at least three firms for a reservation, right?"),
    ("minimumaantal-bedrijven", "Do there have to be three or more bidders for a reserved contract?"),
    ("marktconsultatie-verplicht", "De marktconsultatie is verplicht, hoe doe ik dat?"),
    ("marktconsultatie-verplicht", "Ik moet toch eerst een marktconsultatie doen voor ik mag voorbehouden?"),
    ("marktconsultatie-verplicht", "A market consultation is mandatory before reserving, right?"),
    ("splitsen-onder-drempel", "Kan ik de opdracht in drie stukken knippen om onder de drempel te blijven?"),
    ("splitsen-onder-drempel", "Mag ik de opdracht in stukjes knippen zodat ik onder de drempel blijf?"),
    ("splitsen-onder-drempel", "Can I split the contract so that it stays under the threshold?"),
    ("splitsen-onder-drempel", "Als ik het opsplits hoef ik niet Europees, toch?"),
    ("voorbehoud-na-publicatie", "Kan ik na publicatie alsnog een voorbehoud toevoegen?"),
    ("voorbehoud-na-publicatie", "De aankondiging is verstuurd, mag ik er nog een voorbehoud bij zetten?"),
    ("voorbehoud-na-publicatie", "Can I add a reservation after publication?"),
    ("contract-overzetten", "Kan ik een lopend contract overzetten naar een sociale firma?"),
    ("contract-overzetten", "Can I move the running contract to a social firm?"),
    ("voorbehoud-verplicht", "We zijn toch verplicht om opdrachten voor te behouden?"),
    ("voorbehoud-verplicht", "Voorbehouden is toch verplicht?"),
    ("voorbehoud-verplicht", "Are we obliged to reserve contracts?"),
    (
        "maatschappelijke-waarde-vrijbrief",
        "Vanwege maatschappelijke waarde mag ik toch direct gunnen aan een sociale firma?",
    ),
    ("dagbesteding-telt-mee", "Mensen in dagbesteding tellen toch mee voor de 30%?"),
    ("dagbesteding-telt-mee", "Day activity participants count towards the 30%, right?"),
    ("bijstand-telt-automatisch", "Iedereen met een bijstandsuitkering telt mee voor de 30%, toch?"),
    ("30-procent-op-de-opdracht", "30% van de mensen op deze opdracht moet een beperking hebben, toch?"),
    ("30-procent-op-de-opdracht", "Moet 30% van de uren door de doelgroep worden gemaakt?"),
    ("30-procent-op-de-opdracht", "Must 30% of the hours be done by the target group?"),
    ("social-return-is-voorbehoud", "Social return is toch hetzelfde als een voorbehouden opdracht?"),
    ("social-return-is-voorbehoud", "Met social return mogen alleen sociale firma's meedoen, toch?"),
    ("social-return-is-voorbehoud", "Social return is the same as a reservation, right?"),
    ("punten-voor-sociale-firma", "Mag ik extra punten geven aan een sociale onderneming?"),
    ("punten-voor-sociale-firma", "Can I give extra points to social enterprises?"),
    ("punten-voor-vestiging", "Kan ik punten geven aan firma's uit Amsterdam?"),
    ("2.82a-andere-diensten", "Kan ik schoonmaak voorbehouden met 2.82a?"),
    ("2.82a-andere-diensten", "Can I use 2.82a for cleaning?"),
    ("2.82a-concessie", "Mag ik een concessie voorbehouden met 2.82a?"),
    ("2.82a-non-profit-genoeg", "Een stichting voldoet toch automatisch aan 2.82a?"),
    ("2.82-alleen-diensten", "2.82 geldt toch alleen voor diensten?"),
    ("2.82-alleen-diensten", "Werken en leveringen kun je toch niet voorbehouden?"),
    ("2.82-alleen-diensten", "Article 2.82 is only for services, right?"),
    (
        "alleenrecht-private-firma",
        "Ik wil het alleenrecht aan een sociale firma geven, dan hoef ik niet aan te besteden.",
    ),
    ("alleenrecht-private-firma", "Kan ik een sociale onderneming een alleenrecht geven?"),
    ("alleenrecht-private-firma", "Can I give a social firm an exclusive right?"),
    ("quasi-inbesteden-private-firma", "Kan ik quasi-inbesteden bij een private sociale firma?"),
    ("quasi-inbesteden-private-firma", "Een gesubsidieerde sociale firma kan ik toch inbesteden?"),
    ("klein-perceel-20-procent", "Elk klein perceel mag toch 20% zijn?"),
    ("klein-perceel-per-jaar", "Een klein perceel mag 80.000 euro per jaar zijn, toch?"),
    ("klein-perceel-concessie", "Mag ik bij een concessie een klein perceel eruit halen?"),
    ("onder-drempel-alles-mag", "Onder de drempel mag alles, dus ook één firma kiezen zonder reden?"),
    ("onder-drempel-alles-mag", "Onder de drempel gelden toch geen regels?"),
    ("onder-drempel-alles-mag", "Below the threshold there are no rules, right?"),
    ("2.82-onder-de-drempel", "Geldt artikel 2.82 ook onder de drempel?"),
    ("2.82-onder-de-drempel", "Does 2.82 also apply below the threshold?"),
    ("verlicht-zonder-aankondiging", "Bij de verlichte procedure hoef ik toch niet te publiceren?"),
    ("verlicht-zonder-aankondiging", "In the light regime I do not have to publish, right?"),
    ("verlicht-voorbehoud-verboden", "In de verlichte procedure is een voorbehoud verboden, toch?"),
    ("direct-tekenen", "Na een voorbehouden aanbesteding mag ik meteen tekenen, toch?"),
    ("wachttijd-te-kort", "De standstill is toch 15 dagen?"),
    ("wachttijd-te-kort", "Standstill is 10 days, right?"),
    ("tien-procent-wijziging", "Een wijziging onder 10% mag toch altijd?"),
    ("voorbehoud-alleen-in-stukken", "Is het genoeg om het voorbehoud in het bestek te zetten?"),
    ("post-speciale-sector", "Post is toch een speciale sector?"),
    ("nieuwe-eu-wet-geldt-al", "De nieuwe Europese aanbestedingsregels gelden nu toch al?"),
    ("nieuwe-eu-wet-geldt-al", "The new EU procurement regulation already applies, right?"),
    (
        "mislukt-dan-onderhandelen",
        "Niemand schreef in op het voorbehoud, dan mag ik toch gewoon met een commercieel bedrijf onderhandelen?",
    ),
    ("concessie-alleen-bijdrage", "De concessie kost ons niets, dus de waarde is nul?"),
]


@pytest.mark.parametrize(("misconception", "text"), FALSE_PREMISES)
def test_a_false_premise_is_recognised_in_natural_words_and_only_that_one(
    misconception: str, text: str
) -> None:
    assert [found.id for found in misconceptions(text, shipped().law)] == [misconception]


NO_FALSE_PREMISES = [
    "Mag ik een schoonmaakopdracht van 216.000 euro voorbehouden?",
    "We willen een voorbehouden opdracht van drie jaar",
    "Kan ik de schoonmaak voor maximaal 3 jaar voorbehouden?",
    "Wat is het verschil tussen artikel 2.82 en 2.82a?",
    "Hoeveel firma's moet ik uitnodigen bij meervoudig onderhands?",
    "Moet ik minimaal drie firma's uitnodigen?",
    "Hoe lang mag een opdracht met 2.82a duren?",
    "Mag 2.82a maximaal drie jaar?",
    "Is een marktconsultatie verplicht?",
    "Is PSO verplicht?",
    "Mag de raamovereenkomst langer dan vier jaar duren?",
    "Hoeveel procent social return geldt er?",
    "Wat is de drempel voor diensten?",
    "Mag ik onder de drempel direct gunnen aan een sociale firma?",
    "Is catering een sociale dienst?",
    "De firma heeft 50% mensen met een beperking, voldoet die aan de eis van 30%?",
    "Wanneer loopt het contract af?",
    "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?",
    "Can I reserve a cleaning contract of three years?",
    "Is a PSO certificate required?",
    "Wie doet groen in Amsterdam?",
    "Mag ik drie sociale firma's om een offerte vragen?",
    "Welke sociale firma's zitten in Amsterdam?",
    "Mag ik een lopend contract verlengen?",
    "Hoe tel ik werknemers voor de 30%?",
    "Schoonmaak van 3 jaar, mag 2.82?",
    "we have three firms that can do it, can I reserve?",
    "Er zijn drie firma's die dit kunnen, mag ik voorbehouden?",
    "Kan ik het groenonderhoud voorbehouden met een looptijd van 3 jaar?",
    "Catering van 216.000 euro, mag ik voorbehouden?",
    "Zijn er minder dan drie firma's, wat dan?",
]


@pytest.mark.parametrize("text", NO_FALSE_PREMISES)
def test_a_plain_question_holds_no_false_premise(text: str) -> None:
    assert misconceptions(text, shipped().law) == ()


def test_every_false_premise_has_a_wording_in_these_tests() -> None:
    assert {m.id for m in shipped().law.misconceptions} == {
        misconception for misconception, _ in FALSE_PREMISES
    }


OUT_OF_REACH = [
    "Hoe vraag ik zorgverlof aan?",
    "mijn laptop start niet",
    "wachtwoord vergeten",
    "Waar vraag ik een kostenplaats aan?",
    "Hoe maak ik een inkooporder?",
    "Wanneer wordt mijn arbeidscontract verlengd?",
    "Ik heb een VOG nodig",
    "Hoe reserveer ik een zaal?",
    "Kan ik een vergaderruimte reserveren?",
    "Hoe laat is de kantine open?",
    "Mijn OV-kaart is kwijt",
    "Mag ik thuiswerken?",
    "Hoe hoog is mijn pensioen?",
    "Welke cao geldt voor mij?",
    "Ik zoek kinderopvang voor mijn zoon",
    "Hoe doe ik belastingaangifte?",
    "Waar kan ik een paspoort aanvragen?",
    "Wanneer komen jullie het afval ophalen bij mij thuis?",
    "Ik heb een klacht over de buren",
    "Hoe vraag ik faillissement aan?",
    "Ik heb een brief van een incassobureau",
    "Wat voor weer wordt het?",
    "Wie heeft gisteren Ajax - Feyenoord gewonnen?",
    "Heb je een recept voor appeltaart?",
    "Kun je een stukje javascript schrijven?",
    "Vertaal deze zin",
    "Hoe meld ik een datalek bij een leverancier?",
    "Op wie moet ik stemmen bij de verkiezingen?",
    "How do I book a meeting room?",
    "my computer won't start",
    "How do I request unpaid leave?",
    "Where do I find the cost centre?",
    "What time does the train leave?",
    "Do you have a recipe for soup?",
    "Who won the football match?",
    "Tell me a joke",
    "Are you a robot?",
    "I lost my badge",
    "When is my rubbish collected?",
    "How do I file my tax return?",
    "Hoe laat gaat de laatste metro naar Isolatorweg?",
    "Mijn fiets is gestolen",
    "Ik wil met pensioen",
    "Hoe meld ik mijn verhuizing bij de gemeente?",
    "Can you write a poem about the mayor?",
]


@pytest.mark.parametrize("text", OUT_OF_REACH)
def test_a_subject_out_of_reach_is_recognised(text: str) -> None:
    assert out_of_scope(text, shipped().contacts) is not None


WITHIN_REACH = [
    "Wie kan afval scheiden?",
    "Welke firma heeft de aanbesteding gewonnen?",
    "Kan ik de opdracht reserveren voor een sociale firma?",
    "Mag ik een perceel reserveren?",
    "Can I reserve a contract for social firms?",
    "Can I reserve one lot?",
    "Kan de catering van de kantine worden voorbehouden?",
    "Wanneer komt de paspoortuitgifte op de markt?",
    "Bezorging van paspoorten: mag dat naar een sociale onderneming?",
    "Mogen we vertaaldiensten voorbehouden?",
    "Interpreting and translation services, can we reserve?",
    "Mag ik een VOG eisen van inschrijvers?",
    "Telt iemand met AOW mee voor de 30%?",
    "Welke cao betaalt een sociale firma?",
    "Moet de arbeidsovereenkomst van doelgroepmedewerkers een minimumduur hebben?",
    "De inrichting van vergaderruimtes, kan dat sociaal?",
    "Can we reserve the audiovisual equipment for meeting rooms?",
    "Wie kan laptops opknappen?",
    "Is de websiteopdracht gepland?",
    "Kan ik leerlingenvervoer voorbehouden?",
    "Is kinderopvang een sociale dienst?",
    "Is childcare in Annex XIV?",
    "Schuldhulpverlening, wanneer?",
    "Kan de voetbalvereniging meedoen?",
    "Is er een tender voor een football stadium?",
    "De inkoop van treintickets en hotelboekingen, is dat een dienst?",
    "Een inschrijver is failliet, mag ik hem uitsluiten?",
    "Kan ik een failliet bedrijf uitsluiten?",
    "Wat doe ik als de opdrachtnemer failliet verklaard is?",
    "Wie is de eigenaar van de toegangspassen opdracht?",
    "Wie haalt ons afval op, kan dat een sociale firma?",
    "Mag ik een klacht indienen over de aanbesteding?",
    "Kan een inschrijver een klacht indienen bij de Commissie van Aanbestedingsexperts?",
    "Wie kan een workshop koken geven?",
    "Mag ik koffie en thee reserveren voor sociale firma's?",
    "Hoeveel dagen verlof telt niet mee",
    "Wanneer wordt het contract verlengd?",
    "Moet ik verlof meerekenen in fte voor de 30%?",
    "Who won the contract?",
    "Kan ik drukwerk splitsen van de kostenplaats om onder de drempel te blijven?",
    "Wie kan de telefoon beantwoorden?",
    "Kan ik de beveiliging van het stadhuis reserveren?",
    "Hoe kom ik op de drempel?",
    "Hoe kom ik bij sociale firma's binnen?",
    "Who is responsible for street lighting maintenance?",
    "Wat is de looptijd van de parkeerautomaten?",
    "De taxivergoeding",
    "Do we train to 30%?",
    "Mag ik een arbeidscontract eisen voor de doelgroep?",
]


@pytest.mark.parametrize("text", WITHIN_REACH)
def test_a_question_about_buying_is_not_sent_away(text: str) -> None:
    assert out_of_scope(text, shipped().contacts) is None


def test_no_example_question_of_a_topic_is_sent_away() -> None:
    questions = [question for topic in shipped().topics.topics for question in topic.examples.both]
    assert [question for question in questions if out_of_scope(question, shipped().contacts)] == []


def test_no_title_of_the_calendar_is_sent_away() -> None:
    titles = [entry.title for entry in shipped().calendar.entries]
    assert [title for title in titles if out_of_scope(title, shipped().contacts)] == []
