"""Words of the two languages that say nothing about which procurement is meant. Folded, as `text.fold` gives them.

`FUNCTION` carry grammar or chat, `ASKING` belong to asking about procurement and the law, `GENERAL` are nouns and
adjectives that stand in many titles ('onderhoud', 'levering'), `CLAUSE` open another part of the sentence.
"""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


FUNCTION = word_set(
    """
    de het een der des den ter ten te van voor in op aan bij met naar uit om over onder tot door per via na tegen tussen
    tijdens zonder binnen buiten langs rond rondom sinds vanaf vanuit vanwege wegens volgens ondanks behalve inzake omtrent
    naast achter boven beneden tbv tav ivm obv mbt bv bijv bijvoorbeeld en of maar want dus noch dan als zodat omdat doordat
    terwijl hoewel indien mits tenzij wanneer toen totdat voordat nadat dat die dit deze wat wie waar hoe waarom welke welk
    waarvan waarin waarop waarbij waarvoor waarmee waaraan wiens hoeveel hoelang hoever hoezo er hier daar daarop daarin
    daarbij daarvoor daarmee daarvan daaraan daaruit daarover daarom hierop hierin hierbij hiervoor hiermee hiervan
    ik jij je u hij zij ze wij we jullie hen hun hem haar mij me ons onze zich zichzelf mijn jouw uw zijn diens elkaar iemand
    niemand men iets niets alles alle elk elke ieder iedere iedereen geen niet wel nee ja al nog ook reeds weer opnieuw nu
    straks toch even eens ooit nooit altijd soms vaak meestal misschien wellicht mogelijk eigenlijk gewoon echt heel erg
    zeer zo zoiets zulke zulk zelf zelfs slechts alleen enkel maar juist nogal vrij best bijna ongeveer circa ca ruim exact
    precies meer minder meeste minste veel weinig genoeg teveel te iets sommige enkele diverse verschillende andere ander
    anders zelfde hetzelfde dezelfde beide allebei allemaal allen zoal nieuw nieuwe nieuws oud oude huidige vorige volgende
    komende laatste eerste tweede derde aanstaande lopende bestaande eerdere eerder later vroeger nogmaals binnenkort
    vandaag morgen gisteren nou hoor zeg he hee hoi hallo hey hi dag goedemorgen goedemiddag goedenavond goededag morgen
    beste collega collegas bot kansrijk groet groeten groetjes mvg vriendelijke bedankt dank dankjewel dankuwel alvast
    thanks svp aub alsjeblieft alstublieft graag sorry ok oke top super prima fijn mooi leuk handig nb ps vraag vraagje
    vragen vraagt vroeg gevraagd
    ben bent is was waren geweest wees word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad kan kun
    kunt kunnen kon konden gekund mag mogen mocht mochten moet moeten moest moesten hoef hoeft hoeven wil wilt willen wilde
    wilden wou zal zult zullen zou zouden ga gaat gaan ging gingen gegaan gaande kom komt komen kwam kwamen gekomen sta staat
    staan stond stonden gestaan zit zitten zat zaten lig ligt liggen lag blijf blijft blijven bleef doe doet doen deed deden
    gedaan maak maakt maken maakte gemaakt laat laten liet gelaten geef geeft geven gaf gegeven krijg krijgt krijgen kreeg
    gekregen neem neemt nemen nam genomen zie ziet zien zag gezien zoek zoekt zoeken zocht gezocht vind vindt vinden vond
    gevonden weet weten wist geweten denk denkt denken dacht gedacht bedoel bedoelt bedoelde bedoeld heet heten heette
    noem noemt noemen genoemd zeg zegt zeggen zei gezegd lees leest lezen las gelezen hoor hoort horen hoorde gehoord vertel
    vertellen verteld leg leggen uitleggen uitleg help helpt helpen hulp check checken kijk kijken bekijken nakijken loop
    loopt lopen liep gelopen speelt spelen begin begint beginnen begonnen start starten gestart eindigt eindigen stopt
    afgelopen aflopen afloopt verloopt verlopen verlengd verlengen gebeurt gebeuren gebeurd geldt gelden gold valt vallen
    viel gevallen hang hangt horen gaat past passen paste pas lukt lukken klopt kloppen regel regelt regelen geregeld pak
    pakt pakken aanpakken aangepakt trek trekt trekken trok zet zetten zette gezet stel stelt stellen gesteld houd houdt
    houden hield gehouden wacht wachten brengt brengen bracht gebracht haalt halen haalde gehaald dient dienen diende
    betreft betreffen betrof betekent betekenen inhoudt inhouden houdt levert lever opleveren gebruikt gebruiken gebruik
    komend gepland geplande gaande bezig rondom rond bedrag zin zaak zaken ding dingen dinge spullen dingetje soort soorten
    type keer maal jaar jaren maand maanden week weken dagen kwartaal kwartalen datum tijd moment termijn ongeveer tot gauw
    snel direct meteen vooral namelijk trouwens overigens bovendien echter immers zoals evenals respectievelijk inclusief
    incl exclusief excl etc enz ed tm plus min via qua lekker echt ergens nergens overal hierna daarna eerst vervolgens
    ene enige eventueel eventuele nodig vereist verplicht verplichte toegestaan toegelaten goed goede beter beste slecht
    groot grote grotere klein kleine kleinere hoog hoge hoger lang lange langer kort korte vol volle heel hele gehele half
    extra apart aparte los losse samen gezamenlijk gezamenlijke totaal totale algemeen algemene speciaal speciale
    betrokken verantwoordelijk bekend onbekend duidelijk onduidelijk zeker onzeker slim verstandig handiger raadzaam
    zon zoon zgn m b v t n s d j mee af toe heen weg neer door uit aan op in terug verder
    the a an of for to in on at by with from into onto about over under between during without within along since until and
    or but because so if when while whether though although unless that this these those what who whom whose which where how
    why there here it its i you he she we they them us me him her my your our their mine yours ours one ones something
    anything nothing everything some any all each every both either neither no not yes only also too just even still
    already again now then once ever never always often sometimes maybe perhaps please thanks thank hello hi hey dear good
    morning afternoon be is am are was were been being do does did done doing have has had having can could may might must
    shall should will would need needs needed want wants wanted get gets got getting give gives given go goes going went
    gone come comes coming came take takes taken took make makes made making let lets put know knows known tell tells told
    say says said ask asks asked asking find finds found look looks looking see sees seen think mean means meant show shows
    help helps us im ive id dont doesnt didnt cant cannot wont isnt arent theres thats whats wheres whos hows like as than
    out up down off away back more less most least much many few several lot lots very really quite rather about around
    new old current next previous last first second third upcoming coming recent later earlier soon today tomorrow same
    other another such thing things stuff kind kinds sort sorts bit piece way ways ok okay sure fine great nice big small
    large huge long short high low whole full part parts own early late per via etc eg ie re planned plan apply applies
    happen happens happening start starts started end ends ended run runs running expire expires expired use uses used
    using keep kept allowed allow possible possibly available necessary required require requires valid year years month
    months week weeks day days quarter time times date dates question questions
    bestaat bestaan zijnde krijgt wordt gaat nodig gemeente gemeentes gemeentelijke gemeentelijk gemeenten amsterdam
    amsterdams amsterdamse mokum municipality municipal city citys stad stads stedelijk stedelijke town council
    mens mensen people person persons dutch nederland nederlands nederlandse netherlands
    duren duurt duurde geduurd ontstaan bestaan ontbreken ontbreekt volgen volgt gevolgd kies kiezen kiest gekozen
    schrijf schrijven schrijft geschreven formuleren formuleer formuleert bepalen bepaalt bepaal bepaald werkt werkte
    gewerkt voldoen voldoet voldaan vullen vult invullen ingevuld vragen opvragen aanvragen meenemen opnemen opgenomen
    toepassen toegepast toepassing eisen stellen hangen bellen mailen sturen stuur stuurt gestuurd delen deelt gedeeld
    voeren voert gevoerd bereiken bereikt opstarten opgestart afronden afgerond doorgaan doorgaat overnemen overgenomen
    overname wijzigen wijziging veranderen verandert veranderd uitbreiden meeliften meelopen aansluiten aangesloten
    samenwerken regel bespreken overleg overleggen afspraak afspraken kost kosten gekost verschil verschillen
    bevat bevatten omvat omvatten behoren behoort betrekken inschakelen benut benutten vervult klaar gereed laatst
    laatstgenoemde desbetreffende betreffende onderstaande bovenstaande zogenaamde eigen werkelijk feitelijk uiteindelijk
    inmiddels ondertussen momenteel thans destijds laatstelijk spoedig binnenkort hopelijk waarschijnlijk
    standaard standard normaal gebruikelijk gebruikelijke gangbaar pilot pilots proefproject verzorgt verzorgen verzorg specifieke specifiek period periode onderwerp onderwerpen overzicht overzichtje lijst lijstje
    agenda vooruitblik overview list onderdeel onderdelen soms anderszins zorgt zorgen zorg levert uitgevoerde voert rekening
    berekenen bereken berekent berekening vier twee drie vijf zes three four five six ten tien quotes quote
    hangt speelt draait draaien gedraaid leidt leiden lopen loopt neemt opgepakt oppakken doorlopen toegekend beslissen
    besluit besluiten beslist kiest stuurt dekt dekken genoeg voldoende tevreden blij heel zulks enfin wilde zoekt
    gezochte gewenst gewenste wenselijk handigste slimste makkelijk makkelijker moeilijk lastig ingewikkeld simpel
    officieel officiele formeel formele juridisch hoofdlijnen detail details compleet complete
    info informatie beurt aandacht reden redenen
    tel telt tellen meetellen meetelt meld meldt melden reken rekent rekenen sluit sluiten afsluiten ondertekenen onderteken sign stukje stukjes
    knip knippen splits splitsen opknippen aanpassen intrekken indienen ingediend verhogen toevoegen controleren beoordelen beoordeling korting telefoonnummer
    kapot kapotte gestolen verlof aanvragen bruikbaar verdien verdient verdienen salaris netjes laag lage lager lagere vandaag
    voorkomen voorkomt opzoeken neerzetten minimaal maximaal minstens hoogstens uiterlijk tenminste jaarlijks jaarlijkse maandelijks
    maandelijkse wekelijks wekelijkse dagelijks dagelijkse waaruit waardoor before after afterwards among gevolg gevolgen idee ideeen kader kaders vorm vormen waarvandaan uitzoeken achterhalen terugvinden terug opzoeken stond heette
    """
)

