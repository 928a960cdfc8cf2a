"""YAML that surprises is refused with one Dutch line at its place; nothing is interpreted on the way in."""

from pathlib import Path

import pytest
import yaml

from bot.curation import composing
from bot.curation.composing import compose
from bot.curation.located import plain
from bot.curation.problems import FileProblems, KnowledgeError
from bot.curation.reading import check, load
from tests.builders import TODAY, a_knowledge, a_knowledge_folder, edited, problem_lines, problems_in

LOADERS = [composing.Loader, yaml.SafeLoader]

FAULTS = [
    ("unquoted colon", "a:\n- titel: Inkoop: schoon\n", "2:16: in de tekst van 'titel' staat een dubbele punt; zet de hele"
     " tekst tussen aanhalingstekens"),
    ("deeper than the line above", "a: tekst\n  b: meer\n", "2:4: deze regel springt anders in dan die erboven; zet wat bij"
     " elkaar hoort, recht onder elkaar"),
    ("key between two levels", "a:\n- id: x\n titel: y\n", "3:2: deze regel begint op kolom 2 en past bij geen regel"
     " erboven; zet wat bij elkaar hoort, recht onder elkaar"),
    ("double quote left open", 'a:\n  b: "open\n  c: y\n', "2:6: aanhalingsteken is niet gesloten; typ er nog een aan het"
     " eind van de tekst"),
    ("single quote left open", "a:\n  b: 'open\n  c: y\n", "2:6: aanhalingsteken is niet gesloten; typ er nog een aan het"
     " eind van de tekst"),
    ("text after a closing quote", 'a:\n- "50%" van\n', "2:9: na het sluitende teken staat nog tekst; zet de hele tekst"
     " tussen aanhalingstekens (en kijk of er hiervoor een aanhalingsteken niet gesloten is)"),
    ("text that starts with @", "a: @x\n", "1:4: een tekst kan niet met '@' beginnen; zet er aanhalingstekens om"),
    ("bracket left open", "a: [x, y\nb: z\n", "1:4: wat hier begint, is niet af; kijk of er een komma of een ] ontbreekt"),
    ("brace left open", "a: {x: y\nb: z\n", "1:4: wat hier begint, is niet af; kijk of er een komma of een } ontbreekt"),
    ("no colon", "a: x\nonzin\nb: y\n", "2:1: op deze regel ontbreekt een dubbele punt na de sleutel; of de tekst erboven"
     " moest verder inspringen"),
    ("no space after the colon", "a: x\nb:y\nc: z\n", "2:3: typ een spatie na de dubbele punt"),
    ("no space after the dash", "a:\n-x\n-y\n", "2:1: typ een spatie na het streepje"),
    ("text behind a bar", "a: |x\n  b\n", "1:5: na | of > mag op deze regel niets meer staan; zet de tekst op de regels"
     " eronder"),
    ("closing bracket alone", "a: ]\n", "1:4: dit kan YAML hier niet lezen; kijk naar aanhalingstekens, haakjes en dubbele"
     " punten"),
    ("two documents", "a: x\n---\nb: y\n", "2:1: hier begint een tweede document (---); haal deze regel weg"),
    ("duplicate key", "a: x\nb: y\na: z\n", "3:1: sleutel 'a' staat hier dubbel; de eerste staat op regel 1"),
    ("key that is a list", "? [a]\n: b\n", "1:3: een sleutel moet tekst zijn; haal haakjes en vraagteken weg"),
    ("anchor", "a: &b x\n", "1:4: '&b': & heeft in YAML een eigen betekenis; zet de tekst tussen aanhalingstekens"),
    ("alias", "a: *bos\n", "1:4: '*bos': * heeft in YAML een eigen betekenis; zet de tekst tussen aanhalingstekens"),
    ("tag", "a: !b x\n", "1:4: '!b': ! heeft in YAML een eigen betekenis; zet de tekst tussen aanhalingstekens"),
    ("anchored list", "a: &b [x]\n", "1:4: '&b': & heeft in YAML een eigen betekenis; zet de tekst tussen aanhalingstekens"),
    ("tab", "a:\n\tb: x\n", "2:1: tab gevonden; typ spaties (2 per niveau)"),
    ("tab inside text", "a: x\ty\n", "1:5: tab gevonden; typ spaties (2 per niveau)"),
    ("curly double quotes", "a: “x”\n", '1:4: gekrulde aanhalingstekens werken hier niet; typ rechte: "..."'),
    ("curly single quotes", "a: ‘x’\n", "1:4: gekrulde aanhalingstekens werken hier niet; typ rechte: '...'"),
    ("nothing behind a key", "a:\nb: x\n", "1:1: sleutel 'a' heeft geen waarde; vul een waarde in of haal de regel weg"),
    ("null", "a: null\n", "1:1: sleutel 'a' heeft geen waarde; vul een waarde in of haal de regel weg"),
    ("tilde", "a: ~\n", "1:1: sleutel 'a' heeft geen waarde; vul een waarde in of haal de regel weg"),
    ("empty item", "a:\n- x\n-\n", "3:2: leeg onderdeel in de lijst; vul iets in of haal de regel weg"),
    ("only a comment", "# niets\n", "1:1: dit bestand is leeg"),
    ("invisible character", "a: x\x00y\n", "1:5: onzichtbaar teken gevonden; haal het weg en typ de tekst opnieuw"),
    ("endless nesting", "a: " + "[" * 60 + "]" * 60 + "\n", "1:1: dit bestand heeft meer dan 30 niveaus; haal haakjes of"
     " inspringing weg"),
    ("text cut by #", "a: perceel #3\n", "1:12: de tekst stopt hier voor '#'; hoort '#' erbij, zet dan aanhalingstekens om"
     " de tekst"),
]  # fmt: skip


