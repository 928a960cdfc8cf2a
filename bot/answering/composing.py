"""Finding -> answer: one `match` as table of contents."""

from dataclasses import replace

from bot.answering import phrases as say
from bot.answering.drafting import Draft, Pen, Weighed, finish
from bot.answering.lookup_answer import (
    article_draft,
    entry_draft,
    examples_draft,
    list_draft,
    market_draft,
    topic_draft,
)
from bot.answering.refusing import (
    courtesy_draft,
    help_draft,
    impossible_draft,
    not_found_draft,
    refusal_draft,
    which_draft,
)
from bot.answering.verdict_answer import verdict_draft
from bot.model.answer import Answer, Section
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
from bot.model.question import Facts


def compose(finding: Finding, given: Facts, pen: Pen, receipt: str, *, why: bool = False) -> Answer:
    """The answer to a finding. `given`: the facts that the asker brought; `why`: tell the ground instead of the rest.

    Same finding and pen: same answer.
    """
    draft = _corrected(_draft(finding, given, pen), finding, pen)
    return finish(_explained(draft) if why else draft, pen, receipt)


def _explained(draft: Draft) -> Draft:
    """The same verdict with its reasons in the place of its lines."""
    reasons = next((details.lines for details in draft.details if details.section is Section.WHY), ())
    return replace(draft, lines=tuple(Weighed(1, line) for line in reasons)) if reasons else draft


def _draft(finding: Finding, given: Facts, pen: Pen) -> Draft:
    match finding.found:
        case VerdictFinding() as found:
            return verdict_draft(found, given, pen)
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
