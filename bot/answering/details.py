"""What opens behind a button: why, the text of the law, the market, examples, alternatives."""

from bot.answering import phrases as say
from bot.answering.drafting import Pen, article_name
from bot.answering.facts_said import facts_in_words
from bot.answering.writing import day, joined
from bot.model.answer import Details, Line, Section
from bot.model.base import Confidence, Label, Language
from bot.model.finding import MarketFinding, Reason, Tick, TickedCondition, VerdictFinding
from bot.model.law import Article
from bot.model.market import Example, SocialFirm, WorkCategory

EXAMPLES_SHOWN = 6
NO_ROUTE = UNKNOWN_PLACE = "onbekend"


def why_details(found: VerdictFinding, pen: Pen) -> Details:
    """Facts, estimate, every condition with its tick, reasons for and against, and what is still unknown."""
    lines = [
        *_block(
            say.FACTS_HEADING, [Line(text, bullet=True) for text in facts_in_words(found.facts, pen)], pen
        ),
        *_block(say.ESTIMATE_HEADING, _estimate(found, pen), pen),
        *_block(say.CONDITIONS_HEADING, _conditions(found, pen), pen),
        *_block(say.FOR_HEADING, [_reason(reason, found, pen) for reason in found.reasons_for], pen),
        *_block(say.AGAINST_HEADING, [_reason(reason, found, pen) for reason in found.reasons_against], pen),
        *_block(
            say.OPEN_HEADING, [Line(q.question.in_(pen.language), bullet=True) for q in found.missing], pen
        ),
    ]
    return Details(Section.WHY, pen.say(say.TITLE_WHY), tuple(lines))


def law_details(article_ids: tuple[str, ...], pen: Pen) -> Details:
    """Each article: its dated text word for word where there is one, the plain explanation, conditions, pitfalls."""
    articles = [pen.knowledge.articles[article_id] for article_id in article_ids]
    lines = [line for article in articles for line in article_lines(article, pen)]
    return Details(Section.LAW, pen.say(say.TITLE_LAW), tuple(lines))


def article_lines(article: Article, pen: Pen) -> list[Line]:
    """One article in full."""
    lines = [Line(f"{article_name(article, pen)}: {article.title.in_(pen.language)}", heading=True)]
    lines.append(Line(article.explanation.in_(pen.language), article.label, (article.id,)))
    if article.confidence is not Confidence.HIGH:
        lines.append(Line(reserve_said(article, pen), Label.ADVICE))
    if article.quote:
        version = day(article.quote.version, pen.language)
        dated = pen.say(say.QUOTE_DATED, regeling=article.regulation, artikel=article.number, versie=version)
        lines += [
            Line(article.quote.text.strip(), article.label, (article.id,), quote=True),
            Line(f"{dated} {article.quote.address}"),
        ]
    else:
        lines.append(Line(pen.say(say.QUOTE_NONE)))
    pitfalls = [Line(text, Label.ADVICE, bullet=True) for text in article.pitfalls[:3]]
    return lines + (_block(say.PITFALLS_HEADING, pitfalls, pen) if pen.language is Language.DUTCH else [])


def reserve_said(article: Article, pen: Pen) -> str:
    """That an article's entry is not certain, and why."""
    if article.reserve is None:
        return pen.say(say.UNCERTAIN_PLAIN)
    return pen.say(say.UNCERTAIN, reserve=article.reserve.in_(pen.language))


def market_details(found: MarketFinding | None, pen: Pen) -> Details:
    """Every firm that a source names, with its evidence; or where to look when there are fewer than two."""
    if found is None:
        return Details(Section.MARKET, pen.say(say.TITLE_MARKET), ())
    category = found.category
    lines = [Line(category.reason.in_(pen.language), Label.PRACTICE)]
    if category.reserve:
        lines.append(Line(pen.say(say.UNCERTAIN, reserve=category.reserve.in_(pen.language)), Label.ADVICE))
    lines += [_firm(firm, pen) for firm in found.firms]
    lines += [Line(pen.say(say.MARKET_NEUTRAL)), Line(pen.say(say.MARKET_ASK), Label.ADVICE)]
    where = [Line(f"{d.name}: {d.what}", Label.PRACTICE, bullet=True) for d in found.directories[:4]]
    lines += _block(say.DIRECTORIES_HEADING, where, pen)
    return Details(Section.MARKET, pen.say(say.TITLE_MARKET), tuple(lines))


def known_place(firm: SocialFirm) -> str:
    """Where a firm is, as far as the source says."""
    return "" if firm.place == UNKNOWN_PLACE else firm.place


def _firm(firm: SocialFirm, pen: Pen) -> Line:
    parts = [
        part.rstrip(".")
        for part in (known_place(firm), joined(list(firm.work[:4]), pen.language), firm.eligibility)
        if part
    ]
    seen = pen.say(say.SEEN_ON, dag=day(firm.seen, pen.language))
    return Line(f"{firm.name}: {'; '.join(parts)}. {seen}", Label.PRACTICE, bullet=True)


