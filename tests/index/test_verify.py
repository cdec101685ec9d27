"""Damage shows, wherever it is."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.edition import Manifest
from index.seal import seal
from index.vectors import Vectors
from index.verify import verify
from index.vocabulary import Script
from tests.auxil.corpora import Newsroom

FILES: dict[str, str | bytes] = {
    "talks.txt": "The delegations met in Istanbul on Monday. They agreed on an exchange.",
    "ru.txt": "Делегации встретились в Стамбуле. Они договорились обменять пленных.",
}


@pytest.fixture
def edition(newsroom: Newsroom) -> Path:
    """The folder of an edition, to be damaged."""
    newsroom.write(FILES)
    newsroom.rebuild()
    return newsroom.edition_folder()


def reseal(edition: Path) -> None:
    """Let the files pass for what was built, as after a mistake of the builder's."""
    manifest = Manifest.read(edition)
    sealed = seal(edition / "catalog.sqlite3", edition / "chroma", within=edition)
    dataclasses.replace(manifest, seal=sealed).write(edition)


def alter(edition: Path, statement: str) -> None:
    """Change the catalog, and seal it again."""
    with sqlite3.connect(edition / "catalog.sqlite3") as db:
        assert db.execute(statement).rowcount == 1, "nothing was changed"
    db.close()
    reseal(edition)


def stored(edition: Path) -> dict[str, NDArray[np.float32]]:
    """Every vector by its passage."""
    with Vectors(edition / "chroma") as vectors:
        return {
            name: vector
            for _, ids, found in vectors.stored()
            for name, vector in zip(ids, found, strict=True)
        }


def russian_passage(edition: Path) -> str:
    with sqlite3.connect(edition / "catalog.sqlite3") as db:
        (passage,) = db.execute("SELECT id FROM passages WHERE script = 'cyrillic'").fetchone()
    db.close()
    return str(passage)


def test_a_whole_edition_has_no_differences(edition: Path) -> None:
    assert verify(edition) == []


def test_a_changed_byte_anywhere_in_the_catalog_is_found(edition: Path) -> None:
    catalog = edition / "catalog.sqlite3"
    content = catalog.read_bytes()
    catalog.write_bytes(content.replace(b"talks.txt", b"walks.txt"))

    assert f"{catalog} is damaged: its bytes are not what was stored" in verify(edition)


def test_one_changed_character_in_a_text_is_found(edition: Path) -> None:
    alter(
        edition,
        "UPDATE articles SET text = replace(text, 'Monday', 'Munday') WHERE path = 'talks.txt'",
    )

    (difference,) = verify(edition)

    assert difference.endswith("its text is not what was stored")


def test_a_moved_sentence_is_found(edition: Path) -> None:
    alter(edition, "UPDATE passages SET sentences = '[[0, 41], [43, 71]]' WHERE script = 'latin'")

    assert any("its text is not what was stored" in difference for difference in verify(edition))


def test_a_sentence_outside_its_article_is_found(edition: Path) -> None:
    alter(edition, "UPDATE passages SET sentences = '[[0, 9999]]' WHERE script = 'latin'")

    assert any("a sentence lies outside its article" in found for found in verify(edition))


def test_a_changed_vector_is_found(edition: Path) -> None:
    passage = russian_passage(edition)
    vector = stored(edition)[passage]
    changed = vector.copy()
    changed[7] = np.nextafter(vector[7], np.float32(1))  # by the smallest step there is
    for path in edition.rglob("data_level0.bin"):
        path.write_bytes(path.read_bytes().replace(vector.tobytes(), changed.tobytes()))
    reseal(edition)

    assert verify(edition) == [f"vector {passage}: is not what was stored"]


def test_a_missing_vector_is_found(edition: Path) -> None:
    passage = russian_passage(edition)
    with Vectors(edition / "chroma") as vectors:
        vectors._store(Script.CYRILLIC).client.delete([passage])
    reseal(edition)

    assert f"passage {passage}: has no vector" in verify(edition)


def test_a_vector_of_no_passage_is_found(edition: Path) -> None:
    vector = next(iter(stored(edition).values()))
    with Vectors(edition / "chroma") as vectors:
        vectors.add(Script.LATIN, ["0000000000000000:0"], vector[None, :])
    reseal(edition)

    assert "vector 0000000000000000:0: belongs to no latin passage" in verify(edition)


def test_a_passage_of_no_article_is_found(edition: Path) -> None:
    alter(edition, "DELETE FROM articles WHERE path = 'talks.txt'")

    assert "catalog: 1 passages belong to no article" in verify(edition)


def test_a_passage_that_full_text_search_does_not_know_is_found(edition: Path) -> None:
    alter(edition, "DELETE FROM terms WHERE rowid = 1")

    assert "catalog: 1 passages in the full text, 2 stored" in verify(edition)


def test_a_wrong_mean_is_found(edition: Path) -> None:
    alter(
        edition, "UPDATE meta SET value = replace(value, '0.0', '0.1') WHERE name = 'script_means'"
    )

    assert any("mean of the latin vectors" in difference for difference in verify(edition))


@pytest.mark.parametrize("size", [0, 100, 5_000, 20_000, 60_000])
def test_a_truncated_catalog_is_found(edition: Path, size: int) -> None:
    catalog = edition / "catalog.sqlite3"
    content = catalog.read_bytes()
    assert size < len(content)
    catalog.write_bytes(content[:size])

    assert verify(edition)


@pytest.mark.parametrize("part", ["catalog.sqlite3", "edition.json", "chroma"])
def test_a_missing_part_is_found_and_not_made_anew(edition: Path, part: str) -> None:
    path = edition / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    assert part in verify(edition)[0]
    assert not path.exists()


def test_a_damaged_chroma_folder_is_found(edition: Path) -> None:
    (edition / "chroma" / "chroma.sqlite3").write_bytes(b"damaged" * 1000)

    assert verify(edition)


def test_a_damaged_index_of_vectors_is_found(edition: Path) -> None:
    for path in edition.rglob("data_level0.bin"):
        path.write_bytes(path.read_bytes()[:1_000])

    assert any("data_level0.bin is damaged" in difference for difference in verify(edition))


def test_a_single_changed_byte_in_the_index_of_vectors_is_found(edition: Path) -> None:
    for path in edition.rglob("data_level0.bin"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    assert any("data_level0.bin is damaged" in difference for difference in verify(edition))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passages SET sentences = 'damaged' WHERE script = 'latin'",
        "UPDATE articles SET published = 'never' WHERE path = 'talks.txt'",
        "UPDATE passages SET vector_hash = NULL WHERE script = 'latin'",
    ],
)
def test_a_value_that_cannot_be_read_is_a_difference_not_a_crash(
    edition: Path, statement: str
) -> None:
    alter(edition, statement)

    assert verify(edition)
