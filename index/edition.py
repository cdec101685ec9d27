"""An edition, open for reading."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.editions import EditionStore, hold
from index.errors import (
    EditionError,
    IndexingError,
    ModelMismatchError,
    NoEditionError,
    is_failure,
)
from index.seal import broken
from index.vocabulary import Script

if TYPE_CHECKING:
    from index.spellings import Spellings
    from index.vectors import Vectors

FORMAT = 4
MANIFEST = "edition.json"
CATALOG = "catalog.sqlite3"
CHROMA = "chroma"
NO_EDITION = "There is no index yet. Run: python -m index rebuild"
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition says of itself, written last.

    Attributes:
        format: Of the edition's folder.
        pipeline: Version of reading, cleaning and splitting that made its texts.
        created: ISO 8601 moment, UTC.
        model: Name of the embedding model.
        fingerprint: Of the model's weights and how they are run.
        dimensions: Of a vector.
        report: The rebuild report.
        seal: Of the catalog and Chroma's files (see :mod:`index.seal`).
    """

    id: str
    format: int
    pipeline: int
    created: str
    model: str
    fingerprint: str
    dimensions: int
    report: dict[str, Any]
    seal: dict[str, tuple[int, str]]

    def write(self, folder: Path) -> None:
        """Write it into the edition's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / MANIFEST).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read it.

        Raises:
            EditionError: It is missing, damaged, or of a format this version does not know.
        """
        try:
            manifest = cls(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise EditionError(f"{folder / MANIFEST} cannot be read ({error}). Rebuild.") from error
        if manifest.format != FORMAT:
            raise EditionError(
                f"Edition {manifest.id} has format {manifest.format}, this version reads {FORMAT}."
                " Run: python -m index rebuild"
            )
        return manifest


class Edition:
    """Catalog and vectors of one finished edition. Belongs to the thread that opened it."""

    def __init__(self, folder: Path) -> None:
        """Open an edition's folder, published or about to be.

        Raises:
            EditionError: A part of it is missing or damaged.
        """
        # Chroma and LlamaIndex take seconds to import; whoever only asks for the catalog or
        # the status should not wait for them.
        from index.vectors import Vectors

        self.folder = folder
        self._held: IO[str] | None = None
        self.manifest = Manifest.read(folder)
        require_vectors(folder)
        for difference in broken(folder, self.manifest.seal, read=False):
            raise EditionError(f"{difference}. Run: python -m index rebuild --full")
        with contextlib.ExitStack() as opened, damage_told(folder):
            self.catalog = opened.enter_context(Catalog(folder / CATALOG))
            self.vectors: Vectors = opened.enter_context(Vectors(folder / CHROMA))
            means = self.catalog.meta("script_means") or {}
            self.script_means: dict[Script, NDArray[np.float32]] = {
                Script(script): np.asarray(mean, np.float32) for script, mean in means.items()
            }
            means = self.catalog.meta("question_means") or {}
            self.question_means: dict[str, NDArray[np.float32]] = {
                language: np.asarray(mean, np.float32) for language, mean in means.items()
            }
            opened.pop_all()  # open until it is closed

    @property
    def id(self) -> str:
        """The edition's id."""
        return self.manifest.id

    @cached_property
    def spellings(self) -> Spellings:
        """How its articles spell names; what was looked up once is known to all who ask."""
        from index.spellings import Spellings

        return Spellings(self.catalog)

    def versions(self) -> dict[str, str]:
        """Return article id → what changes when its text does, as "pipeline:digest"."""
        digests = self.catalog.text_digests()
        return {each: f"{self.manifest.pipeline}:{digest}" for each, digest in digests.items()}

    @classmethod
    def open_current(
        cls, store: EditionStore, fingerprint: str, instead: str | None = None
    ) -> Self:
        """Open the published edition, and keep it from being cleared out until it is closed.

        Args:
            store: Where editions stand.
            fingerprint: Of the embedding model that questions will be embedded with.
            instead: The id of another edition to open.

        Raises:
            NoEditionError: Nothing has been published.
            ModelMismatchError: It was built with another model.
            EditionError: It is damaged.
        """
        folder, held = _hold(store, instead)
        try:
            _check_model(Manifest.read(folder), fingerprint)
            edition = cls(folder)
        except BaseException:
            held.close()
            raise
        edition._held = held
        return edition

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close its files."""
        self.vectors.close()
        self.catalog.close()
        if self._held is not None:
            self._held.close()


@contextlib.contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Make whatever a damaged edition has SQLite, Chroma or us raise an error that names it.

    Raises:
        EditionError: Something was raised.
    """
    try:
        yield
    except IndexingError:
        raise
    except BaseException as error:
        if not is_failure(error):
            raise
        raise EditionError(
            f"{folder} is damaged ({type(error).__name__}: {error})."
            " Run: python -m index rebuild --full"
        ) from error


def require_vectors(folder: Path) -> None:
    """Chroma would make a missing folder anew, empty, and find nothing in it.

    Raises:
        EditionError: It is missing.
    """
    if not (folder / CHROMA / "chroma.sqlite3").is_file():
        raise EditionError(f"{folder / CHROMA} is missing. Run: python -m index rebuild")


def _hold(store: EditionStore, edition: str | None) -> tuple[Path, IO[str]]:
    """Return an edition's folder and the lock that keeps it there; None: the published one's."""
    for _ in range(ATTEMPTS):
        current = edition or store.current()
        if current is None:
            raise NoEditionError(NO_EDITION)
        folder = store.path(current)
        # A rebuild may clear it out between the two lines; then there is a newer one.
        with contextlib.suppress(FileNotFoundError):
            return folder, hold(folder)
    raise EditionError(f"{folder} is not whole. Run: python -m index rebuild --full")


def _check_model(manifest: Manifest, fingerprint: str) -> None:
    if manifest.fingerprint != fingerprint:
        raise ModelMismatchError(
            f"The index was built with another embedding model ({manifest.model})."
            " Run: python -m index rebuild"
        )
