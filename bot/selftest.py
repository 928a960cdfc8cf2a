"""Whether this installation can do its work: each part tried, each result one Dutch line with what to do about it.

No result holds a token, an address with a password, or a value of the knowledge.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering.phrases import PHRASES
from bot.curation.reading import check, load
from bot.database import JournalUnavailable, open_database
from bot.journal import Journal
from bot.model.digest import DigestRules
from bot.model.knowledge import Knowledge
from bot.switch import Switch

SUMMER_TIME = (timedelta(hours=1), timedelta(hours=2))
"""How far Amsterdam is ahead of UTC in January and in July."""


class Mark(StrEnum):
    """How a part came out. With a failure the bot cannot do its work."""

    FINE = "OK"
    ATTENTION = "LET OP"
    FAILURE = "FOUT"


@dataclass(frozen=True, slots=True)
class Result:
    """What was tried, how it came out, and what to do when it is not fine."""

    mark: Mark
    part: str
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.mark:<6}  {self.part}: {self.said}", self.remedy)))


@dataclass(frozen=True, slots=True)
class KnowledgeTried:
    """The results on the files, and the knowledge when it can be used."""

    results: tuple[Result, ...]
    knowledge: Knowledge | None


def try_knowledge(folder: Path, today: date) -> KnowledgeTried:
    """Read and check every file of the folder."""
    problems = check(folder, today, phrases_used=PHRASES)
    errors, remedy = (
        sum(not problem.warning for problem in problems),
        "Typ 'kansrijk controleer' voor de regels.",
    )
    if errors:
        result = Result(Mark.FAILURE, "kennis", f"aantal fouten in de bestanden: {errors}.", remedy)
        return KnowledgeTried((result,), None)
    knowledge = load(folder, today, phrases_used=PHRASES)
    if problems:
        said = f"versie {knowledge.version}, aantal waarschuwingen: {len(problems)}."
        return KnowledgeTried((Result(Mark.ATTENTION, "kennis", said, remedy),), knowledge)
    return KnowledgeTried(
        (Result(Mark.FINE, "kennis", f"versie {knowledge.version}, alles klopt."),), knowledge
    )


def try_calendar(knowledge: Knowledge, today: date) -> Result:
    """Whether the calendar is real, and read not long ago."""
    source, most = knowledge.calendar.source, knowledge.digest_rules.stale_after_days
    age = (today - source.read_on).days
    said = (
        f"{len(knowledge.calendar.entries)} trajecten, gelezen op {source.read_on}, leeftijd in dagen: {age}."
    )
    if source.example:
        remedy = "Dit is een voorbeeld. Breng uw eigen kalender in met 'kansrijk importeer BESTAND'."
        return Result(Mark.ATTENTION, "kalender", said, remedy)
    if age > most:
        remedy = (
            f"Dat is meer dan {most} dagen. Breng een nieuwe kalender in met 'kansrijk importeer BESTAND'."
        )
        return Result(Mark.ATTENTION, "kalender", said, remedy)
    return Result(Mark.FINE, "kalender", said)


def try_time_zone(now: datetime) -> Result:
    """Whether this machine knows the clock of Amsterdam, and what time it has."""
    zone = ZoneInfo("Europe/Amsterdam")
    ahead = tuple(datetime(now.year, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in (1, 7))
    if ahead != SUMMER_TIME:
        remedy = "Werk de gegevens over tijdzones van deze machine bij (het pakket tzdata)."
        return Result(Mark.FAILURE, "tijdzone", "zomertijd en wintertijd van Amsterdam kloppen niet.", remedy)
    said = f"in Amsterdam is het nu {now.astimezone(zone):%d-%m-%Y %H:%M}."
    return Result(Mark.FINE, "tijdzone", said)


def try_database(url: str, now: datetime) -> tuple[Result, ...]:
    """Whether the database at this address can be opened, read and written; and whether the bot is turned off in it."""
    try:
        database = open_database(url)
        try:
            Journal(database).renew((), now)
            since = Switch(database).off_since()
        finally:
            database.close()
    except JournalUnavailable as problem:
        return (Result(Mark.FAILURE, "database", str(problem)),)
    kind = url.partition(":")[0].partition("+")[0]
    works = Result(Mark.FINE, "database", f"{kind}, te lezen en te schrijven.")
    if since is None:
        return works, Result(Mark.FINE, "schakelaar", "de bot staat aan.")
    off = Result(Mark.ATTENTION, "schakelaar", "de bot staat uit.", "Zet de bot aan met 'kansrijk aan'.")
    return works, off


def try_digest(rules: DigestRules) -> Result:
    """Whether there is somebody to send a digest and an alarm to."""
    if not rules.channels:
        remedy = "Wilt u een weekbericht? Zet een kanaal in weekbericht.yaml."
        return Result(Mark.ATTENTION, "weekbericht", "er staat geen kanaal in weekbericht.yaml.", remedy)
    said = f"aantal kanalen: {len(rules.channels)}."
    if rules.advisors is None:
        remedy = "Zet 'adviseurs' in weekbericht.yaml, dan hoort iemand het als het misgaat."
        return Result(Mark.ATTENTION, "weekbericht", said, remedy)
    return Result(Mark.FINE, "weekbericht", said)
