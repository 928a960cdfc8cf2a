"""The promise, what would change it, and the text for the inkoopstrategie behind their buttons, with the real assistant."""

import pytest

from bot.assistant import Assistant
from bot.model.knowledge import Knowledge
from tests.slack.driver import GUEST, Slack, words
from tests.slack.limits import problems

ASKED = "Kan de schoonmaak van het stadsloket in Noord worden voorbehouden?"
BUTTONS = ["Hoe kansrijk?", "Wat zou dit veranderen?", "Tekst voor inkoopstrategie"]


@pytest.fixture
def assistant(knowledge: Knowledge) -> Assistant:
    return Assistant(knowledge)


def opened(slack: Slack, button: str) -> list[str]:
    """The texts of the modal behind a button."""
    slack.click(button)
    return [block["text"]["text"] for block in slack.views[-1]["blocks"]]


def test_a_verdict_on_a_procurement_has_a_button_for_each(slack: Slack) -> None:
    slack.direct_message(ASKED)
    assert [name for name in words(slack.posts[0]) if name in BUTTONS] == BUTTONS


def test_the_strategy_opens_with_each_paragraph_as_text_to_copy(slack: Slack) -> None:
    slack.direct_message(ASKED)
    copied = [text for text in opened(slack, BUTTONS[2]) if text.startswith("```")]
    assert [text.splitlines()[1] for text in copied] == [
        "Hoofdstuk 5, marktanalyse",
        "Paragraaf 9.6, motivering",
    ]


def test_what_is_to_be_copied_is_closed_where_it_was_opened(slack: Slack) -> None:
    slack.direct_message(ASKED)
    copied = [text for text in opened(slack, BUTTONS[2]) if "```" in text]
    assert all(text.endswith("```") and text.count("```") == 2 for text in copied)


@pytest.mark.parametrize("button", BUTTONS)
def test_what_opens_keeps_to_the_limits_of_slack(button: str, slack: Slack) -> None:
    slack.direct_message(ASKED)
    opened(slack, button)
    assert problems("views.update", {"view": slack.views[-1]}) == []


def test_a_guest_who_opens_the_strategy_sees_no_value(slack: Slack) -> None:
    slack.mention(ASKED)
    slack.click(BUTTONS[2], user=GUEST)
    assert "€ 420.000" not in str(slack.views)


def test_the_strategy_asked_in_words_is_posted_whole(slack: Slack) -> None:
    slack.direct_message("Schrijf de motivering voor de schoonmaak van het stadsloket in Noord")
    said = str(slack.posts[0]["blocks"])
    assert ("Hoofdstuk 5, marktanalyse" in said, "Opgesteld op" in said) == (True, True)
