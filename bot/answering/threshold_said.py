"""The threshold in words, with what was assumed."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen
from bot.answering.facts_said import feature_name
from bot.answering.writing import amount, day, period
from bot.model.answer import Line
from bot.model.base import Label
from bot.model.finding import ThresholdFinding, VerdictFinding
from bot.model.procurement import ThresholdSide

ARTICLES = {"werken": "aw-2.1", "leveringen_en_diensten": "aw-2.3", "sociale_diensten": "aw-2.6a", "concessies": "aw-2a.2",
            "speciale_sector_werken": "aw-3.8", "speciale_sector_leveringen_en_diensten": "aw-3.8",
            "speciale_sector_sociale_diensten": "aw-3.9a"}  # fmt: skip


def threshold_line(found: VerdictFinding, pen: Pen) -> Line:
    """On which side of which threshold the value lies, as exactly as the reader may know."""
    limit = found.threshold
    articles = (ARTICLES[limit.amount_id],) if limit.amount_id else ()
    label = Label.LAW if articles else Label.ADVICE
    if limit.side is ThresholdSide.UNKNOWN:
        return Line(pen.say(say.SIDE_UNKNOWN), Label.ADVICE)
    reached = limit.side is ThresholdSide.REACHED
    if limit.amount is None:
        return Line(pen.say(say.SIDE_FROM_PLAIN if reached else say.SIDE_UNDER_PLAIN), label, articles)
    money, years = amount(limit.amount, pen.language), _years(limit, pen)
    value = found.estimate.low if reached else found.estimate.high
    if value is None:
        return Line(
            pen.say(say.SIDE_FROM if reached else say.SIDE_UNDER, drempel=money, periode=years),
            label,
            articles,
        )
    phrase = say.VALUE_FROM if reached else say.VALUE_UNDER
    said = pen.say(phrase, raming=amount(value, pen.language), drempel=money, periode=years)
    return Line(said, *_ground(limit))


def side_line(limit: ThresholdFinding, pen: Pen) -> Line:
    """On which side of the threshold the value lies, without the value."""
    if limit.side is ThresholdSide.UNKNOWN:
        return Line(pen.say(say.SIDE_UNKNOWN), Label.ADVICE)
    reached = limit.side is ThresholdSide.REACHED
    if limit.amount is None:
        return Line(pen.say(say.SIDE_FROM_PLAIN if reached else say.SIDE_UNDER_PLAIN), *_ground(limit))
    money, years = amount(limit.amount, pen.language), _years(limit, pen)
    phrase = say.SIDE_FROM if reached else say.SIDE_UNDER
    return Line(pen.say(phrase, drempel=money, periode=years), *_ground(limit))


def _ground(limit: ThresholdFinding) -> tuple[Label, tuple[str, ...]]:
    """The article of the threshold; without one amount it is no legal line."""
    articles = (ARTICLES[limit.amount_id],) if limit.amount_id else ()
    return (Label.LAW if articles else Label.ADVICE), articles


def assumptions(found: VerdictFinding, pen: Pen) -> list[str]:
    """What was assumed: the day of the notice, thresholds that are not known yet, the kind of work instead of a CPV code."""
    limit, said = found.threshold, list[str]()
    if limit.period is None:
        said.append(
            pen.say(
                say.THRESHOLDS_NOT_KNOWN_YET, dag=day(limit.day, pen.language), periode=_years(limit, pen)
            )
        )
    elif limit.crosses_periods and found.facts.planned:
        said.append(pen.say(say.CROSSES_PERIODS, gepland=period(found.facts.planned, pen.language)))
    elif limit.day_is_assumed and limit.side is not ThresholdSide.UNKNOWN:
        said.append(pen.say(say.ASSUMED_DAY, dag=day(limit.day, pen.language)))
    if found.assumed_kind:
        kind = feature_name("soort", found.assumed_kind.value, pen)
        said.append(pen.say(say.ASSUMED_KIND, soort=kind))
    category = pen.knowledge.categories.get(found.facts.category or "")
    if category and not found.facts.cpv and found.features["cpv_bijlage_xiv"] != "onbekend":
        said.append(pen.say(say.ASSUMED_CATEGORY, werksoort=category.name.in_(pen.language).lower()))
    return said


def _years(limit: ThresholdFinding, pen: Pen) -> str:
    return (limit.period or max(pen.knowledge.thresholds.periods, key=lambda p: p.end)).id
