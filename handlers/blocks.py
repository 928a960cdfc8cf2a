"""Answer -> Block Kit. The only place with Slack's markup, escaping and limits. Nothing here sends anything.

Every text that comes in is cleaned and escaped, every mrkdwn object is verbatim: no mention, no broadcast and no link
leaves but the links that `_link` makes from a source.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from babel.dates import format_date

from bot.model.answer import Answer, Asking, Choice, Details, Line, Prompt, Section, Source
from bot.model.base import Language
from handlers.markup import cut, escape, fit, one_line, pieces
from handlers.wording import Words, words_for

Block = dict[str, Any]
Message = dict[str, Any]
View = dict[str, Any]

SECTION_TEXT = 3000
HEADER_TEXT = 150
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
VIEW_TITLE = 24
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_SIZE = 13_000
"""Slack's limits, in characters or blocks; the last is the size of a whole message as JSON."""

SHORT_BUTTON = 30
CHOICES = 10
BUTTONS = 10
CHOICE_VALUE = 400
NONE_OF_THESE = ("", "geen")
"""How a choice says that it is none of the others."""
ROOMS = (5200, 2800, 1800, 900, 400)
"""How much the lines of a message may take, from the roomiest that still fits the message."""
TIGHTEST = 60
"""And when none fits: a few words of everything, without buttons."""


def message(
    answer: Answer, exchange_id: str, *, full_answer_elsewhere: bool = False, follow: str | None = None
) -> Message:
    """`text` (the whole answer, for a screen reader) and `blocks` of an answer; `exchange_id` goes into the buttons.

    `follow`: the id of the procurement that can be followed from here.
    """
    words = words_for(answer.language)
    extra = (words.full_answer_elsewhere,) if full_answer_elsewhere else ()
    for room in ROOMS:
        made = _message(answer, exchange_id, extra, words, room, follow)
        if size(made) <= MESSAGE_SIZE:
            return made
    return _message(answer, "", extra, words, TIGHTEST)


def sentence(text: str) -> Message:
    """A message of one fixed sentence."""
    return {"text": fit(text, SECTION_TEXT), "blocks": [_section(fit(text, SECTION_TEXT))]}


def modal(details: Details, language: Language) -> View:
    """The modal behind a button."""
    words = words_for(language)
    title = one_line(details.title)
    heading = [] if len(title) <= VIEW_TITLE else [Line(title, heading=True)]
    blocks = list(_packed([*heading, *details.lines], words))
    if len(blocks) > VIEW_BLOCKS:
        blocks = [*blocks[: VIEW_BLOCKS - 1], _section(escape(words.shortened))]
    return _view(cut(title, VIEW_TITLE), blocks or [_section(escape(words.nothing_here))], words)


def notice(text: str, language: Language) -> View:
    """A modal with one fixed sentence: while the details are looked up, or when there are none."""
    words = words_for(language)
    return _view(words.loading_title, [_section(fit(text, SECTION_TEXT))], words)


def marked(made: Message, mark: str) -> Message:
    """The message with a mark on its first block, by which it can be found back in the channel."""
    first, *rest = made["blocks"]
    return made | {"blocks": [first | {"block_id": mark}, *rest]}


def size(made: Message) -> int:
    """How many characters a message takes in all."""
    return len(json.dumps(made, ensure_ascii=False))


def with_buttons(made: Message, buttons: Iterable[tuple[str, str, dict[str, str | None]]]) -> Message:
    """The message with buttons under it: the action id, the text and the value of each. Those that do not fit are left out."""
    rows = _actions([_button(*button) for button in buttons][:BUTTONS])
    more = made | {"blocks": [*made["blocks"], *rows]}
    return more if size(more) <= MESSAGE_SIZE and len(more["blocks"]) <= MESSAGE_BLOCKS else made