def composed(text: str) -> tuple[object, list[str]]:
    problems = FileProblems("f.yaml")
    root = compose(text, problems)
    return root and plain(root), [str(problem).removeprefix("f.yaml:") for problem in problems.found]


@pytest.mark.parametrize("loader", LOADERS, ids=["fast", "slow"])
@pytest.mark.parametrize(
    ("text", "expected"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_in_the_writing_is_one_dutch_line(
    text: str, expected: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "Loader", loader)
    assert composed(text)[1] == [expected]


def test_a_backslash_between_double_quotes_is_explained() -> None:
    assert composed('a: "c:\\weg"\n')[1] == [
        "1:7: een backslash kan niet zomaar tussen dubbele aanhalingstekens; typ \\\\ of gebruik '...'"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("art: 2.80\n", "2.80"),
        ("kvk: 01234567\n", "01234567"),
        ("land: NO\n", "NO"),
        ("aan: on\n", "on"),
        ("tijd: 12:30\n", "12:30"),
        ("dag: 2026-11-22\n", "2026-11-22"),
        ("groot: 1e3\n", "1e3"),
        ('leeg: ""\n', ""),
        ('woord: "null"\n', "null"),
        ("tekst: 's morgens om 9 uur'\n", "s morgens om 9 uur"),
        ("tekst: ’s morgens\n", "’s morgens"),
        ("tekst: “Groot” is “mooi”\n", "“Groot” is “mooi”"),
        ("tekst: B&W en a * b\n", "B&W en a * b"),
        ("tekst: x  # een opmerking\n", "x"),
    ],
)
def test_a_value_stays_the_text_that_was_written(text: str, expected: str) -> None:
    key = text.partition(":")[0]
    assert composed(text) == ({key: expected}, [])


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + edited("drempels.yaml", "216.000", "217.000").replace("\n", "\r\n")
    assert (
        a_knowledge(tmp_path, drempels=text).thresholds.periods[1].amounts["leveringen_en_diensten"]
        == 217_000
    )


def test_a_file_that_is_not_utf8_is_named_with_the_place(tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path)
    (folder / "zinnen.yaml").write_bytes("zinnen:\n  één:\n".encode("latin-1"))
    assert problem_lines(tmp_path) == [
        "knowledge/zinnen.yaml:2:3: dit teken is geen UTF-8; bewaar het bestand als UTF-8"
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (a_knowledge_folder(tmp_path) / "zinnen.yaml").unlink()
    assert problem_lines(tmp_path) == ["knowledge/zinnen.yaml:1:1: dit bestand ontbreekt"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("markten.yaml", "; bedoelt u 'markt.yaml'?"),
        ("markt.yml", "; bedoelt u 'markt.yaml'?"),
        ("x.csv", ""),
    ],
)
def test_a_file_that_nothing_reads_is_a_warning(name: str, meant: str, tmp_path: Path) -> None:
    folder = a_knowledge_folder(tmp_path)
    (folder / name).write_text("x: y\n", encoding="utf-8")
    (only,) = check(folder, TODAY)
    assert (str(only), only.warning) == (
        f"{folder.as_posix()}/{name}:1:1: dit bestand wordt niet gelezen{meant}",
        True,
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert [str(problem) for problem in check(tmp_path / "weg", TODAY)] == [
        f"{tmp_path.as_posix()}/weg:1:1: deze map ontbreekt"
    ]


def test_knowledge_of_a_missing_folder_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        load(tmp_path / "weg", TODAY)


def test_a_faulty_file_does_not_hide_the_problems_of_another(tmp_path: Path) -> None:
    lines = problems_in(
        tmp_path,
        markt=edited("markt.yaml", "  sterkte: sterk", "  sterkte: sterk: heel"),
        drempels=edited("drempels.yaml", "leveringen_en_diensten: 221.000", "leveringen_en_diensten: 221.00"),
    )
    assert lines == [
        "knowledge/drempels.yaml:6:29: '221.00' is geen bedrag; schrijf bijvoorbeeld 221.000",
        "knowledge/markt.yaml:12:17: in de tekst van 'sterkte' staat een dubbele punt; zet de hele tekst tussen"
        " aanhalingstekens",
    ]
