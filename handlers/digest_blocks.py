"""Digest -> Block Kit: the short message for the channel, and what goes in its thread. Nothing here sends anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering import phrases as say
from bot.answering.digest_said import Card, Chapter, digest_said
from bot.answering.drafting import Pen
from bot.answering.phrases import Phrase
from bot.model.digest import Digest
from handlers.blocks import BUTTON_TEXT, HEADER_TEXT, MESSAGE_BLOCKS, MESSAGE_SIZE, Block, Message, size
from handlers.markup import cut, fit, one_line

ASK, FOLLOW = "digest_ask", "digest_follow"
"""The action ids of the buttons; the value of a button is the id of the procurement."""
MOST_MESSAGES = 6
"""How many messages a thread gets at most; what does not fit in them stands in the file."""
ROOM = MESSAGE_SIZE - 500
"""What a message may take, with room left for the marks of the post."""
LINES = (1000, 500, 250, 120, 60)
"""How long a line may be (characters), from the roomiest with which the short message fits."""
LINE_IN_THREAD = 600


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a message that stays whole: its blocks, and the same as plain text."""

    blocks: tuple[Block, ...]
    text: str


def digest_message(digest: Digest, pen: Pen, *, follow: bool = False) -> Message:
    """What the channel reads. `follow`: procurements have a button 'Volg' beside 'Vraag door'."""
    said = digest_said(digest, pen)
    made: Message = {}
    for longest in LINES:
        rows = [
            _title(said.headline, longest) if said.short else _lines([said.headline], longest),
            *(_lines([note], longest) for note in said.notes),
            *_chapters(said.short, pen, longest, whole=said.in_full, follow=follow),
            *([_lines(said.closing, longest)] if said.closing else []),
        ]
        made = _message(rows)
        if size(made) <= ROOM:
            break
    return made


def digest_thread(digest: Digest, pen: Pen, *, follow: bool = False) -> tuple[Message, ...]:
    """Every procurement in full, in messages for the thread, in order; none when the short message tells them already.

    What does not fit in `MOST_MESSAGES` stands in the file only (see `goes_in_file`); the last message says so.
    """
    made = _packed(digest, pen, follow=follow)
    if len(made) <= MOST_MESSAGES:
        return made
    told = pen.say(say.DIGEST_FILE, aantal=len(digest.items))
    return (*made[: MOST_MESSAGES - 1], _message([_lines([told], LINE_IN_THREAD)]))


def goes_in_file(digest: Digest, pen: Pen, *, follow: bool = False) -> bool:
    """Whether a file with every procurement goes with the thread, since not all of them fit in its messages."""
    return len(_packed(digest, pen, follow=follow)) > MOST_MESSAGES


def _packed(digest: Digest, pen: Pen, *, follow: bool) -> tuple[Message, ...]:
    """The procurements in as few messages as they fit in."""
    said = digest_said(digest, pen)
    if said.in_full:
        return ()
    made: list[list[Row]] = [[]]
    for row in _chapters(said.full, pen, LINE_IN_THREAD, whole=True, follow=follow):
        if made[-1] and not _fits([*made[-1], row]):
            made.append([])
        made[-1].append(row)
    return tuple(map(_message, made))


def _fits(rows: list[Row]) -> bool:
    return sum(len(row.blocks) for row in rows) <= MESSAGE_BLOCKS and size(_message(rows)) <= ROOM


def _message(rows: Iterable[Row]) -> Message:
    whole = tuple(rows)
    return {
        "text": "\n".join(row.text for row in whole),
        "blocks": [block for row in whole for block in row.blocks],
    }


def _chapters(
    chapters: Iterable[Chapter], pen: Pen, longest: int, *, whole: bool, follow: bool
) -> Iterator[Row]:
    """The headings and the procurements; a heading stays with its first procurement."""
    for chapter in chapters:
        above = Row((_section(f"*{fit(chapter.heading, longest)}*"),), fit(chapter.heading, longest))
        for card in chapter.cards:
            row = _card(card, pen, longest, whole=whole, follow=follow)
            yield Row((*above.blocks, *row.blocks), "\n".join(filter(None, [above.text, row.text])))
            above = Row((), "")


def _card(card: Card, pen: Pen, longest: int, *, whole: bool, follow: bool) -> Row:
    first, *more = (fit(line, longest) for line in (card.lines if whole else (card.brief,)))
    ask = _button(ASK, say.DIGEST_ASK, card, pen)
    section = _section("\n".join([f"• {first}", *more]))
    if not follow:
        return Row((section | {"accessory": ask},), "\n".join([f"- {first}", *more]))
    buttons = {"type": "actions", "elements": [ask, _button(FOLLOW, say.DIGEST_FOLLOW, card, pen)]}
    return Row((section, buttons), "\n".join([f"- {first}", *more]))


def _button(action_id: str, phrase: Phrase, card: Card, pen: Pen) -> Block:
    label = pen.say(phrase)
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": cut(label, BUTTON_TEXT), "emoji": False},
        "accessibility_label": cut(one_line(f"{label}: {card.title}"), BUTTON_TEXT),
        "value": card.entry,
    }


def _title(text: str, longest: int) -> Row:
    shown = {"type": "plain_text", "text": cut(one_line(text), HEADER_TEXT), "emoji": False}
    return Row(({"type": "header", "text": shown},), fit(text, longest))


def _lines(lines: Iterable[str], longest: int) -> Row:
    text = "\n".join(fit(line, longest) for line in lines)
    return Row((_section(text),), text)


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
