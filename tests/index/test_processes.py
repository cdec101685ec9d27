"""Real processes, killed, crowded and out of disk: the old edition serves all the while."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from index.catalog import Catalog
from index.cli import NICENESS
from index.editions import EditionStore
from index.lock import builder_lock
from index.verify import verify
from tests.auxil.checksums import checksums
from tests.auxil.corpora import SAMPLE_CORPUS
from tests.auxil.processes import finish, json_of, run, start

QUESTION = "What did Lavrov say?"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the sample corpus, to be changed."""
    return Path(shutil.copytree(SAMPLE_CORPUS, tmp_path / "corpus"))


@pytest.fixture
def data(tmp_path: Path, sample_index: Path, warm_data: Callable[[Path], Path]) -> Path:
    """A DATA_DIR with the sample corpus' edition."""
    folder = warm_data(tmp_path / "data")
    shutil.copytree(sample_index / "editions", folder / "editions")
    shutil.copyfile(sample_index / "current", folder / "current")
    return folder


def published(data: Path) -> Path:
    """The published edition's folder."""
    store = EditionStore(data)
    current = store.current()
    assert current is not None, "no edition serves"
    return store.path(current)


def another_than(standing: Path, data: Path) -> bool:
    """Wait until another edition is published, for a minute at most; tell whether one was."""
    deadline = time.monotonic() + 60
    while published(data) == standing and time.monotonic() < deadline:
        time.sleep(0.2)
    return published(data) != standing


@contextmanager
def watching(corpus: Path, data: Path) -> Iterator[IO[str]]:
    """Have a folder watched whose edition stands; gives what the watching process says."""
    process = start("index", "watch", corpus=corpus, data=data)
    try:
        assert process.stderr is not None
        assert any("nothing changed" in line for line in process.stderr)
        yield process.stderr
    finally:
        process.send_signal(signal.SIGTERM)
        finish(process)


def change(corpus: Path, number: int) -> None:
    """Change an article, so that there is something to build."""
    with (corpus / "talks" / "lavrov-conditions.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n\nThe ministry repeated this for the {number + 1}th time on Tuesday.\n")


@pytest.mark.parametrize("flags", [("--full",), ()], ids=["full", "from the last edition"])
@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.long)])
def test_killed_at_any_moment_a_rebuild_leaves_the_old_edition_whole(
    corpus: Path, data: Path, kills: int, flags: tuple[str, ...]
) -> None:
    drawn = random.Random(11)  # noqa: S311 - moments, not secrets
    standing = published(data)
    for number in range(kills):
        change(corpus, number)
        process = start("index", "rebuild", *flags, corpus=corpus, data=data)
        # Imports come first; the work takes about two seconds, or a tenth of one.
        _wait_for_build(data, process)
        time.sleep(drawn.uniform(0, 1.5 if flags else 0.15))
        process.send_signal(signal.SIGKILL)
        finish(process)
        assert verify(published(data)) == []
        if published(data) != standing:  # it was done, or as good as done, when it was killed
            standing = published(data)

    report = json_of(run("index", "rebuild", "--json", corpus=corpus, data=data))

    assert report["articles"]["total"] == 30
    text = (corpus / "talks" / "lavrov-conditions.txt").read_text("utf-8")
    assert f"the {kills}th time" in text
    with Catalog(published(data) / "catalog.sqlite3") as catalog:
        assert any(f"the {kills}th time" in article.text for article in catalog.all_articles())
    assert verify(published(data)) == []
    assert not list((data / "editions").glob("building-*"))


def test_readers_are_served_from_an_edition_that_does_not_change_while_a_rebuild_runs(
    corpus: Path, data: Path
) -> None:
    standing = published(data)
    before = checksums(standing)
    assert {"catalog.sqlite3", "edition.json", "in-use"} <= before.keys()
    change(corpus, 0)
    rebuild = start("index", "rebuild", "--full", "--json", corpus=corpus, data=data)
    _wait_for_build(data, rebuild)
    readers = [
        start("bot", "ask", QUESTION, "--json", corpus=corpus, data=data),
        start("index", "search", "переговоры", corpus=corpus, data=data),
        start("index", "verify", corpus=corpus, data=data),
    ]

    answer = json_of(finish(readers[0]))
    others = [finish(reader) for reader in readers[1:]]
    report = json_of(finish(rebuild))

    assert [other.returncode for other in others] == [0, 0], [other.stderr for other in others]
    assert answer["edition"] in (standing.name, report["edition"])
    assert answer["retrieved"]
    assert report["published"]
    assert checksums(standing) == before
    assert verify(standing) == []
    assert verify(published(data)) == []


