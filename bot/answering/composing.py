"""Finding -> answer: one `match` as table of contents."""

from dataclasses import replace

from bot.answering import phrases as say
from bot.answering.article_answer import article_draft
from bot.answering.drafting import Draft, Pen, Weighed, finish
from bot.answering.list_answer import list_draft
from bot.answering.lookup_answer import entry_draft, examples_draft, market_draft, topic_draft
from bot.answering.refusing import (
    courtesy_draft,
    help_draft,
    impossible_draft,
    not_found_draft,
    refusal_draft,
    which_draft,
)
from bot.answering.verdict_answer import verdict_draft
from bot.model.answer import Answer, Line, Section
from bot.model.finding import (
    ArticleFinding,
    CourtesyFinding,
    EntryFinding,
    ExamplesFinding,
    Finding,
    HelpFinding,
    ImpossibleFinding,
    ListFinding,
    NotFoundFinding,
    RefusalFinding,
    TopicFinding,
    VerdictFinding,
    WhichFinding,
    WhoDoesFinding,
)
from bot.model.law import LapsedArticle, Misconception
from bot.model.promise import PromiseFinding
from bot.model.question import Facts


def compose(
    finding: Finding, given: Facts, pen: Pen, receipt: str, *, wants: Section | None = None, promise: PromiseFinding | None = None
) -> Answer:  # fmt: skip
    """The answer to a finding. `given`: the facts that the asker brought; `wants`: tell that part instead of the rest;
    `promise`: how promising the procurement of a verdict is.

    Same finding, promise and pen: same answer.
    """
    draft = _corrected(_draft(finding, given, pen, promise), finding, pen)
    return finish(_opened(draft, wants) if wants else draft, pen, receipt)


def _opened(draft: Draft, wants: Section) -> Draft:
    """The same verdict with what opens behind a button in the place of its lines; a text to copy is given whole and
    without a question back."""
    asked = next((details.lines for details in draft.details if details.section is wants), ())
    if not asked:
        return draft
    if wants is Section.STRATEGY:
        return replace(draft, lines=tuple(Weighed(1, line) for line in asked), whole=True, prompt=None)
    return replace(draft, lines=_in_turn(asked))


def _in_turn(lines: tuple[Line, ...]) -> tuple[Weighed, ...]:
    """The lines, of which the first below each heading stay when not all of them fit."""
    weighed: list[Weighed] = []
    rank = 0
    for line in lines:
        rank = 1 if line.heading else rank + 1
        weighed.append(Weighed(max(1, rank - 1), line))
    return tuple(weighed)


def _draft(finding: Finding, given: Facts, pen: Pen, promise: PromiseFinding | None) -> Draft:
    match finding.found:
        case VerdictFinding() as found:
            return verdict_draft(found, given, pen, promise)
        case EntryFinding() as found:
            return entry_draft(found, pen)
        case ListFinding() as found:
            return list_draft(found, pen)
        case WhichFinding() as found:
            return which_draft(found, pen)
        case NotFoundFinding() as found:
            return not_found_draft(found, pen)
        case TopicFinding() as found:
            return topic_draft(found, pen)
        case ArticleFinding() as found:
            return article_draft(found, pen)
        case WhoDoesFinding() as found:
            return market_draft(found, pen)
        case ExamplesFinding() as found:
            return examples_draft(found, pen)
        case ImpossibleFinding() as found:
            return impossible_draft(found, pen)
        case RefusalFinding() as found:
            return refusal_draft(found, pen)
        case CourtesyFinding() as found:
            return courtesy_draft(found, pen)
        case HelpFinding() as found:
            return help_draft(found, pen)


def _corrected(draft: Draft, finding: Finding, pen: Pen) -> Draft:
    """A false premise is put right before the answer."""
    if not finding.corrections:
        return draft
    said = tuple(_correction(one, pen) for one in finding.corrections)
    cited = tuple(
        article for one in finding.corrections for article in _articles(one) if article not in draft.articles
    )
    return replace(draft, notes=(*said, *draft.notes), articles=(*draft.articles, *cited))


def _correction(one: Misconception | LapsedArticle, pen: Pen) -> str:
    if isinstance(one, LapsedArticle):
        return pen.say(say.LAPSED, artikel=one.number, tekst=one.explanation.in_(pen.language))
    return pen.say(say.CORRECTION, tekst=one.correction.in_(pen.language))


def _articles(one: Misconception | LapsedArticle) -> tuple[str, ...]:
    return one.see if isinstance(one, LapsedArticle) else one.articles
