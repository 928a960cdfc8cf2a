"""Trial questions: how a question must be understood and what its answer must hold. Each one is a test."""

from typing import Literal

from pydantic import Field

from bot.model.base import Entity, Id, NonEmpty
from bot.model.law import Verdict
from bot.model.question import Intent
from bot.model.values import YesNo


class TrialQuestion(Entity):
    """One trial question. What is left out is not looked at.

    `entries` are the procurements that must be decided (empty: none); `refuses`: no sources and a name of who does
    know; `asks_back`: a question back with choices. `known_problem` holds the reason why it may fail for now.
    """

    question: NonEmpty = Field(alias="vraag")
    before: tuple[str, ...] = Field(default=(), alias="eerst")
    place: Literal["besloten", "kanaal", "extern"] = Field(default="besloten", alias="plek")
    language: Literal["nl", "en"] | None = Field(default=None, alias="taal")
    intent: Intent | None = Field(default=None, alias="bedoeling")
    entries: tuple[Id, ...] | None = Field(default=None, alias="trajecten")
    topic: Id | None = Field(default=None, alias="onderwerp")
    verdict: Verdict | None = Field(default=None, alias="oordeel")
    route: Id | None = Field(default=None, alias="route")
    missing: tuple[Id, ...] = Field(default=(), alias="ontbreekt")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")
    contains: tuple[str, ...] = Field(default=(), alias="bevat")
    lacks: tuple[str, ...] = Field(default=(), alias="bevat_niet")
    refuses: YesNo | None = Field(default=None, alias="weigert")
    asks_back: YesNo | None = Field(default=None, alias="vraagt_terug")
    why: str = Field(default="", alias="waarom")
    known_problem: str = Field(default="", alias="bekend_probleem")


class TrialQuestions(Entity):
    """proefvragen.yaml"""

    questions: tuple[TrialQuestion, ...] = Field(alias="proefvragen")
