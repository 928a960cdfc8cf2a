"""Whatever an answer says, Slack takes it, shows it as text, and reads nothing else into it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.answer import Answer, Asking, Choice, Details, Line, Prompt, Section, Source
from bot.model.base import Label, Language
from handlers.blocks import message, modal, notice, sentence
from handlers.markup import plain
from tests.slack.limits import problems, uncontrolled

EXCHANGE = "0123456789abcdef0123456789abcdef"
DAY = date(2026, 9, 3)
HOSTILE = [
    "<!channel> <!here> <!everyone>",
    "<@U012345> <#C012345> <!subteam^S012>",
    "<https://kwaad.example|klik hier>",
    "a & b &lt;!channel&gt; &amp;lt;",
    "> geen citaat\n> ook niet",
    "@channel @here #algemeen",
    "\u202e omgekeerd \x00 \x1b[31m",
    "]]>\"'`*_~:boom:",
    "\ud800 half",
]
pieces = st.sampled_from(
    [*HOSTILE, "<", ">", "&", "|", "https://", "@here", "\n", " ", "gewoon woord", "€ 216.000", "x" * 400]
)
texts = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=12).map("".join))
lines = st.builds(
    Line,
    texts,
    label=st.none() | st.sampled_from(Label),
    quote=st.booleans(),
    heading=st.booleans(),
    bullet=st.booleans(),
)
choices = st.builds(Choice, texts, texts)
prompts = st.builds(
    Prompt, st.sampled_from(Asking), texts, st.lists(choices, max_size=30).map(tuple), st.none() | texts
)
sources = st.builds(
    Source, texts, st.none() | texts | texts.map("https://wetten.overheid.nl/{}".format), st.just(DAY)
)
details = st.builds(Details, st.sampled_from(Section), texts, st.lists(lines, max_size=8).map(tuple))
answers = st.builds(
    Answer, language=st.sampled_from(Language), headline=texts, notes=st.lists(texts, max_size=4).map(tuple),
    lines=st.lists(lines, max_size=12).map(tuple), sources=st.lists(sources, max_size=6).map(tuple),
    prompt=st.none() | prompts, details=st.lists(details, max_size=5).map(tuple), footer=texts, receipt=texts,
)  # fmt: skip


def an_answer(**more: Any) -> Answer:
    return replace(Answer(language=Language.DUTCH, headline="Ja, mits u de opdracht voorbehoudt."), **more)


def posted(answer: Answer, **more: Any) -> dict[str, Any]:
    made = message(answer, EXCHANGE, **more)
    assert problems("chat.postMessage", made | {"unfurl_links": False}) == []
    return made


def mrkdwn(made: dict[str, Any]) -> list[str]:
    """The text of every section, in order."""
    return [block["text"]["text"] for block in made["blocks"] if block["type"] == "section"]


def labels(made: dict[str, Any]) -> list[str]:
    rows = [block["elements"] for block in made["blocks"] if block["type"] == "actions"]
    return [button["text"]["text"] for row in rows for button in row]


@given(answers, st.booleans())
def test_no_answer_can_break_a_limit_or_leave_an_unescaped_control_sequence(
    answer: Answer, elsewhere: bool
) -> None:
    made = message(answer, EXCHANGE, full_answer_elsewhere=elsewhere)
    found = problems("chat.postMessage", made | {"unfurl_links": False, "text": made["text"] or "-"})
    assert found == []


@given(details, st.sampled_from(Language))
def test_no_details_can_either(shown: Details, language: Language) -> None:
    assert problems("views.open", {"view": modal(shown, language)}) == []


@given(texts)
def test_what_is_read_from_slack_and_written_back_holds_no_control_sequence(text: str) -> None:
    assert not set(uncontrolled(message(an_answer(headline=plain(text)), EXCHANGE)["text"])) & set("<>&")


@given(texts)
def test_what_is_made_can_be_sent(text: str) -> None:
    json.dumps(message(an_answer(headline=text, notes=(text,)), EXCHANGE)).encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_arrives_as_text(text: str) -> None:
    made = posted(
        an_answer(lines=(Line(text, quote=True), Line(text, bullet=True), Line(text, heading=True)))
    )
    assert not any(sign in made["text"] for sign in ("<!", "<@", "<#", "<http"))


def test_a_link_that_is_no_address_is_left_out() -> None:
    made = posted(an_answer(sources=(Source("Wet", "javascript:alert(1)", DAY),)))
    assert "Bron: Wet (gecontroleerd 3 september 2026)" in made["text"]


def test_a_source_is_a_link_with_the_day_it_was_checked() -> None:
    made = posted(an_answer(sources=(Source("Aw 2012 & meer", "https://x.nl/a?b=1&c=<|>", DAY),)))
    assert (
        "Bron: <https://x.nl/a?b=1&amp;c=%3C%7C%3E|Aw 2012 &amp; meer> (gecontroleerd 3 september 2026)"
        in made["text"]
    )


def test_an_english_answer_has_english_words() -> None:
    why = Details(Section.WHY, "Why", (Line("x"),))
    made = posted(an_answer(language=Language.ENGLISH, details=(why,), sources=(Source("Act", None, DAY),)))
    assert (labels(made), "Source: Act (checked 3 September 2026)" in made["text"]) == (["Why?"], True)


def test_a_quote_is_a_quote_on_every_line_under_its_label() -> None:
    made = posted(an_answer(lines=(Line("1. Eerste lid.\n2. Tweede lid.", label=Label.LAW, quote=True),)))
    assert mrkdwn(made) == ["*Wet:*\n> 1. Eerste lid.\n> 2. Tweede lid."]


def test_law_advice_and_example_are_told_apart_in_words() -> None:
    made = posted(
        an_answer(
            lines=(Line("a", label=Label.LAW), Line("b", label=Label.ADVICE), Line("c", label=Label.EXAMPLE))
        )
    )
    assert mrkdwn(made) == ["*Wet:* a\n*Advies:* b\n*Voorbeeld:* c"]


def test_the_text_for_a_screen_reader_is_the_whole_answer_without_markup() -> None:
    answer = an_answer(
        notes=("Dit is een voorbeeld.",),
        lines=(
            Line("Mag dit?", heading=True),
            Line("Ja.", label=Label.LAW),
            Line("Artikel.", quote=True),
            Line("Punt.", bullet=True),
        ),
        prompt=Prompt(
            Asking.FACT, "Is de raming bekend?", (Choice("Ja", "ja"), Choice("Nee", "nee")), about="raming"
        ),
        footer="Kennis 12",
    )
    assert posted(answer)["text"].split("\n") == [
        "Ja, mits u de opdracht voorbehoudt.", "Dit is een voorbeeld.", "Mag dit?", "Wet: Ja.", '"Artikel."', "Punt.",
        "Is de raming bekend? (Ja / Nee)", "Kennis 12",
    ]  # fmt: skip


def test_every_section_with_something_to_show_has_a_button_and_no_other() -> None:
    shown = tuple(Details(section, section.value, (Line("x"),)) for section in Section)
    made = posted(an_answer(details=(*shown[:3], Details(Section.MARKET, "Markt", ()))))
    assert labels(made) == ["Waarom?", "Wettekst", "Voorbeelden"]


def test_an_answer_without_anything_to_click_has_no_empty_row_of_buttons() -> None:
    assert [block["type"] for block in posted(an_answer())["blocks"]] == ["header"]


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_which_procurement_is_meant_always_has_a_way_out(count: int) -> None:
    offered = tuple(Choice(f"Traject {number}", f"C{number:03}") for number in range(count))
    made = posted(an_answer(prompt=Prompt(Asking.WHICH_ENTRY, "Welk?", offered)))
    assert (labels(made)[-1], len(labels(made))) == ("Geen van deze", min(count, 9) + 1)


def test_the_way_out_that_the_answer_has_itself_is_not_doubled() -> None:
    offered = (Choice("Traject", "C001"), Choice("Een ander traject", "geen"))
    assert labels(posted(an_answer(prompt=Prompt(Asking.WHICH_ENTRY, "Welk?", offered)))) == [
        "Traject",
        "Een ander traject",
    ]


def test_titles_that_differ_at_the_end_can_be_told_apart() -> None:
    offered = tuple(
        Choice(f"Schoonmaak van de stadsloketten, perceel {number}", f"C00{number}") for number in (1, 2)
    )
    made = posted(an_answer(prompt=Prompt(Asking.WHICH_ENTRY, "Welk?", offered)))
    assert (labels(made)[0], "2. Schoonmaak van de stadsloketten, perceel 2" in mrkdwn(made)[0]) == (
        "1. Schoonmaak van de…", True
    )  # fmt: skip


def test_what_the_headline_asks_is_not_asked_again() -> None:
    offered = (Choice("Schoonmaak van de stadsloketten, perceel 1", "C001"),)
    answer = an_answer(
        headline="Welk traject? Er passen er 2.", prompt=Prompt(Asking.WHICH_ENTRY, "Welk traject?", offered)
    )
    assert posted(answer)["text"].count("Welk traject?") == 1


def test_titles_that_stand_among_the_choices_are_not_said_twice() -> None:
    offered = (Choice("Schoonmaak van de stadsloketten, perceel 1", "C001"),)
    answer = an_answer(
        lines=(Line(offered[0].text, bullet=True),), prompt=Prompt(Asking.WHICH_ENTRY, "Welk?", offered)
    )
    assert posted(answer)["text"].count("perceel 1") == 1


@pytest.mark.parametrize("length", [0, 1, 149, 150, 151, 3000, 100_000])
def test_a_headline_of_any_length_fits(length: int) -> None:
    posted(an_answer(headline="x" * length, notes=("tekst",)))


@pytest.mark.parametrize("count", [0, 1, 50, 51, 2000])
def test_any_number_of_lines_fits(count: int) -> None:
    posted(
        an_answer(lines=tuple(Line(f"Regel {number}.", heading=number % 3 == 0) for number in range(count)))
    )


def test_what_does_not_fit_is_said_so() -> None:
    made = posted(an_answer(lines=tuple(Line("Een hele zin met woorden." * 5) for _ in range(100))))
    assert "Niet alles past hier." in made["text"]


@pytest.mark.parametrize("count", [0, 1, 100, 101, 500])
def test_details_of_any_number_of_lines_fit_a_modal(count: int) -> None:
    shown = Details(Section.LAW, "Wettekst", tuple(Line("Kop", heading=True) for _ in range(count)))
    assert problems("views.open", {"view": modal(shown, Language.DUTCH)}) == []


def test_a_long_article_is_cut_between_words_into_sections() -> None:
    view = modal(Details(Section.LAW, "Wettekst", (Line("woord " * 2000, quote=True),)), Language.DUTCH)
    assert {
        block["text"]["text"].replace("> ", "").replace("\n", " ").strip(" word") for block in view["blocks"]
    } == {""}


def test_the_whole_of_a_long_article_is_there() -> None:
    view = modal(Details(Section.LAW, "Wettekst", (Line("woord " * 2000, quote=True),)), Language.DUTCH)
    assert sum(block["text"]["text"].count("woord") for block in view["blocks"]) == 2000


def test_a_title_that_is_too_long_for_a_modal_stands_in_full_above_it() -> None:
    view = modal(
        Details(Section.WHY, "Waarom deze opdracht mag worden voorbehouden", (Line("x"),)), Language.DUTCH
    )
    assert (view["title"]["text"], view["blocks"][0]["text"]["text"]) == (
        "Waarom deze opdracht…", "Waarom deze opdracht mag worden voorbehouden"
    )  # fmt: skip


def test_a_colleague_can_be_told_that_the_full_answer_is_elsewhere() -> None:
    assert "direct bericht aan mij" in posted(an_answer(), full_answer_elsewhere=True)["text"]


def test_the_receipt_stands_under_the_answer_once() -> None:
    made = posted(an_answer(footer="Kennis 12 · bon K1.abc", receipt="K1.abc"))
    assert made["text"].count("K1.abc") == 1


def test_a_receipt_that_the_footer_does_not_name_is_added() -> None:
    assert posted(an_answer(footer="Kennis 12", receipt="K1.abc"))["text"].endswith("Kennis 12 · Bon K1.abc")


@pytest.mark.parametrize(
    "made", [sentence("Het is druk <!here>"), sentence("x" * 9000)], ids=["hostile", "long"]
)
def test_a_fixed_sentence_fits_too(made: dict[str, Any]) -> None:
    assert problems("chat.postMessage", made | {"unfurl_links": False}) == []


def test_a_notice_is_a_modal() -> None:
    assert problems("views.open", {"view": notice("Ik zoek dit voor u op.", Language.ENGLISH)}) == []
