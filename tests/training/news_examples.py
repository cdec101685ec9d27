"""The project's own questions over news: the examples that decide more than any other."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.reader.inputs import ReadingMatter, reading_matter
from index.canonical import canonical
from index.language import detect_language
from index.passages import build_passages, text_to_embed
from index.sentences import split_sentences
from index.vocabulary import Article, Passage
from tests.evaluation.news import spans
from tests.training.examples import Example

# A passage that says nearly the same as the right one (the texts of some addresses stand in two
# sources) is no example of one that does not answer.
SAME = 0.94
STRIPPED_SHARE = 0.3
Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Passages in, their vectors out: (passages, dimensions)."""


@dataclass
class NewsPool:
    """The articles that questions were written over, cut into passages and embedded.

    Attributes:
        articles: By ``SOURCE/ID``.
        passages: Of all of them, in order.
    """

    articles: dict[str, Article]
    passages: list[Passage]
    vectors: NDArray[np.float32]

    @classmethod
    def of(cls, shared: Path, names: Sequence[str], embed: Embed) -> NewsPool:
        """Read, cut and embed the articles."""
        wanted, articles = set(names), {}
        for source in sorted({name.partition("/")[0] for name in names}):
            with (shared / "eval" / source / "corpus.jsonl").open(encoding="utf-8") as file:
                for row in map(json.loads, file):
                    name = f"{source}/{row['id']}"
                    if name in wanted:
                        text = canonical(row["text"])
                        articles[name] = Article(
                            id=name,
                            path=name,
                            text=text,
                            title=row.get("title"),
                            language=detect_language(text),
                        )
        passages = [
            passage
            for article in articles.values()
            for passage in build_passages(article, split_sentences(article.text, article.language))
        ]
        texts = [text_to_embed(articles[p.article], p) for p in passages]
        return cls(articles, passages, embed(texts))

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """Article → the numbers of its passages."""
        found: dict[str, list[int]] = {}
        for place, passage in enumerate(self.passages):
            found.setdefault(passage.article, []).append(place)
        return found

    def matter(self, place: int, without: frozenset[int] = frozenset()) -> ReadingMatter:
        """Return a passage as the reader sees it, some of its sentences perhaps taken out."""
        passage = self.passages[place]
        article = self.articles[passage.article]
        if not without:
            places = [(s.start, s.end) for s in passage.sentences]
            return reading_matter(article.text, places, article.title)
        from tests.training.encyclopedia import joined

        kept = [s.slice(article.text) for n, s in enumerate(passage.sentences) if n not in without]
        return joined(kept, article.title)


def news_examples(
    pool: NewsPool, questions: Sequence[dict[str, Any]], vectors: NDArray[np.float32], seed: int
) -> Iterator[Example]:
    """Yield examples for each question.

    Args:
        pool: The articles they are about.
        questions: As kept in ``tests/data/news``, each with an ``id``.
        vectors: Of the questions.
        seed: Another one gives other examples.
    """
    rng = random.Random(seed)  # noqa: S311
    centre = pool.vectors.mean(axis=0)
    for question, vector in zip(questions, vectors, strict=True):
        yield from _examples(pool, question, (vector - centre), rng)


def _examples(
    pool: NewsPool, question: dict[str, Any], vector: NDArray[np.float32], rng: random.Random
) -> Iterator[Example]:
    article = pool.articles[question["article"]]
    answers = {s.start for s in spans(article.text, question["answers"])}
    contradicts = {s.start for s in spans(article.text, question["contradicted_by"])}

    def example(place: int, kind: Any, without: frozenset[int] = frozenset()) -> Example:
        sentences = [s for n, s in enumerate(pool.passages[place].sentences) if n not in without]
        own = pool.passages[place].article == question["article"]
        return Example(
            question=question["question"],
            matter=pool.matter(place, without),
            answers=tuple(int(own and s.start in answers) for s in sentences),
            contradicts=tuple(int(own and s.start in contradicts) for s in sentences),
            source="news",
            article=question["article"],
            kind=kind,
            question_id=question["id"],
            question_kind=question["kind"],
            language=question["lang"],
        )

    similarity = pool.vectors @ vector
    own = sorted(pool.numbers[question["article"]], key=lambda place: -similarity[place])
    marked = answers | contradicts
    holding = [p for p in own if any(s.start in marked for s in pool.passages[p].sentences)]
    rest = [p for p in own if p not in holding]
    for place in holding:
        yield example(place, "gold" if answers else "unanswerable")
    if answers and rng.random() < STRIPPED_SHARE:
        place = rng.choice(holding)
        sentences = pool.passages[place].sentences
        without = frozenset(n for n, s in enumerate(sentences) if s.start in answers)
        if 1 <= len(without) < len(sentences) - 1:
            yield example(place, "stripped", without)
    near = rest[: 2 if answers else 3]
    for place in near[: 1 if answers else 2]:
        yield example(place, "same_article" if answers else "unanswerable")
    if near[1 if answers else 2 :] and rng.random() < 0.5:
        yield example(near[-1], "same_article" if answers else "unanswerable")
    if (other := _of_another_article(pool, own, holding, similarity, rng)) is not None:
        yield example(other, "other_article")


def _of_another_article(
    pool: NewsPool,
    own: list[int],
    holding: list[int],
    similarity: NDArray[np.float32],
    rng: random.Random,
) -> int | None:
    """Return a passage of another article that comes near, but is not the right one again."""
    best = np.argsort(-similarity)[:60]
    near = pool.vectors[holding or own] @ pool.vectors[best].T
    usable = [
        int(p)
        for p, same in zip(best, near.max(axis=0), strict=True)
        if same < SAME and p not in own
    ]
    return usable[min(len(usable) - 1, int(rng.expovariate(0.25)))] if usable else None
