"""Files compressed with gzip."""

from __future__ import annotations

import gzip
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import prepare_file
from index.folder import LARGEST_FILE
from index.readers import Draft, SourceFile, readers_by_suffix
from tests.auxil.corpora import markdown
from tests.auxil.reading import read_file

TEXT = "The delegations met on Monday."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a.md", markdown(TEXT, title="Talks")),
        ("a.json", json.dumps({"text": TEXT})),
        ("a.jsonl", json.dumps({"text": TEXT})),
        ("a.csv", f"text,title\n{TEXT},\n"),
        ("a.eml", f"Subject:\n\n{TEXT}"),
        ("A.TXT", TEXT),
    ],
)
def test_every_format_is_read_through_its_compression(name: str, content: str) -> None:
    plain, _ = read_file(name, content)

    assert read_file(f"{name}.gz", gzip.compress(content.encode())) == (plain, [])
    assert plain[0].text == TEXT


def test_the_day_in_the_name_is_found_as_without_compression() -> None:
    file = SourceFile("2025-07-23_talks.txt.gz", gzip.compress(TEXT.encode()))

    ((prepared,), _) = prepare_file(file, readers_by_suffix())

    assert str(prepared.article.published) == "2025-07-23"


def test_files_that_were_compressed_one_after_the_other_are_one() -> None:
    content = gzip.compress(b"The delegations ") + gzip.compress(b"met on Monday.") + bytes(512)

    assert read_file("a.txt.gz", content) == ([Draft(TEXT)], [])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.gz", gzip.compress(b"x"), "the name is to say what is compressed"),
        ("a.tar.gz", gzip.compress(b"x"), "the name is to say what is compressed"),
        ("a.zip.gz", gzip.compress(b"x"), "the name is to say what is compressed"),
        ("a.txt.gz.gz", gzip.compress(b"x"), "the name is to say what is compressed"),
        (".gz", gzip.compress(b"x"), "the name is to say what is compressed"),
        ("a.txt.gz", TEXT.encode(), "is not a whole gzip file (Not a gzipped file"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-9], "is cut off"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:5], "is cut off"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-8] + bytes(8), "is not a whole gzip file"),
        ("a.txt.gz", gzip.compress(b" \n"), "holds an empty file"),
        ("a.txt.gz", gzip.compress(bytes(900)), "is a binary file, not text"),
        ("a.json.gz", gzip.compress(b"words"), "is not JSON"),
    ],
)
def test_a_file_that_gives_no_article_says_why(name: str, content: bytes, reason: str) -> None:
    drafts, problems = read_file(name, content)

    assert drafts == []
    assert len(problems) == 1
    assert problems[0].startswith(reason)


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, LARGEST_FILE * 10])
def test_what_unpacks_to_more_than_a_file_may_have_is_not_unpacked(size: int) -> None:
    content = gzip.compress(bytes(size), 1)

    assert read_file("a.txt.gz", content) == ([], ["is too large unpacked (up to 20 MB are read)"])


WHOLE = gzip.compress(random.Random(7).randbytes(50).hex().encode())  # noqa: S311


@given(st.binary(max_size=12), st.integers(0, len(WHOLE)))
def test_damaged_bytes_end_as_articles_or_problems(damage: bytes, at: int) -> None:
    read_file("a.txt.gz", WHOLE[:at] + damage + WHOLE[at + len(damage) :])
    read_file("a.csv.gz", gzip.compress(damage))
