"""Paragraphs that recur across articles: what no rule knows, but no article says.

"About us" and "Material may be reprinted with a link" stand under half the articles of an
outlet. So does nothing that is reporting: on 13,800 paragraphs of official texts and news in
three languages, only salutations came near ("Glory to Ukraine!" ends 44 of 100 addresses), and
these are exempt. A background paragraph that an outlet repeats in a few articles stays.

An outlet's articles are counted together; articles that state none form one group, the folder.
Copies of one text (:mod:`index.copies`) count once.
"""

from __future__ import annotations

import re

from index.cleaning_words import ASKS, MAY_ASK
from index.digests import key_of

# In so many articles, and in this part of all that the outlet has.
ARTICLES = 5
SHARE = 0.2
# A paragraph that sounds like the outlet's own voice needs fewer.
ARTICLES_OWN_VOICE = 3
SHARE_OWN_VOICE = 0.02
# "Glory to Ukraine!", "Ladies and gentlemen!": part of what was said, wherever it recurs.
LONGEST_EXCLAMATION = 60
LONGEST = 1_000
REASON = "recurs"
# Credits, rights, addresses and accounts: what an outlet says of itself.
OWN_VOICE = re.compile(
    r"©|\(c\)|https?://|www\.|t\.me/|\S@\S|(?<!\w)@\w"
    r"|all rights reserved|(?:reporting|editing|writing|photo|translated) by\b|follow us\b"
    r"|все права|перепечатк|мнение (?:автора|редакции)|материал подготов|подробнее"
    r"|[ву]сі права|передрук|думка (?:автора|редакції)|матеріал підготов|детальніше",
    re.IGNORECASE,
)


def recurrence_key(paragraph: str) -> int | None:
    """Return what a paragraph is counted under; None when it is not counted.

    Args:
        paragraph: Of a canonical text.
    """
    if len(paragraph) > LONGEST or _is_exclamation(paragraph):
        return None
    return key_of(" ".join(paragraph.casefold().split()).encode())


def own_voice(paragraph: str) -> bool:
    """Whether a paragraph sounds like the outlet speaking of itself."""
    return bool(OWN_VOICE.search(paragraph) or ASKS.search(paragraph) or MAY_ASK.search(paragraph))


def recurs(articles: int, of: int, *, own_voice: bool) -> bool:
    """Whether a paragraph stands in too many articles to be reporting.

    Args:
        articles: In how many of the outlet's articles it stands, copies counted once.
        of: How many articles the outlet has, copies counted once.
        own_voice: What :func:`own_voice` says of it.
    """
    if own_voice:
        return articles >= ARTICLES_OWN_VOICE and articles >= SHARE_OWN_VOICE * of
    return articles >= ARTICLES and articles >= SHARE * of


def _is_exclamation(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_EXCLAMATION and paragraph.endswith(("!", "!»", "!”", '!"'))