ASKING = word_set(
    """
    aanbesteding aanbestedingen aanbesteden aanbesteed aanbestede aanbesteedt aanbestedende aanbestedingstraject
    aanbestedingsprocedure aanbestedingskalender aanbestedingsplan aanbestedingswet aanbestedingsrecht aanbestedingsplicht
    aanbestedingsstukken aanbestedingsdocument aanbestedingsstrategie inkoop inkopen ingekocht inkoopt inkooptraject
    inkooptrajecten inkoopkalender inkoopproces inkoopprocedure inkoopplan inkoopstrategie inkoopbeleid inkoopadvies
    inkoopadviseur inkoper inkopers inkoopvraag inkoopgebied inkoopdossier inkoopopdracht uitvraag offerte offertes
    offerteaanvraag opdracht opdrachten opdrachtje opdrachtgever opdrachtnemer opdrachtnemers overheidsopdracht
    deelopdracht contract contracten contracteren gecontracteerd contractant contractanten contractmanager
    contracteigenaar contractbeheerder contractje overeenkomst overeenkomsten raamovereenkomst raamovereenkomsten
    raamcontract raamcontracten mantelcontract mantelovereenkomst tender tenders tenderned ted procurement procurements
    procure procured procuring purchase purchases purchasing buy buying bought buyer buyers contracted retender retendered
    tendered tendering reserve reserved reserving reservation reservations calendar notice publish published publication
    announce announced announcement award awarded awarding lots threshold thresholds directive law article articles rules
    rule regime procedure procedures process exempt exemption excluded status owner responsible manager value estimate
    estimated budget supplier suppliers vendor provider providers contractor contractors bidder bidders bid bids market
    social enterprise enterprises firm firms company companies sheltered workshop workshops disability disabilities
    disabled disadvantaged return percentage percent demand require criterion criteria clause clauses obligation light
    services service supply supplies works work workers concession concessions framework agreement agreements
    traject trajecten proces processen procedure procedures project projecten kalender planning plannen planbaar publicatie
    publicatiedatum publiceren gepubliceerd publiceert gunning gunnen gegund gunt gunningscriterium gunningscriteria
    voorlopige definitieve selectie selectiecriterium geschiktheidseis geschiktheidseisen leidraad bestekken bestek pve
    inschrijving inschrijvingen inschrijven inschrijver inschrijvers inschrijft gegadigde gegadigden perceel percelen
    deelperceel clusteren clusterverbod samenvoegen splitsen opsplitsen opknippen knippen geknipt knip raming ramen geraamd
    geraamde ramingen waarde bedragen drempel drempels drempelbedrag drempelwaarde drempelwaarden europees europese
    nationaal nationale openbaar niet onderhands onderhandse meervoudig enkelvoudig enkelvoudige meervoudige
    onderhandelingsprocedure procedurevorm aanbestedingsvorm regime verlicht verlichte licht lichte sas sasdienst
    sasprocedure cpv cpvcode cpvcodes bijlage richtlijn richtlijnen kaderwet wet wetgeving wettelijk wettelijke
    artikel artikelen art lid regel regels beleid beleidsregel gids proportionaliteit proportioneel proportionele
    voorbehoud voorbehouden voorbehoudt voorbehouds reserveren gereserveerd reservering exclusief sociaal sociale
    socialer maatschappelijk onderneming ondernemingen ondernemer ondernemers firma firmas bedrijf bedrijven bedrijfje
    partij partijen marktpartij marktpartijen aanbieder aanbieders leverancier leveranciers uitvoerder uitvoerders
    dienstverlener dienstverleners aannemer aannemers concurrentie mededinging werkbedrijf werkbedrijven werkplaats
    werkplaatsen werkvoorziening werkvoorzieningsschap leerwerkbedrijf leerwerkbedrijven leerwerkplek leerwerkplekken
    leerwerkplaats leerwerkplaatsen sw swbedrijf swbedrijven wsw pso psogecertificeerd psogecertificeerde gecertificeerd
    gecertificeerde certificaat certificering trede prestatieladder sroi return retour arbeidsmarkt arbeidsmarktinspanning
    afstand doelgroep doelgroepen beperking arbeidsbeperking arbeidsbeperkte arbeidsbeperkten kwetsbare garantiebaan
    banenafspraak participatie werkloos werklozen werkzoekenden werkzoekende bijstandsgerechtigden jobcarving detachering
    reintegratie social return inclusief inclusieve sociaalondernemer sociaalfirma voorwaarde voorwaarden
    uitvoeringsvoorwaarde uitvoeringsvoorwaarden bijzondere eis eisen minimumeis minimumeisen criterium criteria wens
    wensen kwaliteit prijs prijskwaliteitverhouding bpkv emvi laagste punten weging wegen percentage procent procenten
    looptijd looptijden duur ingangsdatum startdatum einddatum optie opties optiejaren verlenging verlengingen
    verlengingsoptie verlengingsopties afloopdatum standstill opschortende bezwaar klacht termijnen aankondiging
    vooraankondiging aangekondigd aankondigen marktconsultatie marktverkenning consultatie concessie
    concessies concessieovereenkomst levering leveringen leveringsopdracht dienst diensten dienstverlening dienstverleningsopdracht
    werk werken werkzaamheden werkje projectleider projectleiders projectmanager contactpersoon aanspreekpunt eigenaar
    verantwoordelijke trekker budgethouder besteller directie directies afdeling afdelingen team teams status stand stuk
    stukken document documenten dossier motivering motiveren onderbouwing onderbouwen argument argumenten advies adviezen
    adviseren voorbeeld voorbeelden format sjabloon formulier checklist tekst paragraaf zinnen clausule kans kansen kansrijk
    geschikt geschikte ruimte mogelijkheid mogelijkheden aandeel quotum inzet inzetten inzetbaar ingezet meedoen
    meedingen uitnodigen uitgenodigd genodigd benaderen meepraten uitsluiten uitsluiting uitzondering uitzonderingen
    vrijgesteld vrijstelling inbesteden inbesteding quasi quasiinbesteden alleenrecht subsidie subsidies openhouse
    open house kenmerk referentie referentienummer zaaknummer nummer nr aanbestedingsnummer kenmerknummer regeling
    bouwteam innovatiepartnerschap concurrentiegerichte dialoog dynamisch aankoopsysteem das percentages gewicht
    kopen koop gekocht aankoop aankopen aanschaf aanschaffen aangeschaft bestellen besteld afnemen uitbesteden uitbesteed
    uitbesteding markt marktbenadering gang komt gunstig regio lokaal lokale mkb zzp zzper starter starters
    stichting vereniging cooperatie bv rechtsvorm statuten winst winstuitkering maatschappij impact missie
    betaal betalen factuur leerlingen leerling stagiair stagiairs stage vrijwilliger vrijwilligers onderaannemer
    onderaannemers combinatie combinatievorming volunteers volunteer apprentices apprentice interns intern trainees
    subsidy subsidies grant grants consortium subcontractor subcontractors legal form foundation jobs job employ employing
    employed employment opportunities proportional proportionate procurers advisor adviser officer sheet strategy
    bureau bureaus agency agencies verplichten verplichting kalenderregel regeltje raamwerk projectnummer bestekje kavel kavels
    vergadering vergaderingen vergadert vergaderen meeting meetings
    abnormaal abnormale nut certificaten bewijzen bewijs aantonen buitenlands buitenlandse inschrijfprijs deal deals evidence proof
    """
)

