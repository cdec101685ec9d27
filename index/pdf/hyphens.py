"""Words that were divided at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

SOFT = "\N{SOFT HYPHEN}"
HYPHENS = "-\N{HYPHEN}"
NO_SPACE_AFTER = "\N{NON-BREAKING HYPHEN}/"
WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’ʼ][^\W\d_]+)*")
LAST = re.compile(r"([^\W\d_]+(?:[-\u2010\u2011'’ʼ][^\W\d_]+)*)[-\u2010]$")
FIRST = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’ʼ][^\W\d_]+)*")
# First halves that take a hyphen in print. They are asked only when the document itself does
# not use the word elsewhere.
TAKES_HYPHEN = frozenset(
    """
    anti cease co cross cyber deputy east ex eight five four full half hard high large long low
    middle mid multi nine non north old one part post pre pro quasi re right self semi seven short
    six small so south ten three top two ultra vice war well west wide would
    авиа бизнес вице военно вот все восточно где генерал западно из интернет как кем когда кое кто
    куда медиа мини онлайн пол по почему пресс премьер северо социально так топ три что экс юго
    віце воєнно де західно ззовні зі інтернет кимось коли куди медіа міні онлайн південно північно
    прем'єр прес пів соціально східно хто що як
    """.split()
)
# Second halves that do, in Russian and Ukrainian.
PARTICLES = frozenset("то либо нибудь таки ка небудь будь за під".split())
# "short- and long-range": the hyphen stands for a word that follows.
SHARED = frozenset("and or to und и или й і та або чи".split())
# Programs that divide words do so at the end of every fifth to tenth line; hyphens that belong
# to words fall at the end of one line in fifty (English has about one in 80 words).
DIVIDES = 0.04


class Hyphens:
    """Joins lines, knowing the words of the whole document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: Counter[str] = Counter()
        total = ending = 0
        for line in lines:
            total += 1
            words = [word.group() for word in WORDS.finditer(line)]
            if LAST.search(line):
                ending += 1
                words = words[:-1]  # half a word
            self._known.update(_plain(word) for word in words)
        self._divides = ending >= 2 and ending >= DIVIDES * total

    def join(self, text: str, line: str) -> str:
        """Return the text with the following line, words mended.

        A hyphen goes when the document has the word without it elsewhere, or divides words
        as a habit and neither writes this one with a hyphen nor begins it with a half that
        takes one. Else it stays, as it is printed.
        """
        if text.endswith(SOFT):
            return text[:-1] + line
        if text.endswith(tuple(NO_SPACE_AFTER)) and text[-2:-1].strip():
            return text + line
        if text.endswith("–") and text[-2:-1].isdecimal() and line[:1].isdecimal():
            return text + line
        if not text.endswith(tuple(HYPHENS)) or not text[-2:-1].strip():
            return f"{text} {line}"
        last, first = LAST.search(text[-80:]), FIRST.match(line[:80])
        if last is None or first is None or not last[1][-1].isalpha():
            return text + line  # figures, addresses
        if first[0].casefold() in SHARED:
            return f"{text} {line}"
        return (text[:-1] if self._is_one_word(last[1], first[0]) else text) + line

    def _is_one_word(self, last: str, first: str) -> bool:
        if first[0].isupper() and not last.isupper():
            return False  # Franco-German
        together, apart = self._known[_plain(last + first)], self._known[_plain(f"{last}-{first}")]
        if together != apart:
            return together > apart
        if _plain(last) in TAKES_HYPHEN or _plain(first) in PARTICLES or "-" in last:
            return False
        halves = min(self._known[_plain(last)], self._known[_plain(first)])
        return self._divides and not (halves and min(len(last), len(first)) > 3)


def _plain(word: str) -> str:
    return re.sub(r"[\u2010\u2011]", "-", word.casefold())