def test_a_build_lets_a_bot_that_answers_go_before(corpus: Path, data: Path) -> None:
    building = start("index", "rebuild", "--full", corpus=corpus, data=data)
    try:
        _wait_for_build(data, building)
        niceness = os.getpriority(os.PRIO_PROCESS, building.pid)
        assert niceness == max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0))
    finally:
        finish(building)


def test_the_second_of_two_builders_says_who_is_building(corpus: Path, data: Path) -> None:
    with builder_lock(data):
        second = run("index", "rebuild", corpus=corpus, data=data)

    assert second.returncode == 1
    assert f"Another rebuild is running (process {os.getpid()} on " in second.stderr
    assert "Traceback" not in second.stderr


@pytest.fixture
def tiny_disk(tmp_path: Path, data: Path) -> Iterator[Path]:
    """The DATA_DIR on a disk that has no room for another edition."""
    disk = tmp_path / "disk"
    disk.mkdir()
    used = sum(p.stat().st_size for p in data.rglob("*") if p.is_file() and not p.is_symlink())
    size = f"size={used + 400_000}"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield Path(shutil.copytree(data, disk / "data", symlinks=True))
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None or os.geteuid() != 0, reason="mounting is root's")
def test_a_full_disk_is_named_and_the_old_edition_serves(corpus: Path, tiny_disk: Path) -> None:
    standing = published(tiny_disk)
    change(corpus, 0)

    ended = run("index", "rebuild", "--full", corpus=corpus, data=tiny_disk)

    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert str(tiny_disk) in ended.stderr
    assert "full" in ended.stderr or "free space" in ended.stderr
    assert published(tiny_disk) == standing
    assert not list((tiny_disk / "editions").glob("building-*"))
    assert verify(standing) == []
    assert run("bot", "ask", QUESTION, corpus=corpus, data=tiny_disk).returncode == 0


@pytest.mark.parametrize("kilobytes", [0, 200])
def test_when_nothing_more_can_be_written_the_old_edition_serves(
    corpus: Path, data: Path, kilobytes: int
) -> None:
    standing = published(data)
    change(corpus, 0)
    limited = ("bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "limited")

    ended = run("index", "rebuild", "--full", corpus=corpus, data=data, wrapper=limited)

    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stderr.strip()
    assert published(data) == standing
    assert verify(standing) == []


def test_watching_publishes_what_changes(corpus: Path, data: Path) -> None:
    standing = published(data)
    process = start("index", "watch", corpus=corpus, data=data)
    try:
        # The first rebuild finds the copied corpus and the standing edition the same.
        assert process.stderr is not None
        assert any("nothing changed" in line for line in process.stderr)
        change(corpus, 0)
        assert another_than(standing, data)
        assert verify(published(data)) == []
    finally:
        process.send_signal(signal.SIGTERM)
        ended = finish(process)
    assert ended.returncode == 130
    assert "Stopped." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_watching_goes_on_when_another_folder_takes_the_name_of_the_watched_one(
    corpus: Path, data: Path
) -> None:
    standing = published(data)
    with watching(corpus, data) as said:
        fresh = Path(shutil.copytree(corpus, corpus.with_name("fresh")))
        corpus.rename(corpus.with_name("away"))
        fresh.rename(corpus)
        # Nothing has changed in it yet, and what changes later is noticed all the same.
        assert any("nothing changed" in line for line in said)
        change(corpus, 0)
        assert another_than(standing, data)


def test_watching_notices_changes_in_a_folder_that_lies_within_the_datas(
    corpus: Path, data: Path
) -> None:
    standing = published(data)
    within = Path(shutil.copytree(corpus, data / "articles"))
    with watching(within, data):
        change(within, 0)
        assert another_than(standing, data)


def test_watching_tries_again_what_another_builder_kept_from_it(corpus: Path, data: Path) -> None:
    standing = published(data)
    with watching(corpus, data) as said:
        with builder_lock(data):
            change(corpus, 0)
            assert any("rebuild failed" in line for line in said)
            assert published(data) == standing
        assert another_than(standing, data)


def _wait_for_build(data: Path, process: subprocess.Popen[str]) -> None:
    """Until a builder has begun to write."""
    deadline = time.monotonic() + 60
    while not list((data / "editions").glob("building-*")):
        assert process.poll() is None, "the rebuild ended before it began"
        assert time.monotonic() < deadline, "the rebuild does not begin"
        time.sleep(0.01)
