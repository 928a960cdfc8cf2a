"""Words that say little about a kind of work in a question, or that say that something else is asked for."""

import re

from bot.understanding.function_words import word_set

HEADS = word_set("""
    onderhoud opdracht opdrachten bestek aanbesteding contract contracten voorziening voorzieningen werk
    dienst diensten dienstverlening levering leveringen beheer bedrijf perceel raamovereenkomst overeenkomst
    werkzaamheden service personeel medewerkers machines apparaten apparatuur automaten bonen producten
    artikelen pakketten bezorging verzorging inkoop inzameling verwerking vervoer transport reiniging
    reparatie ronde rondes locaties project cluster team loket afdeling materiaal depot stalling stallingen
    aannemer leverancier uitvraag uitgifte markt
""")
PREFIXES = word_set("her ver ont be ge on re in uit op af aan om voor over onder bij door mis wan na toe")
MANY_USES = word_set("""
    toezicht inrichting registratie invoer participatie begeleiding online content opslag uniform was post
    bouw testen netwerk host care design transport art events evenement maintenance construction papier
    elektronica hardware tafels tassen welzijn arbeidsmarkt dossiers verlichting isolatie inzameling
    inzamelen waste reuse print mail qa testing moves logistiek logistics sanitair kunst pakketten brood
    groente thee detachering secondment linen gifts security surveillance
""")
"""Words that say little alone; they count with a second word of the same kind of work."""
NAMES_ALONE = word_set("""
    toezicht opslag transport papier elektronica logistiek logistics kunst art security construction waste
    post thee brood groente welzijn inzameling
""")
"""Those that are meant when they stand alone in a question ('wie doet toezicht?')."""
OTHER_WORK = word_set("""
    onderzoek onderzoeken evaluatie evaluaties monitor monitoring benchmark meting metingen kwaliteitsmeting
    kwaliteitsmetingen belevingsmeting effectmeting studie verkenning statistiek prognose model modellen
    modelleren dashboard dataset analyse analyses kennis strategie strategieen visie visies studies audit
    audits beleid beleidsplan haalbaarheid adviseur adviseurs adviezen adviesbureau projectleider
    projectleiders projectmanager kwartiermaker contractmanagement procesbegeleiding projectbegeleiding
    programmamanagement software licentie licenties saas applicatie zaaksysteem telefonie telecom
    telecommunicatie cyber siem soc penetratie camera cameras innovatie sbir pentest pentesten kunstwerken
    kunstwerk beton betonnen sluizen viaducten bruggen kademuur kademuren rivier gebiedsontwikkeling natuur
    aardgas gas juridische juridisch advocaat advocaten accountant verzekering verzekeringen ecologisch
    ecologische assetmanagement uitzendkrachten inhuur inspecties inspectie keuring research evaluation
    survey study license licence licences modelling consultancy adviser legal ecological insurance hiring
""")
OTHER_PARTS = re.compile(
    r"\w{3,}(?:onderzoek|onderzoeken|modell?(?:en)?|monitor|meting|metingen|strategie|beleid|biotopen"
    r"|software|"
    r"statistiek|benchmark|adviseurs?|adviezen|innovatie|partnerschap|testen|analyses?)$|"
    r"^(?:kennis(?!kwartier)|onderzoeks?|software|model|monitor|beleids?|strategie|prognose|innovatie|advies|"
    r"haalbaarheid|penetratie)\w{3,}"
)
OTHER_TAILS = word_set("""
    camera cameras systeem systemen software installatie installaties plan plannen beleid visie advies tarief
    veiligheid
""")
ASKS_FOR_ADVICE = re.compile(r"\badvies (?:over|nodig|geven|bij|voor)\b|\badvise\b|\bonderzoek(?:en)? of\b")
