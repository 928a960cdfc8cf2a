"""Weighed procurements for machines: one JSON object a line."""

import json
from collections.abc import Iterable
from typing import Any

from bot.model.promise import PromiseFinding, Signal


def advice_json(finding: PromiseFinding) -> dict[str, Any]:
    """Every key of the contract, always present: id, titel, soort_werk (best first; empty when it is none of the kinds),
    kansrijk, voor, tegen, oordeel, routes, beslis_voor (year-month-day or null), dagen (null when not known)."""
    deadline = finding.verdict.deadline
    decide_by = deadline.decide_by if deadline else None
    return {
        "id": finding.entry.id,
        "titel": finding.entry.title,
        "soort_werk": [
            {"id": guess.category, "zekerheid": round(guess.certainty, 3)} for guess in finding.work.guesses
        ],
        "kansrijk": finding.level.value,
        "voor": [_reason(signal) for signal in finding.reasons_for],
        "tegen": [_reason(signal) for signal in finding.reasons_against],
        "oordeel": finding.verdict.main.verdict.value,
        "routes": [{"id": rung.route.id, "oordeel": rung.verdict.value} for rung in finding.verdict.ladder],
        "beslis_voor": decide_by.isoformat() if decide_by else None,
        "dagen": deadline.days_left if deadline else None,
    }


def json_lines(findings: Iterable[PromiseFinding]) -> bytes:
    """The findings as JSON, one a line, in UTF-8."""
    lines = (json.dumps(advice_json(finding), ensure_ascii=False) + "\n" for finding in findings)
    return "".join(lines).encode("utf-8", "replace")


def _reason(signal: Signal) -> dict[str, str]:
    return {"tekst": signal.text.nl, "bron": signal.source}
