"""A copy of what ``DATA_DIR`` holds, whole although the bot goes on working.

The published edition is copied as it lies there: a finished edition is never written again, and
while it is held nobody removes it. SQLite files that somebody may be writing go through SQLite's
own backup, which copies one state of them. The prepared model is not copied: it is prepared
again when it is missing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.errors import BackupError
from bot.settings import BotSettings
from index.copying import copy_finished
from index.editions import EditionStore, flush, hold
from index.errors import BuildError

UNFINISHED = ".unfinished"
ATTEMPTS = 3


def backup(settings: BotSettings, folder: Path) -> list[Path]:
    """Copy everything but the model into a new folder, which is a ``DATA_DIR`` itself.

    Args:
        settings: Whose ``DATA_DIR``.
        folder: Must not exist yet. It appears when the copy is complete.

    Returns:
        The files that were copied, as they stand in the folder.

    Raises:
        BackupError: The folder exists, there is nothing to copy, or a file cannot be copied.
    """
    if folder.exists():
        raise BackupError(f"{folder} exists already. Name a folder that does not.")
    if not settings.data_dir.is_dir():
        raise BackupError(f"DATA_DIR: there is no folder {settings.data_dir}.")
    unfinished = folder.with_name(folder.name + UNFINISHED)
    mask = os.umask(0o077)  # it holds what people wrote
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        # People first: what is answered while the rest is copied is answered once more at worst.
        for place in (settings.inbox_file.parent, settings.cache_file.parent):
            for file in sorted(place.glob("*.sqlite3")):
                _copy_database(file, unfinished / file.relative_to(settings.data_dir))
        _copy_edition(EditionStore(settings.data_dir), EditionStore(unfinished))
        for path in (*unfinished.rglob("*"), unfinished):
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else 0o600)  # files keep the mode they had
            flush(path)
        unfinished.rename(folder)
        flush(folder.parent)
    except (OSError, sqlite3.Error, shutil.Error, BuildError) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise BackupError(f"No backup was made in {folder}: {error}.") from error
    finally:
        os.umask(mask)
    copied = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    if not copied:
        folder.rmdir()
        raise BackupError(f"DATA_DIR: {settings.data_dir} holds nothing yet.")
    return copied


def _copy_database(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _opened(source) as there, _opened(target) as here:
        there.backup(here)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=10.0)) as connection:
        yield connection


def _copy_edition(source: EditionStore, target: EditionStore) -> None:
    for attempt in range(ATTEMPTS):
        edition = source.current()
        if edition is None:
            return
        try:
            held = hold(source.path(edition))
        except FileNotFoundError:  # another was published at this moment
            if attempt == ATTEMPTS - 1:
                raise
            continue
        with held:
            copy_finished(source.path(edition), target.path(edition))
        target.point_to(edition)
        return
