"""Evidence with everything that a test does not care about filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.vocabulary import Evidence
from index.vocabulary import Article, Sentence, Span


def evidence_of(article: Article, sentence: Sentence, **given: Any) -> Evidence:
    """Return a sentence as evidence, its passage being the whole article."""
    plain = Evidence(
        article=article,
        sentence=sentence,
        cosine=0.0,
        passage_cosine=None,
        cosine_to_passage=None,
        coverage=None,
        names=None,
        shows_kind=None,
        states_terms=0.0,
        answers=0.0,
        contradicts=0.0,
        passage_answers=0.0,
        heading=0.0,
        passage=Span(0, len(article.text)),
        score=0.0,
    )
    return replace(plain, **given)
