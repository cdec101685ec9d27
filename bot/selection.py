"""From scored sentences to the few quotes that are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from bot.answer_kinds import Kind
from bot.lists import following_items
from bot.vocabulary import Evidence, Quote
from index.vocabulary import Article, Sentence
from index.words import words

# On the first screen; the others are there for whoever asks for more evidence.
MOST_QUOTES = 4
MOST_IN_ALL = 12
# A further sentence is shown when its log-odds come this near to the best one's. Of the questions
# that `make fit` uses, 63 in 100 have a right sentence among the first four of the order, and 58
# among those of them within 2.0, which are three on average; terms lie further apart.
MARGIN = 2.0
MARGIN_OF_TERMS = 8.5
# Two sentences that share this part of their words say the same thing.
SAME = 0.8
NUMBER = re.compile(r"\d+")
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


def select(
    evidence: Sequence[Evidence],
    sentences: Mapping[str, Sequence[Sentence]],
    kinds: Set[Kind],
) -> list[Quote]:
    """Return quotes, best first, without repeating what has been said.

    A question for terms is answered by all the sentences that state one: articles give
    conditions one by one, in sentences that have little else in common with the question.

    Args:
        evidence: Best first, not empty.
        sentences: Article id → all sentences of the article, in order.
        kinds: Of answer that the question asks for.
    """
    chosen = [evidence[0]]
    for item in evidence[1:]:
        stated = Kind.TERMS in kinds and bool(item.shows_kind)
        if (
            item.score >= evidence[0].score - (MARGIN_OF_TERMS if stated else MARGIN)
            and len(chosen) < MOST_IN_ALL
            and not any(_says_the_same(item, other) for other in chosen)
        ):
            chosen.append(item)
    quotes = join(
        [(item.article, item.sentence) for item in chosen],
        sentences,
        kinds,
    )
    return _with_another_outlet(quotes)


def _with_another_outlet(quotes: list[Quote]) -> list[Quote]:
    """Let the last place of the first screen go to another outlet when one has all of them.

    What several say stands side by side; that others say it, too, would else be a touch away.
    """
    first = {quote.article.outlet for quote in quotes[:MOST_QUOTES]}
    if len(first) > 1:
        return quotes
    for place, quote in enumerate(quotes[MOST_QUOTES:], MOST_QUOTES):
        if quote.article.outlet and quote.article.outlet not in first:
            quotes.insert(MOST_QUOTES - 1, quotes.pop(place))
            break
    return quotes


def join(
    chosen: Sequence[tuple[Article, Sentence]],
    sentences: Mapping[str, Sequence[Sentence]],
    kinds: Set[Kind] = frozenset(),
) -> list[Quote]:
    """Turn sentences into quotes; those that belong together become one.

    Chosen neighbours are joined. A sentence that is nothing but quoted speech takes its
    attribution along, one that announces a list the list. A quote keeps the place of its best
    sentence.

    Args:
        chosen: Article and sentence, best first.
        sentences: Article id → all sentences of the article, in order.
        kinds: Of answer that the question asks for. Terms are joined also when a paragraph ends
            between them.
    """
    places: dict[str, dict[int, int]] = {}  # article id → sentence number → place
    articles: dict[str, Article] = {}
    together: set[tuple[str, int]] = set()  # sentences that belong to the one before
    for place, (article, sentence) in enumerate(chosen):
        order = sentences[article.id]
        number = order.index(sentence)
        numbers = places.setdefault(article.id, {})
        numbers[number] = min(place, numbers.get(number, place))
        following = following_items(article, order, number, kinds, LONGEST_JOINED)
        if not following and _needs_next(article, order, number):
            following = range(number + 1, number + 2)
        for other in following:
            numbers[other] = min(place, numbers.get(other, place))
            together.add((article.id, other))
        articles[article.id] = article

    quotes: list[tuple[int, Quote]] = []
    for article_id, numbers in places.items():
        article, order = articles[article_id], sentences[article_id]
        run: list[int] = []
        for each in (*sorted(numbers), None):
            across = Kind.TERMS in kinds or (article_id, each) in together
            if run and (each is None or not _adjoin(article, order, run[0], run[-1], each, across)):
                quote = Quote(article, order[run[0]].start, order[run[-1]].end)
                quotes.append((min(numbers[n] for n in run), quote))
                run = []
            if each is not None:
                run.append(each)
    return [quote for _, quote in sorted(quotes, key=lambda pair: pair[0])]


def _adjoin(
    article: Article,
    order: Sequence[Sentence],
    first: int,
    last: int,
    number: int,
    across_paragraphs: bool,
) -> bool:
    """Whether a sentence goes on a run of sentences, and the whole is short enough to read."""
    between = article.text[order[last].end : order[number].start]
    return (
        number == last + 1
        and (across_paragraphs or "\n" not in between)
        and order[number].end - order[first].start <= LONGEST_JOINED
    )


def _needs_next(article: Article, order: Sequence[Sentence], number: int) -> bool:
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
    """Whether two sentences share nearly all their words, and all numbers, as copies do."""
    left = {word.text for word in words(one.text)}
    right = {word.text for word in words(other.text)}
    if NUMBER.findall(one.text) != NUMBER.findall(other.text):
        return False
    return bool(left) and len(left & right) >= SAME * max(len(left), len(right))
