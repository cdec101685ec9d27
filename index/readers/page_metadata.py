"""What a web page says of itself: title, outlet, author, address and day of publication.

Only statements count. The day of a modification is not the day of publication, and a day
somewhere in the text or in a list of other articles is no statement at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.readers import fields
from index.readers.json_ld import Described, described_article
from index.readers.page_blocks import INLINE, SENTENCE_END
from index.stated_dates import day_in_url
from index.vocabulary import DateSource

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of meta tags, the most certain first.
TITLE = ("og:title", "twitter:title", "dc.title", "citation_title")
OUTLET = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher")
AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "citation_author")
PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article:published", "datepublished"),
    *("og:published_time", "og:pubdate", "pubdate", "publishdate", "publish-date", "publish_date"),
    *("published_time", "publication_date", "parsely-pub-date", "sailthru.date", "pub_date"),
    *("cxenseparse:recs:publishtime", "citation_publication_date", "dcterms.issued"),
    *("dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date"),
)
# Class names of the element that shows the day of publication, and of those that do not.
SAYS_PUBLISHED = re.compile(
    r"publi|pubdate|entry-date|post-date|article-date|posted", re.IGNORECASE
)
NOT_PUBLISHED = re.compile(r"updat|modif|edit|correct|comment|related|event", re.IGNORECASE)
# More than a few are other articles' authors, in a list of teasers.
MOST_AUTHORS = 3
# In words, before a day or with it: "Updated 3 July".
UPDATED = re.compile(
    r"updat|modif|edited|correct|обновл|изменен|исправл|оновл|змінен|виправл", re.IGNORECASE
)
# A byline has a name or two and the outlet's; a sentence that tells of a day has more words.
LONGEST_BYLINE = 60
MOST_LEVELS = 4
BESIDE = frozenset({"aside", "nav", "footer", "li", "figure", "blockquote"})
# Written by browsers into the pages that they save.
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})\s*-->")
SAVED_FROM_WITHIN = 2000
# What stands between a headline and the outlet's name in <title>.
SUFFIX = re.compile(r"\s+[|–—·•:/-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states; what it does not state is None."""

    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: date | None
    published_from: DateSource
    paragraphs: tuple[str, ...]


