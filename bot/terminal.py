"""A conversation in the terminal: the same answers as in Slack, with follow-ups and the details behind a word."""

import re
from datetime import date
from typing import TextIO

from bot.answering.plain import plain_details, plain_text
from bot.assistant import Assistant, Reply
from bot.model.answer import Asking, Section
from bot.model.question import Conversation
from bot.model.viewer import Viewer

WELCOME = (
    "Kansrijk. Stel uw vraag, bijvoorbeeld: Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?\n"
    "Typ na een antwoord waarom, wettekst, markt, voorbeelden of alternatieven voor meer. Typ stop om te stoppen."
)
FILE = 'Het bestand krijgt u met: kansrijk vraag "..." --bestand lijst.csv'
A_NUMBER = re.compile(r"[0-9]{1,2}")
STOP = {"stop", "exit", "quit", "einde"}
SECTIONS = {section.value: section for section in Section} | {
    "why": Section.WHY,
    "law": Section.LAW,
    "market": Section.MARKET,
    "examples": Section.EXAMPLES,
    "alternatives": Section.ALTERNATIVES,
}


def converse_in_terminal(
    assistant: Assistant, viewer: Viewer, today: date, source: TextIO, target: TextIO
) -> None:
    """Read a line, answer it, until 'stop' or the end of the input."""
    print(WELCOME, file=target)
    reply: Reply | None = None
    while True:
        print("\n> ", end="", file=target, flush=True)
        line = source.readline()
        if not line or line.strip().lower() in STOP:
            break
        shown, reply = _turn(line.strip(), reply, assistant, viewer, today)
        print(shown, file=target)
    print("Tot ziens.", file=target)


def _turn(
    text: str, reply: Reply | None, assistant: Assistant, viewer: Viewer, today: date
) -> tuple[str, Reply | None]:
    section = SECTIONS.get(text.strip("?! ").lower())
    if section and reply:
        details = reply.answer.opens(section)
        return (
            plain_details(details, reply.answer.language)
            if details
            else "Daar heb ik bij dit antwoord niets over."
        ), reply
    fresh = _picked(text, reply, assistant, viewer, today) or assistant.answer(
        text, viewer, today, _memory(reply)
    )
    return _shown(fresh), fresh


def _shown(reply: Reply) -> str:
    text = plain_text(reply.answer)
    return f"{text}\n{FILE}" if reply.answer.attachment else text


def _memory(reply: Reply | None) -> Conversation | None:
    return reply.conversation if reply else None


def _picked(
    text: str, reply: Reply | None, assistant: Assistant, viewer: Viewer, today: date
) -> Reply | None:
    """A number after a question back is a click on that choice."""
    prompt = reply.answer.prompt if reply else None
    if reply is None or prompt is None or prompt.asking is not Asking.WHICH_ENTRY:
        return None
    if not A_NUMBER.fullmatch(text) or not 1 <= int(text) <= len(prompt.choices):
        return None
    value = prompt.choices[int(text) - 1].value
    entry = value if value in reply.conversation.candidates else None
    return assistant.choose(entry, viewer, today, reply.conversation)
