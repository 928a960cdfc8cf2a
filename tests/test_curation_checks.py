"""What must fit together across the files; each fault is one whole line."""

from pathlib import Path
from typing import get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import StringConstraints

from bot.curation.library import MODELS
from bot.curation.problems import Problem
from bot.curation.reading import check
from bot.curation.references import DEFINED, REFERENCES
from bot.curation.shape import unwrap
from bot.model.base import Entity
from tests.builders import FILES, TODAY, a_knowledge, a_knowledge_folder, edited, problems_in

DANGLING = [
    ("aanbestedingswet", "  verwant: [aw-2.10]", "  verwant: [aw-2.11]",
     "31:13: artikel 'aw-2.11' bestaat niet; bedoelt u 'aw-2.10'?"),
    ("drempels", "  artikelen: [aw-2.10]", "  artikelen: [xyz]", "33:15: artikel 'xyz' bestaat niet"),
    ("drempels", "    en: How high they are is not public.\n  artikelen: [aw-2.82]",
     "    en: How high they are is not public.\n  artikelen: [aw-2.83]",
     "60:15: artikel 'aw-2.83' bestaat niet; bedoelt u 'aw-2.82'?"),
    ("routes", "  kenmerk: status", "  kenmerk: statuut", "22:12: kenmerk 'statuut' bestaat niet; bedoelt u 'status'?"),
    ("routes", "    feit: aandeel", "    feit: aandelen",
     "69:11: vraag of kenmerk 'aandelen' bestaat niet; bedoelt u 'aandeel'?"),
    ("routes", "  vraag: aandeel", "  vraag: aandelen", "71:10: vraag 'aandelen' bestaat niet; bedoelt u 'aandeel'?"),
    ("routes", "  route: te-laat", "  route: te-vroeg", "84:10: route 'te-vroeg' bestaat niet"),
    ("routes", "  voorwaarden: [nog-niet-gegund]", "  voorwaarden: [nog-niet-gegund, nog-niet]",
     "86:34: voorwaarde 'nog-niet' bestaat niet"),
    ("routes", "  ontbreekt: [fase]", "  ontbreekt: [fasen]", "100:15: vraag 'fasen' bestaat niet; bedoelt u 'fase'?"),
    ("onderwerpen", "  verwant: [splitsen]", "  verwant: [splits]",
     "24:13: onderwerp 'splits' bestaat niet; bedoelt u 'splitsen'?"),
    ("onderwerpen", "  artikelen: [aw-2.82]\n  verwant", "  artikelen: [aw-2.28]\n  verwant",
     "23:15: artikel 'aw-2.28' bestaat niet; bedoelt u 'aw-2.82'?"),
    ("contacten", "  wie: juridisch", "  wie: juridische", "14:8: contact 'juridische' bestaat niet; bedoelt u 'juridisch'?"),
    ("markt", "  instrumenten: [voorbehoud]", "  instrumenten: [voorbehouden]",
     "11:18: instrument 'voorbehouden' bestaat niet; bedoelt u 'voorbehoud'?"),
    ("markt", "  voorbeelden: [utrecht-schoonmaak]", "  voorbeelden: [utrecht]", "16:17: voorbeeld 'utrecht' bestaat niet"),
    ("markt", "  firmas: [de-bezem, het-sop]", "  firmas: [de-bezem, het-sopje]",
     "17:22: firma 'het-sopje' bestaat niet; bedoelt u 'het-sop'?"),
    ("voorbeelden", "  werksoort: schoonmaak", "  werksoort: schoonmaken",
     "7:14: werksoort 'schoonmaken' bestaat niet; bedoelt u 'schoonmaak'?"),
    ("synoniemen", "  onderwerp: voorbehouden-2.82", "  onderwerp: voorbehouden-2.28",
     "6:14: onderwerp 'voorbehouden-2.28' bestaat niet; bedoelt u 'voorbehouden-2.82'?"),
    ("proefvragen", "  trajecten: [C001]", "  trajecten: [C003]", "4:15: traject 'C003' bestaat niet; bedoelt u 'C001'?"),
]  # fmt: skip

