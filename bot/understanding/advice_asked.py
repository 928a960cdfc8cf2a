"""Whether a text asks for the advice on the calendar as a file: 'geef het advies voor de hele kalender als bestand'."""

import re

from bot.model.question import Conversation, Question
from bot.understanding.text import fold

_ADVICE = re.compile(r"\b(?:advies|adviezen|advice)\b")
_NOTHING_ELSE = re.compile(r"^\W*(?:advies|adviezen|advice)\W*$")
_WHOLE_CALENDAR = re.compile(
    r"\b(?:hele|gehele|volledige|complete|alle|whole|entire|full|complete|all(?: the)?)\s+"
    r"(?:inkoopkalender|kalender|calendar|trajecten|inkooptrajecten|aanbestedingen|procurements)\b"
)
_AS_FILE = re.compile(
    r"\b(?:als|in|naar|as|to|into)\s+(?:een\s+|an?\s+)?(?:\w+[- ]){0,1}"
    r"(?:bestand|excel|excelbestand|xlsx|spreadsheet|werkblad|file)\b"
)


def asks_advice_file(question: Question, conversation: Conversation | None) -> bool:
    """Whether the advice on the calendar, or on what the filter of the question leaves of it, is asked for as a file.

    The whole calendar as a file comes with the advice. The word 'advies' alone asks for it too, unless a procurement was spoken of. What names one procurement asks about that.
    """
    said = fold(question.text)
    if question.linking.decided:
        return False
    if not _ADVICE.search(said):
        return bool(_WHOLE_CALENDAR.search(said) and _AS_FILE.search(said))
    if _NOTHING_ELSE.match(said):
        return conversation is None or (conversation.entry is None and not conversation.candidates)
    return bool(_WHOLE_CALENDAR.search(said) or _AS_FILE.search(said))
