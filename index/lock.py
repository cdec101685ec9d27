"""One builder at a time."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildError, LockedError

HOLDER = "build.holder.json"
# A note that a killed builder left behind is believed no longer than this.
LONGEST_BUILD = timedelta(hours=12)


@contextmanager
def builder_lock(data_dir: Path) -> Iterator[None]:
    """Hold the right to build and publish; the system takes it back when the process dies.

    Raises:
        LockedError: Somebody else holds it; the message says who.
        BuildError: ``DATA_DIR`` cannot be written.
    """
    lock = FileLock(data_dir / "build.lock", timeout=0)
    holder = data_dir / HOLDER
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _sign(holder)
    except Timeout:
        raise LockedError(f"Another rebuild is running ({_holder(holder)}). Wait for it.") from None
    except OSError as error:
        lock.release()
        raise BuildError(
            f"DATA_DIR: {error.filename or data_dir} cannot be written: {error.strerror}."
        ) from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # the lock counts; this is a note for people
            holder.unlink(missing_ok=True)
        lock.release()


def is_building(data_dir: Path) -> bool:
    """Return whether somebody seems to be building, without disturbing them.

    Only their note is read: trying the lock would, for a moment, keep a builder from taking it.
    """
    try:
        known = json.loads((data_dir / HOLDER).read_text(encoding="utf-8"))
        if known["host"] == socket.gethostname():
            os.kill(int(known["pid"]), 0)  # signal 0 only asks whether there is such a process
            return True
        # Another container has its own process numbers; its note is believed for a while.
        age = datetime.now(UTC) - datetime.fromisoformat(known["since"])
    except PermissionError:  # it is there, and somebody else's
        return True
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return age < LONGEST_BUILD


def _sign(holder: Path) -> None:
    """Leave a note of who is building."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    note = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
    holder.write_text(json.dumps(note), encoding="utf-8")


def _holder(holder: Path) -> str:
    try:
        known = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {known['pid']} on {known['host']}, since {known['since']}"
    except (OSError, ValueError, LookupError, TypeError):
        return "its process has not said who it is"
