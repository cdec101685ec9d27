"""RSS and Atom feeds: each entry is an article, the feed is the outlet."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.cut_off import uncut
from index.readers.feed_html import html_to_text
from index.readers.feed_xml import NotFeedError, feed_xml
from index.vocabulary import Problem

APPENDED = re.compile(r"^The post .{1,500} appeared first on .{1,200}\.$")
ENCODED = re.compile(r"&(?:#\w{1,8}|\w{2,31});")


class FeedReader:
    """Reads RSS 0.9 to 2.0 and Atom from ``.xml``, ``.rss`` and ``.atom``.

    An entry with its whole text is an article; so is one with a summary only: what it says is
    the outlet's own words under its own title, day and link. A last sentence that a summary
    does not end is left out, since it would be quoted as if it ended there.
    """

    suffixes = frozenset({".xml", ".rss", ".atom"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield an article for each entry with text, then problems for the rest of the feed."""
        try:
            xml = feed_xml(file.content)
        except NotFeedError as error:
            yield Problem(file.path, str(error))
            return
        feed = _parsed(xml.content)
        if feed is None:
            yield Problem(file.path, "is damaged: no entry can be read. Save the feed again")
            return
        entries = feed["entries"]
        outlet = _line(dict.get(feed["feed"], "title_detail"))
        without_text = 0
        odd_dates: list[str] = []
        for entry in entries:
            text = _text(entry)
            if not text:
                without_text += 1
                continue
            stated = _stated_day(entry, feed["version"])
            day = fields.as_date(stated)
            if stated and day is None:
                odd_dates.append(stated)
            url = fields.as_url(dict.get(entry, "link"))
            title = _line(dict.get(entry, "title_detail"))
            yield Draft(
                text,
                title=title,
                outlet=_source(entry) or outlet,
                author=_author(entry),
                published=day,
                url=url,
                part=_part(entry, title, text),
            )
        if not entries:
            yield Problem(file.path, "is a feed without entries")
        if without_text:
            which = f"{without_text} of {len(entries)} entries"
            yield Problem(file.path, f"{which} hold a headline but no whole sentence: left out")
        if odd_dates:
            which = f"{len(odd_dates)} of {len(entries)} dates, such as {odd_dates[0][:60]!r},"
            yield Problem(file.path, f"{which} are not understood")
        if xml.is_cut:
            yield Problem(file.path, "ends in the middle: entries may be missing. Save it again")


def _parsed(content: bytes) -> Any:
    """Feedparser's result, or None when it fails at what it is given.

    A stream, since bytes are first tried as the name of a file. Its own cleaning of HTML is
    not wanted: only text is taken.
    """
    try:
        return feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    # It lets errors of the many formats within a feed through as nearly any kind.
    except Exception:
        return None


def _text(entry: dict[str, Any]) -> str:
    """The longest text that an entry gives; a summary without the sentence it is cut off in."""
    whole = [_plain(part) for part in dict.get(entry, "content") or [] if isinstance(part, dict)]
    content = max(whole, key=len, default="")
    summary = _plain(dict.get(entry, "summary_detail"))
    if len(content) < len(summary):
        return uncut(summary, is_beginning=True)
    return uncut(content, may_trail_off=content != summary)


def _plain(detail: Any) -> str:
    """The words of a text construct: HTML or plain, as it says of itself."""
    if not isinstance(detail, dict):
        return ""
    value = str(detail.get("value") or "")
    kind = str(detail.get("type") or "")
    text = value if kind == "text/plain" and "</" not in value else html_to_text(value)
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not APPENDED.match(line))


def _line(detail: Any) -> str | None:
    """A title on one line. Many feeds write the HTML of a title where plain text is due."""
    if not isinstance(detail, dict):
        return None
    value = str(detail.get("value") or "")
    if str(detail.get("type")) != "text/plain":
        value = html_to_text(value)
    return fields.as_text(html.unescape(value) if ENCODED.search(value) else value)


def _source(entry: dict[str, Any]) -> str | None:
    """The outlet that a feed of many outlets names for an entry."""
    source = dict.get(entry, "source")
    return fields.as_text(dict.get(source, "title")) if isinstance(source, dict) else None


def _author(entry: dict[str, Any]) -> str | None:
    """Names; an entry that states only a mail address has no author."""
    people = [person for person in dict.get(entry, "authors") or [] if isinstance(person, dict)]
    names = [name for person in people if (name := fields.as_text(dict.get(person, "name")))]
    return ", ".join(name for name in dict.fromkeys(names) if "@" not in name) or None


def _stated_day(entry: dict[str, Any], version: str) -> str | None:
    """The day of publication as the entry writes it.

    Feedparser calls RSS's ``dc:date`` "updated". Atom's own ``updated`` is the day of the last
    correction, and no day of publication.
    """
    stated = dict.get(entry, "published")
    if not stated and version.startswith("rss"):
        stated = dict.get(entry, "updated")
    return fields.as_text(stated)


def _part(entry: dict[str, Any], title: str | None, text: str) -> str:
    """What stays the same over rebuilds: the entry's id or link, else its title, else its text."""
    stated = dict.get(entry, "id") or dict.get(entry, "link") or title
    if stated:
        return str(stated)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
