"""One builder at a time."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildError, LockedError

HOLDER = "build.holder.json"


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
