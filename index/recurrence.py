"""Paragraphs that recur across articles: what no rule knows, but no article says.

"About us" and "Material may be reprinted with a link" stand under half the articles of an
outlet. A background paragraph ("The war began in …") does as well, and is reporting: so only a
paragraph counts that may be the outlet's own, because it names the outlet or a publication, is
no sentence, or sounds like credits, rights and requests. On 13,800 paragraphs of official texts
and news in three languages, only salutations came near ("Glory to Ukraine!" ends 44 of 100
addresses), and these are exempt.

An outlet's articles are counted together; articles that state none form one group, the folder.
Copies of one text (:mod:`index.copies`) count once.
"""

from __future__ import annotations

import re

from index.cleaning import ENDS_SENTENCE, is_named
from index.cleaning_signs import is_said
from index.cleaning_words import MAY_ASK, asks
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
LONGEST_LABEL = 120
REASON = "recurs"
# Credits, rights, addresses and accounts: what an outlet says of itself, in lower case.
OWN_VOICE = re.compile(
    r"©|\(c\)|https?://|www\.|t\.me/|\S@\S|(?<!\w)@\w"
    r"|all rights reserved|(?:reporting|editing|writing|photo|translated) by\b|follow us\b"
    r"|все права|перепечатк|мнение (?:автора|редакции)|материал подготов|подробнее"
    r"|[ву]сі права|передрук|думка (?:автора|редакції)|матеріал підготов|детальніше"
)

# What no sentence of reporting is called by itself.
OF_A_PUBLICATION = re.compile(
    r"\b(?:this (?:article|story|material|project|series|page|site|website)"
    r"|our (?:site|website|project|series)"
    r"|newsroom|editorial (?:office|board|team)|the editors|newsletter|podcast"
    r"|(?:этот|эта|данный) (?:материал|статья|текст|проект|сайт)|материал\w* сайта"
    r"|редакци\w+|наш\w* (?:сайт|проект)\w*"
    r"|(?:цей|ця) (?:матеріал|стаття|текст|проєкт|сайт)|матеріал\w* сайту"
    r"|редакці\w+|наш\w* (?:сайт|проєкт)\w*)\b",
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
    if OWN_VOICE.search(paragraph.lower()):
        return True
    asked = asks(paragraph) or MAY_ASK.search(paragraph)
    return bool(asked) and not is_said(paragraph)


def may_be_the_outlets(paragraph: str, outlet: str | None) -> bool:
    """Whether a paragraph can be the outlet's own, so that recurring tells against it.

    Args:
        paragraph: Of a canonical text.
        outlet: That published it, if known.
    """
    label = len(paragraph) <= LONGEST_LABEL and not ENDS_SENTENCE.search(paragraph)
    if label or own_voice(paragraph):
        return True
    named = OF_A_PUBLICATION.search(paragraph) or (outlet and is_named(outlet, paragraph))
    return bool(named) and not is_said(paragraph)


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
