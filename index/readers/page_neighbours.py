"""What belongs to an article because of what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.readers.page_blocks import HEADINGS, MOSTLY_LINKS, SENTENCE_END, Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A standfirst has a paragraph, or two; more above the text is something else.
MOST_LEADS = 3
# May hold words without a full stop, away from sentences.
PARTS_OF_TEXT = frozenset({"li", "blockquote", "dt", "dd", "pre"})


def add_neighbours(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice with what the chosen paragraphs stand around or below.

    Between the first and the last of them: sentences, headings and list items in the same
    container as other chosen sentences. Above the first: the standfirst below the headline.
    """
    places = [i for i, keep in enumerate(chosen) if keep]
    if not places:
        return list(chosen)
    first, last = places[0], places[-1]
    texts = Counter(blocks[i].container for i in places if blocks[i].is_prose)
    added = [
        keep or (first < i < last and _belongs(blocks[i], texts)) for i, keep in enumerate(chosen)
    ]
    titles = [i for i in range(first + 1) if blocks[i].tag == "h1"]
    above = [i for i in range(titles[-1] + 1, first) if blocks[i].is_prose] if titles else []
    for i in above if len(above) <= MOST_LEADS else ():
        added[i] = True
    return added


def _belongs(block: Block, texts: Counter[HtmlElement]) -> bool:
    if block.linked > MOSTLY_LINKS * len(block.text):
        return False
    # A list stands beside the paragraphs, its items one level below.
    container = block.container.getparent() if block.tag == "li" else block.container
    if container is None or texts[container] <= 1:
        return False
    of_lines = block.container is block.element
    return block.is_prose or block.tag in HEADINGS or block.tag == "li" or of_lines


def leave_out_scraps(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice without lines that are no sentences in containers that have none.

    They are headlines of other articles, links and labels; headings and lists stay.
    """
    texts = {b.container for b, keep in zip(blocks, chosen, strict=True) if keep and b.is_prose}
    return [
        keep
        and (
            block.container in texts
            or block.tag in HEADINGS | PARTS_OF_TEXT
            or SENTENCE_END.search(block.text) is not None
        )
        for block, keep in zip(blocks, chosen, strict=True)
    ]
