"""What a template builds its page from: an article's paragraphs and a site's other words."""

from __future__ import annotations

from typing import Any

KINDS = {"#": "h2", "-": "li", ">": "blockquote"}


class Material:
    """One article and the boilerplate for it; keeps account of which boilerplate was used."""

    def __init__(
        self, language: str, texts: dict[str, Any], article: dict[str, Any], *, variant: int
    ) -> None:
        self.language = language
        self.outlet: str = texts["outlet"]
        self.title: str = article["title"]
        self.published: str = str(article["published"])
        self.slug: str = article["slug"]
        self.author: str = texts["authors"][variant % len(texts["authors"])]
        self.variant = variant
        self.used: list[str] = []
        self._boilerplate: dict[str, list[list[str]]] = texts["boilerplate"]
        self.parts: list[tuple[str, str]] = []
        for text in article["reporting"]:
            tag = KINDS.get(text[0], "p")
            self.parts.append((tag, text if tag == "p" else text[2:]))

    @property
    def reporting(self) -> tuple[str, ...]:
        """The article's paragraphs, its headings and its lead among them."""
        return tuple(text for _, text in self.parts)

    @property
    def day(self) -> str:
        """The day of publication as pages in Cyrillic show it."""
        return ".".join(reversed(self.published.split("-")))

    @property
    def url(self) -> str:
        """The article's address, which states no day."""
        return f"https://news.example.org/{self.language}/{self.slug}"

    def other(self, kind: str) -> list[str]:
        """Return the paragraphs of one piece of boilerplate, such as "newsletter"."""
        pieces = self._boilerplate[kind]
        found = pieces[self.variant % len(pieces)]
        self.used += found
        return found
