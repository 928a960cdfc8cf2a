"""Dutch or English: of a short, sloppy question that may hold a Dutch title inside an English sentence.

The words that hold a sentence together decide (question words, auxiliaries, pronouns); articles and prepositions, which
titles are full of, weigh less; nouns and endings only tip the balance. Words that both languages have weigh nothing.
A tie is Dutch.
"""

import re

from bot.model.base import Language
from bot.understanding.text import clean, fold_clean


def _words(text: str) -> frozenset[str]:
    """The words of a list that is kept as text."""
    return frozenset(text.split())


FRAME, LINK, NOUN, ENDING = 4, 2, 2, 1
"""What a word weighs: of the frame of a sentence, an English link between words, a noun of procurement, an ending."""
DUTCH_LINK_WEIGHT = 1
"""Titles are Dutch and full of 'van de', also in an English sentence."""

DUTCH_FRAME = _words("""
    kan kunnen kunt mag mogen moet moeten hoef hoeft hoeven wil willen wilt wilde zou zouden zal zullen ben bent
    zijn waren wordt worden werd werden heb hebt heeft hebben hadden ga gaat gaan komt komen kom staat staan zit
    zitten valt vallen loopt lopen geldt gelden telt tellen krijgt krijgen doet doen deed gedaan maakt maken weet
    weten wanneer waar waarom waarvoor waaraan waarin hoe hoeveel hoelang welke welk wie wiens wat ik jij je u hij
    zij ze wij jullie hen ons onze mijn uw niet geen wel ook nog dan dus eigenlijk graag even toch weer ooit iemand
    iets niets er daar hier die dat dit deze al klopt stel stelt zoek zoeken zoekt vind vinden bestaat bestaan
    betekent hoort mogelijk verplicht nodig hoi hallo goedemorgen goedemiddag goedendag beste bedankt dank vraagje
    vraag dankjewel ja nee welkom uitleggen leg vertel geef noem toon laat moest mocht konden kon hangt ligt liggen
    blijft blijven regelt regel werkt werken nou zo'n jouw allemaal
""")
ENGLISH_FRAME = _words("""
    can could may might must should shall would will do does did done are were been being has have having what which
    who whom whose when where why how i you he she it they them us our your my their this these those there here any
    some not don't doesn't didn't isn't aren't can't won't if whether please thank tell show buy give find need
    needs want wants let's what's who's where's there's i'm we're it's get got going still already yet now yes only
    much many more than then also just mean means apply applies explain happens happen allowed possible required
    mandatory
""")
DUTCH_LINK = _words("""
    de het een van voor met bij naar uit aan op om tot door per na tegen tussen tijdens zonder binnen buiten vanaf
    volgens tegenover en maar want als omdat zodat terwijl indien of onder boven over te ter ten dit jaar volgend
    alle elke iedere veel meer minder dezelfde andere hele nieuwe eigen eerste tweede minimaal maximaal
""") - {"of", "over", "met", "per", "ten", "en"}
ENGLISH_LINK = _words("""
    the an to for from with without by at on into about under between during within and or but because be as all
    every both another other new own first second below above off out of up again year next threshold
""") - {"of", "over", "under", "out", "up", "on"}
DUTCH_NOUN = _words("""
    aanbesteding opdracht opdrachten perceel percelen raming drempel looptijd gemeente stadsdeel voorbehouden
    voorbehoud inkoop inkoper artikel wet sociale firma's onderneming ondernemingen werkplaats schoonmaak waarde
    jaar maanden dienst diensten leverancier leveranciers euro bedrag verlengen inschrijver inschrijvers bedrijf
    bedrijven mensen
""") - {"euro"}
ENGLISH_NOUN = _words("""
    reserve reserved reservation contracts cleaning procurement procure purchase bid bids bidder bidders lot lots
    threshold thresholds services supplies works service enterprise enterprises workshop workshops sheltered
    employees supplier suppliers maintenance year years month months value estimate estimated law article directive
    companies company firms firm award awarded district status published publish announced planned calendar deadline
    green autumn spring summer winter million hundred thousand two three four five six people disability disabled hi
    hello hey thanks quote quotes mandatory light regime procedure owner responsible renovation restoration removal
    dredging waste furniture street city public notice subsidy percentage example examples market social
""") - {"status", "social", "market", "winter", "lots", "renovation"}

_QUOTED = re.compile(r'"[^"]{4,200}"|(?<!\w)\'[^\']{4,200}\'(?!\w)')
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_DUTCH_SHAPE = re.compile(
    r"ij|aa|uu|oe[dnrkt]|sch(?!e[dm]|o)|(?:heid|lijk|lijke|isch|atie|aties|teit|ning|dienst|werk|voud)$|^ge\w+(?:d|t|en)$|^ver\w{4}"
)
_ENGLISH_SHAPE = re.compile(r"(?:tion|tions|ity|ness|ship|ally|ful|able|wh\w+|ought)$|^wh|th")


class _Lists:
    """The words of one language."""

    def __init__(
        self,
        frame: frozenset[str],
        links: tuple[frozenset[str], int],
        noun: frozenset[str],
        shape: re.Pattern[str],
    ) -> None:
        self.frame, self.noun, self.shape = frame, noun, shape
        self.link, self.link_weight = links

    def weight(self, word: str) -> int:
        """What a folded word says for this language."""
        if word in self.frame:
            return FRAME
        if word in self.link:
            return self.link_weight
        if word in self.noun:
            return NOUN
        return ENDING if len(word) > 4 and self.shape.search(word) else 0


DUTCH = _Lists(DUTCH_FRAME, (DUTCH_LINK, DUTCH_LINK_WEIGHT), DUTCH_NOUN, _DUTCH_SHAPE)
ENGLISH = _Lists(ENGLISH_FRAME, (ENGLISH_LINK, LINK), ENGLISH_NOUN, _ENGLISH_SHAPE)


def language_of(text: str) -> Language:
    """The language of the sentence itself; what stands between quotes counts only when nothing else is there."""
    plain = fold_clean(clean(text))
    unquoted = _QUOTED.sub(" ", plain)
    words = _WORD.findall(unquoted) or _WORD.findall(plain)
    english, dutch = _weigh(words, ENGLISH), _weigh(words, DUTCH)
    return Language.ENGLISH if english > dutch else Language.DUTCH


def _weigh(words: list[str], lists: _Lists) -> int:
    """All words together; the first one counts double, since a sentence seldom starts with a title's inner word."""
    return sum(lists.weight(word) for word in words) + (lists.weight(words[0]) if words else 0)
