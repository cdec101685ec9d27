"""The corpus folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import folder as folder_module
from index.errors import CorpusError, SettingsError
from index.folder import Entry, list_folder, read
from index.vocabulary import Problem
from tests.auxil.corpora import write_corpus


def files(folder: Path) -> list[str]:
    """What would be read."""
    return [found.path for found in list_folder(folder) if isinstance(found, Entry)]


def problems(folder: Path) -> dict[str, str]:
    """What would be skipped, with the reason."""
    return {found.path: found.reason for found in list_folder(folder) if isinstance(found, Problem)}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", {"a.txt": "A"})


def test_files_are_found_in_folders_of_folders_always_in_the_same_order(corpus: Path) -> None:
    write_corpus(corpus, {"z.txt": "Z", "b/c/d.txt": "D", "b/a.txt": "A"})

    assert files(corpus) == ["a.txt", "b/a.txt", "b/c/d.txt", "z.txt"]


def test_folders_may_lie_as_deep_as_the_system_lets_them(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    depth = 2_500
    # Longer paths than the system takes at once can only be made, and taken away, step by step.
    monkeypatch.chdir(corpus)
    for level in range(depth):
        if level == 1_200:
            Path("b.txt").write_text("B")
        Path("d").mkdir()
        os.chdir("d")
    try:
        found = list(list_folder(corpus))
    finally:
        for _ in range(depth):
            os.chdir("..")
            for child in Path().glob("d/*"):
                child.unlink() if child.is_file() else child.rmdir()

    assert [f.path for f in found if isinstance(f, Entry)] == ["a.txt", "d/" * 1_200 + "b.txt"]
    ((path, reason),) = ((f.path, f.reason) for f in found if isinstance(f, Problem))
    assert reason == folder_module.TOO_LONG
    assert len(path) == 2 * folder_module.SHOWN + 1


def test_hidden_files_and_the_folders_own_notes_are_not_articles(corpus: Path) -> None:
    write_corpus(
        corpus,
        {".hidden.txt": "", ".git/a.txt": "", "README.md": "", "b/Readme.txt": "", "readme": ""},
    )

    assert files(corpus) == ["a.txt"]
    assert problems(corpus) == {}


def test_a_link_within_the_folder_is_read(corpus: Path) -> None:
    (corpus / "same.txt").symlink_to("a.txt")

    assert files(corpus) == ["a.txt", "same.txt"]


def test_a_link_out_of_the_folder_is_not_followed(corpus: Path) -> None:
    secret = corpus.parent / "secret.txt"
    secret.write_text("not to be quoted")
    (corpus / "link.txt").symlink_to(secret)
    (corpus / "up").symlink_to(corpus.parent, target_is_directory=True)
    (corpus / "absolute").symlink_to("/etc", target_is_directory=True)

    assert files(corpus) == ["a.txt"]
    assert problems(corpus).keys() == {"link.txt", "up", "absolute"}
    assert all("leads out of the folder" in reason for reason in problems(corpus).values())


def test_links_in_a_circle_end(corpus: Path) -> None:
    (corpus / "b").mkdir()
    (corpus / "b" / "back").symlink_to(corpus, target_is_directory=True)
    (corpus / "x.txt").symlink_to("y.txt")
    (corpus / "y.txt").symlink_to("x.txt")

    assert files(corpus) == ["a.txt"]
    assert problems(corpus).keys() == {"b/back", "x.txt", "y.txt"}


def test_a_link_that_leads_nowhere_is_named(corpus: Path) -> None:
    (corpus / "gone.txt").symlink_to("nothing.txt")

    assert files(corpus) == ["a.txt"]
    assert problems(corpus).keys() == {"gone.txt"}


def test_the_corpus_folder_itself_may_be_a_link(corpus: Path) -> None:
    link = corpus.parent / "link"
    link.symlink_to(corpus, target_is_directory=True)

    assert files(link) == ["a.txt"]
    assert problems(link) == {}


def test_a_pipe_is_not_waited_for(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")

    assert problems(corpus) == {"pipe.txt": "is not a regular file"}


def test_a_file_that_is_too_large_is_named_with_its_size(corpus: Path) -> None:
    with (corpus / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)

    assert problems(corpus) == {"huge.txt": "is too large (50 MB; up to 20 MB are read)"}


def test_a_file_that_grows_while_it_is_read_is_not_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = list_folder(corpus)
    assert isinstance(entry, Entry)
    monkeypatch.setattr(folder_module, "LARGEST_FILE", 3)
    entry.location.write_text("four")

    assert read(entry) == Problem("a.txt", "has grown too large while it was read")


def test_a_file_that_goes_before_it_is_read_is_a_problem(corpus: Path) -> None:
    (entry,) = list_folder(corpus)
    assert isinstance(entry, Entry)
    entry.location.unlink()

    assert read(entry) == Problem("a.txt", "cannot be read: No such file or directory")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named_and_the_rest_is_read(corpus: Path) -> None:
    write_corpus(corpus, {"b/c.txt": "C", "d.txt": "D"})
    (corpus / "b").chmod(0)
    (corpus / "d.txt").chmod(0)
    try:
        found = [read(f) if isinstance(f, Entry) else f for f in list_folder(corpus)]
    finally:
        (corpus / "b").chmod(0o755)

    assert found == [
        b"A",
        Problem("b", "the folder cannot be read: Permission denied"),
        Problem("d.txt", "cannot be read: Permission denied"),
    ]


def test_a_name_that_is_not_utf8_is_spelled_out_and_the_file_read(corpus: Path) -> None:
    name = os.fsencode(corpus) + b"/\xf1\xf2\xe0\xf2\xfc\xff.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(b"B")
    except OSError:
        pytest.skip("this file system wants UTF-8 names")

    entry = next(f for f in list_folder(corpus) if isinstance(f, Entry) and f.path != "a.txt")

    assert entry.path == r"\xf1\xf2\xe0\xf2\xfc\xff.txt"
    assert read(entry) == b"B"


def test_names_of_any_language_stay_as_they_are(corpus: Path) -> None:
    write_corpus(corpus, {"переговори/третій раунд.txt": "B"})

    assert files(corpus) == ["a.txt", "переговори/третій раунд.txt"]


def test_a_line_break_in_a_name_does_not_break_the_report(corpus: Path) -> None:
    write_corpus(corpus, {"two\nlines.txt": "B", "space\xa0stays.txt": "C"})

    found = {f.path: f for f in list_folder(corpus) if isinstance(f, Entry)}

    assert found.keys() == {"a.txt", r"two\nlines.txt", "space\xa0stays.txt"}
    assert read(found[r"two\nlines.txt"]) == b"B"


def test_a_folder_that_does_not_exist_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^CORPUS_DIR: the folder .*/none does not exist"):
        list(list_folder(tmp_path / "none"))


def test_a_file_instead_of_a_folder_names_the_setting(corpus: Path) -> None:
    with pytest.raises(SettingsError, match=r"^CORPUS_DIR: .*/a\.txt is a file"):
        list(list_folder(corpus / "a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(corpus: Path) -> None:
    corpus.chmod(0)
    try:
        with pytest.raises(CorpusError, match="cannot be read: Permission denied"):
            list(list_folder(corpus))
    finally:
        corpus.chmod(0o755)


def test_what_a_browser_saved_beside_a_page_is_not_coverage(tmp_path: Path) -> None:
    write_corpus(
        tmp_path,
        {
            "Talks.html": "<p>The delegations met.</p>",
            "Talks_files/frame.html": "<p>Buy now.</p>",
            "Talks_files/script.js": "x",
            "Переговоры.htm": "<p>Делегации встретились.</p>",
            "Переговоры_файлы/frame.htm": "<p>x</p>",
            "own_files/article.txt": "The delegations met again.",
        },
    )

    names = [entry.path for entry in list_folder(tmp_path)]

    assert names == ["Talks.html", "own_files/article.txt", "Переговоры.htm"]
