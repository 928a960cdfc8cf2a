"""Words in a title that say that it is research, advice, software, engineering, hiring or machinery."""

import re

HARD = re.compile(
    r"""^(?:
    onderzoek\w*|evalu(?:atie|aties|eren|ation)|monitor(?:s|ing|ings\w*)?|\w{3,}monitor(?:ing)?|benchmark\w*|meting(?:en)?
    |stud(?:ie|ies|y)|verkenning(?:en)?|statistiek\w*|progno\w+|model(?:len|leren|leur)?|modell\w+|dashboard\w*|dataset\w*
    |data|data(?:analyse|verzameling|platform|warehouse|science)\w*|analys\w+|kennis(?!kwartier)\w*|strateg\w+|visies?
    |visie\w+|audit\w*|beleid\w*|haalbaarheid\w*|advi(?:es|seurs?|seren|sering|sory|ser|ezen)|advies\w+|quickscan\w*
    |scans?|stresstest\w*|roadmap\w*|routekaart|kader|handreiking\w*|richtlijn\w*|methodiek\w*|instrumentarium
    |kwartiermaker\w*|contractmanag\w+|procesbegelei\w+|projectbegelei\w+|programmamanag\w+|projectmanag\w+|procesmanag\w+
    |projectleid\w+|projectteam|taskforce|softwar\w*|licen[tc]\w+|license\w*|saas|applicaties?|applicatie\w*|zaaksyste\w*|telefonie\w*
    |telecom\w*|cyber\w*|siem|soc|(?:pen|penetratie)test\w*|camera\w*|innovati\w*|innovaties|sbir|startup|prijsvraag\w*
    |inhuur|inhuren|payroll\w*|uitzend\w+|uitzenden|flex\w*krachten|werving|juridisch\w*|advoca\w+|accountan\w+|notari\w+
    |verzeker\w+|ecolog\w+|archeolog\w*|assetmanag\w+|inspecti\w+|keuring\w*|toets\w*|controles?|research|surveys?
    |consult(?:ancy|ing|ants?|ant)|legal|tax|insurance|hiring|sensor\w*|kunstwerk(?:en)?|beton\w*|riolering\w*
    |rioolwater\w*|gemaal|gemalen|rwzi|dijk\w*|waterkering\w*|kering(?:en)?|bodem\w*|grondwater\w*|\w*sanering\w*|asbest\w*
    |sloop\w*|slopen|archite[ck]\w+|ingenieur\w*|directievoering|opleiding(?:en)?|opleidings\w+|training\w*|cursus\w*
    |gebiedsontwikk\w+|woningbouw\w*|concessie\w*|aardgas|elektriciteit|laad(?:infra\w*|pal\w+|pleinen)|biodivers\w*
    |natura|natuur(?!gras)\w*|stikstof\w*|kunstgras\w*|kunststof\w*|kunstmatig\w*|kunstlicht\w*|\w*systeem|\w*systemen|systeem\w+
    |\w*software|\w*platform(?:en)?|\w*netwerk(?:en)?|netwerk\w+|\w*sensoren
    |\w{3,}(?:onderzoek|onderzoeken|model|modellen|meting|metingen|strategie|beleid|biotopen|statistiek|adviseurs?|advies
    |adviezen|innovaties?|partnerschap|analyses?|visie|kader|toets|audits?|controles?|inspecties?|managers?|leider|team
    |co+rdinator|coordinator|secretaris|specialist|specialisten|architect|arts|artsen|jurist|agenda|scans?|systematiek
    |opleiding|opleidingen|training|trainingen|software|studie|studies|kaart|tool|atlas|index|lab|metriek|gedrag|campagne
    |portaal|module|berekening|toerekening|indexatie|voorspelling|scenarios?|tarief|tarieven|keurmerk|lijn|protocol
    |cijfers|effecten|tracker|verbruik|kosten|normen|systematiek)
    |handboek|keurmerk|chatbot|hackathon|challenge|congres|symposium|webinar|leerlijn|tarieven|protocol
    )$""",
    re.VERBOSE,
)
"""A word that makes the title something else wherever it stands."""

MACHINERY = re.compile(
    r"^(?:\w*installaties?|\w*apparatuur|\w*machines?|\w*voertuig(?:en)?|\w+wagens?|\w*containers?|\w*materieel"
    r"|tractor\w*|\w*robots?|\w*pompen|\w*stellingen|\w*automaat)$"
)
"""A thing that is bought or kept up; a CPV code may still say that it is cleaned or guarded."""

SOFT = re.compile(
    r"""^(?:
    bru[gs]\w*|bruggen|slui[sz]\w*|sluizen|viaduct\w*|tunnel\w*|kade\w*|kademur\w*|spoor\w*|ontwerp\w*|ontwikkelen|plan
    |plannen|\w{3,}plan(?:nen)?|regie|programma|program|pilot|campagne|oplossing|platformen|energie
    |proeftuin\w*|living|demonstrator|beheersing|proces\w*|regeling\w*|subsidie\w*|vergunning(?:stelsel|beleid)|normen
    |\w*nieuwbouw|gebouwen?beheer|concept\w*|communiti?e?s?|leer\w*netwerk|owner|aanpak
    |keten|ketens|transitie\w*|\w{3,}transitie|digital|digitale|smart|slimme
    )$""",
    re.VERBOSE,
)
"""A word that makes a kind of work unsure."""

PERSON = re.compile(
    r"(?:medewerkers?|personeel|professionals?|toezichthouders?|adviseurs?|co[o?]rdinator|krachten|voorzitter|specialisten"
    r"|manager|inkopers?|beheerder|leider|functionaris|directeur|officer|chef|secretaresse|planner|analist|ontwikkelaar"
    r"|developer|engineer|controller|regisseur|deskundigen?|expert|consulent|interim|hoofd|senior|junior)$"
)
"""People who are hired, when the word leads the title or ends a compound."""

PHRASE = re.compile(
    r"\bbegeleid\w* (?:van |bij |de |het |een )*(?:europese? )?(?:aanbested|inkoop|project|proces|commissie)"
    r"|(?<!aanvullend )\bopenbaar vervoer\b|\bflexibele arbeid|\bdata gedreven|\bin kaart brengen\b|\bdrie?d\b|\b3-?d\b"
    r"|\bwas[- ]wordt\b|\bstate of the art\b|\bmarktordening\b|\bair traffic\b|\bwerving en selectie\b"
)
WORKS = re.compile(
    r"^(?:verbouw\w*|nieuwbouw|herinrichting|reconstructie|renovatie|sloop|verduurzam\w*|uitbreiding|vervanging)$"
)
"""Building or renewing a place: what follows names the place, not the work."""

ADJECTIVE = re.compile(
    r"(?:(?<!i)e|isch|aal|eel|iek|ief|air|matig|lijks?|end|vrij|baar|iaal|iel|ig|loos|zaam)$|^(?:klein|groot|eigen|divers)$|^(?:ge|her|ver|be)\w+[td]$"
)
"""How a Dutch adjective ends; it describes the work that follows."""
ORGANISATION = re.compile(
    r"^(?:gemeenten?|provincie|waterschap|hoogheemraadschap|stichting|ministerie|universiteit|hogeschool|school|regio"
    r"|stadsdeel|directie|afdeling|vereniging|ziekenhuis|politie|centrum|bibliotheek|stadsarchief)$"
)
"""What stands before the name of a buyer."""
