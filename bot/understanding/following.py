"""How a text leans on the conversation it is said in: picking, replying, asking on."""

import re
from dataclasses import fields, replace
from typing import Any

from bot.model.question import CalendarFilter, Conversation, Facts, Intent, Linking
from bot.understanding.intents import is_follow_up
from bot.understanding.subject import Signals

SHORT = 9
"""A text of at most so many words may be a reply or a follow-up."""
PICK = re.compile(
    r"^\W*(?:de |het |the |nummer |number |optie |option )?(?:(\d)|(eerste|first)|(tweede|second)|(derde|third)|(vierde|fourth)|"
    r"(vijfde|fifth)|(laatste|last))\W*(?:e|one)?\W*$",
    re.IGNORECASE,
)
NONE_OF_THESE = re.compile(
    r"^\W*(?:geen van (?:deze|die|beide|allen?)|geen|none(?: of (?:these|them))?|neither)\W*$", re.IGNORECASE
)
ASKING_ON = re.compile(
    r"^\W*(?:en|and|maar|but|ook|also|ok[eé]?|dus|so|alleen|enkel|only|just|nu|dan|what about|how about|hoe zit het met|zonder|met|boven|onder|"
    r"tussen|without|with|above|below|between)\b",
    re.IGNORECASE,
)
"""How a text begins that asks on from a list."""
WITHIN = re.compile(
    r"\b(?:alleen|enkel|daarvan|hiervan|ervan|waarvan|only|just|of (?:those|these|them))\b", re.IGNORECASE
)
"""The words that keep to the entries of the list."""
SUPPOSING = re.compile(r"\b(?:stel|als|wordt|if|suppose|becomes)\b", re.IGNORECASE)
BARE_ANSWER = re.compile(r"^\W*(?:ja|nee|yes|no|ok[eé]?|misschien|maybe)\W*$", re.IGNORECASE)
OWN_INTENTS = (Intent.MARKET, Intent.EXAMPLE, Intent.HELP)


def picked(said: str, candidates: tuple[str, ...]) -> str | None:
    """The candidate that is picked by its number: '2', 'de eerste'."""
    found = PICK.match(said) if candidates else None
    if not found:
        return None
    if found[7]:
        return candidates[-1]
    number = int(found[1]) if found[1] else next(i for i in range(2, 7) if found[i]) - 1
    return candidates[number - 1] if 1 <= number <= len(candidates) else None


def picks_none(said: str, candidates: tuple[str, ...]) -> bool:
    """Whether it says that none of the candidates is meant."""
    return bool(candidates) and bool(NONE_OF_THESE.match(said))


def is_bare_answer(said: str) -> bool:
    """A 'ja' or 'nee' by itself: no answer to a question for a number, and no question either."""
    return bool(BARE_ANSWER.match(said))


def may_be_reply(said: str) -> bool:
    """Whether a text can be the answer to a question that the bot asked."""
    return len(said.split()) <= SHORT and not said.endswith("?")


def among(linking: Linking, candidates: tuple[str, ...]) -> Linking:
    """After 'which one?', the answer is looked for among those first."""
    near = (*linking.decided, *linking.nearest)
    found = [scored for scored in near if scored.id in candidates]
    return replace(linking, decided=(found[0],), mentioned=True) if found else linking


def leans(signals: Signals) -> bool:
    """Whether the text leans on the conversation at all."""
    before, linking = signals.conversation, signals.linking
    if before is None or not (before.entry or before.intent):
        return False
    if before.grounds.lists and _is_list_of_its_own(signals):
        return False
    if _asks_on_from_list(before, signals):
        return True
    if any(scored.id in before.candidates for scored in linking.decided):
        return True
    if linking.decided and not is_follow_up(signals.text):
        return False
    if is_follow_up(signals.text) or (signals.given.hypothetical and not linking.decided):
        return True
    asks_on = bool(signals.cues.intents) or not before.filter.is_empty
    return asks_on and len(signals.text.split()) <= SHORT and not linking.mentioned


