"""Which of a page's paragraphs are the article.

trafilatura chooses; the words come from the page itself, so that a paragraph is whole or not
there at all (trafilatura drops links inside sentences on some pages). What it misses is added
on the page's own word: its structured data, its marked text, or the paragraphs beside.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from index.readers.page_blocks import Block
from index.readers.page_neighbours import (
    add_attributions,
    add_neighbours,
    leave_out_scraps,
    leave_out_teasers,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORD = re.compile(r"\w+")
RUN = 4
# Half the runs of a paragraph are found again even when a link of four words was dropped.
SAME = 0.5
# A choice with less than half of the characters that the page itself marks as the text is no
# choice of the text (a teaser, a caption, a notice).
FULL = 0.5
# trafilatura took 8 s for 45,000 paragraphs and 38 s for 200,000 words in elements of their
# own. A page with more than this is chosen by its own marks alone, in 2 s.
MOST_ELEMENTS = 30_000

Words = tuple[str, ...]


class Known:
    """Paragraphs that were seen elsewhere, to be found again by their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole: set[Words] = set()
        self._runs: set[Words] = set()
        for text in texts:
            words = _words(text)
            self._whole.add(words)
            self._runs.update(_runs(words))

    def __contains__(self, text: str) -> bool:
        words = _words(text)
        runs = _runs(words)
        if not runs:
            return bool(words) and words in self._whole
        return sum(run in self._runs for run in runs) >= SAME * len(runs)


def article_paragraphs(
    root: HtmlElement, blocks: Sequence[Block], stated: Sequence[str]
) -> list[str]:
    """Return the article's paragraphs, in order; none when the page has no text.

    Args:
        root: Of the page, pruned.
        blocks: Of the page.
        stated: The paragraphs of the text that the page's structured data holds, if it does.
    """
    by_site, by_choice = Known(stated), Known(_chosen(root))
    chosen = [block.text in by_choice or block.text in by_site for block in blocks]
    chosen = add_neighbours(blocks, chosen)
    marked = _marked(root, blocks)
    if _length(blocks, chosen) < FULL * _length(blocks, marked):
        chosen = marked
    if not _has_prose(blocks, chosen):
        chosen = _largest_group(blocks)
    if _lacks(blocks, chosen, stated):
        return list(stated)
    if not _has_prose(blocks, chosen):
        return []
    chosen = leave_out_scraps(blocks, add_attributions(blocks, chosen))
    chosen = leave_out_teasers(blocks, chosen)
    return [block.text for block, keep in zip(blocks, chosen, strict=True) if keep]


@cache
def _extractor() -> Any:
    """Import trafilatura once it is needed: that takes a second."""
    import trafilatura

    # It logs an error for each page that is no article; the report says so already.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction


def _chosen(root: HtmlElement) -> list[str]:
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return []
    try:
        found = _extractor()(
            root,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            with_metadata=False,
        )
    # Whatever a stranger's page makes it stumble over, the page's own marks are still there.
    except Exception:
        return []
    if found is None or found.body is None:
        return []
    # Elements of one level, and a list's items one by one.
    return [
        text
        for element in found.body.iter("p", "head", "item", "quote", "ab", "code")
        if (text := " ".join(element.itertext()).strip())
    ]


def _words(text: str) -> Words:
    return tuple(WORD.findall(text.casefold()))


def _runs(words: Words) -> list[Words]:
    return [words[i : i + RUN] for i in range(len(words) - RUN + 1)]


def _length(blocks: Sequence[Block], chosen: Sequence[bool]) -> int:
    return sum(len(block.text) for block, keep in zip(blocks, chosen, strict=True) if keep)


def _has_prose(blocks: Sequence[Block], chosen: Sequence[bool]) -> bool:
    return any(keep and block.is_prose for block, keep in zip(blocks, chosen, strict=True))


def _lacks(blocks: Sequence[Block], chosen: Sequence[bool], stated: Sequence[str]) -> bool:
    """Whether most of the text that the structured data holds is not on the page itself.

    A text that is much shorter than what was chosen is an abstract, and never used.
    """
    known = Known(block.text for block, keep in zip(blocks, chosen, strict=True) if keep)
    length = sum(map(len, stated))
    found = sum(len(text) for text in stated if text in known)
    return found < FULL * length and length >= FULL * _length(blocks, chosen)


def _marked(root: HtmlElement, blocks: Sequence[Block]) -> list[bool]:
    """Choose what the page marks as its text: articleBody, its only article, or main."""
    for path in ("//*[contains(@itemprop, 'articleBody')]", "//article", "//main"):
        found = root.xpath(path)
        if len(found) == 1:
            inside = set(found[0].iter())
            prose = [block.is_prose and block.element in inside for block in blocks]
            return add_neighbours(blocks, prose)
    return [False] * len(blocks)


def _largest_group(blocks: Sequence[Block]) -> list[bool]:
    """Choose the sentences that stand side by side and are the most text."""
    weights: defaultdict[HtmlElement, int] = defaultdict(int)
    for block in blocks:
        weights[block.container] += len(block.text) if block.is_prose else 0
    largest = max(weights, key=lambda container: weights[container], default=None)
    prose = [block.is_prose and block.container is largest for block in blocks]
    return add_neighbours(blocks, prose)
