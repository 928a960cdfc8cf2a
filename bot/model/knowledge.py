"""All knowledge, read and checked: one frozen value that is swapped whole."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from pydantic import Field

from bot.model.base import Entity, Id, NonEmpty, Text
from bot.model.digest import DigestRules
from bot.model.law import (
    Article,
    Checked,
    Condition,
    Contact,
    Contacts,
    CpvLists,
    EstimateRule,
    FactQuestion,
    Feature,
    Figure,
    Law,
    Route,
    Routes,
    SmallLots,
    ThresholdPeriod,
    Topic,
    Topics,
    Verdict,
)
from bot.model.market import Examples, Market, SocialFirm, Vocabulary, WorkCategory
from bot.model.procurement import Calendar, CalendarEntry, ContractKind
from bot.model.promising import Advices, CategoryAdvice, EntryAdvice, PromiseRules
from bot.model.values import YesNo


class ElsewhereLimits(Checked):
    """Limits of another municipality, as an example; they do not hold here."""

    id: Id = Field(alias="id")
    municipality: NonEmpty = Field(alias="gemeente")
    dated: str = Field(default="", alias="stand")
    holds_here: YesNo = Field(default=False, alias="geldt_voor_amsterdam")
    single_quote: Text | None = Field(default=None, alias="een_offerte")
    several_quotes: Text | None = Field(default=None, alias="meer_offertes")
    national: Text | None = Field(default=None, alias="nationaal")


class OwnLimits(Checked):
    """What is known, and not known, of the own limits below the threshold."""

    known: Text = Field(alias="bekend")
    unknown: Text = Field(alias="onbekend")
    articles: tuple[Id, ...] = Field(default=(), alias="artikelen")


class Thresholds(Entity):
    """drempels.yaml"""

    periods: tuple[ThresholdPeriod, ...] = Field(alias="perioden")
    small_lots: SmallLots = Field(alias="kleine_percelen")
    estimate_rules: tuple[EstimateRule, ...] = Field(alias="ramingsregels")
    figures: tuple[Figure, ...] = Field(alias="getallen")
    cpv_unknown: Text = Field(alias="grens_cpv_onbekend")
    elsewhere: tuple[ElsewhereLimits, ...] = Field(default=(), alias="voorbeelden_onder_drempel")
    own: OwnLimits = Field(alias="amsterdam")


class Phrases(Entity):
    """zinnen.yaml"""

    phrases: dict[Id, Text] = Field(alias="zinnen")


@dataclass(frozen=True)
class Knowledge:
    """Everything the bot knows. `version` is a digest of the files; `cpv_names` maps a code to its name."""

    law: Law
    thresholds: Thresholds
    cpv_lists: CpvLists
    cpv_names: dict[str, Text]
    routes: Routes
    topics: Topics
    contacts: Contacts
    market: Market
    examples: Examples
    calendar: Calendar
    vocabulary: Vocabulary
    phrases: Phrases
    promise_rules: PromiseRules
    advices: Advices
    digest_rules: DigestRules
    version: str

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Article id -> article."""
        return {article.id: article for article in self.law.articles}

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """Topic id -> topic."""
        return {topic.id: topic for topic in self.topics.topics}

    @cached_property
    def entries(self) -> dict[str, CalendarEntry]:
        """Entry id -> calendar entry."""
        return {entry.id: entry for entry in self.calendar.entries}

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Condition id -> condition."""
        return {condition.id: condition for condition in self.routes.conditions}

    @cached_property
    def fact_questions(self) -> dict[str, FactQuestion]:
        """Question id -> how a missing fact is asked for."""
        return {question.id: question for question in self.routes.questions}

    @cached_property
    def features(self) -> dict[str, Feature]:
        """Feature id -> feature."""
        return {feature.id: feature for feature in self.routes.features}

    @cached_property
    def ladder(self) -> dict[str, Route]:
        """Route id -> route, in the order of the ladder."""
        return {route.id: route for route in self.routes.routes}

    @cached_property
    def verdict_sentences(self) -> dict[Verdict, Text]:
        """Verdict -> how it is said."""
        return {sentence.id: sentence.sentence for sentence in self.routes.verdicts}

    @cached_property
    def contact_by_id(self) -> dict[str, Contact]:
        """Contact id -> who knows."""
        return {contact.id: contact for contact in self.contacts.contacts}

    @cached_property
    def categories(self) -> dict[str, WorkCategory]:
        """Kind-of-work id -> kind of work."""
        return {category.id: category for category in self.market.categories}

    @cached_property
    def advice_on_entry(self) -> dict[str, EntryAdvice]:
        """Entry id -> the advisors' word on it."""
        return {advice.entry: advice for advice in self.advices.on_entries}

    @cached_property
    def advice_on_category(self) -> dict[str, CategoryAdvice]:
        """Kind-of-work id -> the advisors' word on it."""
        return {advice.category: advice for advice in self.advices.on_categories}

    @cached_property
    def firms(self) -> dict[str, SocialFirm]:
        """Firm id -> firm."""
        return {firm.id: firm for firm in self.market.firms}

    @cached_property
    def rules_of_estimating(self) -> dict[str, EstimateRule]:
        """Rule id -> rule."""
        return {rule.id: rule for rule in self.thresholds.estimate_rules}

    @cached_property
    def cpv_codes(self) -> dict[str, frozenset[str]]:
        """CPV list id -> its codes."""
        return {
            listed.id: frozenset(code for category in listed.categories for code in category.codes)
            for listed in self.cpv_lists.lists
        }

    @cached_property
    def codes_of_category(self) -> dict[str, tuple[str, ...]]:
        """Kind-of-work id -> the CPV codes that begin with one of its prefixes."""
        return {
            category.id: tuple(code for code in self.cpv_names if code.startswith(category.cpv))
            for category in self.market.categories
            if category.cpv
        }

    @cached_property
    def kind_of_division(self) -> dict[str, ContractKind]:
        """CPV division (the first two digits) -> the kind of contract it stands for."""
        return {division: group.kind for group in self.cpv_lists.divisions for division in group.divisions}

    def figure(self, figure_id: str) -> Decimal:
        """A number the law or practice gives, by its id in `drempels.yaml`. Raises KeyError when it is not there."""
        return next(figure.value for figure in self.thresholds.figures if figure.id == figure_id)

    def thresholds_on(self, day: date) -> ThresholdPeriod | None:
        """The thresholds that hold on that day, or None when they are not known yet."""
        return next((period for period in self.thresholds.periods if period.period.covers(day)), None)
