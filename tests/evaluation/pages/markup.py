"""Small pieces of HTML that the templates share."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Sequence

from tests.evaluation.pages.material import Material


def element(tag: str, text: str, attributes: str = "") -> str:
    """Return one element with escaped text."""
    return f"<{tag} {attributes}>".replace(" >", ">") + f"{html.escape(text, quote=False)}</{tag}>"


def each(tag: str, texts: Iterable[str], attributes: str = "") -> str:
    """Return an element for each of the texts."""
    return "\n".join(element(tag, text, attributes) for text in texts)


def box(names: str, *inner: str, tag: str = "div") -> str:
    """Return a container with class names."""
    return f'<{tag} class="{names}">\n' + "\n".join(inner) + f"\n</{tag}>"


def body(parts: Sequence[tuple[str, str]]) -> list[str]:
    """Return the article's paragraphs as elements, with list items in lists."""
    found: list[str] = []
    for tag, text in parts:
        if tag != "li":
            found.append(element(tag, text))
        elif found and found[-1].endswith("</ul>"):
            found[-1] = found[-1].removesuffix("</ul>") + element("li", text) + "</ul>"
        else:
            found.append(f"<ul>{element('li', text)}</ul>")
    return found


def page(material: Material, head: str, content: str, *, root: str = "", names: str = "") -> bytes:
    """Return a whole document in UTF-8."""
    return (
        f'<!DOCTYPE html>\n<html lang="{material.language}"{root}>\n<head><meta charset="utf-8">'
        f"<title>{html.escape(material.title)} - {material.outlet}</title>\n{head}</head>\n"
        f'<body class="{names}">\n{content}\n</body></html>\n'
    ).encode()


def meta(**values: str) -> str:
    """Return Open Graph tags; ``og__title`` gives og:title."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{html.escape(value)}">\n'
        for name, value in values.items()
    )


def json_ld(material: Material, **more: str) -> str:
    """Return the structured data of a news article."""
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": material.title,
        "datePublished": f"{material.published}T08:30:00+02:00",
        "dateModified": "2025-12-01T10:00:00+02:00",
        "author": [{"@type": "Person", "name": material.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": material.outlet},
        "mainEntityOfPage": material.url,
        **more,
    }
    text = json.dumps(described, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>\n'
