"""A feed's bytes, checked and mended before feedparser sees them.

feedparser falls back to patterns over the whole text for XML that is not well formed, and to
the file system for bytes that happen to name a file. It is given a stream of well-formed XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from index.readers.decoding import NotTextError, decode

ROOTS = frozenset(["rss", "feed", "RDF"])
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*?\?>")
ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# A document type that only names itself, as RSS 0.91 did, is dropped; one with declarations
# of its own is refused.
PLAIN_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*>")
ROOT_TAG = re.compile(r"<[\w:]")
ENTITIES = (
    "declares entities of its own, which feeds do not need and which can be made to grow "
    "without end: save the feed again without its <!DOCTYPE"
)
REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NotFeedError(ValueError):
    """The file is no feed that is read, with the reason."""


@dataclass(frozen=True, slots=True)
class FeedXml:
    """A feed as well-formed XML in UTF-8, and whether the file ended before the feed did."""

    content: bytes
    is_cut: bool


def feed_xml(content: bytes) -> FeedXml:
    """Return a feed that any parser can take.

    Raises:
        NotFeedError: For text that is no feed, and for feeds that declare entities.
    """
    text = NOT_XML.sub(" ", _characters(content))
    text = DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    # A document type stands before the first element; in an entry it may be the subject.
    root_tag = ROOT_TAG.search(text)
    start = root_tag.start() if root_tag else len(text)
    head = PLAIN_DOCTYPE.sub("", text[:start], count=1)
    if DOCTYPE.search(head):
        raise NotFeedError(ENTITIES)
    text = head + text[start:]
    # Names of HTML, such as &nbsp;, which XML does not know, are common in feeds all the same.
    text = REFERENCE.sub(_character, text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise NotFeedError("is no XML: save the feed again")
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotFeedError(ENTITIES)
    name = etree.QName(root).localname
    if name not in ROOTS:
        raise NotFeedError(f"is XML, but no RSS or Atom feed (it begins with <{name[:40]}>)")
    return FeedXml(etree.tostring(root, encoding="utf-8"), f"{name}>" not in text[-1000:])


def _characters(content: bytes) -> str:
    """By the encoding that the XML declares if that fits, else by the bytes themselves."""
    declared = ENCODING.match(content[:400])
    if declared:
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass  # unknown, or not what it is in
    try:
        return decode(content)
    except NotTextError as error:
        raise NotFeedError(str(error)) from error


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in XML_OWN:
        return match[0]
    return html5.get(f"{name};", f"&amp;{name};")
