"""The corpus folder against an edition: by size and time of change first, then by the bytes."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.digests import sha256
from index.folder import Entry, read
from index.vocabulary import Problem

Known = Mapping[str, tuple[int, int, str]]
"""Path → (size in bytes, mtime in ns, SHA-256) of every file that an edition was made from."""


@dataclass(slots=True)
class Difference:
    """What a rebuild has to do.

    Attributes:
        touched: Files with the bytes that are known and another time of change: copied back,
            checked out again. Each with its SHA-256.
        to_read: New and changed files, and such as cannot be read.
    """

    touched: list[tuple[Entry, str]] = field(default_factory=list)
    to_read: list[Entry] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def compare(listed: Iterable[Entry | Problem], known: Known, touched: Known) -> Difference:
    """Tell which files have to be read.

    Args:
        listed: What is in the folder.
        known: From the edition.
        touched: From :func:`touched_before`.
    """
    difference = Difference()
    seen = set()
    for found in listed:
        if isinstance(found, Problem):
            difference.problems.append(found)
            continue
        seen.add(found.path)
        size, mtime_ns, digest = known.get(found.path, (-1, -1, ""))
        if (found.size, found.mtime_ns) == (size, mtime_ns):
            continue
        is_same = touched.get(found.path) == (found.size, found.mtime_ns, digest)
        if is_same or (found.size == size and _has(found, digest)):
            difference.touched.append((found, digest))
        else:
            difference.to_read.append(found)
    difference.gone = [path for path in known if path not in seen]
    return difference


def _has(entry: Entry, digest: str) -> bool:
    content = read(entry)
    return not isinstance(content, Problem) and sha256(content) == digest


def touched_before(path: Path) -> dict[str, tuple[int, int, str]]:
    """Return the touched files that earlier rebuilds have read, which led to no new edition."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {name: (int(s), int(m), str(d)) for name, (s, m, d) in stored.items()}
    return {}


def remember_touched(path: Path, touched: Iterable[tuple[Entry, str]]) -> None:
    """Note touched files, so that they are not read at every rebuild until an edition comes.

    Without a place to write, they are.
    """
    rows = {entry.path: (entry.size, entry.mtime_ns, digest) for entry, digest in touched}
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.new")
        aside.write_text(json.dumps(rows), encoding="utf-8")
        aside.replace(path)
