"""The weights, the advisors' word, the headings of sources and the new keys of the calendar; each fault is one whole line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.advising.entry_facts import facts_of
from bot.advising.promising import AGAINST, FOR, Promising
from bot.advising.signals import Observed, observe
from bot.advising.verdict import Adviser
from bot.curation.problems import Problem
from bot.curation.promise_checks import placeholders_in
from bot.curation.reading import check, load
from bot.model.base import Confidence
from bot.model.finding import VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.law import Verdict
from bot.model.market import Example, Examples
from bot.model.procurement import CalendarEntry, Lot, NoticeStatus
from bot.model.promising import NO_KIND, SIGNALS, Advices, EntryAdvice
from bot.model.question import Facts
from bot.model.work import WorkBasis, WorkFinding, WorkGuess
from tests.builders import FILES, TODAY, a_knowledge_folder, a_text, an_entry, edited, problems_in

FAULTS = [
    ("a level that does not rise", "kansrijk", "hoog_vanaf: 5", "hoog_vanaf: 2",
     "4:23: 'hoog_vanaf' is '2' en 'midden_vanaf' is '2'; 'hoog_vanaf' moet hoger zijn"),
    ("a signal that starts after the last chance", "kansrijk", "signaal_maanden: 6", "signaal_maanden: 1",
     "5:30: 'signaal_maanden' is '1' en 'laatste_kans_maanden' is '2'; 'signaal_maanden' moet hoger zijn"),
    ("half a month", "kansrijk", "signaal_maanden: 6", 'signaal_maanden: "2,5"',
     "5:30: 'signaal_maanden' is '2,5'; schrijf hele maanden, hoogstens 120"),
    ("a certainty above one", "kansrijk", 'werksoort_zeker_vanaf: "0,75"', "werksoort_zeker_vanaf: 75",
     "6:85: 'werksoort_zeker_vanaf' is '75'; schrijf een getal van 0 tot 1, bijvoorbeeld 0,75"),
    ("more months than ten years", "kansrijk", "bewijs_oud_na_maanden: 12", "bewijs_oud_na_maanden: 1200",
     "6:58: 'bewijs_oud_na_maanden' is '1200'; schrijf hele maanden, hoogstens 120"),
    ("points with a word", "kansrijk", "{waarde: sterk, punten: 3", "{waarde: sterk, punten: drie",
     "22:29: 'drie' is geen aantal punten; schrijf bijvoorbeeld 2, -1 of -0,5"),
    ("points without a comma", "kansrijk", "{waarde: sterk, punten: 3", "{waarde: sterk, punten: 0.5",
     "22:29: '0.5' is geen aantal punten; schrijf bijvoorbeeld 2, -1 of -0,5"),
    ("a signal that does not exist", "kansrijk", "- id: omvang", "- id: omgang",
     "33:7: signaal 'omgang' bestaat niet; bedoelt u 'omvang'?"),
    ("a signal that is missing", "kansrijk", "- id: omvang", "- id: omgang",
     "8:1: signaal 'omvang' ontbreekt; zet het bij 'signalen'"),
    ("a signal that stands twice", "kansrijk", "- id: keuze", "- id: wens",
     "103:7: signaal 'wens' staat dubbel; het eerste staat op regel 81"),
    ("a value that does not exist", "kansrijk", "waarde: ja-mits", "waarde: jamits",
     "54:14: signaal 'wet' heeft geen waarde 'jamits'; bedoelt u 'ja-mits'?"),
    ("a value that looks like none", "kansrijk", "waarde: vers", "waarde: nieuw",
     "30:14: signaal 'bewijs' heeft geen waarde 'nieuw'; kies uit 'vers', 'oud', 'onzeker'"),
    ("a value that is missing", "kansrijk", "waarde: ja-mits", "waarde: jamits",
     "50:3: signaal 'wet': waarde 'ja-mits' ontbreekt; zet die bij 'waarden'"),
    ("a value that stands twice", "kansrijk", "waarde: nee-tenzij", "waarde: nee",
     "57:14: signaal 'wet': waarde 'nee' staat dubbel; de eerste staat op regel 56"),
    ("a placeholder that nobody fills", "kansrijk", 'nl: "Mag: {route}."', 'nl: "Mag: {weg}."',
     "54:46: signaal 'wet', waarde 'ja-mits': plaatshouder 'weg' bestaat niet; kies uit 'route'"),
    ("a placeholder where there is none", "kansrijk", "nl: Te laat.", 'nl: "Te laat op {beslisdag}."',
     "66:47: signaal 'moment', waarde 'te-laat': plaatshouder 'beslisdag' bestaat niet; deze tekst heeft er geen"),
    ("a placeholder with a form of its own", "kansrijk", 'nl: "Van {dag}."', 'nl: "Van {dag:x}."',
     "30:43: signaal 'bewijs', waarde 'vers': plaatshouder 'dag:x' bestaat niet; kies uit 'dag'"),
    ("braces that do not pair", "kansrijk", 'nl: "Van {dag}."', 'nl: "Van {dag."',
     "30:43: signaal 'bewijs', waarde 'vers': een accolade is niet gesloten of niet geopend"),
    ("nothing that always speaks for", "kansrijk", '{waarde: ja, punten: "0,5"', "{waarde: ja, punten: 0",
     "102:26: signaal 'social-return': punten is '0', maar moet meer dan 0 zijn; de bot noemt dit als niets anders ervoor pleit"),
    ("nothing that always speaks against", "kansrijk", '{waarde: ja, punten: "-0,5", tekst: {nl: Motiveer',
     "{waarde: ja, punten: 1, tekst: {nl: Motiveer",
     "107:26: signaal 'keuze': punten is '1', maar moet minder dan 0 zijn; de bot noemt dit als niets anders ertegen pleit"),
    ("an advice on work that does not exist", "adviezen", "  kansrijk: hoog", "  werksoort: schoonmaken",
     "3:14: werksoort 'schoonmaken' bestaat niet; bedoelt u 'schoonmaak'?"),
    ("an advice on a kind of work that does not exist", "adviezen", "- werksoort: schoonmaak", "- werksoort: groen",
     "10:14: werksoort 'groen' bestaat niet"),
    ("an advice that says neither yes nor no", "adviezen", "  overname_personeel: ja", "  overname_personeel: misschien",
     "11:23: 'misschien' is geen antwoord op deze vraag; schrijf ja of nee"),
    ("an advice without its giver", "adviezen", "  door: Adviseur\n  op: 2026-11-22\nwerksoorten", "  op: 2026-11-22\nwerksoorten",
     "2:3: advies over traject 'C001': sleutel 'door' ontbreekt"),
    ("an advice of tomorrow", "adviezen", "  op: 2026-11-22\nwerksoorten", "  op: 2026-11-23\nwerksoorten",
     "8:7: advies over traject 'C001': 'op' ('2026-11-23') ligt na vandaag; schrijf de dag waarop het advies is gegeven"),
    ("two advices on an entry", "adviezen", "werksoorten:\n",
     "- traject: C001\n  tekst: {nl: Nee., en: No.}\n  door: Adviseur\n  op: 2026-11-22\nwerksoorten:\n",
     "9:12: traject 'C001' heeft al een advies op regel 2; maak er één advies van"),
    ("two advices on a kind of work", "adviezen", "- werksoort: schoonmaak",
     "- werksoort: schoonmaak\n  tekst: {nl: Nee., en: No.}\n  door: Adviseur\n  op: 2026-11-22\n- werksoort: schoonmaak",
     "14:14: werksoort 'schoonmaak' heeft al een advies op regel 10; maak er één advies van"),
    ("a heading under two fields", "kalenderbronnen", "[Raming, Geraamde waarde]", "[Raming, Geraamde waarde, naam-opdracht]",
     "5:37: kop 'naam-opdracht' onder veld 'raming' staat ook op regel 3, als 'Naam opdracht' onder veld 'titel'; haal er één weg"),
    ("a field twice", "kalenderbronnen", "- veld: raming", "- veld: titel",
     "4:9: veld 'titel' staat dubbel; het eerste staat op regel 2. Zet de koppen bij elkaar"),
    ("a field that does not exist", "kalenderbronnen", "    Start: ingangsdatum", "    Start: ingansdatum",
     "12:12: 'ingansdatum' kan hier niet; kies uit 'id', 'kenmerk', 'titel', 'omschrijving', 'eigenaar', 'gepland', 'ingangsdatum', 'contract_loopt_af', 'soort', 'cpv', 'raming', 'raming_vanaf', 'raming_tot', 'looptijd', 'percelen', 'procedure', 'status', 'verzonden', 'publicatiesoort', 'voorbehouden', 'zittende_leverancier', 'notitie', 'vertrouwelijk', 'persoon', 'extra'; bedoelt u 'ingangsdatum'?"),
    ("a heading twice in a source", "kalenderbronnen", "    Start: ingangsdatum", "    WAARDE: ingangsdatum",
     "12:5: bron 'platform': kop 'WAARDE' staat al op regel 11 als 'Waarde'; hoofdletters, accenten en leestekens tellen niet mee. Haal er één weg"),
    ("a heading without a letter", "kalenderbronnen", "[Titel, Naam opdracht]", '[Titel, "#"]',
     "3:19: veld 'titel': kop '#' heeft geen letters of cijfers; zo herkent de import hem niet"),
    ("a heading of a source without a letter", "kalenderbronnen", "    Start:", '    "?":',
     "12:5: bron 'platform': kop '?' heeft geen letters of cijfers; zo herkent de import hem niet"),
    ("a source twice", "kalenderbronnen", "bronnen:\n", "bronnen:\n- {id: platform, naam: Een ander, koppen: {Start: gepland}}\n",
     "8:7: bron 'platform' staat dubbel; het eerste staat op regel 7"),
    ("an amount beside a band", "kalender", "  raming: 90.000", "  raming: 90.000\n  raming_tot: 100.000",
     "30:3: traject 'C002': 'raming_tot' staat naast 'raming'; schrijf één bedrag of een bandbreedte, niet allebei"),
    ("a band that is upside down", "kalender", "  raming: 90.000", "  raming_vanaf: 100.000\n  raming_tot: 90.000",
     "29:17: traject 'C002': 'raming_vanaf' ('100.000') is hoger dan 'raming_tot' ('90.000'); draai ze om"),
    ("a change of a key that no entry has", "kalender", "  raming: 90.000", "  gewijzigd: {raning: 2026-11-20}",
     "29:15: traject 'C002': 'gewijzigd' noemt 'raning', maar een traject heeft die sleutel niet; bedoelt u 'raming'?"),
    ("a change on a day that does not exist", "kalender", "  raming: 90.000", "  gewijzigd: {raming: 2026-11-31}",
     "29:23: '2026-11-31' is geen dag die bestaat; schrijf bijvoorbeeld 2026-11-22"),
    ("a reservation under another article", "kalender", "  raming: 90.000", "  voorbehouden: 2.82b",
     "29:17: '2.82b' kan hier niet; kies uit '2.82', '2.82a', 'nee'; bedoelt u '2.82'?"),
    ("a column within a column", "kalender", "  raming: 90.000", "  extra: {Fase: {a: b}}",
     "29:17: hier hoort één waarde, niet een blok met sleutels"),
]  # fmt: skip


def lines_of(problems: tuple[Problem, ...], folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in problems]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_what_contradicts_itself_is_an_error_with_what_to_type(
    name: str, old: str, new: str, expected: str, tmp_path: Path
) -> None:
    problems = check(a_knowledge_folder(tmp_path, **{name: edited(f"{name}.yaml", old, new)}), TODAY)
    errors = tuple(problem for problem in problems if not problem.warning)
    assert f"knowledge/{name}.yaml:{expected}" in lines_of(errors, tmp_path)


FINE = [
    ("advisors may say that it is none of the kinds", "adviezen", "  kansrijk: hoog", "  werksoort: geen"),
    ("an advice need not say how promising", "adviezen", "  kansrijk: hoog\n", ""),
    ("any value may leave no room for more", "kansrijk", "en: Now.}}", "en: Now.}, hoogstens: midden}"),
    ("a text may leave a placeholder out", "kansrijk", 'nl: "Mag: {route}."', "nl: Dit mag."),
    ("a lead time of no months", "kansrijk", "laatste_kans_maanden: 2", "laatste_kans_maanden: 0"),
    ("a heading twice under its own field", "kalenderbronnen", "[Titel,", "[Titel, TITEL,"),
    ("a heading that a source reads otherwise", "kalenderbronnen", "    Start:", "    Titel: omschrijving\n    Start:"),
    ("a value of which only the top is known", "kalender", "  raming: 90.000", "  raming_tot: 90.000"),
    ("a band of one amount", "kalender", "  raming: 90.000", "  raming_vanaf: 90.000\n  raming_tot: 90.000"),
    ("a change of a key that is empty now", "kalender", "  raming: 90.000", "  gewijzigd: {raming: 2026-11-20}"),
    ("a column with any name", "kalender", "  raming: 90.000", '  extra: {"Fase (2027)": "1", budgethouder: x}'),
    ("a contract that ends in a quarter", "kalender", "  raming: 90.000", "  contract_loopt_af: Q3 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new"), [case[1:] for case in FINE], ids=[case[0] for case in FINE])
def test_what_advisors_may_write(name: str, old: str, new: str, tmp_path: Path) -> None:
    assert problems_in(tmp_path, **{name: edited(f"{name}.yaml", old, new)}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (FILES["kansrijk.yaml"].split("signalen:")[1], " geen\n",
         ["7:11: hier hoort een lijst, met elk onderdeel achter een streepje, niet tekst"]),
        ("  waarden:\n  - {waarde: vers,", "  waarde:\n  - {waarde: vers,",
         ["26:3: signaal 'bewijs': sleutel 'waarden' ontbreekt",
          "29:3: onbekende sleutel 'waarde'; bedoelt u 'waarden'?"]),
    ],
    ids=["no list of signals", "no list of values"],
)  # fmt: skip
def test_what_a_missing_list_should_hold_is_not_said_piece_by_piece(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    lines = problems_in(tmp_path, kansrijk=edited("kansrijk.yaml", old, new))
    assert lines == [f"knowledge/kansrijk.yaml:{line}" for line in expected]


def test_an_advice_on_an_entry_that_is_gone_is_kept_and_named(tmp_path: Path) -> None:
    gone = {"adviezen": edited("adviezen.yaml", "- traject: C001", "- traject: C900")}
    problems = check(a_knowledge_folder(tmp_path, **gone), TODAY)
    assert [(line, problem.warning) for line, problem in zip(lines_of(problems, tmp_path), problems, strict=True)] == [
        ("knowledge/adviezen.yaml:2:12: traject 'C900' staat niet meer op de kalender; het advies blijft bewaard."
         " Haal het weg of wijzig het id", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("gepland: 2026-11-23", ["'gepland' op '2026-11-23'"]),
        ("gepland: 2026-11-23, raming: 2026-11-24", ["'gepland' op '2026-11-23', 'raming' op '2026-11-24'"]),
        ("gepland: 2026-11-22", []),  # on the day of the advice itself: the adviser knew
        ("gepland: 2026-11-21", []),
        ("notitie: 2026-11-23", []),  # no advice rests on a note
    ],
)
def test_an_advice_is_to_be_tested_again_when_what_it_rests_on_changed_after_it(
    changed: str, told: list[str], tmp_path: Path
) -> None:
    entry = "  procedure: Europees openbaar\n"
    texts = {"kalender": edited("kalender.yaml", entry, f"{entry}  gewijzigd: {{{changed}}}\n")}
    problems = check(a_knowledge_folder(tmp_path, **texts), TODAY)
    assert [(line, problem.warning) for line, problem in zip(lines_of(problems, tmp_path), problems, strict=True)] == [
        (f"knowledge/adviezen.yaml:8:7: advies over traject 'C001': opnieuw toetsen, want daarna veranderde {keys}."
         " Klopt het nog, zet 'op' dan op vandaag", True)
        for keys in told
    ]  # fmt: skip


def test_a_doubtful_advice_does_not_stop_the_bot(tmp_path: Path) -> None:
    gone = edited("adviezen.yaml", "- traject: C001", "- traject: C900")
    assert load(a_knowledge_folder(tmp_path, adviezen=gone), TODAY).advice_on_entry.keys() == {"C900"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("De route is {route}.", {"route"}),
        ("Geen plaatshouder.", set[str]()),
        ("{dag!r} en {dag:>9}", {"dag!r", "dag:>9"}),
        ("{}", {""}),
        ("{{dag}}", set[str]()),
        ("{dag", None),
        ("dag}", None),
    ],
)
def test_what_stands_between_braces(text: str, names: set[str] | None) -> None:
    assert placeholders_in(text) == names


PROBABLY_CLEANING = WorkFinding((WorkGuess("schoonmaak", 0.65, WorkBasis.TITLE, "schoonmaak"),))
CLEANING_WORK = WorkFinding((WorkGuess("schoonmaak", 1.0, WorkBasis.TITLE, "schoonmaak"),))
PERHAPS_CLEANING = WorkFinding((WorkGuess("schoonmaak", 0.2, WorkBasis.TITLE, "schoonmaak"),))
LATE, EARLY, LAST = date(2030, 1, 1), date(2026, 1, 1), date(2027, 1, 15)
LARGE, SMALL = Decimal(6_000_000), Decimal(60_000)


def with_strength(known: Knowledge, strength: str) -> Knowledge:
    """The knowledge in which the market of every kind of work has this strength, and something to watch for."""
    changes = {"strength": strength, "watch_for": (a_text("Let op."),)}
    categories = tuple(one.model_copy(update=changes) for one in known.market.categories)
    return replace(known, market=known.market.model_copy(update={"categories": categories}))


def with_confidence(known: Knowledge, confidence: Confidence) -> Knowledge:
    """The knowledge in which what is known of every kind of work is this certain."""
    categories = tuple(one.model_copy(update={"confidence": confidence}) for one in known.market.categories)
    return replace(known, market=known.market.model_copy(update={"categories": categories}))


def with_example(known: Knowledge, *instruments: str) -> Knowledge:
    """The knowledge in which cleaning has one good example, procured so, and one that went wrong."""
    seen = {"wat": a_text("Schoonmaak"), "werksoort": "schoonmaak", "gezien_op": TODAY, "zekerheid": "hoog"}
    good = Example.model_validate({"id": "goed", "instrumenten": instruments, **seen})
    bad = Example.model_validate({"id": "mis", **seen})
    return replace(known, examples=Examples(good=(good,) if instruments else (), counter=(bad,)))


def with_advice(known: Knowledge, **given: object) -> Knowledge:
    """The knowledge with one advice, on the entry of these tests."""
    advice = {"traject": "C001", "tekst": a_text("Doen."), "door": "Adviseur", "op": TODAY, **given}
    return replace(known, advices=Advices(on_entries=(EntryAdvice.model_validate(advice),)))


def situations(known: Knowledge) -> Iterator[tuple[CalendarEntry, WorkFinding, Knowledge, date]]:
    """An entry, its kind of work, the knowledge and the day, so that everything a signal can say is said."""
    entry = an_entry()
    for strength in ("sterk", "redelijk", "zwak", "onbekend"):
        yield entry, CLEANING_WORK, with_strength(known, strength), EARLY
    yield entry, PROBABLY_CLEANING, known, EARLY
    yield entry, CLEANING_WORK, with_confidence(known, Confidence.LOW), EARLY
    for instruments in (("voorbehouden_2_82",), ("social_return",), ()):
        yield entry, CLEANING_WORK, with_example(known, *instruments), LATE
    for work in (PERHAPS_CLEANING, WorkFinding(other_work="onderzoek"), WorkFinding()):
        yield entry, work, known, LAST
    for level in ("hoog", "midden", "laag", "onbekend"):
        yield entry, CLEANING_WORK, with_advice(known, kansrijk=level, overname_personeel="ja"), TODAY
    yield entry, WorkFinding(), with_advice(known, werksoort=NO_KIND, politieke_wens=a_text("Doen.")), TODAY
    yield entry, CLEANING_WORK, with_advice(known, overname_personeel="nee"), TODAY
    for changes in (
        {"estimated_value": None}, {"estimated_value": SMALL, "incumbent": "De zittende partij"}, {"estimated_value": LARGE},
        {"lots": None}, {"lots": (Lot(number="1", estimated_value=LARGE), Lot(number="2", estimated_value=SMALL))},
        {"lots": (Lot(number="1"), Lot(number="2"))}, {"status": NoticeStatus.AWARDED}, {"planned": None}, {"cancelled": True},
    ):  # fmt: skip
        yield an_entry(**changes), CLEANING_WORK, known, TODAY


def observed(known: Knowledge) -> Iterator[Observed]:
    """Every signal that falls in those situations, whatever the law says, and those that can always be said."""
    adviser = Adviser.of(known)
    for entry, work, knowing, today in situations(known):
        found = adviser.advise(entry, facts_of(entry, work.category), Facts(), today)
        market = replace(found.market, category=knowing.categories["schoonmaak"]) if found.market else None
        for verdict in every_verdict(replace(found, market=market)):
            yield from observe(entry, work, verdict, knowing, today)
    yield from (FOR, AGAINST)


def every_verdict(found: VerdictFinding) -> Iterator[VerdictFinding]:
    """The finding with every verdict: which can be the main one is up to the decision table, and that is data."""
    yield from (replace(found, main=replace(found.main, verdict=verdict)) for verdict in Verdict)


@pytest.fixture(scope="module")
def fallen(knowledge: Knowledge) -> dict[tuple[str, str], set[frozenset[str]]]:
    """Signal and value -> the placeholders that were filled when it fell."""
    filled: dict[tuple[str, str], set[frozenset[str]]] = {}
    for one in observed(knowledge):
        filled.setdefault((one.rule, one.value), set()).add(frozenset({*one.words, *one.days}))
    return filled


def test_the_file_must_say_exactly_what_the_signals_can_say(
    fallen: dict[tuple[str, str], set[frozenset[str]]],
) -> None:
    assert set(fallen) == {(signal, value) for signal, shape in SIGNALS.items() for value in shape}


def test_every_placeholder_that_a_text_may_hold_is_always_filled(
    fallen: dict[tuple[str, str], set[frozenset[str]]],
) -> None:
    assert fallen == {
        (signal, value): {names} for signal, shape in SIGNALS.items() for value, names in shape.items()
    }


def test_no_signal_of_the_shipped_calendar_falls_outside_the_file(knowledge: Knowledge) -> None:
    promising = Promising(Adviser.of(knowledge))
    said = {
        (signal.rule, signal.value)
        for entry in knowledge.calendar.entries
        for signal in promising.weigh(entry, CLEANING_WORK, knowledge, TODAY).signals
    }
    assert said <= {(signal, value) for signal, shape in SIGNALS.items() for value in shape}
