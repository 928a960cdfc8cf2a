"""Which words are the verb of a question: 'hoe meld ik', 'wie tellen er mee', 'before I sign'. A verb names no procurement."""

from collections.abc import Sequence

from bot.understanding.function_words import word_set
from bot.understanding.reading import Word

_SUBJECTS = word_set("ik je jij u we wij jullie men er")
_ENGLISH_SUBJECTS = word_set("i we you they")
_BEFORE_A_NOUN = word_set(
    "de het een onze ons mijn jullie hun deze die dit dat van voor in op bij met naar per voor aan om over uit tot door onder"
)


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
