"""Whatever pydantic finds is said in Dutch, at the line and column of the value or the key."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.curation.composing import compose
from bot.curation.library import MODELS
from bot.curation.located import Mapping, Node, Scalar, Sequence, plain
from bot.curation.problems import FileProblems
from bot.curation.shape import shape_of, walk
from bot.curation.validating import validate
from bot.curation.wording import NOUNS, WORDING
from tests.builders import FILES, edited, problems_in

FAULTS = [
    ("unknown key, near", "markt", "  naam: De Bezem", "  namm: De Bezem",
     ["knowledge/markt.yaml:29:3: firma 'de-bezem': sleutel 'naam' ontbreekt",
      "knowledge/markt.yaml:30:3: onbekende sleutel 'namm'; bedoelt u 'naam'?"]),
    ("unknown key, near nothing", "markt", "  regio: omgeving", "  regio: omgeving\n  xyz: 1",
     ["knowledge/markt.yaml:41:3: onbekende sleutel 'xyz'"]),
    ("unknown key in a calendar", "kalender", "  titel: Geheime zorgopdracht", "  title: Geheime zorgopdracht",
     ["knowledge/kalender.yaml:27:3: traject 'C002': sleutel 'titel' ontbreekt",
      "knowledge/kalender.yaml:28:3: onbekende sleutel 'title'; bedoelt u 'titel'?"]),
    ("English name of our own field", "kalender", "  vertrouwelijk: ja", "  threshold_side: onder",
     ["knowledge/kalender.yaml:31:3: onbekende sleutel 'threshold_side'"]),
    ("missing key deeper in an item", "aanbestedingswet", "    en: Reserved contract\n", "",
     ["knowledge/aanbestedingswet.yaml:16:5: artikel 'aw-2.82': onder 'titel' ontbreekt sleutel 'en'"]),
    ("missing key of a line in an item", "onderwerpen", "    en: Consult your procurement adviser.\n", "",
     ["knowledge/onderwerpen.yaml:44:5: onderwerp 'splitsen': onder 'regels' ontbreekt sleutel 'en'"]),
    ("missing key of the file", "synoniemen", "  voluit: social return\n", "",
     ["knowledge/synoniemen.yaml:2:3: afkorting: sleutel 'voluit' ontbreekt"]),
    ("missing list", "drempels", "getallen:\n- id: procent-doelgroep\n  waarde: 30\n  artikelen: [aw-2.82]\n", "",
     ["knowledge/drempels.yaml:1:1: sleutel 'getallen' ontbreekt"]),
    ("amount", "drempels", "221.000", "221.00",
     ["knowledge/drempels.yaml:6:29: '221.00' is geen bedrag; schrijf bijvoorbeeld 221.000"]),
    ("date", "drempels", "  van: 2024-01-01", "  van: 1-1-2024",
     ["knowledge/drempels.yaml:3:8: '1-1-2024' is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2026-11-22"]),
    ("day that does not exist", "drempels", "  tot_en_met: 2025-12-31", "  tot_en_met: 2025-02-30",
     ["knowledge/drempels.yaml:4:15: '2025-02-30' is geen dag die bestaat; schrijf bijvoorbeeld 2026-11-22"]),
    ("period", "kalender", "  gepland: 2027-02", "  gepland: voorjaar",
     ["knowledge/kalender.yaml:10:12: 'voorjaar' is geen dag, maand, kwartaal of jaar; schrijf bijvoorbeeld 2027-02"
      " of Q3 2027"]),
    ("term", "kalender", "  looptijd: 2+1+1", "  looptijd: vier jaar",
     ["knowledge/kalender.yaml:14:13: 'vier jaar' is geen looptijd; schrijf bijvoorbeeld 2+1+1 (jaren met opties)"
      " of 48 maanden"]),
    ("yes or no", "kalender", "  vertrouwelijk: ja", "  vertrouwelijk: yes",
     ["knowledge/kalender.yaml:31:18: 'yes' is geen antwoord op deze vraag; schrijf ja of nee"]),
    ("number", "drempels", "  waarde: 30", "  waarde: dertig",
     ["knowledge/drempels.yaml:40:11: 'dertig' is geen getal; schrijf bijvoorbeeld 30 of 2,5"]),
    ("no finite number", "drempels", "  waarde: 30", "  waarde: NaN",
     ["knowledge/drempels.yaml:40:11: 'NaN' is geen getal; schrijf bijvoorbeeld 30 of 2,5"]),
    ("choice, near", "kalender", "  soort: diensten", "  soort: dienst",
     ["knowledge/kalender.yaml:11:10: 'dienst' kan hier niet; kies uit 'werken', 'leveringen', 'diensten',"
      " 'concessie'; bedoelt u 'diensten'?"]),
    ("choice of a closed list", "markt", "  sterkte: sterk", "  sterkte: goed",
     ["knowledge/markt.yaml:12:12: 'goed' kan hier niet; kies uit 'sterk', 'redelijk', 'zwak', 'onbekend'"]),
    ("id with a space", "synoniemen", "  onderwerp: voorbehouden-2.82", "  onderwerp: voorbehouden 2.82",
     ["knowledge/synoniemen.yaml:6:14: 'voorbehouden 2.82' is geen id; gebruik letters, cijfers, punt, - en _,"
      " zonder spaties",
      "knowledge/synoniemen.yaml:6:14: onderwerp 'voorbehouden 2.82' bestaat niet; bedoelt u 'voorbehouden-2.82'?"]),
    ("phrase id with a space", "zinnen", "  groet:", "  de groet:",
     ["knowledge/zinnen.yaml:2:3: 'de groet' is geen id; gebruik letters, cijfers, punt, - en _, zonder spaties"]),
    ("empty text", "kalender", "  naam: Voorbeeldkalender", '  naam: ""',
     ["knowledge/kalender.yaml:2:9: hier ontbreekt de tekst; vul iets in of haal de regel weg"]),
    ("text instead of a list", "kalender", '  cpv: ["90911200"]', '  cpv: "90911200"',
     ["knowledge/kalender.yaml:12:8: hier hoort een lijst, met elk onderdeel achter een streepje, niet tekst"]),
    ("list instead of text", "kalender", "  titel: Geheime zorgopdracht", "  titel: [Geheime, zorgopdracht]",
     ["knowledge/kalender.yaml:28:10: hier hoort één waarde, niet een lijst"]),
    ("text instead of a block", "contacten", "  naam:\n    nl: juridische zaken\n    en: legal affairs (juridische"
     " zaken)\n", "  naam: juridische zaken\n",
     ["knowledge/contacten.yaml:3:9: hier hoort een blok met sleutels, niet tekst"]),
    ("parts of a period by their English names", "kalender", "  gepland: 2027-02",
     "  gepland: {start: 2027-02-01, end: 2027-02-28}",
     ["knowledge/kalender.yaml:10:12: hier hoort één waarde, niet een blok met sleutels"]),
    ("wrong parts of a period", "kalender", "  gepland: 2027-02", "  gepland: {van: 2027-02-01}",
     ["knowledge/kalender.yaml:10:12: hier hoort één waarde, niet een blok met sleutels"]),
    ("list instead of a period", "kalender", "  gepland: 2027-02", "  gepland: [2027-02, 2027-03]",
     ["knowledge/kalender.yaml:10:12: hier hoort één waarde, niet een lijst"]),
    ("block instead of an amount", "kalender", "  raming: 90.000", "  raming: {van: 1, tot: 2}",
     ["knowledge/kalender.yaml:29:11: hier hoort één waarde, niet een blok met sleutels"]),
    ("list instead of a whole file", "synoniemen", FILES["synoniemen.yaml"], "- kort: [sroi]\n",
     ["knowledge/synoniemen.yaml:1:1: hier hoort een blok met sleutels, niet een lijst"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [fault[1:] for fault in FAULTS],
    ids=[fault[0] for fault in FAULTS],
)
def test_a_wrong_value_or_key_is_said_in_dutch_at_its_place(
    name: str, old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert problems_in(tmp_path, **{name: edited(f"{name}.yaml", old, new)}) == expected


WRONG_VALUES = ("", "x y", "NaN", "-1", "221.00", [], ["x"], {}, {"x": "y"}, [{"x": ["y"]}])


def mutated(value: Any) -> Iterator[Any]:
    """The value with one piece wrong: replaced, removed or added, at every place, in every way."""
    yield from WRONG_VALUES
    if isinstance(value, dict):
        yield value | {"vreemd": "x"}
        for key in value:
            yield {other: part for other, part in value.items() if other != key}
            yield from (value | {key: wrong} for wrong in mutated(value[key]))
    elif isinstance(value, list):
        yield from (
            [*value[:place], wrong, *value[place + 1 :]]
            for place in range(len(value))
            for wrong in mutated(value[place])
        )


def tree(name: str) -> Node:
    root = compose(FILES[name], FileProblems(name))
    assert root is not None
    return root


def as_node(value: Any) -> Node:
    if isinstance(value, str):
        return Scalar(value, 1, 1)
    if isinstance(value, list):
        return Sequence(1, 1, [as_node(item) for item in value])
    keys = {key: Scalar(key, 1, 1) for key in value}
    return Mapping(1, 1, {key: as_node(part) for key, part in value.items()}, keys)


def error_types(name: str) -> set[str]:
    types: set[str] = set()
    for wrong in mutated(plain(tree(name))):
        try:
            MODELS[name].model_validate(copy.deepcopy(wrong), by_alias=True, by_name=False)
        except ValidationError as error:
            types |= {details["type"] for details in error.errors(include_url=False)}
    return types


@pytest.mark.parametrize("name", MODELS)
def test_every_error_that_a_model_can_give_has_dutch_words(name: str) -> None:
    said_elsewhere = {"missing", "extra_forbidden", "dataclass_type", "unexpected_keyword_argument"}
    assert error_types(name) <= WORDING.keys() | said_elsewhere


@pytest.mark.parametrize("name", ["kalender.yaml", "contacten.yaml", "synoniemen.yaml"])
def test_no_english_of_pydantic_leaks(name: str) -> None:
    problems = FileProblems(name)
    for wrong in mutated(plain(tree(name))):
        validate(as_node(wrong), MODELS[name], problems)
    english = ("should", "Input", "valid ", "Field", "must", "expected", "Value error", "required")
    assert [str(found) for found in problems.found if any(word in found.message for word in english)] == []


@pytest.mark.parametrize("name", MODELS)
def test_every_item_with_an_id_has_a_name_in_messages(name: str) -> None:
    with_id = {
        shape.entity for item, shape in walk(tree(name), shape_of(MODELS[name])) if "id" in item.values
    }
    assert with_id - NOUNS.keys() == set()
