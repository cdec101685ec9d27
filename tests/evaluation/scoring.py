"""Was an answer right? The rules of the development questions' own description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.vocabulary import Answer, Quote
from tests.evaluation.questions import Question

# A shorter piece of a sentence could be anything ("he said").
SHORTEST_PIECE = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what it got and whether that was right.

    Attributes:
        probability: That the evidence answers, as the decision saw it; None when there was
            no evidence at all.
        signals: What the decision was made from.
        read: Whether a right sentence was among the passages that were read.
        found: Whether a right sentence is among the quotes that were or would be shown.
        seconds: Stage → how long it took.
    """

    question: Question
    answer: Answer
    probability: float | None
    signals: dict[str, float | None] | None
    read: bool
    found: bool
    right: bool
    seconds: dict[str, float]


def is_right(question: Question, answer: Answer) -> bool:
    """Return whether an answer does what was wanted of it.

    An answerable question: a right sentence, and everything it must contain, is quoted. An
    unanswerable one: it is refused, or the sentence that contradicts its premise is quoted.
    """
    if not question.answerable:
        return not answer.answered or bool(
            question.evidence and holds_evidence(question, answer.quotes)
        )
    return (
        answer.answered and holds_evidence(question, answer.quotes) and _complete(question, answer)
    )


def holds_evidence(question: Question, quotes: Sequence[Quote]) -> bool:
    """Return whether any quote has a sentence of the evidence."""
    return any(_matches(quote, question) for quote in quotes)


def _matches(quote: Quote, question: Question) -> bool:
    text = _fold(quote.text)
    return any(
        (question.anywhere or path == quote.article.path)
        and (_fold(piece) in text or (len(text) >= SHORTEST_PIECE and text in _fold(piece)))
        for path, piece in question.evidence
    )


def _complete(question: Question, answer: Answer) -> bool:
    text = _fold(" ".join(quote.text for quote in answer.quotes))
    return all(any(_fold(part) in text for part in group) for group in question.must_contain)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
