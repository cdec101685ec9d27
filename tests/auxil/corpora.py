"""Folders of articles, and the index that stands on one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.build import rebuild
from index.edition import Edition
from index.editions import EditionStore
from index.embedding import Embedder
from index.report import Report
from index.settings import IndexSettings

ROOT = Path(__file__).parents[2]
SAMPLE_CORPUS = ROOT / "corpus"


def write_corpus(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, given by their paths within the folder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def markdown(text: str, **metadata: str) -> str:
    """Return a Markdown file with front matter."""
    lines = [f"{name}: {value}" for name, value in metadata.items()]
    return "\n".join(["---", *lines, "---", text])


def no_progress(stage: str, done: int, total: int) -> None:
    """Take note of how far a rebuild is, and forget it."""


def make_data_dir(folder: Path, models_dir: Path, cache: Path | None = None) -> Path:
    """Make a DATA_DIR with the prepared model and, if given, a copy of an embedding cache."""
    folder.mkdir(parents=True)
    (folder / "models").symlink_to(models_dir.resolve(), target_is_directory=True)
    if cache is not None:
        (folder / "cache").mkdir()
        shutil.copyfile(cache, folder / "cache" / cache.name)
    return folder


@dataclass(frozen=True)
class Newsroom:
    """A corpus folder, a DATA_DIR and the model: everything that a rebuild needs."""

    corpus: Path
    data: Path
    embedder: Embedder

    @property
    def settings(self) -> IndexSettings:
        """As the environment would give them."""
        return IndexSettings(corpus_dir=self.corpus, data_dir=self.data)

    @property
    def store(self) -> EditionStore:
        """The editions."""
        return EditionStore(self.data)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Add files to the corpus folder, or replace them."""
        write_corpus(self.corpus, files)

    def rebuild(self, *, full: bool = False, embedder: Embedder | None = None) -> Report:
        """Bring the index up to date."""
        return rebuild(self.settings, embedder or self.embedder, full=full, progress=no_progress)

    def edition_folder(self) -> Path:
        """The published edition's folder."""
        current = self.store.current()
        assert current is not None, "nothing is published"
        return self.store.path(current)

    def open(self) -> Edition:
        """Open the published edition."""
        return Edition.open_current(self.store, self.embedder.fingerprint)