GENERAL = word_set(
    """
    onderhoud onderhouden levering leveren leveringen geleverd aanschaf inkoop beheer beheren dienst diensten
    dienstverlening dienstverleningen werk werken werkzaamheden uitvoering uitvoeren uitgevoerd vernieuwing vernieuwen vernieuwd vervanging
    vervangen project raamovereenkomst overeenkomst contract advies onderzoek ondersteuning inhuur plaatsing plaatsen
    aanleg aanleggen exploitatie inrichting inrichten locatie locaties voorziening voorzieningen middelen materiaal
    materialen systeem systemen integraal integrale openbare openbaar ruimte nieuw gemeentelijke gemeentelijk algemeen
    diverse overige maintenance delivery replacement renewal installation management system systems equipment materials
    organisatie aanpak programma ontwikkeling bouw renovatie gebouw gebouwen pand panden buiten binnen straat kantoor
    kantoren locatie medewerkers personeel bewoners burgers inwoners gebied gebieden verwijderen inzet opstellen
    """
)

CLAUSE = word_set(
    """
    mag kan kun kunt kunnen moet moeten is wordt worden wie wat welke welk hoe hoeveel waarom zodat omdat want maar die dat
    daar er we wij ik ze zijn heeft hebben staat zit valt geldt komt gaat hoort loopt wil willen zou zouden zal onder door
    alleen hadden mogen krijgt
    can may must is are does do will would should what which who how when because so that by under we i it they
    """
)

