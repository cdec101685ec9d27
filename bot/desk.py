"""The desk: question in, answer out. Everything here blocks; see ``bot.worker`` for async."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self, TypeVar

import structlog

from bot.conversation import About, Turn, understand
from bot.decision import Decision, Verdict
from bot.explanation import Explanation
from bot.going_on import kept_quotes
from bot.newest import answers, first_sentences, newest_answers, news_on
from bot.premise import PremiseChecker
from bot.question import tidy, why_not
from bot.selection import MOST_QUOTES
from bot.sitting import Sitting
from bot.speakers import RememberedVoices
from bot.times import AskedTime, Order, asked_time
from bot.times.narrowing import (
    has_no_topic,
    in_order,
    keeps_out,
    names_its_time,
    of_that_time,
    search,
    search_other_days,
    telling_of_it,
    topic_of_news,
)
from bot.vocabulary import Answer, Finding, Reason
from index.edition import Edition, damage_told
from index.editions import EditionStore
from index.embedding import Embedder, open_embedder
from index.errors import IndexingError, NoEditionError, is_panic
from index.language import detect_question_language, script_of
from index.lock import is_building
from index.settings import IndexSettings
from index.vocabulary import Script

if TYPE_CHECKING:
    from bot.reader.network import ReaderNetwork

MOST_RELATED = 2
_ABOUT_ARTICLES = frozenset({About.ITS_ARTICLES, About.ITS_SPEAKERS})
T = TypeVar("T")
log = structlog.get_logger()


class Desk:
    """Answers questions from the published edition, and changes to a new one by itself.

    Belongs to the thread that made it: neither SQLite nor the model may be shared.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._store = EditionStore(settings.data_dir)
        self._embedder: Embedder | None = None
        self._network: ReaderNetwork | None = None
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

    @property
    def edition_created(self) -> str | None:
        """When that edition was built: an ISO 8601 moment, UTC."""
        return self._open.edition.manifest.created if self._open else None

    @property
    def refused(self) -> str | None:
        """The id of the published edition when it cannot be opened and an older one answers."""
        return self._refused

    def close(self) -> None:
        """Close the edition."""
        if self._open:
            self._open.edition.close()
            self._open = None

    def refresh(self) -> Sitting:
        """Open the published edition if it is not the one in use, and return the one to use.

        An edition that cannot be opened, or that fails at a first search, is refused with an
        alarm in the log, and the one in use goes on serving; after a start, the newest one before
        it that can be opened.

        Raises:
            IndexingError: None can be opened, and none was open before.
        """
        current = self._store.current()
        if self._open and current in (None, self._open.edition.id, self._refused):
            if current != self._refused:
                self._refused = None  # a rollback, or a rebuild, has mended it
            return self._open
        if current is None:
            raise NoEditionError("There is no index yet. Run: python -m index rebuild")
        embedder, network = self._models()
        refused = None
        try:
            fresh = self._seat(current, embedder, network)
        except IndexingError as error:
            refused = current
            log.error("new edition refused", edition=current, reason=str(error))
            if self._open:
                self._refused = refused
                return self._open
            before = self._seat_before(current, embedder, network)
            if before is None:
                raise
            fresh = before
        old, self._open, self._refused = self._open, fresh, refused
        log.info("edition opened", edition=fresh.edition.id)
        if old:
            try:
                old.edition.close()
            except Exception as error:  # nobody reads it any more
                log.warning("an edition was not closed well", reason=repr(error))
        return fresh

    def _seat_before(
        self, current: str, embedder: Embedder, network: ReaderNetwork
    ) -> Sitting | None:
        """Open the newest edition that was published before one that cannot be opened."""
        for older in reversed(self._store.finished()):
            if older < current:
                with contextlib.suppress(IndexingError):
                    return self._seat(older, embedder, network)
        return None

    def _models(self) -> tuple[Embedder, ReaderNetwork]:
        # Seconds of imports, paid on the worker thread while the bot already polls.
        from bot.reader.network import ReaderNetwork
        from index.embedding.preparation import prepare_packaged_model

        if self._embedder is None:
            self._embedder = open_embedder(self._settings.embed_model, self._settings.models_dir)
        if self._network is None:
            self._network = ReaderNetwork(prepare_packaged_model(self._settings.models_dir))
        return self._embedder, self._network

    def _seat(self, edition_id: str, embedder: Embedder, network: ReaderNetwork) -> Sitting:
        """Open an edition and try it out; nothing of it stays open when that fails."""
        from bot.reading import SentenceReader
        from index.mistyped import Mistyped
        from index.retrieval import PassageRetriever
        from index.topics import TopicSearch
        from index.trial import try_out

        decision, voices = Decision.load(embedder.name), RememberedVoices()
        instead = None if edition_id == self._store.current() else edition_id
        with contextlib.ExitStack() as opened:
            edition = opened.enter_context(
                Edition.open_current(self._store, embedder.fingerprint, instead)
            )
            with damage_told(edition.folder):
                retriever = PassageRetriever(edition, embedder)
                sitting = Sitting(
                    edition,
                    retriever,
                    SentenceReader(edition, embedder, network, decision.order),
                    decision,
                    PremiseChecker(edition.spellings, voices),
                    TopicSearch(edition, embedder),
                    Mistyped(edition.catalog, edition.spellings),
                    voices,
                )
            try_out(edition, retriever)
            opened.pop_all()  # open until another takes its place
        return sitting

    def ask(
        self,
        typed: str,
        answer_id: str | None = None,
        *,
        today: date | None = None,
        earlier: Sequence[Turn] = (),
    ) -> Answer:
        """Answer a question. Never raises for anything a reader can type.

        Args:
            typed: The question.
            answer_id: The caller's, given back in the answer.
            today: The day that "yesterday" counts from; None: the present one, in UTC.
            earlier: What this reader asked before, the oldest first: a follow-up is understood
                from it.
        """
        return self.explain(typed, answer_id, today=today, earlier=earlier)[0]

    def explain(
        self,
        typed: str,
        answer_id: str | None = None,
        *,
        today: date | None = None,
        earlier: Sequence[Turn] = (),
    ) -> tuple[Answer, Explanation]:
        """Answer a question, and keep what each stage gave."""
        began = time.perf_counter()
        question = tidy(typed)
        understood = understand(question, earlier)
        language = detect_question_language(understood.question)
        spoken = _spoken(question, language)
        how = Explanation()

        def look(at_work: Sitting) -> Answer:
            meant = at_work.mistyped.mended(understood.question)
            asked = asked_time(meant, today or datetime.now(UTC).date())
            shown: Finding | None = None
            if kept := kept_quotes(at_work, understood, earlier):
                shown = Finding(kept[:MOST_QUOTES], kept[MOST_QUOTES:])
            elif asked and (news := _news(at_work, asked)):
                shown = news
            elif earlier and understood.about in _ABOUT_ARTICLES:
                shown = self._in_articles(at_work, meant, earlier[-1].articles, how)
            if shown is None:
                shown = self._find(at_work, meant, asked, how)
            return Answer(
                question,
                spoken,
                quotes=shown.quotes,
                more=shown.more,
                reason=shown.reason,
                related=shown.related,
                retrieved=shown.retrieved,
                edition=at_work.edition.id,
                seconds=time.perf_counter() - began,
                understood=meant if meant != question else None,
                certain=understood.certain and meant == understood.question,
                base=understood.base or None,
                asked_time=asked,
                id=answer_id,
            )

        found: Answer | Reason | None = why_not(question)
        if found is None:
            found = self.seated(look)
        if isinstance(found, Reason):
            seconds = time.perf_counter() - began
            found = Answer(question, spoken, reason=found, seconds=seconds, id=answer_id)
        return found, how

    def seated(self, work: Callable[[Sitting], T]) -> T | Reason:
        """Work with the open edition, or return what to tell a reader when that cannot be done."""
        try:
            at_work = self.refresh()
        except NoEditionError:
            building = is_building(self._settings.data_dir)
            return Reason.INDEX_BUILDING if building else Reason.EMPTY_INDEX
        except IndexingError as error:
            log.error("the index cannot be used", reason=str(error))
            return Reason.INDEX_UNUSABLE
        try:
            return work(at_work)
        except BaseException as error:  # damaged while it was open
            if not (isinstance(error, IndexingError | sqlite3.Error) or is_panic(error)):
                raise
            log.error("the index cannot be read", edition=at_work.edition.id, reason=str(error))
            return Reason.INDEX_UNUSABLE

    def _find(
        self, at_work: Sitting, question: str, asked: AskedTime | None, how: Explanation
    ) -> Finding:
        """Find what is shown for a question by itself; what was found lately is remembered."""
        found = at_work.findings.get((question, asked))
        if found is None:
            with how.stage("retrieval"):
                how.hits = search(at_work.retriever, question, asked)
            found = self._read(at_work, question, asked, how).found_in(how.hits)
            at_work.findings[question, asked] = found
        return found

    def _in_articles(
        self, at_work: Sitting, question: str, articles: Sequence[str], how: Explanation
    ) -> Finding | None:
        """Answer from the articles that were quoted last; None when they do not answer."""
        if not articles:
            return None
        with how.stage("retrieval"):
            how.hits = at_work.retriever.among(frozenset(articles)).search(question)
        shown = self._read(at_work, question, None, how)
        if shown.quotes:
            return shown.found_in(how.hits)
        how.verdict = None
        return None

    def _read(
        self, at_work: Sitting, question: str, asked: AskedTime | None, how: Explanation
    ) -> Finding:
        """Read the hits, decide, and return the quotes that answer, or the closest ones.

        What is of the asked time is tried by itself first, then what may tell of it. An answer
        that only other days give is shown as theirs.
        """
        language = detect_question_language(question)
        looked_up = asked.topic if asked else question
        with how.stage("reading"):
            how.evidence = every = at_work.read(looked_up, how.hits)
        telling = telling_of_it(every, asked)
        with how.stage("decision"):
            for part in (of_that_time(every, asked), telling) if asked else (every,):
                if part and how.verdict is not Verdict.ANSWERED:
                    how.evidence = part
                    at_work.decide(looked_up, part, language, how)
            # What is of that time leads, and what is of other days tips the scale.
            if every[:1] == telling[:1] != [] and how.verdict is not Verdict.ANSWERED:
                at_work.decide(looked_up, every, language, how)
        if how.verdict is not Verdict.ANSWERED and asked and names_its_time(asked):
            with how.stage("other days"):
                if keeps_out(asked):
                    how.hits = search_other_days(at_work.retriever, asked)
                    every = at_work.read(looked_up, how.hits)
                rest = [item for item in every if item not in telling]
                if answers(at_work, looked_up, rest, language):
                    quotes = in_order(at_work.quotes(rest, question), question)
                    return Finding(related=quotes[:MOST_RELATED], reason=Reason.NOT_IN_THAT_TIME)
                if rest and how.verdict is not Verdict.RELATED:
                    how.evidence = rest  # the closest there is
                    at_work.decide(looked_up, rest, language, how)
        if not how.evidence:
            return Finding(reason=Reason.NOT_IN_COVERAGE)
        if how.verdict is Verdict.UNRELATED:
            return Finding(reason=Reason.OFF_TOPIC)
        with how.stage("selection"):
            if how.verdict is Verdict.ANSWERED and asked and asked.order is Order.NEWEST:
                quotes = newest_answers(at_work, question, how.evidence, language)
            else:
                quotes = in_order(at_work.quotes(how.evidence, question), question)
        if how.verdict is Verdict.ANSWERED:
            return Finding(quotes[:MOST_QUOTES], quotes[MOST_QUOTES:])
        return Finding(related=quotes[:MOST_RELATED], reason=Reason.NOT_IN_COVERAGE)


def _spoken(typed: str, language: str) -> str:
    """Return the language to answer in: of the words that were typed, if they show one.

    «А Україна?» after an English question asks for English words, and is asked in Ukrainian.
    """
    own = detect_question_language(typed)
    tells = script_of(typed) is not Script.OTHER and {own, language} != {"ru", "uk"}
    return own if tells else language  # a few words can be Russian or Ukrainian


def _news(at_work: Sitting, asked: AskedTime) -> Finding | None:
    """Return the newest articles, or those on a topic, where nothing else is asked for."""
    if has_no_topic(asked):
        quotes = first_sentences(at_work, asked, MOST_QUOTES)
        return Finding(quotes, reason=None if quotes else Reason.NOT_IN_THAT_TIME)
    topic = topic_of_news(asked)
    quotes = news_on(at_work, topic) if topic else ()
    return Finding(quotes[:MOST_QUOTES], quotes[MOST_QUOTES:]) if quotes else None