FAULTS = [
    ("an id twice in its list", "kalender", "- id: C002", "- id: C001",
     "27:7: traject 'C001' staat dubbel; het eerste staat op regel 6"),
    ("an id twice over two lists", "voorbeelden", "- id: mislukt", "- id: utrecht-schoonmaak",
     "16:7: voorbeeld 'utrecht-schoonmaak' staat dubbel; het eerste staat op regel 2"),
    ("a reserved word", "kalender", "- id: C002", "- id: geen",
     "27:7: 'geen' is een gereserveerd woord; kies een ander id"),
    ("a choice that the bot adds itself", "routes", "  - waarde: gegund", "  - waarde: weet-niet",
     "18:13: vraag 'fase': keuze 'weet-niet' voegt de bot zelf toe; haal deze keuze weg"),
    ("days without a threshold", "drempels", "  van: 2026-01-01", "  van: 2026-02-01",
     "11:3: tussen periode '2024-2025' en periode '2026-2027' geldt van 2026-01-01 tot en met 2026-01-31 geen drempel"),
    ("two thresholds on a day", "drempels", "  van: 2026-01-01", "  van: 2025-12-31",
     "11:3: periode '2026-2027' overlapt met periode '2024-2025': beide gelden op 2025-12-31"),
    ("a period that ends before it starts", "drempels", "  tot_en_met: 2025-12-31", "  tot_en_met: 2023-12-31",
     "2:3: periode '2024-2025' eindigt op 2023-12-31, voor het begin op 2024-01-01"),
    ("an amount that one period lacks", "drempels", "    leveringen_en_diensten: 221.000\n", "",
     "2:3: periode '2024-2025': bedrag 'leveringen_en_diensten' ontbreekt; andere perioden hebben het"),
    ("an article without the key for sources", "aanbestedingswet",
     "  bronnen:\n  - https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.10\n", "",
     "37:3: artikel 'aw-2.10': sleutel 'bronnen' ontbreekt"),
    ("an article without a source", "aanbestedingswet",
     "  bronnen:\n  - https://wetten.overheid.nl/BWBR0032203/2026-04-30#Artikel2.10\n", "  bronnen: []\n",
     "47:12: artikel 'aw-2.10': sleutel 'bronnen' is leeg; noem minstens één bron"),
    ("a legal line without an article", "onderwerpen", "    en: The notice states the reservation.\n    artikelen: [aw-2.82]\n",
     "    en: The notice states the reservation.\n",
     "16:5: onderwerp 'voorbehouden-2.82': een regel van soort 'wet' noemt geen artikel; vul 'artikelen' in"),
    ("a legal condition without an article", "routes", "  artikelen: [aw-2.82]\n  toets:\n", "  toets:\n",
     "62:3: voorwaarde 'minstens-30-procent' van soort 'wet' noemt geen artikel; vul 'artikelen' in"),
    ("a quote with another word", "onderwerpen", "vermeldt een voorbehoud als", "vermeldt een voorkeur als",
     "22:12: citaat wijkt af van artikel 'aw-2.82' na 'vermeldt een': hier 'voorkeur', in de wet 'voorbehoud'"),
    ("a quote that goes on where the law stops", "onderwerpen", "het eerste lid\n", "het eerste lid. Altijd\n",
     "22:12: citaat wijkt af van artikel 'aw-2.82' na 'bedoeld in het eerste lid.': hier 'Altijd', in de wet niets meer"),
    ("a quote that starts otherwise", "onderwerpen", "tekst: vermeldt een", "tekst: noemt een",
     "22:12: citaat staat niet in artikel 'aw-2.82': 'noemt' komt in de wettekst niet voor"),
    ("a quote of an article without text", "onderwerpen", "  - artikel: aw-2.82", "  - artikel: aw-2.10",
     "22:12: artikel 'aw-2.10' heeft geen wettekst; haal dit citaat weg of vul de wettekst aan"),
    ("a topic without a Dutch example question", "onderwerpen", "    nl: [Mag ik een opdracht splitsen?]\n", "",
     "38:5: onderwerp 'splitsen' heeft geen voorbeeldvraag in het Nederlands"),
    ("a topic without an English example question", "onderwerpen", "    en: [May I split a contract?]", "    en: []",
     "38:5: onderwerp 'splitsen' heeft geen voorbeeldvraag in het Engels"),
    ("a first line over twelve words", "onderwerpen", "nl: Nee, niet zonder reden.",
     "nl: een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien",
     "41:9: onderwerp 'splitsen': 'kort' heeft 13 woorden; hoogstens 12"),
    ("the short name of a route over eight words", "routes", "    nl: geheel voorbehouden",
     "    nl: een twee drie vier vijf zes zeven acht negen",
     "34:9: route '2.82-geheel': 'kort' heeft 9 woorden; hoogstens 8"),
    ("braces that do not pair", "zinnen", "De drempel is {bedrag}.", "De drempel is {bedrag.",
     "6:9: zin 'drempel': een accolade is niet gesloten of niet geopend"),
    ("an unsure topic without its reserve", "onderwerpen",
     "  reserve:\n    nl: De grens is niet scherp.\n    en: The boundary is not sharp.\n", "",
     "50:14: onderwerp 'splitsen': zekerheid is 'laag', maar 'reserve' ontbreekt; schrijf wat onzeker is"),
    ("a feature without 'onbekend'", "routes", "  waarden: [voorbereiding, gegund, onbekend]",
     "  waarden: [voorbereiding, gegund, vaag]",
     "2:3: kenmerk 'status': waarde 'onbekend' ontbreekt"),
    ("an unknown feature in a rule", "routes", "    status: [gegund]", "    statuz: [gegund]",
     "83:5: regel 'A1-contract-loopt': kenmerk 'statuz' bestaat niet; bedoelt u 'status'?"),
    ("an unknown value in a rule", "routes", "    status: [gegund]", "    status: [gegunt]",
     "83:14: regel 'A1-contract-loopt': kenmerk 'status' heeft geen waarde 'gegunt'; bedoelt u 'gegund'?"),
    ("an unknown verdict", "routes", "  oordeel: nee-tenzij", "  oordeel: nee-mits",
     "85:12: 'nee-mits' kan hier niet; kies uit 'ja-mits', 'waarschijnlijk-ja-mits', 'nee', 'nee-tenzij', 'onbekend'"),
    ("a condition that no rule uses", "routes", "  voorwaarden: [nog-niet-gegund]", "  voorwaarden: []",
     "72:3: voorwaarde 'nog-niet-gegund' wordt door geen enkele regel gebruikt"),
    ("a rule behind a rule that stops", "routes", "    status: [voorbereiding, onbekend]", "    status: [gegund]",
     "93:3: regel 'B1-voorbehoud' geldt nooit: regel 'A1-contract-loopt' stopt al bij dezelfde kenmerken"),
    ("a test without a criterion", "routes", "    minstens: 30\n", "",
     "69:5: voorwaarde 'minstens-30-procent': de toets zegt niet wanneer eraan is voldaan;"
     " schrijf 'minstens', 'hoogstens' of 'is'"),
    ("a test on an answer that cannot be given", "routes", "    is: [voorbereiding]", "    is: [voorbereid]",
     "79:10: voorwaarde 'nog-niet-gegund': feit 'fase' kan niet 'voorbereid' zijn; bedoelt u 'voorbereiding'?"),
    ("a question of choice without choices", "routes", "  antwoord: getal", "  antwoord: keuze",
     "23:3: vraag 'aandeel': een vraag met antwoord 'keuze' heeft 'keuzes' nodig"),
    ("a verdict without a sentence", "routes", "- id: nee\n  zin: {nl: Nee, en: \"No\"}\n", "",
     "51:1: oordeel 'nee' heeft geen zin; zet het bij 'oordelen'"),
    ("a CPV code that does not exist", "kalender", '  cpv: ["90911200"]', '  cpv: ["90911201"]',
     "12:9: CPV-code '90911201' bestaat niet; bedoelt u '90911200'?"),
    ("a CPV code of a list that does not exist", "cpv_lijsten", '    codes: ["85000000"]', '    codes: ["75000000"]',
     "12:13: CPV-code '75000000' bestaat niet; bedoelt u '85000000'?"),
    ("a CPV prefix that no code has", "markt", '  cpv: ["9091"]', '  cpv: ["9092"]',
     "9:9: geen enkele CPV-code begint met '9092'; schrijf twee tot acht cijfers"),
    ("a sent notice in preparation", "kalender", "  status: vooraankondiging", "  status: voorbereiding",
     "24:14: traject 'C001': status is 'voorbereiding', maar 'verzonden' is ingevuld; pas één van beide aan"),
]  # fmt: skip

