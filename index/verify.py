"""Is an edition what it says it is? Every stored passage and vector against its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from index.catalog_writer import passage_hash
from index.digests import sha256
from index.edition import Edition
from index.errors import EditionError
from index.seal import broken
from index.vocabulary import Article, Passage, Script


def verify(folder: Path, touched: Sequence[str] | None = None) -> list[str]:
    """Check an edition and return the differences found, one sentence each.

    Args:
        folder: The edition's.
        touched: Check these articles only, and that nothing else joined or went: for an
            edition that has just been made from a whole one. None: check all.

    Texts are compared by the hashes noted when they were stored, vectors bit by bit through
    theirs, so that damage anywhere shows, whoever did it.
    """
    differences: list[str] = []
    try:
        with Edition(folder) as edition:
            if touched is None:
                differences.extend(broken(folder, edition.manifest.seal, read=True))
                differences.extend(_check_catalog(edition))
                differences.extend(_check_vectors(edition))
            else:
                differences.extend(_check_touched(edition, touched))
    except EditionError as error:
        differences.append(str(error))
    # Damage surfaces as whatever SQLite, JSON or a date make of it.
    except Exception as error:
        differences.append(f"{folder} cannot be read to its end: {error or type(error).__name__}")
    return differences


def _check_catalog(edition: Edition) -> Iterator[str]:
    catalog = edition.catalog
    state = catalog.connection.execute("PRAGMA quick_check").fetchone()[0]
    if state != "ok":
        yield f"catalog: {state}"
    hashes = catalog.hashes()
    passages = 0
    for article in catalog.all_articles():
        for passage in catalog.passages_of(article.id):
            passages += 1
            yield from _check_passage(article, passage, hashes[passage.id][0])
    if passages != len(hashes):
        yield f"catalog: {len(hashes) - passages} passages belong to no article"
    indexed = catalog.count("terms")
    if indexed != len(hashes):
        yield f"catalog: {indexed} passages in the full text, {len(hashes)} stored"


def _check_touched(edition: Edition, touched: Sequence[str]) -> Iterator[str]:
    catalog = edition.catalog
    hashes = catalog.hashes(touched)
    for article in catalog.articles(touched).values():
        for passage in catalog.passages_of(article.id):
            yield from _check_passage(article, passage, hashes[passage.id][0])
    stored = catalog.count("passages")
    if catalog.count("terms") != stored:
        yield f"catalog: {catalog.count('terms')} passages in the full text, {stored} stored"
    expected = catalog.scripts()
    for script in Script:
        count = edition.vectors.count(script)
        if count != expected.get(script, 0):
            yield f"{count} {script} vectors for {expected.get(script, 0)} passages"
        ids = catalog.passage_ids(script, touched)
        vectors = edition.vectors.get(script, ids)
        for name in ids:
            if name not in vectors or sha256(vectors[name].tobytes()) != hashes[name][1]:
                yield f"vector {name}: is not what was stored"


def _check_passage(article: Article, passage: Passage, text_hash: str) -> Iterator[str]:
    end = 0
    for sentence in passage.sentences:
        if not end <= sentence.start < sentence.end <= len(article.text):
            yield f"passage {passage.id}: a sentence lies outside its article or its place"
        end = sentence.end
    if passage_hash(article, passage) != text_hash:
        yield f"passage {passage.id}: its text is not what was stored"


def _check_vectors(edition: Edition) -> Iterator[str]:
    hashes = edition.catalog.hashes()
    expected = {script: set(edition.catalog.passage_ids(script)) for script in Script}
    sums = {script: np.zeros(edition.manifest.dimensions) for script in Script}
    counts = dict.fromkeys(Script, 0)
    for script, ids, vectors in edition.vectors.stored():
        for passage, vector in zip(ids, vectors, strict=True):
            if passage not in expected[script]:
                yield f"vector {passage}: belongs to no {script} passage"
            elif sha256(vector.tobytes()) != hashes[passage][1]:
                yield f"vector {passage}: is not what was stored"
            expected[script].discard(passage)
        sums[script] += vectors.sum(axis=0, dtype=np.float64)
        counts[script] += len(ids)
    for script in Script:
        for passage in sorted(expected[script]):
            yield f"passage {passage}: has no vector"
        mean = edition.script_means.get(script)
        if counts[script] and (
            mean is None or not np.allclose(mean, sums[script] / counts[script], atol=1e-5)
        ):
            yield f"the stored mean of the {script} vectors is not their mean"
