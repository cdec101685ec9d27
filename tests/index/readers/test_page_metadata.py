"""What pages state of themselves: only statements count."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from index.readers.html_document import parse_page
from index.readers.page_metadata import Stated, stated_by_page
from index.vocabulary import DateSource

DAY = date(2025, 7, 7)


def stated(head: str = "", body: str = "<p>Text.</p>", address: str | None = None) -> Stated:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return stated_by_page(parse_page(markup), markup, address)


def data(*things: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(t)}</script>' for t in things)


def news(**more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": "Talks", "datePublished": "2025-07-07", **more}


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2025-07-07T01:00:00+03:00">',
        '<meta name="pubdate" content="Mon, 07 Jul 2025 10:00:00 GMT">',
        '<meta name="DC.date.issued" content="2025-07-07">',
        '<meta itemprop="datePublished" content="2025-07-07T10:00:00.000Z">',
        '<time itemprop="datePublished" datetime="2025-07-07">yesterday</time>',
        '<time class="entry-date published" datetime="2025-07-07T10:00">7.7.</time>',
        "<time datetime='2025-07-07' pubdate>7.7.</time>",
        "<span class='post-date'>7 июля 2025</span>",
        "<abbr class='published' title='2025-07-07T10:00:00Z'>yesterday</abbr>",
        "<article><h1>Talks</h1><time datetime='2025-07-07'>7.7.</time></article>",
    ],
)
def test_meta_tags_and_time_elements_state_the_day(markup: str) -> None:
    found = stated(body=markup)

    assert (found.published, found.published_from) == (DAY, DateSource.PAGE)


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:modified_time" content="2025-07-07">',
        '<meta name="last-modified" content="2025-07-07">',
        '<meta property="og:updated_time" content="2025-07-07">',
        "<time class='updated' datetime='2025-07-07'>7.7.</time>",
        "<time itemprop='dateModified' datetime='2025-07-07'>7.7.</time>",
        "<aside><time datetime='2025-07-07'>7.7.</time></aside>",
        "<ul><li><a>Other</a><time datetime='2025-07-07'>7.7.</time></li></ul>",
        "<div class='related'><time datetime='2025-07-07'>7.7.</time></div>",
        "<div class='comments'><time datetime='2025-07-07'>7.7.</time></div>",
        "<time datetime='2025-07-07'>a</time><time datetime='2025-07-06'>b</time>",
        "<time datetime='2025'>a</time><time datetime='PT5M'>b</time>",
        '<meta name="date" content="07/04/2025">',
        '<meta name="date" content="0001-01-01T00:00:00Z">',
        "<p>It happened on 2025-07-07.</p><footer>© 2025</footer>",
        "<p>The two met on <time datetime='2025-07-07'>7 July</time>, as they had agreed.</p>",
        "<div>Last updated: <time datetime='2025-07-07'>7 July</time></div>",
        "<div><span>Обновлено</span> <time datetime='2025-07-07'>7 июля</time></div>",
        "<time datetime='2025-07-07'>оновлено 7 липня</time>",
    ],
)
def test_other_days_are_not_the_day_of_publication(markup: str) -> None:
    assert stated(body=markup).published is None


def test_a_day_after_tomorrow_is_no_statement() -> None:
    later = datetime.now(UTC).date() + timedelta(days=3)

    assert stated(f'<meta name="date" content="{later}">').published is None


def test_the_page_counts_before_its_structured_data() -> None:
    meta = '<meta property="article:published_time" content="2025-07-06">'

    assert stated(meta + data(news())).published == date(2025, 7, 6)
    found = stated(data(news()))
    assert (found.published, found.published_from) == (DAY, DateSource.JSON_LD)


def test_a_bare_time_element_counts_after_structured_data_and_the_address() -> None:
    shown = "<article><h1>Talks</h1><time datetime='2025-07-09'>9 July</time></article>"
    dated = '<link rel="canonical" href="https://example.org/2025/07/07/talks">'

    assert stated(data(news()), shown).published_from is DateSource.JSON_LD
    assert stated(dated, shown).published is None  # the address states it
    assert stated(body=shown).published == date(2025, 7, 9)


def test_the_day_of_an_update_beside_it_does_not_hide_the_day_of_publication() -> None:
    shown = (
        "<time datetime='2025-07-07'>7 July</time>, updated <time datetime='2025-07-09'>9</time>"
    )

    assert stated(body=f"<article><h1>Talks</h1><p>{shown}</p></article>").published == DAY


def test_structured_data_gives_title_outlet_author_and_address() -> None:
    article = news(
        headline="Talks &amp; trains",
        author=[{"@id": "#a"}, {"@type": "Person", "name": "B. Writer"}],
        publisher={"@id": "#desk"},
        mainEntityOfPage={"@id": "https://example.org/talks"},
    )
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#a", "name": "A. Writer"},
            {"@type": "Organization", "@id": "#desk", "name": "Sample Desk"},
            article,
        ]
    }

    found = stated(data(graph))

    assert (found.title, found.outlet) == ("Talks & trains", "Sample Desk")
    assert (found.author, found.url) == ("A. Writer, B. Writer", "https://example.org/talks")


def test_of_several_described_articles_only_the_page_s_own_counts() -> None:
    other = news(headline="Other", url="https://example.org/other", datePublished="2025-01-01")
    own = news(headline="Own", url="https://example.org/own")
    canonical = '<link rel="canonical" href="https://example.org/own">'

    assert stated(canonical + data(other, own)).published == DAY
    assert stated(data(other, own), "<h1>Own</h1>").published == DAY
    assert stated(data(other, own)).published is None


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        "null",
        '"text"',
        "1" * 10_000,
        '{"@type": ["NewsArticle", 1], "headline": [1], "author": 7, "publisher": [[]]}',
        '{"@type": "NewsArticle", "datePublished": {"@value": 1}, "articleBody": ["a"]}',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "publisher": {"@id": {"a": 1}}}',
        '{"@id": "#a", "@type": "Article", "mainEntity": {"@id": "#a"}}',
    ],
)
def test_broken_structured_data_costs_only_itself(script: str) -> None:
    head = f'<title>Talks</title><script type="application/ld+json">{script}</script>'

    found = stated(head)

    assert (found.title, found.published, found.outlet) == ("Talks", None, None)


def test_the_outlet_is_never_the_host_and_a_window_title_loses_only_a_stated_outlet() -> None:
    head = '<title>Talks resume | Sample Desk</title><link rel="canonical" href="https://desk.example/a">'

    assert stated(head).outlet is None
    assert stated(head).title == "Talks resume | Sample Desk"
    named = stated(head + '<meta property="og:site_name" content="Sample Desk">')
    assert (named.title, named.outlet) == ("Talks resume", "Sample Desk")


def test_an_author_is_a_name_and_not_an_address() -> None:
    assert stated('<meta property="article:author" content="https://example.org/a">').author is None
    assert stated(body="<a rel='author' href='/a'>A. Writer</a>").author == "A. Writer"
    teasers = "".join(f"<div><a rel='author'>Writer {n}</a></div>" for n in range(9))
    assert stated(body=teasers).author is None


def test_the_address_is_one_of_an_article() -> None:
    front = '<link rel="canonical" href="https://example.org/">'
    saved = "<!-- saved from url=(0025)https://example.org/talks -->"

    assert stated(front).url is None
    assert stated('<link rel="canonical" href="javascript:alert(1)">').url is None
    assert stated('<meta property="og:url" content="http://[">').url is None
    assert stated(front, address="https://example.org/b").url == "https://example.org/b"
    markup = f"{saved}<html><body><p>Text.</p></body></html>"
    assert stated_by_page(parse_page(markup), markup).url == "https://example.org/talks"
