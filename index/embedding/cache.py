"""Vectors that were computed before, kept for ever.

Embedding is nearly all of a rebuild's time, and most passages of a folder stay as they are.
One SQLite file serves all editions. A row is keyed by the embedder's fingerprint and the
SHA-256 of the text, so nothing here can go stale; at worst it is never read again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import structlog
from filelock import FileLock
from numpy.typing import NDArray

from index.embedding.embedder import Embedder, Progress
from index.errors import BuildError

# A killed build loses at most this many vectors: about 12 seconds of work on 2 slow cores.
CHUNK = 256
_ASKED_AT_ONCE = 1000
_FORMAT = 1  # SQLite's user_version; raise it when the table changes
_BUSY_SECONDS = 30.0  # another process's commit takes milliseconds
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    fingerprint TEXT NOT NULL,
    digest TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (fingerprint, digest)
)
"""
_GET = """
SELECT digest, vector FROM vectors
WHERE fingerprint = ? AND digest IN (SELECT value FROM json_each(?))
"""

log = structlog.get_logger()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    # "surrogatepass": a text with half of a surrogate pair is still a text.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class EmbeddingCache:
    """The file of known vectors; a context manager.

    Several processes may use one file. A damaged file is set aside under another name, with
    a warning, and a new one started: losing it costs time, never an answer.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, making it and its folder if missing.

        Raises:
            BuildError: It cannot be opened or written.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open(suspect=False)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def get_many(self, fingerprint: str, digests: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that are known, by digest.

        Args:
            fingerprint: The embedder's.
            digests: What :func:`digest_of` makes of the texts.

        Raises:
            BuildError: The file cannot be read.
        """
        try:
            return self._read(fingerprint, digests)
        except sqlite3.Error as error:
            self._recover(error)
            return {}

    def put_many(self, fingerprint: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, by digest, in one transaction.

        Raises:
            BuildError: The file cannot be written.
        """
        rows = [
            (fingerprint, digest, np.ascontiguousarray(vector, "<f4").tobytes())
            for digest, vector in vectors.items()
        ]
        try:
            self._write(rows)
        except sqlite3.Error as error:
            self._recover(error)
            self._write(rows)

    def _read(self, fingerprint: str, digests: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        found = {}
        for start in range(0, len(digests), _ASKED_AT_ONCE):
            asked = json.dumps(digests[start : start + _ASKED_AT_ONCE])
            for digest, blob in self._connection.execute(_GET, (fingerprint, asked)):
                found[digest] = np.frombuffer(blob, "<f4").astype(np.float32)
        return found

    def _write(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        with self._connection as transaction:
            transaction.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def _recover(self, error: sqlite3.Error) -> None:
        """Start a new file if this one is damaged; anything else is the caller's to know."""
        if not _is_damage(error):
            raise self._unusable(error) from error
        self._connection.close()
        try:
            self._connection = self._open(suspect=True)
        except (OSError, sqlite3.Error) as again:
            raise self._unusable(again) from again

    def _open(self, *, suspect: bool) -> sqlite3.Connection:
        """Open the file; under a lock, so that two processes do not set aside each other's."""
        with FileLock(f"{self.path}.lock"):
            try:
                return self._connect(check=suspect)
            except sqlite3.Error as error:
                if not _is_damage(error):
                    raise
                self._set_aside(str(error))
                return self._connect(check=False)

    def _connect(self, *, check: bool) -> sqlite3.Connection:
        # Watching rebuilds in a thread; SQLite itself takes one call at a time.
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a kill loses nothing committed
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            if found not in (0, _FORMAT):
                raise _damaged(f"its format is {found}, not {_FORMAT}")
            if check:
                with closing(connection.execute("PRAGMA quick_check(1)")) as result:
                    (verdict,) = result.fetchone()
                if verdict != "ok":
                    raise _damaged(verdict)
            if found != _FORMAT:
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self, reason: str) -> None:
        target = self.path.with_name(self.path.name + ".damaged")
        log.warning("embedding_cache_set_aside", kept_as=str(target), reason=reason)
        self.path.replace(target)
        for suffix in ("-wal", "-shm"):  # they belong to the old file and would spoil the new
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _unusable(self, error: Exception) -> BuildError:
        return BuildError(
            f"The cache of embeddings, {self.path}, cannot be used: {error}. "
            "Check the disk's free space and the file's permissions."
        )


def embed_cached(
    embedder: Embedder,
    cache: EmbeddingCache,
    texts: Sequence[str],
    progress: Progress | None = None,
) -> tuple[NDArray[np.float32], int, int]:
    """Embed passages, taking from the cache what it has.

    What is embedded is committed every :data:`CHUNK` texts, so a build that is killed goes on
    where it stopped. Of identical texts one is embedded.

    Returns:
        The vectors ``(len(texts), dimensions)`` in the order of the texts, how many texts were
        embedded, and how many were not because their vector was known. The two add up to all.
    """
    digests = [digest_of(text) for text in texts]
    places: dict[str, list[int]] = {}
    for number, digest in enumerate(digests):
        places.setdefault(digest, []).append(number)
    vectors = np.empty((len(texts), embedder.dimensions), np.float32)

    def done(count: int) -> None:
        if progress is not None and count:
            progress(count)

    missing = []
    distinct = list(places)
    for start in range(0, len(distinct), _ASKED_AT_ONCE):
        asked = distinct[start : start + _ASKED_AT_ONCE]
        known = cache.get_many(embedder.fingerprint, asked)
        for digest in asked:
            vector = known.get(digest)
            # A vector of another length is a row that something else wrote: embed again.
            if vector is not None and vector.shape == (embedder.dimensions,):
                vectors[places[digest]] = vector
                done(len(places[digest]))
            else:
                missing.append(digest)

    for start in range(0, len(missing), CHUNK):
        few = missing[start : start + CHUNK]
        new = embedder.embed_passages([texts[places[digest][0]] for digest in few], progress)
        cache.put_many(embedder.fingerprint, dict(zip(few, new, strict=True)))
        for digest, vector in zip(few, new, strict=True):
            vectors[places[digest]] = vector
        done(sum(len(places[digest]) - 1 for digest in few))  # the others of identical texts
    return vectors, len(missing), len(texts) - len(missing)


def _damaged(reason: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(reason)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return (code & 0xFF) in _DAMAGED  # the low byte is the kind, the rest its details
