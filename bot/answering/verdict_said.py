"""A verdict with its route in one sentence of at most twelve words."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.model.law import Route, Verdict

HEADS = {
    Verdict.YES_IF: say.HEAD_YES,
    Verdict.PROBABLY_YES_IF: say.HEAD_PROBABLY,
    Verdict.NO: say.HEAD_NO,
    Verdict.NO_UNLESS: say.HEAD_NO_UNLESS,
}


def verdict_said(verdict: Verdict, route: Route, pen: Pen) -> str:
    """'Ja, mits: de hele opdracht voorbehouden.' A route that closes every reservation is said in its own words."""
    if route.closes:
        return pen.say(say.HEAD_ALREADY if verdict.is_yes else _closed(verdict))
    phrase = HEADS.get(verdict)
    return pen.say(phrase, route=route.short.in_(pen.language)) if phrase else pen.say(say.HEAD_UNKNOWN)


def _closed(verdict: Verdict) -> say.Phrase:
    return say.HEAD_TOO_LATE if verdict in (Verdict.NO, Verdict.NO_UNLESS) else say.HEAD_UNKNOWN
