"""The inbox in one SQLite file under ``DATA_DIR``: for one bot process."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import structlog
from filelock import FileLock, Timeout

from bot.database import Database
from bot.errors import StorageError
from bot.telegram.inbox import NOTICE, Entry, Part, Waiting, counter_of, entry_fields

VERSION: Final = 1
_LOOK_AGAIN_SECONDS = 0.5
# How far beyond the ids that are known a lost message is looked for.
_AHEAD = 3
_MOST_IDS = 10_000
_COLUMNS = "number, kind, chat, user, message, body, received, tries"
_KNOWN_IDS = """
SELECT message FROM entries WHERE counter = :counter AND message > :after
UNION SELECT message FROM parts WHERE counter = :counter AND message > :after
"""
_HIGHEST_ID = """
SELECT max(coalesce((SELECT max(message) FROM entries WHERE counter = :counter), 0),
           coalesce((SELECT max(message) FROM parts WHERE counter = :counter), 0))
"""
_SCRUBBED = "user = NULL, chat = NULL, message = NULL, body = NULL, reason = NULL"
log = structlog.get_logger()


class SqliteInbox:
    """An :class:`~bot.telegram.inbox.Inbox`; see there."""

    def __init__(self, path: Path) -> None:
        schema = files("bot.telegram").joinpath("inbox.sql").read_text(encoding="utf-8")
        self._database = Database(path, schema, VERSION)
        self._lock = FileLock(path.with_suffix(".lock"), timeout=0, thread_local=False)

    async def open(self) -> None:
        """Open the file as soon as no other process has it: two would answer everything twice."""
        said = False
        while not await asyncio.to_thread(self._locked):
            if not said:
                log.warning(
                    "another bot works with this DATA_DIR; waiting until it ends",
                    file=str(self._database.path),
                )
                said = True
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        try:
            await self._database.open()
        except BaseException:
            self._lock.release()
            raise

    def _locked(self) -> bool:
        try:
            self._database.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise StorageError(
                f"DATA_DIR: {error.filename or self._database.path} cannot be written:"
                f" {error.strerror}."
            ) from error
        return True

    @property
    def trouble(self) -> str | None:
        """Why the file cannot be used; see :class:`bot.database.Database`."""
        return self._database.trouble

    async def close(self) -> None:
        """Finish writing and let go of the file."""
        await self._database.close()
        self._lock.release()

    async def record(self, updates: Sequence[dict[str, Any]]) -> list[Entry]:
        """Journal updates so that even a power cut leaves them there."""
        rows = [
            {"key": f"update {update['update_id']}", **entry_fields(update)} for update in updates
        ]
        return await self._database.run(lambda db: _record(db, rows), durable=True)

    async def record_notice(self, key: str, chat: int, body: dict[str, Any]) -> Entry | None:
        """Journal a message of our own accord, once for each key."""
        row = {
            "key": f"{NOTICE} {key}",
            "kind": NOTICE,
            "chat": chat,
            "user": None,
            "message": None,
            "counter": counter_of(chat),
            "body": json.dumps(body),
        }
        recorded = await self._database.run(lambda db: _record(db, [row]), durable=True)
        return recorded[0] if recorded else None

    async def open_entries(self) -> list[Entry]:
        """Return what still awaits its reply."""
        asked = f"SELECT {_COLUMNS} FROM entries WHERE state = 'open' ORDER BY number"  # noqa: S608
        return await self._database.run(lambda db: [Entry(*row) for row in db.execute(asked)])

    async def begin(self, entry: Entry) -> None:
        """Note that its answer is begun, by this process for the first time or again."""
        # What this process tries again, as when the disk was full, has not killed it.
        await self._execute(
            "UPDATE entries SET tries = ? WHERE number = ?", entry.tries + 1, entry.number
        )

    async def survived(self, entry: Entry) -> None:
        """Note that the work on it is done: it is not what the process dies of."""
        await self._execute("UPDATE entries SET tries = 0 WHERE number = ?", entry.number)

    async def finish(self, entry: Entry) -> None:
        """Close an entry and delete what it said."""
        if await self._database.run(lambda db: _finish(db, entry.number)):
            await self._forget_deleted()

    async def set_aside(self, entry: Entry, reason: str) -> None:
        """Take an entry out of the way; it keeps its content for a while."""
        await self._execute(
            "UPDATE entries SET state = 'aside', reason = ?, closed = ? WHERE number = ?",
            reason,
            time.time(),
            entry.number,
        )
        # Nobody looks for what it was sending any more.
        await self._execute("DELETE FROM parts WHERE entry = ? AND message IS NULL", entry.number)

    async def parts(self, entry: Entry) -> list[Part]:
        """Return the messages of an entry's reply."""
        return await self._database.run(lambda db: _parts(db, entry.number))

    async def sending(self, entry: Entry, part: int, chat: int) -> None:
        """Note that a part is about to be sent, and which ids it cannot get."""
        await self._execute(
            f"""
            INSERT OR REPLACE INTO parts (entry, part, chat, counter, after, turn, begun)
            SELECT :entry, :part, :chat, :counter, ({_HIGHEST_ID}),
                   coalesce((SELECT max(turn) FROM parts WHERE message IS NULL), 0) + 1, :begun
            """,  # noqa: S608
            entry=entry.number,
            part=part,
            chat=chat,
            counter=counter_of(chat),
            begun=time.time(),
        )

    async def sent(self, entry: Entry, part: int, chat: int, message: int) -> None:
        """Note a part's message id."""
        await self._execute(
            """
            INSERT INTO parts (entry, part, chat, counter, after, turn, begun, message)
            VALUES (:entry, :part, :chat, :counter, 0, 0, 0, :message)
            ON CONFLICT DO UPDATE SET chat = :chat, counter = :counter, message = :message
            """,
            entry=entry.number,
            part=part,
            chat=chat,
            counter=counter_of(chat),
            message=message,
        )

    async def removed(self, entry: Entry, part: int) -> None:
        """Note that a part stands no longer in the chat."""
        await self._execute("DELETE FROM parts WHERE entry = ? AND part = ?", entry.number, part)

    async def lost_ids(self, entry: Entry, part: int, lost: float) -> list[int]:
        """Return the ids that nobody is known to have, likeliest first.

        Ids are given out in order, so a message that was sent later ends the search. Of several
        messages that were lost at the same time, the one whose sending began first has, most
        likely, the first of the free ids.
        """
        return await self._database.run(lambda db: _lost_ids(db, entry.number, part, lost))

    async def adopt(self, entry: Entry, chat: int, message: int) -> list[Part]:
        """Make an earlier message's reply the reply to this entry."""
        return await self._database.run(lambda db: _adopt(db, entry.number, chat, message))

    async def waiting(self) -> Waiting:
        """Count."""
        asked = """
            SELECT (SELECT count(*) FROM entries WHERE state = 'open'),
                   (SELECT min(received) FROM entries WHERE state = 'open'),
                   (SELECT count(*) FROM entries WHERE state = 'aside')
        """
        return await self._database.run(lambda db: Waiting(*db.execute(asked).fetchone()))

    async def forget(self, user: int) -> None:
        """Delete whatever says that somebody wrote."""
        await self._database.run(lambda db: _forget(db, user))
        await self._database.forget_deleted()

    async def purge(self, before: float) -> None:
        """Delete what was closed before that time, and the content of what was set aside."""
        await self._execute("DELETE FROM entries WHERE state = 'closed' AND closed < ?", before)
        await self._execute(
            """
            UPDATE entries SET user = NULL, chat = NULL, message = NULL, body = NULL
            WHERE state = 'aside' AND closed < ? AND body IS NOT NULL
            """,
            before,
        )
        await self._forget_deleted()

    async def _forget_deleted(self) -> None:
        try:
            await self._database.forget_deleted()
        except StorageError as error:  # the rows are gone; an hour later it is tried again
            log.warning("what was deleted may still be in the journal file", reason=str(error))

    async def _execute(self, sql: str, *values: object, **named: object) -> None:
        await self._database.run(lambda db: db.execute(sql, named or values).close())