WARNINGS = [
    ("lots that do not add up", "kalender", "    raming: 120.000", "    raming: 110.000",
     "13:11: traject 'C001': de percelen zijn samen '410.000', de raming is '420.000'"),
    ("a notice that was sent tomorrow", "kalender", "  verzonden: 2026-09-14", "  verzonden: 2026-11-23",
     "24:14: traject 'C001': status is 'vooraankondiging', maar 'verzonden' ('2026-11-23') ligt na vandaag"),
    ("an article past its check date", "aanbestedingswet", "  controleer_voor: 2027-05-22", "  controleer_voor: 2026-11-21",
     "35:20: artikel 'aw-2.82' moest voor '2026-11-21' opnieuw worden gecontroleerd"),
    ("a topic past its check date", "onderwerpen", "  controleer_voor: 2027-05-22", "  controleer_voor: 2026-11-21",
     "28:20: onderwerp 'voorbehouden-2.82' moest voor '2026-11-21' opnieuw worden gecontroleerd"),
    ("a firm past its check date", "markt", "  controleer_voor: 2027-11-22\n  zekerheid: hoog\n",
     "  controleer_voor: 2026-11-21\n  zekerheid: hoog\n",
     "36:20: firma 'de-bezem' moest voor '2026-11-21' opnieuw worden gecontroleerd"),
    ("an example past its check date", "voorbeelden", "  controleer_voor: 2027-11-22", "  controleer_voor: 2026-11-21",
     "13:20: voorbeeld 'utrecht-schoonmaak' moest voor '2026-11-21' opnieuw worden gecontroleerd"),
    ("a firm that does not name the work", "markt", "  regio: omgeving\n  status: recent\n  werksoorten: [schoonmaak]\n",
     "  regio: omgeving\n  status: recent\n",
     "17:22: firma 'het-sop' noemt werksoort 'schoonmaak' niet bij 'werksoorten'"),
    ("lines longer than an answer", "onderwerpen", "    nl: Overleg met uw inkoopadviseur.", f"    nl: {'lang ' * 125}",
     "44:3: onderwerp 'splitsen': de regels in het Nederlands zijn samen 624 tekens; hoogstens 620"),
]  # fmt: skip


