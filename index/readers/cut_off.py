"""Texts of which a service or a feed gives the beginning only, without the sentence cut in two.

That sentence would be quoted as if it ended there.
"""

from __future__ import annotations

import re

from index.sentences import split_sentences

# What publishing programs put where they cut a text off; the last is news APIs' "[+1234 chars]".
_MARK = re.compile(
    r"\s*(?:…|\.\.\.)?\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\."
    r"|\[\s*\+\s*\d{1,9}\s*(?:chars?|characters|symbols|words)\s*\])\s*"
    r"(?:(?:continue reading|read more|read the rest|читать далее|читать дальше|читати далі)\b"
    r".{0,200})?\s*$",
    re.IGNORECASE,
)
# A mark with room for a title behind it.
_LONGEST_MARK = 500
_ENDS = re.compile(r"[.!?…][\"”»“’')\]]*$")
# Longer than any sentence; the rest of the paragraph need not be split to know its last one.
_LAST_WORDS = 3_000


def uncut(text: str, *, is_beginning: bool = False, may_trail_off: bool = False) -> str:
    """Return the text without the mark of a cut and the sentence that it was cut off in.

    Args:
        text: Paragraphs, each on a line.
        is_beginning: It is known to be a beginning or a summary: a last sentence without an end
            mark goes even where nothing marks the cut.
        may_trail_off: Three dots alone are the writer's own, and no mark of a cut.
    """
    cut = _MARK.search(text[-_LONGEST_MARK:])
    if cut and may_trail_off and "[" not in cut.group():
        cut = None
    if cut is None:
        return _whole(text) if is_beginning else text
    return _whole(text[: max(0, len(text) - _LONGEST_MARK) + cut.start()])


def _whole(text: str) -> str:
    """Return the text up to the end of its last whole sentence."""
    text = text.rstrip()
    if not text or _ENDS.search(text):
        return text
    body, line_break, last = text.rpartition("\n")
    ahead, tail = last[:-_LAST_WORDS], last[-_LAST_WORDS:]
    sentences = split_sentences(tail, None)
    kept = tail[: sentences[-2].end] if len(sentences) > 1 else ""
    return f"{body}{line_break}{ahead if kept else ''}{kept}".strip()
