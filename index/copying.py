"""Copies of a finished edition's files, taken while others read them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from index.seal import OPEN_WRITES


def copy_finished(source: Path, target: Path) -> None:
    """Copy a finished edition's folder, or a folder of it, into a new one.

    Readers' Chroma may write to its own database at any moment; SQLite copies it whole. All other
    files are never written again.
    """
    shutil.copytree(source, target, ignore=lambda _, names: [n for n in names if n in OPEN_WRITES])
    for path in source.rglob("*.sqlite3"):
        if path.name in OPEN_WRITES:
            address = f"{path.resolve().as_uri()}?mode=ro"
            with (
                closing(sqlite3.connect(address, uri=True)) as old,
                closing(sqlite3.connect(target / path.relative_to(source))) as new,
            ):
                old.backup(new)
