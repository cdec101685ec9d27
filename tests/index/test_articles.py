"""From a file to its articles."""

from __future__ import annotations

import json
from datetime import date

import pytest

from index import articles
from index.articles import Prepared, article_id, prepare_file
from index.readers import SourceFile, readers_by_suffix
from index.vocabulary import DateSource
from tests.auxil.corpora import markdown

KNOWN = ", ".join(sorted(readers_by_suffix()))
TEXT = "The delegations met in Istanbul on Monday. They agreed to exchange 1,000 prisoners."
UNKNOWN = f"unknown file type (read are {', '.join(sorted(readers_by_suffix()))})"


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


@pytest.mark.parametrize("stated", ["0001-01-01T00:00:00", "2099-05-05"])
def test_a_day_on_which_nothing_can_have_been_published_does_not_stand_before_the_address(
    stated: str,
) -> None:
    record = {"text": TEXT, "date": stated, "url": "https://example.org/2025/07/23/talks"}

    ((in_json,), _) = prepare("a.json", json.dumps(record))
    ((in_markdown,), _) = prepare("2025-07-23.md", markdown(TEXT, title="Talks", date=stated))

    for prepared, source in ((in_json, DateSource.URL), (in_markdown, DateSource.FILE_NAME)):
        assert prepared.article.published == date(2025, 7, 23)
        assert prepared.article.published_from is source


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
        ("a.exe", "words", UNKNOWN),
        ("noending", "words", UNKNOWN),
        ("folder.txt/noending", "words", UNKNOWN),
    ],
)
def test_a_file_that_gives_no_article_says_why(
    path: str, content: str | bytes, reason: str
) -> None:
    assert prepare(path, content) == ([], [reason])


def test_endings_are_read_whatever_their_case() -> None:
    prepared, problems = prepare("A.TXT", TEXT)

    assert (len(prepared), problems) == (1, [])


def test_a_text_that_is_a_dump_of_many_articles_is_refused() -> None:
    prepared, problems = prepare("a.txt", "Talks go on. " * 160_000)

    assert prepared == []
    assert problems == ["the text is longer than 2,000,000 characters; split it up"]


def test_articles_of_a_file_beyond_the_limit_are_not_read_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(articles, "MOST_ARTICLES", 2)
    rows = "\n".join(f'{n},"{TEXT}"' for n in range(4))

    prepared, problems = prepare("a.csv", f"id,text\n{rows}\n")

    assert len(prepared) == 2
    assert problems == ["holds more than 2 articles; the rest is not read: split it"]


def test_a_file_that_takes_too_long_is_left_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(articles, "MOST_SECONDS", 0.0)
    monkeypatch.setattr(articles, "SECONDS_A_MILLION", 0.0)
    rows = "\n".join(f'{n},"{TEXT}"' for n in range(100))

    prepared, problems = prepare("a.csv", f"id,text\n{rows}\n")

    assert len(prepared) < 100
    assert problems == [articles.TOO_SLOW]


def test_an_article_that_is_there_twice_is_reported_in_words_that_help_to_find_it() -> None:
    prepared, problems = prepare("a.csv", "title,text\n" + f'Third round,"{TEXT}"\n' * 2)

    assert len(prepared) == 1
    assert len(problems) == 1
    assert problems[0].endswith("Third round' twice")


def test_two_articles_of_one_file_that_share_a_name_are_both_read_and_stay_apart() -> None:
    records = [{"id": 1, "text": TEXT}, {"id": 1, "text": f"{TEXT} They parted."}]

    prepared, problems = prepare("a.json", json.dumps(records))
    again, _ = prepare("a.json", json.dumps([*records, {"id": 2, "text": TEXT}]))

    assert [item.article.text for item in prepared] == [record["text"] for record in records]
    assert problems == []
    assert [item.article.id for item in again][:2] == [item.article.id for item in prepared]
    assert len({item.article.id for item in again}) == 3
    assert {passage.article for item in prepared for passage, _ in item.passages} == {
        item.article.id for item in prepared
    }


def test_an_id_depends_on_the_place_not_on_the_text() -> None:
    ((first,), _) = prepare("a.txt", TEXT)
    ((edited,), _) = prepare("a.txt", TEXT + " They parted.")
    ((copy,), _) = prepare("b.txt", TEXT)

    assert first.article.id == edited.article.id == article_id("a.txt", "")
    assert first.article.id != copy.article.id
    assert len(first.article.id) == 16