def examples_details(category: WorkCategory | None, pen: Pen) -> Details:
    """Published examples of this kind of work, and what went wrong elsewhere."""
    if category is None:
        return Details(Section.EXAMPLES, pen.say(say.TITLE_EXAMPLES), ())
    good = [e for e in pen.knowledge.examples.good if e.category == category.id or e.id in category.examples]
    counter = [e for e in pen.knowledge.examples.counter if e.category == category.id]
    lines = [example_line(example, pen) for example in good[:EXAMPLES_SHOWN]]
    lines += _block(say.COUNTER_HEADING, [example_line(example, pen) for example in counter], pen)
    return Details(Section.EXAMPLES, pen.say(say.TITLE_EXAMPLES), tuple(lines))


def example_line(example: Example, pen: Pen, *, brief: bool = False) -> Line:
    """One example: who, what, when, by which route, with what result or lesson, where it is published.

    `brief` leaves the result and the address out, which the sources give.
    """
    language = pen.language
    names = {instrument.id: instrument.name.in_(language) for instrument in pen.knowledge.market.instruments}
    routes = [
        names.get(instrument, instrument) for instrument in example.instruments if instrument != NO_ROUTE
    ]
    parts = [
        f"{example.authority or example.place}{f' ({example.year})' if example.year else ''}: {example.what.in_(language)}.",
        f"{joined(routes, language)}." if routes else pen.say(say.ROUTE_UNKNOWN),
        example.result.in_(language) if example.result and not brief else "",
        example.lesson.in_(language) if example.lesson else "",
        "" if brief else next((source for source in example.sources if source.startswith("http")), ""),
    ]
    return Line(" ".join(part for part in parts if part), Label.EXAMPLE, bullet=True)


def alternatives(found: VerdictFinding, pen: Pen) -> Details:
    """The other rungs of the ladder with their verdict and why."""
    sentences = pen.knowledge.verdict_sentences
    lines: list[Line] = []
    for row in found.ladder[1:]:
        lines.append(
            Line(
                f"{row.route.name.in_(pen.language)}: {sentences[row.verdict].in_(pen.language)}",
                heading=True,
            )
        )
        label = Label.ADVICE if row.rule.why == row.rule.reserve else Label.LAW
        lines.append(Line(row.rule.why.in_(pen.language), label, row.rule.articles[:3]))
    return Details(Section.ALTERNATIVES, pen.say(say.TITLE_ALTERNATIVES), tuple(lines))


TICK_PHRASES = {
    Tick.MET: say.CONDITION_MET,
    Tick.UNMET: say.CONDITION_UNMET,
    Tick.OPEN: say.CONDITION_OPEN,
    Tick.DUTY: say.CONDITION_DUTY,
}


def condition_line(ticked: TickedCondition, pen: Pen) -> Line:
    """A condition with its tick in words."""
    text = pen.say(TICK_PHRASES[ticked.tick], tekst=ticked.condition.text.in_(pen.language))
    return Line(text, ticked.condition.label, ticked.condition.articles, bullet=True)


def estimate_lines(found: VerdictFinding, pen: Pen) -> list[Line]:
    """How the value was reckoned, each step under the article of its rule."""
    rules = pen.knowledge.rules_of_estimating
    return [
        Line(step.text.in_(pen.language), Label.LAW, rules[step.rule].articles)
        for step in found.estimate.steps
    ]


def _estimate(found: VerdictFinding, pen: Pen) -> list[Line]:
    lines: list[Line] = []
    for step in found.estimate.steps:
        rule = pen.knowledge.rules_of_estimating[step.rule]
        lines.append(Line(step.text.in_(pen.language), bullet=True))
        lines.append(Line(rule.rule.in_(pen.language), Label.LAW, rule.articles))
    if found.small_lots:
        small = pen.knowledge.thresholds.small_lots
        numbers = joined(list(found.small_lots), pen.language)
        lines.append(Line(pen.say(say.SMALL_LOTS, percelen=numbers), Label.LAW, small.articles, bullet=True))
    return lines


def _conditions(found: VerdictFinding, pen: Pen) -> list[Line]:
    return [condition_line(ticked, pen) for ticked in found.main.conditions]


def _reason(reason: Reason, found: VerdictFinding, pen: Pen) -> Line:
    return Line(reason.text.in_(pen.language), _label(reason, found), reason.articles, bullet=True)


def _label(reason: Reason, found: VerdictFinding) -> Label:
    """A doubt of ours about the law is advice; a reason from the law is law; the rest is what others do."""
    if reason.text == found.main.rule.reserve:
        return Label.ADVICE
    if reason.source in set(Label):
        return Label(reason.source)
    return Label.EXAMPLE if "voorbeeld" in reason.source else Label.PRACTICE


def _block(heading: say.Phrase, lines: list[Line], pen: Pen) -> list[Line]:
    return [Line(pen.say(heading), heading=True), *lines] if lines else []
