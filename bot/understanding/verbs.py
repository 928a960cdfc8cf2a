"""What a word does in its sentence: the verb ('hoe meld ik', 'wie tellen er mee') names no procurement, a recipient narrows one."""

from collections.abc import Sequence

from bot.understanding.function_words import is_chat, word_set
from bot.understanding.reading import Word

_SUBJECTS = word_set("ik je jij u we wij jullie men er")
_ENGLISH_SUBJECTS = word_set("i we you they")
_BEFORE_A_NOUN = word_set(
    "de het een onze ons mijn jullie hun deze die dit dat van voor in op bij met naar per voor aan om over uit tot door onder"
)
_FOR = word_set("voor tbv for")
_OWN = word_set("mijn my")
_BETWEEN = word_set("de het een onze ons alle deze die the our all a an this these")


def is_verb(words: Sequence[Word], at: int, english: bool) -> bool:
    """Whether the word stands where only a verb can: before its subject, after 'te', or in English after 'I' or 'we'."""
    before = words[at - 1].word if at else ""
    if english and before in _ENGLISH_SUBJECTS:
        return True
    if before == "te" and words[at].word.endswith("en"):
        return True
    return before not in _BEFORE_A_NOUN and at + 1 < len(words) and _is_subject(words[at], words[at + 1])


def _is_subject(word: Word, after: Word) -> bool:
    """Whether the next word is a subject that follows at once, with no comma between."""
    return after.word in _SUBJECTS and after.token.start - word.token.end == 1


def is_private(words: Sequence[Word], at: int) -> bool:
    """Whether it is somebody's own: 'mijn laptop', 'my holiday'. What the municipality buys is not."""
    return at > 0 and words[at - 1].word in _OWN


def is_recipient(words: Sequence[Word], at: int) -> bool:
    """Whether the word tells for whom or what: 'voor de brandweer', 'for our nurses'."""
    while at and words[at - 1].word in _BETWEEN:
        at -= 1
    return at > 1 and words[at - 1].word in _FOR


def describes_next(words: Sequence[Word], at: int) -> bool:
    """Whether it is an inflected adjective before its noun: 'kapotte lantaarnpalen'."""
    if at + 1 >= len(words) or len(words[at].word) < 4 or not words[at].word.endswith("e"):
        return False
    after = words[at + 1]
    return after.token.start - words[at].token.end == 1 and len(after.word) > 3 and not is_chat(after.word)