# On the database's thread, each in a transaction.


def _record(db: sqlite3.Connection, rows: Sequence[dict[str, Any]]) -> list[Entry]:
    recorded = []
    for row in rows:
        inserted = db.execute(
            f"""
            INSERT INTO entries (key, kind, chat, user, message, counter, body, received)
            VALUES (:key, :kind, :chat, :user, :message, :counter, :body, :received)
            ON CONFLICT DO NOTHING RETURNING {_COLUMNS}
            """,  # noqa: S608
            {**row, "received": time.time()},
        ).fetchone()
        if inserted:
            recorded.append(Entry(*inserted))
    return recorded


def _finish(db: sqlite3.Connection, number: int) -> bool:
    (forget,) = db.execute("SELECT forget FROM entries WHERE number = ?", (number,)).fetchone()
    db.execute(
        "UPDATE entries SET state = 'closed', body = NULL, closed = ? WHERE number = ?",
        (time.time(), number),
    )
    if forget:
        db.execute(f"UPDATE entries SET {_SCRUBBED} WHERE number = ?", (number,))  # noqa: S608
    # What was never found to have been sent is not looked for any more.
    gone = "" if forget else "AND message IS NULL"
    db.execute(f"DELETE FROM parts WHERE entry = ? {gone}", (number,))  # noqa: S608
    return bool(forget)


