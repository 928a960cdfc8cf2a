"""From facts to the inputs of the decision table. What is not known stays 'onbekend': unknown is not no."""

from collections.abc import Iterable
from dataclasses import replace

from bot.model.finding import ThresholdFinding
from bot.model.knowledge import Knowledge
from bot.model.question import Facts

YES, NO, UNKNOWN = "ja", "nee", "onbekend"
ANNEX_XIV, ARTICLE_77 = "bijlage-xiv", "artikel-77"


def features_of(
    facts: Facts, annex_xiv: str, threshold: ThresholdFinding, market: int | None, knowledge: Knowledge
) -> dict[str, str]:
    """Feature id -> value, for every feature of `routes.yaml`. `market`: how many firms can do it, None = not known."""
    return {
        "status": facts.status.value if facts.status else UNKNOWN,
        "eigen_dienst_quasi_inhouse": facts.performer.value if facts.performer else UNKNOWN,
        "soort": facts.kind.value if facts.kind else UNKNOWN,
        "waarde_vs_drempel": threshold.side.value,
        "cpv_bijlage_xiv": annex_xiv,
        "cpv_art77": on_list(facts, ARTICLE_77, knowledge),
        "looptijd_max_36": _within_three_years(facts, knowledge),
        "percelen": UNKNOWN if facts.has_lots is None else (YES if facts.has_lots else NO),
        "markt": _said_of_market(facts) or _market(market, knowledge),
    }


def on_list(facts: Facts, list_id: str, knowledge: Knowledge) -> str:
    """Whether the main CPV code stands on a list: 'ja', 'nee' or 'onbekend'.

    Without a code the kind of work decides: when all its codes stand on the list, or none of them does, and for Annex
    XIV what the market file says of the core of its codes. The answer says that it assumed this.
    """
    listed = knowledge.cpv_codes[list_id]
    unconfirmed = next(found.unconfirmed for found in knowledge.cpv_lists.lists if found.id == list_id)
    if facts.cpv:
        code = facts.cpv[0]
        if code in unconfirmed or code not in knowledge.cpv_names:
            return UNKNOWN
        return YES if code in listed else NO
    category = knowledge.categories.get(facts.category or "")
    if category is None or not category.cpv:
        return UNKNOWN
    if list_id == ANNEX_XIV and category.annex_xiv in (YES, NO):
        return category.annex_xiv
    return _all_or_none(code in listed for code in knowledge.codes_of_category[category.id])


def with_assumed_kind(facts: Facts, knowledge: Knowledge) -> Facts:
    """The facts with the kind of contract that the CPV code stands for, when no kind was given.

    Without a code the kind of work decides, when all its codes are of one kind. The parts of a mixed contract are left
    alone. A concession cannot be told from a code, so the answer says what it assumed.
    """
    if facts.kind is not None or facts.parts:
        return facts
    category = knowledge.categories.get(facts.category or "")
    codes = facts.cpv[:1] or (category.cpv if category else ())
    kinds = {knowledge.kind_of_division.get(code[:2]) for code in codes}
    return replace(facts, kind=kinds.pop()) if len(kinds) == 1 else facts


def _all_or_none(answers: Iterable[bool]) -> str:
    seen: set[bool] = set()
    for answer in answers:
        seen.add(answer)
        if len(seen) == 2:
            return UNKNOWN
    return UNKNOWN if not seen else YES if True in seen else NO


def _within_three_years(facts: Facts, knowledge: Knowledge) -> str:
    if facts.indefinite:
        return NO
    if facts.term is None:
        return UNKNOWN
    return YES if facts.term.total_months <= knowledge.figure("maanden-2.82a") else NO


def _said_of_market(facts: Facts) -> str | None:
    """What somebody answered to the question how many firms can do it; a number that was given goes before it."""
    said = facts.answers.get("markt")
    return said if facts.firms is None and said in ("genoeg", "dun", "geen") else None


def _market(firms: int | None, knowledge: Knowledge) -> str:
    if firms is None:
        return UNKNOWN
    if firms >= knowledge.figure("markt-genoeg"):
        return "genoeg"
    return "dun" if firms >= knowledge.figure("markt-dun") else "geen"
