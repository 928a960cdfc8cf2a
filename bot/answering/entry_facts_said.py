"""What the calendar knows of a procurement, line by line, as far as the reader may know it."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.facts_said import feature_name
from bot.answering.writing import day, period, term, value_of
from bot.model.answer import Line
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.question import Aspect
from bot.model.viewer import Audience

NAMES = {
    Aspect.PLANNED: say.NAME_PLANNED,
    Aspect.OWNER: say.NAME_OWNER,
    Aspect.VALUE: say.NAME_VALUE,
    Aspect.PROCEDURE: say.NAME_PROCEDURE,
    Aspect.TERM: say.NAME_TERM,
    Aspect.LOTS: say.NAME_LOTS,
    Aspect.STATUS: say.NAME_STATUS,
    Aspect.INCUMBENT: say.NAME_INCUMBENT,
    Aspect.CPV: say.NAME_CPV,
}


def known_of(entry: CalendarEntry, pen: Pen) -> dict[Aspect, Line]:
    """Aspect -> its line, in a fixed order. What the calendar does not say is said to be unknown, when it is asked."""
    said = {
        Aspect.PLANNED: pen.say(say.ASPECT_PLANNED, gepland=period(entry.planned, pen.language))
        if entry.planned
        else None,
        Aspect.OWNER: pen.say(say.ASPECT_OWNER, eigenaar=entry.owner) if entry.owner else None,
        Aspect.VALUE: _value(entry, pen),
        Aspect.PROCEDURE: pen.say(say.ASPECT_PROCEDURE, procedure=entry.procedure)
        if entry.procedure
        else None,
        Aspect.TERM: _term(entry, pen),
        Aspect.LOTS: _lots(entry, pen),
        Aspect.STATUS: _status(entry, pen),
        Aspect.INCUMBENT: _incumbent(entry, pen),
        Aspect.CPV: _cpv(entry, pen),
    }
    return {aspect: Line(text or _unknown(aspect, pen), bullet=True) for aspect, text in said.items()}


def beside(entry: CalendarEntry, pen: Pen) -> list[Line]:
    """What nobody asks for by name but a reader wants to see: the kind of contract, and the note of who may see it."""
    said: list[str] = []
    if entry.kind:
        said.append(pen.say(say.ASPECT_KIND, soort=feature_name("soort", entry.kind.value, pen)))
    if entry.note:
        said.append(pen.say(say.ASPECT_NOTE, notitie=entry.note))
    return [Line(text, bullet=True) for text in said]


def _unknown(aspect: Aspect, pen: Pen) -> str:
    if aspect in (Aspect.VALUE, Aspect.INCUMBENT) and pen.audience is not Audience.FULL:
        return pen.say(say.PRIVATE_ONLY_VALUE)
    return pen.say(say.ASPECT_UNKNOWN, gegeven=pen.say(NAMES[aspect]))


def _value(entry: CalendarEntry, pen: Pen) -> str | None:
    if said := value_of(entry, pen.language):
        return pen.say(say.ASPECT_VALUE, raming=said)
    sides = {ThresholdSide.REACHED: say.SIDE_FROM_PLAIN, ThresholdSide.UNDER: say.SIDE_UNDER_PLAIN}
    phrase = sides.get(entry.threshold_side)
    return pen.say(phrase) if phrase else None


def _term(entry: CalendarEntry, pen: Pen) -> str | None:
    parts = [pen.say(say.ASPECT_TERM, looptijd=term(entry.term, pen.language))] if entry.term else []
    if entry.contract_ends:
        parts.append(pen.say(say.ASPECT_ENDS, dag=period(entry.contract_ends, pen.language)))
    return " ".join(parts) or None


def _lots(entry: CalendarEntry, pen: Pen) -> str | None:
    if entry.lots is None:
        return None
    return pen.say(say.ASPECT_LOTS, aantal=len(entry.lots)) if entry.lots else pen.say(say.ASPECT_NO_LOTS)


def _status(entry: CalendarEntry, pen: Pen) -> str | None:
    if entry.status is None:
        return None
    said = pen.say(say.ASPECT_STATUS, status=feature_name("status", entry.status.value, pen).lower())
    return (
        f"{said} {pen.say(say.ASPECT_SENT, dag=day(entry.notice_sent, pen.language))}"
        if entry.notice_sent
        else said
    )


def _incumbent(entry: CalendarEntry, pen: Pen) -> str | None:
    return pen.say(say.ASPECT_INCUMBENT, leverancier=entry.incumbent.rstrip(".")) if entry.incumbent else None


def _cpv(entry: CalendarEntry, pen: Pen) -> str | None:
    if not entry.cpv:
        return None
    name = pen.knowledge.cpv_names.get(entry.cpv[0])
    return pen.say(say.ASPECT_CPV, code=entry.cpv[0], naam=name.in_(pen.language) if name else "?")
