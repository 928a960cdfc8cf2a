"""What speaks for and against a procurement: which value each signal of `kansrijk.yaml` takes, with what it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.advising.market import GONE, RESERVED, counter_examples_for, examples_for
from bot.model.base import Confidence, Text
from bot.model.finding import MarketFinding, Moment, VerdictFinding
from bot.model.knowledge import Knowledge
from bot.model.market import Example, WorkCategory
from bot.model.procurement import CalendarEntry, ThresholdSide
from bot.model.promising import NO_KIND, RESTED_ON, AdvisorsWord, EntryAdvice
from bot.model.question import Facts
from bot.model.work import WorkBasis, WorkFinding

MOMENTS = {
    Moment.EARLY: "voor-marktconsultatie",
    Moment.NOW: "voor-strategie",
    Moment.LAST_CHANCE: "voor-publicatie",
    Moment.TOO_LATE: "te-laat",
    Moment.UNKNOWN: "onbekend",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What was seen of one signal: the rule and the value it takes, the words to fill in, and what it rests on.

    Without a `source` it rests on what the rule names.
    """

    rule: str
    value: str
    words: Mapping[str, Text] = field(default_factory=dict[str, Text])
    days: Mapping[str, date] = field(default_factory=dict[str, date])
    source: str = ""
    articles: tuple[str, ...] = ()
    dated: date | None = None


def outdated(entry: CalendarEntry, advice: EntryAdvice | None) -> tuple[str, ...]:
    """The keys that changed after the day of the advice, as far as an advice rests on them: test it again."""
    if advice is None:
        return ()
    return tuple(key for key, day in entry.changed.items() if key in RESTED_ON and day > advice.on)


def observe(
    entry: CalendarEntry, work: WorkFinding, verdict: VerdictFinding, knowledge: Knowledge, today: date
) -> Iterator[Observed]:
    """Every signal that says something of this procurement, in a fixed order."""
    advice = knowledge.advice_on_entry.get(entry.id)
    standing = None if outdated(entry, advice) else advice
    yield _of_work(work, standing, verdict, knowledge)
    if verdict.market:
        yield from _of_market(verdict.market, verdict, knowledge, today)
    yield _of_size(verdict, knowledge)
    yield _of_lots(verdict, knowledge)
    yield _of_law(verdict)
    yield _of_moment(entry, verdict)
    if verdict.market:
        yield from _of_examples(verdict.market, knowledge)
    yield from _of_advisors(entry, verdict.facts, knowledge)


def _of_work(
    work: WorkFinding, advice: EntryAdvice | None, verdict: VerdictFinding, knowledge: Knowledge
) -> Observed:
    if advice and advice.category == NO_KIND:
        return Observed(rule="werksoort", value=NO_KIND, source=_said_by(advice), dated=advice.on)
    category = verdict.market.category if verdict.market else None
    if category:
        value = "waarschijnlijk" if _is_likely_only(work, category, knowledge) else "past"
        words = {"werksoort": category.name, "grond": _ground(work, category.id)}
        return Observed(rule="werksoort", value=value, words=words)
    if work.best:
        name = knowledge.categories[work.best.category].name
        words = {"werksoort": name, "grond": _ground(work, work.best.category)}
        return Observed(rule="werksoort", value="onzeker", words=words)
    if work.other_work:
        return Observed(rule="werksoort", value="ander-werk", words={"bewijs": _same(work.other_work)})
    return Observed(rule="werksoort", value="onbekend")


BASES = {
    WorkBasis.CPV: Text(nl="CPV-code", en="CPV code"),
    WorkBasis.TITLE: Text(nl="titel", en="title"),
    WorkBasis.BOTH: Text(nl="titel en CPV-code", en="title and CPV code"),
    WorkBasis.DESCRIPTION: Text(nl="omschrijving", en="description"),
    WorkBasis.ADVICE: Text(nl="adviseurs", en="advisors"),
}
SAID = Text(nl="zo gezegd in de vraag", en="as the question has it")


def _ground(work: WorkFinding, category_id: str) -> Text:
    """What told the kind of work: "titel: 'schoonmaak'"."""
    best = work.best
    if best is None or best.category != category_id:
        return SAID
    basis = BASES[best.basis]
    return Text(nl=f"{basis.nl}: {best.evidence}", en=f"{basis.en}: {best.evidence}")


def _is_likely_only(work: WorkFinding, category: WorkCategory, knowledge: Knowledge) -> bool:
    """Whether the kind of work was read from the entry, with too little certainty for a high promise."""
    limit = float(knowledge.promise_rules.limits.certain_from)
    return work.best is not None and work.category == category.id and work.best.certainty < limit


def _of_market(
    market: MarketFinding, verdict: VerdictFinding, knowledge: Knowledge, today: date
) -> Iterator[Observed]:
    """How deep the market is, and how old what is known of it."""
    category = market.category
    told = _told_of_market(verdict, knowledge)
    words = {"werksoort": category.name, "aantal": told or _same(str(market.count))}
    depth = _depth(category, verdict) if told else category.strength
    source = "" if told else _first_source(category.sources)
    yield Observed(rule="markt", value=depth, words=words, source=source)
    old_after = relativedelta(months=int(knowledge.promise_rules.limits.old_after))
    seen = min(_days_seen(category, knowledge))
    age = "oud" if seen + old_after < today else "vers"
    thin = category.confidence is Confidence.LOW and not told
    yield Observed(rule="bewijs", value="onzeker" if thin else age, days={"dag": seen})
    if category.watch_for:
        yield Observed(rule="let-op", value="ja", words={"let_op": category.watch_for[0]})


