"""One builder at a time."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildError, LockedError


@contextmanager
def builder_lock(data_dir: Path) -> Iterator[None]:
    """Hold the right to build and publish; the system takes it back when the process dies.

    Raises:
        LockedError: Somebody else holds it; the message says who.
        BuildError: ``DATA_DIR`` cannot be written.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data_dir / "build.lock", timeout=0)
        holder = data_dir / "build.holder.json"
        with lock:
            holder.write_text(
                json.dumps(
                    {
                        "pid": os.getpid(),
                        "host": socket.gethostname(),
                        "since": datetime.now(UTC).isoformat(timespec="seconds"),
                    }
                ),
                encoding="utf-8",
            )
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise LockedError(
            f"Another rebuild is running ({_holder(data_dir)}). Wait for it."
        ) from None
    except PermissionError as error:
        raise BuildError(
            f"DATA_DIR: {error.filename} cannot be written: {error.strerror}."
        ) from error


def _holder(data_dir: Path) -> str:
    try:
        known = json.loads((data_dir / "build.holder.json").read_text(encoding="utf-8"))
        return f"process {known['pid']} on {known['host']}, since {known['since']}"
    except (OSError, ValueError, KeyError):
        return "its process has not said who it is"
