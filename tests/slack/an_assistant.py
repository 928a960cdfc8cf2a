"""A small real assistant at our own seam: it answers with what it is asked, for whom, and what it remembers."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.model.answer import Answer, Asking, Choice, Details, Line, Prompt, Section, Source
from bot.model.base import Label, Language
from bot.model.question import Conversation, Facts, Intent, Question
from bot.model.viewer import Audience, Viewer

SECRET = "216.000"
"""What only a colleague in a private place may see."""

CANDIDATES = (
    Choice("Schoonmaak stadsloketten, perceel 1", "C001"),
    Choice("Schoonmaak stadsloketten, perceel 2", "C002"),
)
YES_NO = (Choice("Ja", "ja"), Choice("Nee", "nee"), Choice("Weet ik niet", "weet-niet"))


@dataclass(frozen=True)
class AReply:
    """The reply that the rim expects."""

    answer: Answer
    conversation: Conversation
    question: Question | None = None


@dataclass
class AnAssistant:
    """Says what it heard. 'welke' asks which procurement is meant, 'drempel' asks a fact, 'onzin' finds nothing."""

    heard: list[tuple[str, Viewer]] = field(default_factory=list)

    def answer(
        self, text: str, viewer: Viewer, today: date, conversation: Conversation | None = None
    ) -> AReply:
        self.heard.append((text, viewer))
        known = conversation or Conversation()
        question = Question(text=text, language=_language(text), intent=_intent(text))
        if "drempel" in text:
            known = replace(known, asked="raming_bekend")
        remembered = replace(known, topic=known.topic or text[:20], language=question.language)
        about = f" (het gaat over {conversation.topic})" if conversation and conversation.topic else ""
        return AReply(_answer(text + about, viewer, remembered, _prompt(text)), remembered, question)

    def choose(self, entry_id: str | None, viewer: Viewer, today: date, conversation: Conversation) -> AReply:
        chosen = replace(conversation, entry=entry_id)
        return AReply(_answer(f"Gekozen: {entry_id or 'geen van deze'}", viewer, chosen), chosen)

    def give_fact(
        self, question_id: str, value: str, viewer: Viewer, today: date, conversation: Conversation
    ) -> AReply:
        told = replace(conversation, facts=Facts(answers={question_id: value}))
        return AReply(_answer(f"{question_id} is {value}", viewer, told), told)

    def resume(self, viewer: Viewer, today: date, conversation: Conversation) -> AReply:
        return AReply(_answer("Opnieuw", viewer, conversation), conversation)


def _answer(
    headline: str, viewer: Viewer, conversation: Conversation, prompt: Prompt | None = None
) -> Answer:
    value = f"De raming is {SECRET}." if viewer.audience is Audience.FULL else f"Voor u: {viewer.audience}."
    why = Details(Section.WHY, "Waarom", (Line(value), Line(f"Het gaat over {conversation.topic}.")))
    law = Details(Section.LAW, "Wettekst", (Line("De aanbestedende dienst kan voorbehouden.", quote=True),))
    return Answer(
        language=conversation.language,
        headline=headline,
        lines=(Line(value, label=Label.ADVICE),),
        sources=(
            Source("Aanbestedingswet 2012", "https://wetten.overheid.nl/BWBR0032203", date(2026, 9, 3)),
        ),
        prompt=prompt,
        details=(why, law, Details(Section.MARKET, "Markt", ())),
        footer="Kennis van 22 november 2026",
        receipt="b-1",
    )


def _prompt(text: str) -> Prompt | None:
    if "welke" in text:
        return Prompt(Asking.WHICH_ENTRY, "Welk traject bedoelt u?", CANDIDATES)
    if "drempel" in text:
        return Prompt(Asking.FACT, "Is de raming bekend?", YES_NO, about="raming_bekend")
    if "hulp" in text:
        choice = Choice("Wat is een voorbehoud?", "Wat is een voorbehoud?")
        return Prompt(Asking.EXAMPLE_QUESTION, "Vraag bijvoorbeeld:", (choice,))
    return None


def _language(text: str) -> Language:
    return Language.ENGLISH if text.startswith("Can ") else Language.DUTCH


def _intent(text: str) -> Intent:
    return Intent.UNKNOWN if "onzin" in text else Intent.LAW
