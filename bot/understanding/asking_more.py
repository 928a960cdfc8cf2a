"""Asking on about a procurement: how promising it is, what would change that, the text for the inkoopstrategie."""

import re
from dataclasses import replace

from bot.model.answer import Section
from bot.model.question import Conversation, Intent, Question

IT = r"(?:dit|dat|het|deze|die|de|it|this|that|the)"
ASKED: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        Section.STRATEGY,
        re.compile(
            r"\b(?:tekst|paragraaf|alinea|stuk(?:je)?|passage|text|paragraph|section)\b[^?.]{0,25}\b(?:voor|in|for)\b[^?.]{0,15}\b"
            r"(?:inkoopstrategie|procurement strategy|strategie|strategy)\b"
            r"|\b(?:schrijf|maak|geef|stel|draft|write|give)\b[^?.]{0,25}\b(?:motivering|motivation|inkoopstrategie|procurement strategy)\b"
            r"|\b(?:motivering|motivation|justification)\b (?:voor|van|of|for) (?:de|het|the)\b"
            r"|\b(?:hoofdstuk 5|paragraaf 9\.6|chapter 5|section 9\.6)\b[^?.]{0,30}\b(?:voor|van|of|for)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Section.WHAT_IF,
        re.compile(
            rf"\bwat (?:zou|kan|kunnen|zal|gaat) {IT}?[^?.]{{0,60}}\b(?:veranderen|anders maken|kansrijk(?:er)? maken)\b"
            r"|\bwat (?:moet|zou|moeten) (?:er|we|ik|je|u)?\s*(?:anders|veranderen|moeten veranderen|gebeuren|wijzigen)\b"
            r"|\b(?:hoe|wanneer) (?:wordt|kan|zou|maak|maken)\b[^?.]{0,60}\b(?:wel|toch) (?:kansrijk\w*|kunnen|kan|lukken|mogen)\b"
            r"|\bhoe (?:maak|maken|krijg|krijgen) (?:ik|je|we|u)\b[^?.]{0,60}\bkansrijker\b"
            rf"|\bwhat (?:would|could|might) (?:change|flip|alter) {IT}?"
            r"|\bwhat (?:must|should|has to|needs to|would have to|would need to) (?:change|be different|happen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Section.PROMISE,
        re.compile(
            r"\bhoe kansrijk (?:is|zijn|acht|vind)\b|\bhoe groot is de kans\b|\bwaarom\b[^?.]{0,80}\bkansrijk\b|\bwat maakt\b[^?.]{0,80}\bkansrijk\b"
            r"|\bhow promising (?:is|are)\b|\bwhy\b[^?.]{0,80}\bpromising\b|\bwhat makes\b[^?.]{0,80}\bpromising\b",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
"""What is asked for -> the words that ask for it; the first that is found holds."""


WORDS_OF_ASKING = re.compile(
    r"\b(?:oordeel|antwoord|veranderen|verandert|anders|kansrijk(?:er)?|motivering|tekst|paragraaf|alinea|passage|(?:inkoop)?strategie|"
    r"hoofdstuk 5|paragraaf 9\.6|schrijf|maak|verdict|answer|change|different|promising|draft|write|motivation|justification|text|"
    r"paragraph|section 9\.6|chapter 5|procurement strategy|strategy)\b",
    re.IGNORECASE,
)


def asked_section(said: str) -> Section | None:
    """The part of the answer that a text asks for in words: 'wat zou dit veranderen?'; None when it asks for none."""
    return next((section for section, pattern in ASKED if pattern.search(said)), None)


def subject_of(said: str) -> str:
    """The text without the words that ask for a part of the answer, so that no procurement is looked for by them."""
    return WORDS_OF_ASKING.sub(" ", said) if asked_section(said) else said


def with_more(question: Question, said: str, before: Conversation | None) -> Question:
    """The question with the part of the answer that it asks for, when it is about one procurement: named now, or before
    in the conversation."""
    wanted = asked_section(said)
    if wanted is None or question.lists or question.impossible or question.intent is Intent.COURTESY:
        return question
    if question.linking.decided:
        return replace(question, wants=wanted, intent=Intent.ADVICE)
    if before and before.entry and not question.linking.elsewhere:
        return replace(question, wants=wanted, intent=Intent.ADVICE, follows_up=True)
    if question.linking.mentioned and question.linking.nearest:
        return replace(question, wants=wanted, intent=Intent.ADVICE)
    return question
