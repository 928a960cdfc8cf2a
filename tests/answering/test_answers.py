"""What holds for every answer: short, sourced, labelled, neutral, in one language, and in whole sentences."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from bot.answering.plain import LABELS, plain_text
from bot.assistant import Assistant
from bot.model.answer import Section
from bot.model.base import Confidence, Label, Language
from bot.model.knowledge import Knowledge
from bot.model.question import Conversation, Intent
from tests.answering.every_answer import COLLEAGUE, READERS, Spoken
from tests.builders import TODAY

OTHER = {Language.DUTCH: Language.ENGLISH, Language.ENGLISH: Language.DUTCH}
CHOPPED = re.compile(r"(?<!\.)\.\.(?!\.)|[!?;:,]\.(?!\w)| [,;]| {2,}")
PLACEHOLDER = re.compile(r"\{\w*\}")
NO_VALUE = re.compile(r"\bNone\b(?! of | proves)|\bnan\b|Decimal\(|datetime\.")
DAY = re.compile(r"\b\d{1,2} [a-z]+ \d{4}\b", re.IGNORECASE)
ISO_DAY = re.compile(r"(?<![/\d-])\d{4}-\d{2}-\d{2}\b")
AMOUNTS = {
    Language.DUTCH: re.compile(r"€ \d{1,3}(?:\.\d{3})*(?:,\d{2})?(?![\d.,]*\d)"),
    Language.ENGLISH: re.compile(r"€ \d{1,3}(?:,\d{3})*(?:\.\d{2})?(?![\d.,]*\d)"),
}


def number_of_words(text: str) -> int:
    return len(text.split())


def test_there_is_an_answer_of_every_kind(spoken: list[Spoken]) -> None:
    assert len(spoken) > 2000


def test_the_headline_has_at_most_twelve_words(spoken: list[Spoken]) -> None:
    assert [
        (one.about, one.answer.headline) for one in spoken if number_of_words(one.answer.headline) > 12
    ] == []


def test_what_is_read_first_stays_under_nine_hundred_characters(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken if len(one.shown_first) >= 900] == []


def test_every_article_that_is_named_exists(spoken: list[Spoken], knowledge: Knowledge) -> None:
    named = {
        article for one in spoken for line in one.lines for article in line.articles
    } | {article for one in spoken for article in one.answer.articles}  # fmt: skip
    assert named - set(knowledge.articles) == set()


def test_a_line_labelled_law_names_its_article(spoken: list[Spoken]) -> None:
    bare = {
        (one.about, line.text)
        for one in spoken
        for line in one.lines
        if line.label is Label.LAW and not line.articles
    }
    assert bare == set()


def test_a_line_labelled_law_rests_on_law_and_not_on_practice_or_policy_alone(
    spoken: list[Spoken], knowledge: Knowledge
) -> None:
    wrong = {
        line.text
        for one in spoken
        for line in one.lines
        if line.label is Label.LAW and all(knowledge.articles[a].label is not Label.LAW for a in line.articles)
        and line.text not in {rule.why.in_(one.answer.language) for rule in knowledge.routes.rules}
    }  # fmt: skip
    assert wrong == set()


def test_no_advice_is_labelled_law(spoken: list[Spoken], knowledge: Knowledge) -> None:
    """Our own doubts and our own advice about the law are never shown as the law itself."""
    texts = [condition.text for condition in knowledge.routes.conditions if condition.label is Label.ADVICE]
    texts += [rule.reserve for rule in knowledge.routes.rules if rule.reserve]
    texts += [item.reserve for item in (*knowledge.law.articles, *knowledge.topics.topics) if item.reserve]
    ours = {text.in_(language) for text in texts for language in Language}
    assert {line.text for one in spoken for line in one.lines if line.label is Label.LAW} & ours == set()


def test_a_quote_is_word_for_word_in_its_article(spoken: list[Spoken], knowledge: Knowledge) -> None:
    quotes = {(line.text, line.articles) for one in spoken for line in one.lines if line.quote}
    text_of = {article.id: article.quote.text for article in knowledge.law.articles if article.quote}
    loose = [quote for quote, ids in quotes if not any(quote in text_of.get(article, "") for article in ids)]
    assert (bool(quotes), loose) == (True, [])


def test_a_legal_answer_names_its_sources(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken if one.answer.articles and not one.answer.sources] == []


def test_a_source_carries_the_day_it_was_checked(spoken: list[Spoken]) -> None:
    checked = {Language.DUTCH: "gecontroleerd", Language.ENGLISH: "checked"}
    bare = [
        one.about
        for one in spoken
        for line in plain_text(one.answer).splitlines()
        if line.startswith(("Bron: ", "Source: "))
        and not re.search(rf"\({checked[one.answer.language]} \d{{1,2}} \w+ \d{{4}}\)", line)
    ]
    assert bare == []


def test_a_source_that_is_law_has_the_day_of_its_article(spoken: list[Spoken], knowledge: Knowledge) -> None:
    wrong = [
        one.about
        for one in spoken
        for article, source in zip(one.answer.articles, one.answer.sources, strict=False)
        if source.checked != knowledge.articles[article].checked
    ]
    assert wrong == []


def test_a_refusal_has_no_sources_and_no_articles(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken if one.refused and (one.answer.sources or one.answer.articles)] == []


def test_a_refusal_names_who_does_know(spoken: list[Spoken], knowledge: Knowledge) -> None:
    for one in (one for one in spoken if one.refused):
        names = [contact.name.in_(one.answer.language) for contact in knowledge.contacts.contacts]
        assert any(name in one.shown_first for name in names), one.about


def test_a_refusal_gives_no_verdict(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken if one.refused and (one.answer.verdict or one.answer.routes)] == []


def test_an_answer_on_an_example_entry_says_so_once(spoken: list[Spoken], knowledge: Knowledge) -> None:
    said = knowledge.phrases.phrases["voorbeeldregel"]
    built = [one for one in spoken if one.entry and one.entry.example]
    wrong = [one.about for one in built if one.shown_first.count(said.in_(one.answer.language)) != 1]
    assert (bool(built), wrong) == (True, [])


def test_an_answer_on_an_example_calendar_says_so_at_most_once(
    spoken: list[Spoken], knowledge: Knowledge
) -> None:
    said = [knowledge.phrases.phrases[name] for name in ("voorbeeldregel", "voorbeeldkalender")]
    wrong = [
        one.about
        for one in spoken
        if sum(one.shown_first.count(text.in_(one.answer.language)) for text in said) > 1
    ]
    assert wrong == []


def test_a_topic_that_is_not_certain_says_so(spoken: list[Spoken], knowledge: Knowledge) -> None:
    doubtful = {
        topic.id: topic for topic in knowledge.topics.topics if topic.confidence is not Confidence.HIGH
    }
    silent = [
        one.about
        for one in spoken
        if one.about.startswith("topic ") and one.subject in doubtful
        and not says_reserve(one, doubtful[one.subject].reserve, knowledge)
    ]  # fmt: skip
    assert (bool(doubtful), silent) == (True, [])


def test_an_article_that_is_not_certain_says_so(spoken: list[Spoken], knowledge: Knowledge) -> None:
    doubtful = {
        article.id: article for article in knowledge.law.articles if article.confidence is not Confidence.HIGH
    }
    silent = [
        one.about
        for one in spoken
        if one.about.startswith("article ") and one.subject in doubtful
        and not says_reserve(one, doubtful[one.subject].reserve, knowledge)
    ]  # fmt: skip
    assert (bool(doubtful), silent) == (True, [])


def test_a_verdict_from_an_uncertain_row_says_so(spoken: list[Spoken], knowledge: Knowledge) -> None:
    """The row of the decision table is known by the articles and the route of the answer."""
    uncertain = {
        (rule.route, rule.articles)
        for rule in knowledge.routes.rules
        if rule.confidence is not Confidence.HIGH
    } - {(rule.route, rule.articles) for rule in knowledge.routes.rules if rule.confidence is Confidence.HIGH}
    built = [
        one
        for one in spoken
        if one.answer.routes and (one.answer.routes[0][0], one.answer.articles) in uncertain
    ]
    assert (bool(built), [one.about for one in built if not says_reserve(one, None, knowledge)]) == (True, [])


def says_reserve(one: Spoken, reserve: object, knowledge: Knowledge) -> bool:
    """Whether the answer says that it is not certain, with its own reserve when there is one."""
    language = one.answer.language
    opening = knowledge.phrases.phrases["niet-zeker"].in_(language).split("{")[0].strip()
    return opening in one.shown_first and (reserve is None or reserve.in_(language) in one.shown_first)  # type: ignore[attr-defined]


def test_no_text_is_empty(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken for text in one.texts if not text.strip()] == []


def test_no_placeholder_is_left(spoken: list[Spoken]) -> None:
    assert {text for one in spoken for text in one.texts if PLACEHOLDER.search(text)} == set()


def test_no_value_of_the_program_is_left(spoken: list[Spoken]) -> None:
    assert {text for one in spoken for text in one.texts if NO_VALUE.search(text)} == set()


def test_sentences_end_once(spoken: list[Spoken]) -> None:
    assert {text for one in spoken for text in one.texts if CHOPPED.search(text.strip())} == set()


def test_a_label_is_said_once(spoken: list[Spoken]) -> None:
    """The label stands before the line; a line that begins with its own label would say it twice."""
    words = {
        language: {label: f"{word}: " for label, word in names.items()} for language, names in LABELS.items()
    }
    twice = {
        line.text
        for one in spoken
        for line in one.lines
        if line.label and not line.quote and line.text.startswith(words[one.answer.language][line.label])
    }
    assert twice == set()


def test_a_day_is_written_in_words(spoken: list[Spoken]) -> None:
    assert {
        text for one in spoken for text in one.texts if "http" not in text and ISO_DAY.search(text)
    } == set()


@pytest.mark.parametrize("language", Language)
def test_an_amount_is_written_as_in_that_language(language: Language, spoken: list[Spoken]) -> None:
    texts = {text for one in spoken if one.answer.language is language for text in one.texts if "€ " in text}
    assert {
        text for text in texts if len(AMOUNTS[language].findall(text)) != len(re.findall(r"€ \d", text))
    } == set()


@pytest.mark.parametrize("language", Language)
def test_no_fixed_sentence_of_the_other_language_is_said(
    language: Language, spoken: list[Spoken], knowledge: Knowledge
) -> None:
    foreign = list(fixed_pieces(knowledge, OTHER[language]) - fixed_pieces(knowledge, language))
    found = {
        piece
        for one in spoken
        if one.answer.language is language
        for text in one.texts
        for piece in foreign
        if piece in text
    }
    assert (len(foreign) > 50, found) == (True, set())


def fixed_pieces(knowledge: Knowledge, language: Language) -> set[str]:
    """What stands between the placeholders of the fixed sentences, when it is long enough to be told apart."""
    sentences = (text.in_(language) for text in knowledge.phrases.phrases.values())
    return {piece for text in sentences for piece in re.split(r"\{\w+\}", text) if len(piece.split()) >= 3}


def test_the_language_of_the_answer_is_the_one_that_was_asked(spoken: list[Spoken]) -> None:
    asked = [(one.about.rsplit(" ", 1)[1], one.answer.language.value) for one in spoken if one.subject]
    assert [pair for pair in asked if pair[0] != pair[1]] == []


def test_the_footer_names_the_day_the_version_and_the_receipt(
    spoken: list[Spoken], knowledge: Knowledge
) -> None:
    day = {Language.DUTCH: "22 november 2026", Language.ENGLISH: "22 November 2026"}
    wrong = [
        one.about
        for one in spoken
        if not all(
            part in one.answer.footer
            for part in (day[one.answer.language], knowledge.version, one.answer.receipt)
        )
    ]
    assert wrong == []


def test_the_verdict_stands_in_the_headline(spoken: list[Spoken]) -> None:
    opens = {
        "ja-mits": ("Ja", "Yes"),
        "waarschijnlijk-ja-mits": ("Waarschijnlijk", "Probably"),
        "nee": ("Nee", "No"),
    }
    wrong = [
        one.about
        for one in spoken
        if (words := opens.get(one.answer.verdict or "")) and not one.answer.headline.startswith(words)
    ]
    assert wrong == []


def test_an_open_fact_is_asked_with_a_way_out(spoken: list[Spoken]) -> None:
    asked = [one for one in spoken if one.answer.prompt and one.answer.prompt.about]
    shut = [
        one.about for one in asked if one.answer.prompt and one.answer.prompt.choices[-1].value != "weet-niet"
    ]
    assert (bool(asked), shut) == (True, [])


def test_a_prompt_offers_no_choice_twice(spoken: list[Spoken]) -> None:
    twice = [
        one.about
        for one in spoken
        if one.answer.prompt
        and max(Counter(c.text for c in one.answer.prompt.choices).values(), default=1) > 1
    ]
    assert twice == []


def test_a_heading_stands_above_something(spoken: list[Spoken]) -> None:
    alone = [
        (one.about, details.section)
        for one in spoken
        for details in one.answer.details
        if details.lines[-1].heading
    ]
    assert alone == []


def test_details_are_never_empty(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken for details in one.answer.details if not details.lines] == []


# market ------------------------------------------------------------------------------------------


def market_answers(spoken: list[Spoken]) -> list[Spoken]:
    return [one for one in spoken if one.about.startswith(f"{Intent.MARKET} ")]


def firms_named(text: str, knowledge: Knowledge) -> set[str]:
    return {firm.name for firm in knowledge.market.firms if firm.name in text}


def test_never_one_firm_alone_is_named(spoken: list[Spoken], knowledge: Knowledge) -> None:
    """Neither in the first answer nor behind 'Markt'. A firm whose name holds another's is counted by its line."""
    lone = [
        one.about for one in market_answers(spoken) if len([line for line in one.answer.lines if names_firm(line.text, knowledge)]) == 1
    ]  # fmt: skip
    assert lone == []


