"""The commands that look at the calendar itself: `wijzigingen`, `kwaliteit`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from bot.answering.changes_said import change_said
from bot.assistant import Assistant
from bot.calendar.changes import compare
from bot.calendar.quality import Flaw, Remark, is_old, remarks_on
from bot.calendar.reporting import counted
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
    VIEWERS,
    assistant_of,
    calendar_option,
    day_of,
    help_option,
    json_option,
    knowledge_option,
    print_json,
    today_option,
)
from bot.database import JournalUnavailable
from bot.model.base import Language
from bot.model.changes import ChangeKind, EntryChange
from bot.model.procurement import Calendar
from bot.model.promise import PromiseFinding
from bot.model.promising import RESTED_ON
from bot.settings import SettingsProblem, read_journal_url
from bot.snapshots import Snapshot, open_snapshots

NO_OWNER = "(geen eigenaar)"
LISTED = 10
"""How many entries are named for one flaw of one owner; the counts are always whole."""


@click.command("wijzigingen", cls=DutchCommand)
@help_option
@click.option(
    "--sinds",
    "since",
    metavar="DAG",
    help="Vergelijk met de kalender van die dag; anders met de vorige import.",
)
@json_option
@today_option
@knowledge_option
def tell_changes(since: str | None, in_json: bool, today: str | None, folder: Path) -> None:
    """Vertel wat er op de kalender is veranderd, per traject en per veld."""
    day = day_of(today)
    assistant = assistant_of(folder, None, day)
    now = assistant.knowledge.calendar
    before = _snapshot(now, day_of(since) if since else None)
    if before is None:
        click.echo(
            "Er is nog geen eerdere kalender om mee te vergelijken. Die komt er bij de volgende import.",
            err=in_json,
        )
        return
    changes = compare(before.calendar, now)
    told = [(change, list(_to_test_again(change, assistant, day))) for change in changes]
    if in_json:
        for change, again in told:
            print_json(_as_json(change, again))
        return
    print(f"Vergeleken met de kalender van {before.made_at:%Y-%m-%d}: {_counted(changes)}.")
    for change, again in told:
        _print_change(change, again)


def _snapshot(now: Calendar, since: date | None) -> Snapshot | None:
    try:
        snapshots = open_snapshots(read_journal_url())
        return snapshots.before(since) if since else snapshots.last_but(now)
    except (JournalUnavailable, SettingsProblem) as problem:
        raise click.UsageError(str(problem)) from None


def _to_test_again(change: EntryChange, assistant: Assistant, day: date) -> Iterator[str]:
    """What rested on a fact that changed: the verdict, the promise, the advisors' word."""
    if change.before is None or change.after is None:
        return
    if not any(one.key in RESTED_ON for one in change.fields):
        return
    was, is_now = (
        assistant.weigh(entry, VIEWERS["besloten"], day) for entry in (change.before, change.after)
    )
    yield from _shifted(was, is_now)
    if is_now.advice and is_now.outdated:
        yield f"advies van {is_now.advice.by} ({is_now.advice.on.isoformat()}): {', '.join(is_now.outdated)} is daarna veranderd"


def _shifted(was: PromiseFinding, is_now: PromiseFinding) -> Iterator[str]:
    before, after = was.verdict.main, is_now.verdict.main
    if (before.route.id, before.verdict) != (after.route.id, after.verdict):
        yield f"oordeel: {before.verdict.value} ({before.route.short.nl}) -> {after.verdict.value} ({after.route.short.nl})"
    if was.level is not is_now.level:
        yield f"kansrijk: {was.level.value} -> {is_now.level.value}"
    if before.verdict == after.verdict and was.level is is_now.level:
        yield "een gegeven waar het oordeel op rust is veranderd; het oordeel zelf blijft gelijk"


def _print_change(change: EntryChange, again: Iterable[str]) -> None:
    print(f"{change.kind.value}: {change.entry.id} {change.entry.title}")
    for one in change.fields:
        print(f"  - {change_said(one, Language.DUTCH)}")
    for text in again:
        print(f"  - opnieuw toetsen: {text}")


def _as_json(change: EntryChange, again: list[str]) -> dict[str, Any]:
    return {
        "id": change.entry.id,
        "titel": change.entry.title,
        "wat": change.kind.value,
        "velden": [{"veld": one.key, "tekst": change_said(one, Language.DUTCH)} for one in change.fields],
        "opnieuw_toetsen": again,
    }


def _counted(changes: Iterable[EntryChange]) -> str:
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{counts[kind]} {kind.value}" for kind in ChangeKind)


@click.command("kwaliteit", cls=DutchCommand)
@help_option
@json_option
@today_option
@knowledge_option
@calendar_option
def judge_quality(in_json: bool, today: str | None, folder: Path, calendar: Path | None) -> None:
    """Laat per directie zien wat op de kalender ontbreekt, verouderd is of elkaar tegenspreekt."""
    day = day_of(today)
    assistant = assistant_of(folder, calendar, day)
    found = list(_remarks(assistant, day))
    whole = assistant.knowledge.calendar
    if in_json:
        for remark in found:
            print_json(_remark_json(remark))
        return
    print(
        f"{counted(len(whole.entries), 'traject', 'trajecten')}, gelezen op {whole.source.read_on.isoformat()}. {len(found)} opmerkingen."
    )
    if is_old(whole, day):
        print("Let op: deze kalender is langer dan drie maanden geleden gelezen. Importeer een nieuwe.")
    by_owner: defaultdict[str, list[Remark]] = defaultdict(list)
    for remark in found:
        by_owner[remark.entry.owner or NO_OWNER].append(remark)
    totals = Counter(entry.owner or NO_OWNER for entry in whole.entries)
    for owner in sorted(totals, key=lambda name: (-len(by_owner[name]), name)):
        _print_owner(owner, totals[owner], by_owner[owner])


def _remarks(assistant: Assistant, day: date) -> Iterator[Remark]:
    for entry in assistant.knowledge.calendar.entries:
        yield from remarks_on(entry, assistant.work_of(entry), day)


def _print_owner(owner: str, entries: int, remarks: list[Remark]) -> None:
    counts = Counter(remark.flaw for remark in remarks)
    said = ", ".join(f"{counts[flaw]} {flaw.value}" for flaw in Flaw) if remarks else "geen opmerkingen"
    print(f"\n{owner} ({counted(entries, 'traject', 'trajecten')}): {said}")
    grouped: defaultdict[tuple[Flaw, str], list[Remark]] = defaultdict(list)
    for remark in remarks:
        grouped[remark.flaw, remark.about].append(remark)
    for (flaw, about), same in sorted(
        grouped.items(), key=lambda one: (list(Flaw).index(one[0][0]), -len(one[1]), one[0][1])
    ):
        ids = ", ".join(remark.entry.id for remark in same[:LISTED])
        rest = f" en nog {len(same) - LISTED}" if len(same) > LISTED else ""
        print(f"  - {flaw.value}: {about}, {len(same)} keer ({ids}{rest})")


def _remark_json(remark: Remark) -> dict[str, Any]:
    return {
        "eigenaar": remark.entry.owner,
        "id": remark.entry.id,
        "soort": remark.flaw.value,
        "onderwerp": remark.about,
        "tekst": remark.text,
    }
