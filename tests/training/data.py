"""All examples, split by article, and made ready for a run."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from bot.reader.inputs import InputBuilder, ReaderInput
from index.embedding import open_embedder
from index.embedding.cache import EmbeddingCache, embed_cached
from index.embedding.manifest import TOKENIZER_FILE
from index.settings import IndexSettings
from tests.evaluation.news import kept_questions
from tests.evaluation.parts import Part, part_of
from tests.evaluation.questions import DATA
from tests.training.examples import Example
from tests.training.news_examples import NewsPool, news_examples

# Of the examples without an answer, in training: what was left out comes in another epoch.
THINNED = 0.6


@dataclass
class NewsData:
    """The news questions with what examples are made from."""

    pool: NewsPool
    questions: list[dict[str, Any]]
    vectors: np.ndarray[Any, np.dtype[np.float32]]

    @classmethod
    def load(cls, shared: Path, models_dir: Path, scratch: Path) -> NewsData:
        """Load them; the questions' vectors are kept in ``scratch`` for the next run.

        The passages' are in the embedding cache, as those of every index are.
        """
        kept = kept_questions(DATA / "news")
        questions = [{**question, "id": name} for name, question in kept]
        names = sorted({q["article"] for q in questions})
        embedder = open_embedder(None, models_dir)
        stored = scratch / "news_questions.npz"
        texts = [q["question"] for q in questions]
        with EmbeddingCache(IndexSettings.load().cache_file) as cache:
            pool = NewsPool.of(shared, names, lambda found: embed_cached(embedder, cache, found)[0])
        if stored.exists():
            with np.load(stored, allow_pickle=False) as found:
                if list(found["texts"]) == texts:
                    return cls(pool, questions, found["questions"])
        vectors = np.array([embedder.embed_question(text) for text in texts])
        scratch.mkdir(parents=True, exist_ok=True)
        np.savez(stored, texts=texts, questions=vectors)
        return cls(pool, questions, vectors)

    def examples(self, part: Part, seed: int, thinned: float = 1.0) -> list[Example]:
        """Return the examples of a part.

        Args:
            part: Which.
            seed: Another seed gives other passages beside the right ones.
            thinned: The part of the examples without an answer that stays.
        """
        chosen = [n for n, q in enumerate(self.questions) if part_of(q["article"]) == part]
        rng = random.Random(seed)  # noqa: S311
        questions = [self.questions[n] for n in chosen]
        return [
            example
            for example in news_examples(self.pool, questions, self.vectors[chosen], seed)
            if example.kind == "gold" or rng.random() < thinned
        ]


def input_builder(model_folder: Path) -> InputBuilder:
    """Return the builder with the packaged model's tokenizer."""
    tokenizer = Tokenizer.from_file(str(model_folder / TOKENIZER_FILE))
    tokenizer.no_truncation()
    return InputBuilder(tokenizer)


def inputs_of(builder: InputBuilder, examples: Sequence[Example]) -> list[ReaderInput]:
    """Return the rows of examples."""
    return [builder.row(builder.question(e.question), e.matter) for e in examples]


def whole(examples: Sequence[Example], inputs: Sequence[ReaderInput]) -> list[int]:
    """Return the numbers of the examples of which no sentence was cut off."""
    return [
        number
        for number, (example, row) in enumerate(zip(examples, inputs, strict=True))
        if example.answers and (row.spans[:, 1] > row.spans[:, 0]).all()
    ]


def batches(lengths: Sequence[int], most_tokens: int, rng: random.Random) -> Iterator[list[int]]:
    """Yield the numbers of the rows of each batch, in random order.

    Rows of a batch are of like length, and have at most so many tokens with their padding.
    """
    order = sorted(range(len(lengths)), key=lambda n: lengths[n] + rng.uniform(-20, 20))
    found: list[list[int]] = [[]]
    for number in order:
        widest = max([lengths[number], *(lengths[n] for n in found[-1])])
        if found[-1] and widest * (len(found[-1]) + 1) > most_tokens:
            found.append([])
        found[-1].append(number)
    rng.shuffle(found)
    yield from found


def training_examples(
    news: NewsData, collections: Sequence[Example], share: float, seed: int, news_rounds: int
) -> list[Example]:
    """Return the examples of one epoch.

    Args:
        news: The news questions come ``news_rounds`` times, each time with other passages beside
            the right one.
        collections: Of these a share is drawn, another one for each seed.
        share: From 0 to 1.
        seed: Of the epoch.
        news_rounds: See ``news``.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible sampling, no secret
    examples = rng.sample(list(collections), round(share * len(collections)))
    for round_ in range(news_rounds):
        examples += news.examples(Part.TRAIN, seed * 100 + round_, THINNED)
    return examples


def save_statistics(examples: Sequence[Example], file: Path) -> None:
    """Write how many examples there are of each kind."""
    counts: dict[str, int] = {}
    for example in examples:
        name = f"{example.source} {example.kind} {example.language}"
        counts[name] = counts.get(name, 0) + 1
    file.write_text(json.dumps(dict(sorted(counts.items())), indent=1), "utf-8")
