"""The words of this package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.vocabulary import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before, and whom its answer quoted.

    Attributes:
        question: As it was understood, so that a follow-up of a follow-up has its topic.
        speakers: Whom the quotes name, the first quoted first.
        articles: Ids of the articles quoted.
    """

    question: str
    speakers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Return what a later question needs of an answer."""
        speakers = dict.fromkeys(quote.speaker for quote in answer.quotes if quote.speaker)
        articles = dict.fromkeys(quote.article.id for quote in answer.quotes)
        return cls(answer.asked, tuple(speakers), tuple(articles))


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question is taken to mean.

    Attributes:
        question: Complete in itself.
        changed: Whether it is another than was typed.
        certain: Whether a reader need not be shown it.
    """

    question: str
    changed: bool = False
    certain: bool = True
