"""Builders with defaults: a test names only what it is about.

`a_knowledge_folder` writes a small, complete and faultless knowledge folder; `FILES` holds its texts.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.curation.reading import check, load
from bot.model.base import Confidence, Text, Words
from bot.model.knowledge import Knowledge
from bot.model.law import Article, ArticleKind, Label, Quote, Topic, TopicLine
from bot.model.procurement import CalendarEntry, ContractKind, NoticeStatus
from bot.model.values import Term, month_period

TODAY = date(2026, 11, 22)

LAW_TEXT = (
    "1. De aanbestedende dienst kan de deelneming aan een procedure "
    "voorbehouden aan sociale werkplaatsen.\n\n"
    "2. De aankondiging van de opdracht vermeldt een voorbehoud als bedoeld in het eerste lid.\n"
)


def a_text(nl: str, en: str | None = None) -> Text:
    """A text in both languages; without English the Dutch stands in both."""
    return Text(nl=nl, en=en or nl)


def an_entry(**given: Any) -> CalendarEntry:
    """A calendar entry: cleaning of an office, in preparation, estimated above the threshold."""
    defaults: dict[str, Any] = {
        "id": "C001",
        "reference": "AI 2026-0123",
        "title": "Schoonmaak Stadsloket Noord",
        "owner": "Facilitair Bureau",
        "planned": month_period(2027, 2),
        "kind": ContractKind.SERVICES,
        "cpv": ("90911200",),
        "estimated_value": Decimal(420000),
        "term": Term(24, (12, 12)),
        "lots": (),
        "procedure": "Europees openbaar",
        "status": NoticeStatus.PREPARATION,
    }
    return CalendarEntry(**(defaults | given))


def an_article(**given: Any) -> Article:
    """An article of the law with its text, a source and an explanation."""
    defaults: dict[str, Any] = {
        "id": "aw-2.82",
        "kind": ArticleKind.LAW,
        "regulation": "Aanbestedingswet 2012",
        "number": "2.82",
        "title": a_text("Voorbehouden opdracht", "Reserved contract"),
        "quote": a_quote(),
        "explanation": a_text("U mag een opdracht voorbehouden.", "You may reserve a contract."),
        "sources": ("https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.82",),
        "checked": TODAY,
        "confidence": Confidence.HIGH,
    }
    return Article(**(defaults | given))


def a_quote(text: str = LAW_TEXT, **given: Any) -> Quote:
    """The dated text of an article."""
    defaults: dict[str, Any] = {
        "version": date(2026, 4, 30),
        "address": "https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.82",
        "bwb": "BWBR0032203",
        "outcome": "gelijk",
        "origin": "wetten.overheid.nl",
    }
    return Quote(text=text, **(defaults | given))


def a_topic(**given: Any) -> Topic:
    """A topic with one legal line."""
    defaults: dict[str, Any] = {
        "id": "voorbehouden-2.82",
        "title": a_text("Opdracht voorbehouden", "Reserving a contract"),
        "keywords": Words(nl=("voorbehouden", "sociale werkplaats"), en=("reserve",)),
        "examples": Words(nl=("Mag ik een opdracht voorbehouden?",), en=("May I reserve a contract?",)),
        "short": a_text("Ja, dat mag onder voorwaarden.", "Yes, under conditions."),
        "lines": (TopicLine(label=Label.LAW, nl="Dat mag.", en="You may.", articles=("aw-2.82",)),),
        "articles": ("aw-2.82",),
        "contact": "juridisch",
        "owner": "De Omslag",
        "checked": TODAY,
        "confidence": Confidence.HIGH,
    }
    return Topic(**(defaults | given))


def a_knowledge_folder(folder: Path, **texts: str) -> Path:
    """The small knowledge folder, written to `folder/knowledge`.

    A file's text is replaced by its name without extension: `a_knowledge_folder(tmp_path, drempels="...")`.
    """
    target = folder / "knowledge"
    target.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (target / name).write_text(texts.get(name.partition(".")[0], text), encoding="utf-8", newline="")
    return target


def edited(name: str, old: str, new: str) -> str:
    """The text of a file of the small folder with one piece replaced, which must stand there once."""
    assert FILES[name].count(old) == 1, f"{old!r} staat {FILES[name].count(old)} keer in {name}"
    return FILES[name].replace(old, new)


def problems_in(folder: Path, **texts: str) -> list[str]:
    """Every problem of the small folder with these texts, as lines that start with `knowledge/`."""
    a_knowledge_folder(folder, **texts)
    return problem_lines(folder)


def problem_lines(folder: Path) -> list[str]:
    """Every problem of `folder/knowledge` as it is now, as lines that start with `knowledge/`."""
    found = check(folder / "knowledge", TODAY)
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in found]


def a_knowledge(folder: Path, **texts: str) -> Knowledge:
    """The small knowledge folder, loaded."""
    return load(a_knowledge_folder(folder, **texts), TODAY)


FILES: dict[str, str] = {
    "aanbestedingswet.yaml": """\
