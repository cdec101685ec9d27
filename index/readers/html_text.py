"""The words of a piece of HTML, a paragraph a line: for fields of exports and for mail.

A piece of HTML is all article. A whole web page has menus and forms around one, which is
another reader's work.
"""

from __future__ import annotations

import contextlib
import html
import re

from lxml import etree

# What a browser does not show, or shows as something to press.
DROPPED = frozenset(
    "script style noscript template head title svg math iframe object embed audio video canvas "
    "button select textarea input map nav".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre "
    "section summary table tbody tfoot thead tr ul".split()
)
CELLS = frozenset({"td", "th"})
MARKUP = re.compile(
    r"</?(?:p|br|hr|div|span|a|b|i|em|strong|u|h[1-6]|ul|ol|li|blockquote|pre|table|tr|td|th|"
    r"figure|figcaption|img|section|article|font|center|script|style|html|body|head|iframe|sup|"
    r"sub|strike|small)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^<>]*>")
INLINE = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|sup|sub|small|strike)\b[^<>]*>", re.IGNORECASE
)
SCRIPT_BORDER = re.compile(r"<(?:script|style)\b|</(?:script|style)\s*>", re.IGNORECASE)
# With the semicolon only: "&copy" without one is as often a part of an address.
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# libxml2 ends the text at a zero and has no use for the other controls.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
# A tree of tags alone takes 60 bytes a character: 16 MB of mail made 1 GB. Nobody writes an
# article of half this length.
LONGEST_TREE = 6_000_000
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text without markup, whether it had any or not.

    Args:
        text: Plain text, which is returned as it is; or HTML; or either with its special
            characters escaped (``&amp;``, ``&lt;p&gt;``).

    Returns:
        The text; the paragraphs of HTML each on a line.
    """
    if not MARKUP.search(text):
        text = unescape(text)
    return html_to_text(text) if MARKUP.search(text) else text


def unescape(text: str) -> str:
    """Return the text with its character references (``&rsquo;``, ``&#8217;``) resolved."""
    return REFERENCE.sub(lambda match: html.unescape(match.group()), text)


def html_to_text(markup: str) -> str:
    """Return what a browser would show of a piece of HTML, each paragraph on a line.

    Never raises and never fetches; the work grows with the length only. Lists give a line for
    each item, tables one for each row.

    Args:
        markup: HTML, however broken.
    """
    markup = CONTROLS.sub(" ", markup)
    # Text-only events of a parser that keeps no tree would be leaner, but a tree says which
    # end tags were meant.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = None
    if len(markup) <= LONGEST_TREE:
        with contextlib.suppress(etree.LxmlError):  # then without a tree
            root = etree.fromstring(markup.encode(), parser)
    # libxml2 gives up below some depth (about 2,000 elements, such as bold that is opened in
    # each paragraph and never closed), and what it has not read would be lost without a word.
    gave_up = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    shown = _without_tags(markup) if root is None or gave_up else "".join(_pieces(root))
    lines = shown.split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(root: etree._Element) -> list[str]:
    """The texts in order, with line breaks where blocks begin and end."""
    pieces: list[str] = []
    hidden: etree._Element | None = None  # the element whose end makes things visible again
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if hidden is not None:
                continue
            if tag in DROPPED or _is_hidden(element):
                _separate(tag, pieces)
                hidden = element
                continue
            preformatted += tag == "pre"
            _separate(tag, pieces)
            pieces.append(_spaced(element.text, preformatted))
            continue
        if hidden is None:
            preformatted -= tag == "pre"
            _separate(tag, pieces)
        elif hidden is element:
            hidden = None
        if hidden is None and element is not root:
            pieces.append(_spaced(element.tail, preformatted))
    return pieces


def _without_tags(markup: str) -> str:
    """What is left when the structure cannot be told: every tag but the inline ones breaks."""
    seen: list[str] = []
    start, within = 0, False
    for border in SCRIPT_BORDER.finditer(markup):
        if not within:
            seen.append(markup[start : border.start()])
        within, start = border.group()[1] != "/", border.end()
    if not within:
        seen.append(markup[start:])
    text = INLINE.sub("", " ".join(" ".join(seen).split()))
    return unescape(TAG.sub("\n", text))


def _separate(tag: object, pieces: list[str]) -> None:
    if tag in BLOCKS:
        pieces.append("\n")
    elif tag in CELLS:
        pieces.append(" ")


def _spaced(text: str | None, preformatted: int) -> str:
    """Line breaks of the source are spaces, except in preformatted text."""
    if not text or preformatted:
        return text or ""
    return text.replace("\n", " ").replace("\r", " ")


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(UNSEEN.search(element.get("style") or ""))
