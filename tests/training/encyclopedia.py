"""Licensed question collections: SQuAD 2.0 and its relatives, and XQuAD in two languages."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.reader.inputs import ReadingMatter, reading_matter
from index.sentences import split_sentences
from tests.evaluation.parts import number
from tests.training.examples import LEFT_OUT, Example
from tests.training.sampling import alike

EVIDENCE = Path("train") / "evidence.jsonl.gz"
XQUAD = Path("eval") / "xquad_en_ru"
# Reviews and comments are far from news; a third of them is enough of their manner.
SHARE = {"amazon_reviews": 0.3, "reddit": 0.3}
# Articles that the reader never sees, so that it can be measured on them.
HELD_OUT_OF_SQUAD = 4  # one article in four
NEGATIVES = 12
LONGEST = 24  # sentences of one example
STRIPPED_SHARE = 0.25


def is_held_out(source: str, article: str) -> bool:
    """Whether an article is kept for measuring."""
    if source == "squad2":
        return number(article) % HELD_OUT_OF_SQUAD == 0
    if source == "xquad":
        return number(article) % 2 == 0
    return number(article) % 20 == 0


def joined(sentences: list[str], title: str | None, before: str = "") -> ReadingMatter:
    """Return sentences that were kept apart as one passage."""
    text, places = before, []
    for sentence in sentences:
        text += " " if text else ""
        places.append((len(text), len(text) + len(sentence)))
        text += sentence
    return reading_matter(text, places, title or None)


def evidence_examples(shared: Path, *, held_out: bool, seed: int = 0) -> Iterator[Example]:
    """Yield examples of the collections in ``evidence.jsonl.gz``.

    For each question its passage, and one of another article that shares most words with it.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible sampling, no secret
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(shared / EVIDENCE, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            row["id"] = f"{row['source']}:{len(rows[row['source']])}"
            if is_held_out(row["source"], row["article"]) != held_out:
                continue
            if rng.random() > SHARE.get(row["source"], 1.0):
                continue
            if row["sentences"] and len(row["sentences"]) <= LONGEST:
                rows[row["source"]].append(row)
    for of_source in rows.values():
        texts = [" ".join(row["sentences"]) for row in of_source]
        near = alike([row["question"] for row in of_source], texts, min(NEGATIVES, len(texts) - 1))
        for row, candidates in zip(of_source, near, strict=True):
            yield _own(row)
            others = [
                of_source[c]
                for c in candidates
                if of_source[c]["article"] != row["article"]
                and texts[c] != " ".join(row["sentences"])
            ]
            if others:
                other = others[min(len(others) - 1, int(rng.expovariate(0.7)))]
                yield _other(row, other)
            if row["answerable"] and 1 in row["labels"] and rng.random() < STRIPPED_SHARE:
                yield from _stripped(row)


def _labels(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(label if label in (0, 1) else LEFT_OUT for label in row["labels"])


def _example(
    row: dict[str, Any], matter: ReadingMatter, answers: tuple[int, ...], kind: Any
) -> Example:
    return Example(
        question=row["question"],
        matter=matter,
        answers=answers,
        contradicts=(0,) * len(answers)
        if row["source"] != "squad2"
        else (LEFT_OUT,) * len(answers),
        source=row["source"],
        article=row["article"],
        kind=kind,
        question_id=row["id"],
    )


def _own(row: dict[str, Any]) -> Example:
    kind = "gold" if row["answerable"] else "unanswerable"
    return _example(row, joined(row["sentences"], row["title"]), _labels(row), kind)


def _other(row: dict[str, Any], other: dict[str, Any]) -> Example:
    sentences = other["sentences"]
    matter = joined(sentences, other["title"])
    return _example(row, matter, (0,) * len(sentences), "other_article")


def _stripped(row: dict[str, Any]) -> Iterator[Example]:
    kept = [s for s, label in zip(row["sentences"], row["labels"], strict=True) if label == 0]
    if len(kept) > 1:
        yield _example(row, joined(kept, row["title"]), (0,) * len(kept), "stripped")


def xquad_examples(shared: Path, *, held_out: bool, seed: int = 0) -> Iterator[Example]:
    """Yield XQuAD examples, Russian questions over both languages and English over Russian.

    English over English is in ``evidence.jsonl.gz``.
    """
    rng = random.Random(seed)  # noqa: S311
    with (shared / XQUAD / "corpus.jsonl").open(encoding="utf-8") as file:
        texts = {row["id"]: row for row in map(json.loads, file)}
    with (shared / XQUAD / "questions.jsonl").open(encoding="utf-8") as file:
        questions = {row["id"]: row for row in map(json.loads, file)}
    for question in questions.values():
        gold = question["gold_doc_ids"][0]
        article = texts[gold]["article"].partition("-")[2]
        if is_held_out("xquad", article) != held_out:
            continue
        for language in ("en", "ru"):
            if question["lang"] == language == "en":
                continue
            doc = f"{language}-{gold.partition('-')[2]}"
            twin = questions.get(f"{language}-{question['qid']}")
            if doc not in texts or twin is None:
                continue
            yield from _xquad(question, twin["gold_evidence"], texts[doc], article)
            others = [
                d
                for d, row in texts.items()
                if row["lang"] == language and row["article"] == texts[doc]["article"] and d != doc
            ]
            if others:
                yield from _xquad(question, [], texts[rng.choice(others)], article)


def _xquad(
    question: dict[str, Any], evidence: list[str], doc: dict[str, Any], article: str
) -> Iterator[Example]:
    text = doc["text"]
    spans = [(s.start, s.end) for s in split_sentences(text, doc["lang"])][:LONGEST]
    places = [(at, at + len(e)) for e in evidence if (at := text.find(e)) >= 0]
    answers = tuple(int(any(a < end and start < b for a, b in places)) for start, end in spans)
    if evidence and not any(answers):
        return
    yield Example(
        question=question["question"],
        matter=reading_matter(text, spans, doc["title"].replace("_", " ")),
        answers=answers,
        contradicts=(0,) * len(answers),
        source="xquad_ru",
        article=article,
        kind="gold" if evidence else "same_article",
        question_id=f"xquad:{question['id']}:{doc['id']}",
        language=question["lang"],
    )
