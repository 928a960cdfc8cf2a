"""How Dutch values in the knowledge are read: amounts, dates, periods, terms, yes and no.

Every reader takes the text of one YAML scalar and gives the value, or raises `ValueError` whose message is the
Dutch line that the advisor sees after `file:line:column`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainSerializer
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

AMOUNT = re.compile(r"^\d{1,3}(?:\.\d{3})*(?:,\d{2})?$|^\d+(?:,\d{2})?$")
NUMBER = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$")
POINTS = re.compile(r"^-?\d+(?:,\d+)?$")
DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
MONTH = re.compile(r"^(\d{4})-(\d{2})$")
QUARTER = re.compile(r"^[Qq]([1-4])[ -](\d{4})$|^(\d{4})[ -][Qq]([1-4])$")
YEAR = re.compile(r"^(\d{4})$")
TERM = re.compile(r"^\d+(?:\+\d+)*$")
TERM_MONTHS = re.compile(r"^(\d+(?:\+\d+)*) maanden$")
RUN = re.compile(r"^(\S+(?: \d{4})?) t/m (\S+(?: \d{4})?)$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of days, both ends included. A month, a quarter or a year stays one: it is never read as its first day."""

    start: date
    end: date

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.start <= day <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share a day."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Term:
    """How long a contract runs: the fixed part and the options to extend, in months."""

    fixed_months: int
    option_months: tuple[int, ...] = ()

    @property
    def total_months(self) -> int:
        """The whole term with every option, in months (Aanbestedingswet 2012, article 2.15)."""
        return self.fixed_months + sum(self.option_months)


def month_period(year: int, month: int) -> Period:
    """The period of one calendar month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def quarter_period(year: int, quarter: int) -> Period:
    """The period of one quarter (1-4)."""
    return Period(date(year, 3 * quarter - 2, 1), month_period(year, 3 * quarter).end)


def read_amount(text: str) -> Decimal:
    """Euro without VAT from '216.000' or '1.250,50'."""
    if not AMOUNT.match(text):
        raise ValueError(f"'{text}' is geen bedrag; schrijf bijvoorbeeld 221.000")
    return Decimal(text.replace(".", "").replace(",", "."))


def read_number(text: str) -> Decimal:
    """A number as the Dutch write it: '30', '1.000', '2,5'."""
    if not NUMBER.match(text):
        raise ValueError(f"'{text}' is geen getal; schrijf bijvoorbeeld 30 of 2,5")
    return Decimal(text.replace(".", "").replace(",", "."))


def read_points(text: str) -> Decimal:
    """Points to add or to take: '2', '-1', '-0,5'."""
    if not POINTS.match(text):
        raise ValueError(f"'{text}' is geen aantal punten; schrijf bijvoorbeeld 2, -1 of -0,5")
    return Decimal(text.replace(",", "."))


def read_date(text: str) -> date:
    """A day from '2026-11-22'."""
    parts = DATE.match(text)
    if not parts:
        raise ValueError(f"'{text}' is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2026-11-22")
    try:
        return date(*(int(part) for part in parts.groups()))
    except ValueError:
        raise ValueError(f"'{text}' is geen dag die bestaat; schrijf bijvoorbeeld 2026-11-22") from None


def read_period(text: str) -> Period:
    """A day, month, quarter or year: '2027-02-01', '2027-02', 'Q3 2027', '2027'; or a run: '2027-03 t/m 2027-06'."""
    if DATE.match(text):
        day = read_date(text)
        return Period(day, day)
    if (ends := RUN.match(text)) and (run := _run(read_period(ends[1]), read_period(ends[2]))):
        return run
    if (found := MONTH.match(text)) and 1 <= int(found[2]) <= 12:
        return month_period(int(found[1]), int(found[2]))
    if found := QUARTER.match(text):
        return quarter_period(int(found[2] or found[3]), int(found[1] or found[4]))
    if found := YEAR.match(text):
        return Period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    raise ValueError(
        f"'{text}' is geen dag, maand, kwartaal of jaar; schrijf bijvoorbeeld 2027-02 of Q3 2027"
    )


def _run(first: Period, last: Period) -> Period | None:
    return Period(first.start, last.end) if first.start <= last.end else None


def read_term(text: str) -> Term:
    """A contract term: '2+1+1' (years, options behind the plus) or '48 maanden', '18+6 maanden'."""
    if TERM.match(text):
        years = [int(part) for part in text.split("+")]
        return Term(12 * years[0], tuple(12 * part for part in years[1:]))
    if found := TERM_MONTHS.match(text):
        fixed, *options = (int(part) for part in found[1].split("+"))
        return Term(fixed, tuple(options))
    raise ValueError(
        f"'{text}' is geen looptijd; schrijf bijvoorbeeld 2+1+1 (jaren met opties) of 48 maanden"
    )


def read_yes(text: str) -> bool:
    """'ja' or 'nee'."""
    if text not in ("ja", "nee"):
        raise ValueError(f"'{text}' is geen antwoord op deze vraag; schrijf ja of nee")
    return text == "ja"


class _Written:
    """Tells the JSON Schema for editors how a value is written."""

    def __init__(self, pattern: str, example: str) -> None:
        self.pattern, self.example = pattern, example

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "number"], "pattern": self.pattern, "examples": [self.example]}


def _reader(read: Any) -> BeforeValidator:
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


Euro = Annotated[Decimal, _reader(read_amount), _Written(AMOUNT.pattern, "216.000"), PlainSerializer(str)]
Number = Annotated[Decimal, _reader(read_number), _Written(NUMBER.pattern, "30"), PlainSerializer(str)]
Points = Annotated[Decimal, _reader(read_points), _Written(POINTS.pattern, "-1"), PlainSerializer(str)]
Day = Annotated[date, _reader(read_date), _Written(DATE.pattern, "2026-11-22")]
Planned = Annotated[
    Period, _reader(read_period), _Written(r"^(\d{4}(-\d{2}){0,2}|Q[1-4] \d{4})( t/m .+)?$", "2027-02")
]
ContractTerm = Annotated[Term, _reader(read_term), _Written(r"^\d+(\+\d+)*( maanden)?$", "2+1+1")]
YesNo = Annotated[bool, _reader(read_yes), _Written(r"^(ja|nee)$", "ja")]