BUILDING_BLOCKS = word_set(
    """
    aanleg aanpak aanvraag accu adres administratie advies afval akte alarm analyse apparaat apparatuur applicatie arbeid
    archief arts asfalt asiel atelier audit auto automaat avond baan bad bak band bank bebording bed bedrijf begeleiding
    beheer bekleding belasting beleid beplanting berm berging beschoeiing bestand bestrating bestrijding beton beurs
    bevolking bevoorrading beveiliging bezorging bibliotheek bier binnen bladblazer blad blok bloem boek boekhouding boerderij
    bodem boom boot bord bos bouw brand brandstof brandweer brief brug bruggen budget buis buiten bureau bus busje buurt
    camera catering cel centrale centrum check circuit coach coaching computer container controle consult constructie
    dag dak dak data deel deur dier dienst diploma docent dokter dossier douche drank droog druk drukwerk duur duiven
    eiland eigendom elektra elektriciteit emissie energie erf examen evenement fabriek feest fiets film filter folder fonds
    fontein forens foto fruit fundering garage gas gebouw gebied gebruik gehoor geld geluid gemaal gevel gevangenis gezin
    gezondheid gids glas goed gracht graf gras grond groen groente gym haag hal halte handel handhaving hardware haven heester
    hek hockey hond hotel hout huis huishouden hulp huur hygiene inboedel informatie ingenieur inhuur initiatief inkomen
    innovatie inrichting inspectie installatie intake internet inventarisatie isolatie jaar jeugd jongeren kaart kabel kade
    kamer kantine kantoor kas kassa kast kazerne kelder kennis kerk kern keuken keuring kind kinder klant kleding kleed klimaat
    klok koel koeling koerier koffie kolk kosten kozijn kraam kraan krant kruid kunst kwaliteit laad laan laboratorium lamp
    land landschap lantaarn laptop leer leerling leg leiding les leven levering licht lift lijn lijst loket loon loods loop
    lucht lunch maal maaltijd maai maat machine magazijn mantel markering markt mast massa materiaal materieel matras
    mede medewerker meet meetnet meld melding mens meter metro meubel meubilair microfoon middel milieu minima mobiliteit model
    modem monitor monitoring monument motor museum muur muziek naam nacht natuur net netwerk nood nota objecten oever office
    omgeving onderhoud onderwijs onderzoek ondersteuning ongedierte ontwerp ontwikkeling oog oor opdracht opleiding opslag opvang
    overlast paal paard pad paneel pand papier park parkeer parkeren parket pas paspoort patient pedagogisch pension
    personeel personen piano pijp pijler plaag plaat plaats plan plant plantsoen plein ploeg podium poort pomp pont pool
    politie post pot praktijk prent prijs print printer proces proef product productie programma project put raad raam rail rak
    rat recht rechten recycling regeling register registratie reiniging reis rekening reparatie restaurant restauratie
    revalidatie riool rit rijbewijs rijden roltrap rolstoel route ruimte rust saneren sanering sanitair schade schap scherm school schoon
    schoonmaak schuld schilder schilderwerk schip schoen schouw selectie sensor service sein server signaal sloot slot sluis
    snel sloop software soort sport speel spel speelplek speelplaats spoor spoed staal stad stads stadion stal stalling station
    steen steiger stem stempel stook stort stof stofzuiger straat straal stroom student studie subsidie systeem taak taal tafel tank
    taxatie taxi techniek tegel telefoon telefonie tel telling tent terrein test textiel theater thuis tijd toegang toets toezicht
    toilet tolk toren tram training transport trap traject trein trottoir tuin tunnel uitgifte uitvaart uitkering unit vaar
    vaart vak vaccin vaccinatie vakantie val vangst vastgoed veeg veer veiligheid veld ventilatie verblijf vergader vergunning
    verharding verhuis verhuizing verhuur verkeer verkiezing verlichting vernietiging verpakking vervanging vervoer
    verwarming verwerking verwijdering verzekering verzorging vis vlag vlieg vlees vloer vlot voedsel voer voertuig voet voetbal
    vogel volk voorziening vrijwilliger vracht vuil vuilnis vuur waarde wacht wagen wal wand want warmte was wasserij
    water weer weg wegen eik eiken rups rupsen bes koek hoek pak zak doos fles hut vat pijp muts jas das mes lepel werf werk werving werkplek wet wiel wijk wijn windmolen wind winkel wissel wonen woning wrak zaak zaal zand zeep
    zebra zee zetel ziek ziekenhuis zorg zout zuiver zwem zwembad zwerf
    """
)


def is_chat(word: str) -> bool:
    """Whether a word carries grammar or belongs to asking."""
    return word in FUNCTION or word in ASKING
