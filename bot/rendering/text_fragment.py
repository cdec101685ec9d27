"""Links that make a browser open an article at the quote.

A text fragment is ``#:~:text=start,end`` at the end of an address; ``-``, ``,`` and ``&`` have a
meaning in it and are percent-encoded wherever they stand in the words.
Source: https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

DELIMITER = ":~:"
# A browser looks for the words on the page as they are. The longer they are, the likelier it is
# that the page has a footnote or a soft hyphen among them that the stored text has not; and words
# alone are never found across two paragraphs. So a longer quote is named by its ends.
LONGEST_WHOLE = 100
WORDS_AT_AN_END = 6
# What one end may be long: an address in Cyrillic takes six bytes a letter.
LONGEST_END = 120

_EDGES = re.compile(r"^\W+|\W+$")


def at_quote(address: str, quoted: str) -> str:
    """Return the address with a text fragment that names the quoted words.

    Args:
        address: Of the article; a fragment that it has already is kept.
        quoted: The words as the article has them. Without a letter or digit, or with a "word" of
            hundreds of characters at an end, they get no fragment.
    """
    directive = _directive(quoted)
    if directive is None:
        return address
    before = address.partition(DELIMITER)[0].removesuffix("#")
    return f"{before}{'' if '#' in before else '#'}{DELIMITER}text={directive}"


def _directive(quoted: str) -> str | None:
    whole = _EDGES.sub("", quoted)  # quotation marks are what pages set in their own way
    if not whole:
        return None
    if len(whole) <= LONGEST_WHOLE and "\n" not in whole:
        return _encoded(whole)
    words = whole.split()
    # Neither end may reach over a paragraph's end, nor the two overlap.
    first = whole.split("\n")[0].split()[:WORDS_AT_AN_END]
    last = whole.split("\n")[-1].split()[-WORDS_AT_AN_END:]
    if len(words) < len(first) + len(last):
        half = max(1, len(words) // 2)
        first, last = first[:half], last[-half:]
    while len(" ".join(first)) > LONGEST_END:
        first.pop()
    while len(" ".join(last)) > LONGEST_END:
        last.pop(0)
    ends = [_EDGES.sub("", " ".join(end)) for end in (first, last)]
    if len(words) < 2 or not all(ends):
        return None
    return ",".join(map(_encoded, ends))


def _encoded(words: str) -> str:
    # quote() leaves "-" as it is, which would make a prefix or suffix of the words.
    return percent_encoded(words, safe="").replace("-", "%2D")