def settled(signals: Signals, intent: Intent) -> tuple[Intent, CalendarFilter, bool]:
    """The intent, the filter, and whether a list is asked, once the conversation is counted in."""
    before = signals.conversation
    if before is None or not signals.leans:
        return intent, signals.filter, signals.lists
    if _asks_on_from_list(before, signals):
        return Intent.CALENDAR, _merged(before.filter, signals), True
    if _goes_on(signals, before, intent):
        intent = _intent_after(before, signals.facts)
    if intent in (Intent.CALENDAR, Intent.UNKNOWN) and _narrows_further(before, signals):
        return Intent.CALENDAR, _merged(before.filter, signals), True
    return intent, signals.filter, signals.lists


def _is_list_of_its_own(signals: Signals) -> bool:
    """Whether it asks for a list in so many words, and not on from the last one: 'wat komt er in Q3?'"""
    return signals.cues.lists and not signals.filter.is_empty and not _begins_as_more(signals.text)


def _begins_as_more(text: str) -> bool:
    return bool(ASKING_ON.match(text) or WITHIN.search(text))


def _asks_on_from_list(before: Conversation, signals: Signals) -> bool:
    """Whether a few words narrow the list that was given: 'en alleen de kansrijke?', 'en boven een miljoen?'"""
    asks_else = SUPPOSING.search(signals.text) or signals.cues.has(
        Intent.RESERVATION, Intent.MARKET, Intent.EXAMPLE
    )
    few = len(signals.text.split()) <= SHORT
    more = few and not signals.filter.is_empty and _begins_as_more(signals.text)
    return before.grounds.lists and more and not asks_else


def _goes_on(signals: Signals, before: Conversation, intent: Intent) -> bool:
    """Whether the intent of the conversation goes on: new facts, another procurement or another kind of work, and no
    intent of its own."""
    if intent in OWN_INTENTS or signals.cues.has(Intent.RESERVATION):
        return False
    if before.intent in (Intent.MARKET, Intent.EXAMPLE) and signals.categories:
        return True
    if intent is Intent.RESERVATION:
        return False
    told = signals.facts != Facts()
    if told and (signals.given.hypothetical or not signals.topic_confident):
        return True
    new = told or bool(signals.linking.decided) or signals.linking.elsewhere
    return new and intent in (Intent.UNKNOWN, Intent.ADVICE)


def _intent_after(before: Conversation, facts: Facts) -> Intent:
    """The intent of a follow-up that has none of its own: new facts ask for the verdict again."""
    if before.intent is None or (
        facts != Facts() and before.intent not in (Intent.RESERVATION, Intent.ADVICE)
    ):
        return Intent.RESERVATION
    return before.intent


def _narrows_further(before: Conversation, signals: Signals) -> bool:
    """Whether a list is asked again with another month, directorate or kind of work."""
    return not before.filter.is_empty and not signals.filter.is_empty and len(signals.linking.decided) != 1


def _merged(before: CalendarFilter, signals: Signals) -> CalendarFilter:
    """The filter of the last list with what is new put over it. Another owner or place takes the place of both, unless
    it says that the list goes on within them ('daarvan'). Another period is about the same day as before."""
    wanted, kept = signals.filter, before
    if (wanted.owners or wanted.districts) and not WITHIN.search(signals.text):
        kept = replace(kept, owners=(), districts=())
    if wanted.period and before.decide_by and not before.period:
        wanted = replace(wanted, period=None, decide_by=wanted.period)
    if wanted.period and before.ends and not before.period:
        wanted = replace(wanted, period=None, ends=wanted.period)
    if wanted.decide_by:
        kept = replace(kept, overdue=False)
    new = {name: value for name, value in _as_named(wanted) if value != getattr(CalendarFilter(), name)}
    return replace(kept, **new | {"count_only": wanted.count_only})


def _as_named(wanted: CalendarFilter) -> list[tuple[str, Any]]:
    return [(one.name, getattr(wanted, one.name)) for one in fields(wanted)]
