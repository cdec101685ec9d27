"""Templates of today's sites."""

from __future__ import annotations

from tests.evaluation.pages.markup import body, box, each, element, json_ld, meta, page
from tests.evaluation.pages.material import Material


def wordpress(m: Material) -> bytes:
    """A blog theme: the appeal and the channel stand among the paragraphs, as plain ones."""
    paragraphs = body(m.parts)
    content = [
        *paragraphs[:3],
        f"<figure><img src='a.jpg'>{each('figcaption', m.other('caption'))}</figure>",
        each("p", m.other("appeal")),
        *paragraphs[3:],
        each("p", m.other("channel")),
        box("sharedaddy sd-sharing", each("a", m.other("share"), "href='#'")),
        box("jp-relatedposts", each("p", m.other("related"))),
    ]
    head = meta(
        og__title=m.title,
        og__site_name=m.outlet,
        article__published_time=f"{m.published}T09:00:00+00:00",
        article__modified_time="2025-12-02T09:00:00+00:00",
    )
    return page(
        m,
        head + f'<link rel="canonical" href="{m.url}">\n',
        box("cookie-notice", each("span", m.other("cookies")))
        + "<header id='masthead'><nav><a href='/'>Home</a><a href='/war'>War</a></nav></header>"
        + "<div id='content'><article class='post type-post author-desk'>"
        + box("entry-header", element("h1", m.title), element("span", m.author, "class='byline'"))
        + box("entry-content", *content)
        + box("author-box", each("p", m.other("bio")))
        + "</article>"
        + box("comments-area", each("p", m.other("comments")))
        + "</div><aside id='secondary'>"
        + each("p", m.other("newsletter"))
        + "</aside>"
        + each("p", m.other("footer"), "class='site-info'"),
        names="single single-post comments-open",
    )


def soup(m: Material) -> bytes:
    """An application's markup: nothing but div, and class names that mean nothing."""
    paragraphs = [element("div", text, "class='x3f'") for _, text in m.parts]
    half = len(paragraphs) // 2
    appeal = [element("div", text, "class='x3f'") for text in m.other("appeal")]
    newsletter = [element("div", text, "class='q81'") for text in m.other("newsletter")]
    return page(
        m,
        json_ld(m),
        box("a0b", each("div", ["Home", "War", "Economy"], "class='k2'"))
        + box("a1c", element("div", m.title, "class='t9z'"), element("div", m.author))
        + box("w7d", *paragraphs[:half], box("p5e", *newsletter), *paragraphs[half:], *appeal)
        + box("r6f", each("div", m.other("share")), each("div", m.other("related")))
        + box("c9g", each("div", m.other("cookies")), each("div", m.other("footer"))),
    )


def amp(m: Material) -> bytes:
    """An AMP page: its own elements, the date in structured data only."""
    paragraphs = body(m.parts)
    return page(
        m,
        json_ld(m) + f'<link rel="canonical" href="{m.url}">',
        "<amp-consent layout='nodisplay'>"
        + each("p", m.other("cookies"))
        + "</amp-consent><main role='main'><article>"
        + element("h1", m.title)
        + "<amp-img src='a.jpg' width='1' height='1'></amp-img>"
        + each("figcaption", m.other("caption"))
        + "\n".join(paragraphs[:4])
        + box("i-amp-newsletter", each("p", m.other("newsletter")))
        + "\n".join(paragraphs[4:])
        + each("p", m.other("appeal"), "class='support'")
        + "</article></main><amp-sidebar>"
        + each("li", m.other("related"))
        + "</amp-sidebar><footer>"
        + each("p", m.other("footer"))
        + "</footer>",
        root=" amp",
    )


def live(m: Material) -> bytes:
    """A live blog: a lead, and then entries with their own times."""
    (_, lead), *rest = m.parts
    entries = [
        "<section class='update'><time class='update-time' datetime='2025-11-0"
        f"{number % 9 + 1}T10:00'>10:0{number}</time>"
        f"{element('h3' if tag == 'h2' else 'p', text)}</section>"
        for number, (tag, text) in enumerate(rest)
    ]
    entries.insert(3, box("live-promo", each("p", m.other("appeal"))))
    entries.insert(6, box("live-share", each("span", m.other("share"))))
    return page(
        m,
        meta(og__title=m.title, og__site_name=m.outlet)
        + f'<meta itemprop="datePublished" content="{m.published}T06:00:00Z">',
        box("top", each("p", m.other("cookies")))
        + "<main>"
        + element("h1", m.title)
        + element("p", lead, "class='standfirst'")
        + each("p", m.other("channel"), "class='hint'")
        + box("live-feed", *entries)
        + "</main><aside>"
        + each("p", m.other("related"))
        + "</aside>",
    )


def paid(m: Material) -> bytes:
    """A page that loads its text by script; it stands in the structured data as well."""
    return page(
        m,
        json_ld(m, articleBody="\n\n".join(m.reporting)),
        "<div id='root'>"
        + element("h1", m.title)
        + element("p", m.reporting[0], "class='teaser'")
        + box("gate", each("p", m.other("paywall")))
        + box("below", each("p", m.other("newsletter")))
        + "</div>",
    )


TEMPLATES = (wordpress, soup, amp, live, paid)
