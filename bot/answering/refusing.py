"""When there is no answer, or a question back: honest, friendly, without sources, with who does know."""

from bot.answering import phrases as say
from bot.answering.drafting import Draft, Pen, Weighed
from bot.answering.entry_said import choice_title
from bot.answering.writing import joined
from bot.model.answer import Asking, Choice, Line, Prompt
from bot.model.finding import (
    CourtesyFinding,
    HelpFinding,
    ImpossibleFinding,
    NotFoundFinding,
    Refusal,
    RefusalFinding,
    WhichFinding,
)
from bot.model.viewer import Audience

NONE_OF_THESE = "geen"
HEADLINES = {
    Refusal.NOT_UNDERSTOOD: say.HEAD_REFUSED,
    Refusal.OUT_OF_SCOPE: say.HEAD_OUT_OF_SCOPE,
    Refusal.EMPTY: say.HEAD_EMPTY,
    Refusal.TOO_LONG: say.HEAD_TOO_LONG,
    Refusal.NO_MARKET: say.HEAD_REFUSED,
}
IMPOSSIBLE = {
    "negatief": say.NEGATIVE,
    "nul": say.ZERO,
    "te-groot": say.TOO_LARGE,
    "datum": say.NO_SUCH_DATE,
    "cpv": say.NO_SUCH_CPV,
    "aandeel": say.NO_SUCH_SHARE,
}


def refusal_draft(found: RefusalFinding, pen: Pen) -> Draft:
    """No answer and no sources; who does know, and what can be asked."""
    if found.why in (Refusal.NOT_FOUND_ARTICLE, Refusal.ARTICLE_LAPSED):
        headline = pen.say(say.HEAD_ARTICLE_UNKNOWN, artikel=found.words)
    else:
        headline = pen.say(HEADLINES[found.why])
    contact, about = found.contact.name.in_(pen.language), found.contact.about.in_(pen.language)
    lines = [Weighed(0, Line(pen.say(say.WHO_KNOWS, contact=contact, waarvoor=about)))]
    if found.nearest:
        titles = joined([f"'{entry.title}'" for entry in found.nearest[:3]], pen.language)
        lines.append(Weighed(1, Line(pen.say(say.NEAREST, titels=titles))))
    elif found.why is not Refusal.OUT_OF_SCOPE:
        lines.append(Weighed(1, Line(pen.say(say.ASK_LIKE_THIS))))
    return Draft(headline=headline, lines=tuple(lines))


def impossible_draft(found: ImpossibleFinding, pen: Pen) -> Draft:
    """What cannot be, in the asker's own words, and what to write instead."""
    return Draft(
        headline=pen.say(say.HEAD_IMPOSSIBLE),
        lines=(Weighed(0, Line(pen.say(IMPOSSIBLE[found.reason], woorden=found.words[:60]))),),
    )


def which_draft(found: WhichFinding, pen: Pen) -> Draft:
    """Which of these is meant?"""
    choices = [Choice(choice_title(entry), entry.id) for entry in found.entries]
    choices.append(Choice(pen.say(say.NONE_OF_THESE), NONE_OF_THESE))
    lines = tuple(Weighed(1, Line(choice_title(entry), bullet=True)) for entry in found.entries)
    return Draft(
        headline=pen.say(say.HEAD_WHICH, aantal=len(found.entries)),
        notes=_example_note(pen),
        lines=lines,
        prompt=Prompt(Asking.WHICH_ENTRY, pen.say(say.ASK_WHICH), tuple(choices)),
    )


def not_found_draft(found: NotFoundFinding, pen: Pen) -> Draft:
    """Not on the calendar; the nearest as a suggestion."""
    lines: list[Weighed] = []
    prompt = None
    if found.nearest:
        titles = joined([f"'{entry.title}'" for entry in found.nearest], pen.language)
        lines.append(Weighed(0, Line(pen.say(say.NEAREST, titels=titles))))
        choices = [Choice(choice_title(entry), entry.id) for entry in found.nearest]
        choices.append(Choice(pen.say(say.NONE_OF_THESE), NONE_OF_THESE))
        prompt = Prompt(Asking.WHICH_ENTRY, pen.say(say.ASK_WHICH), tuple(choices))
    if pen.audience is not Audience.FULL:
        lines.append(Weighed(1, Line(pen.say(say.PRIVATE_ONLY))))
    contact = pen.knowledge.contact_by_id["inkoop"]
    about = contact.about.in_(pen.language)
    lines.append(
        Weighed(2, Line(pen.say(say.WHO_KNOWS, contact=contact.name.in_(pen.language), waarvoor=about)))
    )
    notes = _example_note(pen) if found.nearest else ()
    return Draft(headline=pen.say(say.HEAD_NOT_FOUND), notes=notes, lines=tuple(lines), prompt=prompt)


def courtesy_draft(found: CourtesyFinding, pen: Pen) -> Draft:
    """A greeting or thanks back."""
    headline = pen.say(say.HEAD_THANKS if found.thanks else say.HEAD_GREETING)
    return Draft(
        headline=headline, lines=() if found.thanks else (Weighed(0, Line(pen.say(say.ASK_LIKE_THIS))),)
    )


def help_draft(found: HelpFinding, pen: Pen) -> Draft:
    """What the bot can do, with questions that can be asked now."""
    asked = [pen.say(say.HELP_ASK_ENTRY, titel=found.upcoming.title)] if found.upcoming else []
    asked += [pen.say(phrase) for phrase in (say.HELP_ASK_MARKET, say.HELP_ASK_LAW, say.HELP_ASK_CALENDAR)]
    lines = [Weighed(0, Line(pen.say(say.HELP_LINES))), Weighed(1, Line(pen.say(say.HELP_EXAMPLES)))]
    lines += [Weighed(2, Line(question, bullet=True)) for question in asked]
    choices = tuple(Choice(question, question) for question in asked)
    return Draft(
        headline=pen.say(say.HEAD_HELP),
        lines=tuple(lines),
        prompt=Prompt(Asking.EXAMPLE_QUESTION, pen.say(say.HELP_EXAMPLES), choices),
    )


def _example_note(pen: Pen) -> tuple[str, ...]:
    return (pen.say(say.EXAMPLE_CALENDAR),) if pen.knowledge.calendar.source.example else ()
