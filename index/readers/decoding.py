"""From a file's bytes to its characters, or a sentence that says why not."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

# What people save English, Russian and Ukrainian text in, besides UTF-8 and UTF-16.
LEGACY_ENCODINGS = ["cp1251", "koi8_u", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp1252"]
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A UTF-8 file with a few damaged bytes is still UTF-8; the paragraphs they stand in are
# dropped by cleaning, since a damaged sentence can't be quoted.
DAMAGE_ALLOWED = 0.001
# Text has line breaks and tabs; more control characters than this are a binary file's.
CONTROLS_ALLOWED = 0.005
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class NotTextError(ValueError):
    """The bytes are not text in an encoding that can be told."""


def decode(content: bytes) -> str:
    """Return the characters of a text file.

    Raises:
        NotTextError: With the reason, to be shown beside the file's name.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _checked(content.decode(encoding, "replace"))
    if b"\0" in content:
        return _checked(_decode_without_mark(content))
    text = content.decode("utf-8", "replace")
    if text.count(REPLACEMENT) <= DAMAGE_ALLOWED * len(text):
        return _checked(text)
    guess = from_bytes(content, cp_isolation=LEGACY_ENCODINGS, steps=10, chunk_size=1024).best()
    if guess is None:
        raise NotTextError("is not text: no known encoding makes sense of it. Save it as UTF-8")
    return _checked(content.decode(guess.encoding, "replace"))


def _decode_without_mark(content: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte of its ASCII part; binaries do not."""
    pairs = len(content) // 2
    for encoding, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
        if zeros.count(0) > pairs * 0.1 and content.count(0) == zeros.count(0):
            return content.decode(encoding, "replace")
    raise NotTextError("is a binary file, not text")


def _checked(text: str) -> str:
    controls = sum(1 for c in text if c < " " and c not in "\n\r\t\f\v") + text.count("\x7f")
    damaged = text.count(REPLACEMENT)
    if controls > CONTROLS_ALLOWED * len(text) or damaged > CONTROLS_ALLOWED * len(text) + 1:
        raise NotTextError("is a binary file, not text")
    return text
