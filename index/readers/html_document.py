"""From a web page's bytes to its tree of elements, or a sentence that says why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.readers.decoding import (
    BYTE_ORDER_MARKS,
    CONTROLS_ALLOWED,
    REPLACEMENT,
    NotTextError,
    decode,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Articles have up to some hundred kilobytes of markup, live blogs a few megabytes. What is
# larger without its pictures is no article, and would take minutes.
LONGEST_PAGE = 10_000_000
# Declarations stand in the first kilobyte by the standard; saved pages put things before them.
HEAD_BYTES = 4096
DECLARED = re.compile(
    rb"""<(?:meta\b|\?xml\b)[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# Only names of encodings of text: Python knows others, such as "zip", that unpack.
TEXT_ENCODING = re.compile(
    r"utf-?8|windows-?125\d|cp-?125\d|koi8-?[ru]|iso-?8859-?\d{1,2}|x?-?mac-?cyrillic"
    r"|(?:ibm|cp)-?866|us-ascii|ascii|latin-?1|gb18030|gbk|big5|shift_jis|euc-jp|euc-kr"
)
# The same mean Windows' alphabets to every browser.
AS_BROWSERS_READ = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "x-mac-cyrillic": "mac-cyrillic",
    "ibm866": "cp866",
    "ibm-866": "cp866",
}
# Pictures and fonts that "save as a single file" writes into the page.
EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+;=-]{1,80},[A-Za-z0-9+/=%_-]{64,}")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# XHTML may close an empty element at once, which HTML takes for an opening tag: the rest of
# the page would stand inside the script.
CLOSED_AT_ONCE = re.compile(
    r"<(script|style|title|iframe|div|span|a|p|textarea)\b([^<>]*)/>", re.IGNORECASE
)


class PageError(ValueError):
    """The bytes are not a web page that can be read."""


def decode_page(content: bytes, stated: str | None = None) -> str:
    """Return the characters of a page.

    A byte order mark counts first, then UTF-8 when the bytes are valid (saved pages often keep
    the declaration of the encoding that they no longer have), then the declared encoding.

    Args:
        content: Of the page.
        stated: The encoding that stood beside the page, such as a mail header's charset.

    Raises:
        PageError: With the reason, to be shown beside the file's name.
    """
    if not content.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if "\0" not in text:
            declared = DECLARED.search(content[:HEAD_BYTES])
            names = (stated, declared.group(1).decode("ascii", "replace") if declared else None)
            for name in names if not text else ():
                text = text or _decode_as(content, name)
            if text and _controls(text) <= CONTROLS_ALLOWED * len(text):
                return text
    try:
        return decode(content)
    except NotTextError as error:
        raise PageError(f"{error}; save the page again as HTML") from error


def _controls(text: str) -> int:
    return len(NOT_IN_XML.findall(text))


def _decode_as(content: bytes, name: str | None) -> str:
    """Return the text in an encoding by its name; "" when it is unknown or does not fit."""
    label = (name or "").strip().lower()
    if not TEXT_ENCODING.fullmatch(label):
        return ""
    try:
        text = content.decode(AS_BROWSERS_READ.get(label, label), "replace")
    except LookupError:
        return ""
    # The rare byte without a meaning is damage; many mean that the declaration is wrong.
    return text if text.count(REPLACEMENT) <= CONTROLS_ALLOWED * len(text) else ""


def parse_page(markup: str) -> HtmlElement:
    """Return the page's root element, without comments.

    Raises:
        PageError: When there are no elements, too much markup, or elements nested hundreds deep.
    """
    from lxml import html
    from lxml.etree import LxmlError

    markup = EMBEDDED.sub("", markup)
    if len(markup) > LONGEST_PAGE:
        raise PageError(
            f"is a page of {len(markup) / 1e6:.0f} MB without its pictures; "
            "save the article's text as .txt or .md"
        )
    if markup.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        markup = CLOSED_AT_ONCE.sub(r"<\1\2></\1>", markup)
    source = NOT_IN_XML.sub("", markup).encode("utf-8")
    # Not huge_tree: libxml2 then stops at 256 levels and says so.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise PageError("holds no HTML; save the page again, as HTML only") from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise PageError(
            "is not read: its elements are nested hundreds deep or have no end; "
            "save the article's text as .txt or .md"
        )
    return root