def _parts(db: sqlite3.Connection, number: int) -> list[Part]:
    asked = "SELECT part, chat, message FROM parts WHERE entry = ? ORDER BY part"
    return [Part(*row) for row in db.execute(asked, (number,))]


def _lost_ids(db: sqlite3.Connection, number: int, part: int, lost: float) -> list[int]:
    asked = "SELECT counter, after, turn FROM parts WHERE entry = ? AND part = ?"
    counter, after, turn = db.execute(asked, (number, part)).fetchone()
    known = {id_ for (id_,) in db.execute(_KNOWN_IDS, {"counter": counter, "after": after})}
    (later,) = db.execute(
        "SELECT min(message) FROM parts WHERE counter = ? AND begun > ? AND message > ?",
        (counter, lost, after),
    ).fetchone()
    asked = """
        SELECT count(*), count(*) FILTER (WHERE turn < ?)
        FROM parts WHERE message IS NULL AND counter = ?
    """
    under_way, before = db.execute(asked, (turn, counter)).fetchone()
    end = later or max(known, default=after) + under_way + _AHEAD
    free = [id_ for id_ in range(after + 1, min(end, after + _MOST_IDS)) if id_ not in known]
    likeliest = sorted(range(len(free)), key=lambda place: abs(place - before))
    return [free[place] for place in likeliest]


def _adopt(db: sqlite3.Connection, number: int, chat: int, message: int) -> list[Part]:
    db.execute(
        """
        UPDATE OR IGNORE parts SET entry = :number WHERE message IS NOT NULL AND entry = (
            SELECT max(entries.number) FROM entries JOIN parts ON parts.entry = entries.number
            WHERE entries.chat = :chat AND entries.message = :message
              AND entries.kind IN ('message', 'edited_message'))
        """,
        {"number": number, "chat": chat, "message": message},
    )
    return _parts(db, number)


def _forget(db: sqlite3.Connection, user: int) -> None:
    # A private chat has its person's id.
    whose = "(user = :user OR chat = :user)"
    db.execute(
        f"DELETE FROM parts WHERE entry IN"  # noqa: S608
        f" (SELECT number FROM entries WHERE {whose} AND state != 'open')",
        {"user": user},
    )
    db.execute(
        f"DELETE FROM entries WHERE {whose} AND state != 'open' AND kind = '{NOTICE}'",  # noqa: S608
        {"user": user},
    )
    # Their keys stay: Telegram may hand over an update once more.
    db.execute(
        f"UPDATE entries SET state = 'closed', {_SCRUBBED} WHERE {whose} AND state != 'open'",  # noqa: S608
        {"user": user},
    )
    db.execute(f"UPDATE entries SET forget = 1 WHERE {whose}", {"user": user})  # noqa: S608
