"""Asking the calendar: which question is a list, what it is narrowed to, how it goes on, what is in the file, and who sees what."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.drafting import LONGEST
from bot.answering.list_answer import LIST_SHOWN
from bot.answering.list_file import COLUMNS, harmless
from bot.answering.list_said import shortened
from bot.answering.plain import plain_text
from bot.assistant import Assistant, Reply
from bot.cli.asking import ask
from bot.model.knowledge import Knowledge
from bot.model.procurement import CalendarEntry
from bot.model.question import CalendarFilter, Conversation, Intent
from bot.model.viewer import Person, Place, Viewer
from handlers.blocks import message
from tests.builders import TODAY

COLLEAGUE = Viewer(Person.COLLEAGUE, Place.PRIVATE)
IN_CHANNEL = Viewer(Person.COLLEAGUE, Place.CHANNEL)
OUTSIDERS = (Viewer(Person.GUEST, Place.PRIVATE), Viewer(Person.OUTSIDER, Place.SHARED))
QUESTIONS = (
    "Wat komt er in Q2 2027 aan groen?",
    "welke trajecten van Zuid zijn kansrijk?",
    "wat moet deze maand beslist worden?",
    "alles boven de drempel zonder perceel",
    "alles onder de drempel",
    "alles boven een miljoen",
    "trajecten tussen 1 en 2 ton",
    "trajecten onder de 50.000",
    "hoeveel trajecten zijn boven een miljoen?",
    "welke contracten lopen in 2027 af",
    "weinig kansrijke trajecten in Noord",
    "waar moeten we nu over beslissen?",
    "welke trajecten zijn al gepubliceerd?",
    "van welke trajecten is de werksoort onzeker?",
    "hoeveel trajecten zijn er?",
    "everything above the threshold without lots",
    "which contracts are worth more than 2 million?",
    "which procurements of the Facilitair Bureau are promising?",
)


@pytest.fixture(scope="module")
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def talk(assistant: Assistant, *texts: str, viewer: Viewer = COLLEAGUE) -> Reply:
    """The reply to the last of these texts, each said after the one before."""
    conversation: Conversation | None = None
    for text in texts:
        reply = assistant.answer(text, viewer, TODAY, conversation)
        conversation = reply.conversation
    return reply


def wanted_after(assistant: Assistant, *texts: str) -> CalendarFilter:
    return talk(assistant, *texts).conversation.filter


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_the_calendar_gets_a_list(text: str, assistant: Assistant) -> None:
    question = talk(assistant, text).question
    assert question and (question.intent, question.lists) == (Intent.CALENDAR, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("beslisdagen december", "a note of two words"),
        ("welke deadlines zijn er deze maand", "a deadline is the last day to decide"),
        ("toon de trajecten die deze week beslist moeten worden", "asks to show them"),
        ("wat loopt er af in 2027?", "names no contracts"),
        ("what expires in 2027?", "names no contracts"),
        ("wat is er gepubliceerd in 2026?", "names no procurements"),
        ("kansrijk in Noord?", "a note with a level and a place"),
        ("ik wil alle schoonmaaktrajecten zien", "a compound of the kind of work"),
        ("can you list everything above the threshold?", "polite, and no question of what is allowed"),
        ("trajecten Zuid < 1 mln", "a sign for 'less than'"),
        ("alle trajecten", "no filter at all"),
        ("wlke trajecten zijn kansrijk in q1", "a slip of the pen"),
    ],
)
def test_a_list_is_asked_for_in_many_ways(text: str, why: str, assistant: Assistant) -> None:
    question = talk(assistant, text).question
    assert question and question.lists and question.intent is Intent.CALENDAR, why


@pytest.mark.parametrize(
    "text",
    [
        "Moet alles boven de drempel Europees worden aanbesteed?",
        "Welke contracten mag ik voorbehouden onder de drempel?",
        "Zit dit boven de drempel?",
        "Wat is de drempel?",
        "moet ik in percelen verdelen?",
        "wanneer is een traject kansrijk?",
        "is de catering van het stadhuis kansrijk?",
        "welke werksoorten zijn kansrijk?",
        "tot wanneer kan ik beslissen?",
        "kan ik nog voorbehouden als het al gepubliceerd is?",
        "wat moet ik nu beslissen voor de schoonmaak van stadsloket Noord?",
        "hoeveel sociale firma's doen groen?",
        "do I have to split everything into lots?",
    ],
)
def test_a_question_about_the_law_or_about_one_procurement_gets_no_list(
    text: str, assistant: Assistant
) -> None:
    question = talk(assistant, text).question
    assert question and not question.lists


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("welke trajecten van Zuid zijn kansrijk?", "Gezocht op: Zuid, kansrijk: hoog."),
        ("wat moet deze maand beslist worden?", "Gezocht op: uiterste beslisdag: november 2026."),
        ("laatste kans", "Gezocht op: uiterste beslisdag: 22 november 2026 tot en met 22 december 2026, of al voorbij."),
        ("alles boven de drempel zonder perceel", "Gezocht op: op of boven de Europese drempel, zonder percelen."),
        ("trajecten tussen 1 en 2 ton", "Gezocht op: waarde tussen € 100.000 en € 200.000."),
        ("alles boven een miljoen", "Gezocht op: waarde vanaf € 1.000.000."),
        ("welke contracten lopen in 2027 af", "Gezocht op: contract loopt af: 2027."),
        ("waarvan is de werksoort onzeker?", "Gezocht op: werksoort onzeker."),
        ("wat komt er in 2027 aan groen en catering?", "Gezocht op: catering en bedrijfsrestaurant, groenonderhoud, 2027."),
        ("which contracts end in 2027?", "Searched for: contract ends: 2027."),
        ("which procurements below the threshold are promising?", "Searched for: promise: high, below the European threshold."),
    ],
)  # fmt: skip
def test_the_answer_says_in_words_what_was_searched_for(text: str, said: str, assistant: Assistant) -> None:
    assert said in talk(assistant, text).answer.notes


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("welke trajecten van Zuid zijn kansrijk?", "en van Noord?"), CalendarFilter(districts=("Noord",), promises=("hoog",))),
        (("welke trajecten van Zuid zijn kansrijk?", "en de weinig kansrijke?"), CalendarFilter(districts=("Zuid",), promises=("laag",))),
        (("alles van het Stadsarchief", "en van Noord?"), CalendarFilter(districts=("Noord",))),
        (("alles in Noord", "alleen die van het Stadsarchief"), CalendarFilter(districts=("Noord",), owners=("Stadsarchief",))),
        (("alles in Noord", "en zonder percelen?"), CalendarFilter(districts=("Noord",), has_lots=False)),
        (("alles in Noord met percelen", "en zonder percelen?"), CalendarFilter(districts=("Noord",), has_lots=False)),
        (("alles in Noord", "hoeveel daarvan zijn kansrijk?"), CalendarFilter(districts=("Noord",), promises=("hoog",), count_only=True)),
        (("hoeveel trajecten zijn er in Noord?", "en in Zuid?"), CalendarFilter(districts=("Zuid",))),
        (("alles in Noord", "only the promising ones"), CalendarFilter(districts=("Noord",), promises=("hoog",))),
    ],
)  # fmt: skip
def test_a_few_words_more_keep_the_rest_of_the_filter(
    texts: tuple[str, ...], kept: CalendarFilter, assistant: Assistant
) -> None:
    assert wanted_after(assistant, *texts) == kept


@pytest.mark.parametrize(
    ("first", "then", "field"),
    [
        ("Wat komt er in Q2 2027?", "en in Q3?", "period"),
        ("what must be decided this month?", "and next month?", "decide_by"),
        ("welke contracten lopen in 2027 af?", "en in 2028?", "ends"),
    ],
)
def test_another_period_is_about_the_same_day_as_before(
    first: str, then: str, field: str, assistant: Assistant
) -> None:
    before, after = wanted_after(assistant, first), wanted_after(assistant, first, then)
    named = [name for name in ("period", "decide_by", "ends") if getattr(after, name)]
    assert (named, getattr(after, field) != getattr(before, field)) == ([field], True)


def test_a_list_that_is_asked_for_in_full_starts_anew(assistant: Assistant) -> None:
    asked = ("welke trajecten van Zuid zijn kansrijk?", "Wat komt er in Q3 2027 aan groen?")
    assert wanted_after(assistant, *asked) == wanted_after(assistant, asked[1])


@pytest.mark.parametrize("text", ["Wat is de drempel?", "wat is social return", "Wie doet catering?"])
def test_a_question_of_its_own_after_a_list_is_answered_as_if_nothing_went_before(
    text: str, assistant: Assistant
) -> None:
    after, alone = talk(assistant, "Wat komt er in Q2 2027?", text).answer, talk(assistant, text).answer
    assert (after.headline, after.lines) == (alone.headline, alone.lines)


def test_a_list_leaves_no_procurement_behind_to_talk_about(assistant: Assistant) -> None:
    assert talk(assistant, "welke trajecten van Zuid zijn kansrijk?").conversation.entry is None


@pytest.mark.parametrize(
    "text", [text for text in QUESTIONS if not text.startswith(("hoeveel", "trajecten onder"))]
)
def test_ten_lines_or_as_many_as_fit_and_the_rest_in_the_file(text: str, assistant: Assistant) -> None:
    answer = talk(assistant, text).answer
    lines = [line for line in answer.lines if line.bullet]
    in_file = len(rows_of(answer.attachment.text)) - 1 if answer.attachment else len(lines)
    counted = int(answer.headline.split()[0])
    assert len(lines) <= LIST_SHOWN and (in_file, answer.attachment is None) == (
        counted,
        counted == len(lines),
    )


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_list_is_as_short_as_every_answer(text: str, assistant: Assistant) -> None:
    answer = talk(assistant, text).answer
    shown = "\n".join([answer.headline, *answer.notes, *(line.text for line in answer.lines)])
    assert len(shown) < LONGEST


@pytest.mark.parametrize(
    "text", ["hoeveel trajecten zijn er in 2027?", "how many procurements are above the threshold?"]
)
def test_a_count_is_a_count_alone(text: str, assistant: Assistant) -> None:
    answer = talk(assistant, text).answer
    assert (answer.lines, answer.attachment) == ((), None)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("welke trajecten van Zuid zijn kansrijk?", "which procurements in Zuid are promising?"),
        ("wat moet deze maand beslist worden?", "what must be decided this month?"),
        ("alles boven de drempel zonder perceel", "everything above the threshold without lots"),
        ("welke contracten lopen in 2027 af?", "which contracts end in 2027?"),
        ("hoeveel trajecten zijn er?", "how many procurements are there?"),
    ],
)
def test_both_languages_find_the_same(dutch: str, english: str, assistant: Assistant) -> None:
    counts = [talk(assistant, text).answer.headline.split()[0] for text in (dutch, english)]
    assert counts[0] == counts[1]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_file_opens_in_a_spreadsheet_with_every_column(assistant: Assistant) -> None:
    attachment = talk(assistant, "alles boven een miljoen").answer.attachment
    assert attachment
    heading, first, *_ = rows_of(attachment.text)
    assert (attachment.content[:3], tuple(heading), len(first)) == (b"\xef\xbb\xbf", COLUMNS, len(COLUMNS))


@pytest.mark.parametrize("cell", ["=1+1", "+31 20", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_a_hostile_title_comes_into_the_file_as_text(knowledge: Knowledge) -> None:
    entries = knowledge.calendar.entries[:40]
    hostile = tuple(one.model_copy(update={"title": f'=HYPERLINK("x";"{one.id}")'}) for one in entries)
    attachment = talk(Assistant(with_entries(knowledge, hostile)), "alles boven een ton").answer.attachment
    assert attachment and {row[2][:2] for row in rows_of(attachment.text)[1:]} == {"'="}


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs")), max_size=90), st.integers(20, 60))
def test_a_shortened_title_is_never_longer_than_it_may_be(title: str, longest: int) -> None:
    assert len(shortened(title, longest)) <= longest


def test_a_shortened_title_keeps_its_first_and_last_words() -> None:
    assert (
        shortened("Schoonmaak van alle gebouwen in het Stadsdeel Zuidoost", 30) == "Schoonmaak van … Zuidoost"
    )


@pytest.mark.parametrize("viewer", [IN_CHANNEL, *OUTSIDERS])
@pytest.mark.parametrize(
    "text", ["alles boven een miljoen", "which contracts are worth more than 2 million?"]
)
def test_by_an_amount_is_only_searched_in_a_direct_message(
    text: str, viewer: Viewer, assistant: Assistant
) -> None:
    answer = talk(assistant, text, viewer=viewer).answer
    assert (answer.lines, answer.attachment, "direct" in answer.headline) == ((), None, True)


def test_a_channel_may_ask_for_a_side_of_the_threshold(assistant: Assistant) -> None:
    assert talk(assistant, "alles boven de drempel", viewer=IN_CHANNEL).answer.lines


@pytest.mark.parametrize("viewer", OUTSIDERS)
def test_an_outsider_may_not(viewer: Viewer, assistant: Assistant) -> None:
    assert not talk(assistant, "alles boven de drempel", viewer=viewer).answer.lines


def with_entries(knowledge: Knowledge, entries: tuple[CalendarEntry, ...]) -> Knowledge:
    return replace(knowledge, calendar=knowledge.calendar.model_copy(update={"entries": entries}))


@pytest.fixture(scope="module")
def other_secrets(knowledge: Knowledge) -> Assistant:
    """The same calendar with other values, suppliers and notes, and with the confidential entries gone."""
    hidden = {
        "estimated_value": Decimal(7),
        "incumbent": "Geheim B.V.",
        "note": "geheim",
        "description": "geheim",
    }
    open_ = (e.model_copy(update=hidden) for e in knowledge.calendar.entries if not e.confidential)
    return Assistant(with_entries(knowledge, tuple(open_)))


@pytest.fixture(scope="module")
def other_names(knowledge: Knowledge) -> Assistant:
    """The same calendar with other suppliers and notes, the same values, and the confidential entries gone."""
    hidden = {"incumbent": "Geheim B.V.", "note": "geheim", "description": "geheim"}
    open_ = (e.model_copy(update=hidden) for e in knowledge.calendar.entries if not e.confidential)
    return Assistant(with_entries(knowledge, tuple(open_)))


def everything_shown(reply: Reply) -> Iterator[object]:
    yield message(reply.answer, "x")
    yield reply.answer
    yield reply.conversation
    yield reply.answer.attachment and reply.answer.attachment.content


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_in_a_list_or_its_file_depends_on_what_an_outsider_may_not_know(
    data: st.DataObject, assistant: Assistant, other_secrets: Assistant
) -> None:
    texts = data.draw(st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=2))
    viewer = data.draw(st.sampled_from(OUTSIDERS))
    seen = [list(everything_shown(talk(one, *texts, viewer=viewer))) for one in (assistant, other_secrets)]
    assert seen[0] == seen[1]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_in_a_list_or_its_file_depends_on_what_a_channel_may_not_know(
    data: st.DataObject, assistant: Assistant, other_names: Assistant
) -> None:
    texts = data.draw(st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=2))
    seen = [list(everything_shown(talk(one, *texts, viewer=IN_CHANNEL))) for one in (assistant, other_names)]
    assert seen[0] == seen[1]


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_receipt_of_a_list_gives_the_same_list(text: str, assistant: Assistant) -> None:
    reply = talk(assistant, text)
    again = assistant.resume(COLLEAGUE, TODAY, reply.conversation).answer
    assert plain_text(again) == plain_text(reply.answer)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wie is de eigenaar van de schoonmaak van stadsloket Noord?", "Facilitair Bureau"),
        ("wie gaat er over de schoonmaak van stadsloket noord", "Facilitair Bureau"),
        ("wanneer loopt het contract voor de schoonmaak van het stadsloket Noord af?", "31 maart 2028"),
        ("when does the contract for the cleaning of stadsloket Noord end?", "31 March 2028"),
        ("wat moet ik nu beslissen voor de schoonmaak van stadsloket Noord?", "1 juli 2027"),
    ],
)
def test_one_fact_of_one_procurement_is_answered(text: str, said: str, assistant: Assistant) -> None:
    assert said in plain_text(talk(assistant, text).answer)


def asked_in_terminal(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(ask, [*arguments, "--vandaag", TODAY.isoformat()])
    return done.exit_code, done.output


def test_the_terminal_says_how_to_get_the_file() -> None:
    assert "--bestand" in asked_in_terminal("alles boven een miljoen")[1]


def test_the_terminal_writes_the_file(tmp_path: Path) -> None:
    target = tmp_path / "lijst.csv"
    asked_in_terminal("alles boven een miljoen", "--bestand", str(target))
    assert rows_of(target.read_text("utf-8"))[0] == list(COLUMNS)


def test_without_a_list_no_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "lijst.csv"
    status, said = asked_in_terminal("wat is social return", "--bestand", str(target))
    assert (status, target.exists(), "hoort geen bestand" in said) == (0, False, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("alles boven een miljoen", "--bestand", "/"), "kan ik niet schrijven"),
        (("--reeks", "x.jsonl", "--bestand", "lijst.csv"), "niet bij --reeks"),
    ],
)
def test_wrong_use_of_the_file_is_said(arguments: tuple[str, ...], said: str) -> None:
    status, output = asked_in_terminal(*arguments)
    assert (status, said in output) == (2, True)
