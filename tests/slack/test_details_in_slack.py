"""The details open at once, and show what the one who looks may see now."""

from collections.abc import Callable
from dataclasses import replace

from tests.slack.an_assistant import SECRET, AnAssistant
from tests.slack.driver import DIRECT, GUEST, Slack, an_api_error, words


def test_there_is_a_button_for_every_detail_that_has_something_to_show(slack: Slack) -> None:
    slack.mention("mag dit?")
    assert words(slack.posts[0]) == ["Waarom?", "Wettekst"]


def test_a_modal_opens_before_anything_is_looked_up(slack: Slack) -> None:
    slack.mention("mag dit?")
    before = len(slack.calls)
    slack.click("Waarom?")
    assert slack.calls[before][0] == "views.open"


def test_the_modal_is_filled_with_the_details(slack: Slack) -> None:
    slack.mention("mag dit?")
    slack.click("Wettekst")
    view = slack.views[-1]
    assert (view["title"]["text"], view["blocks"][0]["text"]["text"]) == (
        "Wettekst",
        "> De aanbestedende dienst kan voorbehouden.",
    )


def test_a_colleague_sees_everything_in_a_direct_message(slack: Slack) -> None:
    slack.direct_message("mag dit?")
    slack.click("Waarom?")
    assert SECRET in str(slack.views[-1])


def test_a_guest_who_clicks_sees_what_is_public(slack: Slack) -> None:
    slack.direct_message("mag dit?")
    slack.channels[DIRECT] = {"is_im": True, "user": GUEST}
    slack.click("Waarom?", user=GUEST)
    assert SECRET not in str(slack.views)


def test_a_click_whose_viewer_cannot_be_looked_up_shows_what_is_public(slack: Slack) -> None:
    slack.direct_message("mag dit?")
    slack.faults["users.info"] = [an_api_error("fatal_error")]
    slack.click("Waarom?")
    assert "Voor u: openbaar." in str(slack.views[-1])


def test_the_details_of_a_forgotten_answer_say_so(slack: Slack) -> None:
    slack.mention("mag dit?")
    slack.click("Waarom?", message=slack.posts[0] | {"channel": DIRECT})
    assert "Deze knop is verlopen" in str(slack.views[-1])


def test_details_that_are_not_there_for_this_viewer_say_only_that(
    slack: Slack, assistant: AnAssistant
) -> None:
    slack.mention("mag dit?")
    assistant.resume = _without_details(assistant.resume)  # type: ignore[method-assign]
    slack.click("Waarom?")
    assert "Bij dit antwoord is hier niets te laten zien." in str(slack.views[-1])


def test_an_error_while_looking_up_does_not_leave_the_modal_waiting(
    slack: Slack, assistant: AnAssistant
) -> None:
    slack.mention("mag dit?")
    assistant.resume = None  # type: ignore[assignment,method-assign]
    slack.click("Waarom?")
    assert "Noem dan dit nummer: K-" in str(slack.views[-1])


def test_when_the_modal_cannot_open_the_one_who_clicked_hears_it(slack: Slack) -> None:
    slack.mention("mag dit?")
    slack.faults["views.open"] = [an_api_error("expired_trigger_id")]
    slack.click("Waarom?")
    assert "te druk" in slack.whispers[0]["text"]


def _without_details(resume: Callable[..., object]) -> Callable[..., object]:
    def bare(*asked: object) -> object:
        reply = resume(*asked)
        return replace(reply, answer=replace(reply.answer, details=()))  # type: ignore[attr-defined,type-var]

    return bare
