"""The files of a finished edition, sealed: what each one's size and bytes were when it was built.

Chroma reads a truncated index of vectors without a word as often as not (seen with 1.5.9), so
damage is looked for in the files themselves. Chroma's own ``chroma.sqlite3`` is the exception:
opening it writes to it; what it holds is compared vector by vector in :mod:`index.verify`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

OPEN_WRITES = frozenset({"chroma.sqlite3", "chroma.sqlite3-wal", "chroma.sqlite3-shm"})
Seal = Mapping[str, tuple[int, str]]
"""Path within the edition → (size in bytes, SHA-256)."""


def seal(*places: Path, within: Path) -> dict[str, tuple[int, str]]:
    """Return the seal of files, and of all files in folders.

    Args:
        places: Files and folders of the edition.
        within: The edition's folder.
    """
    files = (
        path
        for place in places
        for path in ([place] if place.is_file() else sorted(place.rglob("*")))
        if path.is_file() and path.name not in OPEN_WRITES
    )
    return {
        path.relative_to(within).as_posix(): (path.stat().st_size, _digest(path)) for path in files
    }


def broken(folder: Path, sealed: Seal, *, read: bool) -> Iterator[str]:
    """Yield a sentence for each sealed file that is not what it was.

    Args:
        folder: The edition's.
        sealed: What :func:`seal` returned when it was built.
        read: Compare the bytes as well; sizes alone cost next to nothing.
    """
    for name, (size, digest) in sealed.items():
        path = folder / name
        if not path.is_file():
            yield f"{path} is missing"
        elif path.stat().st_size != size:
            yield f"{path} is damaged: {path.stat().st_size} bytes of {size}"
        elif read and _digest(path) != digest:
            yield f"{path} is damaged: its bytes are not what was stored"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
