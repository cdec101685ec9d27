"""The article that a page describes for search engines (schema.org in JSON-LD)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from index.readers import fields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report, ...
ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)")
WRAPPED = re.compile(r"\A\s*(?://\s*)?<!(?:\[CDATA\[|--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*\Z")
# A page describes itself in some kilobytes; with articleBody in some hundred.
LONGEST_SCRIPT = 2_000_000
# @graph, mainEntity and the like stand at the top; further down are other things' articles.
DEPTH = 3
TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
PARAGRAPH_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|blockquote)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """An article as structured data describes it; what it does not state is None."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    paragraphs: tuple[str, ...] = ()


def described_article(root: HtmlElement, addresses: set[str], titles: set[str]) -> Described:
    """Return what the page's structured data says of its article.

    When it describes several, the page's own is the one with its address or its headline; if
    none has, nothing is known.

    Args:
        root: Of the page, not pruned.
        addresses: That the page states for itself.
        titles: The page's headlines.
    """
    by_id: dict[str, dict[str, Any]] = {}
    articles: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for thing in _things(_load(script.text or "")):
                if isinstance(thing.get("@id"), str) and len(thing) > 1:
                    by_id.setdefault(thing["@id"], thing)
                if _is_article(thing):
                    articles.append(thing)
    if len(articles) > 1:
        articles = [a for a in articles if _is_of_page(a, addresses, titles)][:1]
    if not articles:
        return Described()
    return _described(articles[0], by_id)


def _load(source: str) -> Any:
    if len(source) > LONGEST_SCRIPT:
        return None
    try:
        return json.loads(WRAPPED.sub("", source), strict=False)
    # Not JSON, numbers of thousands of digits, or thousands of brackets: costs only itself.
    except (ValueError, RecursionError):
        return None


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value if depth <= DEPTH else ():
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth <= DEPTH:
                yield from _things(value.get(name), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(
        isinstance(name, str) and ARTICLE.fullmatch(name.rpartition("/")[2])
        for name in (types if isinstance(types, list) else [types])
    )


def _is_of_page(article: dict[str, Any], addresses: set[str], titles: set[str]) -> bool:
    return _address(article) in addresses or _text(article.get("headline")) in titles


def _address(article: dict[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return fields.as_url(article.get("url")) or fields.as_url(page)


def _described(article: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Described:
    return Described(
        title=_text(article.get("headline")),
        outlet=_names(article.get("publisher"), by_id),
        author=_names(article.get("author"), by_id),
        published=fields.as_date(article.get("datePublished")),
        url=_address(article),
        paragraphs=_paragraphs(article.get("articleBody")),
    )


def _text(value: Any) -> str | None:
    return fields.as_text(html.unescape(value)) if isinstance(value, str) else None


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    """Return the names of persons or organisations; one may be given by reference."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        thing = item
        if isinstance(thing, dict) and "name" not in thing and isinstance(thing.get("@id"), str):
            thing = by_id.get(thing["@id"], {})
        name = _text(thing.get("name") if isinstance(thing, dict) else thing)
        if name and not fields.as_url(name) and name not in found:
            found.append(name)
    return ", ".join(found) or None


def _paragraphs(body: Any) -> tuple[str, ...]:
    if not isinstance(body, str):
        return ()
    text = html.unescape(body)
    lines = TAG.sub("", PARAGRAPH_TAG.sub("\n", text)).splitlines()
    return tuple(line for line in (" ".join(line.split()) for line in lines) if line)
