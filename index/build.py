"""From the corpus folder to a new published edition."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog

from index.articles import PIPELINE_VERSION, prepare_file
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.difference import Difference, compare, remember_touched, touched_before
from index.digests import sha256
from index.edition import CATALOG, CHROMA, FORMAT, Manifest, require_vectors
from index.editions import EditionStore
from index.embedding import Embedder
from index.embedding.ahead import EmbeddingAhead
from index.errors import BuildError, CorpusError, EditionError, IndexingError
from index.folder import list_folder, read
from index.lock import builder_lock
from index.passages import text_to_embed
from index.readers import SourceFile, readers_by_suffix
from index.report import Report
from index.seal import broken, seal
from index.settings import IndexSettings
from index.verify import verify
from index.vocabulary import Problem

AFRESH = "Build it afresh: python -m index rebuild --full"
log = structlog.get_logger()
Progress = Callable[[str, int, int], None]
"""Told (stage, done, total) as the work goes on."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The edition that a rebuild starts from."""

    id: str
    manifest: Manifest
    folder: Path
    files: dict[str, tuple[int, int, str]]

    @property
    def catalog_path(self) -> Path:
        """Where its catalog stands."""
        return self.folder / CATALOG


def rebuild(
    settings: IndexSettings, embedder: Embedder, *, full: bool, progress: Progress
) -> Report:
    """Bring the index up to date with the corpus folder.

    Args:
        settings: Where the folder and the data stand.
        embedder: Not asked for a vector when every passage is in the cache.
        full: Start from nothing; the cache of embeddings is kept.
        progress: Told how far each stage is.

    Returns:
        The report. When nothing changed, ``published`` is false and the old edition stands.

    Raises:
        SettingsError: The folder does not exist.
        CorpusError: It holds nothing that can be indexed.
        LockedError: Another process is building.
        BuildError: Anything else kept the new edition from being published.
    """
    began = time.perf_counter()
    store = EditionStore(settings.data_dir)
    with builder_lock(settings.data_dir):
        try:
            standing = None if full else _standing(store)
            listed = list_folder(settings.corpus_dir, settings.data_dir)
            known = standing.files if standing else {}
            difference = compare(listed, known, touched_before(settings.touched_file))
            if standing and _is_current(difference, standing, embedder):
                if difference.touched:
                    remember_touched(settings.touched_file, difference.touched)
                return _unchanged(standing, began)
            report = _build(settings, store, embedder, standing, difference, progress)
        except IndexingError:
            raise
        # Whatever the disk, SQLite or Chroma say: the old edition serves on.
        except Exception as error:
            log.debug("build failed", exc_info=True)
            raise BuildError(
                f"No new edition: {_plain(error, settings.data_dir)}. {_still_serves(store)}"
            ) from error
        for removed in store.prune():
            log.debug("old edition removed", edition=removed)
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def _standing(store: EditionStore) -> Standing | None:
    """Return the published edition if it can be built upon, else None (then all is read)."""
    current = store.current()
    if current is None:
        return None
    folder = store.path(current)
    try:
        manifest = Manifest.read(folder)
        require_vectors(folder)
        for difference in broken(folder, manifest.seal, read=False):
            raise EditionError(difference)
        with Catalog(folder / CATALOG) as catalog:
            files = catalog.files()
    except (EditionError, sqlite3.Error) as error:
        log.warning("the standing edition is not usable; building from nothing", reason=str(error))
        return None
    if manifest.pipeline != PIPELINE_VERSION:
        return None
    return Standing(current, manifest, folder, files)


def _is_current(difference: Difference, standing: Standing, embedder: Embedder) -> bool:
    """Whether the standing edition is what a rebuild would give."""
    if difference.gone or standing.manifest.fingerprint != embedder.fingerprint:
        return False
    unreadable = list(difference.problems)
    for entry in difference.to_read:
        content = read(entry)
        if not isinstance(content, Problem):
            return False
        unreadable.append(content)
    with Catalog(standing.catalog_path) as catalog:
        stored = [problem for problem in catalog.problems() if problem.path not in standing.files]
    return set(stored) == set(unreadable)


