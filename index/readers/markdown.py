"""Markdown with optional front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.decoding import NotTextError, decode
from index.readers.front_matter import front_matter, shortened
from index.vocabulary import Problem

BREAKS = {"softbreak": " ", "hardbreak": "\n"}
# A million characters of nothing but a table take 24 s on a slow core, and a long book has no more.
LONGEST_SOURCE = 1_000_000
TOO_LONG = f"is longer than {LONGEST_SOURCE:,} characters; split it up, or save it as .txt"
# A picture within the text.
EMBEDDED = re.compile(r"data:[\w.+/-]{1,80};base64,[A-Za-z0-9+/=]+")
TAG = re.compile(r"<[^<>]*>")
HIDDEN = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
HIDDEN_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "": re.compile("-->"),
}


class MarkdownReader:
    """Reads ``.md``. Front matter gives title, date, outlet, author and url, each optional."""

    suffixes = frozenset({".md", ".markdown"})

    def __init__(self) -> None:
        self._parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file as one article; front matter that cannot be read costs only itself."""
        try:
            source = decode(file.content).replace("\r\n", "\n").replace("\r", "\n")
        except NotTextError as error:
            yield Problem(file.path, str(error))
            return
        metadata, body, flaw = front_matter(source)
        if flaw:
            yield Problem(file.path, flaw)
        published = fields.find(metadata, fields.PUBLISHED)
        day = fields.as_date(published)
        if published is not None and day is None:
            stated = shortened(fields.as_text(published) or "given")
            yield Problem(file.path, f"date {stated!r} is not understood; write 2025-07-07")
        body = EMBEDDED.sub("", body)
        if len(body) > LONGEST_SOURCE:
            yield Problem(file.path, TOO_LONG)
            return
        heading, text = self._plain(body)
        yield Draft(
            text,
            title=fields.as_text(fields.find(metadata, fields.TITLE)) or heading,
            outlet=fields.as_text(fields.find(metadata, fields.OUTLET)),
            author=fields.as_text(fields.find(metadata, fields.AUTHOR)),
            published=day,
            url=fields.as_url(fields.find(metadata, fields.URL)),
        )

    def _plain(self, body: str) -> tuple[str | None, str]:
        """Return the heading that opens the text, if one does, and the text without markup."""
        tokens = self._parser.parse(body)
        heading = None
        if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            heading = _inline_text(tokens[1]).strip() or None
            tokens = tokens[3:]
        return heading, "\n".join(filter(None, _blocks(tokens)))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Yield what a reader sees, block by block; of a table, row by row."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " ".join(filter(None, cells or []))
            cells = None
        elif cells is None:
            yield _block_text(token)
        elif token.type == "inline":
            cells.append(_inline_text(token).strip())


def _block_text(token: Token) -> str:
    """What a reader sees of one block; "" for the marks between blocks."""
    if token.type == "inline":
        return _inline_text(token)
    if token.type == "html_block":
        return html.unescape(TAG.sub("", _without_hidden(token.content))).strip()
    # Text that was saved with an indent counts as code in Markdown, but is text all the same.
    return token.content if token.type in {"code_block", "fence"} else ""


def _without_hidden(markup: str) -> str:
    """Drop scripts, styles and comments; one that has no end is shown, so that no text is lost.

    One expression for all of it would look for the missing end once for each of their beginnings.
    """
    parts: list[str] = []
    position = 0
    endless: set[str] = set()
    for opening in HIDDEN.finditer(markup):
        kind = (opening[1] or "").lower()
        if opening.start() < position or kind in endless:
            continue
        closing = HIDDEN_ENDS[kind].search(markup, opening.end())
        if closing is None:
            endless.add(kind)
            continue
        parts.append(markup[position : opening.start()])
        position = closing.end()
    return "".join([*parts, markup[position:]])


def _inline_text(token: Token) -> str:
    """What a reader sees of a paragraph: words without emphasis marks, links by their text.

    What is struck out was taken back.
    """
    shown: list[str] = []
    struck = 0
    for child in token.children or []:
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if not struck and child.type in {"text", "code_inline", *BREAKS}:
            shown.append(BREAKS.get(child.type, child.content))
    return "".join(shown)
