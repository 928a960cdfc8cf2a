"""The law as data: articles, thresholds, CPV lists, the decision table and the topics."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from bot.model.base import Confidence, Entity, Id, Label, NonEmpty, Text, Words
from bot.model.procurement import ContractKind
from bot.model.values import Day, Euro, Number, Period, YesNo


class Checked(Entity):
    """Something with sources, a day it was checked, a day it must be checked again, and a confidence."""

    sources: tuple[str, ...] = Field(default=(), alias="bronnen")
    checked: Day = Field(alias="gecontroleerd")
    check_before: Day | None = Field(default=None, alias="controleer_voor")
    confidence: Confidence = Field(alias="zekerheid")
    reserve: Text | None = Field(default=None, alias="reserve")

    def overdue(self, today: date) -> bool:
        """Whether the item is past the day on which it had to be checked again."""
        return self.check_before is not None and self.check_before < today


class ArticleKind(StrEnum):
    """What an entry of the law file is."""

    LAW = "wet"
    DIRECTIVE = "richtlijn"
    CASE_LAW = "rechtspraak"
    PRACTICE = "praktijk"
    FORM = "formulier"
    POLICY = "beleid"
    PARLIAMENT = "kamerstuk"
    PROPOSAL = "voorstel"


class Quote(Entity):
    """The text of an article, word for word, with its dated version."""

    text: NonEmpty = Field(alias="tekst")
    version: Day = Field(alias="versie")
    address: NonEmpty = Field(alias="adres")
    bwb: str | None = Field(default=None, alias="bwb")
    compared: Day | None = Field(default=None, alias="vergeleken")
    outcome: Literal["gelijk", "gewijzigd", "niet-vergeleken"] = Field(alias="uitkomst")
    origin: str = Field(alias="herkomst")


class Article(Checked):
    """One entry of the law file: an article, a ruling, a form field, a policy."""

    id: Id = Field(alias="id")
    kind: ArticleKind = Field(alias="soort")
    regulation: NonEmpty = Field(alias="regeling")
    number: str = Field(default="", alias="artikel")
    title: Text = Field(alias="titel")
    quote: Quote | None = Field(default=None, alias="citaat")
    explanation: Text = Field(alias="uitleg")
    conditions: tuple[str, ...] = Field(default=(), alias="voorwaarden")
    pitfalls: tuple[str, ...] = Field(default=(), alias="valkuilen")
    related: tuple[Id, ...] = Field(default=(), alias="verwant")

    @property
    def label(self) -> Label:
        """Under which label a line from this entry stands."""
        by_kind = {ArticleKind.POLICY: Label.POLICY, ArticleKind.PRACTICE: Label.PRACTICE}
        return by_kind.get(self.kind, Label.LAW)


class LawVersion(Entity):
    """Which version of the law the file holds."""

    regulation: NonEmpty = Field(alias="regeling")
    bwb: NonEmpty = Field(alias="bwb")
    in_force_from: Day = Field(alias="geldend_van")
    address: NonEmpty = Field(alias="adres")
    checked: Day = Field(alias="gecontroleerd")
    notice: Text = Field(alias="let_op")


class LapsedArticle(Entity):
    """An article number that people still quote and that no longer holds."""

    number: NonEmpty = Field(alias="artikel")
    since: Day | None = Field(default=None, alias="sinds")
    see: tuple[Id, ...] = Field(default=(), alias="zie")
    explanation: Text = Field(alias="uitleg")


class Misconception(Entity):
    """A false premise, how it is recognised, and what is true instead."""

    id: Id = Field(alias="id")
    recognise: Words = Field(alias="herken")
    only_with: tuple[str, ...] = Field(default=(), alias="bij")
    not_with: tuple[str, ...] = Field(default=(), alias="niet_bij")
    correction: Text = Field(alias="rechtzetting")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")


class Law(Entity):
    """aanbestedingswet.yaml"""

    version: LawVersion = Field(alias="versie")
    articles: tuple[Article, ...] = Field(alias="artikelen")
    lapsed: tuple[LapsedArticle, ...] = Field(default=(), alias="vervallen")
    misconceptions: tuple[Misconception, ...] = Field(default=(), alias="misverstanden")


class ThresholdPeriod(Checked):
    """The thresholds of one period, in euro without VAT."""

    id: Id = Field(alias="id")
    start: Day = Field(alias="van")
    end: Day = Field(alias="tot_en_met")
    amounts: dict[str, Euro] = Field(alias="bedragen")
    regulations: tuple[str, ...] = Field(default=(), alias="verordeningen")
    articles: tuple[Id, ...] = Field(alias="artikelen")

    @property
    def period(self) -> Period:
        """The days on which the amounts hold, both ends included."""
        return Period(self.start, self.end)


class SmallLots(Entity):
    """Which lots may be awarded outside part 2 of the law, and how many of them."""

    services_at_most: Euro = Field(alias="diensten_hoogstens")
    supplies_at_most: Euro = Field(alias="leveringen_hoogstens")
    works_at_most: Euro = Field(alias="werken_hoogstens")
    together_at_most_percent: Number = Field(alias="samen_hoogstens_procent")
    articles: tuple[Id, ...] = Field(alias="artikelen")
    explanation: Text = Field(alias="uitleg")
    remarks: tuple[Text, ...] = Field(default=(), alias="opmerkingen")
    sources: tuple[str, ...] = Field(default=(), alias="bronnen")
    checked: Day = Field(alias="gecontroleerd")
    confidence: Confidence = Field(alias="zekerheid")


class EstimateRule(Entity):
    """One rule of how a value is estimated, said to people; the code applies it."""

    id: Id = Field(alias="id")
    articles: tuple[Id, ...] = Field(alias="artikelen")
    rule: Text = Field(alias="regel")
    confidence: Confidence = Field(alias="zekerheid")


class Figure(Entity):
    """A number in the law (or in practice) that the code calculates with."""

    id: Id = Field(alias="id")
    value: Number = Field(alias="waarde")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")
    reason: str = Field(default="", alias="reden")


class CpvCategory(Entity):
    """A heading of a CPV list with its codes."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    codes: tuple[str, ...] = Field(alias="codes")


