"""The commands that answer questions: `vraag`, `gesprek`, `bon`."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.answering.contract import as_json
from bot.answering.plain import plain_text
from bot.answering.receipts import read_receipt
from bot.assistant import Assistant, Reply
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
    BY_AUDIENCE,
    VIEWERS,
    assistant_of,
    calendar_option,
    day_of,
    help_option,
    json_option,
    knowledge_option,
    place_option,
    print_json,
    today_option,
)
from bot.model.base import Language
from bot.model.question import Question

HOW_TO_GET_IT = {
    Language.DUTCH: 'Het bestand krijgt u met --bestand, bijvoorbeeld: kansrijk vraag "..." --bestand lijst.csv',
    Language.ENGLISH: 'For the file add --bestand, for instance: kansrijk vraag "..." --bestand list.csv',
}


@click.command("vraag", cls=DutchCommand, context_settings={"ignore_unknown_options": True})
@help_option
@click.argument("text", required=False, metavar="[TEKST]")
@click.option(
    "--reeks",
    "series",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Vragen: JSON, een per regel.",
)
@click.option(
    "--bestand",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de hele lijst naar dit bestand, als het antwoord een lijst is.",
)
@click.option("--uitleg", "explain", is_flag=True, help="Laat zien hoe de vraag is gelezen.")
@json_option
@today_option
@knowledge_option
@calendar_option
@place_option
def ask(
    text: str | None, series: Path | None, target: Path | None, explain: bool, in_json: bool, today: str | None,
    folder: Path, calendar: Path | None, place: str,
) -> None:  # fmt: skip
    """Beantwoord één vraag, of een reeks vragen uit een bestand."""
    if text and text.startswith("--"):
        raise click.NoSuchOption(text.split()[0])
    if (text is None) == (series is None):
        raise click.UsageError("geef een vraag, of een bestand met --reeks.")
    if series and target:
        raise click.UsageError("--bestand kan alleen bij één vraag, niet bij --reeks.")
    day = day_of(today)
    questions = list(_series(series)) if series else [{"id": None, "vraag": text}]
    assistant = assistant_of(folder, calendar, day)
    for question in questions:
        started = time.perf_counter()
        reply = assistant.answer(str(question["vraag"]), VIEWERS[place], day)
        ms = (time.perf_counter() - started) * 1000
        if in_json:
            print_json(_contract(question, reply, assistant, ms))
        else:
            print(_shown(reply, explain))
        if target:
            click.echo(_written(reply, target), err=True)
        elif reply.answer.attachment and not in_json:
            print(HOW_TO_GET_IT[reply.answer.language])


@click.command("gesprek", cls=DutchCommand)
@help_option
@today_option
@knowledge_option
@calendar_option
@place_option
def converse(today: str | None, folder: Path, calendar: Path | None, place: str) -> None:
    """Voer een gesprek in de terminal; vervolgvragen mogen."""
    from bot.terminal import converse_in_terminal

    day = day_of(today)
    converse_in_terminal(assistant_of(folder, calendar, day), VIEWERS[place], day, sys.stdin, sys.stdout)


@click.command("bon", cls=DutchCommand)
@help_option
@click.argument("code", metavar="BON")
@knowledge_option
@calendar_option
def reproduce(code: str, folder: Path, calendar: Path | None) -> None:
    """Maak het antwoord bij een bon opnieuw."""
    try:
        receipt = read_receipt(code)
    except ValueError as error:
        raise click.UsageError(f"'{code[:80]}': {error}.") from None
    assistant = assistant_of(folder, calendar, receipt.day)
    if assistant.knowledge.version != receipt.version:
        print(
            f"Let op: de kennis is nu versie {assistant.knowledge.version}; de bon is van {receipt.version}."
        )
    viewer = BY_AUDIENCE[receipt.audience]
    print(plain_text(assistant.resume(viewer, receipt.day, receipt.conversation).answer))


def _series(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"het bestand {path} kan ik niet lezen.") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _series_line(line, path, number)


def _series_line(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        question = None
    if not isinstance(question, dict) or not isinstance(question.get("vraag"), str):  # pyright: ignore[reportUnknownMemberType]
        raise click.UsageError(f'{path}:{number}: schrijf op elke regel {{"id": ..., "vraag": ...}}.')
    return {"id": question.get("id"), "vraag": question["vraag"]}  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _contract(question: dict[str, Any], reply: Reply, assistant: Assistant, ms: float) -> dict[str, Any]:
    from handlers.blocks import message

    blocks = message(reply.answer, reply.answer.receipt)["blocks"]
    version = assistant.knowledge.version
    return as_json(question["id"], str(question["vraag"]), reply.question, reply.answer, blocks, version, ms)


def _written(reply: Reply, target: Path) -> str:
    """Write the file of an answer; what became of it. Raises UsageError when it cannot be written."""
    attachment = reply.answer.attachment
    if attachment is None:
        return "Bij dit antwoord hoort geen bestand: alles staat in het antwoord."
    try:
        target.write_bytes(attachment.content)
    except OSError:
        raise click.UsageError(f"het bestand {target} kan ik niet schrijven.") from None
    return f"Het bestand staat in {target}."


def _shown(reply: Reply, explain: bool) -> str:
    text = plain_text(reply.answer)
    return f"{text}\n\n{_explained(reply.question)}" if explain and reply.question else text


def _explained(question: Question) -> str:
    """How the question was read: which words led where."""
    topics = ", ".join(f"{s.id} ({s.score:.2f})" for s in question.topics[:3]) or "geen"
    entries = ", ".join(f"{s.id} ({s.score:.2f})" for s in question.linking.decided) or "geen"
    nearest = ", ".join(f"{s.id} ({s.score:.2f})" for s in question.linking.nearest)
    rows = [
        "Zo is de vraag gelezen:",
        f"- taal: {question.language.value}; bedoeling: {question.intent.value}",
        f"- trajecten: {entries}" + (f"; dichtbij: {nearest}" if nearest else ""),
        f"- onderwerpen: {topics}",
        *(f"- '{step.words}' -> {step.led_to}" for step in question.steps),
    ]
    return "\n".join(rows)
