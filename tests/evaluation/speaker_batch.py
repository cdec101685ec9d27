"""Draws sentences to label blind: whose words they are, before anybody sees what the rules say.

A batch mixes sentences that the rules name somebody for with ones that they leave alone and that
have a quotation mark or a verb of saying. Which is which is not shown.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.speakers.article import voices
from index.sentences import split_sentences
from index.vocabulary import Article, Sentence
from tests.evaluation.speakers import labelled_article, labels

_MAY_SAY = re.compile(
    r"[\"“”«»„]|\b(?:sa(?:id|ys)|told|according|stated|noted|added|stressed|emphasi[sz]ed|announced"
    r"|сказал|заяв|сообщи|говор|рассказ|отмет|по словам|считает|утвержда|розпов|зазнач|повідом"
    r"|за словами|наголос|каже)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:^|[.?!)\n] ?)((?:[^\W\d_][\w’'-]+ ){0,9}[^\W\d_][\w’'-]+): ")
_BEFORE, _AFTER, _LEAD = 600, 130, 150


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence to label.

    Attributes:
        named: Whether the rules name somebody; kept from the one who labels.
    """

    article: Article
    number: int
    sentence: Sentence
    named: bool


def articles(source: str, shared: Path, *, again: bool) -> Iterator[Article]:
    """Yield the articles of a source in the shared folder that no label is of, or that some are."""
    used = {label.article for label in labels()}
    with (shared / source / "corpus.jsonl").open(encoding="utf-8") as lines:
        names = [f"{source}/{json.loads(line)['id']}" for line in lines]
    yield from (labelled_article(name, shared) for name in names if (name in used) == again)


def draw(
    source: str, shared: Path, named: int, unnamed: int, each: int, seed: int, half: int | None
) -> list[Drawn]:
    """Draw sentences at random.

    Args:
        source: A folder of the shared one; with "+" of its articles that have labels already.
        shared: The folder with the news corpora.
        named: How many that the rules name somebody for.
        unnamed: How many that they leave alone and that may give somebody's words.
        each: At most so many of one article and kind.
        seed: The same seed draws the same sentences.
        half: 0 or 1: of every second article only, so that another batch has the others.
    """
    again = source.endswith("+")
    pool = list(articles(source.removesuffix("+"), shared, again=again))
    labelled = {(label.article, label.start) for label in labels()}
    if half is not None:
        pool = pool[half::2]
    random.Random(seed).shuffle(pool)  # noqa: S311 - a sample, no secret
    drawn: dict[bool, list[Drawn]] = defaultdict(list)
    wanted = {True: named, False: unnamed}
    for article in pool:
        if all(len(drawn[kind]) >= count for kind, count in wanted.items()):
            break
        sentences = split_sentences(article.text, article.language)
        found: dict[bool, list[Drawn]] = defaultdict(list)
        pairs = zip(sentences, voices(article, sentences), strict=True)
        for number, (sentence, voice) in enumerate(pairs, 1):
            if (article.path, sentence.start) in labelled:
                continue
            shown = bool(voice.speaker and voice.speaker.shown)
            if shown or _MAY_SAY.search(sentence.slice(article.text)):
                found[shown].append(Drawn(article, number, sentence, shown))
        for kind, some in found.items():
            left = max(0, wanted[kind] - len(drawn[kind]))
            order = random.Random(f"{seed}{article.id}")  # noqa: S311 - a sample, no secret
            chosen = order.sample(some, min(each, left, len(some)))
            drawn[kind] += chosen
    return [*drawn[True], *drawn[False]]


def shown(drawn: Drawn) -> str:
    """Return a sentence with what is around it, as the one who labels sees it."""
    text, sentence = drawn.article.text, drawn.sentence
    before = text[max(0, sentence.start - _BEFORE) : sentence.start].replace("\n", " ¶ ")
    lead = text[:_LEAD] if sentence.start - _BEFORE > _LEAD else ""
    heads = _HEAD.findall(text[: sentence.start])
    who = drawn.article.author or drawn.article.outlet
    return (
        f"@ {drawn.article.path} {drawn.number} | {drawn.article.title} | {who}"
        f"{' | turn: ' + heads[-1] if heads else ''}\n"
        + (f"{lead} […] " if lead else "")
        + f"{before}⟦{sentence.slice(text)}⟧"
        + text[sentence.end : sentence.end + _AFTER].replace("\n", " ¶ ")
    )


def main() -> None:
    """Write a batch: ``batch.txt`` to read, ``batch.jsonl`` with what is kept from the reader."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluation.speaker_batch", description=__doc__
    )
    parser.add_argument("shared", type=Path, help="folder with the news corpora")
    parser.add_argument("out", type=Path, help="folder for the batch")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--of",
        action="append",
        required=True,
        metavar="SOURCE[+]:NAMED:UNNAMED:EACH[:HALF]",
        help="how many sentences of which source",
    )
    given = parser.parse_args()
    batch: list[Drawn] = []
    for of in given.of:
        source, named, unnamed, each, *half = of.split(":")
        batch += draw(
            source,
            given.shared,
            int(named),
            int(unnamed),
            int(each),
            given.seed,
            int(half[0]) if half else None,
        )
    batch.sort(key=lambda drawn: (drawn.article.path, drawn.number))
    given.out.mkdir(parents=True, exist_ok=True)
    with (given.out / "batch.txt").open("w", encoding="utf-8") as text:
        for at, drawn in enumerate(batch, 1):
            print(f"{at}. {shown(drawn)}\n", file=text)
    with (given.out / "batch.jsonl").open("w", encoding="utf-8") as rows:
        for at, drawn in enumerate(batch, 1):
            row = {
                "at": at,
                "article": drawn.article.path,
                "number": drawn.number,
                "named": drawn.named,
            }
            print(json.dumps(row, ensure_ascii=False), file=rows)
    print(f"{len(batch)} sentences, {sum(drawn.named for drawn in batch)} of them named")


if __name__ == "__main__":
    main()
