"""What the lacks of a premise tell about whether its article answers.

    python -m tests.evaluation.premise CORPORA CATALOG

CORPORA is the folder of the news texts; CATALOG a file for the catalog over all of them, made
when it is missing. No model and no retrieval: a question is held against the article it was
written about, and there against the passage and the sentence that share most words and names
with it, found alike for all questions. Articles that are held out are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.premise import Grounds, Lacks, PremiseChecker
from bot.speakers import RememberedVoices
from index.articles import prepare_file
from index.canonical import canonical
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.language import detect_language, detect_question_language
from index.passages import build_passages
from index.readers import SourceFile, readers_by_suffix
from index.sentences import split_sentences
from index.spellings import Spellings
from index.vocabulary import Article
from index.words import content_terms, index_terms
from tests.evaluation.news import ANSWERABLE, UNANSWERABLE, held_out, kept_questions

QUESTIONS = Path(__file__).parents[1] / "data" / "news"
LANGUAGES = ("en", "ru", "uk")
FEWEST = 15


def rows_of(corpora: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name ("SOURCE/ID") and the row of every article."""
    for file in sorted(corpora.glob("*/corpus.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield f"{file.parent.name}/{row['id']}", row


def make_catalog(corpora: Path, path: Path) -> None:
    """Write the catalog of all articles, without vectors."""
    readers = readers_by_suffix()
    with CatalogWriter(path) as writer:
        for name, row in rows_of(corpora):
            for prepared in prepare_file(SourceFile(f"{name}.txt", row["text"].encode()), readers)[
                0
            ]:
                writer.add(prepared)
        writer.settle()
        writer.finish()


def grounds_of(article: Article, question: str, spellings: Spellings) -> Grounds:
    """Return the passage and the sentence of an article that share most with a question."""
    sentences = split_sentences(article.text, article.language)
    language = detect_question_language(question)
    asked = set(content_terms(question, language))
    for word in question.split():
        asked |= spellings.of(word.strip("?,.!«»“”\"'()"))

    def shared(start: int, end: int) -> int:
        return len(asked & set(index_terms(article.text[start:end], article.language)))

    passages = build_passages(article, sentences)
    passage = max(passages, key=lambda each: shared(each.span.start, each.span.end))
    best = max(passage.sentences, key=lambda each: shared(each.start, each.end))
    return Grounds(article, passage.span, (best,), sentences)


def measured(corpora: Path, catalog: Path) -> Iterator[tuple[str, str, Lacks]]:
    """Yield kind, language and lacks of every question whose article is not held out."""
    entries = [entry for _, entry in kept_questions(QUESTIONS) if not held_out(entry["article"])]
    asked_about = {entry["article"] for entry in entries}
    articles = {}
    for name, row in rows_of(corpora):
        if name not in asked_about:
            continue
        text = canonical(row["text"])
        day = str(row.get("date") or "")[:10]
        articles[name] = Article(
            *(name, name, text),
            title=row.get("title"),
            outlet=row.get("source"),
            published=date.fromisoformat(day) if len(day) == 10 else None,
            language=detect_language(text),
        )
    with Catalog(catalog) as opened:
        spellings = Spellings(opened)
        checker = PremiseChecker(spellings, RememberedVoices())
        for entry in entries:
            question = entry["question"]
            grounds = grounds_of(articles[entry["article"]], question, spellings)
            yield entry["kind"], entry["lang"], checker.check(checker.read(question), grounds)


def main() -> int:
    """Print the AUROC of each field of the lacks for each kind without an answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.premise")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("catalog", type=Path)
    given = parser.parse_args()
    if not given.catalog.exists():
        make_catalog(given.corpora, given.catalog)
    values: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    for kind, language, lacks in measured(given.corpora, given.catalog):
        values[kind, language].append(list(asdict(lacks).values()))
    fields = list(asdict(Lacks()))
    for language in LANGUAGES:
        sound = np.array([v for kind in ANSWERABLE for v in values[kind, language]])
        print(f"\n{language}: {len(sound)} answerable; means " + _row(fields, sound.mean(axis=0)))
        for kind in sorted(UNANSWERABLE - {"off_topic"}):
            lacking = np.array(values[kind, language])
            if len(lacking) < FEWEST:
                continue
            labels = [0] * len(sound) + [1] * len(lacking)
            areas = [roc_auc_score(labels, column) for column in np.concatenate([sound, lacking]).T]
            print(f"  {kind:15} {len(lacking):4} " + _row(fields, areas))
    return 0


def _row(fields: list[str], numbers: Any) -> str:
    return "  ".join(f"{field} {n:.2f}" for field, n in zip(fields, numbers, strict=True))


if __name__ == "__main__":
    sys.exit(main())
