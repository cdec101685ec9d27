"""The words of the project from the question on. The ones before stand in ``index.vocabulary``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from index.relative_dates import NamedDay
from index.vocabulary import Article, Sentence, Span

if TYPE_CHECKING:
    from bot.times.vocabulary import AskedTime
    from index.retrieval import Hit


class Reason(StrEnum):
    """Why a question got no answer. Public: these are the values of ``reason`` in JSON."""

    NOT_IN_COVERAGE = "not_in_coverage"
    NOT_IN_THAT_TIME = "not_in_that_time"
    OFF_TOPIC = "off_topic"
    EMPTY_INDEX = "empty_index"
    INDEX_BUILDING = "index_building"
    EMPTY_QUESTION = "empty_question"
    QUESTION_TOO_LONG = "question_too_long"
    INDEX_UNUSABLE = "index_unusable"
    INVALID_LINE = "invalid_line"


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of an article's text that a reader is shown.

    There is no field for its words: :attr:`text` is always the slice, so that a quote which
    is not in the source cannot be made.

    Attributes:
        also: Near-duplicates of the article that have the same words, the earliest first.
        days: Words of the quote that name a day without saying which ("on Monday"), in order,
            with the day; their offsets are the article's.
    """

    article: Article
    start: int
    end: int
    speaker: str | None = None
    also: tuple[Article, ...] = ()
    days: tuple[NamedDay, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(
                f"no such span in article {self.article.id}: {self.start} to {self.end}"
            )

    @property
    def text(self) -> str:
        """The exact words of the article."""
        return self.article.text[self.start : self.end]

    def as_json(self) -> dict[str, Any]:
        """Return the quote object of the contract; ``also`` and ``days`` where there are any."""
        day = self.article.published
        quote: dict[str, Any] = {
            "text": self.text,
            "article": self.article.id,
            "path": self.article.path,
            "start": self.start,
            "end": self.end,
            "title": self.article.title,
            "outlet": self.article.outlet,
            "published": day.isoformat() if day else None,
            "speaker": self.speaker,
            "url": self.article.url,
        }
        if self.also:
            quote["also"] = [_source(article) for article in self.also]
        if self.days:
            quote["days"] = [
                {"start": each.start, "end": each.end, "date": each.day.isoformat()}
                for each in self.days
            ]
        return quote


def _source(article: Article) -> dict[str, Any]:
    day = article.published
    return {
        "article": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": day.isoformat() if day else None,
        "url": article.url,
    }


@dataclass(frozen=True, slots=True)
class Finding:
    """What of an answer the coverage decides, whoever asks.

    Attributes:
        quotes: On the first screen.
        more: Further ones that answer.
        related: The closest ones when none answers.
        reason: Why none does.
        retrieved: Ids of the articles that were read, the best first.
    """

    quotes: tuple[Quote, ...] = ()
    more: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    reason: Reason | None = None
    retrieved: tuple[str, ...] = ()

    def found_in(self, hits: Iterable[Hit]) -> Finding:
        """Return it with what was read for it."""
        return replace(self, retrieved=tuple(dict.fromkeys(hit.article.id for hit in hits)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer a question, with what speaks for it.

    Attributes:
        cosine: Between question and sentence, centred within the sentence's script.
        passage_cosine: The same for its passage; None when only BM25 found the passage.
        cosine_to_passage: Of the passage with the question less what questions have in common
            (see :mod:`index.typical_questions`), not centred: how near the passage comes on the
            model's own scale; None when only BM25 found the passage.
        coverage: Share of the question's content words, weighted by rarity, that the sentence
            and its surroundings have; None when they are in another language and it is known of
            none of those words what it is called there.
        names: Share of the question's names that the passage or its article's title has; None
            when it has none.
        shows_kind: Share of the asked-for kinds of answer (a date, a number, a demand …) that
            the sentence holds; None when the question asks for none that can be told.
        states_terms: 1 when the question asks for terms and the sentence states one, else 0:
            articles give them one by one, far apart.
        answers: The evidence reader's log-odds that the sentence answers (:mod:`bot.reader`).
        contradicts: Its log-odds that the sentence contradicts what the question takes for
            granted.
        heading: 1 for a heading or a caption, which repeats the question's words and answers
            nothing, else 0.
        passage_answers: Its log-odds that the passage answers.
        passage: Where the passage stands that retrieval found it in.
        score: What evidence is ordered by.
        speaker_other: 1 when the question asks for somebody's words and the sentence does not
            give them.
        speaker_silent: 1 when it does and the one asked for says nothing in the whole article.
        other_language: 1 when the article is in another language than the question.
    """

    article: Article
    sentence: Sentence
    cosine: float
    passage_cosine: float | None
    cosine_to_passage: float | None
    coverage: float | None
    names: float | None
    shows_kind: float | None
    states_terms: float
    answers: float
    contradicts: float
    passage_answers: float
    heading: float
    passage: Span
    score: float
    speaker_other: float = 0.0
    speaker_silent: float = 0.0
    other_language: float = 0.0

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.slice(self.article.text)

    def scores(self) -> dict[str, float | None]:
        """Return name → number of everything that speaks for it, the whole score first."""
        return {
            "score": self.score,
            "answers": self.answers,
            "contradicts": self.contradicts,
            "cosine": self.cosine,
            "passage": self.passage_cosine,
            "passage answers": self.passage_answers,
            "coverage": self.coverage,
            "names": self.names,
            "kind": self.shows_kind,
            "terms": self.states_terms,
            "heading": self.heading,
            "speaker other": self.speaker_other,
            "speaker silent": self.speaker_silent,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got: quotes, or a refusal with its reason.

    Attributes:
        language: "en", "ru" or "uk": the question's, in which the answer's own words are.
        more: Further quotes that answer, for whoever asks for more evidence.
        related: Of a refusal: the closest quotes, which do not answer.
        understood: What the question was taken to mean after those before it; None: as typed.
        certain: Whether that is the only thing it can mean.
        base: The question that a follow-up goes on from, where it is another one.
        asked_time: The time that the question asks about, if it names one.
        retrieved: Ids of the articles that were looked at, best first.
        seconds: From question to answer.
        id: The caller's, in a batch.
    """

    question: str
    language: str
    quotes: tuple[Quote, ...] = ()
    reason: Reason | None = None
    more: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    retrieved: tuple[str, ...] = ()
    edition: str | None = None
    seconds: float = 0.0
    understood: str | None = None
    certain: bool = True
    asked_time: AskedTime | None = None
    base: str | None = field(default=None, kw_only=True)
    id: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if bool(self.quotes) == (self.reason is not None):
            raise ValueError("an answer has quotes or a reason for having none")

    @property
    def answered(self) -> bool:
        """Whether there are quotes that answer."""
        return bool(self.quotes)

    @property
    def asked(self) -> str:
        """The question that was looked up: as understood, or as typed."""
        return self.understood or self.question

    @property
    def shown_understood(self) -> str | None:
        """What a reader is told that the question was taken to mean; None where it is plain."""
        return None if self.certain else self.understood

    def as_json(self, text: str) -> dict[str, Any]:
        """Return the answer object of the contract.

        Args:
            text: The answer as a reader sees it, without markup.
        """
        return {
            "id": self.id,
            "question": self.question,
            "answered": self.answered,
            "reason": self.reason,
            "answer": text,
            "quotes": [quote.as_json() for quote in self.quotes],
            "more": [quote.as_json() for quote in self.more],
            "related": [quote.as_json() for quote in self.related],
            "retrieved": list(self.retrieved),
            "edition": self.edition,
            "seconds": round(self.seconds, 3),
            "understood": self.understood,
            "asked_time": self.asked_time.as_json() if self.asked_time else None,
        }