versie:
  regeling: Aanbestedingswet 2012
  bwb: BWBR0032203
  geldend_van: 2026-04-30
  adres: https://wetten.overheid.nl/BWBR0032203/2026-04-30
  gecontroleerd: 2026-11-22
  let_op:
    nl: Controleer of er een nieuwe versie is.
    en: Check whether there is a new version.
artikelen:
- id: aw-2.82
  soort: wet
  regeling: Aanbestedingswet 2012
  artikel: 2.82
  titel:
    nl: Voorbehouden opdracht
    en: Reserved contract
  citaat:
    tekst: |
      1. De aanbestedende dienst kan de deelneming aan een procedure voorbehouden aan sociale werkplaatsen.

      2. De aankondiging van de opdracht vermeldt een voorbehoud als bedoeld in het eerste lid.
    versie: 2026-04-30
    adres: https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.82
    bwb: BWBR0032203
    uitkomst: gelijk
    herkomst: wetten.overheid.nl
  uitleg:
    nl: U mag een opdracht voorbehouden.
    en: You may reserve a contract.
  verwant: [aw-2.10]
  bronnen:
  - https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.82
  gecontroleerd: 2026-11-22
  controleer_voor: 2027-05-22
  zekerheid: hoog
- id: aw-2.10
  soort: wet
  regeling: Aanbestedingswet 2012
  artikel: 2.10
  titel:
    nl: Splitsen
    en: Splitting
  uitleg:
    nl: Splits een opdracht niet zonder reden.
    en: Do not split a contract without reason.
  bronnen:
  - https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.10
  gecontroleerd: 2026-11-22
  zekerheid: middel
  reserve:
    nl: De grens is niet scherp.
    en: The boundary is not sharp.
vervallen:
- artikel: 2.69
  sinds: 2016-07-01
  zie: [aw-2.82]
  uitleg:
    nl: Artikel 2.69 is vervallen.
    en: Article 2.69 has lapsed.
misverstanden:
- id: eis-50-procent
  herken:
    nl: [50 procent]
    en: [50 percent]
  rechtzetting:
    nl: De eis is 30 procent.
    en: The requirement is 30 percent.
  artikelen: [aw-2.82]
""",
    "drempels.yaml": """\
perioden:
- id: 2024-2025
  van: 2024-01-01
  tot_en_met: 2025-12-31
  bedragen:
    leveringen_en_diensten: 221.000
    sociale_diensten: 750.000
  artikelen: [aw-2.82]
  gecontroleerd: 2026-11-22
  zekerheid: hoog
- id: 2026-2027
  van: 2026-01-01
  tot_en_met: 2027-12-31
  bedragen:
    leveringen_en_diensten: 216.000
    sociale_diensten: 750.000
  artikelen: [aw-2.82]
  gecontroleerd: 2026-11-22
  zekerheid: hoog
kleine_percelen:
  diensten_hoogstens: 80.000
  leveringen_hoogstens: 80.000
  werken_hoogstens: 1.000.000
  samen_hoogstens_procent: 20
  artikelen: [aw-2.82]
  uitleg:
    nl: Kleine percelen mogen apart.
    en: Small lots may be separate.
  gecontroleerd: 2026-11-22
  zekerheid: hoog
