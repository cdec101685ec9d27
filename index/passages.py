"""From an article's sentences to its passages."""

from __future__ import annotations

from collections.abc import Sequence

from index.vocabulary import Article, Passage, Sentence

# e5 was measured at its best with about 110 words a passage on news text (see
# docs/architecture.md); a passage may grow by half rather than leave a stub behind.
TARGET_WORDS = 110
MOST_WORDS = 165
FEWEST_WORDS = 40


def build_passages(article: Article, sentences: Sequence[Sentence]) -> list[Passage]:
    """Group an article's sentences into runs of about :data:`TARGET_WORDS` words.

    Every sentence is in exactly one passage and none is cut. A single sentence longer than
    :data:`MOST_WORDS` is a passage of its own.
    """
    runs: list[list[Sentence]] = []
    sizes: list[int] = []
    for sentence in sentences:
        words = len(sentence.slice(article.text).split())
        if not runs or sizes[-1] >= TARGET_WORDS or sizes[-1] + words > MOST_WORDS:
            runs.append([])
            sizes.append(0)
        runs[-1].append(sentence)
        sizes[-1] += words
    if len(runs) > 1 and sizes[-1] < FEWEST_WORDS and sum(sizes[-2:]) <= MOST_WORDS:
        runs[-2:] = [runs[-2] + runs[-1]]
    return [Passage(article.id, number, tuple(run)) for number, run in enumerate(runs)]


def text_to_embed(article: Article, passage: Passage) -> str:
    """Return what the model reads for a passage: the article's title, then the passage.

    The title says what the passage is about when its own sentences only say "he" and "it".
    It helps ranking and is never shown as a quote.
    """
    body = passage.span.slice(article.text)
    return f"{article.title}\n{body}" if article.title else body
