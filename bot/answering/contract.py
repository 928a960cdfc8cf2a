"""An answer as one JSON object: the machine contract for tests, scripts and advisors."""

from collections.abc import Sequence
from typing import Any

from bot.answering.plain import plain_text
from bot.model.answer import Answer
from bot.model.question import Intent, Question


def as_json(
    question_id: object,
    text: str,
    question: Question | None,
    answer: Answer,
    blocks: Sequence[dict[str, Any]],
    version: str,
    ms: float,
) -> dict[str, Any]:
    """Every key of the contract, always present; empty list or null when there is nothing."""
    intent = question.intent if question else Intent.UNKNOWN
    refused = question is None or question.out_of_scope is not None
    return {
        "id": question_id,
        "vraag": text,
        "taal": answer.language.value,
        "bedoeling": intent.value,
        "trajecten": []
        if question is None or refused
        else [_scored(s.id, s.score) for s in question.linking.decided],
        "onderwerpen": [] if question is None else [_scored(s.id, s.score) for s in question.topics],
        "oordeel": answer.verdict,
        "routes": [{"id": route, "oordeel": verdict} for route, verdict in answer.routes],
        "artikelen": list(answer.articles),
        "ontbreekt": list(answer.missing),
        "tekst": plain_text(answer),
        "blokken": list(blocks),
        "bon": answer.receipt,
        "kennisversie": version,
        "ms": round(ms, 1),
    }


def _scored(what: str, score: float) -> dict[str, Any]:
    return {"id": what, "score": score}
