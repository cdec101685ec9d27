"""The cache of embeddings."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedder, EmbeddingCache, Progress, cache, embed_cached
from index.embedding.cache import digest_of
from index.errors import BuildError

ROOT = Path(__file__).parents[3]
TEXTS = ["Grain left the port.", "Пожар потушили.", "Grain left the port.", "Греблю полагодили."]


class Counting:
    """Passes everything on to the real model and notes what was embedded."""

    def __init__(self, embedder: Embedder, die_after: int | None = None) -> None:
        self._embedder = embedder
        self._die_after = die_after
        self.name = embedder.name
        self.fingerprint = embedder.fingerprint
        self.dimensions = embedder.dimensions
        self.embedded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed, unless it is time to be killed."""
        if self._die_after is not None and len(self.embedded) >= self._die_after:
            raise KeyboardInterrupt
        self.embedded += texts
        return self._embedder.embed_passages(texts, progress)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Pass on."""
        return self._embedder.embed_question(text)

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Pass on."""
        return self._embedder.embed_sentences(texts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "embeddings.sqlite"


def test_a_text_is_embedded_once_and_kept_exactly(embedder: Embedder, path: Path) -> None:
    counting = Counting(embedder)
    calls: list[int] = []
    with EmbeddingCache(path) as known:
        first, embedded, cached = embed_cached(counting, known, TEXTS, calls.append)
    assert (embedded, cached) == (3, 1)
    assert counting.embedded == [TEXTS[0], TEXTS[1], TEXTS[3]]
    assert sum(calls) == len(TEXTS)
    np.testing.assert_array_equal(first, embedder.embed_passages(TEXTS))

    calls.clear()
    with EmbeddingCache(path) as known:  # another build, later
        again, embedded, cached = embed_cached(counting, known, TEXTS[::-1], calls.append)
    assert (embedded, cached) == (0, 4)
    assert sum(calls) == len(TEXTS)
    np.testing.assert_array_equal(again, first[::-1])


def test_no_texts_are_no_work(embedder: Embedder, path: Path) -> None:
    with EmbeddingCache(path) as known:
        vectors, embedded, cached = embed_cached(embedder, known, [])
    assert vectors.shape == (0, embedder.dimensions)
    assert (embedded, cached) == (0, 0)


def test_another_models_vectors_are_not_taken(embedder: Embedder, path: Path) -> None:
    other = Counting(embedder)
    other.fingerprint = "0" * 64
    with EmbeddingCache(path) as known:
        embed_cached(other, known, TEXTS)
        _, embedded, _ = embed_cached(embedder, known, TEXTS)
    assert embedded == 3


def test_a_killed_build_keeps_what_it_embedded(
    embedder: Embedder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "CHUNK", 2)
    texts = [f"Drone number {number} was shot down." for number in range(6)]
    with EmbeddingCache(path) as known, pytest.raises(KeyboardInterrupt):
        embed_cached(Counting(embedder, die_after=4), known, texts)
    with EmbeddingCache(path) as known:
        _, embedded, cached = embed_cached(embedder, known, texts)
    assert (embedded, cached) == (2, 4)


@pytest.mark.parametrize("damage", ["not a database", "a hole", "another format"])
def test_a_damaged_file_is_set_aside(embedder: Embedder, path: Path, damage: str) -> None:
    with EmbeddingCache(path) as known:
        for number in range(20):
            known.put_many(
                embedder.fingerprint,
                {f"{number}-{n}": np.ones(embedder.dimensions, np.float32) for n in range(20)},
            )
        embed_cached(embedder, known, TEXTS)
    match damage:
        case "not a database":
            path.write_bytes(b"certainly not SQLite" * 100)
        case "a hole":
            with path.open("r+b") as file:
                file.seek(4096)
                file.write(b"\xff" * 4096 * 20)
        case _:
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA user_version = 99")
            connection.close()
    before = path.read_bytes()

    with EmbeddingCache(path) as known:
        vectors, embedded, _ = embed_cached(embedder, known, TEXTS)
        assert embedded == 3
        np.testing.assert_array_equal(vectors, embedder.embed_passages(TEXTS))
    assert path.with_name(path.name + ".damaged").read_bytes() == before
    with EmbeddingCache(path) as known:
        assert embed_cached(embedder, known, TEXTS)[1:] == (0, 4)


def test_a_vector_of_the_wrong_length_is_embedded_again(embedder: Embedder, path: Path) -> None:
    with EmbeddingCache(path) as known:
        wrong = {digest_of(TEXTS[0]): np.ones(3, np.float32)}
        known.put_many(embedder.fingerprint, wrong)
        vectors, _, _ = embed_cached(embedder, known, TEXTS[:1])
        assert vectors.shape == (1, embedder.dimensions)
        assert embed_cached(embedder, known, TEXTS[:1])[1] == 0


def test_two_processes_write_one_file(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from index.embedding.cache import EmbeddingCache\n"
        "with EmbeddingCache(Path(sys.argv[1])) as known:\n"
        "    for n in range(100):\n"
        "        known.put_many('f', {f'{sys.argv[2]}{n}': np.full(384, n, np.float32)})\n"
    )
    two = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", script, str(path), who], cwd=ROOT)
        for who in ("a", "b")
    ]
    assert [process.wait(timeout=60) for process in two] == [0, 0]
    with EmbeddingCache(path) as known:
        found = known.get_many("f", [f"{who}{n}" for who in ("a", "b") for n in range(100)])
    assert len(found) == 200
    assert found["b7"].tolist() == [7.0] * 384


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BuildError, match=r"file/embeddings\.sqlite"):
        EmbeddingCache(tmp_path / "file" / "embeddings.sqlite")


def test_half_of_a_surrogate_pair_has_a_digest() -> None:
    assert digest_of("\ud83d") != digest_of("?")
