"""The commands that weigh the whole calendar: `advies`, `agenda`."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.assistant import Assistant
from bot.cli.advice_filter import filter_options, read_filter
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
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
from bot.exporting.files import check_name, content_of
from bot.exporting.report import AdviceReport, counted, not_known, report_of
from bot.files import write_whole
from bot.model.promise import PromiseFinding
from bot.model.viewer import Viewer

AGENDA_ENDING = ".ics"


@click.command("advies", cls=DutchCommand)
@help_option
@filter_options
@click.option(
    "--naar",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf een bestand: .xlsx, .csv, .json of .html.",
)
@json_option
@today_option
@knowledge_option
@calendar_option
@place_option
def advise(
    target: Path | None, in_json: bool, today: str | None, folder: Path, calendar: Path | None, place: str,
    **chosen: Any,
) -> None:  # fmt: skip
    """Weeg de hele kalender: kans, oordeel, route en redenen."""
    _check_target(target, in_json)
    day = day_of(today)
    report = _report(assistant_of(folder, calendar, day), VIEWERS[place], day, chosen)
    if not report.findings:
        _say_none(report, sys.stderr.write if in_json else sys.stdout.write)
    elif target:
        _write(target, content_of(report, target.name))
        print(counted(report))
    elif in_json:
        _print_lines(report)
    else:
        from bot.cli.advice_table import print_table

        print_table(report, sys.stdout)


@click.command("agenda", cls=DutchCommand)
@help_option
@filter_options
@click.option(
    "--naar",
    "target",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf een bestand dat eindigt op .ics; anders komt de agenda op het scherm.",
)
@today_option
@knowledge_option
@calendar_option
@place_option
def write_agenda(
    target: Path | None, today: str | None, folder: Path, calendar: Path | None, place: str, **chosen: Any
) -> None:
    """Schrijf de beslismomenten als iCalendar, voor Outlook."""
    from bot.exporting.ical import agenda, moments_of

    if target and target.suffix.lower() != AGENDA_ENDING:
        raise click.UsageError(f"een agenda eindigt op {AGENDA_ENDING}.")
    day = day_of(today)
    report = _report(assistant_of(folder, calendar, day), VIEWERS[place], day, chosen)
    moments = moments_of(report.findings, report.knowledge.promise_rules.lead_times, day)
    if not report.findings:
        _say_none(report, sys.stdout.write if target else sys.stderr.write)
    elif target:
        _write(target, agenda(moments, day))
        print(f"{len(moments)} momenten bij {len(report.findings)} trajecten.")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(agenda(moments, day))


def _check_target(target: Path | None, in_json: bool) -> None:
    if target is None:
        return
    if in_json:
        raise click.UsageError("kies --json of --naar, niet allebei.")
    try:
        check_name(target.name)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None


def _report(assistant: Assistant, viewer: Viewer, day: date, chosen: dict[str, Any]) -> AdviceReport:
    """The report of the procurements that pass the filters. Raises click.UsageError."""
    known = assistant.known_to(viewer, day)
    wanted = read_filter(chosen, known, day)
    weighed = assistant.weighed(viewer, day, wanted)
    findings = tuple(_with_progress(weighed, len(known.calendar.entries)))
    unknown = assistant.count_unknown(viewer, day, wanted)
    return report_of(findings, known, viewer.audience, day, wanted, unknown)


def _with_progress(findings: Iterator[PromiseFinding], expected: int) -> Iterator[PromiseFinding]:
    """The same findings, with a bar beside the output when a person is looking; filters make it end sooner."""
    if not sys.stderr.isatty():
        yield from findings
        return
    with click.progressbar(length=expected, label="Trajecten wegen", file=sys.stderr) as bar:
        for finding in findings:
            yield finding
            bar.update(1)
        bar.update(expected - bar.pos)


def _say_none(report: AdviceReport, say: Callable[[str], object]) -> None:
    say(f"Geen traject past bij deze filters; de kalender heeft er {report.looked_at}.{not_known(report)}\n")


def _print_lines(report: AdviceReport) -> None:
    from bot.exporting.json_lines import advice_json

    for finding in report.findings:
        print_json(advice_json(finding))


def _write(target: Path, content: bytes) -> None:
    """Write a file and say so. Raises click.UsageError when the place cannot be written."""
    try:
        write_whole(target, content)
    except OSError:
        raise click.UsageError(f"het bestand {target} kan ik niet schrijven.") from None
    print(f"Geschreven: {target}")
