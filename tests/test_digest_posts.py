"""A claim per subject and week: who may post, and what is known when somebody takes over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.database import open_database
from bot.digest_posts import LEASE, Claim, DigestPosts
from bot.model.procurement import Calendar, CalendarSource
from tests.builders import an_entry
from tests.databases import database_url, postgres_url, start_together

__all__ = ["database_url", "postgres_url"]
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
INKOOP, W48, W49 = "inkoop", "2026-W48", "2026-W49"
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def posts(database_url: str) -> Iterator[DigestPosts]:
    database = open_database(database_url)
    yield DigestPosts(database)
    database.close()


def a_claim(posts: DigestPosts, week: str = W48, now: datetime = NOW) -> Claim:
    claim = posts.claim(INKOOP, week, now)
    assert claim is not None
    return claim


def a_calendar(*titles: str) -> Calendar:
    entries = tuple(an_entry(id=f"C{at}", title=title) for at, title in enumerate(titles))
    return Calendar(source=CalendarSource(name="x", read_on=date(2026, 11, 2)), entries=entries)


def a_post(posts: DigestPosts, week: str, calendar: Calendar) -> None:
    claim = a_claim(posts, week)
    posts.begin_posting(claim, NOW, calendar)
    posts.posted(claim, "1700000000.1", NOW)
    posts.finish(claim)


def test_one_of_two_gets_the_claim(posts: DigestPosts) -> None:
    assert [posts.claim(INKOOP, W48, NOW) is not None for _ in range(2)] == [True, False]


def claims_all(url: str, number: int) -> int:
    """How many of twenty weeks this process got."""
    database = open_database(url)
    posts = DigestPosts(database)
    got = sum(posts.claim(INKOOP, f"2026-W{week:02}", NOW) is not None for week in range(1, 21))
    database.close()
    return got


def test_of_three_processes_one_gets_the_claim_of_each_week(database_url: str) -> None:
    assert sum(start_together(claims_all, database_url, 3)) == 20


def test_another_week_and_another_subject_are_claims_of_their_own(posts: DigestPosts) -> None:
    a_claim(posts)
    assert posts.claim(INKOOP, W49, NOW) and posts.claim("sociaal", W48, NOW)


def test_a_claim_stays_in_its_hands_while_there_are_signs_of_life(posts: DigestPosts) -> None:
    claim = a_claim(posts)
    posts.renew(claim, NOW + LEASE - A_SECOND)
    assert posts.claim(INKOOP, W48, NOW + LEASE + A_SECOND) is None


def test_a_claim_that_was_left_behind_is_taken_over_after_the_lease(posts: DigestPosts) -> None:
    a_claim(posts)
    taken = posts.claim(INKOOP, W48, NOW + LEASE)
    assert taken and (taken.attempts, taken.maybe_posted, taken.since) == (2, False, NOW)


@pytest.mark.parametrize("write", ["begin_posting", "renew", "not_posted"])
def test_who_lost_the_claim_can_write_no_more(posts: DigestPosts, write: str) -> None:
    lost = a_claim(posts)
    a_claim(posts, now=NOW + LEASE)
    assert getattr(posts, write)(lost, NOW + LEASE) is False


def test_who_lost_the_claim_cannot_say_where_the_post_stands(posts: DigestPosts) -> None:
    lost = a_claim(posts)
    a_claim(posts, now=NOW + LEASE)
    assert posts.posted(lost, "1.1", NOW + LEASE) is False


def test_who_takes_over_while_posting_hears_that_it_may_stand_there(posts: DigestPosts) -> None:
    posts.begin_posting(a_claim(posts), NOW)
    assert a_claim(posts, now=NOW + LEASE).maybe_posted


def test_a_post_that_was_refused_does_not_stand_there(posts: DigestPosts) -> None:
    claim = a_claim(posts)
    posts.begin_posting(claim, NOW)
    posts.not_posted(claim, NOW)
    assert not a_claim(posts, now=NOW + LEASE).maybe_posted


def test_who_takes_over_after_the_post_hears_where_it_stands(posts: DigestPosts) -> None:
    claim = a_claim(posts)
    posts.begin_posting(claim, NOW)
    posts.posted(claim, "1700000000.1", NOW)
    taken = a_claim(posts, now=NOW + LEASE)
    assert (taken.ts, taken.maybe_posted) == ("1700000000.1", False)


def test_a_claim_that_is_let_go_is_free_from_its_time(posts: DigestPosts) -> None:
    posts.release(a_claim(posts), NOW + timedelta(hours=1))
    found = [posts.claim(INKOOP, W48, NOW + timedelta(minutes=at)) is not None for at in (59, 60)]
    assert found == [False, True]


@pytest.mark.parametrize("given_up", [False, True])
def test_what_is_over_is_never_claimed_again(posts: DigestPosts, given_up: bool) -> None:
    posts.finish(a_claim(posts), given_up=given_up)
    assert (posts.is_over(INKOOP, W48), posts.claim(INKOOP, W48, NOW + timedelta(days=6))) == (True, None)


def test_what_is_in_hand_is_not_over(posts: DigestPosts) -> None:
    a_claim(posts)
    assert not posts.is_over(INKOOP, W48)


def test_the_next_week_tells_what_changed_since_the_calendar_of_the_last_post(posts: DigestPosts) -> None:
    a_post(posts, W48, a_calendar("Schoonmaak"))
    a_post(posts, W49, a_calendar("Schoonmaak", "Groen"))
    assert posts.calendar_told(INKOOP, "2026-W50") == a_calendar("Schoonmaak", "Groen")


def test_who_takes_over_this_week_compares_with_the_week_before(posts: DigestPosts) -> None:
    a_post(posts, W48, a_calendar("Schoonmaak"))
    claim = a_claim(posts, W49)
    posts.begin_posting(claim, NOW, a_calendar("Groen"))
    posts.posted(claim, "1.1", NOW)
    assert posts.calendar_told(INKOOP, W49) == a_calendar("Schoonmaak")


def test_a_calendar_that_was_never_posted_was_never_told(posts: DigestPosts) -> None:
    claim = a_claim(posts)
    posts.begin_posting(claim, NOW, a_calendar("Schoonmaak"))
    posts.finish(claim, given_up=True)
    assert posts.calendar_told(INKOOP, W49) is None


def test_only_the_last_calendar_is_kept(posts: DigestPosts) -> None:
    a_post(posts, W48, a_calendar("Schoonmaak"))
    a_post(posts, W49, a_calendar("Groen"))
    assert posts.calendar_told(INKOOP, W49) is None


def test_the_last_post_is_known_by_its_moment(posts: DigestPosts) -> None:
    a_post(posts, W48, a_calendar("Schoonmaak"))
    assert (posts.last_posted(), posts.last_posted("sociaal")) == (NOW, None)
