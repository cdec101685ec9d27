"""Vectors in Chroma."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors import Vectors
from index.vocabulary import Script

DIMENSIONS = 384


def unit_vectors(count: int, seed: int = 1) -> NDArray[np.float32]:
    """Vectors of length 1 as a model gives them."""
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def names(count: int) -> list[str]:
    return [f"{n:016x}:0" for n in range(count)]


def test_vectors_come_back_bit_by_bit_also_after_the_folder_was_closed(tmp_path: Path) -> None:
    given = unit_vectors(150)
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(150)[:100], given[:100])
        vectors.add(Script.LATIN, names(150)[100:], given[100:])

    with Vectors(tmp_path / "chroma") as vectors:
        ((script, ids, stored),) = vectors.stored()

    assert script is Script.LATIN
    found = dict(zip(ids, stored, strict=True))
    assert found.keys() == set(names(150))
    for name, vector in zip(names(150), given, strict=True):
        assert found[name].tobytes() == vector.tobytes()


def test_the_nearest_are_those_of_the_highest_cosine_best_first(tmp_path: Path) -> None:
    given, question = unit_vectors(200), unit_vectors(1, seed=2)[0]
    cosines = given @ question
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(200), given)
        found = vectors.nearest(Script.LATIN, question, 10)

    best = np.argsort(-cosines)[:10]
    assert [name for name, _ in found] == [names(200)[n] for n in best]
    assert [cosine for _, cosine in found] == pytest.approx(cosines[best], abs=1e-5)


def test_each_script_is_asked_by_itself(tmp_path: Path) -> None:
    given = unit_vectors(4)
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(4)[:2], given[:2])
        vectors.add(Script.CYRILLIC, names(4)[2:], given[2:])

        assert {name for name, _ in vectors.nearest(Script.LATIN, given[3], 10)} == set(names(2))
        assert vectors.nearest(Script.CYRILLIC, given[3], 1)[0][0] == names(4)[3]
        assert vectors.nearest(Script.OTHER, given[3], 10) == []


def test_asking_for_more_than_there_is_gives_what_there_is(tmp_path: Path) -> None:
    given = unit_vectors(1)
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(1), given)

        ((name, cosine),) = vectors.nearest(Script.LATIN, given[0], 40)

    assert name == names(1)[0]
    assert cosine == pytest.approx(1, abs=1e-5)


def test_identical_vectors_stay_two(tmp_path: Path) -> None:
    given = np.repeat(unit_vectors(1), 2, axis=0)
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(2), given)

        assert len(vectors.nearest(Script.LATIN, given[0], 5)) == 2


@pytest.mark.parametrize("count", [1, 2, 150])
def test_reading_changes_no_file_but_chromas_own_sqlite(tmp_path: Path, count: int) -> None:
    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*.bin")}

    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, names(count), unit_vectors(count))
    before = contents()

    for _ in range(2):
        with Vectors(tmp_path / "chroma") as vectors:
            vectors.nearest(Script.LATIN, unit_vectors(1)[0], 10)

    assert before
    assert contents() == before


def test_adding_nothing_makes_no_collection(tmp_path: Path) -> None:
    with Vectors(tmp_path / "chroma") as vectors:
        vectors.add(Script.LATIN, [], unit_vectors(0))

        assert list(vectors.stored()) == []
