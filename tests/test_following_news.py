"""What a follower is told: what changed, the verdict, the moment, and that the last day to decide comes near."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advising.confidential import knowledge_for
from bot.advising.promising import Promising
from bot.advising.verdict import Adviser
from bot.following_news import FACTS, News, news, news_answer, standing
from bot.follows import Follow, Seen
from bot.model.base import Language
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry, Lot, NoticeStatus
from bot.model.promise import PromiseFinding
from bot.model.values import Term, month_period
from bot.model.viewer import Audience, Person, Place, Viewer
from bot.model.work import WorkFinding
from tests.builders import TODAY, an_entry

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
GUEST = Viewer(Person.GUEST, Place.PRIVATE)
ENTRY = an_entry(planned=month_period(2027, 9))


@dataclass
class ACalendar:
    """Who knows a calendar, and weighs it by the rules that are shipped."""

    knowledge: Knowledge

    def known_to(self, viewer: Viewer, today: date) -> Knowledge:
        return knowledge_for(viewer.audience, self.knowledge, today)

    def weigh(self, entry: CalendarEntry, viewer: Viewer, today: date) -> PromiseFinding:
        promising = Promising(Adviser.of(self.knowledge))
        return promising.weigh(entry, WorkFinding(), self.known_to(viewer, today), today)


Calendar = Callable[..., ACalendar]


@pytest.fixture
def calendar(knowledge: Knowledge) -> Calendar:
    """The calendar with these entries alone."""

    def made(*entries: CalendarEntry) -> ACalendar:
        held = knowledge.calendar.model_copy(update={"entries": entries})
        return ACalendar(replace(knowledge, calendar=held))

    return made


@pytest.fixture
def last_day(calendar: Calendar) -> date:
    """The last day on which `ENTRY` can be decided."""
    deadline = calendar(ENTRY).weigh(ENTRY, COLLEAGUE, TODAY).verdict.deadline
    assert deadline and deadline.decide_by
    return deadline.decide_by


def followed(
    assistant: ACalendar,
    viewer: Viewer = COLLEAGUE,
    on: date = TODAY,
    language: Language = Language.DUTCH,
) -> Follow:
    """`ENTRY`, followed on that day."""
    seen = standing(ENTRY.id, assistant, viewer, on)
    assert seen is not None
    return Follow(team="T1", user="U1", entry=ENTRY.id, language=language, seen=seen)


def texts(found: News) -> list[str]:
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "Schoonmaak Noord"}, "Titel: nu Schoonmaak Noord"),
        ({"planned": month_period(2027, 10)}, "Publicatie: nu oktober 2027"),
        ({"planned": None}, "Publicatie: nu onbekend"),
        ({"estimated_value": Decimal(430000)}, "Raming: nu € 430.000"),
        ({"term": Term(48, ())}, "Looptijd: nu 4 jaar"),
        ({"lots": (Lot(number="1"), Lot(number="2"))}, "Percelen: nu 2"),
        ({"owner": "Inkoop"}, "Eigenaar: nu Inkoop"),
        ({"note": "Anders dan gedacht"}, "Notitie: gewijzigd"),
        ({"cancelled": True}, "Vervallen: nu ja"),
    ],
)
def test_a_fact_that_changed_is_told_with_its_value_now(
    fields: dict[str, Any], said: str, calendar: Calendar
) -> None:
    before = followed(calendar(ENTRY))
    assert said in texts(news(before, calendar(ENTRY.model_copy(update=fields)), COLLEAGUE, TODAY))


def test_a_follower_in_english_is_told_in_english(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY), language=Language.ENGLISH)
    after = calendar(ENTRY.model_copy(update={"owner": "Procurement"}))
    assert texts(news(before, after, COLLEAGUE, TODAY)) == ["Owner: now Procurement"]


def test_a_procurement_that_did_not_change_is_not_told_of(calendar: Calendar) -> None:
    assistant = calendar(ENTRY)
    assert news(followed(assistant), assistant, COLLEAGUE, TODAY).lines == ()


def test_what_was_told_is_not_told_again(calendar: Calendar) -> None:
    before, after = followed(calendar(ENTRY)), calendar(ENTRY.model_copy(update={"owner": "Inkoop"}))
    told = news(before, after, COLLEAGUE, TODAY)
    assert news(replace(before, seen=told.seen), after, COLLEAGUE, TODAY).lines == ()


def test_a_verdict_that_changed_is_told(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY))
    after = calendar(ENTRY.model_copy(update={"status": NoticeStatus.PUBLISHED}))
    assert any(
        text.startswith("Het oordeel is nu: Nee") for text in texts(news(before, after, COLLEAGUE, TODAY))
    )


@pytest.mark.parametrize(
    ("days_left", "is_told"),
    [
        (8, False),  # more than a week
        (7, True),  # exactly a week
        (1, True),  # the bot was down in between
        (0, True),  # the last day itself
    ],
)
def test_a_week_before_the_last_day_it_is_told(
    days_left: int, is_told: bool, calendar: Calendar, last_day: date
) -> None:
    assistant, day = calendar(ENTRY), last_day - timedelta(days=days_left)
    before = followed(assistant, on=last_day - timedelta(days=20))
    said = " ".join(texts(news(before, assistant, COLLEAGUE, day)))
    assert ("Beslis uiterlijk" in said) is is_told


def told_from(start: date, days: int, assistant: ACalendar) -> list[date]:
    """The days on which something is told, when it is asked every day."""
    follow, told = followed(assistant, on=start), []
    for at in range(1, days):
        found = news(follow, assistant, COLLEAGUE, start + timedelta(days=at))
        follow = replace(follow, seen=found.seen)
        told += [start + timedelta(days=at)] if found.lines else []
    return told


def test_in_the_last_weeks_it_is_told_a_week_before_and_when_the_day_has_gone_by(
    calendar: Calendar, last_day: date
) -> None:
    expected = [last_day - timedelta(days=7), last_day + timedelta(days=1)]
    assert told_from(last_day - timedelta(days=20), 30, calendar(ENTRY)) == expected


def test_a_publication_that_is_moved_is_told_with_the_new_last_day(
    calendar: Calendar, last_day: date
) -> None:
    in_the_last_week = last_day - timedelta(days=3)
    before = followed(calendar(ENTRY), on=in_the_last_week)
    later = calendar(ENTRY.model_copy(update={"planned": month_period(2027, 10)}))
    said = [text[:16] for text in texts(news(before, later, COLLEAGUE, in_the_last_week))]
    assert said == ["Publicatie: nu o", "Beslis uiterlijk"]


def test_who_follows_in_the_last_week_knows_the_day_already(calendar: Calendar, last_day: date) -> None:
    assert told_from(last_day - timedelta(days=3), 3, calendar(ENTRY)) == []


def test_a_confidential_procurement_cannot_be_followed_by_a_guest(calendar: Calendar) -> None:
    hidden = calendar(ENTRY.model_copy(update={"confidential": True}))
    assert standing(ENTRY.id, hidden, GUEST, TODAY) is None


def test_what_became_confidential_is_kept_from_a_guest_who_followed_it(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY), GUEST)
    hidden = calendar(ENTRY.model_copy(update={"confidential": True, "owner": "Inkoop"}))
    assert news(before, hidden, GUEST, TODAY).lines == ()


@pytest.mark.parametrize("field", ["estimated_value", "incumbent", "note", "description"])
def test_a_confidential_value_that_changes_is_no_news_to_a_guest(field: str, calendar: Calendar) -> None:
    before = followed(calendar(ENTRY), GUEST)
    value = Decimal(421000) if field == "estimated_value" else "Anders"
    after = calendar(ENTRY.model_copy(update={field: value}))
    assert news(before, after, GUEST, TODAY).lines == ()


def test_who_sees_less_than_before_hears_nothing_and_loses_nothing(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY))
    found = news(before, calendar(ENTRY.model_copy(update={"owner": "Inkoop"})), GUEST, TODAY)
    assert (found.lines, found.seen) == ((), before.seen)


def test_who_sees_more_than_before_starts_anew(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY), GUEST)
    found = news(before, calendar(ENTRY), COLLEAGUE, TODAY)
    assert (found.lines, found.seen.audience) == ((), Audience.FULL)


def test_what_left_the_calendar_is_told_once_and_what_changed_when_it_is_back(calendar: Calendar) -> None:
    before = followed(calendar(ENTRY))
    gone = news(before, calendar(), COLLEAGUE, TODAY)
    still = news(replace(before, seen=gone.seen), calendar(), COLLEAGUE, TODAY)
    back = calendar(ENTRY.model_copy(update={"owner": "Inkoop"}))
    again = news(replace(before, seen=still.seen), back, COLLEAGUE, TODAY)
    assert [texts(one) for one in (gone, still, again)] == [
        ["Traject C001 staat niet meer op de kalender."], [], ["Eigenaar: nu Inkoop"]
    ]  # fmt: skip


def test_what_an_older_version_kept_otherwise_is_taken_anew(calendar: Calendar) -> None:
    unknown = replace(followed(calendar(ENTRY)), seen=Seen(audience=Audience.PUBLIC))
    assert news(unknown, calendar(ENTRY), GUEST, TODAY).lines == ()


def test_no_value_can_be_read_from_what_is_kept(calendar: Calendar) -> None:
    seen = followed(calendar(ENTRY)).seen
    assert {len(digest) for digest in seen.facts.values()} == {16} and set(seen.facts) == set(FACTS)


def test_the_news_of_several_procurements_is_one_message_with_a_heading_for_each(
    calendar: Calendar, knowledge: Knowledge
) -> None:
    found = news(
        followed(calendar(ENTRY)), calendar(ENTRY.model_copy(update={"owner": "Inkoop"})), COLLEAGUE, TODAY
    )
    answer = news_answer([found, found], knowledge, Language.DUTCH)
    assert (answer.headline, [line.text for line in answer.lines if line.heading]) == (
        "Nieuws over 2 trajecten die u volgt.", [ENTRY.title, ENTRY.title]
    )  # fmt: skip


@given(
    value=st.decimals(1000, 99_000_000, places=0), words=st.text(st.sampled_from("abcdefgh "), min_size=12)
)
def test_a_guest_never_reads_a_confidential_value(value: Decimal, words: str, knowledge: Knowledge) -> None:
    held = knowledge.calendar.model_copy(update={"entries": (ENTRY,)})
    before = followed(ACalendar(replace(knowledge, calendar=held)), GUEST)
    hidden = {"estimated_value": value, "incumbent": words, "note": words, "description": words}
    changed = ENTRY.model_copy(update={**hidden, "owner": "Inkoop"})
    after = replace(knowledge, calendar=held.model_copy(update={"entries": (changed,)}))
    assert texts(news(before, ACalendar(after), GUEST, TODAY)) == ["Eigenaar: nu Inkoop"]
