"""What a reader sees of the HTML in a feed's entry."""

from __future__ import annotations

import re

from lxml import etree, html

BLOCKS = frozenset(
    """
    address article aside blockquote body br center dd details div dl dt fieldset figcaption
    figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table
    tbody tfoot thead tr ul
    """.split()
)
UNSEEN = frozenset(
    """
    audio button canvas embed form head iframe input math noscript object script select style svg
    template textarea title video
    """.split()
)
CELLS = frozenset(["td", "th"])
# libxml2 drops what these names stand for, or ends the text at a zero.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def html_to_text(source: str) -> str:
    """Return the words of an HTML fragment, a paragraph a line, "" when it has none.

    Nothing is fetched, and the work is proportional to the length. Text without markup comes
    back as it is, with character references resolved.
    """
    source = CONTROLS.sub(" ", source)
    if not source.strip():
        return ""
    try:
        # Bytes, since libxml2 believes an encoding that stands in a string's own <meta>.
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
        root = html.document_fromstring(f"<body>{source}".encode(), parser=parser)
    except etree.LxmlError:  # nothing but comments or instructions
        return ""
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            hidden += tag in UNSEEN
            pieces.append("\n" if tag in BLOCKS else " " if tag in CELLS else "")
            own = element.text if isinstance(tag, str) else None
        else:
            hidden -= tag in UNSEEN
            pieces.append("\n" if tag in BLOCKS else " " if tag in CELLS else "")
            own = element.tail
        if own and not hidden:
            pieces.append(own.replace("\n", " ").replace("\r", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
