"""The command that shows a digest before it is posted: `weekbericht`."""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from bot.assistant import Assistant
from bot.cli.dutch import DutchCommand
from bot.cli.options import (
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
from bot.digest import changed_since, digest_details, digest_text, make_digest, pen_for, why_not
from bot.model.changes import EntryChange
from bot.model.digest import Digest, DigestChannel, DigestItem
from bot.settings import SettingsProblem, read_journal_url
from bot.snapshots import open_snapshots

BY_ITSELF = (
    "De draaiende bot plaatst het weekbericht zelf, op de dag en de tijd in weekbericht.yaml."
    " Wilt u het nu al zien? Typ: kansrijk weekbericht --proef"
)
AS_EXAMPLE = "Er staat nog geen kanaal in weekbericht.yaml. Dit is een voorbeeld voor alle trajecten."
EXAMPLE = "voorbeeld"
WEEK = timedelta(days=7)


@click.command("weekbericht", cls=DutchCommand)
@help_option
@click.option("--proef", "trial", is_flag=True, help="Toon het weekbericht hier; er wordt niets geplaatst.")
@click.option(
    "--kanaal", "name", metavar="NAAM", help="Alleen het weekbericht met dit id of voor dit kanaal."
)
@json_option
@today_option
@knowledge_option
@calendar_option
def show_digest(
    trial: bool, name: str | None, in_json: bool, today: str | None, folder: Path, calendar: Path | None
) -> None:
    """Toon het weekbericht van elk kanaal, voordat de bot het plaatst."""
    if not trial:
        print(BY_ITSELF)
        return
    day = day_of(today)
    assistant = assistant_of(folder, calendar, day)
    channels = _channels(assistant, name)
    if reason := why_not(assistant.knowledge, assistant.knowledge.digest_rules, day):
        print(f"Let op: zo plaatst de bot dit weekbericht niet. {reason}", file=sys.stderr)
    changes = _changes(assistant, day)
    for at, channel in enumerate(channels):
        made = make_digest(assistant, channel, changes, day)
        if in_json:
            print_json(_as_json(made, assistant))
        else:
            print("\n" * bool(at) + _as_text(made, assistant))


def _channels(assistant: Assistant, name: str | None) -> tuple[DigestChannel, ...]:
    """The digests to show; an example when there are none. Raises click.UsageError for a name that is not there."""
    listed = assistant.knowledge.digest_rules.channels
    if not listed:
        print(AS_EXAMPLE, file=sys.stderr)
        listed = (DigestChannel(id=EXAMPLE, kanaal=EXAMPLE),)
    wanted = tuple(one for one in listed if name in (None, one.id, one.channel))
    if not wanted:
        known = ", ".join(one.id for one in listed)
        raise click.UsageError(f"weekbericht '{name}' staat niet in weekbericht.yaml; kies uit: {known}.")
    return wanted


def _changes(assistant: Assistant, day: date) -> tuple[EntryChange, ...]:
    """What changed since the calendar of a week before; nothing when no earlier calendar was kept."""
    try:
        snapshots = open_snapshots(read_journal_url())
        try:
            before = snapshots.before(day - WEEK)
        finally:
            snapshots.close()
    except (JournalUnavailable, SettingsProblem) as problem:
        print(f"Zonder nieuw en gewijzigd: {problem}", file=sys.stderr)
        return ()
    return changed_since(before.calendar if before else None, assistant.knowledge.calendar)


def _as_text(made: Digest, assistant: Assistant) -> str:
    pen = pen_for(made, assistant)
    details = digest_details(made, pen)
    return digest_text(made, pen) + (f"\n\nIn de draad:\n\n{details}" if details else "")


def _as_json(made: Digest, assistant: Assistant) -> dict[str, Any]:
    from handlers.digest_blocks import digest_message

    pen = pen_for(made, assistant)
    return {
        "kanaal": made.channel.id,
        "week": made.week,
        "beslis_nu": _ids(made.decide_now),
        "nieuw": _ids(made.new),
        "gewijzigd": _ids(made.changed),
        "kansrijk": _ids(made.promising),
        "bekeken": made.looked_at,
        "tekst": digest_text(made, pen),
        "blokken": digest_message(made, pen, follow=True)["blocks"],
    }


def _ids(items: tuple[DigestItem, ...]) -> list[str]:
    return [item.finding.entry.id for item in items]
