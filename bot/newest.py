"""Answers to questions for the newest: "the latest on grain", "what happened last week?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.decision import Verdict
from bot.on_topic import evidence_on
from bot.sitting import Sitting
from bot.times import AskedTime
from bot.times.narrowing import by_article, newest_first, window_of
from bot.vocabulary import Evidence, Quote
from index.overview import newest

# Of the articles on a topic, the newest are read; undated ones may be old.
ARTICLES_READ = 8


def answers(at_work: Sitting, question: str, evidence: Sequence[Evidence], language: str) -> bool:
    """Whether evidence answers by itself."""
    return at_work.verdict(question, evidence, language) is Verdict.ANSWERED


def newest_answers(
    at_work: Sitting, question: str, evidence: Sequence[Evidence], language: str
) -> tuple[Quote, ...]:
    """Return the best quote of each article that answers by itself, the newest first.

    Where none does by itself, what answers together.
    """
    answering = [
        group for group in by_article(evidence) if answers(at_work, question, group, language)
    ]
    if not answering:
        return newest_first(at_work.quotes(evidence, question))
    return tuple(at_work.quotes(group, question)[0] for group in answering)


def news_on(at_work: Sitting, topic: str) -> tuple[Quote, ...]:
    """Return the best sentence of each of the newest articles about a topic, the newest first."""
    articles = at_work.topics.articles(topic)
    dated = [each for each in articles if each.published]
    undated = [each for each in articles if not each.published]
    read = [*dated[-ARTICLES_READ:], *undated[: max(0, ARTICLES_READ - len(dated))]]
    groups = by_article(evidence_on(at_work, topic, read))
    return tuple(at_work.quotes(group, topic)[0] for group in groups)


def first_sentences(at_work: Sitting, asked: AskedTime, count: int) -> tuple[Quote, ...]:
    """Answer "what happened last week?": the first sentences of the newest articles."""
    found = newest(at_work.edition.catalog, count, window_of(asked))
    return tuple(Quote(article, first.start, first.end) for article, first in found)
