"""The desk: question in, answer out. Everything here blocks; see ``bot.worker`` for async."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

import structlog

from bot.answer_kinds import asked_for
from bot.days import relative_days
from bot.decision import Decision, Verdict
from bot.explanation import Explanation
from bot.question import tidy, why_not
from bot.selection import MOST_QUOTES, select
from bot.speakers import RememberedVoices, one_speaker
from bot.vocabulary import Answer, Evidence, Quote, Reason
from index.edition import Edition
from index.editions import EditionStore
from index.embedding import Embedder, open_embedder
from index.errors import IndexingError, NoEditionError
from index.language import detect_question_language
from index.settings import IndexSettings
from index.vocabulary import Sentence

if TYPE_CHECKING:
    from bot.reading import SentenceReader
    from index.retrieval import PassageRetriever
    from index.topics import TopicSearch

MOST_RELATED = 2
log = structlog.get_logger()


@dataclass(slots=True)
class Sitting:
    """An open edition and what works on it: how the desk sits until a new edition comes."""

    edition: Edition
    retriever: PassageRetriever
    reader: SentenceReader
    decision: Decision
    topics: TopicSearch
    voices: RememberedVoices = field(default_factory=RememberedVoices)

    def quotes(self, evidence: Sequence[Evidence], question: str) -> tuple[Quote, ...]:
        """Return what would be shown of the evidence, which is ordered best first."""
        catalog = self.edition.catalog
        sentences = {
            article: [s for passage in catalog.passages_of(article) for s in passage.sentences]
            for article in {item.article.id for item in evidence}
        }
        chosen = select(evidence, sentences, asked_for(question))
        return tuple(self._explained(quote, sentences[quote.article.id]) for quote in chosen)

    def _explained(self, quote: Quote, sentences: Sequence[Sentence]) -> Quote:
        """Add what helps to read it: who says it, who else carries it, which day "Monday" is."""
        carriers = self.edition.catalog.carriers(quote.article.id)
        also = tuple(article for article in carriers if quote.text in article.text)
        found = self.voices.of(quote.article, sentences)
        speaker = one_speaker(sentences, found, quote.start, quote.end)
        return replace(
            quote,
            speaker=speaker.shown if speaker else None,
            also=also,
            days=tuple(relative_days(quote)),
        )


class Desk:
    """Answers questions from the published edition, and changes to a new one by itself.

    Belongs to the thread that made it: neither SQLite nor the model may be shared.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._store = EditionStore(settings.data_dir)
        self._embedder: Embedder | None = None
        self._open: Sitting | None = None
        self._refused: str | None = None  # an edition that could not be opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def edition(self) -> str | None:
        """The id of the edition that answers at the moment."""
        return self._open.edition.id if self._open else None

    def close(self) -> None:
        """Close the edition."""
        if self._open:
            self._open.edition.close()
            self._open = None

    def refresh(self) -> Sitting:
        """Open the published edition if it is not the one in use, and return the one to use.

        An edition that cannot be opened is refused with an alarm in the log, and the one in
        use goes on serving.

        Raises:
            IndexingError: None can be opened, and none was open before.
        """
        current = self._store.current()
        if self._open and current in (None, self._open.edition.id, self._refused):
            return self._open
        try:
            fresh = self._open_current()
        except IndexingError as error:
            if not self._open:
                raise
            self._refused = current
            log.error("new edition refused", edition=current, reason=str(error))
            return self._open
        self.close()
        self._open = fresh
        log.info("edition opened", edition=fresh.edition.id)
        return fresh

    def _open_current(self) -> Sitting:
        # Seconds of imports, paid on the worker thread while the bot already polls.
        from bot.reading import SentenceReader
        from index.retrieval import PassageRetriever
        from index.topics import TopicSearch

        if self._store.current() is None:
            raise NoEditionError("There is no index yet. Run: python -m index rebuild")
        if self._embedder is None:
            self._embedder = open_embedder(self._settings.embed_model, self._settings.models_dir)
        edition = Edition.open_current(self._store, self._embedder.fingerprint)
        return Sitting(
            edition,
            PassageRetriever(edition, self._embedder),
            SentenceReader(edition, self._embedder),
            Decision.load(self._embedder.name),
            TopicSearch(edition, self._embedder),
        )

    def ask(self, typed: str, answer_id: str | None = None) -> Answer:
        """Answer a question. Never raises for anything a reader can type."""
        return self.explain(typed, answer_id)[0]

    def explain(self, typed: str, answer_id: str | None = None) -> tuple[Answer, Explanation]:
        """Answer a question, and keep what each stage gave."""
        began = time.perf_counter()
        question = tidy(typed)
        language = detect_question_language(question)
        how = Explanation()

        def refuse(reason: Reason) -> tuple[Answer, Explanation]:
            seconds = time.perf_counter() - began
            how.answer = Answer(question, language, reason=reason, seconds=seconds, id=answer_id)
            return how.answer, how

        reason = why_not(question)
        if reason:
            return refuse(reason)
        try:
            at_work = self.refresh()
        except NoEditionError:
            return refuse(Reason.EMPTY_INDEX)
        except IndexingError as error:
            log.error("the index cannot be used", reason=str(error))
            return refuse(Reason.INDEX_UNUSABLE)
        try:
            with how.stage("retrieval"):
                how.hits = at_work.retriever.search(question)
            shown = self._read(at_work, question, language, how)
        except (IndexingError, sqlite3.Error) as error:  # damaged while it was open
            log.error("the index cannot be read", edition=at_work.edition.id, reason=str(error))
            return refuse(Reason.INDEX_UNUSABLE)
        how.answer = Answer(
            question,
            language,
            quotes=shown.quotes,
            more=shown.more,
            reason=shown.reason,
            related=shown.related,
            retrieved=tuple(dict.fromkeys(hit.article.id for hit in how.hits)),
            edition=at_work.edition.id,
            seconds=time.perf_counter() - began,
            id=answer_id,
        )
        return how.answer, how

    def _read(self, at_work: Sitting, question: str, language: str, how: Explanation) -> _Shown:
        """Read the hits, decide, and return the quotes that answer, or the closest ones."""
        with how.stage("reading"):
            how.evidence = at_work.reader.read(question, how.hits)
        if not how.evidence:
            return _Shown(reason=Reason.NOT_IN_COVERAGE)
        with how.stage("decision"):
            at_work.decision.decide(how.evidence, language, how)
        if how.verdict is Verdict.UNRELATED:
            return _Shown(reason=Reason.OFF_TOPIC)
        with how.stage("selection"):
            quotes = at_work.quotes(how.evidence, question)
        if how.verdict is Verdict.ANSWERED:
            return _Shown(quotes[:MOST_QUOTES], quotes[MOST_QUOTES:])
        return _Shown(related=quotes[:MOST_RELATED], reason=Reason.NOT_IN_COVERAGE)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of an answer the evidence decides."""

    quotes: tuple[Quote, ...] = ()
    more: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    reason: Reason | None = None
