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


PARAGRAPHS = [
    "The delegations met in Istanbul on Monday, in the palace where they had met the week before.",
    "They agreed to exchange a thousand prisoners, and parted without a word to the reporters.",
    "The next round is to be held in the autumn, if the ministers find a day that suits them both.",
]
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_a_page_that_was_saved_as_text_is_read_as_a_page() -> None:
    page = f"<!DOCTYPE html><html><head><title>Talks</title></head><body>{MARKUP}</body></html>"

    (draft,) = TextReader().read(SourceFile("a.txt", page.encode()))

    assert isinstance(draft, Draft)
    assert (draft.text.split("\n"), draft.title) == (PARAGRAPHS, "Talks")


def test_a_piece_of_html_that_was_saved_as_text_is_read_without_its_tags() -> None:
    for source in (MARKUP, f"<html><p>{MARKUP}"):
        (draft,) = TextReader().read(SourceFile("a.txt", source.encode()))
        assert isinstance(draft, Draft)
        assert draft.text.split("\n") == PARAGRAPHS


def test_a_text_may_speak_of_tags() -> None:
    text = "Who writes <p> at the start, and </p> at the end, has made a paragraph."

    assert list(TextReader().read(SourceFile("a.txt", text.encode()))) == [Draft(text)]


def test_a_binary_file_named_txt_is_refused_in_words() -> None:
    found = list(TextReader().read(SourceFile("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(500))))

    assert found == [Problem("photo.txt", "is a binary file, not text")]


def test_every_ending_has_one_reader() -> None:
    readers = readers_by_suffix()

    assert {".txt", ".md"} <= readers.keys()
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in readers)
