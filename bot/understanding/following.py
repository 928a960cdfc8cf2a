"""How a text leans on the conversation it is said in: picking, replying, asking on."""

import re
from dataclasses import replace

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
    if _goes_on(signals, before, intent):
        intent = _intent_after(before, signals.facts)
    if intent in (Intent.CALENDAR, Intent.UNKNOWN) and _narrows_further(before, signals):
        return Intent.CALENDAR, _merged(before.filter, signals.filter), True
    return intent, signals.filter, signals.lists


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


def _merged(before: CalendarFilter, wanted: CalendarFilter) -> CalendarFilter:
    """The filter of the last list with what is new put over it."""
    return CalendarFilter(
        period=wanted.period or before.period,
        owners=wanted.owners or before.owners,
        districts=wanted.districts or before.districts,
        categories=wanted.categories or before.categories,
        kind=wanted.kind or before.kind,
        count_only=wanted.count_only,
    )
