"""The corpus folder against an edition."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.difference import compare, remember_touched, touched_before
from index.digests import sha256
from index.folder import Entry, list_folder
from index.vocabulary import Problem

Files = dict[str, tuple[int, int, str]]
TEXT = b"The delegations met."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(TEXT)
    return folder


def known(corpus: Path) -> Files:
    """What an edition that was made now would know."""
    entries = [entry for entry in list_folder(corpus) if isinstance(entry, Entry)]
    return {e.path: (e.size, e.mtime_ns, sha256(e.location.read_bytes())) for e in entries}


def names(entries: list[Entry]) -> list[str]:
    return [entry.path for entry in entries]


def test_a_file_of_known_size_and_time_is_not_looked_into(corpus: Path) -> None:
    files = known(corpus)
    time = (corpus / "a.txt").stat().st_mtime_ns
    (corpus / "a.txt").write_bytes(TEXT[::-1])
    os.utime(corpus / "a.txt", ns=(time, time))

    difference = compare(list_folder(corpus), files, {})

    assert (difference.touched, difference.to_read, difference.gone) == ([], [], [])


def test_a_touched_file_with_the_known_bytes_has_not_to_be_read(corpus: Path) -> None:
    files = known(corpus)
    os.utime(corpus / "a.txt", (1, 1))

    difference = compare(list_folder(corpus), files, {})

    assert [(entry.path, digest) for entry, digest in difference.touched] == [
        ("a.txt", sha256(TEXT))
    ]
    assert difference.to_read == []


@pytest.mark.parametrize("content", [TEXT[::-1], TEXT * 2, b""])
def test_a_file_with_other_bytes_has_to_be_read(corpus: Path, content: bytes) -> None:
    files = known(corpus)
    (corpus / "a.txt").write_bytes(content)
    os.utime(corpus / "a.txt", (1, 1))

    difference = compare(list_folder(corpus), files, {})

    assert (difference.touched, names(difference.to_read)) == ([], ["a.txt"])


def test_what_came_and_what_went_is_told(corpus: Path) -> None:
    files = known(corpus)
    (corpus / "a.txt").rename(corpus / "c.txt")
    (corpus / "gone.txt").symlink_to("nowhere.txt")

    difference = compare(list_folder(corpus), files, {})

    assert (names(difference.to_read), difference.gone) == (["c.txt"], ["a.txt"])
    assert [type(problem) for problem in difference.problems] == [Problem]


def test_a_touched_file_is_looked_into_once_and_not_at_every_rebuild(
    corpus: Path, tmp_path: Path
) -> None:
    files, place = known(corpus), tmp_path / "cache" / "touched.json"
    os.utime(corpus / "a.txt", (1, 1))
    remember_touched(place, compare(list_folder(corpus), files, {}).touched)
    # Were it read again, it would be found changed.
    (corpus / "a.txt").write_bytes(TEXT[::-1])
    os.utime(corpus / "a.txt", (1, 1))

    difference = compare(list_folder(corpus), files, touched_before(place))

    assert (names([entry for entry, _ in difference.touched]), difference.to_read) == (
        ["a.txt"],
        [],
    )


def test_what_is_remembered_of_other_bytes_than_the_editions_does_not_count(
    corpus: Path, tmp_path: Path
) -> None:
    place = tmp_path / "touched.json"
    os.utime(corpus / "a.txt", (1, 1))
    remember_touched(place, compare(list_folder(corpus), known(corpus), {}).touched)
    files = {"a.txt": (len(TEXT), 0, sha256(b"other")), "b.txt": known(corpus)["b.txt"]}

    assert names(compare(list_folder(corpus), files, touched_before(place)).to_read) == ["a.txt"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a.txt": 1}', b'{"a": ["x", 1, "y"]}'])
def test_a_damaged_memory_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "touched.json").write_bytes(content)

    assert touched_before(tmp_path / "touched.json") == {}
    assert touched_before(tmp_path / "none.json") == {}
