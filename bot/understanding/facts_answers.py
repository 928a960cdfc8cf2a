"""Answers to the loose questions of `routes.yaml` that a question gives in so many words."""

import re

from bot.model.question import Step
from bot.understanding.facts_clauses import Mood, Reading

YES, NO, UNKNOWN = "ja", "nee", "weet-niet"

_CHOOSES = r"(?:kie[sz]\w*|gebruik\w*|volg\w*|doen|doe|via|met|volgens|gaan voor|toepas\w*|wordt|is|onder|choose|chose|use|using|with|via|under|follow|apply|go for|by|through|in)"
_AWAY = r"(?:[^.?!;,]{0,24}?)"
_LIGHT = r"(?:(?:de |een |het |the |a )?(?:verlichte? (?:procedure|regime)|sas[- ]?procedure|sas\b|procedure voor sociale (?:en andere specifieke )?diensten|light(?:er|-touch)? (?:regime|procedure)))"
_ORDINARY = (
    r"(?:(?:de |een |het |the |an? )?(?:gewone (?:europese )?procedure|(?:europese )?(?:niet-)?openbare procedure|europees (?:niet-)?openbaar|ordinary procedure|open procedure|restricted procedure|regular procedure|"
    r"gewone procedure en niet de verlichte))"
)
_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("procedure", "verlicht", re.compile(rf"\b{_CHOOSES}\s{_AWAY}{_LIGHT}")),
    ("procedure", "gewoon", re.compile(rf"\b{_CHOOSES}\s{_AWAY}{_ORDINARY}")),
    (
        "grensoverschrijdend_belang",
        NO,
        re.compile(
            r"\b(?:geen|zonder|niet van|no|without(?: a)?) (?:duidelijk |zeker |certain |clear |any )?(?:grensoverschrijdend|cross-border) (?:belang|interest)\b"
        ),
    ),
    (
        "grensoverschrijdend_belang",
        YES,
        re.compile(
            r"\b(?:een |wel |is |heeft |duidelijk |certain |a |clear |van |of ){1,4}(?:grensoverschrijdend|cross-border) (?:belang|interest)\b"
        ),
    ),
    (
        "opdrachtgever",
        "speciale-sector",
        re.compile(
            r"\b(?:als|in|is|zijn|om|voor|as|for|van|bij)\s(?:een |de |a |an |the )?(?:speciale[- ]sector\w*|special[- ]sector|utilit(?:y|ies)(?: sector)?|nutssector)\b"
        ),
    ),
    (
        "opdrachtgever",
        "gewoon",
        re.compile(
            r"\b(?:als|as|zijn|is)\s(?:een |an? )?(?:gewone aanbestedende dienst|ordinary contracting authority)\b|\b(?:geen|niet in een|not in a) (?:speciale[- ]sector\w*|special sector)\b"
        ),
    ),
    (
        "toezicht",
        NO,
        re.compile(
            r"\b(?:voldoet|voldoen|meets?|does|oefenen|oefent)\b[^.?!;,]{0,20}\b(?:niet|geen|not|no)\b[^.?!;,]{0,40}\b(?:toezicht\w*|quasi-?(?:inbested\w*|in-?house)|control)\b|\b(?:geen|zonder|no) (?:toezicht|control)\b"
        ),
    ),
    (
        "toezicht",
        YES,
        re.compile(
            r"\b(?:voldoet|voldoen|voldaan|meets?|fulfils?)\b[^.?!;,]{0,50}\b(?:toezicht\w*|quasi-?(?:inbested\w*|in-?house)|control)\b"
        ),
    ),
    (
        "gesplitst",
        NO,
        re.compile(
            r"\b(?:niet|geen|not) (?:kunstmatig |artificially )?(?:gesplitst|opgeknipt|geknipt|opgesplitst|opgedeeld|split)\b(?! in)[^.?!;]{0,40}(?:drempel|threshold|europe\w*)?"
        ),
    ),
    (
        "gesplitst",
        YES,
        re.compile(
            r"\b(?:gesplitst|splits\w*|opgesplitst|opsplits\w*|opgeknipt|opknip\w*|knip\w*|geknipt|opdel\w*|opgedeeld|split\w*|keer|times)\b(?:[^.?!;]|\.(?=\d)){0,70}\b(?:onder de (?:europese )?drempel te (?:blijven|komen)|niet europees te (?:hoeven|moeten)\w*|"
            r"(?:stay|remain|keep|get) (?:it )?(?:below|under) the (?:european )?threshold)"
        ),
    ),
    (
        "soort_vooraankondiging",
        NO,
        re.compile(
            r"\b(?:vooraankondiging|prior (?:information )?notice)\b[^.?!;]{0,30}\b(?:vervangt|geldt|dient|is|does|replace)\b[^.?!;]{0,20}\b(?:niet|geen|not|no)\b"
        ),
    ),
    (
        "soort_vooraankondiging",
        YES,
        re.compile(
            r"\b(?:vooraankondiging|prior (?:information )?notice)\b[^.?!;]{0,30}\b(?:vervangt de|geldt als|dient als|is (?:ook )?(?:de )?oproep|in plaats van de aankondiging|replaces|serves as|als oproep|is a call)\b"
        ),
    ),
    (
        "voorbehoud_in_aankondiging",
        NO,
        re.compile(
            r"\b(?:voorbehoud|reservation)\b[^.?!;,]{0,20}\b(?:staat|stond|is|was|vermeld)\b[^.?!;,]{0,20}\b(?:niet|not)\b[^.?!;,]{0,20}\b(?:aankondiging|notice)\b|\b(?:zonder|without (?:a |the )?) ?(?:voorbehoud|reservation)\b[^.?!;,]{0,12}\b(?:gepubliceerd|published)\b|\bgepubliceerd zonder voorbehoud\b|\bpublished without (?:a |the )?reservation\b|\bvoorbehoud vergeten\b"
        ),
    ),
    (
        "voorbehoud_in_aankondiging",
        YES,
        re.compile(
            r"\b(?:voorbehoud|reservation)\b[^.?!;,]{0,12}\b(?:staat|stond|is|was)\b[^.?!;,]{0,24}\b(?:in|vermeld)\b[^.?!;,]{0,20}\b(?:aankondiging|notice)\b|\b(?:gepubliceerd|published) (?:met|with) (?:een |a |the )?(?:voorbehoud|reservation)\b"
        ),
    ),
)
_HEDGED = re.compile(r"\b(?:klopt|of|whether|bij welke|wanneer)\s*$")


def find_answers(reading: Reading) -> tuple[dict[str, str], tuple[Step, ...]]:
    """Question id -> value, for what is stated, supposed or wished; with the words that said so. The first rule wins."""
    answers: dict[str, str] = {}
    steps: list[Step] = []
    for question, value, pattern in _RULES:
        match = pattern.search(reading.masked)
        if question in answers or not match or not _counts(reading, match, question):
            continue
        answers[question] = value
        steps.append(Step(reading.said(*match.span()), f"{question}: {value}"))
    return answers, tuple(steps)


def _counts(reading: Reading, match: re.Match[str], question: str) -> bool:
    mood = reading.mood_at(match.start())
    if _HEDGED.search(reading.masked[max(0, match.start() - 12) : match.start()]):
        return False
    if question == "procedure":
        return (
            mood is not Mood.ASKED
            and reading.mood_at(match.end() - 1) is not Mood.ASKED
            and " of " not in f" {match[0]} "
        )
    if question == "gesplitst":
        return True
    return mood in (Mood.STATED, Mood.SUPPOSED)
