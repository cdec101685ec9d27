"""Readers of file formats: bytes in, drafts of articles or problems out."""

from __future__ import annotations

from index.readers.base import Draft, Reader, SourceFile
from index.readers.markdown import MarkdownReader
from index.readers.text import TextReader

__all__ = ["Draft", "Reader", "SourceFile", "readers_by_suffix"]


def readers_by_suffix() -> dict[str, Reader]:
    """Return every reader under each of the file name endings that it takes."""
    readers: list[Reader] = [TextReader(), MarkdownReader()]
    return {suffix: reader for reader in readers for suffix in reader.suffixes}
