"""What the inbox keeps, for how long, and what it lets go."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StorageError
from bot.telegram.inbox import Part
from bot.telegram.sqlite_inbox import SqliteInbox

ANNA, BORIS, FORUM = 7, 8, -1_001_234_567_890
NAMES = "Ганна питає"


def message(number: int, user: int = ANNA, *, chat: int | None = None, at: int = 0) -> Any:
    """An update with somebody's message, whose id is `at` or the update's number."""
    content = {
        "message_id": at or number,
        "chat": {"id": chat or user},
        "from": {"id": user, "first_name": NAMES},
        "text": f"question {number}",
    }
    return {"update_id": number, "message": content}


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[SqliteInbox]:
    inbox = SqliteInbox(tmp_path / "bot" / "inbox.sqlite3")
    await inbox.open()
    yield inbox
    await inbox.close()


async def test_what_was_recorded_is_there_in_order_until_it_is_finished(
    inbox: SqliteInbox,
) -> None:
    recorded = await inbox.record([message(5), message(6, BORIS)])
    recorded += await inbox.record([message(7)])

    assert await inbox.open_entries() == recorded
    assert [(entry.kind, entry.user, entry.message) for entry in recorded] == [
        ("message", ANNA, 5),
        ("message", BORIS, 6),
        ("message", ANNA, 7),
    ]
    await inbox.finish(recorded[0])
    await inbox.set_aside(recorded[1], "nobody knows what this is")
    assert await inbox.open_entries() == recorded[2:]
    waiting = await inbox.waiting()
    assert (waiting.open, waiting.aside) == (1, 1)
    assert waiting.oldest == recorded[2].received


async def test_an_update_that_comes_again_is_dropped_open_or_not(inbox: SqliteInbox) -> None:
    (first, _) = await inbox.record([message(5), message(6)])
    await inbox.finish(first)

    assert [entry.body for entry in await inbox.record([message(5), message(6), message(8)])] == [
        entry.body for entry in (await inbox.open_entries())[-1:]
    ]


async def test_a_notice_of_one_name_is_recorded_once(inbox: SqliteInbox) -> None:
    assert await inbox.record_notice("watch 1", ANNA, {"html": "new"})
    assert await inbox.record_notice("watch 1", ANNA, {"html": "new"}) is None
    assert await inbox.record_notice("watch 2", ANNA, {"html": "new"})


async def test_of_what_is_finished_nothing_is_left_of_what_was_said(
    inbox: SqliteInbox, tmp_path: Path
) -> None:
    (entry,) = await inbox.record([message(5)])
    await inbox.finish(entry)
    await inbox.close()

    with closing(sqlite3.connect(tmp_path / "bot" / "inbox.sqlite3")) as db:
        assert db.execute("SELECT body FROM entries").fetchall() == [(None,)]


async def test_whoever_wants_to_be_forgotten_is_gone_from_the_files(
    inbox: SqliteInbox, tmp_path: Path
) -> None:
    user = 7_812_345_678  # not a number that turns up by chance
    done, aside, waits = await inbox.record([message(number, user) for number in (5, 6, 7)])
    await inbox.sent(done, 0, user, 40)
    await inbox.finish(done)
    await inbox.set_aside(aside, f"not understood: {user}")
    await inbox.record_notice(f"for {user}", user, {"html": NAMES})
    (notice,) = [entry for entry in await inbox.open_entries() if entry.kind == "notice"]
    await inbox.finish(notice)

    await inbox.forget(user)
    assert await inbox.open_entries() == [waits]  # this one asks for it, and gets its answer
    await inbox.finish(waits)

    with closing(sqlite3.connect(tmp_path / "bot" / "inbox.sqlite3")) as db:
        assert db.execute(
            "SELECT count(*) FROM entries WHERE user IS NOT NULL OR chat IS NOT NULL"
        ).fetchone() == (0,)
    await inbox.close()
    packed = user.to_bytes(6, "big")  # as SQLite writes integers of that size
    for path in (tmp_path / "bot").iterdir():
        content = path.read_bytes()
        assert str(user).encode() not in content, path
        assert packed not in content, path
        assert b"question" not in content, path


async def test_what_was_closed_long_ago_is_deleted(inbox: SqliteInbox) -> None:
    old, waits = await inbox.record([message(5), message(6)])
    await inbox.finish(old)

    await inbox.purge(before=waits.received + 3600)

    assert await inbox.open_entries() == [waits]
    assert len(await inbox.record([message(5)])) == 1  # so long ago that it is new


async def test_of_what_was_set_aside_the_words_go_in_time_and_the_reason_stays(
    inbox: SqliteInbox, tmp_path: Path
) -> None:
    old, new = await inbox.record([message(5), message(6)])
    await inbox.set_aside(old, "it cannot be parsed")
    between = time.time()
    await inbox.set_aside(new, "it cannot be parsed")

    await inbox.purge(before=between)

    assert (await inbox.waiting()).aside == 2
    with closing(sqlite3.connect(tmp_path / "bot" / "inbox.sqlite3")) as db:
        asked = "SELECT number, body IS NULL, user, chat, reason FROM entries ORDER BY number"
        assert db.execute(asked).fetchall() == [
            (old.number, 1, None, None, "it cannot be parsed"),
            (new.number, 0, ANNA, ANNA, "it cannot be parsed"),
        ]
    assert await inbox.record([message(5)]) == []


# Messages whose sending had no answer


async def test_a_lost_message_has_one_of_the_ids_that_nothing_else_has(
    inbox: SqliteInbox,
) -> None:
    (asked,) = await inbox.record([message(5, at=100)])
    await inbox.sending(asked, 0, ANNA)
    others = await inbox.record([message(6, BORIS, at=102), message(7, BORIS, at=103)])
    await inbox.sent(others[0], 0, BORIS, 104)

    assert await inbox.lost_ids(asked, 0, time.time()) == [101, 105, 106, 107]

    await inbox.sent(asked, 0, ANNA, 101)
    assert await inbox.parts(asked) == [Part(0, ANNA, 101)]


async def test_of_several_lost_messages_each_is_looked_for_where_it_should_be(
    inbox: SqliteInbox,
) -> None:
    asked = await inbox.record([message(number, 20 + number, at=50 + number) for number in (1, 2)])
    for entry in asked:
        await inbox.sending(entry, 0, entry.chat or 0)

    guesses = [await inbox.lost_ids(entry, 0, time.time()) for entry in asked]
    assert [guess[0] for guess in guesses] == [53, 54]


async def test_a_message_that_was_sent_later_ends_the_search(inbox: SqliteInbox) -> None:
    asked, other = await inbox.record([message(1, at=100), message(2, BORIS, at=101)])
    await inbox.sending(asked, 0, ANNA)
    lost = time.time()
    await inbox.sending(other, 0, BORIS)
    await inbox.sent(other, 0, BORIS, 103)

    assert await inbox.lost_ids(asked, 0, lost) == [102]
    await inbox.record([message(3, BORIS, at=102)])
    assert await inbox.lost_ids(asked, 0, lost) == []


async def test_a_supergroup_counts_its_messages_for_itself(inbox: SqliteInbox) -> None:
    asked, *_ = await inbox.record(
        [message(1, chat=FORUM, at=9), message(2, BORIS, at=5000), message(3, chat=FORUM, at=11)]
    )
    await inbox.record([message(4, chat=FORUM - 1, at=700)])
    await inbox.sending(asked, 0, FORUM)

    assert (await inbox.lost_ids(asked, 0, time.time()))[0] == 12


async def test_the_reply_to_a_message_becomes_the_reply_to_its_edited_form(
    inbox: SqliteInbox,
) -> None:
    (asked,) = await inbox.record([message(5, at=100)])
    await inbox.sent(asked, 0, ANNA, 101)
    await inbox.sent(asked, 1, ANNA, 102)
    await inbox.finish(asked)
    update = {"update_id": 6, "edited_message": message(5, at=100)["message"]}
    (edited,) = await inbox.record([update])

    expected = [Part(0, ANNA, 101), Part(1, ANNA, 102)]
    assert await inbox.adopt(edited, ANNA, 100) == expected
    assert await inbox.adopt(edited, ANNA, 100) == expected  # after a crash, say
    assert await inbox.adopt(edited, ANNA, 99) == expected


# Trouble


async def test_a_second_process_waits_until_the_first_has_ended(
    inbox: SqliteInbox, tmp_path: Path
) -> None:
    await inbox.record([message(5)])
    second = SqliteInbox(tmp_path / "bot" / "inbox.sqlite3")
    opening = asyncio.create_task(second.open())
    await asyncio.sleep(0.7)
    assert not opening.done()

    await inbox.close()
    await opening
    assert len(await second.open_entries()) == 1
    await second.close()
    await inbox.open()


async def test_a_damaged_file_is_set_aside_and_the_bot_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "bot" / "inbox.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"this was a database once, before the disk failed" * 100)
    inbox = SqliteInbox(file)

    await inbox.open()
    assert await inbox.record([message(5)])
    await inbox.close()

    (aside,) = file.parent.glob("*.damaged-*")
    assert aside.read_bytes().startswith(b"this was")


async def test_a_file_of_another_version_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "bot" / "inbox.sqlite3"
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 99")

    inbox = SqliteInbox(file)
    with pytest.raises(StorageError, match=r"inbox\.sqlite3"):
        await inbox.open()
    await inbox.close()


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "bot").write_text("a file")

    with pytest.raises(StorageError, match="bot"):
        await SqliteInbox(tmp_path / "bot" / "inbox.sqlite3").open()
