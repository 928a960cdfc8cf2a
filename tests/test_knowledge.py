"""The shipped knowledge: it is whole, it is sourced, and it reads at B1 level."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
import yaml

from bot.model.base import Confidence, Label
from bot.model.knowledge import Knowledge
from bot.model.law import ArticleKind
from bot.model.sources import CalendarSources, SourceField, heading_key

SHIPPED = Path(__file__).parents[1] / "knowledge"
CSV_COLUMNS = ("id", "ref", "title", "owner", "planned", "type", "valueeur", "procedure")
"""The columns of a plain CSV calendar, as headings are compared."""

HOLE, FILE = re.compile(r"\{\w+\}"), re.compile(r"[\w-]+\.(?:yaml|csv)")

FIXED_TOPICS = [
    "voorbehouden-2.82",
    "voorbehouden-2.82a",
    "eis-30-procent",
    "bewijs-pso",
    "erkenning-sociale-onderneming",
    "social-return",
    "social-return-berekening",
    "social-return-proportioneel",
    "social-return-handhaving",
    "uitvoeringsvoorwaarden",
    "drempelbedragen",
    "sas-procedure",
    "enkelvoudig-onderhands",
    "meervoudig-onderhands",
    "nationaal-openbaar",
    "openbare-procedure",
    "niet-openbare-procedure",
    "percelen",
    "klein-perceel",
    "marktconsultatie",
    "bpkv",
    "laagste-prijs",
    "maatschappelijke-waarde",
    "inbesteden",
    "alleenrecht",
    "dwingende-spoed",
    "uitsluitingsgronden",
    "geschiktheidseisen",
    "uea",
    "combinatie-onderaanneming",
    "raamovereenkomst",
    "das",
    "concessie",
    "abnormaal-laag",
    "klachten",
    "standstill",
    "wijziging-contract",
    "raming-opdrachtwaarde",
    "overname-personeel",
    "subsidie-of-opdracht",
    "open-house",
    "mvi-isv",
]
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
HARD_WORDS = (
    "middels",
    "derhalve",
    "alsmede",
    "zulks",
    "teneinde",
    "dientengevolge",
    "onderhavige",
    "mitsdien",
    "ingevolge",
)


def sentences(texts: Iterator[str]) -> list[str]:
    return [sentence for text in texts for sentence in SENTENCE_END.split(text) if sentence]


def said_to_buyers(knowledge: Knowledge) -> Iterator[str]:
    yield from (line.nl for topic in knowledge.topics.topics for line in topic.lines)
    yield from (topic.short.nl for topic in knowledge.topics.topics)
    yield from (article.explanation.nl for article in knowledge.law.articles)
    yield from (condition.text.nl for condition in knowledge.routes.conditions)
    yield from (phrase.nl for phrase in knowledge.phrases.phrases.values())
    yield from (premise.correction.nl for premise in knowledge.law.misconceptions)
    yield from (value.text.nl for rule in knowledge.promise_rules.signals for value in rule.values)
    yield from (advice.text.nl for advice in knowledge.advices.on_entries)


@pytest.mark.parametrize(
    ("what", "count"),
    [
        ("articles", 111), ("word for word", 93), ("topics", 80), ("kinds of work", 28), ("firms", 48), ("directories", 9),
        ("good examples", 49), ("counter-examples", 5), ("entries", 279), ("rules", 70), ("Annex XIV", 423), ("article 77", 115),
        ("CPV names", 9454),
    ],
)  # fmt: skip
def test_nothing_that_was_researched_is_left_out(knowledge: Knowledge, what: str, count: int) -> None:
    counted = {
        "articles": len(knowledge.law.articles),
        "word for word": sum(article.quote is not None for article in knowledge.law.articles),
        "topics": min(80, len(knowledge.topics.topics)),
        "kinds of work": len(knowledge.market.categories),
        "firms": len(knowledge.market.firms),
        "directories": len(knowledge.market.directories),
        "good examples": len(knowledge.examples.good),
        "counter-examples": len(knowledge.examples.counter),
        "entries": len(knowledge.calendar.entries),
        "rules": len(knowledge.routes.rules),
        "Annex XIV": len(knowledge.cpv_codes["bijlage-xiv"]),
        "article 77": len(knowledge.cpv_codes["artikel-77"]),
        "CPV names": len(knowledge.cpv_names),
    }
    assert counted[what] == count


def test_the_topics_with_fixed_ids_are_all_there(knowledge: Knowledge) -> None:
    assert set(FIXED_TOPICS) <= set(knowledge.topic_by_id)


def test_a_quote_of_dutch_law_has_its_version_its_bwb_id_and_its_address(knowledge: Knowledge) -> None:
    quoted = [
        article for article in knowledge.law.articles if article.kind is ArticleKind.LAW and article.quote
    ]
    assert [
        a.id
        for a in quoted
        if a.quote and not (a.quote.bwb == "BWBR0032203" and a.quote.address.startswith("https"))
    ] == []


def test_what_is_not_certain_says_why(knowledge: Knowledge) -> None:
    items = (*knowledge.law.articles, *knowledge.topics.topics, *knowledge.routes.rules)
    assert [
        item.id for item in items if item.confidence is not Confidence.HIGH and item.reserve is None
    ] == []


def test_every_legal_line_stands_on_an_article(knowledge: Knowledge) -> None:
    lines = [(topic.id, line) for topic in knowledge.topics.topics for line in topic.lines]
    assert [topic for topic, line in lines if line.label is Label.LAW and not line.articles] == []


def test_the_article_77_codes_all_stand_in_annex_xiv(knowledge: Knowledge) -> None:
    assert knowledge.cpv_codes["artikel-77"] <= knowledge.cpv_codes["bijlage-xiv"]


def test_every_entry_of_the_example_calendar_is_marked_as_example(knowledge: Knowledge) -> None:
    assert all(entry.example for entry in knowledge.calendar.entries)


def test_some_entries_are_confidential_as_a_whole_so_that_it_can_be_tried(knowledge: Knowledge) -> None:
    assert sum(entry.confidential for entry in knowledge.calendar.entries) >= 3


def test_both_languages_of_a_signal_use_the_same_placeholders(knowledge: Knowledge) -> None:
    texts = [value.text for rule in knowledge.promise_rules.signals for value in rule.values]
    assert [text.nl for text in texts if set(HOLE.findall(text.nl)) != set(HOLE.findall(text.en))] == []


def test_no_signal_says_the_same_in_both_languages_but_those_without_words(knowledge: Knowledge) -> None:
    texts = [value.text for rule in knowledge.promise_rules.signals for value in rule.values]
    assert [text.nl for text in texts if text.nl == text.en and HOLE.sub("", text.nl)] == []


def test_every_signal_says_what_its_weight_rests_on(knowledge: Knowledge) -> None:
    known = {path.name for path in SHIPPED.iterdir()}
    files = [name for rule in knowledge.promise_rules.signals for name in FILE.findall(rule.basis)]
    assert set(files) <= known


def test_the_weights_are_marked_as_a_proposal(knowledge: Knowledge) -> None:
    rules = knowledge.promise_rules
    assert (rules.confidence, rules.reserve is None) == (Confidence.LOW, False)


def test_every_field_of_an_entry_has_headings_that_mean_it() -> None:
    sources = CalendarSources.model_validate(
        yaml.safe_load((SHIPPED / "kalenderbronnen.yaml").read_text("utf-8"))
    )
    assert {rule.field for rule in sources.fields} == set(SourceField)


def test_the_columns_of_the_csv_calendar_are_known_headings() -> None:
    sources = CalendarSources.model_validate(
        yaml.safe_load((SHIPPED / "kalenderbronnen.yaml").read_text("utf-8"))
    )
    known = {heading_key(heading) for rule in sources.fields for heading in rule.headings}
    assert set(CSV_COLUMNS) <= known


def test_sentences_are_short(knowledge: Knowledge) -> None:
    assert mean(len(sentence.split()) for sentence in sentences(said_to_buyers(knowledge))) < 12


def test_no_sentence_is_endless(knowledge: Knowledge) -> None:
    assert [s for s in sentences(said_to_buyers(knowledge)) if len(s.split()) > 35] == []


@pytest.mark.parametrize("word", HARD_WORDS)
def test_no_officialese(knowledge: Knowledge, word: str) -> None:
    assert [
        text for text in said_to_buyers(knowledge) if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    ] == []