TYPED = (
    "",
    "x",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\n",
    "  ",
    "#",
    " #x",
    "&",
    "*",
    "!",
    "|",
    "\t",
    "~",
    "\n- x\n",
    "“",
)


def found(folder: Path, name: str, old: str, new: str) -> tuple[Problem, ...]:
    return check(a_knowledge_folder(folder, **{name: edited(f"{name}.yaml", old, new)}), TODAY)


def test_the_small_folder_has_no_problem(tmp_path: Path) -> None:
    assert problems_in(tmp_path) == []


@pytest.mark.parametrize(("name", "old", "new", "expected"), DANGLING)
def test_an_id_that_nothing_has_is_named(
    name: str, old: str, new: str, expected: str, tmp_path: Path
) -> None:
    lines = problems_in(tmp_path, **{name: edited(f"{name}.yaml", old, new)})
    assert f"knowledge/{name}.yaml:{expected}" in lines


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_files_that_do_not_fit_together(name: str, old: str, new: str, expected: str, tmp_path: Path) -> None:
    errors = [problem for problem in found(tmp_path, name, old, new) if not problem.warning]
    assert f"{tmp_path}/knowledge/{name}.yaml:{expected}" in [str(error) for error in errors]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [fault[1:] for fault in WARNINGS],
    ids=[fault[0] for fault in WARNINGS],
)
def test_what_is_doubtful_is_a_warning_only(
    name: str, old: str, new: str, expected: str, tmp_path: Path
) -> None:
    (only,) = found(tmp_path, name, old, new)
    assert (str(only), only.warning) == (f"{tmp_path}/knowledge/{name}.yaml:{expected}", True)


