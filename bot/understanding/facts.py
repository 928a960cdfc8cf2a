"""Facts that people bring along: with a question (`read_facts`), or in a reply to a question of the bot (`read_reply`)."""

from bot.understanding.facts_reading import ReadFacts, read_facts
from bot.understanding.facts_replies import read_reply

__all__ = ["ReadFacts", "read_facts", "read_reply"]