def names_firm(text: str, knowledge: Knowledge) -> bool:
    return any(
        text.startswith((f"{firm.name} (", f"{firm.name}. ", f"{firm.name}: "))
        for firm in knowledge.market.firms
    )


def test_the_market_is_said_to_be_neutral(spoken: list[Spoken], knowledge: Knowledge) -> None:
    said = knowledge.phrases.phrases["markt-neutraal"]
    assert [
        one.about for one in market_answers(spoken) if said.in_(one.answer.language) not in one.shown_first
    ] == []


def test_the_market_of_a_verdict_is_neutral_too(spoken: list[Spoken], knowledge: Knowledge) -> None:
    """Where names are said, 'no preference, no complete overview' stands in the same line, with the day."""
    sentence = knowledge.phrases.phrases["markt-regel"]
    neutral = {language: sentence.in_(language).rpartition("}).")[2].strip() for language in Language}
    lines = [
        (one.answer.language, line.text)
        for one in spoken
        if one.answer.verdict
        for line in one.answer.lines
        if line.label is Label.PRACTICE and len(firms_named(line.text, knowledge)) >= 1
    ]
    wrong = {text for language, text in lines if neutral[language] not in text or not DAY.search(text)}
    assert (bool(lines), all(neutral.values()), wrong) == (True, True, set())


