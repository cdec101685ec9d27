"""The words of this package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Self

from bot.records.shown import Place
from bot.vocabulary import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before, and what its answer quoted.

    Attributes:
        question: As it was understood.
        speakers: Whom the quotes name, the first quoted first.
        articles: Ids of the articles quoted.
        base: What a follow-up goes on from: the last question that was about something by itself.
            "When was that?" asks about the answer and never becomes it, so that rewrites do not
            pile up. Empty: the question.
        quotes: Where the quotes stand.
        more: Where the quotes stand that were not shown yet.
    """

    question: str
    speakers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    base: str = ""
    quotes: tuple[Place, ...] = ()
    more: tuple[Place, ...] = ()

    @property
    def topic(self) -> str:
        """The question that a follow-up goes on from."""
        return self.base or self.question

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Return what a later question needs of an answer."""
        speakers = dict.fromkeys(quote.speaker for quote in answer.quotes if quote.speaker)
        articles = dict.fromkeys(quote.article.id for quote in answer.quotes)
        return cls(
            answer.asked,
            tuple(speakers),
            tuple(articles),
            answer.base or "",
            tuple(map(Place.of, answer.quotes)),
            tuple(map(Place.of, answer.more)),
        )


class About(Enum):
    """What of the last answer a question asks about."""

    NOTHING = auto()
    ITS_ARTICLES = auto()
    """ "When was that?": its articles are looked at first."""
    ITS_SPEAKERS = auto()
    """ "Who said it?": whoever its quotes give the words of."""
    WHAT_IS_LEFT = auto()
    """ "More": the quotes that had no room in it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question is taken to mean.

    Attributes:
        question: Complete in itself.
        changed: Whether it is another than was typed.
        certain: Whether a reader need not be shown it.
        base: What the next follow-up goes on from; empty: the question.
        about: What of the last answer it asks about.
    """

    question: str
    changed: bool = False
    certain: bool = True
    base: str = ""
    about: About = About.NOTHING
