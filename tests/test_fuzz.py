"""The fuzzer finds what it is there for, and nothing in the readers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from index.readers import Draft, SourceFile, readers_by_suffix
from index.vocabulary import Problem
from tests.fuzz import loop, promises
from tests.fuzz.mutation import broken, swollen
from tests.fuzz.promises import check
from tests.fuzz.seeds import TEXT, name_of, seeds

SUFFIXES = sorted(readers_by_suffix())


class Careless:
    """A reader that does one thing wrong, and only in files with a certain word."""

    suffixes = frozenset({".txt"})

    def __init__(self, word: bytes, answer: Draft | Problem | Exception) -> None:
        self._word = word
        self._answer = answer

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file, or fail."""
        if self._word in file.content and isinstance(self._answer, Exception):
            raise self._answer
        yield self._answer if isinstance(self._answer, Problem) else Draft(TEXT)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ValueError("no such field"), "ValueError: no such field"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (Problem("elsewhere.txt", "is odd"), "AssertionError"),
        (Problem("fuzz/file.txt", ""), "AssertionError: a problem without a reason"),
        (Problem("fuzz/file.txt", "one\ntwo"), "AssertionError: a reason of several lines"),
    ],
)
def test_a_broken_promise_is_found_and_the_file_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: Exception | Problem, reason: str
) -> None:
    monkeypatch.setattr(loop, "readers_by_suffix", lambda: {".txt": Careless(b"\xff", answer)})

    fed, found = loop.fuzz(0.5, tmp_path / "kept")

    assert fed[".txt"] > 0
    ((path, said),) = list(found.items())[:1]
    assert said.startswith(reason)
    assert Path(path).parent == tmp_path / "kept"
    assert Path(path).exists()


class Greedy:
    """A reader that takes much memory for a little file, and gives it back."""

    suffixes = frozenset({".txt"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the file."""
        taken = b"x" * 300_000_000
        yield Draft(f"{file.path} takes {len(taken)} bytes.")


@pytest.mark.skipif(not promises.peak_memory(), reason="memory can be measured on Linux only")
def test_memory_that_a_reader_takes_and_gives_back_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(promises, "MOST_MEMORY", 200_000_000)

    with pytest.raises(AssertionError, match=r"^took \d+ MB for 5 bytes"):
        check("a.txt", b"Words", {".txt": Greedy()})
    assert check("a.txt", TEXT.encode(), readers_by_suffix()) == 1


def test_some_files_are_swollen_to_megabytes() -> None:
    sizes = []

    @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(swollen([b"Words"]))
    def feed(content: bytes) -> None:
        sizes.append(len(content))

    feed()
    assert min(sizes) > 900_000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_starts_from_a_file_that_gives_an_article(suffix: str) -> None:
    articles = [check(name_of(suffix), content, readers_by_suffix()) for content in seeds(suffix)]

    assert max(articles) >= 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_broken_files_break_no_promise(suffix: str) -> None:
    readers = readers_by_suffix()

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(broken(seeds(suffix)))
    def feed(content: bytes) -> None:
        check(f"fuzz/{name_of(suffix)}", content, readers)

    feed()


def test_files_inside_archives_are_broken_behind_their_checksums() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("words.xml", "<p>Lists exchanged</p>")
    original = file.getvalue()

    def is_whole_but_another(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                return archive.testzip() is None and b"<![CDATA[" in archive.read("words.xml")
        except Exception:  # broken from outside: zipfile has a dozen ways to say so
            return False

    quick = settings(max_examples=20_000, phases=[Phase.generate])
    assert find(broken([original]), is_whole_but_another, settings=quick)


def test_no_reader_gets_to_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket.socket, "connect", socket.socket.connect)
    monkeypatch.setattr(socket, "getaddrinfo", socket.getaddrinfo)
    loop.forbid_network()

    with pytest.raises(loop.NetworkUsedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
