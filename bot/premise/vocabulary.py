"""The words of this package: what is taken for granted, and what is missing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer_kinds import Kind
from index.vocabulary import Article, Sentence, Span


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day, month or year as far as a text states it; None is what it leaves open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def allows(self, other: StatedDate) -> bool:
        """Return whether ``other`` says all that this states, and nothing against it.

        A year that one of them leaves out is not held against the other, a day or month is.
        """
        if self.year and other.year and self.year != other.year:
            return False
        if self.day is None and self.month is None:
            return other.year == self.year
        return self.month == other.month and self.day in {None, other.day}


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted.

    Attributes:
        names: Persons, places and bodies, as it spells them; one word each, or a name of several
            words that ``index/exonyms.txt`` has.
        numbers: Amounts that it states, in figures ("25", "1.5"); no dates.
        dates: As far as it states them.
        speakers: Whose words it asks for.
        quoted: Words that it puts between quotation marks.
        kinds: Kinds of answer that it asks for.
        negated: Whether it says that something is not so.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    speakers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is offered as evidence.

    Attributes:
        passage: Where the evidence stands.
        evidence: Sentences of the passage that are to answer; not empty.
        sentences: All of the article, in order, for its speakers.
    """

    article: Article
    passage: Span
    evidence: Sequence[Sentence]
    sentences: Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Lacks:
    """What the evidence lacks; every field from 0 (nothing) to 1, in any language.

    A field of which the question states nothing is 0. "Share" is of what the question states.

    Attributes:
        names_nowhere: 1 when the edition has a name of the question in no spelling.
        names_article: Share of names that the article does not have, nor its title, author and
            outlet.
        names_passage: Share that neither the passage nor the title has.
        numbers: Share of numbers that the article does not have.
        dates: Share of dates that neither the article nor its day of publication is.
        speaker_silent: 1 when somebody's words are asked for who says nothing in the article.
        speaker_other: 1 when none of the evidence is in the words of the one asked for.
        quoted: Share of quoted phrases that the article does not have; only asked where both
            are of one script.
        polarity: 1 when the question says that something is not so and no evidence says "not".
        kinds: Share of the kinds of answer asked for that the evidence does not show.
    """

    names_nowhere: float = 0.0
    names_article: float = 0.0
    names_passage: float = 0.0
    numbers: float = 0.0
    dates: float = 0.0
    speaker_silent: float = 0.0
    speaker_other: float = 0.0
    quoted: float = 0.0
    polarity: float = 0.0
    kinds: float = 0.0
