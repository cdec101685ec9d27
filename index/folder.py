"""The corpus folder: which files are there, and their bytes."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError, SettingsError
from index.vocabulary import Problem

# An article is a few kilobytes, a long transcript 200. Whatever is larger is an archive or a
# mistake, and would take gigabytes of memory on its way through.
LARGEST_FILE = 20_000_000
PAGES = (".html", ".htm", ".xhtml")
# "Talks.html" and "Talks_files", as browsers in the three languages name it.
SAVED_WITH = ("_files", ".files", "_файлы", "_файли")
# Unicode's categories of control characters and of separators of lines and paragraphs.
BREAKS_LINE = frozenset({"Cc", "Zl", "Zp"})
# A folder's own notes are not articles.
NOTES = frozenset({"readme.md", "readme.txt", "readme"})
TOO_LONG = "the path is longer than the system takes: move the folder further up, or shorten names"
# Of either end of such a path, in the report.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus folder.

    Attributes:
        path: Relative to the folder, with ``/``.
        location: Where it really is.
        size: In bytes.
        mtime_ns: Time of the last change, ns since 1970.
    """

    path: str
    location: Path
    size: int
    mtime_ns: int


def list_folder(folder: Path, data_dir: Path | None = None) -> Iterator[Entry | Problem]:
    """Yield what is in the folder and below it, in a fixed order; hidden files are not looked at.

    Args:
        folder: The corpus folder.
        data_dir: Not looked at either, should it lie within.

    Raises:
        SettingsError: There is no such folder, or it is the data's own.
        CorpusError: It cannot be read.
    """
    if not folder.exists():
        raise SettingsError(
            f"CORPUS_DIR: the folder {folder} does not exist. Make it, or set CORPUS_DIR to yours."
        )
    if not folder.is_dir():
        raise SettingsError(f"CORPUS_DIR: {folder} is a file. Give the folder that holds it.")
    try:
        root = folder.resolve(strict=True)
        with os.scandir(root) as children:
            next(children, None)
    except OSError as error:
        raise CorpusError(f"The folder {folder} cannot be read: {error.strerror}.") from error
    data = data_dir.resolve() if data_dir else None
    if data == root:
        raise SettingsError(f"DATA_DIR: {folder} is the corpus folder. Give the data its own.")
    yield from _walk(root, data)


def _walk(root: Path, data: Path | None) -> Iterator[Entry | Problem]:
    """Depth first. Not by recursion: folders may lie a thousand deep within each other."""
    levels = [_children(root, root, data)]
    while levels:
        found = next(levels[-1], None)
        if found is None:
            levels.pop()
        elif isinstance(found, Path):
            levels.append(_children(root, found, data))
        else:
            yield found


def _children(root: Path, folder: Path, data: Path | None) -> Iterator[Entry | Problem | Path]:
    """Yield a folder's files and problems, and its folders as paths."""
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        name = _name(root, folder)
        if error.errno == errno.ENAMETOOLONG:
            yield Problem(f"{name[:SHOWN]}…{name[-SHOWN:]}", TOO_LONG)
        else:
            yield Problem(name, f"the folder cannot be read: {error.strerror}")
        return
    pages = {Path(child.name).stem for child in children if child.name.lower().endswith(PAGES)}
    for child in children:
        path = Path(child.path)
        if child.name.startswith(".") or child.name.lower() in NOTES:
            continue
        if child.is_dir(follow_symlinks=False):
            if path != data and not _is_of_a_page(child.name, pages):
                yield path
        else:
            yield _entry(root, child)


def _is_of_a_page(folder: str, pages: Set[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page that a browser saved beside it."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in SAVED_WITH)


def _entry(root: Path, child: os.DirEntry[str]) -> Entry | Problem:
    path = Path(child.path)
    name = _name(root, path)
    is_link = child.is_symlink()
    try:
        # Folders are walked without following links, so only a link can lead elsewhere.
        # Resolving takes longer than all the rest, and there may be 100,000 files.
        location = path.resolve(strict=True) if is_link else path
        found = location.stat()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "a link that leads nowhere"
        return Problem(name, f"cannot be read: {reason}")
    if is_link and not location.is_relative_to(root):
        return Problem(name, "is a link that leads out of the folder; copy the file instead")
    if is_link and stat.S_ISDIR(found.st_mode):
        return Problem(name, "is a link to another folder of the corpus, which is read by itself")
    if not stat.S_ISREG(found.st_mode):
        return Problem(name, "is not a regular file")
    if found.st_size > LARGEST_FILE:
        size, limit = found.st_size / 1e6, LARGEST_FILE / 1e6
        return Problem(name, f"is too large ({size:.0f} MB; up to {limit:.0f} MB are read)")
    return Entry(name, location, found.st_size, found.st_mtime_ns)


def read(entry: Entry) -> bytes | Problem:
    """Return the file's bytes."""
    try:
        with entry.location.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return Problem(entry.path, f"cannot be read: {error.strerror}")
    if len(content) > LARGEST_FILE:
        return Problem(entry.path, "has grown too large while it was read")
    return content


def _name(root: Path, path: Path) -> str:
    """The path to show and to store, on one line: what is not UTF-8, or a break, is spelled."""
    raw = os.fsencode(path.relative_to(root).as_posix())
    name = raw.decode("utf-8", "backslashreplace")
    return "".join(
        c.encode("unicode_escape").decode() if unicodedata.category(c) in BREAKS_LINE else c
        for c in name
    )
