"""The command `kansrijk`: the composition root. It alone in `bot/` may import the Slack rim, inside commands."""

import io
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import click

from bot.answering.contract import as_json
from bot.answering.phrases import PHRASES
from bot.answering.plain import plain_text
from bot.answering.receipts import read_receipt
from bot.assistant import Assistant, Reply
from bot.curation.problems import KnowledgeError, Problem
from bot.curation.reading import check, load
from bot.curation.schema import write_schemas
from bot.model.question import Question
from bot.model.viewer import Person, Place, Viewer
from bot.serving import Serving, made_to_stay, now

PROBLEMS, WRONG_USE, INTERRUPTED = 1, 2, 130
YEARS = range(2000, 2100)
"""The years that a receipt can hold."""
SHIPPED = Path(__file__).resolve().parent.parent / "knowledge"


VIEWERS = {
    "besloten": Viewer(Person.COLLEAGUE, Place.PRIVATE),
    "kanaal": Viewer(Person.COLLEAGUE, Place.CHANNEL),
    "extern": Viewer(Person.OUTSIDER, Place.SHARED),
}
"""Where an answer is read, for trying out what each reader sees."""
BY_AUDIENCE = {viewer.audience: viewer for viewer in VIEWERS.values()}

knowledge_option = click.option(
    "--kennis", "folder", envvar="KENNIS", type=click.Path(path_type=Path), default=SHIPPED, metavar="MAP",
    help="De map met de kennisbestanden.",
)  # fmt: skip
calendar_option = click.option(
    "--kalender",
    "calendar",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Een andere kalender: YAML of CSV.",
)
today_option = click.option(
    "--vandaag", "today", metavar="DAG", help="De dag waarop gerekend wordt, zoals 2026-11-22."
)
place_option = click.option(
    "--plek",
    "place",
    type=click.Choice(list(VIEWERS)),
    default="besloten",
    help="Waar het antwoord wordt gelezen.",
)
json_option = click.option("--json", "in_json", is_flag=True, help="Schrijf JSON, een regel per antwoord.")
help_option = click.help_option("--help", help="Toon deze uitleg.")


