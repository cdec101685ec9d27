"""Appeals that were run into the end of a paragraph's line, as when a page is copied as text."""

from __future__ import annotations

import re
from itertools import pairwise

from index.cleaning_words import (
    ADDRESSES_READER,
    MAY_ASK,
    OPENS_LETTER,
    OWN_WORK,
    TRADE,
    asks,
)

SENTENCE_BREAK = re.compile(r"""[.!?…:]["»”’)]*\s+(?=["“«„(]?[^\W\d_a-zа-яёіїєґ])""")
# An appeal of one paragraph may begin with a sentence that has no sign ("We have no owner."):
# what stands before the first sign is reporting only when it is longer. The longest beginning
# of that kind in the test pages has 71 characters.
SHORTEST_HEAD = 80
# Forms and prompts are short; nobody asks for a subscription in 900 characters without one of
# the other signs, and a speech that thanks donors is longer. A letter to the readers that was
# run into one line has up to 1,300 characters.
LONGEST_WHOLE = 700
LONGEST_LETTER = 2500
QUOTES = ("“", '"', "«", "„")


def cut_run_in(paragraph: str) -> tuple[str, str]:
    """Return the reporting and the appeal at its end; either may be empty.

    The appeal begins with words that open a letter, or with the first sentence that asks or
    speaks to the reader, and the sentence before in which a publication speaks of its work. It
    must ask for what only a publication asks for, since presidents need help and support, too.
    When all of the paragraph may be an appeal, it comes back as the first of the two.
    """
    if not asks(paragraph) and not (TRADE.search(paragraph) and MAY_ASK.search(paragraph)):
        return paragraph, ""
    starts = [0, *(match.end() for match in SENTENCE_BREAK.finditer(paragraph))]
    sentences = [paragraph[a:b] for a, b in pairwise([*starts, len(paragraph)])]
    for i, sentence in enumerate(sentences):
        if len(paragraph) - starts[i] > LONGEST_LETTER:
            continue
        opens = OPENS_LETTER.match(sentence) is not None
        if not opens and not _has_sign(sentence):
            continue
        if not opens and starts[i] < SHORTEST_HEAD and len(paragraph) <= LONGEST_WHOLE:
            return paragraph, ""
        while not opens and i > 1 and OWN_WORK.search(sentences[i - 1]):
            i -= 1
        tail = paragraph[starts[i] :]
        if i and _is_appeal(tail, opened=opens):
            return paragraph[: starts[i]].rstrip(), tail
    return paragraph, ""


def _has_sign(sentence: str) -> bool:
    return bool(asks(sentence) or MAY_ASK.search(sentence) or ADDRESSES_READER.search(sentence))


def _is_appeal(text: str, *, opened: bool) -> bool:
    if len(text) > (LONGEST_LETTER if opened else LONGEST_WHOLE) or is_quotation(text):
        return False
    asked = asks(text) or (opened and TRADE.search(text) and MAY_ASK.search(text))
    return bool(asked and ADDRESSES_READER.search(text))


def is_quotation(paragraph: str) -> bool:
    """Whether somebody is quoted: asking for help is then reporting ("Support us," he said)."""
    return paragraph.startswith(QUOTES) or bool(re.search(r"[”»\"]\s*[,—–-]", paragraph))
