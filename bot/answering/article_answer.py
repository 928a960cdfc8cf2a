"""Answers about articles of the law: one with its plain explanation, or several side by side."""

import re

from bot.answering import phrases as say
from bot.answering.details import law_details, reserve_said
from bot.answering.drafting import Draft, Pen, Weighed, article_name, for_headline
from bot.answering.writing import joined
from bot.model.answer import Details, Line, Section
from bot.model.base import Confidence, Label, Language
from bot.model.finding import ArticleFinding
from bot.model.law import Article

QUOTE_SHOWN, SIDE_BY_SIDE = 420, 780
"""How long a quote in the first answer may be, and how much several articles take together (characters)."""


def article_draft(found: ArticleFinding, pen: Pen) -> Draft:
    """An article that was asked by its number, or several side by side: the plain explanation; the text behind a button."""
    everything = (found.article, *found.others)
    ids = tuple(one.id for one in everything)
    return Draft(
        headline=_article_headline(everything, pen),
        lines=tuple(_article_lines(found, pen) if not found.others else _side_by_side(everything, pen)),
        articles=ids,
        details=(
            law_details(ids, pen),
            Details(Section.WHY, pen.say(say.TITLE_WHY), _conditions_of(found, pen)),
        ),
    )


def _article_headline(articles: tuple[Article, ...], pen: Pen) -> str:
    article, *others = articles
    if others:
        numbers = joined([one.number or one.title.in_(pen.language) for one in articles], pen.language)
        return for_headline(pen.say(say.HEAD_ARTICLES, artikelen=numbers))
    title = article.title.in_(pen.language)
    return pen.say(
        say.HEAD_ARTICLE, titel=for_headline(f"{article.number}: {title}" if article.number else title)
    )


def _article_lines(found: ArticleFinding, pen: Pen) -> list[Weighed]:
    article = found.article
    lines = [Weighed(1, Line(article.explanation.in_(pen.language), article.label, (article.id,)))]
    if article.confidence is not Confidence.HIGH:
        lines.append(Weighed(0, Line(reserve_said(article, pen), Label.ADVICE)))
    if (
        article.quote
        and (text := _paragraph(article.quote.text, found.paragraph))
        and len(text) < QUOTE_SHOWN
    ):
        lines.append(Weighed(2, Line(text, article.label, (article.id,), quote=True)))
    return lines


def _side_by_side(articles: tuple[Article, ...], pen: Pen) -> list[Weighed]:
    """Each article in its first sentences, so that all of them fit."""
    room = SIDE_BY_SIDE // len(articles)
    return [
        Weighed(
            1,
            Line(
                _within(f"{article_name(one, pen)}: {one.explanation.in_(pen.language)}", room),
                one.label,
                (one.id,),
            ),
        )
        for one in articles
    ]


def _within(text: str, room: int) -> str:
    """As many whole sentences as fit the room, at least one."""
    kept = ""
    for sentence in re.split(r"(?<=[.!?]) ", text):
        if kept and len(kept) + len(sentence) + 1 > room:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def _conditions_of(found: ArticleFinding, pen: Pen) -> tuple[Line, ...]:
    """The conditions are kept in Dutch only; an English answer has the explanation and the text of the law."""
    if pen.language is not Language.DUTCH or not found.article.conditions:
        return ()
    heading = Line(pen.say(say.CONDITIONS_HEADING), heading=True)
    label, ids = found.article.label, (found.article.id,)
    return (heading, *(Line(text, label, ids, bullet=True) for text in found.article.conditions))


def _paragraph(text: str, paragraph: str | None) -> str:
    """The paragraph that was asked, else the whole text."""
    if paragraph is None:
        return text.strip()
    parts = [part.strip() for part in text.split("\n\n")]
    return next((part for part in parts if part.startswith(f"{paragraph}. ")), text.strip())
