"""What is clicked is answered like a question: once, in the thread, for who clicked."""

import json

from bot.journal import Journal
from tests.slack.an_assistant import SECRET
from tests.slack.driver import DIRECT, GUEST, SHARED_CHANNEL, Slack, buttons, words


def test_which_procurement_is_asked_with_a_way_out(slack: Slack) -> None:
    slack.mention("welke schoonmaak?")
    assert words(slack.posts[0])[:3] == [
        "1. Schoonmaak stadsloketten…",
        "2. Schoonmaak stadsloketten…",
        "3. Geen van deze",
    ]


def test_long_choices_stand_in_full_above_the_buttons(slack: Slack) -> None:
    slack.mention("welke schoonmaak?")
    assert "1. Schoonmaak stadsloketten, perceel 1\n2. Schoonmaak stadsloketten, perceel 2" in str(
        slack.posts[0]["text"]
    )


def test_a_chosen_procurement_is_answered_in_the_thread(slack: Slack) -> None:
    slack.mention("welke schoonmaak?", ts="17.1")
    slack.click("2. Schoonmaak stadsloketten…")
    assert (slack.sent[1], slack.posts[1]["thread_ts"]) == ("Gekozen: C002", "17.1")


def test_none_of_these_is_told_to_the_assistant(slack: Slack) -> None:
    slack.mention("welke schoonmaak?")
    slack.click("3. Geen van deze")
    assert slack.sent[1] == "Gekozen: geen van deze"


def test_a_fact_is_asked_with_yes_no_and_i_do_not_know(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    assert words(slack.posts[0])[:3] == ["Ja", "Nee", "Weet ik niet"]


def test_an_answered_fact_reaches_the_assistant_with_its_question(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    slack.click("Weet ik niet")
    assert slack.sent[1] == "raming_bekend is weet-niet"


def test_an_example_question_is_asked_when_it_is_clicked(slack: Slack) -> None:
    slack.mention("hulp")
    slack.click("Wat is een voorbehoud?")
    assert slack.sent[1] == "Wat is een voorbehoud?"


def test_what_was_chosen_is_remembered_in_the_thread(slack: Slack, journal: Journal) -> None:
    slack.mention("welke schoonmaak?", ts="17.1")
    slack.click("1. Schoonmaak stadsloketten…")
    found = journal.latest_exchange("T0001", "C0INKOOP", "17.1")
    assert found is not None and found.conversation.entry == "C001"


def test_the_same_click_delivered_twice_is_answered_once(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    message = slack.posts[0]
    action = buttons(message)[0] | {"action_ts": "99"}
    slack.click("Ja", message=message, actions=[action])
    slack.click("Ja", message=message, actions=[action])
    assert len(slack.posts) == 2


def test_a_click_by_a_guest_is_answered_for_a_guest(slack: Slack) -> None:
    slack.direct_message("boven de drempel?")
    slack.channels[DIRECT] = {"is_im": True, "user": GUEST}
    slack.click("Ja", user=GUEST)
    assert (SECRET in slack.posts[0]["text"], SECRET in slack.posts[1]["text"]) == (True, False)


def test_a_click_in_a_channel_that_is_shared_by_now_is_answered_for_everybody(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    slack.channels["C0INKOOP"] = slack.channels[SHARED_CHANNEL]
    slack.click("Ja")
    assert "Voor u: openbaar." in slack.posts[1]["text"]


def test_a_button_that_is_forgotten_says_so(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    gone = buttons(slack.posts[0])[0]
    gone["value"] = json.dumps(json.loads(gone["value"]) | {"exchange": "weg"})
    slack.click("Ja")
    assert slack.sent[1] == "Deze knop is verlopen. Stel uw vraag opnieuw."


def test_a_button_of_another_channel_says_nothing_of_what_was_said_there(slack: Slack) -> None:
    slack.direct_message("boven de drempel?")
    slack.click("Ja", message=slack.posts[0] | {"channel": "C0INKOOP"})
    assert slack.sent[1] == "Deze knop is verlopen. Stel uw vraag opnieuw."


def test_a_button_of_an_older_version_says_so_to_who_clicked(slack: Slack) -> None:
    slack.mention("boven de drempel?")
    slack.click("Ja", actions=[{"action_id": "vroeger", "value": "x"}])
    assert slack.whispers[0]["text"] == "Deze knop is verlopen. Stel uw vraag opnieuw."


def test_a_click_on_an_answer_to_a_command_is_answered_to_the_same_person_alone(slack: Slack) -> None:
    slack.command("boven de drempel?")
    asked = slack.whispers[0] | {"channel": "C0INKOOP", "subtype": "ephemeral", "ts": "17.1"}
    slack.click("Nee", message=asked)
    assert (slack.whispers[1]["text"].split("\n")[0], slack.posts) == ("raming_bekend is nee", [])


def test_a_button_holds_the_exchange_and_the_choice_and_no_more(slack: Slack) -> None:
    slack.direct_message("welke schoonmaak?")
    held = json.loads(buttons(slack.posts[0])[0]["value"])
    assert held == {"exchange": held["exchange"], "asking": "welk-traject", "about": None, "value": "C001"}
