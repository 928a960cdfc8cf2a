"""Who does a kind of work, and what was done before: named neutrally, never as a recommendation."""

from bot.model.finding import MarketFinding
from bot.model.knowledge import Knowledge
from bot.model.market import Example, SocialFirm, WorkCategory

AT_LEAST_NAMED = 2
"""Fewer names than this are not given: one name is a preference (design, section 4)."""
GONE = "gestopt"
NO_ROUTE = "onbekend"
RESERVED = "voorbehouden_2_82"
NEAR = {"amsterdam": 0, "omgeving": 1, "landelijk": 2, "onbekend": 3}


def market_for(category: WorkCategory, knowledge: Knowledge) -> MarketFinding:
    """The firms that a source names for this kind of work, in a fixed neutral order: region, then name."""
    firms = _firms(category, knowledge)
    named = firms if len(firms) >= AT_LEAST_NAMED else ()
    return MarketFinding(category, named, knowledge.market.directories, len(firms))


def firms_known(category_id: str | None, knowledge: Knowledge) -> int | None:
    """How many firms are known for a kind of work; None when none is known, for not found is not the same as none."""
    category = knowledge.categories.get(category_id or "")
    count = len(_firms(category, knowledge)) if category else 0
    return count or None


def _firms(category: WorkCategory, knowledge: Knowledge) -> tuple[SocialFirm, ...]:
    named = set(category.firms)
    found = [
        firm
        for firm in knowledge.market.firms
        if firm.status != GONE and (firm.id in named or category.id in firm.categories)
    ]
    return tuple(sorted(found, key=lambda firm: (NEAR[firm.region], firm.name.casefold())))


def examples_for(category: WorkCategory | None, knowledge: Knowledge) -> tuple[Example, ...]:
    """Good examples, the most telling first: the same kind of work, a known route, reserved, then the newest year."""
    chosen = [e for e in knowledge.examples.good if category is None or _belongs(e, category)]
    return tuple(sorted(chosen, key=_telling))


def counter_examples_for(category: WorkCategory | None, knowledge: Knowledge) -> tuple[Example, ...]:
    """Examples of what went wrong, of the same kind of work (or all)."""
    return tuple(e for e in knowledge.examples.counter if category is None or _belongs(e, category))


def _belongs(example: Example, category: WorkCategory) -> bool:
    return example.category == category.id or example.id in category.examples


def _telling(example: Example) -> tuple[bool, bool, int, str]:
    year = int(example.year) if example.year and example.year.isdigit() else 0
    return NO_ROUTE in example.instruments, RESERVED not in example.instruments, -year, example.id
