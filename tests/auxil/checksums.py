"""What must not change while an edition serves."""

from __future__ import annotations

import hashlib
from pathlib import Path


def checksums(edition: Path) -> dict[str, str]:
    """SHA-256 of an edition's files, but for Chroma's SQLite file, which Chroma opens for writing.

    Args:
        edition: Its folder.
    """
    return {
        path.relative_to(edition).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(edition.rglob("*"))
        if path.is_file() and not path.name.startswith("chroma.sqlite3")
    }
