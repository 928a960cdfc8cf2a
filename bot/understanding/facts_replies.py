"""A short reply to a question that the bot asked: 'ja', '90.000', '4 jaar', 'diensten', 'a bit over two hundred thousand'."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.model.base import Text
from bot.model.law import FactChoice, FactQuestion
from bot.model.procurement import ContractKind, NoticeStatus, ThresholdSide
from bot.model.question import Facts, GivenLot, Money, Performer
from bot.model.values import Term
from bot.understanding.amounts import FoundAmount, find_amounts
from bot.understanding.cpv import find_cpv
from bot.understanding.facts_answers import NO, UNKNOWN, YES
from bot.understanding.facts_firms import HIGHEST_SHARE
from bot.understanding.facts_reading import read_facts, reading_of
from bot.understanding.facts_reply_words import CHOICE_WORDS, KIND_OF
from bot.understanding.facts_terms import find_term
from bot.understanding.numbers import read_number
from bot.understanding.text import fold

SHORT = 12
"""A reply of at most so many words is read as a reply; a longer one only by the facts it states (words)."""
_UNSURE = re.compile(
    r"(?:dat )?(?:weet ik (?:nog )?(?:niet|echt niet)(?: precies| zeker)?|weet[- ](?:ik )?niet|ik weet het (?:nog )?niet|geen idee|onbekend|nog onbekend|nog niet bekend|geen flauw idee|ik zou het niet weten|"
    r"i don'?t know(?: yet)?|don'?t know|dont know|no idea|not sure|i am not sure|i'm not sure|im not sure|unknown|not known(?: yet)?|dunno|geen van beide|lastig te zeggen|niet bekend|weet je dat niet)"
)
_YES = re.compile(
    r"(?:ja|jawel|jazeker|jep|zeker|klopt|inderdaad|absoluut|yes|yep|yeah|yup|sure|correct|indeed|certainly|it does|it is|dat klopt|dat is zo|wel|j|y)\b"
)
_NO = re.compile(
    r"(?:nee|neen|nope|no|nog niet|niet|geen|zonder|not|none|without|it does not|it is not|helaas niet|n)\b"
)
_SHARE = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent|percent|per cent|pct)?(?![\w]|[.,]\d)"
)
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,9})(?![\w]|[.,]\d)")
_SIDES = (
    (ThresholdSide.UNDER, re.compile(r"\b(?:onder|eronder|below|under)\b")),
    (ThresholdSide.REACHED, re.compile(r"\b(?:boven|erboven|vanaf|above|over)\b")),
)
_FRACTIONS = {
    "een kwart": 25,
    "de helft": 50,
    "een derde": 33,
    "driekwart": 75,
    "a quarter": 25,
    "half": 50,
    "a third": 33,
}
_MANY = re.compile(r"\b(?:genoeg|voldoende|veel|meerdere|diverse|plenty|enough|many|several)\b")


def read_reply(text: str, question: FactQuestion, today: date, cpv_names: Mapping[str, Text]) -> Facts | None:
    """The facts in a reply to `question`, in the right field or under `answers`; None when it is no answer to it."""
    plain = fold(text).strip(" .!,;:")
    if not plain or _is_a_question(text, plain):
        return None
    if len(plain.split()) <= SHORT and _UNSURE.fullmatch(plain):
        return Facts(answers={question.id: UNKNOWN})
    said = read_facts(text, today, cpv_names)
    if said.impossible:
        return None
    reader = _READERS.get(question.id)
    if reader is not None:
        return reader(_Reply(text, plain, question, said.facts, cpv_names))
    value = _loose(plain, question, said.facts)
    return None if value is None else replace(said.facts, answers={**said.facts.answers, question.id: value})


class _Reply:
    """A reply while it is read: its words, the question, and the facts that it states by itself."""

    def __init__(
        self, text: str, plain: str, question: FactQuestion, facts: Facts, cpv_names: Mapping[str, Text]
    ) -> None:
        self.text, self.plain, self.question, self.facts, self.cpv_names = (
            text,
            plain,
            question,
            facts,
            cpv_names,
        )

    @property
    def is_short(self) -> bool:
        """Whether the words may be read as nothing but a reply."""
        return len(self.plain.split()) <= SHORT

    def choice(self) -> str | None:
        """The value of the choice that was meant."""
        return _choice(self.plain, self.question) if self.is_short else None


def _is_a_question(text: str, plain: str) -> bool:
    asks = re.match(
        r"(?:en |maar |and |but )?(?:wat|welke?|hoe|hoeveel|waarom|wanneer|waar|wie|kan|mag|moet|what|which|how|why|when|where|who|can|may|must|is het|is dat|is it)\b",
        plain,
    )
    return bool(asks) or ("?" in text and len(plain.split()) > 4)


def _loose(plain: str, question: FactQuestion, stated: Facts) -> str | None:
    if question.id in stated.answers:
        return stated.answers[question.id]
    if len(plain.split()) > SHORT:
        return None
    if question.answered_by == "ja-nee":
        return YES if _YES.match(plain) else (NO if _NO.match(plain) else None)
    if question.answered_by == "keuze":
        return _choice(plain, question)
    return (
        plain
        if question.answered_by in ("getal", "tekst")
        and re.search(r"\w", plain)
        and not (_YES.fullmatch(plain) or _NO.fullmatch(plain))
        else None
    )


def _choice(plain: str, question: FactQuestion) -> str | None:
    for choice in question.choices:
        if plain in _names(choice):
            return choice.value
    values = {choice.value for choice in question.choices}
    for value, pattern in CHOICE_WORDS.get(question.id, ()):
        if value in values and pattern.search(plain):
            return value
    if (
        plain.isdecimal()
        and len(plain) < 3
        and question.id not in ("markt",)
        and 1 <= int(plain) <= len(question.choices)
    ):
        return question.choices[int(plain) - 1].value
    return None


def _names(choice: FactChoice) -> frozenset[str]:
    names = (choice.value, choice.value.replace("_", " ").replace("-", " "), choice.name.nl, choice.name.en)
    return frozenset(fold(name).strip(" .!,;:") for name in names)


def _status(reply: _Reply) -> Facts | None:
    if reply.facts.status:
        return reply.facts
    value = reply.choice()
    status = next((member for member in NoticeStatus if member.value == value), None)
    return replace(reply.facts, status=status) if status else None


def _performer(reply: _Reply) -> Facts | None:
    if reply.facts.performer:
        return reply.facts
    value = reply.choice()
    performer = next((member for member in Performer if member.value == value), None)
    return replace(reply.facts, performer=performer) if performer else None


def _kind(reply: _Reply) -> Facts | None:
    if reply.facts.kind or reply.facts.parts:
        return reply.facts
    named = (
        {KIND_OF[word] for word in reply.plain.split() if word in KIND_OF} if reply.is_short else set[str]()
    )
    value = reply.choice() or (named.pop() if len(named) == 1 else None)
    kind = next((member for member in ContractKind if member.value == value), None)
    return replace(reply.facts, kind=kind) if kind else None


def _value(reply: _Reply) -> Facts | None:
    if reply.facts.value or reply.facts.lots or reply.facts.parts:
        return reply.facts
    bare = _NUMBER.fullmatch(
        re.sub(r"^(?:ongeveer|circa|ca\.?|zo'n|rond de|about|around|dat is|het is|it is)\s+", "", reply.plain)
    )
    if bare and len(bare[1]) >= 4:
        amount = Decimal(bare[1])
        return replace(reply.facts, value=Money(amount, amount)) if amount else None
    if reply.facts.threshold_side is not ThresholdSide.UNKNOWN:
        return reply.facts
    side = (
        next((side for side, pattern in _SIDES if pattern.search(reply.plain)), None)
        if len(reply.plain.split()) <= 4
        else None
    )
    return (
        replace(reply.facts, threshold_side=side)
        if side and not any(c.isdigit() for c in reply.plain)
        else None
    )


def _cpv(reply: _Reply) -> Facts | None:
    codes = reply.facts.cpv or find_cpv("cpv " + reply.plain, reply.cpv_names)
    return replace(reply.facts, cpv=codes) if codes else None


def _term(reply: _Reply) -> Facts | None:
    found = find_term(reading_of(reply.text, reply.cpv_names), alone=reply.is_short)
    if found:
        return replace(reply.facts, term=found.term, indefinite=found.term is None)
    if re.search(r"\bonbepaald\b|\bindefinite", reply.plain):
        return replace(reply.facts, indefinite=True)
    number = read_number(reply.plain) if re.fullmatch(r"[1-9]\d?\d?|[a-z]{3,9}", reply.plain) else None
    if number is None or not 0 < number <= 120 or number != number.to_integral_value():
        return None
    return replace(reply.facts, term=Term(int(number) * (12 if number <= _YEARS_AT_MOST else 1)))


_YEARS_AT_MOST = 10
"""A bare number up to this is years; above it is months ('36')."""


def _lots(reply: _Reply) -> Facts | None:
    if reply.facts.has_lots is not None:
        return reply.facts
    if not reply.is_short:
        return None
    count = read_number(reply.plain) if re.fullmatch(r"\d{1,2}|[a-z]{3,9}", reply.plain) else None
    if count is not None and count == count.to_integral_value() and 0 < count < 100:
        return replace(reply.facts, has_lots=count > 1)
    if _YES.match(reply.plain):
        return replace(reply.facts, has_lots=True)
    return replace(reply.facts, has_lots=False) if _NO.match(reply.plain) else None


def _lot_value(reply: _Reply) -> Facts | None:
    if any(lot.value is not None for lot in reply.facts.lots):
        return reply.facts
    amounts = [amount.money.high or amount.money.low for amount in _amounts(reply)]
    values = sorted({value for value in amounts if value})
    if len(values) == 1:
        return replace(reply.facts, value=None, has_lots=True, lots=(GivenLot("1", values[0]), GivenLot("2")))
    if len(values) == 2:
        return replace(
            reply.facts,
            value=None,
            has_lots=True,
            lots=(GivenLot("1", values[0]), GivenLot("2", values[1] - values[0])),
        )
    return None


def _amounts(reply: _Reply) -> tuple[FoundAmount, ...]:
    return find_amounts(reply.text)


def _firms(reply: _Reply) -> Facts | None:
    if reply.facts.firms is not None:
        return reply.facts
    value = reply.choice() if reply.is_short else None
    if value is None and reply.is_short and (_MANY.search(reply.plain)):
        value = reply.question.choices[0].value if reply.question.choices else None
    name = next(
        (choice.name.nl for choice in reply.question.choices if choice.value == value),
        reply.plain if reply.is_short else "",
    )
    count = _first_count(name)
    return None if count is None else replace(reply.facts, firms=count)


def _first_count(words: str) -> int | None:
    """The first number in words: 'drie of meer' is three, 'geen' is nothing."""
    for word in re.findall(r"[a-z]+|\d{1,3}", fold(words)):
        if word in ("geen", "none", "no", "niemand", "nobody", "nul", "zero"):
            return 0
        number = read_number(word)
        if number is not None and number == number.to_integral_value() and 0 < number < 1000:
            return int(number)
    return None


def _share(reply: _Reply) -> Facts | None:
    if reply.facts.target_share is not None:
        return reply.facts
    if not reply.is_short:
        return None
    for words, percent in _FRACTIONS.items():
        if words in reply.plain:
            return replace(reply.facts, target_share=Decimal(percent))
    found = _SHARE.search(reply.plain)
    share = (
        Decimal(found["n"].replace(",", "."))
        if found
        else read_number(reply.plain.removesuffix(" procent").removesuffix(" percent"))
    )
    return (
        replace(reply.facts, target_share=share)
        if share is not None and 0 <= share <= HIGHEST_SHARE
        else None
    )


_READERS: dict[str, Callable[[_Reply], Facts | None]] = {
    "status": _status,
    "uitvoerder": _performer,
    "soort": _kind,
    "raming": _value,
    "cpv": _cpv,
    "looptijd": _term,
    "percelen": _lots,
    "perceelwaarde": _lot_value,
    "markt": _firms,
    "aandeel": _share,
}
"""How the answer to a question of `routes.yaml` that has a field of its own is read, by the question's id."""
