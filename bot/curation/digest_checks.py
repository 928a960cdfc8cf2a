"""Which channel gets which digest: a channel that Slack can know, one digest at a time, filters that match something."""

import re
from contextlib import suppress

from bot.curation.library import CALENDAR, DIGEST, Library
from bot.curation.located import Mapping, Node, Scalar, Sequence, child, mappings, scalars_at, text_at, texts
from bot.curation.problems import FileProblems, did_you_mean, shown
from bot.curation.wording import named
from bot.model.digest import DigestChannel, Weekday, read_time

CHANNEL = re.compile(r"^[CG][A-Z0-9]{7,}$")
ADVISORS = re.compile(r"^[CGDUW][A-Z0-9]{7,}$")
WHERE = "Kopieer de ID in Slack, onderaan de gegevens van het kanaal, zoals C0123456789"
DAY, TIME, ZONE = Weekday.MONDAY.value, "09:00", "Europe/Amsterdam"
"""When a digest is posted if nothing else is written."""


def check_digest(library: Library) -> None:
    """A channel that is no id of Slack, two digests for one channel at one time, no promise at all; (a warning) owners that
    the calendar does not have, so that nothing matches."""
    root = library.root(DIGEST)
    if root is None:
        return
    problems, channels = library.problems(DIGEST), mappings(child(root, "kanalen"))
    for channel in channels:
        _check_slack_id(child(channel, "kanaal"), CHANNEL, named(channel, DigestChannel), problems)
        _check_promises(channel, problems)
        _check_owners(channel, library, problems)
    _check_slack_id(child(root, "adviseurs"), ADVISORS, "adviseurs", problems)
    _check_times(channels, problems)


def _check_slack_id(
    written: Node | None, allowed: re.Pattern[str], name: str, problems: FileProblems
) -> None:
    if isinstance(written, Scalar) and not written.refused and not allowed.match(written.text):
        message = f"{name}: {shown(written.text)} is geen ID van Slack. {WHERE}"
        problems.error(written.line, written.column, message)


def _check_promises(channel: Mapping, problems: FileProblems) -> None:
    promises = child(channel, "kansrijk")
    if isinstance(promises, Sequence) and not promises.items:
        message = "'kansrijk' is leeg, dus past er geen traject; schrijf bijvoorbeeld [hoog, midden]"
        problems.error(promises.line, promises.column, f"{named(channel, DigestChannel)}: {message}")


def _check_owners(channel: Mapping, library: Library, problems: FileProblems) -> None:
    calendar = library.root(CALENDAR)
    known = {found.text for found in scalars_at(calendar, "trajecten.*.eigenaar")}
    owners = texts(child(channel, "eigenaren"))
    strange = [owner for owner in owners if owner.text not in known] if calendar else []
    for owner in strange:
        nothing = ", en zo past er geen enkel traject" if len(strange) == len(owners) else ""
        message = f"eigenaar {shown(owner.text)} staat niet op de kalender{nothing}"
        near = did_you_mean(owner.text, known)
        problems.warn(owner.line, owner.column, f"{named(channel, DigestChannel)}: {message}{near}")


def _check_times(channels: list[Mapping], problems: FileProblems) -> None:
    seen: dict[tuple[str, str, str, str], int] = {}
    for channel in channels:
        where = child(channel, "kanaal")
        if not isinstance(where, Scalar) or where.refused:
            continue
        moment = (where.text, *_moment(channel))
        if moment in seen:
            message = (
                f"kanaal {shown(where.text)} krijgt op dit moment al een weekbericht (regel {seen[moment]})"
            )
            problems.error(
                where.line,
                where.column,
                f"{named(channel, DigestChannel)}: {message}; kies een andere dag of tijd",
            )
        seen.setdefault(moment, where.line)


def _moment(channel: Mapping) -> tuple[str, str, str]:
    """The day, the time and the time zone of a digest, as they hold; a faulty one is a problem elsewhere."""
    written = text_at(channel, "tijd") or TIME
    with suppress(ValueError):
        written = read_time(written).isoformat()
    return text_at(channel, "dag") or DAY, written, text_at(channel, "tijdzone") or ZONE
