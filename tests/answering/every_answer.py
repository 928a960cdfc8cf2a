"""Every kind of answer over the whole of the shipped knowledge: topics, articles, kinds of work, entries, refusals."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bot.assistant import Assistant
from bot.model.answer import Answer, Line
from bot.model.base import Language
from bot.model.procurement import CalendarEntry
from bot.model.question import Aspect, Conversation, Facts, Intent, Money
from bot.model.viewer import Audience, Person, Place, Viewer
from tests.builders import TODAY

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
OUTSIDER = Viewer(Person.OUTSIDER, Place.SHARED)
READERS = (COLLEAGUE, IN_CHANNEL, OUTSIDER)
ASKED_FULLY = 12
"""Of how many entries every aspect is asked."""
REFUSED = {
    Language.DUTCH: ("", "🙂🙂", "xyzzy plugh", "x" * 3000, "Wat is de hoofdstad van Australië?", "Wat zegt artikel 9.99?"),
    Language.ENGLISH: ("", "🙂🙂", "xyzzy plugh", "x" * 3000, "What is the capital of Australia?", "what does article 9.99 say"),
}  # fmt: skip
TYPED = {
    Language.DUTCH: (
        "hallo", "dank je", "help", "wat komt er in 2027?", "hoeveel trajecten zijn er in Q2 2027?", "wat komt er in 1999?",
        "Mag ik een opdracht van -5 euro voorbehouden?", "Mag ik een schoonmaakopdracht van 90.000 euro voorbehouden?",
        "Wat is het verschil tussen 2.82 en 2.82a?", "De eis is toch 50%?", "Kan de schoonmaak van het stadsloket worden voorbehouden?",
        "Kan de schoonmaak van het stadsloket Centrum worden voorbehouden?",
    ),
    Language.ENGLISH: (
        "hello", "thanks", "help", "which procurements are planned in 2027?", "how many procurements are planned in Q2 2027?",
        "May I reserve a contract of -5 euro?", "Can I reserve a cleaning contract of 90,000 euro?",
        "The requirement is 50%, isn't it?", "Can the cleaning of the stadsloket be reserved?",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Spoken:
    """An answer with what it was about. `entry`: the procurement; `refused`: it must be a refusal."""

    about: str
    answer: Answer
    audience: Audience = Audience.FULL
    entry: CalendarEntry | None = None
    subject: str = ""
    refused: bool = False

    @cached_property
    def shown_first(self) -> str:
        """What is read without opening anything, line by line."""
        return "\n".join(
            (self.answer.headline, *self.answer.notes, *(line.text for line in self.answer.lines))
        )

    @cached_property
    def lines(self) -> list[Line]:
        """Every line, also those behind a button."""
        return [*self.answer.lines, *(line for details in self.answer.details for line in details.lines)]

    @cached_property
    def texts(self) -> list[str]:
        """Every text that is ours: a quote of the law aside."""
        answer = self.answer
        asked = (
            [answer.prompt.text, *(choice.text for choice in answer.prompt.choices)] if answer.prompt else []
        )
        return [
            answer.headline, *answer.notes, *(line.text for line in self.lines if not line.quote), *asked,
            *(details.title for details in answer.details), *(source.name for source in answer.sources), answer.footer,
        ]  # fmt: skip


def every_answer(assistant: Assistant) -> Iterator[Spoken]:
    """Answers in both languages, to the three audiences where that matters."""
    for language in Language:
        yield from _looked_up(assistant, language)
        yield from _about_entries(assistant, language)
        yield from _typed(assistant, language)


def _again(assistant: Assistant, conversation: Conversation, viewer: Viewer = COLLEAGUE) -> Answer:
    return assistant.resume(viewer, TODAY, conversation).answer


def _looked_up(assistant: Assistant, language: Language) -> Iterator[Spoken]:
    known = assistant.knowledge
    for topic in known.topics.topics:
        asked = Conversation(intent=Intent.LAW, topic=topic.id, language=language)
        yield Spoken(f"topic {topic.id} {language}", _again(assistant, asked), subject=topic.id)
    for article in known.law.articles:
        asked = Conversation(intent=Intent.LAW, article=article.id, language=language)
        yield Spoken(f"article {article.id} {language}", _again(assistant, asked), subject=article.id)
    for category in known.market.categories:
        for intent in (Intent.MARKET, Intent.EXAMPLE, Intent.RESERVATION):
            facts = Facts(category=category.id) if intent is Intent.RESERVATION else Facts()
            asked = Conversation(intent=intent, category=category.id, facts=facts, language=language)
            yield Spoken(f"{intent} {category.id} {language}", _again(assistant, asked), subject=category.id)


def _about_entries(assistant: Assistant, language: Language) -> Iterator[Spoken]:
    ninety = Facts(value=Money(Decimal(90_000), Decimal(90_000)))
    for at, entry in enumerate(assistant.knowledge.calendar.entries):
        asked = [
            ("verdict", Conversation(intent=Intent.RESERVATION, entry=entry.id, language=language)),
            ("entry", Conversation(intent=Intent.CALENDAR, entry=entry.id, language=language)),
        ]
        if at < ASKED_FULLY:
            asked.append(
                (
                    "90.000",
                    Conversation(intent=Intent.ADVICE, entry=entry.id, facts=ninety, language=language),
                )
            )
            asked += [
                (
                    aspect.value,
                    Conversation(intent=Intent.CALENDAR, entry=entry.id, aspect=aspect, language=language),
                )
                for aspect in Aspect
            ]
        for what, conversation in asked:
            for reader in READERS:
                if reader is not COLLEAGUE and (
                    entry.confidential or (language is Language.ENGLISH and at % 8)
                ):
                    continue
                answer = _again(assistant, conversation, reader)
                yield Spoken(
                    f"{what} {entry.id} {reader.audience} {language}", answer, reader.audience, entry, what
                )


def _typed(assistant: Assistant, language: Language) -> Iterator[Spoken]:
    before = Conversation(language=language)
    for text in REFUSED[language]:
        answer = assistant.answer(text, COLLEAGUE, TODAY, before).answer
        yield Spoken(f"{text[:40]!r} {language}", answer, refused=True)
    for text in TYPED[language]:
        for reader in READERS:
            answer = assistant.answer(text, reader, TODAY, before).answer
            yield Spoken(f"{text!r} {reader.audience}", answer, reader.audience)