def test_a_warning_does_not_stop_loading(tmp_path: Path) -> None:
    texts = {"markt": edited("markt.yaml", "  firmas: [de-bezem, het-sop]", "  firmas: [de-bezem]  # x")}
    texts["kalender"] = edited("kalender.yaml", "    raming: 120.000", "    raming: 110.000")
    assert len(a_knowledge(tmp_path, **texts).entries) == 2


def test_a_quote_may_begin_and_end_inside_a_sentence(tmp_path: Path) -> None:
    piece = "tekst: vermeldt een voorbehoud als bedoeld in het eerste lid"
    quote = "tekst: >-\n      procedure voorbehouden aan sociale\n      werkplaatsen. 2. De aankondiging van de opdracht"
    assert problems_in(tmp_path, onderwerpen=edited("onderwerpen.yaml", piece, quote)) == []


def test_a_quote_must_be_of_whole_words(tmp_path: Path) -> None:
    texts = {"onderwerpen": edited("onderwerpen.yaml", "in het eerste lid\n", "in het eerste li\n")}
    assert problems_in(tmp_path, **texts) == [
        "knowledge/onderwerpen.yaml:22:12: citaat wijkt af van artikel 'aw-2.82' na 'als bedoeld in het eerste':"
        " hier 'li', in de wet 'lid.'"
    ]


USED = {"groet": frozenset[str](), "drempel": frozenset({"bedrag"})}


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        (USED, []),
        (USED | {"dank": frozenset[str]()}, ["2:3: zin 'dank' ontbreekt"]),
        ({"drempel": USED["drempel"]}, ["2:3: zin 'groet' wordt nergens gebruikt"]),
        ({"groeten": USED["groet"], "drempel": USED["drempel"]},
         ["2:3: zin 'groet' wordt nergens gebruikt; bedoelt u 'groeten'?", "2:3: zin 'groeten' ontbreekt"]),
        (USED | {"drempel": frozenset({"waarde", "dag"})},
         ["6:9: zin 'drempel': plaatshouder 'bedrag' bestaat niet; kies uit 'dag', 'waarde'",
          "7:9: zin 'drempel': plaatshouder 'bedrag' bestaat niet; kies uit 'dag', 'waarde'"]),
        (USED | {"drempel": frozenset[str]()},
         ["6:9: zin 'drempel': plaatshouder 'bedrag' bestaat niet; deze zin heeft er geen",
          "7:9: zin 'drempel': plaatshouder 'bedrag' bestaat niet; deze zin heeft er geen"]),
    ],
)  # fmt: skip
def test_phrases_are_held_against_the_code(
    used: dict[str, frozenset[str]], expected: list[str], tmp_path: Path
) -> None:
    problems = check(a_knowledge_folder(tmp_path), TODAY, phrases_used=used)
    assert [str(problem) for problem in problems] == [
        f"{tmp_path}/knowledge/zinnen.yaml:{line}" for line in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code,nl\n", "1:1: de eerste regel moet 'code,nl,en' zijn, niet 'code,nl'"),
        (
            "code,nl,en\n9091,a,b\n",
            "2:1: '9091' is geen CPV-code; schrijf acht cijfers zonder controlecijfer",
        ),
        ("code,nl,en\n90911200,a\n", "2:1: deze regel heeft niet precies drie gevulde velden: code,nl,en"),
        ("code,nl,en\n90911200,a,b\n90911200,a,b\n", "3:1: CPV-code '90911200' staat dubbel"),
    ],
)
def test_a_faulty_line_of_the_cpv_file_is_named(text: str, expected: str, tmp_path: Path) -> None:
    assert f"knowledge/cpv.csv:{expected}" in problems_in(tmp_path, cpv=text)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kennis")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.sampled_from(TYPED), st.integers(0, 30))