ramingsregels:
- id: hele-looptijd
  artikelen: [aw-2.10]
  regel:
    nl: Tel de hele looptijd mee.
    en: Count the whole term.
  zekerheid: hoog
getallen:
- id: procent-doelgroep
  waarde: 30
  artikelen: [aw-2.82]
grens_cpv_onbekend:
  nl: Zoek eerst de CPV-code op.
  en: Look up the CPV code first.
voorbeelden_onder_drempel:
- id: utrecht
  gemeente: Utrecht
  een_offerte:
    nl: tot 50.000
    en: up to 50.000
  gecontroleerd: 2026-11-22
  zekerheid: hoog
amsterdam:
  bekend:
    nl: Er zijn interne grenzen.
    en: There are internal limits.
  onbekend:
    nl: Hoe hoog ze zijn, is niet openbaar.
    en: How high they are is not public.
  artikelen: [aw-2.82]
  gecontroleerd: 2026-11-22
  zekerheid: hoog
""",
    "cpv.csv": """\
code,nl,en
90911200,Schoonmaken van gebouwen,Building-cleaning services
85000000,"Gezondheidszorg, maatschappelijk werk","Health, social work"
""",
    "cpv_lijsten.yaml": """\
lijsten:
- id: bijlage-xiv
  naam:
    nl: Bijlage XIV
    en: Annex XIV
  artikelen: [aw-2.82]
  rubrieken:
  - id: zorg
    naam:
      nl: Zorg
      en: Care
    codes: ["85000000"]
  gecontroleerd: 2026-11-22
  zekerheid: hoog
indeling:
- soort: diensten
  afdelingen: ["90"]
  gecontroleerd: 2026-11-22
  zekerheid: hoog
""",
    "routes.yaml": """\
kenmerken:
- id: status
  waarden: [voorbereiding, gegund, onbekend]
  uitleg:
    nl: Hoe ver de aanbesteding is.
    en: How far the procurement is.
vragen:
- id: fase
  naam: {nl: fase, en: fase}
  vraag:
    {nl: 'Hoe ver is de aanbesteding?', en: 'How far is the procurement?'}
  antwoord: keuze
  keuzes:
  - waarde: voorbereiding
    naam:
      nl: in voorbereiding
      en: in preparation
  - waarde: gegund
    naam:
      nl: gegund
      en: awarded
  kenmerk: status
- id: aandeel
  naam: {nl: aandeel, en: aandeel}
  vraag:
    {nl: 'Hoeveel procent hoort bij de doelgroep?', en: 'Which percentage belongs to the target group?'}
  antwoord: getal
routes:
- id: 2.82-geheel
  naam:
    nl: De hele opdracht voorbehouden
    en: Reserve the whole contract
  kort:
    nl: geheel voorbehouden
    en: reserve the whole
  aankondiging:
    veld: BT-71
    code: res-ws
    woorden:
      nl: voorbehouden opdracht
      en: reserved contract
    artikelen: [aw-2.82]
- id: te-laat
  naam:
    nl: Te laat
    en: Too late
  kort:
    nl: te laat
    en: too late
oordelen:
- id: ja-mits
  zin: {nl: "Ja, mits", en: "Yes, if"}
- id: waarschijnlijk-ja-mits
  zin: {nl: "Waarschijnlijk wel, mits", en: "Probably, if"}
- id: nee
  zin: {nl: Nee, en: "No"}
- id: nee-tenzij
  zin: {nl: "Nee, tenzij", en: "No, unless"}
- id: onbekend
  zin: {nl: Dat weet ik nog niet, en: I do not know yet}
voorwaarden:
- id: minstens-30-procent
  soort: wet
  tekst:
    nl: Minstens 30 procent hoort bij de doelgroep.
    en: At least 30 percent belongs to the target group.
  artikelen: [aw-2.82]
  toets:
    feit: aandeel
    minstens: 30
  vraag: aandeel
