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
# A rebuild that fails (another holds the lock, the disk is full) is tried again after the first of
# these, then after twice as long each time, up to the second, in seconds.
FIRST_RETRY, LONGEST_RETRY = 5.0, 300.0
log = structlog.get_logger()


class _Upkeep:
    """Rebuilds; a rebuild that failed is owed until one has succeeded."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._embedder = open_embedder_when_needed(settings.embed_model, settings.models_dir)
        self._delay = FIRST_RETRY
        self._owed_at: float | None = None

    def rebuild(self) -> None:
        """Bring the index up to date now."""
        try:
            with progress_for(sys.stderr) as progress:
                report = rebuild(self._settings, self._embedder, full=False, progress=progress)
        except IndexingError as error:
            log.error("rebuild failed", reason=str(error), again_in=f"{self._delay:.0f} s")
            self._owed_at = time.monotonic() + self._delay
            self._delay = min(2 * self._delay, LONGEST_RETRY)
            return
        log.info("rebuilt" if report.published else "nothing changed", edition=report.edition)
        self._owed_at, self._delay = None, FIRST_RETRY

    def rebuild_if_owed(self) -> None:
        """Try once more what failed, when it is time."""
        if self._owed_at is not None and time.monotonic() >= self._owed_at:
            self.rebuild()


def watch(settings: IndexSettings) -> None:
    """Rebuild now and after every change. Ends only when it is interrupted.

    A rebuild that fails is logged and tried again, and the edition before it serves on; a folder
    that disappears is waited for.
    """
    upkeep = _Upkeep(settings)
    upkeep.rebuild()
    while True:
        _wait_for(settings.corpus_dir)
        watched = _identity(settings.corpus_dir)
        # What changed before the watch began is found by looking once more.
        looked = False
        try:
            for changes in watch_files(
                # Changes are told under the name that is given, and compared with the data's.
                settings.corpus_dir.resolve(),
                watch_filter=DefaultFilter(ignore_paths=_data_within(settings)),
                debounce=LONGEST_WAIT_MS,
                step=SETTLE_MS,
                rust_timeout=int(LOOK_AGAIN_SECONDS * 1_000),
                yield_on_timeout=True,
                raise_interrupt=True,
                ignore_permission_denied=True,
            ):
                if changes or not looked:
                    upkeep.rebuild()
                    looked = True
                if _identity(settings.corpus_dir) != watched:
                    break
                upkeep.rebuild_if_owed()
        except (FileNotFoundError, OSError) as error:
            log.warning(
                "the folder cannot be watched", folder=str(settings.corpus_dir), reason=str(error)
            )
            time.sleep(LOOK_AGAIN_SECONDS)
        upkeep.rebuild()


def _data_within(settings: IndexSettings) -> list[Path]:
    """Return the data's folder if it lies within the corpus: each rebuild would call for the next.

    The other way round, a corpus within the data's folder, nothing there is to be ignored.
    """
    data = settings.data_dir.resolve()
    return [data] if data.is_relative_to(settings.corpus_dir.resolve()) else []


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