def _told_of_market(verdict: VerdictFinding, knowledge: Knowledge) -> Text | None:
    """How many firms somebody said that can do it, which goes before what the market file holds."""
    if verdict.facts.firms is not None:
        return _same(str(verdict.facts.firms))
    said = verdict.facts.answers.get("markt")
    asked = knowledge.fact_questions.get("markt")
    return next((choice.name for choice in asked.choices if choice.value == said), None) if asked else None


def _depth(category: WorkCategory, verdict: VerdictFinding) -> str:
    """The depth of a market of which somebody said how many firms can do it."""
    if verdict.features["markt"] != "genoeg":
        return "zwak"
    return "sterk" if category.strength == "sterk" else "redelijk"


def _days_seen(category: WorkCategory, knowledge: Knowledge) -> list[date]:
    """The days on which the kind of work and each firm that is counted for it were last seen."""
    firms = (f for f in knowledge.market.firms if f.id in category.firms or category.id in f.categories)
    return [category.seen, *(firm.seen for firm in firms if firm.status != GONE)]


def _of_size(verdict: VerdictFinding, knowledge: Knowledge) -> Observed:
    if is_large(verdict, knowledge):
        return Observed(rule="omvang", value="groot")
    side = {ThresholdSide.UNDER: "onder-drempel", ThresholdSide.REACHED: "boven-drempel"}
    return Observed(rule="omvang", value=side.get(verdict.threshold.side, "onbekend"))


def is_large(verdict: VerdictFinding, knowledge: Knowledge) -> bool:
    """Whether the estimate is known to be at least the limit of a large contract."""
    low = verdict.estimate.low
    return low is not None and low >= knowledge.promise_rules.limits.large_from


def _of_lots(verdict: VerdictFinding, knowledge: Knowledge) -> Observed:
    if verdict.small_lots:
        return Observed(
            rule="percelen", value="klein-perceel", words={"percelen": _same(", ".join(verdict.small_lots))}
        )
    match verdict.facts.has_lots:
        case None:
            return Observed(rule="percelen", value="onbekend")
        case True:
            return Observed(rule="percelen", value="percelen")
        case False:
            large = is_large(verdict, knowledge)
            return Observed(rule="percelen", value="groot-zonder-percelen" if large else "geen")


def _of_law(verdict: VerdictFinding) -> Observed:
    """What the law allows: the route, or why there is nothing left to reserve when that has been done."""
    main = verdict.main
    said, why = main.route.short, main.rule.why
    if main.route.closes and main.verdict.is_yes:
        said = Text(nl=why.nl.rstrip("."), en=why.en.rstrip("."))
    return Observed(
        rule="wet", value=main.verdict.value, words={"route": said}, articles=main.rule.articles[:2]
    )


def _of_moment(entry: CalendarEntry, verdict: VerdictFinding) -> Observed:
    if entry.cancelled:
        return Observed(rule="moment", value="vervallen")
    deadline = verdict.deadline
    if deadline is None:
        return Observed(rule="moment", value=MOMENTS[Moment.UNKNOWN])
    days = {"beslisdag": deadline.decide_by} if deadline.decide_by else dict[str, date]()
    return Observed(rule="moment", value=MOMENTS[deadline.moment], days=days)


def _of_examples(market: MarketFinding, knowledge: Knowledge) -> Iterator[Observed]:
    """What was done before, and what went wrong elsewhere."""
    examples = examples_for(market.category, knowledge)
    if examples:
        value = "voorbehouden" if RESERVED in examples[0].instruments else "voorbeeld"
        yield _of_example("precedent", value, examples[0])
    else:
        yield Observed(rule="precedent", value="geen")
    for example in counter_examples_for(market.category, knowledge)[:1]:
        yield _of_example("tegenvoorbeeld", "ja", example)


def _of_example(rule: str, value: str, example: Example) -> Observed:
    who = example.authority or example.place
    year = f", {example.year}" if example.year else ""
    told = Text(nl=f"{example.what.nl} ({who}{year})", en=f"{example.what.en} ({who}{year})")
    return Observed(rule=rule, value=value, words={"voorbeeld": told}, source=_first_source(example.sources))


def _of_advisors(entry: CalendarEntry, facts: Facts, knowledge: Knowledge) -> Iterator[Observed]:
    """What the advisors say: of this procurement first, else of its kind of work. A level that is out of date falls away."""
    on_entry = knowledge.advice_on_entry.get(entry.id)
    said: list[AdvisorsWord] = [on_entry] if on_entry else []
    if facts.category in knowledge.advice_on_category:
        said.append(knowledge.advice_on_category[facts.category])
    wish = next((one for one in said if one.political_wish), None)
    if wish and wish.political_wish:
        yield _by_advisor("wens", "ja", wish, {"wens": wish.political_wish})
    transfer = next((one for one in said if one.staff_transfer is not None), None)
    if transfer:
        yield _by_advisor("overname", "ja" if transfer.staff_transfer else "nee", transfer, {})
    elif entry.contract_ends or entry.incumbent:
        yield Observed(rule="overname", value="nagaan")
    if on_entry and on_entry.promise and not outdated(entry, on_entry):
        yield _by_advisor("advies", on_entry.promise, on_entry, {"advies": on_entry.text})


def _by_advisor(rule: str, value: str, word: AdvisorsWord, words: Mapping[str, Text]) -> Observed:
    return Observed(rule=rule, value=value, words=words, source=_said_by(word), dated=word.on)


def _said_by(word: AdvisorsWord) -> str:
    return f"adviezen.yaml: {word.by}"


def _first_source(sources: tuple[str, ...]) -> str:
    return next((source for source in sources if source.startswith("http")), "")


def _same(text: str) -> Text:
    return Text(nl=text, en=text)
