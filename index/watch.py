"""Rebuild when the corpus folder changes, for as long as the process lives."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import structlog
from watchfiles import DefaultFilter
from watchfiles import watch as watch_files

from index.build import rebuild
from index.embedding import open_embedder_when_needed
from index.errors import IndexingError
from index.progress import progress_for
from index.settings import IndexSettings

# A folder that is being copied into settles for this long before it is read, in ms.
SETTLE_MS = 2_000
# How long a single burst of changes may put a rebuild off, in ms.
LONGEST_WAIT_MS = 30_000
# How often a folder that has gone (an unmounted disk) is looked for, in seconds, and whether the
# folder is still the one that is watched: what is moved away is watched where it went.
LOOK_AGAIN_SECONDS = 5.0
log = structlog.get_logger()


def watch(settings: IndexSettings) -> None:
    """Rebuild now and after every change. Ends only when it is interrupted.

    A rebuild that fails is logged and the edition before it serves on; a folder that
    disappears is waited for.
    """
    embedder = open_embedder_when_needed(settings.embed_model, settings.models_dir)

    def bring_up_to_date() -> None:
        try:
            with progress_for(sys.stderr) as progress:
                report = rebuild(settings, embedder, full=False, progress=progress)
            log.info("rebuilt" if report.published else "nothing changed", edition=report.edition)
        except IndexingError as error:
            log.error("rebuild failed", reason=str(error))

    bring_up_to_date()
    while True:
        _wait_for(settings.corpus_dir)
        watched = _identity(settings.corpus_dir)
        # What changed before the watch began is found by looking once more.
        looked = False
        try:
            for changes in watch_files(
                settings.corpus_dir,
                # Should the data lie within, each rebuild would call for the next.
                watch_filter=DefaultFilter(ignore_paths=[settings.data_dir.resolve()]),
                debounce=LONGEST_WAIT_MS,
                step=SETTLE_MS,
                rust_timeout=int(LOOK_AGAIN_SECONDS * 1_000),
                yield_on_timeout=True,
                raise_interrupt=True,
                ignore_permission_denied=True,
            ):
                if changes or not looked:
                    bring_up_to_date()
                    looked = True
                if _identity(settings.corpus_dir) != watched:
                    break
        except (FileNotFoundError, OSError) as error:
            log.warning(
                "the folder cannot be watched", folder=str(settings.corpus_dir), reason=str(error)
            )
            time.sleep(LOOK_AGAIN_SECONDS)
        bring_up_to_date()


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another one of its name; None when there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _wait_for(folder: Path) -> None:
    if not folder.is_dir():
        log.warning("the corpus folder has gone; waiting for it", folder=str(folder))
    while not folder.is_dir():
        time.sleep(LOOK_AGAIN_SECONDS)