- id: nog-niet-gegund
  soort: advies
  tekst:
    nl: De opdracht is nog niet gegund.
    en: The contract has not been awarded.
  toets:
    feit: fase
    is: [voorbereiding]
regels:
- id: A1-contract-loopt
  als:
    status: [gegund]
  route: te-laat
  oordeel: nee-tenzij
  voorwaarden: [nog-niet-gegund]
  artikelen: [aw-2.82]
  zekerheid: hoog
  waarom:
    nl: De opdracht is al gegund.
    en: The contract has been awarded.
  stop: ja
- id: B1-voorbehoud
  als:
    status: [voorbereiding, onbekend]
  route: 2.82-geheel
  oordeel: ja-mits
  voorwaarden: [minstens-30-procent]
  artikelen: [aw-2.82]
  ontbreekt: [fase]
  zekerheid: hoog
  waarom:
    nl: Het kan nog.
    en: It is still possible.
""",
    "onderwerpen.yaml": """\
onderwerpen:
- id: voorbehouden-2.82
  titel:
    nl: Opdracht voorbehouden
    en: Reserving a contract
  trefwoorden:
    nl: [voorbehouden, sociale werkplaats]
    en: [reserve]
  voorbeeldvragen:
    nl: [Mag ik een opdracht voorbehouden?]
    en: [May I reserve a contract?]
  kort:
    nl: Ja, dat mag onder voorwaarden.
    en: Yes, under conditions.
  regels:
  - soort: wet
    nl: De aankondiging noemt het voorbehoud.
    en: The notice states the reservation.
    artikelen: [aw-2.82]
  citaten:
  - artikel: aw-2.82
    tekst: vermeldt een voorbehoud als bedoeld in het eerste lid
  artikelen: [aw-2.82]
  verwant: [splitsen]
  wie: juridisch
  eigenaar: De Omslag
  gecontroleerd: 2026-11-22
  controleer_voor: 2027-05-22
  zekerheid: hoog
- id: splitsen
  titel:
    nl: Een opdracht splitsen
    en: Splitting a contract
  trefwoorden:
    nl: [splitsen]
    en: [split]
  voorbeeldvragen:
    nl: [Mag ik een opdracht splitsen?]
    en: [May I split a contract?]
  kort:
    nl: Nee, niet zonder reden.
    en: No, not without reason.
  regels:
  - soort: advies
    nl: Overleg met uw inkoopadviseur.
    en: Consult your procurement adviser.
  wie: juridisch
  eigenaar: De Omslag
  gecontroleerd: 2026-11-22
  zekerheid: laag
  reserve:
    nl: De grens is niet scherp.
    en: The boundary is not sharp.
""",
    "contacten.yaml": """\
contacten:
- id: juridisch
  naam:
    nl: juridische zaken
    en: legal affairs (juridische zaken)
  waarvoor:
    nl: vragen over de wet
    en: questions about the law
buiten_bereik:
- id: privacy
  herken:
    nl: [avg]
    en: [gdpr]
  wie: juridisch
""",
    "kalender.yaml": """\
bron:
  naam: Voorbeeldkalender
  gelezen_op: 2026-11-22
  voorbeeld: ja
trajecten:
- id: C001
  kenmerk: AI 2026-0123
  titel: Schoonmaak Stadsloket Noord
  eigenaar: Facilitair Bureau
  gepland: 2027-02
  soort: diensten
  cpv: ["90911200"]
  raming: 420.000
  looptijd: 2+1+1
  percelen:
  - nr: 1
    titel: Kantoren
    raming: 300.000
  - nr: 2
    titel: Glas
    raming: 120.000
  procedure: Europees openbaar
  status: vooraankondiging
  verzonden: 2026-09-14
  zittende_leverancier: Stil en Zonen BV
  notitie: Verlengen is niet mogelijk.
- id: C002
  titel: Geheime zorgopdracht
  raming: 90.000
  status: voorbereiding
  vertrouwelijk: ja
""",
    "markt.yaml": """\