def _unchanged(standing: Standing, began: float) -> Report:
    with Catalog(standing.catalog_path) as catalog:
        report = _counted(catalog)
    report.edition = standing.id
    report.articles.unchanged = report.articles.total
    report.passages.cached = report.passages.total
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def _build(
    settings: IndexSettings,
    store: EditionStore,
    embedder: Embedder,
    standing: Standing | None,
    difference: Difference,
    progress: Progress,
) -> Report:
    # Chroma and LlamaIndex take seconds to import; a rebuild without changes does without.
    from index.embedding_stage import Base, embed_edition

    edition, building = store.start()
    try:
        with CatalogWriter(
            building / CATALOG, standing.catalog_path if standing else None
        ) as writer:
            with EmbeddingAhead(embedder, settings.cache_file) as ahead:
                _read_changes(writer, difference, ahead, progress)
                writer.settle()
            touched = sorted(writer.touched)
            with writer.save() as catalog, contextlib.ExitStack() as until_embedded:
                report = _counted(catalog)
                before = None
                if standing:
                    before = until_embedded.enter_context(Catalog(standing.catalog_path))
                _count_changes(report, catalog, before, touched)
                if not report.passages.total:
                    raise CorpusError(_nothing(settings.corpus_dir, report, store))
                base = None
                if standing and before and standing.manifest.fingerprint == embedder.fingerprint:
                    base = Base(standing.folder, before, touched)
                stage = embed_edition(
                    catalog, building, embedder, settings.cache_file, ahead.fresh, progress, base
                )
            writer.set_meta("script_means", stage.script_means)
            writer.set_meta("question_means", stage.question_means)
            writer.set_meta("removed_vectors", stage.removed)
            writer.set_vector_hashes(stage.vector_hashes)
            writer.finish()
        report.edition, report.published = edition, True
        report.passages.embedded, report.passages.cached = stage.embedded, stage.cached
        Manifest(
            *(edition, FORMAT, PIPELINE_VERSION, datetime.now(UTC).isoformat(timespec="seconds")),
            *(embedder.name, embedder.fingerprint, embedder.dimensions, report.as_json()),
            seal(building / CATALOG, building / CHROMA, within=building),
        ).write(building)
        differences = verify(building, touched if stage.from_base else None)
        if differences:
            raise BuildError(
                f"The new edition is not whole: {differences[0]}. {_still_serves(store)}. {AFRESH}"
            )
        store.publish(edition, building)
    finally:
        shutil.rmtree(building, ignore_errors=True)  # gone already when it was published
    return report


def _read_changes(
    writer: CatalogWriter, difference: Difference, ahead: EmbeddingAhead, progress: Progress
) -> None:
    readers = readers_by_suffix()
    for path in difference.gone:
        writer.forget_file(path)
    # Problems of the listing itself (links, oversized files) are found anew each time.
    writer.forget_listing_problems()
    for problem in difference.problems:
        writer.add_problem(problem)
    for entry, digest in difference.touched:
        writer.set_file(entry.path, entry.size, entry.mtime_ns, digest)
    for done, entry in enumerate(difference.to_read, 1):
        writer.forget_file(entry.path)
        content = read(entry)
        if isinstance(content, Problem):
            writer.add_problem(content)
            continue
        writer.set_file(entry.path, entry.size, entry.mtime_ns, sha256(content))
        prepared, problems = prepare_file(SourceFile(entry.path, content), readers)
        for problem in problems:
            writer.add_problem(problem)
        for item in prepared:
            writer.add(item)
            ahead.offer(text_to_embed(item.article, passage) for passage, _ in item.passages)
        progress("reading", done, len(difference.to_read))


def _counted(catalog: Catalog) -> Report:
    """Return a report with what a catalog holds."""
    report = Report()
    report.articles.total = catalog.count("articles")
    report.passages.total = catalog.count("passages")
    report.cleaned_paragraphs = catalog.count("removals")
    report.duplicates = catalog.copies()
    report.add_problems(catalog.problems(), set(catalog.paths()))
    return report


def _count_changes(
    report: Report, catalog: Catalog, before: Catalog | None, touched: Sequence[str]
) -> None:
    now = catalog.article_hashes(touched)
    then = before.article_hashes(touched) if before else {}
    counts = report.articles
    counts.new = len(now.keys() - then.keys())
    counts.removed = len(then.keys() - now.keys())
    counts.changed = sum(1 for article in now.keys() & then if now[article] != then[article])
    counts.unchanged = counts.total - counts.new - counts.changed


def _nothing(folder: Path, report: Report, store: EditionStore) -> str:
    lines = [f"{folder} holds no article that can be indexed. {_still_serves(store)}"]
    lines += [f"  {entry['path']}: {entry['reason']}" for entry in report.skipped[:20]]
    if len(report.skipped) > 20:
        lines.append(f"  … and {len(report.skipped) - 20} more")
    return "\n".join(lines)


def _still_serves(store: EditionStore) -> str:
    current = store.current()
    return f"Edition {current} still serves" if current else "There is no earlier edition either"


def _plain(error: Exception, data_dir: Path) -> str:
    """Say in words what a person can act on."""
    text = str(error)
    full = isinstance(error, OSError) and error.errno == 28
    if full or (isinstance(error, sqlite3.Error) and "full" in text) or "No space left" in text:
        return f"the disk that holds DATA_DIR ({data_dir}) is full"
    if isinstance(error, sqlite3.DatabaseError) and "malformed" in text:
        return f"the standing edition's catalog is damaged ({text}). {AFRESH}"
    return text or type(error).__name__