class DutchFormatter(click.HelpFormatter):
    """Writes the headings of the help in Dutch."""

    HEADINGS: ClassVar = {"Options": "Opties", "Commands": "Commando's", "Arguments": "Argumenten"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is used."""
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(self.HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    """Helps in Dutch."""

    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    """A command that helps in Dutch."""

    context_class = DutchContext


class DutchGroup(click.Group):
    """The commands together."""

    context_class = DutchContext
    command_class = DutchCommand


@click.group(cls=DutchGroup)
@help_option
def app() -> None:
    """Kansrijk weet welke inkoop kansrijk is voor sociale firma's, en wat de Aanbestedingswet toelaat."""


@app.command("vraag", context_settings={"ignore_unknown_options": True})
@help_option
@click.argument("text", required=False, metavar="[TEKST]")
@click.option(
    "--reeks",
    "series",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Vragen: JSON, een per regel.",
)
@click.option("--uitleg", "explain", is_flag=True, help="Laat zien hoe de vraag is gelezen.")
@json_option
@today_option
@knowledge_option
@calendar_option
@place_option
def ask(
    text: str | None, series: Path | None, explain: bool, in_json: bool, today: str | None, folder: Path,
    calendar: Path | None, place: str,
) -> None:  # fmt: skip
    """Beantwoord één vraag, of een reeks vragen uit een bestand."""
    if text and text.startswith("--"):
        raise click.NoSuchOption(text.split()[0])
    if (text is None) == (series is None):
        raise click.UsageError("geef een vraag, of een bestand met --reeks.")
    day = _day(today)
    questions = list(_series(series)) if series else [{"id": None, "vraag": text}]
    assistant = _assistant(folder, calendar, day)
    for question in questions:
        started = time.perf_counter()
        reply = assistant.answer(str(question["vraag"]), VIEWERS[place], day)
        ms = (time.perf_counter() - started) * 1000
        if in_json:
            _print_json(_contract(question, reply, assistant, ms))
        else:
            print(_shown(reply, explain))


@app.command("gesprek")
@help_option
@today_option
@knowledge_option
@calendar_option
@place_option
def converse(today: str | None, folder: Path, calendar: Path | None, place: str) -> None:
    """Voer een gesprek in de terminal; vervolgvragen mogen."""
    from bot.terminal import converse_in_terminal

    day = _day(today)
    converse_in_terminal(_assistant(folder, calendar, day), VIEWERS[place], day, sys.stdin, sys.stdout)


@app.command("controleer")
@help_option
@json_option
@today_option
@knowledge_option
@calendar_option
def verify(in_json: bool, today: str | None, folder: Path, calendar: Path | None) -> None:
    """Controleer alle kennis: elk probleem met bestand, regel en kolom."""
    problems = check(folder, _day(today), calendar=calendar, phrases_used=PHRASES)
    errors = [problem for problem in problems if not problem.warning]
    for problem in problems:
        if in_json:
            _print_json(_problem_json(problem))
        else:
            print(problem)
    if not in_json:
        print(_counted(len(errors), len(problems) - len(errors)))
    if errors:
        sys.exit(PROBLEMS)


@app.command("schema")
@help_option
@click.argument("target", type=click.Path(path_type=Path), metavar="MAP")
def write_schema(target: Path) -> None:
    """Schrijf het JSON Schema van de kennisbestanden in een map, voor editors."""
    try:
        written = write_schemas(target)
    except OSError:
        raise click.UsageError(f"in de map {target} kan ik niet schrijven.") from None
    for path in written:
        print(path)


@app.command("bon")
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
    assistant = _assistant(folder, calendar, receipt.day)
    if assistant.knowledge.version != receipt.version:
        print(
            f"Let op: de kennis is nu versie {assistant.knowledge.version}; de bon is van {receipt.version}."
        )
    viewer = BY_AUDIENCE[receipt.audience]
    print(plain_text(assistant.resume(viewer, receipt.day, receipt.conversation).answer))


@app.command("slack")
@help_option
def slack() -> None:
    """Start de bot in Slack (hetzelfde als python -m handlers)."""
    from bot.journal import JournalUnavailable, open_journal
    from bot.settings import SettingsProblem, read_settings
    from handlers.running import run

    try:
        settings = read_settings()
    except SettingsProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(WRONG_USE)
    serving = Serving(settings.knowledge or SHIPPED, lambda: now().date())
    try:
        journal = open_journal(settings.journal_url)
    except JournalUnavailable as problem:
        print(problem, file=sys.stderr)
        sys.exit(PROBLEMS)
    with serving.live:
        sys.exit(run(settings, serving.assistant, journal, now))


def main() -> None:
    """Run the command; wrong use is one Dutch sentence and exit status 2, problems in the knowledge exit status 1."""
    _never_fail_on_a_character()
    try:
        app(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.message, file=sys.stderr)
        sys.exit(WRONG_USE)
    except click.UsageError as error:
        print(
            f"Dat kan ik niet uitvoeren: {_in_dutch(error)} Typ 'kansrijk --help' voor wat er kan.",
            file=sys.stderr,
        )
        sys.exit(WRONG_USE)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(_counted(len(error.problems), 0), file=sys.stderr)
        sys.exit(PROBLEMS)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)


def _in_dutch(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"de optie {error.option_name} ken ik niet."
        case click.MissingParameter():
            return "er ontbreekt iets achter het commando."
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as parameter):
            return f"de waarde bij {parameter.opts[-1]} klopt niet; kies uit {', '.join(choice.choices)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"de waarde bij {parameter.opts[-1]} klopt niet."
        case _ if error.message.startswith("No such command"):
            return f"het commando {error.message.split(chr(39))[1]} ken ik niet."
        case _ if error.message.startswith(("Got unexpected", "Missing", "Option")):
            return "er staat te veel of te weinig achter het commando; zet een vraag tussen aanhalingstekens."
        case _:
            return error.message


def _day(written: str | None) -> date:
    if written is None:
        return now().date()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise click.UsageError(f"'{written}' is geen dag; schrijf bijvoorbeeld 2026-11-22.") from None
    if day.year not in YEARS:
        raise click.UsageError(f"met '{written}' kan ik niet rekenen; kies een dag van 2000 tot en met 2099.")
    return day


def _never_fail_on_a_character() -> None:
    """What a terminal cannot show is written as its code, and what is no text is read as an unknown character."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _assistant(folder: Path, calendar: Path | None, day: date) -> Assistant:
    return made_to_stay(load(folder, day, calendar, phrases_used=PHRASES))


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


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "bestand": problem.file,
        "regel": problem.line,
        "kolom": problem.column,
        "melding": problem.message,
        "waarschuwing": problem.warning,
    }


def _counted(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "Alles klopt."
    problems = "1 fout" if errors == 1 else f"{errors} fouten"
    remarks = "1 waarschuwing" if warnings == 1 else f"{warnings} waarschuwingen"
    return f"{problems}, {remarks}."


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False))
