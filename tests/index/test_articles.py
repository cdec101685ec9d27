"""From a file to its articles."""

from __future__ import annotations

from datetime import date

import pytest

from index.articles import Prepared, article_id, prepare_file
from index.readers import SourceFile, readers_by_suffix
from tests.auxil.corpora import markdown

TEXT = "The delegations met in Istanbul on Monday. They agreed to exchange 1,000 prisoners."


def prepare(path: str, content: str | bytes) -> tuple[list[Prepared], list[str]]:
    data = content.encode() if isinstance(content, str) else content
    prepared, problems = prepare_file(SourceFile(path, data), readers_by_suffix())
    assert all(problem.path == path for problem in problems)
    return prepared, [problem.reason for problem in problems]


def test_a_plain_text_becomes_an_article_of_which_only_the_language_is_known() -> None:
    ((prepared,), problems) = prepare("talks/a.txt", TEXT)

    article = prepared.article
    assert (article.path, article.text, article.language) == ("talks/a.txt", TEXT, "en")
    assert (article.title, article.outlet, article.author) == (None, None, None)
    assert (article.published, article.url) == (None, None)
    assert problems == []


def test_metadata_takes_the_form_of_the_text() -> None:
    source = markdown(TEXT, title="  The\u00a0third\u200b round ", date="2025-07-23")

    ((prepared,), _) = prepare("a.md", source)

    assert (prepared.article.title, prepared.article.published) == (
        "The third round",
        date(2025, 7, 23),
    )


def test_what_cleaning_took_out_is_neither_in_the_text_nor_in_a_passage_but_kept_aside() -> None:
    appeal = "Please consider supporting our journalism: your donation keeps us going."

    ((prepared,), _) = prepare("a.txt", f"{TEXT}\n\n{appeal}\n\n{TEXT}")

    assert prepared.article.text == f"{TEXT}\n\n{TEXT}"
    assert [removal.text for removal in prepared.removals] == [appeal]
    assert all("donation" not in p.span.slice(prepared.article.text) for p, _ in prepared.passages)


def test_broken_front_matter_costs_the_metadata_not_the_article() -> None:
    prepared, problems = prepare("a.md", f"---\ntitle: [unclosed\n---\n{TEXT}")

    assert [item.article.text for item in prepared] == [TEXT]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("a.txt", "", "is empty"),
        ("a.txt", " \r\n\t\n", "is empty"),
        ("a.txt", "\ufeff", "has no text"),
        ("a.txt", "* * *\n\n---", "has no text"),
        ("a.txt", "Dear reader,\n\nYou can support our work.", "has no text but appeals"),
        ("a.md", "---\ntitle: Talks\n---\n", "has no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(400), "is a binary file, not text"),
        ("a.docx", "words", "unknown file type (read are .markdown, .md, .txt)"),
        ("noending", "words", "unknown file type (read are .markdown, .md, .txt)"),
    ],
)
def test_a_file_that_gives_no_article_says_why(
    path: str, content: str | bytes, reason: str
) -> None:
    assert prepare(path, content) == ([], [reason])


def test_endings_are_read_whatever_their_case() -> None:
    prepared, problems = prepare("A.TXT", TEXT)

    assert (len(prepared), problems) == (1, [])


def test_an_id_depends_on_the_place_not_on_the_text() -> None:
    ((first,), _) = prepare("a.txt", TEXT)
    ((edited,), _) = prepare("a.txt", TEXT + " They parted.")
    ((copy,), _) = prepare("b.txt", TEXT)

    assert first.article.id == edited.article.id == article_id("a.txt", "")
    assert first.article.id != copy.article.id
    assert len(first.article.id) == 16
