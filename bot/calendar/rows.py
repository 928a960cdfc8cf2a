"""A row of a table into a draft: every mapped cell read as its field, or the row is refused with what to type."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.calendar.cell_amounts import AmountRange, read_amount_range
from bot.calendar.cell_codes import (
    Cancelled,
    read_contract_kind,
    read_cpv,
    read_procedure,
    read_status,
    read_yes,
)
from bot.calendar.cell_dates import read_when
from bot.calendar.cell_terms import read_term
from bot.calendar.cell_words import is_unknown
from bot.calendar.drafts import Draft, Unread
from bot.calendar.mapping import Mapping
from bot.calendar.notices import Notice, read_lots, read_notice, read_reserved
from bot.calendar.personal import without_personal
from bot.calendar.tables import Cell, CellError, Row, Table, is_filled
from bot.calendar.titles import clean_title
from bot.model.procurement import NoticeStatus
from bot.model.question import Per
from bot.model.sources import SourceField as F
from bot.model.values import Period, Term

AS_WRITTEN = "titel in de bron"
"""Where a title stays as it was written, when a number or a prefix was taken off it."""
LONGEST_EXTRA = 500
LONGEST_TEXT = 4000
TYPE_A_TITLE = "typ de titel van de opdracht"
WHOLE_TERM = "typ de waarde over de hele looptijd met verlengingen, of vul ook de looptijd in"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of one table are read. `skipped`: columns that are kept as they are, for their values do not fit."""

    table: Table
    mapping: Mapping
    today: date
    cpv: Container[str] | None = None
    skipped: frozenset[int] = frozenset()

    def read(self, row: Row) -> Draft | Unread:
        """The draft of a row, or why it was not read."""
        values: dict[F, Any] = {}
        faults: list[tuple[int, str]] = []
        for place, cell_field in self.mapping.columns.items():
            if place in self.skipped or cell_field in TEXT_ONLY:
                continue
            try:
                values[cell_field] = self._value(cell_field, row.cells[place])
            except ValueError as fault:
                faults.append((place, str(fault)))
        title = clean_title(self._text(row, F.TITLE))
        if not title.title:
            place = self._place(F.TITLE)
            faults.insert(0, (place, TYPE_A_TITLE))
        numbered = self._text(row, F.REFERENCE)
        reference = numbered or title.reference
        entry_id = self._text(row, F.ID) or None
        if len(row.cells) > len(self.table.headings):
            faults.append((len(self.table.headings) - 1, TOO_MANY))
        fault = faults or self._whole_term(values)
        if fault:
            return self._refused(row, fault, title.title, reference, entry_id)
        return Draft(
            row=row.number, table=self.table.name, id=entry_id, rank=_rank(values), numbered_in_title=not numbered,
            values=dict(self._fields(row, values, title.title, reference)),
        )  # fmt: skip

    def fits(self, place: int, cell: Cell) -> bool:
        """Whether a cell can be read as the field of its column."""
        try:
            self._value(self.mapping.columns[place], cell)
        except ValueError:
            return False
        return True

    def _value(self, wanted: F, cell: Cell) -> Any:
        value = _value_of(wanted, cell, self.today)
        unknown = [code for code in value if code not in self.cpv] if wanted is F.CPV and self.cpv else []
        if unknown:
            raise ValueError(
                f"CPV-code {unknown[0]} bestaat niet; typ een code van acht cijfers, bijvoorbeeld 90911200"
            )
        return value

    def _fields(
        self, row: Row, values: dict[F, Any], title: str, reference: str | None
    ) -> Iterator[tuple[str, Any]]:
        """Field of an entry -> value, for every column that the table has."""
        yield "title", without_personal(title)[0]
        if reference or self.mapping.has(F.REFERENCE):
            yield "reference", reference
        for source, name in PLAIN.items():
            if source in values:
                yield name, values[source]
        for source, name in TEXTS.items():
            if self.mapping.has(source) and self._place(source) not in self.skipped:
                text = without_personal(" ".join(self._text(row, source).split()))[0][:LONGEST_TEXT]
                yield name, text or BLANK.get(name)
        yield from _amounts(values)
        yield from _dates(values)
        written = " ".join(self._text(row, F.TITLE).split())
        as_written = {AS_WRITTEN: without_personal(written)[0]} if written != title else {}
        extra = {**dict(self._extra(row)), **as_written}
        if extra or self._keeps_extra:
            yield "extra", extra

    @property
    def _keeps_extra(self) -> bool:
        return bool(self.mapping.unknown or self.mapping.doubled)

    def _extra(self, row: Row) -> Iterator[tuple[str, str]]:
        """What stands in columns that are no field of ours, without names of people."""
        for place, heading in enumerate(self.table.headings):
            role = F.EXTRA if place in self.skipped else self.mapping.columns.get(place, F.EXTRA)
            kept = role is F.EXTRA or (role is F.DESCRIPTION and place != self._place(F.DESCRIPTION))
            if kept and place < len(row.cells) and is_filled(row.cells[place]):
                text = without_personal(as_text(row.cells[place]))[0]
                yield heading, text[:LONGEST_EXTRA]

    def _text(self, row: Row, wanted: F) -> str:
        """The text of a field; empty when its column is not there or its cell says 'not known'."""
        place = self._place(wanted)
        if place < 0 or place >= len(row.cells):
            return ""
        cell = row.cells[place]
        if isinstance(cell, CellError) or is_unknown(cell):
            return ""
        return as_text(cell).strip()

    def _place(self, wanted: F) -> int:
        """The place of the column of a field, -1 when there is none."""
        return next((place for place, found in self.mapping.columns.items() if found is wanted), -1)

    def _whole_term(self, values: dict[F, Any]) -> list[tuple[int, str]]:
        """An amount per year or month can only be reckoned over the term when that is known."""
        amount = values.get(F.VALUE)
        if isinstance(amount, AmountRange) and amount.per in _MONTHS and values.get(F.TERM) is None:
            return [(self._place(F.VALUE), WHOLE_TERM)]
        return []

    def _refused(
        self, row: Row, faults: list[tuple[int, str]], title: str, reference: str | None, entry_id: str | None
    ) -> Unread:
        place, advice = faults[0]
        others = [f"kolom {self.table.headings[at]}: {more}" for at, more in faults[1:]]
        cell = row.cells[place] if 0 <= place < len(row.cells) else None
        return Unread(
            row=row.number, table=self.table.name, column=self.table.headings[place] if place >= 0 else F.TITLE.value,
            value=as_text(cell), advice="; ook ".join([advice, *others]), title=title, reference=reference, id=entry_id,
        )  # fmt: skip