werksoorten:
- id: schoonmaak
  naam:
    nl: schoonmaak
    en: cleaning
  synoniemen:
    nl: [schoonmaken]
    en: [cleaning]
  cpv: ["9091"]
  bijlage_xiv: nee
  instrumenten: [voorbehoud]
  sterkte: sterk
  reden:
    nl: Er zijn meerdere firma's.
    en: There are several firms.
  voorbeelden: [utrecht-schoonmaak]
  firmas: [de-bezem, het-sop]
  bronnen:
  - https://voorbeeld.nl/schoonmaak
  gezien_op: 2026-11-22
  zekerheid: hoog
instrumenten:
- id: voorbehoud
  naam:
    nl: voorbehoud
    en: reservation
  artikelen: [aw-2.82]
firmas:
- id: de-bezem
  naam: De Bezem
  regio: amsterdam
  status: recent
  werksoorten: [schoonmaak]
  certificaat: pso-30-plus
  gezien_op: 2026-11-22
  controleer_voor: 2027-11-22
  zekerheid: hoog
- id: het-sop
  naam: Het Sop
  regio: omgeving
  status: recent
  werksoorten: [schoonmaak]
  certificaat: niet-gezien
  gezien_op: 2026-11-22
  controleer_voor: 2027-11-22
  zekerheid: middel
""",
    "voorbeelden.yaml": """\
voorbeelden:
- id: utrecht-schoonmaak
  opdrachtgever: Gemeente Utrecht
  wat:
    nl: schoonmaak van wijkgebouwen
    en: cleaning of community buildings
  werksoort: schoonmaak
  jaar: 2022
  instrumenten: [voorbehoud]
  bronnen:
  - https://voorbeeld.nl/utrecht
  gezien_op: 2026-11-22
  controleer_voor: 2027-11-22
  zekerheid: hoog
tegenvoorbeelden:
- id: mislukt
  opdrachtgever: Gemeente Ergens
  wat:
    nl: vervoer
    en: transport
  gezien_op: 2026-11-22
  zekerheid: middel
  les:
    nl: Onderzoek eerst de markt.
    en: Explore the market first.
""",
    "synoniemen.yaml": """\
afkortingen:
- kort: [sroi]
  voluit: social return
jargon:
- woord: [voorbehoud]
  onderwerp: voorbehouden-2.82
""",
    "kansrijk.yaml": """\
eigenaar: De Omslag
gecontroleerd: 2026-11-22
zekerheid: hoog
niveaus: {hoog_vanaf: 5, midden_vanaf: 2}
termijnen: {signaal_maanden: 6, laatste_kans_maanden: 2}
grenzen: {groot_vanaf: 2.000.000, bewijs_oud_na_maanden: 12, werksoort_zeker_vanaf: "0,75"}
signalen:
- id: werksoort
  naam: {nl: Soort werk, en: Kind of work}
  bron: markt.yaml
  waarden:
  - {waarde: past, punten: 1, tekst: {nl: "Past: {werksoort}.", en: "Fits: {werksoort}."}}
  - {waarde: onzeker, punten: 0, tekst: {nl: Onzeker., en: Uncertain.}, hoogstens: onbekend}
  - {waarde: waarschijnlijk, punten: 1, tekst: {nl: Misschien., en: Perhaps.}, hoogstens: midden}
  - {waarde: ander-werk, punten: -4, tekst: {nl: "Ander werk: {bewijs}.", en: "Other work: {bewijs}."}}
  - {waarde: geen, punten: -4, tekst: {nl: Geen., en: None.}, hoogstens: laag}
  - {waarde: onbekend, punten: 0, tekst: {nl: Onbekend., en: Unknown.}}
- id: markt
  naam: {nl: Markt, en: Market}
  bron: markt.yaml
  waarden:
  - {waarde: sterk, punten: 3, tekst: {nl: "Sterk: {aantal}.", en: "Strong: {aantal}."}}
  - {waarde: redelijk, punten: 2, tekst: {nl: Redelijk., en: Fair.}}
  - {waarde: zwak, punten: -1, tekst: {nl: Dun., en: Thin.}}
  - {waarde: onbekend, punten: -1, tekst: {nl: Onbekend., en: Unknown.}}
