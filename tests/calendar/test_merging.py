"""Rows into a calendar: every row ends in exactly one of four, an entry keeps its id, nothing is lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.drafts import Draft, SourceRead, Unread
from bot.calendar.identity import nobody_to_ask
from bot.calendar.merging import Merged, merge
from bot.model.procurement import Calendar, CalendarEntry, CalendarSource, NoticeStatus
from bot.model.values import month_period

TODAY = date(2026, 11, 23)
AWARD, ANNOUNCEMENT = 40, 20


def a_draft(row: int, title: str = "Schoonmaak Stadsloket Noord", **given: Any) -> Draft:
    known = {"id": None, "rank": 0, "table": "blad"} | {
        key: given.pop(key) for key in ("id", "rank", "table", "numbered_in_title") if key in given
    }
    return Draft(row=row, values={"title": title, "owner": "Facilitair Bureau"} | given, **known)


def an_unread(row: int, **given: Any) -> Unread:
    return Unread(
        **(
            {"row": row, "table": "blad", "column": "Raming", "value": "veel", "advice": "typ een bedrag"}
            | given
        )
    )


def a_read(*drafts: Draft, unread: tuple[Unread, ...] = (), source: str = "inkoopkalender") -> SourceRead:
    return SourceRead(
        name="kalender.xlsx", source_id=source, rows=len(drafts) + len(unread), drafts=drafts, unread=unread,
        publications=any(draft.rank for draft in drafts),
    )  # fmt: skip


def a_calendar(*entries: CalendarEntry, example: bool = False) -> Calendar:
    return Calendar(source=CalendarSource(name="x", read_on=TODAY, example=example), entries=entries)


def merged(read: SourceRead, calendar: Calendar | None = None, *, add_only: bool = False) -> Merged:
    return merge(read, calendar, TODAY, nobody_to_ask, add_only=add_only)


def counts(found: Merged) -> tuple[int, int, int, int]:
    return found.rows_new, found.rows_changed, found.rows_same, len(found.unread)


def test_a_row_that_is_nowhere_yet_makes_an_entry() -> None:
    assert counts(merged(a_read(a_draft(2)))) == (1, 0, 0, 0)


def test_the_same_rows_twice_change_nothing() -> None:
    read = a_read(a_draft(2, reference="AI 1"), a_draft(3, "Groen in Oost"))
    first = merged(read)
    assert merged(read, first.calendar).calendar == first.calendar


def test_the_second_time_every_row_is_the_same() -> None:
    read = a_read(a_draft(2, reference="AI 1"), a_draft(3, "Groen in Oost"))
    assert counts(merged(read, merged(read).calendar)) == (0, 0, 2, 0)


def test_an_id_is_made_from_the_reference() -> None:
    assert merged(a_read(a_draft(2, reference="AI 2026/0123"))).calendar.entries[0].id == "AI-2026-0123"


def test_the_id_of_the_source_is_kept() -> None:
    assert merged(a_read(a_draft(2, id="C001", reference="AI 1"))).calendar.entries[0].id == "C001"


def test_an_entry_keeps_its_id_when_its_title_changes_and_its_reference_does_not() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1"))).calendar
    second = merged(a_read(a_draft(2, "Dagelijks onderhoud van het loket", reference="AI 1")), first)
    assert [(entry.id, entry.title) for entry in second.calendar.entries] == [
        ("AI-1", "Dagelijks onderhoud van het loket")
    ]


def test_an_entry_without_reference_keeps_its_id_when_its_title_hardly_changes() -> None:
    first = merged(a_read(a_draft(2, "Schoonmaak van het Stadsloket in Noord"))).calendar
    second = merged(a_read(a_draft(2, "Schoonmaak van het Stadsloket te Noord")), first)
    assert second.calendar.entries[0].id == first.entries[0].id


def test_a_likeness_that_decided_is_stated() -> None:
    first = merged(a_read(a_draft(2, "Schoonmaak van het Stadsloket in Noord"))).calendar
    second = merged(a_read(a_draft(2, "Schoonmaak van het Stadsloket te Noord")), first)
    assert [one.entry.id for one in second.by_likeness] == [first.entries[0].id]


def test_titles_that_differ_in_a_number_are_two_procurements() -> None:
    first = merged(a_read(a_draft(2, "Onderhoud bruggen fase 1"))).calendar
    second = merged(a_read(a_draft(2, "Onderhoud bruggen fase 2")), first, add_only=True)
    assert len(second.calendar.entries) == 2


def test_a_changed_value_is_counted_and_dated() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1", estimated_value=Decimal(90000)))).calendar
    second = merged(a_read(a_draft(2, reference="AI 1", estimated_value=Decimal(120000))), first)
    assert (counts(second), second.calendar.entries[0].changed) == ((0, 1, 0, 0), {"raming": TODAY})


def test_what_the_source_has_no_column_for_stays() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1", note="bellen"))).calendar
    assert merged(a_read(a_draft(2, reference="AI 1")), first).calendar.entries[0].note == "bellen"


def test_what_the_source_no_longer_knows_becomes_unknown() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1", planned=month_period(2027, 3)))).calendar
    assert (
        merged(a_read(a_draft(2, reference="AI 1", planned=None)), first).calendar.entries[0].planned is None
    )


def test_an_entry_that_is_gone_from_its_source_leaves_the_calendar() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1"), a_draft(3, "Groen", reference="AI 2"))).calendar
    second = merged(a_read(a_draft(2, reference="AI 1")), first)
    assert [entry.id for entry in second.gone] == ["AI-2"]


def test_an_entry_of_another_source_stays() -> None:
    first = merged(a_read(a_draft(2, "Groen", reference="AI 2"), source="utrecht")).calendar
    second = merged(a_read(a_draft(2, reference="AI 1")), first)
    assert [entry.id for entry in second.calendar.entries] == ["AI-2", "AI-1"]


def test_nothing_is_gone_when_the_file_only_adds() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1"))).calendar
    assert merged(a_read(a_draft(2, "Groen", reference="AI 2")), first, add_only=True).gone == []


def test_an_entry_whose_row_was_not_read_stays_as_it_was() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1"), a_draft(3, "Groen", reference="AI 2"))).calendar
    second = merged(
        a_read(a_draft(3, "Groen", reference="AI 2"), unread=(an_unread(2, reference="AI 1"),)), first
    )
    assert second.calendar == first


def test_an_unread_row_without_a_name_keeps_every_entry_that_is_not_found() -> None:
    first = merged(a_read(a_draft(2, reference="AI 1"), a_draft(3, "Groen", reference="AI 2"))).calendar
    second = merged(a_read(a_draft(3, "Groen", reference="AI 2"), unread=(an_unread(2),)), first)
    assert [entry.id for entry in second.kept_unsure] == ["AI-1"]


def test_an_example_calendar_is_replaced_whole() -> None:
    example = a_calendar(CalendarEntry(id="C001", title="Verzonnen", example=True), example=True)
    found = merged(a_read(a_draft(2, reference="AI 1")), example)
    assert [entry.id for entry in found.calendar.entries] == ["AI-1"]


def test_two_rows_with_one_reference_and_other_titles_are_not_thrown_together() -> None:
    found = merged(a_read(a_draft(2, reference="AI 1"), a_draft(3, "Levering van laptops", reference="AI 1")))
    assert [(row.row, row.column) for row in found.unread] == [(3, "kenmerk")]


def test_rows_with_ids_of_their_own_may_share_a_reference() -> None:
    found = merged(
        a_read(a_draft(2, id="C1", reference="AI 1"), a_draft(3, "Laptops", id="C2", reference="AI 1"))
    )
    assert [entry.id for entry in found.calendar.entries] == ["C1", "C2"]


def test_a_number_before_several_titles_is_no_reference() -> None:
    found = merged(a_read(
        a_draft(2, "Bodemonderzoek", reference="312", numbered_in_title=True),
        a_draft(3, "Levering van laptops", reference="312", numbered_in_title=True),
    ))  # fmt: skip
    assert [(entry.title, entry.reference) for entry in found.calendar.entries] == [
        ("Bodemonderzoek", None), ("Levering van laptops", None),
    ]  # fmt: skip


def test_an_announcement_and_its_award_are_one_procurement() -> None:
    found = merged(a_read(
        a_draft(1, reference="568133", rank=AWARD, status=NoticeStatus.AWARDED),
        a_draft(2, reference="568133", rank=ANNOUNCEMENT, status=NoticeStatus.PUBLISHED),
    ))  # fmt: skip
    assert [entry.status for entry in found.calendar.entries] == [NoticeStatus.AWARDED]


def test_an_award_behind_its_announcement_is_an_update() -> None:
    found = merged(a_read(
        a_draft(1, reference="568133", rank=ANNOUNCEMENT, status=NoticeStatus.PUBLISHED),
        a_draft(2, reference="568133", rank=AWARD, status=NoticeStatus.AWARDED),
    ))  # fmt: skip
    assert counts(found) == (1, 1, 0, 0)


def test_publications_without_a_number_are_one_by_title_and_buyer() -> None:
    found = merged(a_read(
        a_draft(1, rank=ANNOUNCEMENT, status=NoticeStatus.PUBLISHED), a_draft(2, rank=AWARD, status=NoticeStatus.AWARDED)
    ))  # fmt: skip
    assert len(found.calendar.entries) == 1


def test_an_award_changes_nothing_that_the_announcement_said() -> None:
    found = merged(a_read(
        a_draft(1, reference="1", rank=ANNOUNCEMENT, notice_sent=date(2026, 1, 5)),
        a_draft(2, reference="1", rank=AWARD, notice_sent=date(2026, 6, 1)),
    ))  # fmt: skip
    assert found.calendar.entries[0].notice_sent == date(2026, 1, 5)


def test_a_publication_never_goes_back_in_its_life() -> None:
    first = merged(a_read(a_draft(1, reference="1", rank=AWARD, status=NoticeStatus.AWARDED))).calendar
    second = merged(
        a_read(a_draft(1, reference="1", rank=ANNOUNCEMENT, status=NoticeStatus.PUBLISHED)), first
    )
    assert second.calendar.entries[0].status is NoticeStatus.AWARDED


ROWS = st.lists(
    st.builds(
        lambda title, reference, value, rank: (title, reference, value, rank),
        st.sampled_from(["Schoonmaak Noord", "Schoonmaak Zuid", "Groen in Oost", "Groen  in Oost.", "Catering stadhuis", "Post"]),
        st.sampled_from([None, None, "AI 1", "AI 2", "AI 3"]),
        st.sampled_from([None, Decimal(50000), Decimal(90000)]),
        st.sampled_from([0, 0, ANNOUNCEMENT, AWARD]),
    ),
    max_size=12,
)  # fmt: skip


def drafts(rows: list[Any]) -> tuple[Draft, ...]:
    return tuple(
        a_draft(at, title, reference=reference, estimated_value=value, rank=rank)
        for at, (title, reference, value, rank) in enumerate(rows, 2)
    )


@given(ROWS, ROWS)
def test_the_counts_always_add_up(before: list[Any], after: list[Any]) -> None:
    first = merged(a_read(*drafts(before))).calendar
    assert sum(counts(merged(a_read(*drafts(after)), first))) == len(after)


@given(ROWS)
def test_any_source_twice_changes_nothing(rows: list[Any]) -> None:
    read = a_read(*drafts(rows))
    first = merged(read)
    assert merged(read, first.calendar).calendar == first.calendar


@given(ROWS, ROWS)
def test_no_two_entries_share_an_id(before: list[Any], after: list[Any]) -> None:
    found = merged(a_read(*drafts(after)), merged(a_read(*drafts(before))).calendar).calendar
    assert len({entry.id for entry in found.entries}) == len(found.entries)


@pytest.mark.parametrize("add_only", [True, False])
@given(before=ROWS, after=ROWS)
def test_no_entry_disappears_without_being_named(add_only: bool, before: list[Any], after: list[Any]) -> None:
    first = merged(a_read(*drafts(before))).calendar
    found = merged(a_read(*drafts(after)), first, add_only=add_only)
    there = {entry.id for entry in found.calendar.entries}
    assert {entry.id for entry in first.entries} - there == {entry.id for entry in found.gone}
