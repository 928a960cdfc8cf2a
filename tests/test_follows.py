"""Who follows what, and that of several copies one tells it: on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.database import Database, open_database
from bot.follows import LEASE, Follow, Follower, Follows, Seen
from bot.model.base import Language
from bot.model.viewer import Audience
from tests.databases import database_url, postgres_url  # noqa: F401

NOW, TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 11, 23)
TOMORROW, A_DAY = date(2026, 11, 24), timedelta(days=1)
BEFORE = Seen(audience=Audience.FULL, facts={"planned": "a"}, verdict="ja-mits 2.82", moment="op tijd")
AFTER = replace(BEFORE, facts={"planned": "b"}, reminded=date(2026, 12, 1))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:  # noqa: F811
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def follows(database: Database) -> Follows:
    return Follows(database)


def a_follow(**given: Any) -> Follow:
    defaults: dict[str, Any] = {
        "team": "T1", "user": "U1", "entry": "C001", "language": Language.DUTCH, "seen": BEFORE,
    }  # fmt: skip
    return Follow(**(defaults | given))


def the_follower(follows: Follows) -> Follower:
    (found,) = follows.followers()
    return found


def test_what_is_followed_is_kept_whole(follows: Follows) -> None:
    follows.start(a_follow(seen=AFTER, language=Language.ENGLISH), NOW)
    assert follows.of("T1", "U1") == (a_follow(seen=AFTER, language=Language.ENGLISH),)


def test_it_is_there_after_a_restart(follows: Follows, database: Database) -> None:
    follows.start(a_follow(), NOW)
    assert Follows(database).of("T1", "U1") == (a_follow(),)


def test_a_procurement_is_followed_once_and_keeps_what_was_told(follows: Follows) -> None:
    follows.start(a_follow(seen=AFTER), NOW)
    again = follows.start(a_follow(seen=BEFORE), NOW)
    assert (again, [one.seen for one in follows.of("T1", "U1")]) == (False, [AFTER])


def test_each_follows_for_oneself(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.start(a_follow(user="U2", entry="C002"), NOW)
    follows.start(a_follow(team="T2", entry="C003"), NOW)
    assert [one.entry for one in follows.of("T1", "U1")] == ["C001"]


def test_who_stops_follows_the_others_still(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.start(a_follow(entry="C002"), NOW)
    follows.stop("T1", "U1", "C001")
    assert [one.entry for one in follows.of("T1", "U1")] == ["C002"]


def test_who_did_not_follow_cannot_stop(follows: Follows) -> None:
    assert not follows.stop("T1", "U1", "C001")


def test_a_message_is_claimed_once_a_day(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    days = (TODAY, TODAY, TOMORROW)
    claims = []
    for day in days:
        claims.append(follows.claim(the_follower(follows), {"C001": AFTER}, day, NOW))
        follows.finish(the_follower(follows))
    assert claims == [True, False, True]


def test_of_several_copies_one_gets_the_claim(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follower = the_follower(follows)
    with ThreadPoolExecutor(5) as copies:
        claims = list(copies.map(lambda _: follows.claim(follower, {"C001": AFTER}, TODAY, NOW), range(5)))
    assert sorted(claims) == [False, False, False, False, True]


def test_a_copy_that_read_before_it_was_told_gets_no_claim_for_the_next_day(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    read_before = the_follower(follows)
    follows.claim(read_before, {"C001": AFTER}, TODAY, NOW)
    follows.finish(read_before)
    assert not follows.claim(read_before, {"C001": AFTER}, TOMORROW, NOW + A_DAY)


def test_what_was_told_is_kept_once_it_was_sent(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.claim(the_follower(follows), {"C001": AFTER}, TODAY, NOW)
    in_hand = follows.of("T1", "U1")[0].seen
    follows.finish(the_follower(follows))
    assert (in_hand, follows.of("T1", "U1")[0].seen) == (BEFORE, AFTER)


def test_what_was_not_sent_can_be_told_the_same_day(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follower = the_follower(follows)
    follows.claim(follower, {"C001": AFTER}, TODAY, NOW)
    follows.release(follower)
    assert (follows.of("T1", "U1")[0].seen, the_follower(follows)) == (BEFORE, follower)


@pytest.mark.parametrize(
    ("waited", "is_taken_over"),
    [(timedelta(0), False), (LEASE - timedelta(seconds=1), False), (LEASE, True)],
)
def test_what_a_copy_left_behind_is_taken_over_when_its_time_is_up(
    waited: timedelta, is_taken_over: bool, follows: Follows
) -> None:
    follows.start(a_follow(), NOW)
    follows.claim(the_follower(follows), {"C001": AFTER}, TODAY, NOW)
    assert follows.take_over(the_follower(follows), NOW + waited) is is_taken_over


def test_what_is_finished_is_not_taken_over(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.claim(the_follower(follows), {"C001": AFTER}, TODAY, NOW)
    follows.finish(the_follower(follows))
    assert not follows.take_over(the_follower(follows), NOW + A_DAY)


def test_two_copies_do_not_take_over_the_same(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.claim(the_follower(follows), {"C001": AFTER}, TODAY, NOW)
    follower = the_follower(follows)
    taken = [follows.take_over(follower, NOW + LEASE) for _ in range(2)]
    assert taken == [True, False]


def test_who_stopped_while_it_was_sent_does_not_follow_again(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.claim(the_follower(follows), {"C001": AFTER}, TODAY, NOW)
    follows.stop("T1", "U1", "C001")
    follows.finish(the_follower(follows))
    assert follows.of("T1", "U1") == ()


def test_how_it_stands_can_be_noted_without_a_message(follows: Follows) -> None:
    follows.start(a_follow(), NOW)
    follows.remember(a_follow(), AFTER)
    assert follows.of("T1", "U1")[0].seen == AFTER


def test_a_note_that_is_older_than_what_was_told_is_dropped(follows: Follows) -> None:
    follows.start(a_follow(seen=AFTER), NOW)
    follows.remember(a_follow(seen=BEFORE), replace(BEFORE, gone=True))
    assert follows.of("T1", "U1")[0].seen == AFTER


def test_what_an_older_version_wrote_is_as_if_nothing_was_told(follows: Follows, database: Database) -> None:
    follows.start(a_follow(), NOW)
    with database.transaction() as connection:
        connection.execute(sa.text("update follows set seen = '{}'"))
    assert follows.of("T1", "U1")[0].seen == Seen(audience=Audience.PUBLIC)