def test_no_typing_error_stops_the_checker(
    scratch: Path, name: str, place: float, typed: str, removed: int
) -> None:
    text = FILES[name]
    at = int(place * len(text))
    folder = a_knowledge_folder(scratch, **{name.partition(".")[0]: text[:at] + typed + text[at + removed :]})
    lines = [str(problem) for problem in check(folder, TODAY)]
    assert lines == sorted(lines, key=lambda line: line.split(":")[0]) and not any(
        "\n" in line for line in lines
    )


def test_problems_of_all_files_come_in_one_sorted_run(tmp_path: Path) -> None:
    texts = {
        "zinnen": edited("zinnen.yaml", "  groet:", "  de groet:"),
        "drempels": edited("drempels.yaml", "221.000", "221.00").replace("  waarde: 30", "  waarde: x"),
        "markt": edited("markt.yaml", "  sterkte: sterk", "  sterkte: goed"),
    }
    assert [line.split(": ")[0] for line in problems_in(tmp_path, **texts)] == [
        "knowledge/drempels.yaml:6:29",
        "knowledge/drempels.yaml:40:11",
        "knowledge/markt.yaml:12:12",
        "knowledge/zinnen.yaml:2:3",
    ]


def test_the_version_changes_with_any_file_and_only_then(tmp_path: Path) -> None:
    first, again = a_knowledge(tmp_path).version, a_knowledge(tmp_path).version
    other = a_knowledge(tmp_path, cpv=FILES["cpv.csv"].replace("gebouwen", "panden")).version
    assert (len(first), first == again, first == other) == (10, True, False)


def test_the_version_is_the_same_with_the_line_ends_of_another_system(tmp_path: Path) -> None:
    windows = FILES["markt.yaml"].replace("\n", "\r\n")
    assert a_knowledge(tmp_path).version == a_knowledge(tmp_path, markt=windows).version


def test_the_trial_questions_are_not_part_of_the_version(tmp_path: Path) -> None:
    changed = edited("proefvragen.yaml", "  route: 2.82-geheel\n", "")
    assert a_knowledge(tmp_path).version == a_knowledge(tmp_path, proefvragen=changed).version


def id_paths(model: type[Entity], path: str = "") -> set[str]:
    """Every path at which a model has the id of something else."""
    paths: set[str] = set()
    for field in model.model_fields.values():
        key, bare = field.alias, unwrap(field.annotation)
        item = get_args(bare)[0] if get_origin(bare) is tuple else field.annotation
        here = f"{path}{key}.*" if get_origin(bare) is tuple else f"{path}{key}"
        if get_origin(bare) is dict:
            continue
        if isinstance(unwrap(item), type) and issubclass(unwrap(item), Entity):
            paths |= id_paths(unwrap(item), f"{here}.")
        elif key != "id" and any(is_id(part) for part in (*field.metadata, item, *get_args(item))):
            paths.add(here)
    return paths


def is_id(part: object) -> bool:
    """Whether this is the mark of an id, or a type that carries it."""
    if isinstance(part, StringConstraints):
        return part.pattern is not None
    return any(isinstance(mark, StringConstraints) and mark.pattern for mark in get_args(part)[1:])


CHECKED_ELSEWHERE = {
    ("kansrijk.yaml", "signalen.*.waarden.*.waarde"),
    ("adviezen.yaml", "trajecten.*.traject"),
}
"""What a signal can say is fixed in the code; an advice may outlive its entry. Both are in test_curation_promise."""


@pytest.mark.parametrize("name", MODELS)
def test_every_id_of_something_else_is_checked(name: str) -> None:
    checked = {(file, path) for file, path, _kind in REFERENCES} | CHECKED_ELSEWHERE
    assert {(name, path) for path in id_paths(MODELS[name])} - checked == set()


def test_every_checked_reference_has_a_place_where_its_ids_stand() -> None:
    assert {kind for _file, _path, kind in REFERENCES} <= DEFINED.keys()


@pytest.mark.parametrize(
    "path", ["onderwerpen.*.wie", "onderwerpen.*.verwant.*", "onderwerpen.*.citaten.*.artikel"]
)
def test_ids_of_every_form_are_recognised_in_the_models(path: str) -> None:
    assert path in id_paths(MODELS["onderwerpen.yaml"])