class CpvList(Checked):
    """A list of CPV codes to which a rule of the law is tied."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    articles: tuple[Id, ...] = Field(alias="artikelen")
    categories: tuple[CpvCategory, ...] = Field(alias="rubrieken")
    unconfirmed: tuple[str, ...] = Field(default=(), alias="niet_bevestigd")


class CpvDivisions(Checked):
    """The divisions of the CPV (the first two digits) that stand for one kind of contract."""

    kind: ContractKind = Field(alias="soort")
    divisions: tuple[str, ...] = Field(alias="afdelingen")


class CpvLists(Entity):
    """cpv_lijsten.yaml"""

    divisions: tuple[CpvDivisions, ...] = Field(alias="indeling")
    lists: tuple[CpvList, ...] = Field(alias="lijsten")


class Verdict(StrEnum):
    """The answer to 'may this be reserved?'"""

    YES_IF = "ja-mits"
    PROBABLY_YES_IF = "waarschijnlijk-ja-mits"
    NO = "nee"
    NO_UNLESS = "nee-tenzij"
    UNKNOWN = "onbekend"

    @property
    def is_yes(self) -> bool:
        """Whether the verdict opens a route."""
        return self in (Verdict.YES_IF, Verdict.PROBABLY_YES_IF)


class Feature(Entity):
    """An input of the decision table with its values; 'onbekend' is always one of them."""

    id: Id = Field(alias="id")
    values: tuple[str, ...] = Field(alias="waarden")
    explanation: Text = Field(alias="uitleg")


class FactChoice(Entity):
    """One of the answers to a question about a fact."""

    value: NonEmpty = Field(alias="waarde")
    name: Text = Field(alias="naam")


class FactQuestion(Entity):
    """How the bot asks for a fact that is missing. `name` is the fact in a few words, to list it among others."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    question: Text = Field(alias="vraag")
    answered_by: Literal["getal", "keuze", "ja-nee", "cpv", "termijn", "tekst"] = Field(alias="antwoord")
    choices: tuple[FactChoice, ...] = Field(default=(), alias="keuzes")
    feature: Id | None = Field(default=None, alias="kenmerk")


class NoticeInstruction(Entity):
    """Which notice field to fill and which words to put in the title."""

    field: NonEmpty = Field(alias="veld")
    code: NonEmpty = Field(alias="code")
    words: Text = Field(alias="woorden")
    articles: tuple[Id, ...] = Field(alias="artikelen")


