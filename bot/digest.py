"""The weekly digest of a channel: what must be decided now, what is new, what changed, what is promising and coming.

A digest is made for a viewer; what the readers of the channel may not know is taken out before anything is looked up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum, auto

from dateutil.relativedelta import relativedelta

from bot.advising.confidential import knowledge_for
from bot.answering.digest_said import digest_said, rows_of
from bot.answering.drafting import Pen
from bot.answering.phrases import Phrasebook
from bot.answering.writing import day as day_in_words
from bot.assistant import Assistant
from bot.calendar.changes import compare, field_changes
from bot.exporting.files import content_of
from bot.exporting.report import report_of
from bot.model.answer import Attachment
from bot.model.base import Language
from bot.model.changes import ChangeKind, EntryChange
from bot.model.digest import Digest, DigestChannel, DigestItem, DigestRules
from bot.model.finding import Moment
from bot.model.knowledge import Knowledge
from bot.model.procurement import Calendar, CalendarEntry
from bot.model.promise import Promise, PromiseFinding
from bot.model.question import CalendarFilter
from bot.model.values import Period
from bot.model.viewer import Person, Place, Viewer

IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
"""Who reads a channel of the organisation itself."""
SOON = relativedelta(months=1)
"""How far ahead a decision is one for now."""
LEVELS = tuple(Promise)


class Part(Enum):
    """A section of the digest."""

    DECIDE_NOW = auto()
    NEW = auto()
    CHANGED = auto()
    PROMISING = auto()


def make_digest(
    assistant: Assistant, channel: DigestChannel, changes: Iterable[EntryChange], today: date,
    *, viewer: Viewer = IN_CHANNEL, late: bool = False,
) -> Digest:  # fmt: skip
    """The digest of a channel on a day. `changes`: what changed on the whole calendar since the last digest; what
    `viewer` may not know of them is left out. `late`: it is posted after its day."""
    known = assistant.known_to(viewer, today)
    about = CalendarFilter(owners=channel.owners, categories=channel.categories)
    findings = {found.entry.id: found for found in assistant.weighed(viewer, today, about)}
    shown = {change.entry.id: change for change in _shown(changes, assistant.knowledge, known, viewer, today)}
    parts: dict[Part | None, list[DigestItem]] = {part: [] for part in (*Part, None)}
    for found in findings.values():
        item = DigestItem(found, shown.get(found.entry.id))
        parts[_part_of(item, channel, today)].append(item)
    return Digest(
        channel=channel,
        week="{}-W{:02}".format(*today.isocalendar()),
        day=today,
        decide_now=tuple(sorted(parts[Part.DECIDE_NOW], key=_most_urgent)),
        new=tuple(sorted(parts[Part.NEW], key=_most_promising)),
        changed=tuple(sorted(parts[Part.CHANGED], key=_most_promising)),
        promising=tuple(sorted(parts[Part.PROMISING], key=_most_promising)),
        gone=tuple(_gone(shown.values(), channel, assistant, viewer, today)),
        looked_at=len(findings),
        total=len(known.calendar.entries),
        read_on=known.calendar.source.read_on,
        late=late,
        example=known.calendar.source.example,
    )


def pen_for(digest: Digest, assistant: Assistant, viewer: Viewer = IN_CHANNEL) -> Pen:
    """What a digest is written with: the sentences in the language of its channel."""
    known = assistant.known_to(viewer, digest.day)
    book = Phrasebook(known.phrases.phrases, digest.channel.language)
    return Pen(known, book, viewer.audience, digest.day)


def digest_text(digest: Digest, pen: Pen) -> str:
    """What the channel reads, as plain text: to be read in half a minute."""
    return "\n".join(digest_said(digest, pen).rows)


def digest_details(digest: Digest, pen: Pen) -> str:
    """Every procurement in full, as plain text; empty when the short text tells them already."""
    said = digest_said(digest, pen)
    return "" if said.in_full else "\n".join(rows_of(said.full, whole=True))


def digest_file(digest: Digest, assistant: Assistant, viewer: Viewer = IN_CHANNEL) -> Attachment:
    """Every procurement of the digest as a spreadsheet, for this viewer; it is written when it is asked for."""
    name, known = f"weekbericht-{digest.week}.xlsx", assistant.known_to(viewer, digest.day)
    findings = tuple(item.finding for item in digest.items)
    return Attachment(
        name=name,
        title=f"Weekbericht {digest.week}",
        write=lambda: content_of(report_of(findings, known, viewer.audience, digest.day), name),
    )


def changed_since(before: Calendar | None, now: Calendar) -> tuple[EntryChange, ...]:
    """What changed since an earlier calendar; nothing when there is none, or when it shares no procurement with this one."""
    if before is None or not {entry.id for entry in before.entries} & {entry.id for entry in now.entries}:
        return ()
    return compare(before, now)


def why_not(knowledge: Knowledge, rules: DigestRules, today: date) -> str | None:
    """Why no digest may be posted, in Dutch: the calendar is empty, or too old to say that all is quiet. None when it may."""
    calendar = knowledge.calendar
    if not calendar.entries:
        return "De kalender is leeg. Importeer een kalender."
    age = (today - calendar.source.read_on).days
    if age <= rules.stale_after_days:
        return None
    read_on = day_in_words(calendar.source.read_on, Language.DUTCH)
    return (
        f"De kalender is {age} dagen oud (gelezen op {read_on}); de grens is {rules.stale_after_days} dagen."
        " Importeer een nieuwe kalender."
    )


def _shown(
    changes: Iterable[EntryChange], knowledge: Knowledge, known: Knowledge, viewer: Viewer, today: date
) -> Iterator[EntryChange]:
    """The changes as the viewer may know them: of what both states show, and of no entry that became confidential."""
    whole = tuple(changes)
    earlier = tuple(change.before for change in whole if change.before)
    calendar = knowledge.calendar.model_copy(update={"entries": earlier})
    before = knowledge_for(viewer.audience, replace(knowledge, calendar=calendar), today).entries
    for change in whole:
        was, is_now = before.get(change.entry.id), known.entries.get(change.entry.id)
        if is_now is None:
            if was and change.kind is ChangeKind.GONE:
                yield EntryChange(ChangeKind.GONE, was, None)
        elif was is None:
            yield EntryChange(ChangeKind.NEW, None, is_now)
        else:
            fields = field_changes(was, is_now)
            if fields or was.threshold_side is not is_now.threshold_side:
                yield EntryChange(ChangeKind.CHANGED, was, is_now, fields)


def _gone(
    changes: Iterable[EntryChange], channel: DigestChannel, assistant: Assistant, viewer: Viewer, today: date
) -> Iterator[CalendarEntry]:
    """What left the calendar or was cancelled, and passed the filters of the channel while it stood there."""
    for change in changes:
        was, is_now = change.before, change.after
        if was is None or was.cancelled or (is_now and not is_now.cancelled):
            continue
        if channel.owners and was.owner not in channel.owners:
            continue
        if not channel.categories or assistant.weigh(was, viewer, today).work.category in channel.categories:
            yield was


def _part_of(item: DigestItem, channel: DigestChannel, today: date) -> Part | None:
    """The first section that an entry fits in; None when it is not in the digest."""
    found = item.finding
    is_wanted = found.level.value in channel.promises
    if is_wanted and _is_for_now(found, today):
        return Part.DECIDE_NOW
    if item.change:
        return Part.NEW if item.change.kind is ChangeKind.NEW else Part.CHANGED
    return Part.PROMISING if is_wanted and _is_coming(found, channel, today) else None


def _is_for_now(found: PromiseFinding, today: date) -> bool:
    """Whether the last day to decide is past, or comes within a month, and it can still be decided."""
    deadline = found.verdict.deadline
    if deadline is None or deadline.decide_by is None:
        return False
    return deadline.moment is Moment.LAST_CHANCE or today <= deadline.decide_by <= today + SOON


def _is_coming(found: PromiseFinding, channel: DigestChannel, today: date) -> bool:
    """Whether it is planned within the horizon, and not published yet."""
    deadline, planned = found.verdict.deadline, found.entry.planned
    horizon = Period(today, today + relativedelta(months=channel.horizon_months))
    is_open = deadline is None or deadline.moment is not Moment.TOO_LATE
    return is_open and planned is not None and planned.overlaps(horizon)


def _most_urgent(item: DigestItem) -> tuple[bool, int, int, str]:
    """First what can be decided in time, then what is past its day; the most promising first, then the nearest day."""
    deadline = item.finding.verdict.deadline
    left = deadline.days_left if deadline and deadline.days_left is not None else 0
    return (left < 0, LEVELS.index(item.finding.level), abs(left), item.finding.entry.id)


def _most_promising(item: DigestItem) -> tuple[int, date, str]:
    """The most promising first, then what is decided first (without a day last)."""
    deadline = item.finding.verdict.deadline
    decide_by = deadline.decide_by if deadline else None
    return (LEVELS.index(item.finding.level), decide_by or date.max, item.finding.entry.id)
