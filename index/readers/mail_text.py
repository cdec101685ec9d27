"""The readable text of a mail message, and its headers decoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.header import Header, decode_header
from email.message import Message

from index.canonical import unwrap
from index.readers.decoding import NotTextError, decode
from index.readers.html_text import html_to_text

# Python's decoders of these are no character sets of mail, or take quadratic time.
REFUSED_CODECS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7"})
# RFC 5322 allows 998 characters a line; a list of references may be folded over several. What
# is longer is no name and no subject, and is not worth decoding.
LONGEST_HEADER = 5_000
# Newsletters put a sentence such as "this message is in HTML" where the plain text belongs:
# a plain part this short, beside an HTML part that says this many times as much, is not it.
SHORT_PLAIN, TIMES_LONGER = 300, 5


def header(message: Message, name: str) -> str | None:
    """Return a header on one line with its encoded words decoded; None if it cannot be."""
    value: object = message.get(name)
    if value is None:
        return None
    if len(str(value)) > LONGEST_HEADER:
        return None
    # Bytes beyond ASCII come as a Header that keeps them; all else as a text, in which a fold
    # between two encoded words would take the space before it along.
    folded = value if isinstance(value, Header) else " ".join(str(value).split())
    try:
        pieces = decode_header(folded)
    # A damaged encoded word: the header is shown as unknown rather than as a code.
    except (HeaderParseError, ValueError):
        return None
    words = [_decoded(piece, charset) for piece, charset in pieces]
    if None in words:
        return None
    return " ".join("".join(word or "" for word in words).split()) or None


def body(message: Message) -> str | None:
    """Return the text that a person was meant to read; None if there is none.

    The plain text is preferred to the HTML; attachments and forwarded messages are not read.
    """
    plain = next(filter(None, (_part_text(p) for p in _parts(message, "text/plain"))), None)
    if plain is not None and len(plain) > SHORT_PLAIN:
        return plain
    markup = next(filter(None, (_part_text(p) for p in _parts(message, "text/html"))), None)
    if plain is None or markup is None:
        return plain or markup
    return markup if len(markup) > TIMES_LONGER * len(plain) else plain


def is_encrypted(message: Message) -> bool:
    """Whether there is nothing to read without a key (PGP, S/MIME)."""
    kinds = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
    return message.get_content_type() in kinds


def _parts(message: Message, kind: str) -> Iterator[Message]:
    if message.get_content_type() == "message/rfc822" or _is_attached(message):
        return
    if not message.is_multipart():
        if message.get_content_type() == kind:
            yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part, kind)


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", "")).strip().lower()
    return disposition.startswith("attachment") or "filename" in disposition


def _part_text(part: Message) -> str | None:
    try:
        content = part.get_payload(decode=True)
        charset = str(part.get_content_charset(""))
        flowed = str(part.get_param("format", "")).lower() == "flowed"
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return None  # headers so broken that Python's parser of parameters stumbles
    if not isinstance(content, bytes):
        return None
    try:
        text = _in_charset(content, charset) or decode(content)
    except NotTextError:
        return None
    if part.get_content_type() == "text/html":
        return html_to_text(text).strip() or None
    text = text.replace("\r\n", "\n")
    return unwrap(_unflowed(text) if flowed else text).strip() or None


def _unflowed(text: str) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one; "-- " opens a signature."""
    return re.sub(r"(?<!^--) \n(?![>\n])", " ", text, flags=re.MULTILINE)


def _decoded(piece: str | bytes, charset: str | None) -> str | None:
    """A run of a header; None when its encoding cannot be told: a few bytes are not enough."""
    if isinstance(piece, str):
        # Bytes beyond ASCII that stand in a header as they are; only UTF-8 may be told by itself.
        piece, charset = piece.encode("ascii", "surrogateescape"), None
    return _in_charset(piece, "utf-8" if charset in (None, "unknown-8bit") else charset or "")


def _in_charset(content: bytes, charset: str) -> str | None:
    try:
        if codecs.lookup(charset).name in REFUSED_CODECS:
            return None
        return content.decode(charset)
    except (LookupError, ValueError):
        return None
