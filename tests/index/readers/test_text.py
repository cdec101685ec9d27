"""Plain text."""

from __future__ import annotations

from index.readers import Draft, SourceFile, readers_by_suffix
from index.readers.text import TextReader
from index.vocabulary import Problem


def test_the_whole_file_is_one_article_and_nothing_about_it_is_guessed() -> None:
    text = "Talks in Istanbul\n7 July 2025\nThe delegations met on Monday, it was said."

    assert list(TextReader().read(SourceFile("a.txt", text.encode()))) == [Draft(text)]


def test_a_hard_wrapped_file_gets_its_paragraphs_back() -> None:
    text = "The delegations met on\nMonday in the palace\non the Bosphorus.\n\nThey parted."

    (draft,) = TextReader().read(SourceFile("a.txt", text.encode()))

    assert isinstance(draft, Draft)
    assert (
        draft.text.split("\n")[0] == "The delegations met on Monday in the palace on the Bosphorus."
    )


def test_a_binary_file_named_txt_is_refused_in_words() -> None:
    found = list(TextReader().read(SourceFile("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(500))))

    assert found == [Problem("photo.txt", "is a binary file, not text")]


def test_every_ending_has_one_reader() -> None:
    readers = readers_by_suffix()

    assert {".txt", ".md"} <= readers.keys()
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in readers)
