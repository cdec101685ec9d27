"""Where editions stand, which one is published, and how one takes the other's place.

::

    DATA_DIR/editions/20260701T120000Z-1a2b/   one finished edition, never written again
    DATA_DIR/editions/building-…/              one being built; worthless until renamed
    DATA_DIR/current                           the published edition's id, replaced atomically

A process that has an edition open holds a shared lock on the edition's ``in-use`` file, so
that clearing out never takes an edition away from somebody who reads it.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import structlog

from index.errors import BuildError, NoEditionError

KEEP = 3
EDITION_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
BUILDING = "building-"
IN_USE = "in-use"
log = structlog.get_logger()


class EditionStore:
    """The editions under one ``DATA_DIR``."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.folder = data_dir / "editions"
        self._pointer = data_dir / "current"

    def current(self) -> str | None:
        """Return the published edition's id, or None before the first rebuild."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise NoEditionError(
                f"{self._pointer} cannot be read ({error}). Run: python -m index rebuild"
            ) from error
        return name if EDITION_ID.fullmatch(name) and self.path(name).is_dir() else None

    def path(self, edition: str) -> Path:
        """Return the edition's folder."""
        return self.folder / edition

    def finished(self) -> list[str]:
        """Return the ids of all finished editions, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(p.name for p in self.folder.iterdir() if EDITION_ID.fullmatch(p.name))

    def start(self) -> tuple[str, Path]:
        """Make the folder of a new edition and return the edition's id and the folder.

        Leftovers of builds that were killed go first. Call only with the builder's lock held.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for leftover in self.folder.glob(f"{BUILDING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        newest = max(self.finished(), default="")
        edition = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
        if edition <= newest:  # a clock that was set back must not hide the new edition
            edition = _after(newest)
        building = self.folder / f"{BUILDING}{edition}"
        building.mkdir()
        return edition, building

    def publish(self, edition: str, building: Path) -> None:
        """Make a finished build the published edition.

        The folder gets its name first and the pointer turns to it last, each by one rename:
        whenever the process dies, the pointer names a whole edition.
        """
        (building / IN_USE).touch()
        _flush(building)
        building.rename(self.path(edition))
        _flush(self.folder)
        self.point_to(edition)

    def point_to(self, edition: str) -> None:
        """Publish a finished edition by replacing the pointer."""
        temporary = self._pointer.with_name(f"current.{os.getpid()}.tmp")
        with temporary.open("w", encoding="ascii") as file:
            file.write(f"{edition}\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._pointer)
        _flush(self.data_dir)

    def previous(self) -> str:
        """Return the edition before the published one.

        Raises:
            NoEditionError: There is none.
        """
        current = self.current()
        older = [name for name in self.finished() if current is None or name < current]
        if not older:
            raise NoEditionError("There is no earlier edition to go back to.")
        return older[-1]

    def prune(self) -> list[str]:
        """Remove all but the newest editions, the published one and those that somebody reads."""
        removed = []
        for name in self.finished()[:-KEEP]:
            if name != self.current() and not _is_in_use(self.path(name)):
                shutil.rmtree(self.path(name), ignore_errors=True)
                removed.append(name)
        return removed


def hold(edition_folder: Path) -> IO[str]:
    """Take a shared lock on an edition; it is in use until the returned file is closed.

    Raises:
        FileNotFoundError: The edition has just been removed.
    """
    file = (edition_folder / IN_USE).open(encoding="ascii")
    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return file


def _is_in_use(edition_folder: Path) -> bool:
    try:
        with (edition_folder / IN_USE).open(encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _after(edition: str) -> str:
    """The next id in order, for a clock that stands still or was set back."""
    moment = datetime.strptime(edition[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return f"{moment + timedelta(seconds=1):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def _flush(folder: Path) -> None:
    """Write a folder's entries to the disk, so that a rename survives a power cut."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise BuildError(f"{folder} cannot be written to the disk: {error.strerror}") from error
