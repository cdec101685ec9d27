"""One form for every text, so that offsets mean the same whatever the file looked like.

Quotation marks, dashes and letters stay as the source has them: quotes are slices of this text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from index.mojibake import MOST_PASSES, repair

PARAGRAPH_BREAK = "\n\n"
LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Cannot be seen, and would make a copied quote differ from what was read: control and format
# characters (soft hyphen, zero-width space, direction marks, byte order mark). The joiners
# U+200C and U+200D stay: emoji and some scripts are spelled with them.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
# A lone half of a UTF-16 pair cannot be stored or sent anywhere.
SURROGATES = re.compile(r"[\ud800-\udfff]")
SPACES = re.compile(r"[^\S\n]+")
LIST_ITEM = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")
ENDS_PARAGRAPH = re.compile(r"""[.!?…:;»”"'’)\]]$""")
# Editors and mail programs wrap at 65 to 100 characters.
WRAP_WIDTH = 110
# Who wraps by hand leaves up to a third of a line free.
FULL = 0.67


def canonical(text: str) -> str:
    """Return the text in Unicode NFC, with single spaces and one blank line between paragraphs.

    Mojibake is put right before anything else, for part of it are characters that cannot be seen.
    Idempotent: ``canonical(canonical(text)) == canonical(text)``.
    """
    text = _tidy(repair(text))
    # Mojibake can also come to light by what was taken out of its middle.
    if repair(text) == text:
        return text
    settled = (_settled(paragraph) for paragraph in paragraphs(text))
    return PARAGRAPH_BREAK.join(paragraph for paragraph in settled if paragraph)


def _settled(paragraph: str) -> str:
    """Repeat until nothing changes; what never comes to rest is damage, which is not quoted."""
    for _ in range(MOST_PASSES):
        better = _tidy(repair(paragraph))
        if better == paragraph:
            return paragraph
        paragraph = better
    return "\N{REPLACEMENT CHARACTER}"


def _tidy(text: str) -> str:
    text = INVISIBLE.sub("", LINE_BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return PARAGRAPH_BREAK.join(line for line in lines if line)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a canonical text, in order."""
    return text.split(PARAGRAPH_BREAK) if text else []


def unwrap(text: str) -> str:
    """Join the lines of a hard-wrapped text, so that each line is a paragraph.

    Plain text comes in two kinds: a paragraph a line, or paragraphs wrapped at some width with
    blank lines between them. It is the second when no line is long, and inside its blocks most
    lines stop in the middle of a sentence for want of room. (A headline and a date above a
    text stop there as well, with room to spare.)
    """
    # Before lines are told apart: U+0085 breaks a line, or is half of a "х" in mojibake.
    text = LINE_BREAKS.sub("\n", repair(text))
    blocks = [
        [line.strip() for line in block.split("\n") if line.strip()]
        for block in re.split(r"\n[^\S\n]*\n", text)
    ]
    inner = [pair for block in blocks for pair in pairwise(block)]
    # A line without a space is an address, which no editor wraps.
    width = max((len(line) for block in blocks for line in block if " " in line), default=0)
    wrapped = sum(1 for line, following in inner if _is_wrapped(line, following, width))
    if not inner or wrapped * 2 < len(inner) or width > WRAP_WIDTH:
        return text
    return "\n".join(_join(block) for block in blocks)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Whether a line stops in mid-sentence where the following word would not have fitted."""
    used = len(line) + 1 + len(following.split()[0])
    return used > FULL * width and not ENDS_PARAGRAPH.search(line)


def _join(lines: list[str]) -> str:
    pieces = lines[:1]
    for line in lines[1:]:
        pieces += ["\n" if LIST_ITEM.match(line) else " ", line]
    return "".join(pieces)