TOO_MANY = (
    "deze rij heeft meer velden dan de koppen; zet een veld met een scheidingsteken tussen aanhalingstekens"
)
TEXT_ONLY = frozenset({
    F.ID, F.REFERENCE, F.TITLE, F.DESCRIPTION, F.OWNER, F.INCUMBENT, F.NOTE, F.PERSON, F.EXTRA,
})  # fmt: skip
"""Fields whose cells are texts: nothing in them can be wrong."""
TEXTS = {
    F.DESCRIPTION: "description", F.OWNER: "owner", F.INCUMBENT: "incumbent", F.NOTE: "note",
}  # fmt: skip
BLANK = {"owner": ""}
"""Fields of an entry that are an empty text where nothing is known."""
PLAIN = {
    F.KIND: "kind", F.CPV: "cpv", F.TERM: "term", F.LOTS: "lots", F.RESERVED: "reserved", F.STARTS: "starts",
    F.CONTRACT_ENDS: "contract_ends", F.PROCEDURE: "procedure", F.CONFIDENTIAL: "confidential",
}  # fmt: skip
"""Fields of a source that are a field of an entry as they are."""
_MONTHS = {Per.YEAR: 12, Per.MONTH: 1}
MONTHS_A_YEAR = 12
READERS: dict[F, Callable[[Cell, date], Any]] = {
    F.PLANNED: read_when,
    F.STARTS: read_when,
    F.CONTRACT_ENDS: read_when,
    F.NOTICE_SENT: read_when,
    F.KIND: lambda cell, _today: read_contract_kind(cell),
    F.CPV: lambda cell, _today: read_cpv(cell),
    F.VALUE: lambda cell, _today: read_amount_range(cell),
    F.VALUE_FROM: lambda cell, _today: read_amount_range(cell),
    F.VALUE_TO: lambda cell, _today: read_amount_range(cell),
    F.TERM: lambda cell, _today: read_term(cell),
    F.LOTS: lambda cell, _today: read_lots(cell),
    F.STATUS: lambda cell, _today: read_status(cell),
    F.NOTICE_TYPE: lambda cell, _today: read_notice(cell),
    F.RESERVED: lambda cell, _today: read_reserved(cell),
    F.PROCEDURE: lambda cell, _today: read_procedure(cell) or "",
    F.CONFIDENTIAL: lambda cell, _today: bool(read_yes(cell)),
}


