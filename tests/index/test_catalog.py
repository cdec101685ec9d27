"""The edition's SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.articles import Prepared, article_id, prepare_file
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.digests import sha256
from index.errors import EditionError
from index.readers import SourceFile, readers_by_suffix
from index.vocabulary import Problem, Script
from tests.auxil.corpora import Newsroom, markdown

FILES = {
    "a.md": markdown(
        "The delegations met in Istanbul on Monday.\n\nShare\n\nThey agreed on little.",
        title="The third round",
        date="2025-07-23",
        outlet="Sample Desk",
        author="A. Writer",
        url="https://example.org/a",
    ),
    "b/b.txt": "Делегации встретились в Стамбуле в понедельник и договорились о малом.",
    "c.txt": "A dam broke in June. The water took whole villages with it, the governor said.",
}


def prepared(path: str, content: str) -> Prepared:
    ((item,), _) = prepare_file(SourceFile(path, content.encode()), readers_by_suffix())
    return item


def add(writer: CatalogWriter, path: str, content: str) -> Prepared:
    item = prepared(path, content)
    writer.set_file(path, len(content), 1, sha256(content.encode()))
    writer.add(item)
    return item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A finished catalog's file."""
    file = tmp_path / "catalog.sqlite3"
    with CatalogWriter(file) as writer:
        for name, content in FILES.items():
            add(writer, name, content)
        writer.add_problem(Problem("photo.txt", "is a binary file, not text"))
        writer.set_meta("answer", {"to": [1, 2]})
        writer.finish()
    return file


@pytest.fixture
def catalog(path: Path) -> Iterator[Catalog]:
    with Catalog(path) as opened:
        yield opened


def test_an_article_comes_back_as_it_was_given(catalog: Catalog) -> None:
    for name, content in FILES.items():
        article = prepared(name, content).article
        assert catalog.article(article.id) == article

    assert [article.path for article in catalog.all_articles()] == sorted(FILES)


def test_passages_and_their_scripts_come_back(catalog: Catalog) -> None:
    for name, content in FILES.items():
        item = prepared(name, content)
        passages = [passage for passage, _ in item.passages]
        assert catalog.passages_of(item.article.id) == passages
        assert catalog.passages([p.id for p in passages]) == {p.id: p for p in passages}

    assert catalog.scripts() == {Script.LATIN: 2, Script.CYRILLIC: 1}
    (russian,) = catalog.passage_ids(Script.CYRILLIC)
    assert russian == prepared("b/b.txt", FILES["b/b.txt"]).passages[0][0].id


def test_what_cleaning_removed_is_kept_with_its_reason(catalog: Catalog) -> None:
    removals = catalog.removals(prepared("a.md", FILES["a.md"]).article.id)

    assert [(removal.text, removal.reason) for removal in removals] == [("Share", "button")]


def test_problems_files_and_values_come_back(catalog: Catalog) -> None:
    assert catalog.problems() == [Problem("photo.txt", "is a binary file, not text")]
    assert catalog.files()["c.txt"] == (len(FILES["c.txt"]), 1, sha256(FILES["c.txt"].encode()))
    assert catalog.meta("answer") == {"to": [1, 2]}
    assert catalog.meta("nothing") is None


def test_the_range_of_dates_is_that_of_the_dated_articles(catalog: Catalog) -> None:
    assert catalog.date_range() == (date(2025, 7, 23), date(2025, 7, 23))


def test_what_is_not_there_is_not_found(catalog: Catalog) -> None:
    assert catalog.article("0" * 16) is None
    assert catalog.articles([]) == {}
    assert catalog.passages(["0" * 16 + ":0"]) == {}
    assert catalog.passages_of("0" * 16) == []


def test_a_catalog_that_grows_from_another_leaves_that_one_as_it_was(
    path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    with CatalogWriter(tmp_path / "next.sqlite3", path) as writer:
        writer.forget_file("a.md")
        writer.forget_file("c.txt")
        add(writer, "c.txt", FILES["c.txt"] + " Nobody was to blame.")
        writer.finish()

    assert path.read_bytes() == before
    with Catalog(tmp_path / "next.sqlite3") as catalog:
        assert [article.path for article in catalog.all_articles()] == ["b/b.txt", "c.txt"]
        assert catalog.count("passages") == catalog.count("terms") == 2
        assert catalog.count("removals") == 0
        assert catalog.files().keys() == {"b/b.txt", "c.txt"}
        assert catalog.date_range() is None


def test_the_words_of_a_forgotten_article_are_forgotten(path: Path, tmp_path: Path) -> None:
    with CatalogWriter(tmp_path / "next.sqlite3", path) as writer:
        writer.forget_file("c.txt")
        writer.finish()

    with Catalog(tmp_path / "next.sqlite3") as catalog:
        found = catalog.connection.execute("SELECT count(*) FROM terms WHERE terms MATCH 'dam'")
        assert found.fetchone()[0] == 0


def test_a_published_catalog_cannot_be_written(catalog: Catalog) -> None:
    with pytest.raises(Exception, match="readonly"):
        catalog.connection.execute("DELETE FROM articles")


@pytest.mark.parametrize("content", [None, b"", b"not a database, but long enough" * 100])
def test_a_file_that_is_no_catalog_is_refused_in_words(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "catalog.sqlite3"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(EditionError, match=r"catalog\.sqlite3 cannot be opened"):
        Catalog(file)


def test_a_folder_whose_name_needs_escaping_will_do(path: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a?b#c %41 дані"
    odd.mkdir()
    path.rename(odd / "catalog.sqlite3")

    with Catalog(odd / "catalog.sqlite3") as catalog:
        assert catalog.count("articles") == 3


def test_an_articles_digest_changes_with_its_text_and_with_nothing_else(newsroom: Newsroom) -> None:
    newsroom.write({"a.md": markdown("The dam broke.", title="A"), "b.txt": "Nobody was warned."})
    newsroom.rebuild()
    with newsroom.open() as edition:
        before = edition.versions()
    newsroom.write({"a.md": markdown("The dam broke.", title="Another"), "b.txt": "All were."})
    newsroom.rebuild()
    with newsroom.open() as edition:
        after = edition.versions()

    same, changed = article_id("a.md", ""), article_id("b.txt", "")
    assert before[same] == after[same]
    assert before[changed] != after[changed]
