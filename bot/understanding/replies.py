"""A clicked answer to a question of the bot, as facts."""

from bot.model.law import FactQuestion
from bot.model.procurement import ContractKind, NoticeStatus
from bot.model.question import Facts, Performer

DO_NOT_KNOW = "weet-niet"
YES = "ja"


def facts_of_choice(question: FactQuestion, value: str) -> Facts:
    """The facts that a choice stands for. 'Weet ik niet' is kept, so that the question is not asked again.

    A value that is none of the question's choices gives no facts.
    """
    offered = {choice.value for choice in question.choices} or {YES, "nee"}
    if value not in offered | {DO_NOT_KNOW}:
        return Facts()
    answers = {question.id: value}
    if value == DO_NOT_KNOW:
        return Facts(answers=answers)
    match question.feature:
        case "status":
            return Facts(status=NoticeStatus(value))
        case "soort":
            return Facts(kind=ContractKind(value))
        case "eigen_dienst_quasi_inhouse":
            return Facts(performer=Performer(value))
        case "percelen":
            return Facts(has_lots=value == YES)
        case _:
            return Facts(answers=answers)