@lru_cache(maxsize=65536, typed=True)
def _value_of(wanted: F, cell: Cell, today: date) -> Any:
    if isinstance(cell, CellError):
        raise ValueError(f"de formule geeft de fout {cell.code}; herstel de formule of typ de waarde")
    return READERS[wanted](cell, today)


def _rank(values: dict[F, Any]) -> int:
    notice: Notice | None = values.get(F.NOTICE_TYPE)
    return notice.rank if notice else 0


def as_text(cell: Cell) -> str:
    """A cell as the text that a person sees in it; a whole number has no decimals."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nee"
        case CellError(code=code):
            return code
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if (cell.hour, cell.minute) == (0, 0):
            return cell.date().isoformat()
        case date():
            return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
        case _:
            return str(cell)


def _amounts(values: dict[F, Any]) -> Iterator[tuple[str, Any]]:
    """One amount, or the band that is known of it, over the whole term."""
    amounts = [values.get(one) for one in (F.VALUE, F.VALUE_FROM, F.VALUE_TO)]
    if not {F.VALUE, F.VALUE_FROM, F.VALUE_TO} & values.keys():
        return
    whole, least, most = (_over_the_term(one, values.get(F.TERM)) for one in amounts)
    low = whole.low if whole else least.low if least else None
    high = (
        whole.high if whole else (most.high if most and most.high is not None else most.low) if most else None
    )
    one_amount = low if low is not None and low == high else None
    if low is not None and high is not None and low > high:
        low, high = high, low
    yield "estimated_value", one_amount
    yield "value_from", None if one_amount is not None else low
    yield "value_to", None if one_amount is not None else high


def _over_the_term(amount: AmountRange | None, term: Term | None) -> AmountRange | None:
    if amount is None or amount.per is None or amount.per not in _MONTHS or term is None:
        return amount
    parts = MONTHS_A_YEAR // _MONTHS[amount.per]
    ends = (
        None if end is None else end * term.total_months * parts / MONTHS_A_YEAR
        for end in (amount.low, amount.high)
    )
    return AmountRange(*ends, per=Per.TOTAL, with_vat=amount.with_vat)


def _dates(values: dict[F, Any]) -> Iterator[tuple[str, Any]]:
    """When it is or was published, and how far it is. The day of an award is not the day of the notice."""
    notice: Notice | None = values.get(F.NOTICE_TYPE)
    state = notice.state if notice else values.get(F.STATUS)
    if F.STATUS in values or F.NOTICE_TYPE in values:
        yield "status", None if state is Cancelled.CANCELLED else state
        yield "cancelled", state is Cancelled.CANCELLED
    sent: Period | None = values.get(F.NOTICE_SENT)
    announced = sent is not None and state in (NoticeStatus.PRIOR_NOTICE, NoticeStatus.PUBLISHED, None)
    if F.NOTICE_SENT in values:
        yield "notice_sent", sent.start if sent and announced else None
    if F.PLANNED in values or announced:
        yield "planned", values.get(F.PLANNED) or (sent if announced else None)
