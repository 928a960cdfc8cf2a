"""Words of many uses in titles: which words beside them say that a kind of work is meant, and which that it is not.

'Beveiliging' of an object is guarding; of data, of a dike or of a pipe it is something else. What stands here is the
beginning of a word: 'gebouw' is also 'gebouwen'. Up to three letters it is the whole word; from five on also its end.
"""

from dataclasses import dataclass

from bot.understanding.function_words import word_set
from bot.understanding.work_names import key_of

LONGEST_WHOLE, SHORTEST_END, LONGEST_ENDING = 3, 5, 3


@dataclass(frozen=True, slots=True)
class Parts:
    """Beginnings and ends of words."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]

    def fit(self, word: str) -> bool:
        """Whether the word is one of these or a compound of one."""
        return word in self.whole or word.startswith(self.beginnings) or word.endswith(self.ends)

    def inflects(self, word: str) -> bool:
        """Whether the word is one of these with no more than an ending: 'applicaties', not 'applicatiebeheer'."""
        return word in self.whole or any(
            word.startswith(beginning) and len(word) <= len(beginning) + LONGEST_ENDING
            for beginning in self.beginnings
        )


@dataclass(frozen=True, slots=True)
class Sense:
    """What settles words of many uses and what blocks them: other words, or parts of the compound."""

    words: frozenset[str]
    settles: Parts
    blocks: Parts


def _parts(text: str) -> Parts:
    words = sorted(word_set(text))
    return Parts(
        frozenset(word for word in words if len(word) <= LONGEST_WHOLE),
        tuple(word for word in words if len(word) > LONGEST_WHOLE),
        tuple(word for word in words if len(word) >= SHORTEST_END),
    )


def _sense(words: str, settles: str, blocks: str) -> Sense:
    return Sense(frozenset(key_of(word) for word in word_set(words)), _parts(settles), _parts(blocks))


SENSES = (
    _sense(
        "beveiliging beveiligers beveiliger bewaking bewaken bewaker bewakers security guarding guard guards surveillance",
        "object evenement persoon persoons gebouw locatie opvang receptie kantoor stadhuis stadsloket museum winkel azc "
        "coa mobiele fysieke portier mens horeca publieks building portiers balie",
        "cyber informatie ict data kathod corrosie brandb brandm hoogwater dijk kering grond water lucht netwerk digita "
        "soc siem val dak spoor rand perron software applicatie alarm camera technis niveau forens operations managed "
        "oever bodem hart patient kwaliteit network cloud container toegangsbeheer rijks kust stroom",
    ),
    _sense(
        "receptie receptionist receptionisten receptioniste reception balie baliemedewerkers",
        "dienst beveilig gastvrij telefo host portier",
        "verbouw renovat inricht nieuwbouw meubel digita virtue",
    ),
    _sense(
        "communicatie",
        "grafisch vormgeving huisstijl dtp drukwerk",
        "telefon telecom radio apparatuur netwerk c2000 crypto satelliet strateg advies risico crisis arbeidsmarkt data "
        "participatie machine digitale unified omgeving berichten",
    ),
    _sense(
        "vormgeving vormgever vormgevers design designers huisstijl logo logos",
        "grafisch communicatie dtp drukwerk huisstijl opmaak illustrat brochur",
        "stelsel tunnel gebied build built infrastr station weg engineering bouw interieur sted product beleid system "
        "vessel construct onderwijs regio proces governance",
    ),
    _sense(
        "tassen tasjes gifts attentie attenties cadeautje cadeautjes bloem flower rozen tulpen merchandise",
        "bedrukt relatie promot katoen bloemen boeket kerst lever lever jubil merchandis",
        "algen wilde water dal onderzoek",
    ),
    _sense(
        "online content toegankelijkheid accessibility seo contentbeheer",
        "website websites webred webtekst redactie",
        "gebouw station halte ov participatie system cms platform openbaar veiling marketing training",
    ),
    _sense(
        "opslag magazijn logistiek logistics warehousing warehouse moves",
        "inboedel verhui goederen meubil meubel archief ontruim voorraad pallet orderpick distributie",
        "co2 energ data batter accu warmte waterstof gas hout water bodem onderg radio strateg elektr koolstof visie "
        "binnenvaart stelling bouw stikstof cloud koel kennis kern afval advies lucht",
    ),
    _sense(
        "ontruiming ontruimen",
        "woning inboedel huis pand",
        "installat oefen plan alarm bhv brand systeem wijk",
    ),
    _sense(
        "toezicht host hosts gastheer gastvrouw evenement evenementen events",
        "parkeer gastheren vrouw straat organis productie",
        "bouw direct civ bestuur kinderopvang camera vergunning illega intern raad omgeving evaluat beleid software "
        "beveilig verkeersplan kalender milieu dier arrangement werken data",
    ),
    _sense(
        "transport chauffeur chauffeurs",
        "taxi leerling wmo person rolstoel scholier",
        "goederen slib afval glas gas water elektr data container grond gevaar pijp dier patienten bloed public stroom",
    ),
    _sense(
        "begeleiding welzijn care thuis dagopvang",
        "ambulan wmo jeugd individu client dagbest beschermd wonen sociaal buurt wijk maatschapp ouderen dakloz thuisloz",
        "aanbest inkoop project proces juridis evaluat dieren dier monitor software innovat health studie student "
        "promotie leer loopbaan bouw kinderop",
    ),
    _sense(
        "participatie arbeidsmarkt detachering detacheren secondment secondments startbanen uitzendkrachten",
        "re-integr reintegr jobcoach beschut uitkering bijstand wsw sw arbeidsbeperk werkfit wajong statushouders",
        "burger bewoner omgeving plan platform onderzoek europ it ict professional wegvervoer communic jongerenpart",
    ),
    _sense(
        "testen testing test qa tester testers testwerk rpa testteam",
        "software app apps applicat website websites geautomat functione acceptatietest testautomat",
        "bodem mater corona covid drink water lab asfalt tunnel grond communicat penetr pen veilig stress dna drugs "
        "alcohol rij soa stof sneltest adem radon luchtvaart medis vaccin dope",
    ),
    _sense(
        "archief dossiers digitaliseren digitisation digitising digitise scannen scanning inscannen registratie invoer "
        "archive archives archiveren archiving archiefstukken datacontrole data-invoer data-entry",
        "archie dossier bouwdoss vergunning tekening document papier bouwverg scannen microfi akten bewerk vernietig "
        "inventaris ontsluit bouwarch statische",
        "proces ecolog mkb co2 systeem depot e-depot saas mri ct vulnerab voertuig parkeer auto emissie vondst archeo "
        "zorg burger voorraad toegang kadaster laser 3d road radiolog verlening rontgen body bagage security network "
        "iris infra software applicat waterkwal cloud",
    ),
    _sense(
        "refurbished hardware computer computers beeldschermen tablets tablet",
        "laptop ict werkplek smartphone telefoon device chromebook refurbish hergebruik datawis notebook",
        "verkeer tomogr vision aided super kwantum quantum boord netwerk infra server led radar spel medis meubil onderwijscomp "
        "reclame hpc cluster",
    ),
    _sense(
        "inrichting schoolmeubilair",
        "kantoor werkplek bibliot stadskant",
        "openba natuur gebied governance soc organis overheid plein weg straat stembur meldpost proces informat "
        "laborat operat ruimte dijk nood klooster justit penit data keten functie administrat beheer tuchtinr biotop",
    ),
    _sense(
        "groen green tuin tuinen garden gardens beplanting bermen planten struiken heggen lawn snoeihout",
        "onderhoud onderhouden openba bestek beheer aanleg maai maaien snoei hoven plantsoen begraaf graf sportveld "
        "stads wijk buurt maintenance lever werkzaam",
        "waterstof gas energ stroom certif financ invester metropool rivier daken dak econom advi hart deal ammoniak "
        "staal software systeem data blauw bouw steden label chem circul raad route hout exoten fietspad kering "
        "inricht",
    ),
    _sense(
        "was wassen clean afwas strijken linnen linen vaat kopjes dishes stomerij",
        "wasgoed linnen textiel bedden bewoner platgoed verhuur kleding strij wasver handdoek",
        "auto trein wagen ramen plaats straat machine wordt lijst",
    ),
    _sense(
        "textiel textiles kleding kleren clothing clothes uniform uniformen uniforms schorten upcycling",
        "werk dienst bedrijf veiligheid lever schoen beroeps uniform pbm boa handhav",
        "recycl onderzoek keten fossiel isolat werkwijz model registr inzamel chemis jassen vooroever geo besch taal verk",
    ),
    _sense(
        "fiets fietsen bike bikes bicycle bicycles e-bikes deelfietsen dienstfiets bakfiets bakfietsen wrakken",
        "lever lease leasen onderhoud aanschaf huur verhuur repar dienst verwijd stalling depot opknap elektr",
        "pad paden brug route tunnel tel telling parkeersys data monitor helm campagne stimul veilig snel vergun vlonder "
        "net fietspad fietsroute scheep auto",
    ),
    _sense(
        "afval waste vuilnis recycling recyclen reuse inzameling inzamelen sorteren papier elektronica kringloop bins e-waste trash "
        "rubbish garbage",
        "inzamel verwerk sorter ophal ophaal scheid kringloopw huishoud grof textiel papier glas karton recycl oud "
        "pmd gft bedrijfs winkel collection",
        "water benchmark kern container bak systeem voertuig wagen asbest sloop radio heat slib riool bodem chem landb "
        "analys fosfaat energ geld bloed data gegevens polyest accu batter kantoorart bouw toilet hygien nutrient",
    ),
    _sense(
        "post mail pakketten pakjes brieven bode aangetekend parcel parcels",
        "bezorg verzend verzorg koerier sorteer sorteren briefpost pakketp frank poststuk postbus aangetek distrib",
        "brandweer huisarts meld grens douane hbo acad doc covid mortem bpm gemaal verkeer maatreg stikstof software "
        "salaris zorg wacht dienstenp basis energie voedsel invester bommel reddings digita ggz inkomst hulp",
    ),
    _sense(
        "print printen drukken mailing repro vouwen drukker drukkers inbinden boekjes stickers",
        "drukwerk repro huisstijl copy stempas verkiezing poster flyer versprei gids kandidat verzend brochur magaz "
        "krant folder boek",
        "3d 3-d printer multif manag foot softw hardw water hoog apparat lucht",
    ),
    _sense("thee tea pantry vending", "koffie coffee automat drank", "theater stelling pomp"),
    _sense(
        "brood groente bier taart taarten soep chocolade honing paddenstoelen vegetables bread beer",
        "lever vers zuivel fruit aardappel agf levensm koek",
        "teelt keten bouw teler brouw eiwit proj afval tuin gewas schil onderzoek fonds",
    ),
    _sense(
        "renovatie renovation renovations maintenance painting klein-onderhoud dakwerk",
        "gebouw school gymza sportza sporthal stadskant stadhuis stadsloket gemeentehuis raadhuis woning pand panden "
        "kantoor parkeergar dak daken kozijn gevel zwembad kerk kinderc buurth dorpshuis bouwkun schilder plafond buurtc "
        "kazerne museum theater bibliot toilet kantoren building vastgoed badkamer keuken",
        "slib gras brug sluis gemaal riool tunnel weg kade rwzi keer beton lift install klimaat kunst speel water spoor "
        "polder dijk veld haven kanaal viaduct orgel schip vessel research verzink baan pompst leiding sportpark",
    ),
    _sense("bouw construction", "", "water"),
    _sense(
        "verlichting lampen", "openbare onderhoud", "ecolog onderz led armatur kunst hoofdw verkeer sfeer nood data"
    ),
    _sense(
        "isolatie insulation retrofit insulate",
        "woning spouw huishoud energiearm energiecoach tocht",
        "mater jas onderz geluid kabel elektr demonstr quarant leiding covid batter trein warmtep",
    ),
    _sense(
        "montage assemblage assembly assemble pack packing verpakken ompakken montagewerk assembling",
        "inpak doz handwerk beschut werkleer pakket voorbehouden",
        "zonnep verkeer kennis install camera led kabel leiding brug software general vliegt staal video film",
    ),
    _sense(
        "kunst art kunstenaars artists gallery artworks",
        "uitleen collectie lenen verhuur expositie tentoonst schilderij",
        "gras stof werk matig natte beton prijsvraag intell onderwijs akadem state mest licht",
    ),
    _sense(
        "kok koks koken restaurant borrel borrels buffet lunch lunches snacks kantine canteen",
        "bedrijfsr cater horeca banquet maaltijd exploit school broodje lunchvoorz food",
        "kassa inricht verbouw keukenapp nieuwbouw bezoek colleg lezing sessie",
    ),
    _sense("sanitair", "reinig schoonm", "install renov lever voorz verbouw"),
    _sense("balie kasten desks cabinets tafels stoelen chairs", "meubil kantoor bureau verga zit tafel stoel kast", "operatie rol tand "
           "behandel tablet schakel meter elektr server vries koel vent laborat ligging snij water ronde regel tril"),
)  # fmt: skip
"""Every word of many uses. A word that stands here does not make a kind of work sure by itself."""

SENSE_OF = {word: sense for sense in reversed(SENSES) for word in sense.words}
"""Key of a word -> its sense."""

CLASHES = (
    _sense("verhuizing verhuizingen verhuizen verhuis", "", "data server applicat ict telefo cloud systeem"),
    _sense("schoonmaak cleaning reinig", "", "agent reagent lucht middel"),
    _sense("koffie coffee", "", "kamer beker landschap"),
    _sense("catering", "", "apparatuur materieel"),
    _sense("laptop laptops", "", "beheer kar kast"),
    _sense("taxi taxis", "", "laad laden snellad standplaats drone"),
    _sense("meubilair", "", "straat abri halte park weg laborat bus"),
    _sense("tentoonstelling tentoonstellingen expositie", "", "software vergun"),
    _sense("maaien snoeien", "", "machine arm tractor"),
)
"""Words that are clear, unless these stand beside them; `settles` is empty."""

CLASH_OF = {word: sense for sense in CLASHES for word in sense.words}