- id: bewijs
  naam: {nl: Bewijs, en: Evidence}
  bron: markt.yaml
  waarden:
  - {waarde: vers, punten: 0, tekst: {nl: "Van {dag}.", en: "Of {dag}."}}
  - {waarde: oud, punten: -1, tekst: {nl: "Oud, van {dag}.", en: "Old, of {dag}."}}
  - {waarde: onzeker, punten: -1, tekst: {nl: Onzeker., en: Uncertain.}, hoogstens: midden}
- id: omvang
  naam: {nl: Omvang, en: Size}
  bron: kalender.yaml
  waarden:
  - {waarde: onder-drempel, punten: 1, tekst: {nl: Onder de drempel., en: Below the threshold.}}
  - {waarde: boven-drempel, punten: 0, tekst: {nl: Boven de drempel., en: Above the threshold.}}
  - {waarde: groot, punten: -2, tekst: {nl: Groot., en: Large.}}
  - {waarde: onbekend, punten: 0, tekst: {nl: Onbekend., en: Unknown.}}
- id: percelen
  naam: {nl: Percelen, en: Lots}
  bron: kalender.yaml
  waarden:
  - {waarde: klein-perceel, punten: 1, tekst: {nl: "Klein: {percelen}.", en: "Small: {percelen}."}}
  - {waarde: percelen, punten: 1, tekst: {nl: Percelen., en: Lots.}}
  - {waarde: geen, punten: 0, tekst: {nl: Geen., en: None.}}
  - {waarde: groot-zonder-percelen, punten: -1, tekst: {nl: Groot en heel., en: Large and whole.}}
  - {waarde: onbekend, punten: 0, tekst: {nl: Onbekend., en: Unknown.}}
- id: wet
  naam: {nl: Wet, en: Law}
  bron: routes.yaml
  waarden:
  - {waarde: ja-mits, punten: 2, tekst: {nl: "Mag: {route}.", en: "Allowed: {route}."}}
  - {waarde: waarschijnlijk-ja-mits, punten: 1, tekst: {nl: Mag denk ik., en: Probably.}}
  - {waarde: nee-tenzij, punten: -1, tekst: {nl: Bij uitzondering., en: By exception.}}
  - {waarde: nee, punten: -3, tekst: {nl: Mag niet., en: Not allowed.}}
  - {waarde: onbekend, punten: 0, tekst: {nl: Onbekend., en: Unknown.}}
- id: moment
  naam: {nl: Moment, en: Moment}
  bron: kansrijk.yaml
  waarden:
  - {waarde: voor-marktconsultatie, punten: 2, tekst: {nl: "Tijd tot {beslisdag}.", en: "Until {beslisdag}."}}
  - {waarde: voor-strategie, punten: 1, tekst: {nl: Nu., en: Now.}}
  - {waarde: voor-publicatie, punten: -1, tekst: {nl: Laat., en: Late.}}
  - {waarde: te-laat, punten: -4, tekst: {nl: Te laat., en: Too late.}, hoogstens: laag}
  - {waarde: vervallen, punten: -4, tekst: {nl: Vervallen., en: Cancelled.}, hoogstens: laag}
  - {waarde: onbekend, punten: 0, tekst: {nl: Onbekend., en: Unknown.}}
- id: precedent
  naam: {nl: Eerder gedaan, en: Done before}
  bron: voorbeelden.yaml
  waarden:
  - {waarde: voorbehouden, punten: 2, tekst: {nl: "Eerder: {voorbeeld}.", en: "Before: {voorbeeld}."}}
  - {waarde: voorbeeld, punten: 1, tekst: {nl: Er is een voorbeeld., en: There is an example.}}
  - {waarde: geen, punten: 0, tekst: {nl: Geen., en: None.}}
