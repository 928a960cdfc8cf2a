"""The words of a title with their place in its phrases: which word is the head, which stands beside it."""

import re
from dataclasses import dataclass

from bot.understanding.function_words import word_set
from bot.understanding.text import fold
from bot.understanding.work_names import LONGEST_WORD, key_of

_LOST_ACCENT = re.compile(r"(?<=[a-z])(?:\?|\ufffd)(?=[a-z])")
_IN_BRACKETS = re.compile(r"\(([a-z]{1,6})-?\)(?=[a-z])|(?<=[a-z])\(([a-z]{1,3})\)")
_PIECE = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*-?|[:;()\[\]]|(?<=\s)-(?=\s)|\.(?=\s|$)|[,&/+]")
_BREAKS = frozenset(":;()[]-.")
_BESIDE = word_set(", & / + en and of or inclusief incl alsmede plus evenals met")
_PLACING = word_set(
    "voor ten tbv bij in op aan rond rondom naast langs binnen uit door tussen inzake over omtrent "
    "betreffende naar tegen "
    "mbt for on near by to at with"
)
_BELONGING = word_set("van of tot der des")
GRAMMAR = (
    _BESIDE
    | _PLACING
    | _BELONGING
    | word_set(
        "de het een ter te deze dit die dat onze ons mijn zijn haar hun alle elkaar als om uw our the a an "
        "my us is and "
        "via per sinds vanaf verwachte einddatum diverse overige nieuwe nieuw"
    )
)
"""Words of grammar, and words that stand in any title."""
CARRIERS = word_set(
    """
    raamovereenkomst raamovereenkomsten raamcontract overeenkomst aanbesteding aanbestedingen levering
    leveren leveringen dienstverlening diensten dienst opdracht opdrachten perceel percelen inkoop inkopen
    inkooptraject uitvoering uitvoeren contract contracten marktconsultatie europese openbare nationale
    procedure ea eu rok bestek onderhoud onderhouden beheer beheren exploitatie exploiteren verzorging
    verzorgen aanschaf inzet verstrekken verstrekking verlenen organisatie organiseren huur huren lease
    leasen verhuur aanleg aanleggen leverancier aannemer aanvraag offerteaanvraag oproep bouw bouwen
    ontwikkeling ontwikkelen doorontwikkeling vernieuwing hosting realisatie maken werkzaamheden voorziening
    verwerking verwerken inzameling inzamelen ophalen transport reiniging reinigen vooraankondiging services
    service supply delivery provision framework agreement europees implementatie vervoer uitbesteden
    uitbesteding verwijderen beschikbaar stellen facilitaire integraal integrale kleinschalig groot klein
    technisch vervangen dienstverlener bemiddeling plaatsing plaatsen reparatie repareren verwijdering
    inrichten voorbehouden raamcontracten nadere overeenkomsten vooraf openstelling exploitant uitvoerder
    verstrekt bezorgen bezorging beschikking drukken opmaak verlening support selectie marktverkenning
    inschrijving verwijderd herstel transparantie bestrijding beheersing mededinging
    """
)
"""Words that carry the work that is named after them: 'levering van', 'overeenkomst voor'."""

_SERVICE_TAIL = re.compile(
    r"(?<=[a-z]{3})(?:dienstverlening|dienstverlener|diensten|dienst|services?|werkzaamheden|onderhoud"
    r"|beheer|voorziening"
    r"|voorzieningen|leveringen|levering|bezorging|verzorging|inzameling|verwijdering|vervoer|reiniging"
    r"|reparaties?|verhuur"
    r"|lease|exploitatie|trajecten|traject|opdracht|opdrachten|perceel|contract|contracten|bestek"
    r"|aanbesteding|overeenkomst"
    r"|raamovereenkomst|inkoop|bedrijf|bewerking|producten|artikelen|benodigdheden|activiteiten|leverancier"
    r"|pakketten"
    r"|verwerking)$"
)


@dataclass(frozen=True, slots=True)
class TitleWord:
    """A word of a title.

    `bases`: the word and what it may be without a word for service or a first part before a hyphen, as keys.
    `tail`: that word for service, or ''. `lead` tells what stands before it in its phrase: '' nothing,
    'placing' or 'belonging' a preposition after a head of its own. `beside`: it follows another word after
    'en' or a comma. `opens`: it is the first of its phrase.
    """

    word: str
    key: str
    bases: tuple[str, ...]
    tail: str
    lead: str
    beside: bool
    opens: bool


def folded(title: str) -> str:
    """A title in lower case; lost accents and letters in brackets are mended: 'co?rdinator',
    '(door)ontwikkeling'."""
    text = _LOST_ACCENT.sub(_mended, fold(title)[:1000])
    return _IN_BRACKETS.sub(lambda m: m[1] or m[2], text)


def _mended(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-2:], match.string[match.end() :][:2]
    if before.endswith("o") and after.startswith("r"):
        return "o"
    return "i" if before.endswith(("a", "e")) and after.startswith("n") else "e"


def title_words(text: str) -> tuple[TitleWord, ...]:
    """The words of a folded title, in order."""
    found: list[TitleWord] = []
    before: list[str] = []
    beside, lead, opens = False, "", True
    for piece in _PIECE.findall(text):
        if piece in _BREAKS:
            before, beside, lead, opens = [], False, "", True
        elif piece in _BESIDE:
            beside = True
        elif piece in _PLACING or piece in _BELONGING:
            lead = _leading(piece, before, lead)
            beside = False
        elif piece not in GRAMMAR:
            found.append(_title_word(piece, lead, beside, opens))
            before.append(piece.strip("-"))
            opens = False
    return tuple(found)


def _leading(preposition: str, before: list[str], lead: str) -> str:
    """What a preposition makes of the words after it, given the words before it in the phrase."""
    own = [word for word in before if word not in CARRIERS and not word.isdigit()]
    if preposition in _BELONGING:
        return lead or ("belonging" if own and not any(word in CARRIERS for word in before) else "")
    return "placing" if own else lead


def _title_word(piece: str, lead: str, beside: bool, opens: bool) -> TitleWord:
    word = piece.strip("-").replace("'", "")
    last = word.rsplit("-", 1)[-1]
    shapes = dict.fromkeys([word, word.replace("-", ""), last] if len(last) > 2 else [word])
    tail = _SERVICE_TAIL.search(word[:LONGEST_WORD])
    for shape in tuple(shapes):
        bare = _SERVICE_TAIL.sub("", shape[:LONGEST_WORD]).rstrip("-")
        shapes.update(dict.fromkeys((bare, bare.removesuffix("s"))))
    keys = tuple(dict.fromkeys(key_of(shape) for shape in shapes if len(shape) > 1))
    return TitleWord(word, key_of(word), keys, tail[0] if tail else "", lead, beside, opens)
