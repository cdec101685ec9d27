"""Where editions stand, which one is published, and how one takes the other's place.

::

    DATA_DIR/editions/20260701T120000Z-1a2b/   one finished edition, never written again
    DATA_DIR/editions/building-…/              one being built; worthless until renamed
    DATA_DIR/editions/removing-…/              one being removed; no edition any more
    DATA_DIR/current                           the published edition's id, replaced atomically

A process that has an edition open holds a shared lock on the edition's ``in-use`` file, so
that clearing out never takes an edition away from somebody who reads it.
"""

from __future__ import annotations

import contextlib
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
REMOVING = "removing-"
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
            # What is not ASCII names no edition, like any other damage.
            name = self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
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
        for unfinished in (BUILDING, REMOVING):
            for leftover in self.folder.glob(f"{unfinished}*"):
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
        for path in (*building.rglob("*"), building):
            flush(path)
        building.rename(self.path(edition))
        flush(self.folder)
        self.point_to(edition)

    def point_to(self, edition: str) -> None:
        """Publish a finished edition by replacing the pointer."""
        temporary = self._pointer.with_name(f"current.{os.getpid()}.tmp")
        with temporary.open("w", encoding="ascii") as file:
            file.write(f"{edition}\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._pointer)
        flush(self.data_dir)

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
        old = self.finished()[:-KEEP]
        return [name for name in old if name != self.current() and self._remove(name)]

    def _remove(self, edition: str) -> bool:
        """Remove an edition unless somebody reads it; a half removed one has no edition's name."""
        folder, removing = self.path(edition), self.folder / f"{REMOVING}{edition}"
        with contextlib.ExitStack() as until_removed:
            try:
                file = until_removed.enter_context((folder / IN_USE).open(encoding="ascii"))
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except FileNotFoundError:
                pass  # damaged: nobody can take hold of it
            try:
                folder.rename(removing)
            except OSError as error:  # the new edition stands all the same
                log.warning("old edition not removed", edition=edition, reason=str(error))
                return False
            shutil.rmtree(removing, ignore_errors=True)
        return True


def hold(edition_folder: Path) -> IO[str]:
    """Take a shared lock on an edition; it is in use until the returned file is closed.

    Raises:
        FileNotFoundError: The edition has just been removed.
    """
    file = (edition_folder / IN_USE).open(encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        removed = os.fstat(file.fileno()).st_nlink == 0
    except BlockingIOError:
        removed = True  # at this moment
    if removed:
        file.close()
        raise FileNotFoundError(f"{edition_folder} has just been removed")
    return file


def _after(edition: str) -> str:
    """The next id in order, for a clock that stands still or was set back."""
    moment = datetime.strptime(edition[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return f"{moment + timedelta(seconds=1):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def flush(path: Path) -> None:
    """Write a file, or a folder's entries, to the disk: a rename must survive a power cut."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise BuildError(f"{path} cannot be written to the disk: {error.strerror}") from error
