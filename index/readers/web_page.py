"""Web pages: ``.html``, ``.htm`` and ``.xhtml``, as a browser or a crawler saved them."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.base import Draft, SourceFile
from index.readers.html_document import PageError, decode_page, parse_page
from index.readers.page_blocks import page_blocks
from index.readers.page_metadata import stated_by_page
from index.readers.page_pruning import prune
from index.readers.page_text import article_paragraphs
from index.vocabulary import Problem

NO_TEXT = (
    "is a page without an article's text (an overview, a video, or text that only a script "
    "would load); save the text as .txt or .md"
)


class WebPageReader:
    """Reads a saved page: the main text, and what the page states of itself. Never fetches."""

    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the page's article, or why there is none."""
        try:
            yield page_draft(decode_page(file.content))
        except PageError as error:
            yield Problem(file.path, str(error))


def page_draft(markup: str, *, address: str | None = None, title: str | None = None) -> Draft:
    """Return the article of a page.

    Args:
        markup: The page's source.
        address: Under which the page was saved, if that stands beside it.
        title: Used when the page itself states none.

    Raises:
        PageError: When the page cannot be read, or holds no article.
    """
    root = parse_page(markup)
    stated = stated_by_page(root, markup, address)
    prune(root)
    paragraphs = article_paragraphs(root, page_blocks(root), stated.paragraphs)
    named = stated.title or title
    # The headline is shown as the title; among the paragraphs it would be said twice.
    paragraphs = [p for p in paragraphs if p.casefold() != (named or "").casefold()]
    if not paragraphs:
        raise PageError(NO_TEXT)
    return Draft(
        "\n".join(paragraphs),
        title=named,
        outlet=stated.outlet,
        author=stated.author,
        published=stated.published,
        url=stated.url,
        published_from=stated.published_from,
    )