class Route(Entity):
    """A rung of the ladder. `reserves`: on this route only social firms take part, or no procedure is needed.
    `closes`: when a row of this route turns a reservation down, it turns down every other one with it."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    short: Text = Field(alias="kort")
    reserves: YesNo = Field(default=False, alias="voorbehoud")
    closes: YesNo = Field(default=False, alias="sluit_af")
    notice: NoticeInstruction | None = Field(default=None, alias="aankondiging")


class VerdictSentence(Entity):
    """How a verdict is said."""

    id: Verdict = Field(alias="id")
    sentence: Text = Field(alias="zin")


class FactTest(Entity):
    """What a fact must be for a condition to be met; an unknown fact leaves it open."""

    fact: Id = Field(alias="feit")
    at_least: Number | None = Field(default=None, alias="minstens")
    at_most: Number | None = Field(default=None, alias="hoogstens")
    one_of: tuple[str, ...] = Field(default=(), alias="is")


class Condition(Entity):
    """A condition of a route: a fact decides it, or it is a duty that is still to be done.

    `only_when` narrows it to some values of features; elsewhere the condition is left out.
    """

    id: Id = Field(alias="id")
    label: Label = Field(alias="soort")
    text: Text = Field(alias="tekst")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")
    only_when: dict[str, tuple[str, ...]] = Field(
        default_factory=dict[str, tuple[str, ...]], alias="alleen_als"
    )
    test: FactTest | None = Field(default=None, alias="toets")
    question: Id | None = Field(default=None, alias="vraag")


class Rule(Entity):
    """A row of the decision table: it applies when every named feature has one of the named values."""

    id: Id = Field(alias="id")
    when: dict[str, tuple[str, ...]] = Field(alias="als")
    route: Id = Field(alias="route")
    verdict: Verdict = Field(alias="oordeel")
    conditions: tuple[Id, ...] = Field(alias="voorwaarden")
    articles: tuple[Id, ...] = Field(alias="artikelen")
    missing: tuple[Id, ...] = Field(default=(), alias="ontbreekt")
    confidence: Confidence = Field(alias="zekerheid")
    why: Text = Field(alias="waarom")
    reserve: Text | None = Field(default=None, alias="reserve")
    stop: YesNo = Field(default=False, alias="stop")


class Routes(Entity):
    """routes.yaml"""

    features: tuple[Feature, ...] = Field(alias="kenmerken")
    questions: tuple[FactQuestion, ...] = Field(alias="vragen")
    routes: tuple[Route, ...] = Field(alias="routes")
    verdicts: tuple[VerdictSentence, ...] = Field(alias="oordelen")
    conditions: tuple[Condition, ...] = Field(alias="voorwaarden")
    rules: tuple[Rule, ...] = Field(alias="regels")


class TopicLine(Entity):
    """A labelled line of a curated answer."""

    label: Label = Field(alias="soort")
    nl: NonEmpty = Field(alias="nl")
    en: NonEmpty = Field(alias="en")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")


class TopicQuote(Entity):
    """A piece of an article's text, word for word."""

    article: Id = Field(alias="artikel")
    text: NonEmpty = Field(alias="tekst")


class Topic(Checked):
    """What people ask, and the curated answer."""

    id: Id = Field(alias="id")
    title: Text = Field(alias="titel")
    keywords: Words = Field(alias="trefwoorden")
    examples: Words = Field(alias="voorbeeldvragen")
    short: Text = Field(alias="kort")
    lines: tuple[TopicLine, ...] = Field(alias="regels")
    quotes: tuple[TopicQuote, ...] = Field(default=(), alias="citaten")
    more: Text | None = Field(default=None, alias="meer")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")
    related: tuple[Id, ...] = Field(default=(), alias="verwant")
    contact: Id = Field(alias="wie")
    owner: NonEmpty = Field(alias="eigenaar")


class Topics(Entity):
    """onderwerpen.yaml"""

    topics: tuple[Topic, ...] = Field(alias="onderwerpen")


class Contact(Entity):
    """Who knows what the bot does not: a role, with what for."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="naam")
    about: Text = Field(alias="waarvoor")


class OutOfScope(Entity):
    """A subject that is near but not the bot's, with whom to ask."""

    id: Id = Field(alias="id")
    recognise: Words = Field(alias="herken")
    contact: Id = Field(alias="wie")
    only_with: tuple[str, ...] = Field(default=(), alias="bij")
    not_with: tuple[str, ...] = Field(default=(), alias="niet_bij")


class Contacts(Entity):
    """contacten.yaml"""

    contacts: tuple[Contact, ...] = Field(alias="contacten")
    out_of_scope: tuple[OutOfScope, ...] = Field(default=(), alias="buiten_bereik")
