"""Facts in words: what was reckoned with, in the reader's language."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.writing import amount, joined, period, term
from bot.model.law import FactQuestion
from bot.model.question import Facts, Money, Per

DO_NOT_KNOW = "weet-niet"


def facts_in_words(facts: Facts, pen: Pen) -> list[str]:
    """Every fact that is known, each as a short phrase ('waarde € 90.000', 'diensten')."""
    said = [
        *_value(facts, pen),
        *_contract(facts, pen),
        *_lots(facts, pen),
        *_notice(facts, pen),
        *_people(facts, pen),
    ]
    return said + [
        text for question, value in sorted(facts.answers.items()) if (text := _answer(question, value, pen))
    ]


def choice_name(question: FactQuestion, value: str, pen: Pen) -> str:
    """An answer to a question as it is shown: 'ja', 'nee', 'weet ik niet', or the name of the choice."""
    plain = {"ja": say.YES, "nee": say.NO, DO_NOT_KNOW: say.DO_NOT_KNOW}
    named = next(
        (choice.name.in_(pen.language) for choice in question.choices if choice.value == value), None
    )
    return named or (pen.say(plain[value]) if value in plain else value)


def feature_name(question_id: str, value: str, pen: Pen) -> str:
    """The name of a feature's value as its question names it."""
    question = pen.knowledge.fact_questions.get(question_id)
    return choice_name(question, value, pen) if question else value


def money_in_words(money: Money, pen: Pen) -> str:
    """'€ 90.000', '€ 1.000.000 - € 2.000.000', '> € 1.000.000'."""
    low = None if money.low is None else amount(money.low, pen.language)
    high = None if money.high is None else amount(money.high, pen.language)
    if low and high:
        return low if low == high else f"{low} - {high}"
    return f"> {low}" if low else f"< {high}"


def _value(facts: Facts, pen: Pen) -> list[str]:
    if facts.value is None:
        return []
    phrase = {Per.YEAR: say.FACT_PER_YEAR, Per.MONTH: say.FACT_PER_MONTH}.get(
        facts.value.per or Per.TOTAL, say.FACT_VALUE
    )
    return [pen.say(phrase, waarde=money_in_words(facts.value, pen))]


def _contract(facts: Facts, pen: Pen) -> list[str]:
    said: list[str] = []
    if facts.kind:
        said.append(pen.say(say.FACT_KIND, soort=feature_name("soort", facts.kind.value, pen).lower()))
    if facts.category and facts.category in pen.knowledge.categories:
        name = pen.knowledge.categories[facts.category].name.in_(pen.language)
        said.append(pen.say(say.FACT_CATEGORY, werksoort=name.lower()))
    if facts.cpv:
        said.append(pen.say(say.FACT_CPV, code=facts.cpv[0]))
    if facts.term:
        said.append(pen.say(say.FACT_TERM, looptijd=term(facts.term, pen.language)))
    if facts.indefinite:
        said.append(pen.say(say.FACT_INDEFINITE))
    return said


def _lots(facts: Facts, pen: Pen) -> list[str]:
    if facts.lots:
        return [pen.say(say.FACT_LOTS, aantal=len(facts.lots))]
    if facts.has_lots is None:
        return []
    return [pen.say(say.FACT_HAS_LOTS if facts.has_lots else say.FACT_NO_LOTS)]


def _notice(facts: Facts, pen: Pen) -> list[str]:
    said: list[str] = []
    if facts.status:
        said.append(pen.say(say.FACT_STATUS, status=feature_name("status", facts.status.value, pen).lower()))
    if facts.planned:
        said.append(pen.say(say.FACT_PLANNED, gepland=period(facts.planned, pen.language)))
    return said


def _people(facts: Facts, pen: Pen) -> list[str]:
    said: list[str] = []
    if facts.performer:
        said.append(
            pen.say(
                say.FACT_PERFORMER, uitvoerder=feature_name("uitvoerder", facts.performer.value, pen).lower()
            )
        )
    if facts.firms is not None:
        said.append(pen.say(say.FACT_FIRMS, aantal=facts.firms))
    if facts.target_share is not None:
        said.append(pen.say(say.FACT_SHARE, aandeel=f"{facts.target_share.normalize():f}"))
    return said


def _answer(question_id: str, value: str, pen: Pen) -> str | None:
    question = pen.knowledge.fact_questions.get(question_id)
    if question is None or value == DO_NOT_KNOW:
        return None
    answer = choice_name(question, value, pen)
    return pen.say(say.FACT_ANSWER, vraag=question.name.in_(pen.language), antwoord=answer.lower())


def said_together(facts: Facts, pen: Pen) -> str:
    """The facts as one phrase."""
    return joined(facts_in_words(facts, pen), pen.language)
