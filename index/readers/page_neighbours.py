"""What belongs to an article because of what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.cleaning_buttons import POINTS_ELSEWHERE
from index.readers.page_blocks import HEADINGS, MOSTLY_LINKS, SENTENCE_END, Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A standfirst has a paragraph, or two; more above the text is something else.
MOST_LEADS = 3
# May hold words without a full stop, away from sentences.
PARTS_OF_TEXT = frozenset({"li", "blockquote", "dt", "dd", "pre"})

# "— The minister": a quotation's attribution.
LONGEST_ATTRIBUTION = 120
# Boxes of other articles; a page with more "read also" is a list of them.
MOST_BOXES = 20
NO_WORD = re.compile(r"\W+")


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


def add_attributions(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice with the names below chosen quotations, which say who speaks."""
    added = list(chosen)
    for i, block in enumerate(blocks):
        if i and added[i - 1] and _attributes(block) is not None:
            above = blocks[i - 1]
            added[i] = added[i] or _attributes(block) in {above.element, above.container}
    return added


def _attributes(block: Block) -> HtmlElement | None:
    """Return the quotation that a block below its words belongs to."""
    if len(block.text) > LONGEST_ATTRIBUTION:
        return None
    quotation = block.element if block.tag == "blockquote" else block.element.getparent()
    known = block.tag in {"footer", "cite", "blockquote"}
    return quotation if known and quotation is not None and quotation.tag == "blockquote" else None


def leave_out_teasers(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """Return the choice without the boxes of other articles that begin with "read also".

    Such a box opens with these words and does not hold the text.
    """
    weights: Counter[HtmlElement] = Counter()
    for block, keep in zip(blocks, chosen, strict=True):
        weights[block.container] += len(block.text) if keep and block.is_prose else 0
    if not weights:
        return list(chosen)
    text = weights.most_common(1)[0][0]
    around = {text, *text.iterancestors()}
    boxes = [
        block.container
        for above, block in zip([None, *blocks], blocks, strict=False)
        if NO_WORD.sub(" ", block.text.casefold()).strip() in POINTS_ELSEWHERE
        and block.container not in around
        and (above is None or above.container is not block.container)
    ]
    teasers = {element for box in boxes[:MOST_BOXES] for element in box.iter()}
    return [
        keep and block.element not in teasers for block, keep in zip(blocks, chosen, strict=True)
    ]


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
            or _attributes(block) is not None
            or SENTENCE_END.search(block.text) is not None
        )
        for block, keep in zip(blocks, chosen, strict=True)
    ]