def _message(
    answer: Answer,
    exchange_id: str,
    extra: tuple[str, ...],
    words: Words,
    room: int,
    follow: str | None = None,
) -> Message:
    lines = _within([*map(Line, answer.notes), *_not_offered(answer)], room, words)
    sources = _sources(answer, words)[: room // 100]
    prompt, choices = _asked_once(answer), _choices(answer.prompt, words)
    footer = " · ".join(filter(None, [*extra, *_footer(answer, words)]))
    blocks = [
        *_heading(answer.headline),
        *_sections(_rows(lines, words)),
        *_prompt_blocks(prompt, choices, exchange_id, room),
        *_detail_buttons(answer, exchange_id, words, follow),
        *_context(sources, room),
        *_context([fit(footer, min(1500, room))] if footer else [], room),
    ]
    text = [
        fit(answer.headline, 300),
        *(row for line in lines for row in _said(line, words)),
        *_prompt_rows(prompt, choices, room),
        *sources,
        fit(footer, min(1500, room)),
    ]
    return {"text": "\n".join(filter(None, text)), "blocks": blocks[:MESSAGE_BLOCKS]}


def _heading(headline: str) -> list[Block]:
    text = one_line(headline)
    if not text:
        return []
    if len(text) > HEADER_TEXT:
        return [_section(f"*{fit(text, 300)}*")]
    return [{"type": "header", "text": _plain_text(text)}]


def _not_offered(answer: Answer) -> list[Line]:
    """The lines, but for those that the question back says again."""
    offered = (
        {answer.prompt.text, *(choice.text for choice in answer.prompt.choices)}
        if answer.prompt
        else set[str]()
    )
    return [line for line in answer.lines if line.text not in offered]


def _asked_once(answer: Answer) -> Prompt | None:
    """The question back, without its text when the headline asks it already."""
    prompt = answer.prompt
    return replace(prompt, text="") if prompt and prompt.text in answer.headline else prompt


def _within(lines: list[Line], room: int, words: Words) -> list[Line]:
    """The lines that fit the room, with a word about what did not."""
    kept: list[Line] = []
    for line in lines:
        room -= len(escape(line.text)) + 20
        if room < 0:
            return [*kept, Line(words.shortened)]
        kept.append(line)
    return kept


def _packed(lines: Iterable[Line], words: Words) -> Iterator[Block]:
    """Sections as full as they may be; a short heading is a header of its own."""
    rows: list[str] = []
    for line in lines:
        is_header = line.heading and 0 < len(one_line(line.text)) <= HEADER_TEXT
        if is_header or line.copied:
            yield from _sections(rows)
            rows = []
            yield from _heading(line.text) if is_header else _sections(_row(line, words))
        else:
            rows += _row(line, words)
    yield from _sections(rows)


def _sections(rows: Sequence[str]) -> Iterator[Block]:
    text = ""
    for row in rows:
        if text and len(text) + 1 + len(row) > SECTION_TEXT:
            yield _section(text)
            text = ""
        text = f"{text}\n{row}" if text else row
    if text:
        yield _section(text)


def _rows(lines: Iterable[Line], words: Words) -> list[str]:
    return [row for line in lines for row in _row(line, words)]


def _row(line: Line, words: Words) -> list[str]:
    """A line as rows of mrkdwn, each at most a section long: a quote is a quote, a label is a word, what is to be copied
    is as it was typed."""
    if line.copied:
        return [f"```\n{piece}\n```" for piece in pieces(line.text.replace("`", "'"), SECTION_TEXT - 50)]
    label = f"*{words.labels[line.label]}:* " if line.label else ""
    before = "> " if line.quote else "• " if line.bullet else ""
    around = "*" if line.heading else ""
    texts = line.text.splitlines() if line.quote else [line.text]
    rows = [piece for text in texts for piece in pieces(text, SECTION_TEXT - 50)]
    if not rows:
        return []
    if line.quote:
        return [*([label.strip()] if label else []), *(before + row for row in rows)]
    return [f"{before}{label}{around}{rows[0]}{around}", *(f"{around}{row}{around}" for row in rows[1:])]


def _said(line: Line, words: Words) -> list[str]:
    """A line as it is read aloud: no markup."""
    label = f"{words.labels[line.label]}: " if line.label else ""
    text = f'"{line.text.strip()}"' if line.quote else line.text.strip()
    return list(pieces(label + text, SECTION_TEXT)) if line.text.strip() else []


def _sources(answer: Answer, words: Words) -> list[str]:
    return [f"{words.source}: {_link(source, answer.language, words)}" for source in answer.sources]


def _link(source: Source, language: Language, words: Words) -> str:
    """The name of a source, as a link when its address is one, with the day it was checked."""
    date = format_date(source.checked, "d MMMM y", locale=language.value)
    address = quote(one_line(source.address or ""), safe=":/?#[]@!$&'()*+,;=%~")
    is_link = re.match(r"https?://[^/]", address) and len(address) <= 500
    name = fit(one_line(source.name).replace("|", "/"), 200) or words.source
    shown = f"<{escape(address)}|{name}>" if is_link and name else name
    return f"{shown} ({words.checked.format(date=date)})"


def _footer(answer: Answer, words: Words) -> list[str]:
    receipt = answer.receipt if answer.receipt not in answer.footer else ""
    return [answer.footer, receipt and f"{words.receipt} {receipt}"]


def _choices(prompt: Prompt | None, words: Words) -> list[Choice]:
    """What can be clicked, at most `CHOICES`. Which procurement is meant always has a way out."""
    if prompt is None:
        return []
    choices = [
        choice for choice in prompt.choices if one_line(choice.text) and len(choice.value) <= CHOICE_VALUE
    ]
    if prompt.asking is not Asking.WHICH_ENTRY:
        return choices[:CHOICES]
    ways_out = [choice for choice in choices if choice.value in NONE_OF_THESE] or [
        Choice(words.none_of_these, "")
    ]
    return [choice for choice in choices if choice.value not in NONE_OF_THESE][: CHOICES - 1] + ways_out[:1]


def _prompt_blocks(prompt: Prompt | None, choices: list[Choice], exchange_id: str, room: int) -> list[Block]:
    if prompt is None:
        return []
    numbered = _are_long(choices)
    rows = _prompt_rows(prompt, choices if numbered else [], room)
    buttons = [_choice_button(prompt, choice, exchange_id, at, numbered) for at, choice in enumerate(choices)]
    return [*_sections(rows), *_actions(buttons if exchange_id else [])]


def _prompt_rows(prompt: Prompt | None, choices: list[Choice], room: int) -> list[str]:
    """The question back with what can be chosen: short choices in one row, long ones numbered below each other."""
    if prompt is None:
        return []
    asked, most = fit(prompt.text, min(room, 600)), min(room, 150)
    texts = [fit(one_line(choice.text), most) for choice in choices]
    if _are_long(choices):
        return [*filter(None, [asked]), *(f"{at}. {text}" for at, text in enumerate(texts, 1))]
    return list(filter(None, [f"{asked} ({' / '.join(texts)})".strip() if texts else asked]))


def _are_long(choices: list[Choice]) -> bool:
    return any(len(one_line(choice.text)) > SHORT_BUTTON for choice in choices)


def _choice_button(prompt: Prompt, choice: Choice, exchange_id: str, at: int, numbered: bool) -> Block:
    text = one_line(choice.text)
    value = {
        "exchange": exchange_id,
        "asking": prompt.asking.value,
        "about": prompt.about,
        "value": choice.value,
    }
    shown = f"{at + 1}. {cut(text, SHORT_BUTTON - 3)}" if numbered else text
    return _button(f"choose:{at}", shown, value) | {"accessibility_label": cut(text, BUTTON_TEXT)}


def _detail_buttons(answer: Answer, exchange_id: str, words: Words, follow: str | None) -> list[Block]:
    """A button for every section that has something to show, and one to follow the procurement."""
    there = [section for section in Section if (found := answer.opens(section)) and found.lines]
    buttons = [
        _button(
            f"open:{section}", words.sections[section], {"exchange": exchange_id, "section": section.value}
        )
        for section in there
    ]
    if follow:
        buttons.append(_button("follow", words.follow, {"entry": follow, "language": answer.language.value}))
    return _actions(buttons if exchange_id else [])


def _button(action_id: str, text: str, value: dict[str, str | None]) -> Block:
    return {
        "type": "button",
        "action_id": action_id,
        "text": _plain_text(cut(text, BUTTON_TEXT)),
        "value": json.dumps(value, ensure_ascii=False),
    }


def _actions(buttons: list[Block]) -> list[Block]:
    fitting = [button for button in buttons if len(button["value"]) <= BUTTON_VALUE]
    return [{"type": "actions", "elements": fitting}] if fitting else []


def _context(rows: Sequence[str], room: int) -> list[Block]:
    text = next(_sections([row for row in rows if len(row) <= room]), None)
    return [{"type": "context", "elements": [text["text"]]}] if text else []


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _view(title: str, blocks: list[Block], words: Words) -> View:
    shown = _plain_text(title or words.loading_title)
    return {"type": "modal", "title": shown, "close": _plain_text(words.close), "blocks": blocks}
