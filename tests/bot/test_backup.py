"""A copy of DATA_DIR that is taken while the bot works, and what it is worth."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.backup import UNFINISHED, backup
from bot.errors import BackupError
from bot.settings import BotSettings
from index.editions import EditionStore
from index.verify import verify
from tests.bot.conftest import EASY, Ended
from tests.bot.telegram.conftest import (
    PATIENT,
    at_rest,
    data_of_its_own,
    quotes_in,
    running_bot,
    settings_for,
    simulated_telegram,
)


async def test_a_copy_taken_while_questions_are_answered_restores_whole(
    sample_index: Path, models_dir: Path, tmp_path: Path
) -> None:
    data = data_of_its_own(sample_index, tmp_path / "data")
    copy = tmp_path / "copy"
    people = range(50, 60)
    async with simulated_telegram() as api:
        async with running_bot(settings_for(api, data)) as bot:
            for person in people:
                await api.say(person, EASY)
            await api.next_call("sendMessage", within=PATIENT)
            await asyncio.to_thread(backup, bot.settings, copy)
            for person in people:
                assert quotes_in(await api.reply_to(person, within=PATIENT))
            await at_rest(bot)
        store = EditionStore(copy)
        edition = store.current()
        assert edition
        assert await asyncio.to_thread(verify, store.path(edition)) == []

        # Restored on another machine: the model is prepared there, or brought along.
        (copy / "models").symlink_to(models_dir)
        async with running_bot(settings_for(api, copy)) as bot:
            await at_rest(bot)  # what was open when the copy was taken is answered once more
            await api.say(people[0], EASY)
            assert quotes_in(await api.reply_to(people[0], within=PATIENT))
            await at_rest(bot)
            assert (await bot.inbox.waiting()).open == 0
        for person in people:
            asked = 2 if person == people[0] else 1
            # What was sent after the copy was taken, the copy cannot know of: once more.
            assert 2 * asked <= len(api.chat(person)) <= 2 * asked + 1


def test_a_copy_has_one_state_of_a_file_that_is_being_written(tmp_path: Path) -> None:
    settings = BotSettings(_env_file=None, data_dir=tmp_path / "data")
    settings.inbox_file.parent.mkdir(parents=True)
    with sqlite3.connect(settings.inbox_file) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE kept (word TEXT)")
        writer.execute("INSERT INTO kept VALUES ('committed')")
        writer.commit()
        writer.execute("INSERT INTO kept VALUES ('not yet')")
        backup(settings, tmp_path / "copy")
    writer.close()

    with sqlite3.connect(tmp_path / "copy" / "bot" / "inbox.sqlite3") as copied:
        assert copied.execute("SELECT word FROM kept").fetchall() == [("committed",)]
    copied.close()


def test_a_copy_is_for_its_owner_alone_whatever_the_files_were(tmp_path: Path) -> None:
    settings = BotSettings(_env_file=None, data_dir=tmp_path / "data")
    settings.inbox_file.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(settings.inbox_file)) as file:
        file.execute("CREATE TABLE kept (word TEXT)")
    edition = EditionStore(settings.data_dir).path("20260701T120000Z-1a2b")
    edition.mkdir(parents=True)
    for name in ("in-use", "edition.json"):
        (edition / name).touch()
        (edition / name).chmod(0o644)
    (settings.data_dir / "current").write_text(edition.name)
    mask = os.umask(0o022)
    try:
        copied = backup(settings, tmp_path / "copy")
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(mask)

    assert len(copied) == 4
    for path in (tmp_path / "copy", *(tmp_path / "copy").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_command_says_what_it_copied(
    command: Callable[..., Ended], sample_index: Path, tmp_path: Path
) -> None:
    ended = command("backup", str(tmp_path / "copy"), data_dir=sample_index)

    assert ended.code == 0
    assert ended.out.startswith(f"{tmp_path / 'copy'}: ")
    assert (tmp_path / "copy" / "current").read_text() == (sample_index / "current").read_text()
    assert not (tmp_path / "copy" / "models").exists()


def test_nothing_is_overwritten(
    command: Callable[..., Ended], sample_index: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()

    ended = command("backup", str(tmp_path / "copy"), data_dir=sample_index)

    assert ended.code == 1
    assert ended.err == f"{tmp_path / 'copy'} exists already. Name a folder that does not.\n"


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    settings = BotSettings(_env_file=None, data_dir=tmp_path / "data")
    settings.inbox_file.parent.mkdir(parents=True)
    settings.inbox_file.write_bytes(b"this is no database" * 100)

    with pytest.raises(BackupError, match=r"No backup was made in .*not a database"):
        backup(settings, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert not (tmp_path / f"copy{UNFINISHED}").exists()


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    settings = BotSettings(_env_file=None, data_dir=tmp_path / "nowhere")

    with pytest.raises(BackupError, match="nowhere"):
        backup(settings, tmp_path / "copy")
