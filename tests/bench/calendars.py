"""Calendars and knowledge for the benches: a CSV calendar, the shipped words and CPV names."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bot.model.base import Text
from bot.model.market import Market, Vocabulary, WorkCategory
from bot.model.procurement import Calendar, CalendarEntry

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
_KINDS = {"diensten", "werken", "leveringen", "concessie"}


def _load(name: str) -> object:
    with (KNOWLEDGE / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)


def read_csv_entries(path: Path) -> list[CalendarEntry]:
    """The entries of a CSV with the columns id, ref, title, owner, planned, type, value_eur, procedure."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_entry(row) for row in csv.DictReader(file)]


def _entry(row: Mapping[str, str]) -> CalendarEntry:
    fields = {
        "id": row["id"], "kenmerk": row["ref"], "titel": row["title"], "eigenaar": row["owner"], "gepland": row["planned"],
        "soort": row["type"].lower() if row["type"].lower() in _KINDS else "", "raming": row["value_eur"],
        "procedure": row["procedure"],
    }  # fmt: skip
    return CalendarEntry.model_validate({name: value for name, value in fields.items() if value})


def shipped_entries() -> Sequence[CalendarEntry]:
    """The example calendar of the repository."""
    return Calendar.model_validate(_load("kalender.yaml")).entries


def shipped_knowledge() -> tuple[Vocabulary, Sequence[WorkCategory], Mapping[str, Text]]:
    """The vocabulary, the kinds of work and the CPV names of the repository."""
    with (KNOWLEDGE / "cpv.csv").open(encoding="utf-8", newline="") as file:
        names = {row["code"]: Text(nl=row["nl"], en=row["en"]) for row in csv.DictReader(file)}
    market = Market.model_validate(_load("markt.yaml"))
    return Vocabulary.model_validate(_load("synoniemen.yaml")), market.categories, names
