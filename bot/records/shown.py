"""The answers that people were shown, so that the buttons under them go on working.

A stored quote has no words, only its place and a digest: what left the coverage cannot be shown
again, and a place that now has other words is not taken for the quote.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Protocol, Self

from typing_extensions import override

from bot.records.database import Database
from bot.screens import Screen
from bot.vocabulary import Answer, Quote, Reason
from index.vocabulary import Article

# 48 bits: nobody guesses the answer of somebody else.
ID_BYTES = 6
# 64 bits tell the windows of one article apart.
DIGEST_BYTES = 8
# Looking for words that have moved costs a digest a character: 40 ms for 10,000 characters.
LONGEST_SEARCHED = 50_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stood: an article, two offsets, and a digest of the words."""

    article: str
    start: int
    end: int
    digest: str
    speaker: str | None = None

    @classmethod
    def of(cls, quote: Quote) -> Self:
        """Return the place of a quote."""
        article = quote.article.id
        return cls(article, quote.start, quote.end, digest(quote.text), quote.speaker)

    def find(self, article: Article | None) -> Quote | None:
        """Return the quote in the article as it is now; None when its words are not in it.

        When something before the quote was changed its words have moved; they are looked for.
        """
        if article is None:
            return None
        text, size = article.text, self.end - self.start
        if digest(text[self.start : self.end]) == self.digest:
            return Quote(article, self.start, self.end, speaker=self.speaker)
        if len(text) > LONGEST_SEARCHED:
            return None
        for start in range(len(text) - size + 1):
            if digest(text[start : start + size]) == self.digest:
                return Quote(article, start, start + size, speaker=self.speaker)
        return None


def digest(words: str) -> str:
    """Return 16 hexadecimal digits that stand for a quote's words."""
    return hashlib.blake2b(words.encode(), digest_size=DIGEST_BYTES).hexdigest()


def dumped(places: Sequence[Place]) -> str:
    """Return places as JSON."""
    return json.dumps([astuple(place) for place in places], ensure_ascii=False)


def loaded(stored: str) -> tuple[Place, ...]:
    """Return the places that :func:`dumped` wrote."""
    return tuple(Place(*each) for each in json.loads(stored))


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer as it was shown.

    Attributes:
        user: Telegram id of who asked.
        chat: Telegram id of where; buttons pressed elsewhere are not this answer's.
        reason: Why there was no answer; then the quotes are the closest ones.
        at: When, in seconds since 1970.
        screen: What kind of message shows it.
        understood: What the question was taken to mean, where that was shown.
        more: Further quotes that answer, which were not shown yet.
    """

    id: str
    user: int
    chat: int
    question: str
    language: str
    edition: str | None
    reason: Reason | None
    quotes: tuple[Place, ...]
    at: float
    screen: Screen = Screen.ANSWER
    understood: str | None = None
    more: tuple[Place, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the quotes answer."""
        return self.reason is None


class ShownAnswers(Protocol):
    """Remembers answers for as long as their buttons should work."""

    def remember(
        self,
        answer: Answer,
        user: int,
        chat: int,
        now: float,
        *,
        screen: Screen = Screen.ANSWER,
        understood: str | None = None,
    ) -> ShownAnswer:
        """Store an answer under a new id."""

    def get(self, shown: str) -> ShownAnswer | None:
        """Return a stored answer; None when it has been forgotten."""

    def purge(self, before: float) -> int:
        """Delete the answers from before a moment; return how many."""

    def forget(self, user: int) -> None:
        """Delete all that a user was shown."""


class SqliteShownAnswers(ShownAnswers):
    """In the file of records."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.connection.executescript(
            """
            CREATE TABLE IF NOT EXISTS shown_answers (
                id       TEXT PRIMARY KEY,
                user     INTEGER NOT NULL,
                chat     INTEGER NOT NULL,
                question TEXT NOT NULL,
                language TEXT NOT NULL,
                edition  TEXT,
                reason   TEXT,              -- NULL: the quotes answer
                quotes   TEXT NOT NULL,     -- JSON: places
                at       REAL NOT NULL,
                screen   TEXT NOT NULL,
                understood TEXT,
                more     TEXT NOT NULL      -- JSON: places
            ) WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS shown_by_user ON shown_answers (user);
            CREATE INDEX IF NOT EXISTS shown_by_time ON shown_answers (at);
            """
        )

    @override
    def remember(
        self,
        answer: Answer,
        user: int,
        chat: int,
        now: float,
        *,
        screen: Screen = Screen.ANSWER,
        understood: str | None = None,
    ) -> ShownAnswer:
        shown = ShownAnswer(
            id=secrets.token_urlsafe(ID_BYTES),
            user=user,
            chat=chat,
            question=answer.question,
            language=answer.language,
            edition=answer.edition,
            reason=answer.reason,
            quotes=tuple(map(Place.of, answer.quotes or answer.related)),
            at=now,
            screen=screen,
            understood=understood,
            more=tuple(map(Place.of, answer.more)),
        )
        row = (
            *(shown.id, user, chat, shown.question, shown.language, shown.edition),
            *(shown.reason, dumped(shown.quotes), now, screen, understood, dumped(shown.more)),
        )
        self._database.connection.execute(
            "INSERT INTO shown_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row
        )
        return shown

    @override
    def get(self, shown: str) -> ShownAnswer | None:
        row = self._database.connection.execute(
            "SELECT id, user, chat, question, language, edition, reason, quotes, at, screen,"
            " understood, more FROM shown_answers WHERE id = ?",
            (shown,),
        ).fetchone()
        if row is None:
            return None
        found, user, chat, question, language, edition, reason, quotes, at, *rest = row
        screen, understood, more = rest
        return ShownAnswer(
            *(found, user, chat, question, language, edition),
            Reason(reason) if reason else None,
            loaded(quotes),
            at,
            Screen(screen),
            understood,
            loaded(more),
        )

    @override
    def purge(self, before: float) -> int:
        deleted = self._database.connection.execute(
            "DELETE FROM shown_answers WHERE at < ?", (before,)
        )
        return deleted.rowcount

    @override
    def forget(self, user: int) -> None:
        self._database.connection.execute("DELETE FROM shown_answers WHERE user = ?", (user,))
