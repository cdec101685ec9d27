"""Paragraphs that are not reporting: appeals, newsletter forms, paywall lines, buttons.

A paragraph goes only on evidence, since a lost sentence cannot be quoted:

* it is one of the button lines, word for word;
* or it speaks to the reader *and* asks for something a publication asks for (money, an
  address, a subscription, consent to cookies). Reporting about donations or subscriptions
  speaks of them in the third person and stays;
* or it follows such a paragraph, or the words that open an appeal, without a break, and goes
  on speaking as "we" to "you". The first paragraph that does neither ends the appeal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning_words import (
    ADDRESSES_READER,
    ASKS,
    BUTTONS,
    MAY_ASK,
    OPENS_APPEAL,
    SPEAKS_AS_US,
    TRADE,
)
from index.readers.decoding import REPLACEMENT
from index.vocabulary import Removal

# An appeal's opening line says little else; a longer paragraph is judged by its content.
LONGEST_OPENING = 120
# Forms and prompts are short; nobody asks for a subscription in 900 characters without
# one of the other signs. A speech that thanks donors is longer and stays.
LONGEST_REQUEST = 700
LETTERS = re.compile(r"[^\w$€£₽₴]+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The paragraphs that stay, and those that went with the reason for each."""

    kept: tuple[str, ...]
    removed: tuple[Removal, ...]


def clean(paragraphs: Sequence[str]) -> Cleaned:
    """Sort an article's paragraphs into reporting and the rest.

    Args:
        paragraphs: Of one article's canonical text, in order.
    """
    kept: list[str] = []
    removed: list[Removal] = []
    in_appeal = False
    for position, paragraph in enumerate(paragraphs):
        reason = _reason(paragraph, in_appeal=in_appeal)
        if reason is None:
            kept.append(paragraph)
            in_appeal = False
        else:
            removed.append(Removal(paragraph, reason, position))
            in_appeal = in_appeal or reason.startswith("appeal")
    return Cleaned(tuple(kept), tuple(removed))


def _reason(paragraph: str, *, in_appeal: bool) -> str | None:
    if REPLACEMENT in paragraph:
        return "damaged characters"
    if LETTERS.sub(" ", paragraph.casefold()).strip() in BUTTONS:
        return "button"
    if len(paragraph) <= LONGEST_OPENING and OPENS_APPEAL.match(paragraph):
        return "appeal: its opening"
    addresses = ADDRESSES_READER.search(paragraph)
    asks = ASKS.search(paragraph) or (TRADE.search(paragraph) and MAY_ASK.search(paragraph))
    if asks and addresses and len(paragraph) <= LONGEST_REQUEST and not _is_quotation(paragraph):
        return f"appeal: asks the reader ({asks.group().strip().casefold()})"
    if in_appeal and (asks or addresses or SPEAKS_AS_US.search(paragraph)):
        return "appeal: goes on"
    return None


def _is_quotation(paragraph: str) -> bool:
    """Somebody quoted asking for help is reporting: “Support us,” the minister said."""
    return paragraph.startswith(("“", '"', "«", "„")) or bool(
        re.search(r"[”»\"]\s*[,—–-]", paragraph)
    )
