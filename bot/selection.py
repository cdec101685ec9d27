"""From scored sentences to the few quotes that are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.vocabulary import Evidence, Quote
from index.vocabulary import Article, Sentence
from index.words import words

MOST_QUOTES = 4
# A further sentence is shown when its score comes this near to the best one's. e5's cosines
# lie close together, so the margin is small. Chosen on the development questions.
MARGIN = 0.035
# Two sentences that share this part of their words say the same thing.
SAME = 0.8
# Joined quotes stay readable on a phone.
LONGEST_JOINED = 700
# «…», — сказал он. / “…” said the minister.
ONLY_QUOTATION = re.compile(r"[«“\"„].*[»”\"][.!?…]?\Z", re.DOTALL)
ATTRIBUTION = re.compile(
    r"(?:[—–-]\s*)?(?:(?:\w+[ ,]+){0,5}?)"
    r"(?:said|says|added|told|noted|stressed|wrote|explained|warned|argued|asked"
    r"|сказал\w*|заявил\w*|добавил\w*|отметил\w*|подчеркнул\w*|пояснил\w*|написал\w*"
    r"|сказа\w+|заяви\w+|дода\w+|зазначи\w+|наголоси\w+|поясни\w+|написа\w+)\b",
    re.IGNORECASE,
)


def select(evidence: Sequence[Evidence], sentences: dict[str, list[Sentence]]) -> list[Quote]:
    """Return one to four quotes, best first, without repeating what has been said.

    Args:
        evidence: Best first, not empty.
        sentences: Article id → all sentences of the article, in order.
    """
    floor = evidence[0].score - MARGIN
    chosen: list[Evidence] = []
    for item in evidence:
        if item.score < floor or len(chosen) == MOST_QUOTES:
            break
        if not any(_says_the_same(item, other) for other in chosen):
            chosen.append(item)
    return join([(item.article, item.sentence) for item in chosen], sentences)


def join(
    chosen: Sequence[tuple[Article, Sentence]], sentences: dict[str, list[Sentence]]
) -> list[Quote]:
    """Turn sentences into quotes; those that belong together become one.

    Chosen neighbours in one paragraph are joined, and a sentence that is nothing but quoted
    speech takes its attribution along. A quote keeps the place of its best sentence.
    """
    runs: list[tuple[Article, int, int]] = []  # article, first and last sentence number
    for article, sentence in chosen:
        order = sentences[article.id]
        number = order.index(sentence)
        last = number + 1 if _needs_next(article, order, number) else number
        for at, (other, first, end) in enumerate(runs):
            if other.id == article.id and number <= end and last >= first:
                break  # already inside
            joined = (min(first, number), max(end, last))
            if other.id == article.id and _adjoin(article, order, (first, end), (number, last)):
                runs[at] = (article, *joined)
                break
        else:
            runs.append((article, number, last))
    return [
        Quote(article, sentences[article.id][first].start, sentences[article.id][last].end)
        for article, first, last in runs
    ]


def _adjoin(
    article: Article, order: list[Sentence], one: tuple[int, int], other: tuple[int, int]
) -> bool:
    """Whether two runs of sentences stand side by side in a paragraph and are short enough."""
    left, right = sorted((one, other))
    if left[1] + 1 != right[0]:
        return False
    start, end = order[left[0]].start, order[right[1]].end
    between = article.text[order[left[1]].end : order[right[0]].start]
    return "\n" not in between and end - start <= LONGEST_JOINED


def _needs_next(article: Article, order: list[Sentence], number: int) -> bool:
    """Whether a sentence is a bare quotation whose speaker is named by the next one."""
    text = order[number].slice(article.text)
    if number + 1 == len(order) or not ONLY_QUOTATION.match(text):
        return False
    following = order[number + 1]
    return (
        "\n" not in article.text[order[number].end : following.start]
        and following.end - order[number].start <= LONGEST_JOINED
        and bool(ATTRIBUTION.match(following.slice(article.text)))
    )


def _says_the_same(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences share nearly all their words, as copies of a report do."""
    left = {word.text for word in words(one.text)}
    right = {word.text for word in words(other.text)}
    smaller = min(len(left), len(right))
    return smaller > 0 and len(left & right) >= SAME * max(len(left), len(right))
