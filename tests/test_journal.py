"""What comes in is kept once, worked on by one, and wiped when it is answered."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.database import JournalUnavailable
from bot.journal import LEASE, Arrival, Exchange, Journal, Work, open_journal
from bot.model.base import Language
from bot.model.procurement import ContractKind
from bot.model.question import Conversation, Facts, GivenLot, Intent, Money, Part
from bot.model.retention import KEEP_EVENTS, KEEP_EXCHANGES, KEEP_UNANSWERED
from bot.model.values import Period, Term
from tests.databases import database_url, postgres_url, start_together  # noqa: F401 - fixtures

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOON = timedelta(seconds=1)
ARRIVAL = Arrival(
    event_id="E1", team="T", channel="C", ts="1.1", lane="L", payload={"text": "mag dit?", "user": "U1"}
)
FULL = Conversation(
    entry="C001",
    facts=Facts(
        notice_sent=date(2026, 1, 2), planned=Period(date(2026, 1, 1), date(2026, 3, 31)), kind=ContractKind.SERVICES,
        parts=(Part(ContractKind.WORKS, Decimal("12.50")),), value=Money(Decimal(90_000), Decimal(90_000), with_vat=False),
        term=Term(24, (12, 12)), lots=(GivenLot("1", Decimal(5)),), target_share=Decimal("0.3"), answers={"raming": "ja"},
    ),
    intent=Intent.RESERVATION, candidates=("C001", "C002"), language=Language.ENGLISH,
)  # fmt: skip


@pytest.fixture
def address(database_url: str) -> str:  # noqa: F811 - the fixture
    return database_url


@pytest.fixture
def journal(address: str) -> Iterator[Journal]:
    opened = open_journal(address)
    yield opened
    opened.close()


def stored(journal: Journal, number: int = 1, lane: str = "L") -> int:
    arrival = replace(ARRIVAL, event_id=f"E{number}", ts=f"1.{number}", lane=lane)
    seq = journal.store(arrival, NOW)
    assert seq is not None
    return seq


def claimed(journal: Journal, at: datetime = NOW) -> Work:
    work = journal.claim(stored(journal), at)
    assert work is not None
    return work


def an_exchange(**more: object) -> Exchange:
    return replace(
        Exchange(id="x1", team="T", channel="C", thread="1.1", conversation=Conversation(topic="een")), **more
    )


def everything(address: str) -> str:
    """All that stands in the database."""
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        tables = [sa.text(f"select * from {name}") for name in sa.inspect(engine).get_table_names()]
        found = str([tuple(row) for table in tables for row in connection.execute(table)])
    engine.dispose()
    return found


def test_an_event_that_comes_twice_is_kept_once(journal: Journal) -> None:
    stored(journal)
    assert journal.store(ARRIVAL, NOW) is None


def test_a_message_that_comes_as_two_events_is_kept_once(journal: Journal) -> None:
    stored(journal)
    assert journal.store(replace(ARRIVAL, event_id="E2"), NOW) is None


def test_the_same_time_in_another_channel_is_another_message(journal: Journal) -> None:
    stored(journal)
    assert journal.store(replace(ARRIVAL, event_id="E2", channel="C2"), NOW) is not None


def test_an_answered_event_that_comes_again_is_not_kept_again(journal: Journal) -> None:
    journal.finish(claimed(journal))
    assert journal.store(ARRIVAL, NOW) is None


def test_what_was_stored_is_claimed_with_what_it_says(journal: Journal) -> None:
    work = claimed(journal)
    assert (work.payload, work.attempts, work.sending) == (ARRIVAL.payload, 1, False)


def test_what_no_database_can_hold_is_left_out_of_what_was_asked(journal: Journal) -> None:
    seq = journal.store(replace(ARRIVAL, payload={"text": "mag\x00 dit\ud83d?", "hook": None}), NOW)
    work = journal.claim(seq or 0, NOW)
    assert work is not None and work.payload == {"text": "mag dit?", "hook": None}


def test_work_is_claimed_by_one(journal: Journal) -> None:
    seq = stored(journal)
    journal.claim(seq, NOW)
    assert journal.claim(seq, NOW) is None


def test_of_many_threads_one_gets_the_work(journal: Journal) -> None:
    seq, found, barrier = stored(journal), list[Work | None](), threading.Barrier(8)

    def claim() -> None:
        barrier.wait()
        found.append(journal.claim(seq, NOW))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(work is not None for work in found) == 1


def test_two_journals_on_one_database_share_the_work(journal: Journal, address: str) -> None:
    other = open_journal(address)
    seq = stored(journal)
    journal.claim(seq, NOW)
    assert other.claim(seq, NOW) is None
    other.close()


def test_work_of_a_worker_that_died_is_free_when_its_time_is_up(journal: Journal) -> None:
    work = claimed(journal)
    again = journal.claim(work.seq, NOW + LEASE + SOON)
    assert again is not None and again.attempts == 2


def test_a_sign_of_life_keeps_the_work(journal: Journal) -> None:
    work = claimed(journal)
    journal.renew([work.token], NOW + LEASE)
    assert journal.claim(work.seq, NOW + LEASE + SOON) is None


def test_a_worker_that_lost_its_work_may_not_send(journal: Journal) -> None:
    lost = claimed(journal)
    journal.claim(lost.seq, NOW + LEASE + SOON)
    assert journal.begin_sending(lost) is False


def test_that_an_answer_may_have_been_sent_is_known_to_the_next(journal: Journal) -> None:
    work = claimed(journal)
    journal.begin_sending(work)
    again = journal.claim(work.seq, NOW + LEASE + SOON)
    assert again is not None and again.sending


def test_released_work_waits_until_it_is_time(journal: Journal) -> None:
    work = claimed(journal)
    journal.release(work, NOW + timedelta(minutes=1))
    assert [len(journal.waiting(at, 9)) for at in (NOW, NOW + timedelta(minutes=2))] == [0, 1]


def test_work_in_a_lane_waits_for_what_came_before(journal: Journal) -> None:
    first, second = stored(journal, 1), stored(journal, 2)
    assert (journal.claim(second, NOW), journal.claim(first, NOW) is not None) == (None, True)


def test_work_in_another_lane_does_not(journal: Journal) -> None:
    stored(journal, 1)
    assert journal.claim(stored(journal, 2, lane="M"), NOW) is not None


def test_the_next_in_a_lane_follows_when_the_first_is_done(journal: Journal) -> None:
    journal.finish(claimed(journal))
    assert journal.claim(stored(journal, 2), NOW) is not None


def test_what_waits_is_given_oldest_first_and_no_more_than_asked(journal: Journal) -> None:
    numbers = [stored(journal, number, lane=str(number)) for number in range(5)]
    assert [waiting.seq for waiting in journal.waiting(NOW, 3)] == numbers[:3]


@pytest.mark.parametrize("given_up", [False, True])
def test_finished_work_keeps_neither_the_text_nor_who_asked(
    journal: Journal, address: str, given_up: bool
) -> None:
    journal.finish(claimed(journal), given_up=given_up)
    assert (any(word in everything(address) for word in ("mag dit", "U1")), journal.waiting(NOW, 9)) == (
        False,
        [],
    )


def test_a_conversation_comes_back_as_it_was_kept(journal: Journal) -> None:
    journal.keep_exchange(an_exchange(conversation=FULL), NOW)
    found = journal.exchange("x1")
    assert found is not None and found.conversation == FULL


def test_an_exchange_that_is_not_there_is_none(journal: Journal) -> None:
    assert journal.exchange("x1") is None


def test_an_exchange_is_kept_once_under_its_id(journal: Journal) -> None:
    journal.keep_exchange(an_exchange(), NOW)
    journal.keep_exchange(an_exchange(conversation=FULL), NOW)
    found = journal.exchange("x1")
    assert found is not None and found.conversation.entry == "C001"


def test_the_last_exchange_of_a_thread_is_its_own(journal: Journal) -> None:
    journal.keep_exchange(an_exchange(id="a"), NOW)
    journal.keep_exchange(an_exchange(id="b"), NOW)
    journal.keep_exchange(an_exchange(id="c", thread="2.2"), NOW)
    found = journal.latest_exchange("T", "C", "1.1")
    assert found is not None and found.id == "b"


def test_the_last_exchange_of_a_channel_may_be_of_any_thread(journal: Journal) -> None:
    journal.keep_exchange(an_exchange(id="a"), NOW)
    journal.keep_exchange(an_exchange(id="c", thread="2.2"), NOW)
    found = journal.latest_exchange("T", "C")
    assert found is not None and found.id == "c"


def test_an_exchange_of_before_can_be_asked_for(journal: Journal) -> None:
    journal.keep_exchange(an_exchange(id="a"), NOW)
    journal.keep_exchange(an_exchange(id="b"), NOW)
    found = journal.latest_exchange("T", "C", "1.1", but="b")
    assert found is not None and found.id == "a"


def test_a_conversation_of_another_version_is_forgotten_instead_of_failing(
    journal: Journal, address: str
) -> None:
    journal.keep_exchange(an_exchange(), NOW)
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text('update exchanges set conversation = \'{"intent": "vroeger"}\''))
    engine.dispose()
    assert journal.exchange("x1") is None


def test_unanswered_questions_are_kept_in_order(journal: Journal) -> None:
    journal.note_unanswered("een", NOW)
    journal.note_unanswered("twee", NOW)
    assert journal.unanswered() == ["een", "twee"]


@pytest.mark.parametrize(("keep", "rows"), [(KEEP_EVENTS, 1), (KEEP_EXCHANGES, 2), (KEEP_UNANSWERED, 3)])
def test_everything_is_removed_after_its_own_time(journal: Journal, keep: timedelta, rows: int) -> None:
    stored(journal)
    journal.keep_exchange(an_exchange(), NOW)
    journal.note_unanswered("een", NOW)
    assert (journal.forget(NOW + keep), journal.forget(NOW + keep + SOON) >= 1) == (rows - 1, True)


def test_an_event_is_kept_for_longer_than_slack_delivers_it_again(journal: Journal) -> None:
    journal.finish(claimed(journal))
    journal.forget(NOW + timedelta(hours=25))
    assert journal.store(ARRIVAL, NOW) is None


def claim_what_there_is(address: str, _number: int) -> list[int]:
    journal = open_journal(address)
    seqs = [waiting.seq for waiting in journal.waiting(NOW, 99)]
    claimed = [work.seq for seq in seqs if (work := journal.claim(seq, NOW)) is not None]
    journal.close()
    return claimed


def test_of_several_processes_one_gets_each_event(journal: Journal, address: str) -> None:
    seqs = [stored(journal, number, lane=f"L{number}") for number in range(50)]
    first, second = start_together(claim_what_there_is, address, 2)
    assert sorted(first + second) == seqs


def test_what_was_stored_is_there_after_a_restart(journal: Journal, address: str) -> None:
    seq = stored(journal)
    journal.close()
    again = open_journal(address)
    assert [waiting.seq for waiting in again.waiting(NOW, 9)] == [seq]
    again.close()


def test_the_error_names_neither_the_address_nor_what_was_written(journal: Journal, address: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text("drop table events"))
    engine.dispose()
    with pytest.raises(JournalUnavailable) as caught:
        journal.store(ARRIVAL, NOW)
    assert not any(word in str(caught.value) for word in ("mag dit", "U1", "sqlite"))
