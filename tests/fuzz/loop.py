"""Feed broken files to every reader for a while, and keep what breaks a promise."""

from __future__ import annotations

import hashlib
import socket
import time
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from index.readers import Reader, readers_by_suffix
from tests.fuzz.mutation import files
from tests.fuzz.promises import check
from tests.fuzz.seeds import name_of, seeds

# One round per format, then the next: a format that is slow does not starve the others.
_FILES_A_ROUND = 100


class NetworkUsedError(AssertionError):
    """A reader tried to open a connection."""


def forbid_network() -> None:
    """Make every attempt to open a connection, in this process, a broken promise."""

    def refused(*_: Any, **__: Any) -> Any:
        raise NetworkUsedError("a reader tried to use the network")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused


def fuzz(seconds: float, folder: Path) -> tuple[Counter[str], dict[str, str]]:
    """Run for about that long.

    Args:
        seconds: Wall clock; the round that has begun is finished, and what is found is shrunk.
        folder: Where files that break a promise are put, by the smallest that hypothesis finds.

    Returns:
        How many files each format was fed, and the broken promises by the file that shows them.
    """
    readers = readers_by_suffix()
    originals = {suffix: seeds(suffix) for suffix in sorted(readers)}
    fed: Counter[str] = Counter()
    found: dict[str, str] = {}
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for suffix, healthy in originals.items():
            failure = _round(suffix, healthy, readers, fed)
            if failure:
                content, reason = failure
                found[str(_kept(content, suffix, folder))] = reason
            if time.monotonic() > until:
                break
    return fed, found


def _round(
    suffix: str, originals: list[bytes], readers: dict[str, Reader], fed: Counter[str]
) -> tuple[bytes, str] | None:
    """Feed one format; return the smallest file that breaks a promise, and how it does."""
    last = b""

    @settings(
        max_examples=_FILES_A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(files(originals))
    def feed(content: bytes) -> None:
        nonlocal last
        fed[suffix] += 1
        last = content
        check(f"fuzz/{name_of(suffix)}", content, readers)

    try:
        feed()
    except Exception as error:  # whatever a reader lets through is a finding
        return last, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return None


def _kept(content: bytes, suffix: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(content).hexdigest()[:12]}{suffix}"
    path.write_bytes(content)
    return path
