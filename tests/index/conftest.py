"""Fixtures of the index tests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from index.cli import main
from index.edition import Edition
from index.editions import EditionStore
from index.embedding import Embedder, open_embedder
from tests.auxil.corpora import Newsroom


@pytest.fixture(scope="session")
def embedder(models_dir: Path) -> Embedder:
    """The packaged model, as it normally runs."""
    return open_embedder(None, models_dir)


@pytest.fixture
def newsroom(tmp_path: Path, warm_data: Callable[[Path], Path], embedder: Embedder) -> Newsroom:
    """An empty corpus folder, and a DATA_DIR without an edition."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    return Newsroom(corpus, warm_data(tmp_path / "data"), embedder)


@pytest.fixture(scope="session")
def sample_edition(sample_index: Path, embedder: Embedder) -> Iterator[Edition]:
    """The edition of ``corpus/``, open."""
    with Edition.open_current(EditionStore(sample_index), embedder.fingerprint) as edition:
        yield edition


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Iterator[Callable[..., Ended]]:
    """Runs a command of ``python -m index`` in this process, on the newsroom's folders."""
    monkeypatch.chdir(tmp_path)  # no .env here
    for name in ("EMBED_MODEL", "LOG_LEVEL", "LOG_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CORPUS_DIR", str(newsroom.corpus))
    monkeypatch.setenv("DATA_DIR", str(newsroom.data))
    root = logging.getLogger()
    handlers, level, configuration = root.handlers[:], root.level, structlog.get_config()

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as end:  # how argparse refuses
            code = int(end.code or 0)
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Ended(code, written.out, written.err)

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**configuration)
