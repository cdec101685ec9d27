"""Lengths as Telegram counts them: in UTF-16 code units, so that most emoji count two."""

from __future__ import annotations


def length(text: str) -> int:
    """The number of UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