def stated_by_page(root: HtmlElement, markup: str, address: str | None = None) -> Stated:
    """Return what the page states of its article.

    Args:
        root: Of the page, not pruned.
        markup: The page's source, for the line that a browser wrote above it.
        address: Under which the page was saved, if that stands beside it.
    """
    meta, beside = _meta(root), _beside(root)
    addresses = [a for a in _addresses(root, meta, markup, address) if a]
    heading = _heading(root)
    titles = [title for title in (*(meta.get(n) for n in TITLE), heading) if title]
    described = described_article(root, set(addresses), set(titles))
    outlet = _first(meta, OUTLET) or described.outlet
    published, source = _published(root, meta, described, beside)
    url = next(iter(addresses), described.url)
    if published is None and not (url and day_in_url(url, datetime.now(UTC).date())):
        published, source = _shown_day(root, beside, named=False), DateSource.PAGE
    return Stated(
        title=described.title or next(iter(titles), None) or _window_title(root, outlet),
        outlet=outlet,
        author=described.author or _author(root, meta, beside),
        url=url,
        published=published,
        published_from=source,
        paragraphs=described.paragraphs,
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return the meta tags of the page by their names in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = fields.as_text(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _addresses(
    root: HtmlElement, meta: dict[str, str], markup: str, address: str | None
) -> Iterator[str | None]:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield _article_address(link.get("href"))
    yield _article_address(meta.get("og:url"))
    saved = SAVED_FROM.search(markup, 0, SAVED_FROM_WITHIN)
    yield _article_address(saved.group(1) if saved else None)
    yield _article_address(address)


def _article_address(value: str | None) -> str | None:
    """Return an address of an article: some sites state their front page for every page."""
    url = fields.as_url(value)
    parts = urlsplit(url) if url else None
    return url if parts and (parts.path.strip("/") or parts.query) else None


def _heading(root: HtmlElement) -> str | None:
    """Return the page's only first heading; of several, none is known to be the title."""
    found = [text for e in root.iter("h1") if (text := fields.as_text(e.text_content()))]
    return found[0] if len(found) == 1 else None


def _window_title(root: HtmlElement, outlet: str | None) -> str | None:
    """Return ``<title>``, without the outlet's name behind it."""
    title = next((fields.as_text(e.text_content()) for e in root.iter("title")), None)
    if title and outlet:
        *headline, last = SUFFIX.split(title)
        if headline and last.casefold() == outlet.casefold():
            return title[: -len(last)].rstrip(" |–—·•:/-") or title
    return title


def _author(root: HtmlElement, meta: dict[str, str], beside: set[HtmlElement]) -> str | None:
    for name in AUTHOR:
        # article:author is an address of a profile more often than a name.
        if name in meta and not fields.as_url(meta[name]):
            return meta[name]
    found: list[str] = []
    for element in root.iter("a", "span", "div", "p", "address"):
        marked = (
            "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        )
        if marked and element.getparent() not in beside:
            inner = element.xpath(".//*[@itemprop='name']")
            text = fields.as_text((inner[0] if inner else element).text_content())
            if text and text not in found:
                found.append(text)
    return ", ".join(found) if 0 < len(found) <= MOST_AUTHORS else None


def _published(
    root: HtmlElement, meta: dict[str, str], described: Described, beside: set[HtmlElement]
) -> tuple[date | None, DateSource]:
    for name in PUBLISHED:
        if day := fields.as_date(meta.get(name)):
            return day, DateSource.PAGE
    if day := _shown_day(root, beside, named=True):
        return day, DateSource.PAGE
    return described.published, DateSource.JSON_LD


def _shown_day(root: HtmlElement, beside: set[HtmlElement], *, named: bool) -> date | None:
    """Return the day that the page shows for its article, if its time elements agree on one.

    Args:
        root: Of the page.
        beside: What stands in something beside the article.
        named: Whether to look at elements that say that they are the day of publication, or at
            bare ``<time>`` elements; those count only away from sentences.
    """
    days: set[date] = set()
    bylines: dict[HtmlElement, bool] = {}
    for element in root.iter("time", "abbr", "span", "meta"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
        is_time = element.tag == "time"
        says = SAYS_PUBLISHED.search(marks) or (is_time and element.get("pubdate") is not None)
        if NOT_PUBLISHED.search(marks) or bool(says) is not named or not (is_time or says):
            continue
        if element.getparent() in beside or _is_update(element):
            continue
        if not named and not _in_byline(element, bylines):
            continue
        value = element.get("datetime") or element.get("content") or element.get("title")
        if day := fields.as_date(value or (element.text_content() if says else None)):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _is_update(element: HtmlElement) -> bool:
    """Whether the words of an element, or right before it, say that the day is a later one's."""
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        words = (parent.text or "") if parent is not None else ""
    else:
        words = before.tail or ""
        if not words.strip() and before.tag != "time":
            words = before.text or ""
    return bool(UPDATED.search(f"{words} {element.text or ''}"))


def _in_byline(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether few words stand around an element, so that no sentence tells of its day."""
    around = element.getparent()
    for _ in range(MOST_LEVELS):
        if around is None or around.tag not in INLINE:
            break
        around = around.getparent()
    if around is None:
        return False
    if around not in known:
        own = [around.text or "", *(child.tail or "" for child in around)]
        inline = [child.text or "" for child in around if child.tag in INLINE - {"time"}]
        words = " ".join(" ".join([*own, *inline]).split())
        known[around] = len(words) <= LONGEST_BYLINE and not SENTENCE_END.search(words)
    return known[around]


def _beside(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements in something beside the article, or in a list.

    One pass from the root down: asking each element for all around it would be slow.
    """
    found: set[HtmlElement] = set()
    for element in root.iter():
        if element.tag in {"html", "body"}:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.getparent() in found or element.tag in BESIDE or NOT_PUBLISHED.search(names):
            found.add(element)
    return found