def test_every_firm_is_named_with_the_day_it_was_seen(spoken: list[Spoken], knowledge: Knowledge) -> None:
    lines = [
        line.text
        for one in market_answers(spoken)
        for line in one.lines
        if line.bullet and names_firm(line.text, knowledge)
    ]
    assert (bool(lines), [text for text in lines if not DAY.search(text)]) == (True, [])


def test_the_order_of_firms_does_not_depend_on_the_order_of_the_file(knowledge: Knowledge) -> None:
    turned = knowledge.market.model_copy(update={"firms": tuple(reversed(knowledge.market.firms))})
    other = Assistant(replace(knowledge, market=turned))
    as_shipped = Assistant(knowledge)
    for category in knowledge.market.categories:
        asked = Conversation(intent=Intent.MARKET, category=category.id)
        lines = [each.resume(COLLEAGUE, TODAY, asked).answer.lines for each in (as_shipped, other)]
        assert lines[0] == lines[1], category.id


def test_no_firm_is_recommended(spoken: list[Spoken]) -> None:
    praise = re.compile(
        r"\b(?:beste keuze|aanrader|wij raden|raden wij|best choice|we recommend)\b", re.IGNORECASE
    )
    assert {text for one in market_answers(spoken) for text in one.texts if praise.search(text)} == set()


# readers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS[1:], ids=lambda reader: reader.audience.value)
def test_only_a_colleague_in_private_reads_the_supplier(reader: object, spoken: list[Spoken]) -> None:
    audience = reader.audience  # type: ignore[attr-defined]
    shown = [
        one.about
        for one in spoken
        if one.audience is audience and one.entry and one.entry.incumbent
        and any(one.entry.incumbent in text for text in one.texts)
    ]  # fmt: skip
    assert shown == []


def test_an_answer_of_the_calendar_opens_no_empty_button(spoken: list[Spoken]) -> None:
    assert [one.about for one in spoken if one.subject == "entry" and one.answer.opens(Section.LAW)] == []