- id: tegenvoorbeeld
  naam: {nl: Misgegaan, en: Gone wrong}
  bron: voorbeelden.yaml
  waarden:
  - {waarde: ja, punten: -1, tekst: {nl: "Mis: {voorbeeld}.", en: "Wrong: {voorbeeld}."}}
- id: wens
  naam: {nl: Wens, en: Wish}
  bron: adviezen.yaml
  waarden:
  - {waarde: ja, punten: 1, tekst: {nl: "Wens: {wens}", en: "Wish: {wens}"}}
- id: overname
  naam: {nl: Overname, en: Transfer}
  bron: adviezen.yaml
  waarden:
  - {waarde: ja, punten: -1, tekst: {nl: Personeel gaat over., en: Staff is taken over.}}
  - {waarde: nagaan, punten: "-0,5", tekst: {nl: Ga het na., en: Check it.}}
  - {waarde: nee, punten: 0, tekst: {nl: Niemand gaat over., en: Nobody is taken over.}}
- id: let-op
  naam: {nl: Let op, en: Watch for}
  bron: markt.yaml
  waarden:
  - {waarde: ja, punten: "-0,5", tekst: {nl: "Let op: {let_op}", en: "Watch for: {let_op}"}}
- id: social-return
  naam: {nl: Social return, en: Social return}
  bron: routes.yaml
  waarden:
  - {waarde: ja, punten: "0,5", tekst: {nl: Social return kan nog., en: Social return is possible.}}
- id: keuze
  naam: {nl: Keuze, en: Choice}
  bron: aanbestedingswet.yaml
  waarden:
  - {waarde: ja, punten: "-0,5", tekst: {nl: Motiveer uw keuze., en: Give reasons.}}
- id: advies
  naam: {nl: Advies, en: Advice}
  bron: adviezen.yaml
  waarden:
  - {waarde: hoog, punten: 3, tekst: {nl: "Kansrijk: {advies}", en: "Promising: {advies}"}}
  - {waarde: midden, punten: 1, tekst: {nl: Een kans., en: A chance.}}
  - {waarde: laag, punten: -3, tekst: {nl: Weinig kans., en: Little chance.}}
  - {waarde: onbekend, punten: 0, tekst: {nl: Nog niet bekend., en: Not known yet.}}
""",
    "adviezen.yaml": """\
trajecten:
- traject: C001
  kansrijk: hoog
  tekst:
    nl: Plan een gesprek.
    en: Plan a talk.
  door: Adviseur
  op: 2026-11-22
werksoorten:
- werksoort: schoonmaak
  overname_personeel: ja
  tekst:
    nl: Vraag naar het personeel.
    en: Ask about the staff.
  door: Adviseur
  op: 2026-11-22
""",
    "kalenderbronnen.yaml": """\
velden:
- veld: titel
  koppen: [Titel, Naam opdracht]
- veld: raming
  koppen: [Raming, Geraamde waarde]
bronnen:
- id: platform
  naam: Een platform
  herken: [inkoopkalender]
  koppen:
    Waarde: raming
    Start: ingangsdatum
""",
    "weekbericht.yaml": """\
kanalen:
- id: inkoop
  kanaal: C0123456789
  dag: maandag
  tijd: 09:00
  tijdzone: Europe/Amsterdam
  eigenaren: [Facilitair Bureau]
  werksoorten: [schoonmaak]
  kansrijk: [hoog, midden]
  taal: nl
  horizon_maanden: 12
  beeld: nee
adviseurs: C0987654321
kalender_oud_na_dagen: 45
""",
    "proefvragen.yaml": """\
proefvragen:
- vraag: Mag ik de schoonmaak van Stadsloket Noord voorbehouden?
  bedoeling: voorbehoud
  trajecten: [C001]
  oordeel: ja-mits
  route: 2.82-geheel
  artikelen: [aw-2.82]
""",
    "zinnen.yaml": """\
zinnen:
  groet:
    nl: Dag. Wat wilt u weten?
    en: Hello. What would you like to know?
  drempel:
    nl: De drempel is {bedrag}.
    en: The threshold is {bedrag}.
""",
}
