"""What the desk finds for a question beyond its first answer: more, from others, from what is new.

All of it is judged by the same decision as a first answer: what would be refused is not shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.decision import Verdict
from bot.records.shown import Place, ShownAnswer
from bot.selection import MARGIN, MOST_QUOTES
from bot.sitting import Sitting
from bot.times import asked_time
from bot.times.narrowing import accounts, search, telling_of_it
from bot.vocabulary import Answer, Evidence, Quote, Reason
from index.fusion import PASSAGES
from index.language import detect_question_language
from index.vocabulary import Article, Span

if TYPE_CHECKING:
    from index.retrieval import Hit


def more_of(at_work: Sitting, shown: ShownAnswer) -> Answer:
    """Return the quotes that stood behind the first screen, as far as they still stand."""
    return _answer(at_work, shown.question, standing(at_work, shown.more))


def others_of(at_work: Sitting, shown: ShownAnswer) -> Answer:
    """Return what others say: other outlets; where there are none, other speakers."""
    return others_than(at_work, shown.question, standing(at_work, shown.quotes))


def others_than(
    at_work: Sitting, question: str, shown: Sequence[Quote], today: date | None = None
) -> Answer:
    """Return what answers a question in other words than those that were shown, by others.

    Before it the best of what was shown, so that the accounts stand side by side.

    Args:
        at_work: The open edition.
        question: As it was understood.
        shown: The first answer's quotes.
        today: The day that "last week" counts from; None: the present one, in UTC.
    """
    asked = asked_time(question, today or datetime.now(UTC).date())
    topic = asked.topic if asked else question
    hits = search(at_work.retriever.wider(), question, asked)
    sources = {_source(quote.article) for quote in shown}
    texts = {quote.text for quote in shown}
    least = _as_well_as(at_work, topic, hits, shown)
    elsewhere = [hit for hit in hits if _source(hit.article) not in sources][:PASSAGES]
    found = [
        quote
        # Each article has to answer by itself: one that does would else bring in, from articles
        # about something else, what the same words of the question happen to stand in.
        for account in accounts(telling_of_it(at_work.read(topic, elsewhere), asked))
        if account[0].score >= least
        for quote in _answering(at_work, topic, account)
        if quote.text not in texts
    ]
    if not found:
        evidence = telling_of_it(at_work.read(topic, hits[:PASSAGES]), asked)
        well = [item for item in evidence if item.score >= least]
        found = _other_speakers(at_work, topic, well, shown)
    # What was said first stands beside what others say, each with its source.
    return _answer(at_work, question, [*shown[:1], *found[: MOST_QUOTES - 1]] if found else [])


def _as_well_as(
    at_work: Sitting, question: str, hits: Sequence[Hit], shown: Sequence[Quote]
) -> float:
    """Return the score from which on a sentence answers about as well as what was shown.

    Who has an answer and asks for others wants none that fits less well than what would have
    stood beside it.
    """
    theirs = [
        hit for hit in hits if any(_overlap(hit.article, hit.passage.span, each) for each in shown)
    ]
    evidence = at_work.read(question, theirs) if theirs else []
    scores = [item.score for item in evidence if _in(item, shown)]
    return max(scores, default=-math.inf) - MARGIN


def news_of(at_work: Sitting, topic: str, articles: Set[str]) -> Answer:
    """Return what some articles answer, and nothing from any other one."""
    hits = at_work.retriever.among(articles).search(topic)
    evidence = at_work.read(topic, hits)
    return _answer(at_work, topic, _answering(at_work, topic, evidence))


def restored(at_work: Sitting, places: Iterable[Place]) -> list[Quote | None]:
    """Return the quotes that stood at some places; None for what is in the coverage no more."""
    catalog = at_work.edition.catalog
    found = [place.find(catalog.article(place.article)) for place in places]
    return [at_work.explained(quote) if quote else None for quote in found]


def standing(at_work: Sitting, places: Iterable[Place]) -> list[Quote]:
    """Return the quotes that stood at some places and are in the coverage still."""
    return [quote for quote in restored(at_work, places) if quote]


def _other_speakers(
    at_work: Sitting, question: str, evidence: Sequence[Evidence], shown: Sequence[Quote]
) -> list[Quote]:
    speakers = {quote.speaker for quote in shown}
    left = [item for item in evidence if not _in(item, shown)]
    return [
        quote
        for quote in _answering(at_work, question, left)
        if quote.speaker and quote.speaker not in speakers
    ]


def _answering(at_work: Sitting, question: str, evidence: Sequence[Evidence]) -> list[Quote]:
    """Return the quotes of evidence that answers; none when it does not."""
    language = detect_question_language(question)
    if at_work.verdict(question, evidence, language) is not Verdict.ANSWERED:
        return []
    return list(at_work.quotes(evidence, question)[:MOST_QUOTES])


def _answer(at_work: Sitting, question: str, quotes: Sequence[Quote]) -> Answer:
    return Answer(
        question,
        detect_question_language(question),
        quotes=tuple(quotes),
        reason=None if quotes else Reason.NOT_IN_COVERAGE,
        edition=at_work.edition.id,
    )


def _source(article: Article) -> str:
    """Return the outlet; an article that names none stands for itself.

    Whether two of them are of one outlet is unknown, and another article is another account.
    """
    return article.outlet or article.id


def _in(item: Evidence, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence is part of a quote, or says what one says word for word."""
    return any(
        item.text in quote.text or _overlap(item.article, item.sentence, quote) for quote in quotes
    )


def _overlap(article: Article, span: Span, quote: Quote) -> bool:
    """Whether a place in an article has characters of a quote."""
    return article.id == quote.article.id and span.start < quote.end and quote.start < span.end
