"""What a rebuild costs when little or nothing changed, and what memory it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from index.embedding import open_embedder_when_needed
from index.embedding.deferred import DeferredEmbedder
from index.folder import list_folder
from tests.bench.folders import build, write_articles

FILES = 3_600
SMALL_FILES = 900
SENTENCES = 2
MEMORY_FILES = (1_000, 4_000)
# Runs a command and prints its peak memory in KB. A process begins with the peak of the one that
# starts it, so it has to be started by a small one.
_WEIGHED = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
assert status == 0, "the rebuild failed"
print(usage.ru_maxrss)
"""


def nothing_and_little(folder: Path, models: Path) -> None:
    """Print the time of a rebuild with no change and with one, in a small and a large folder."""
    print("\n## Rebuilding when little has changed\n")
    print(
        "| files | full build, s | nothing changed, s | of it | listing, s | one file changed, s |"
    )
    print("|---|---|---|---|---|---|")
    small, large = (_row(folder, models, files) for files in (SMALL_FILES, FILES))
    print(f"\nOne file changed, {FILES} files against {SMALL_FILES}: × {large / small:.1f}")


def _row(folder: Path, models: Path, files: int) -> float:
    """Print a row for a folder of so many files; return the time with one file changed."""
    corpus = write_articles(folder / f"files{files}", files, SENTENCES, start=200_000)
    data = folder / f"files{files}-data"
    embedder = open_embedder_when_needed(None, models)
    full = build(corpus, data, models, embedder).seconds
    again = open_embedder_when_needed(None, models)
    nothing = _best(lambda: build(corpus, data, models, again).seconds)
    assert isinstance(again, DeferredEmbedder)
    assert not again.is_open, "the model was opened though nothing had changed"
    began = time.perf_counter()
    listed = len(list(list_folder(corpus, data)))
    listing = time.perf_counter() - began
    numbers = count(300_000)

    def change_one() -> float:
        write_articles(corpus, 1, SENTENCES, start=next(numbers))
        return build(corpus, data, models, embedder).seconds

    one_changed = _best(change_one)
    print(
        f"| {listed} | {full:.1f} | {nothing:.2f} | {nothing / full:.2%} | {listing:.2f}"
        f" | {one_changed:.2f} |"
    )
    return one_changed


def memory(folder: Path, models: Path) -> None:
    """Print the peak memory of a full build in a process of its own."""
    print("\n## Memory of a full build\n\n| articles | peak, MB |\n|---|---|")
    peaks = []
    for files in MEMORY_FILES:
        corpus = write_articles(folder / f"memory{files}", files, SENTENCES, start=400_000)
        data = folder / f"memory{files}-data"
        data.mkdir()
        (data / "models").symlink_to(models.resolve(), target_is_directory=True)
        environment = {**os.environ, "CORPUS_DIR": str(corpus), "DATA_DIR": str(data)}
        command = [sys.executable, "-c", _WEIGHED, sys.executable, "-m", "index", "rebuild"]
        found = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        peaks.append(int(found.stdout) / 1024)
        print(f"| {files} | {peaks[-1]:.0f} |")
    print(f"\nRatio: {peaks[1] / peaks[0]:.2f}")


def _best(measure: Callable[[], float], rounds: int = 3) -> float:
    return min(measure() for _ in range(rounds))
