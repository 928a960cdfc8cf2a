"""The filters of `advies` and `agenda`: their options, and which procurements pass."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

import click

from bot.curation.problems import nearest, shown
from bot.model.knowledge import Knowledge
from bot.model.procurement import ContractKind, ThresholdSide
from bot.model.promise import Promise
from bot.model.question import CalendarFilter
from bot.model.values import Period
from bot.understanding.periods import find_periods
from bot.understanding.text import fold

Command = TypeVar("Command", bound=Callable[..., Any])

SIDES = {"boven": ThresholdSide.REACHED, "onder": ThresholdSide.UNDER}
MOST_NAMED = 5
"""How many names are offered when none is near."""

OPTIONS = (
    click.option("--periode", "period", metavar="TEKST", help="Gepland in: 'Q2 2027', 'maart 2027'."),
    click.option("--eigenaar", "owners", multiple=True, metavar="NAAM", help="Van deze directie. Mag vaker."),
    click.option(
        "--werksoort", "categories", multiple=True, metavar="ID", help="Van dit soort werk. Mag vaker."
    ),
    click.option(
        "--kansrijk",
        "levels",
        multiple=True,
        type=click.Choice([level.value for level in Promise]),
        help="Zo kansrijk. Mag vaker.",
    ),
    click.option("--stadsdeel", "district", metavar="NAAM", help="In dit stadsdeel."),
    click.option(
        "--soort", "kind", type=click.Choice([kind.value for kind in ContractKind]), help="Soort opdracht."
    ),
    click.option(
        "--beslis-binnen",
        "within",
        type=click.IntRange(0, 3650),
        metavar="DAGEN",
        help="Te beslissen binnen zoveel dagen.",
    ),
    click.option(
        "--drempel", "side", type=click.Choice(list(SIDES)), help="Boven of onder de Europese drempel."
    ),
)


def filter_options(command: Command) -> Command:
    """Give a command the options of the filters; it receives them by name for `read_filter`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def read_filter(chosen: Mapping[str, Any], knowledge: Knowledge, today: date) -> CalendarFilter:
    """The filter that the options say. `knowledge`: what the reader may know. Raises click.UsageError."""
    district, within = chosen["district"], chosen["within"]
    return CalendarFilter(
        period=_period(chosen["period"], today) if chosen["period"] is not None else None,
        owners=_all_meant(chosen["owners"], _owners(knowledge), "de eigenaar"),
        districts=_all_meant([district] if district else [], _districts(knowledge), "het stadsdeel"),
        categories=_all_meant(chosen["categories"], _categories(knowledge), "de werksoort"),
        kind=ContractKind(chosen["kind"]) if chosen["kind"] else None,
        promises=chosen["levels"],
        decide_by=Period(today, today + timedelta(days=within)) if within is not None else None,
        side=SIDES[chosen["side"]] if chosen["side"] else None,
    )


def _period(text: str, today: date) -> Period:
    found = find_periods(text, today)
    if not found:
        raise click.UsageError(
            f"de periode {shown(text)} begrijp ik niet; schrijf bijvoorbeeld 'Q2 2027' of 'maart 2027'."
        )
    return found[0].period


def _all_meant(given: Iterable[str], names: Mapping[str, str], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_meant(name, names, what) for name in given))


def _meant(given: str, names: Mapping[str, str], what: str) -> str:
    """What a name stands for, capitals aside. `names`: folded name -> what it stands for."""
    meant = names.get(fold(given))
    if meant is not None:
        return meant
    near = nearest(fold(given), names)
    choices = sorted(set(names.values()))[:MOST_NAMED]
    hint = f"bedoelt u {shown(names[near])}?" if near else f"kies bijvoorbeeld uit {', '.join(choices)}."
    raise click.UsageError(f"{what} {shown(given)} ken ik niet; {hint}")


def _owners(knowledge: Knowledge) -> dict[str, str]:
    known = {entry.owner for entry in knowledge.calendar.entries if entry.owner}
    also = {
        fold(alias): item.name
        for item in knowledge.vocabulary.directorates
        for alias in item.also
        if item.name in known
    }
    return also | {fold(owner): owner for owner in known}


def _districts(knowledge: Knowledge) -> dict[str, str]:
    districts = knowledge.vocabulary.districts
    also = {fold(alias): item.name for item in districts for alias in item.also}
    return also | {fold(item.name): item.name for item in districts}


def _categories(knowledge: Knowledge) -> dict[str, str]:
    categories = knowledge.market.categories
    return {fold(one.name.nl): one.id for one in categories} | {fold(one.id): one.id for one in categories}
