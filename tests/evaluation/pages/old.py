"""Templates of old sites, and of pages as browsers save and show them."""

from __future__ import annotations

import base64
import html

from tests.evaluation.pages.markup import body, box, each, element, meta, page
from tests.evaluation.pages.material import Material

NAVIGATION = "".join(f"<a href='/{n}'>Section {n}</a><br>" for n in range(12))


def tables(m: Material) -> bytes:
    """Cells instead of blocks, line breaks instead of paragraphs, Windows-1251 in Cyrillic."""
    text = "<br><br>\n".join(html.escape(t, quote=False) for _, t in m.parts)
    appeal = "<br><br>".join(m.other("appeal"))
    footer = " | ".join(m.other("footer"))
    encoding = "windows-1252" if m.language == "en" else "windows-1251"
    return (
        f"<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset={encoding}'>"
        f"<TITLE>{html.escape(m.title)}</TITLE></HEAD><BODY><TABLE width=100%><TR>"
        f"<TD width=150>{NAVIGATION}</TD><TD><FONT size=5><B>{html.escape(m.title)}</B></FONT>"
        f"<BR><I>{m.day}</I><BR><BR>{text}<BR><BR>{appeal}</TD>"
        f"<TD><B>{'<BR>'.join(m.other('related'))}</B></TD></TR></TABLE><HR>"
        f"<CENTER>{footer}</CENTER></BODY></HTML>"
    ).encode(encoding, "xmlcharrefreplace")


def saved(m: Material) -> bytes:
    """Saved by a browser: one form around everything, scripts, pictures, hidden windows."""
    paragraphs = body(m.parts)
    picture = base64.b64encode(bytes(range(256)) * 20).decode()
    source = page(
        m,
        meta(og__title=m.title, og__site_name=m.outlet) + "<script>var a = '<p>no</p>';</script>",
        "<form action='./Article.aspx' id='aspnetForm'>"
        + f"<img src='data:image/png;base64,{picture}'>"
        + "<div class='modal' style='display: none'>"
        + each("p", m.other("newsletter"))
        + "</div><div class='page'>"
        + element("h1", m.title)
        + f"<div class='date'><time datetime='{m.published}'>{m.published}</time></div>"
        + each("p", m.other("caption"), "class='photo-text'")
        + "\n".join(paragraphs[:5])
        + box("inset", each("p", m.other("related")))
        + "\n".join(paragraphs[5:])
        + each("p", m.other("paywall"))
        + each("p", m.other("bio"), "class='signature'")
        + "</div>"
        + box("comment-list", each("p", m.other("comments")))
        + box("bottom", each("p", m.other("cookies")), each("p", m.other("footer")))
        + "</form>",
    ).decode()
    note = f"<!-- saved from url=({len(m.url):04d}){m.url} -->\n"
    return source.replace("<html", note + "<html", 1).encode()


def reader_view(m: Material) -> bytes:
    """A reader mode's page: what the browser took for the text, appeal and buttons included."""
    return page(
        m,
        "",
        "<div class='container' dir='ltr'><div class='header reader-header'>"
        + element("h1", m.title, "class='reader-title'")
        + element("div", m.author, "class='credits reader-credits'")
        + "</div><hr><div class='content'><div class='moz-reader-content'>"
        + "\n".join(body(m.parts))
        + each("p", m.other("appeal"))
        + each("p", m.other("share"))
        + each("p", m.other("newsletter"))
        + "</div></div></div>",
    )


def web_archive(m: Material) -> bytes:
    """A browser's archive (MHTML) of a page with microdata."""
    paragraphs = body(m.parts)
    source = page(
        m,
        meta(og__site_name=m.outlet),
        "<article itemscope itemtype='https://schema.org/NewsArticle'>"
        + element("h1", m.title, "itemprop='headline'")
        + f"<time itemprop='datePublished' datetime='{m.published}T12:00:00+03:00'></time>"
        + "<div itemprop='articleBody'>"
        + "\n".join(paragraphs[:2])
        + box("donation-box", each("p", m.other("appeal")))
        + "\n".join(paragraphs[2:])
        + each("p", m.other("footer"))
        + each("p", m.other("channel"))
        + "</div></article>"
        + box("under", each("p", m.other("related"))),
    )
    payload = base64.encodebytes(source).decode()
    picture = base64.encodebytes(bytes(range(256))).decode()
    return "\r\n".join(
        [
            "From: <Saved by Blink>",
            f"Snapshot-Content-Location: {m.url}",
            "Subject: =?utf-8?B?" + base64.b64encode(m.title.encode()).decode() + "?=",
            "MIME-Version: 1.0",
            'Content-Type: multipart/related; type="text/html"; boundary="----part--x"',
            "",
            "------part--x",
            "Content-Type: image/png",
            "Content-Transfer-Encoding: base64",
            "Content-Location: https://news.example.org/a.png",
            "",
            *picture.splitlines(),
            "------part--x",
            "Content-Type: text/html",
            "Content-Transfer-Encoding: base64",
            f"Content-Location: {m.url}",
            "",
            *payload.splitlines(),
            "------part--x--",
            "",
        ]
    ).encode()


TEMPLATES = (tables, saved, reader_view, web_archive)
