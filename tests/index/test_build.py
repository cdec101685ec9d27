"""From the corpus folder to a published edition."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedder, Progress
from index.errors import BuildError, CorpusError, ModelMismatchError, SettingsError
from index.readers import readers_by_suffix
from index.report import Report
from index.verify import verify
from index.vocabulary import Article
from tests.auxil.corpora import Newsroom, markdown

TALKS = "The delegations met in Istanbul on Monday. They agreed to exchange 1,000 prisoners."
DAM = "A dam broke in June. The water took whole villages with it, the governor said."
RUSSIAN = "Делегации встретились в Стамбуле. Они договорились обменять тысячу пленных."
FILES: dict[str, str | bytes] = {
    "talks/a.md": markdown(TALKS, title="The third round", date="2025-07-23"),
    "dam.txt": DAM,
    "ru.txt": RUSSIAN,
}


class Renamed:
    """The real model under another fingerprint, as another model would be."""

    name = "another model"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.fingerprint = embedder.fingerprint[::-1]
        self.dimensions = embedder.dimensions

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Pass on."""
        return self._embedder.embed_passages(texts, progress)

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Pass on."""
        return self._embedder.embed_question(text)

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Pass on."""
        return self._embedder.embed_sentences(texts)


@pytest.fixture
def built(newsroom: Newsroom) -> Newsroom:
    """A newsroom with an edition of three articles."""
    newsroom.write(FILES)
    newsroom.rebuild()
    return newsroom


def articles(newsroom: Newsroom) -> dict[str, Article]:
    """The published edition's articles by path."""
    with newsroom.open() as edition:
        return {article.path: article for article in edition.catalog.all_articles()}


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """New, changed, unchanged, removed, total."""
    a = report.articles
    return a.new, a.changed, a.unchanged, a.removed, a.total


def test_a_first_rebuild_publishes_whole_articles_and_says_so(newsroom: Newsroom) -> None:
    newsroom.write(FILES)

    report = newsroom.rebuild()

    assert report.published
    assert report.edition == newsroom.store.current()
    assert counts(report) == (3, 0, 0, 0, 3)
    assert (report.passages.total, report.passages.embedded, report.passages.cached) == (3, 3, 0)
    assert (report.skipped, report.warnings, report.duplicates) == ([], [], 0)
    assert {path: article.text for path, article in articles(newsroom).items()} == {
        "talks/a.md": TALKS,
        "dam.txt": DAM,
        "ru.txt": RUSSIAN,
    }
    assert verify(newsroom.edition_folder()) == []


def test_when_nothing_changed_nothing_is_published(built: Newsroom) -> None:
    standing = built.store.current()

    report = built.rebuild()

    assert not report.published
    assert report.edition == standing == built.store.current()
    assert counts(report) == (0, 0, 3, 0, 3)
    assert (report.passages.embedded, report.passages.cached) == (0, 3)


def test_a_file_that_was_only_touched_is_not_a_change(built: Newsroom) -> None:
    os.utime(built.corpus / "dam.txt", (1, 1))

    assert not built.rebuild().published
    assert not built.rebuild().published


def test_a_new_edition_knows_the_times_of_files_that_were_only_touched(built: Newsroom) -> None:
    os.utime(built.corpus / "dam.txt", (1, 1))
    built.write({"new.txt": "Something of its own was said on Monday."})

    report = built.rebuild()

    assert counts(report) == (1, 0, 3, 0, 4)
    with built.open() as edition:
        assert edition.catalog.files()["dam.txt"][1] == 1_000_000_000
    assert verify(built.edition_folder()) == []


def test_a_changed_file_gives_its_new_text_and_keeps_its_id(built: Newsroom) -> None:
    before = articles(built)["dam.txt"]
    built.write({"dam.txt": DAM + " Nobody was to blame."})

    report = built.rebuild()

    after = articles(built)["dam.txt"]
    assert counts(report) == (0, 1, 2, 0, 3)
    assert (after.id, after.text) == (before.id, DAM + " Nobody was to blame.")
    assert verify(built.edition_folder()) == []


def test_embeddings_of_unchanged_passages_come_from_the_cache(built: Newsroom) -> None:
    built.write({"dam.txt": DAM + " Nobody was to blame."})

    report = built.rebuild()

    assert (report.passages.embedded, report.passages.cached) == (1, 2)


def test_changed_metadata_is_a_change(built: Newsroom) -> None:
    built.write({"talks/a.md": markdown(TALKS, title="The third round", date="2025-07-24")})

    report = built.rebuild()

    assert counts(report) == (0, 1, 2, 0, 3)
    assert report.passages.embedded == 0  # the date isn't what the model reads
    assert str(articles(built)["talks/a.md"].published) == "2025-07-24"


def test_a_change_that_leaves_the_article_as_it_was_is_none(built: Newsroom) -> None:
    built.write({"dam.txt": DAM + "\r\n\r\nShare\r\n"})

    assert counts(built.rebuild()) == (0, 0, 3, 0, 3)


def test_a_deleted_article_stops_being_there(built: Newsroom) -> None:
    (built.corpus / "dam.txt").unlink()

    report = built.rebuild()

    assert counts(report) == (0, 0, 2, 1, 2)
    assert articles(built).keys() == {"talks/a.md", "ru.txt"}
    assert verify(built.edition_folder()) == []
    with built.open() as edition:
        assert edition.vectors.nearest(*_any_question(edition.script_means), 10)


def test_the_last_article_in_a_script_may_go(built: Newsroom) -> None:
    (built.corpus / "ru.txt").unlink()
    built.rebuild()

    with built.open() as edition:
        assert [script.value for script in edition.script_means] == ["latin"]
    assert verify(built.edition_folder()) == []


def test_a_renamed_file_is_one_gone_and_one_new_and_costs_no_embedding(built: Newsroom) -> None:
    (built.corpus / "dam.txt").rename(built.corpus / "flood.txt")

    report = built.rebuild()

    assert counts(report) == (1, 0, 2, 1, 3)
    assert report.passages.embedded == 0
    assert articles(built).keys() == {"talks/a.md", "flood.txt", "ru.txt"}


def test_an_empty_folder_that_joins_changes_nothing(built: Newsroom) -> None:
    (built.corpus / "empty").mkdir()

    assert not built.rebuild().published


def test_identical_files_stay_two_articles(built: Newsroom) -> None:
    built.write({"copy.txt": DAM})

    report = built.rebuild()

    assert (report.articles.new, report.articles.total, report.duplicates) == (1, 4, 1)
    assert report.passages.embedded == 0
    found = articles(built)
    assert found["copy.txt"].text == found["dam.txt"].text
    assert found["copy.txt"].id != found["dam.txt"].id
    assert verify(built.edition_folder()) == []


def test_each_copy_counts_as_a_duplicate(built: Newsroom) -> None:
    built.write({"b.txt": DAM, "c.txt": DAM, "d.txt": TALKS, "e.txt": "Something of its own."})

    assert built.rebuild().duplicates == 3


def test_full_starts_from_nothing_but_knows_its_embeddings(built: Newsroom) -> None:
    standing = built.store.current()

    report = built.rebuild(full=True)

    assert report.published
    assert report.edition != standing
    assert (report.articles.total, report.passages.embedded, report.passages.cached) == (3, 0, 3)


def test_incremental_and_full_rebuilds_give_the_same_texts_and_vectors(built: Newsroom) -> None:
    built.write({"dam.txt": DAM + " Nobody was to blame.", "new.txt": "A ship left the port."})
    (built.corpus / "ru.txt").unlink()
    built.rebuild()
    incremental = _content(built)

    built.rebuild(full=True)

    assert _content(built) == incremental


def test_the_good_files_are_indexed_whatever_the_bad_ones_are(newsroom: Newsroom) -> None:
    newsroom.write(
        {
            "good.txt": TALKS,
            "cp1251.txt": RUSSIAN.encode("cp1251"),
            "photo.txt": b"\x89PNG\r\n\x1a\n" + bytes(500),
            "empty.txt": "",
            "broken.md": f"---\ntitle: [unclosed\n---\n{DAM}",
            "tool.exe": b"MZ",
            "appeal.txt": "Dear reader,\n\nplease consider supporting our work.",
        }
    )
    with (newsroom.corpus / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (newsroom.corpus / "gone.txt").symlink_to("nothing")

    report = newsroom.rebuild()

    assert articles(newsroom).keys() == {"good.txt", "cp1251.txt", "broken.md"}
    assert [entry["path"] for entry in report.warnings] == ["broken.md"]
    assert {entry["path"]: entry["reason"] for entry in report.skipped} == {
        "photo.txt": "is a binary file, not text",
        "empty.txt": "is empty",
        "tool.exe": f"unknown file type (read are {', '.join(sorted(readers_by_suffix()))})",
        "appeal.txt": "has no text but appeals",
        "huge.txt": "is too large (50 MB; up to 20 MB are read)",
        "gone.txt": "cannot be read: No such file or directory",
    }
    assert not newsroom.rebuild().published  # the same problems are no change


def test_a_file_that_becomes_bad_leaves_the_index_and_comes_back_when_it_is_mended(
    built: Newsroom,
) -> None:
    built.write({"dam.txt": b"\x89PNG\r\n\x1a\n" + bytes(500)})
    report = built.rebuild()
    assert counts(report) == (0, 0, 2, 1, 2)
    assert [entry["path"] for entry in report.skipped] == ["dam.txt"]

    built.write({"dam.txt": DAM})
    report = built.rebuild()
    assert counts(report) == (1, 0, 2, 0, 3)
    assert report.skipped == []


def test_a_name_that_is_not_utf8_does_not_stop_a_rebuild(built: Newsroom) -> None:
    try:
        with open(os.fsencode(built.corpus) + b"/\xf1\xf2.txt", "wb") as file:  # noqa: PTH123
            file.write(b"A ship left the port of Odesa.")
    except OSError:
        pytest.skip("this file system wants UTF-8 names")

    assert built.rebuild().articles.new == 1
    assert r"\xf1\xf2.txt" in articles(built)


def test_an_empty_folder_is_said_to_be_empty(newsroom: Newsroom) -> None:
    with pytest.raises(CorpusError, match=r"holds no article .* no earlier edition"):
        newsroom.rebuild()

    assert newsroom.store.finished() == []


def test_a_folder_that_lost_everything_does_not_cost_the_standing_edition(built: Newsroom) -> None:
    standing = built.store.current()
    for path in built.corpus.rglob("*.*"):
        path.unlink()
    built.write({"photo.txt": b"\x89PNG\r\n\x1a\n" + bytes(500)})

    with pytest.raises(CorpusError, match=r"still serves\n  photo\.txt: is a binary file"):
        built.rebuild()

    assert built.store.current() == standing
    assert verify(built.edition_folder()) == []


def test_a_missing_folder_is_a_wrong_setting(built: Newsroom, tmp_path: Path) -> None:
    elsewhere = Newsroom(tmp_path / "none", built.data, built.embedder)

    with pytest.raises(SettingsError, match="CORPUS_DIR"):
        elsewhere.rebuild()

    assert built.store.finished() == [built.store.current()]


def test_an_index_of_another_model_is_refused_and_a_rebuild_mends_it(built: Newsroom) -> None:
    built.rebuild(embedder=Renamed(built.embedder))

    with pytest.raises(ModelMismatchError, match=r"another embedding model \(another model\).*re"):
        built.open()

    report = built.rebuild()
    assert report.published
    assert counts(report) == (0, 0, 3, 0, 3)
    with built.open() as edition:
        assert edition.manifest.fingerprint == built.embedder.fingerprint


def test_vectors_of_another_model_are_never_taken_from_the_cache(built: Newsroom) -> None:
    assert built.rebuild(embedder=Renamed(built.embedder)).passages.embedded == 3
    assert built.rebuild().passages.embedded == 0  # and the first model's are still there


@pytest.mark.parametrize("damage", ["edition.json", "catalog.sqlite3"])
def test_a_damaged_edition_is_replaced_by_the_next_rebuild(built: Newsroom, damage: str) -> None:
    (built.edition_folder() / damage).write_text("damaged")

    assert built.rebuild().published
    assert verify(built.edition_folder()) == []
    assert articles(built).keys() == FILES.keys()


def test_a_damaged_pointer_is_mended_by_the_next_rebuild(built: Newsroom) -> None:
    (built.data / "current").write_bytes(b"\xff\xfe")

    assert built.rebuild().published
    assert articles(built).keys() == FILES.keys()


def test_after_going_back_the_next_rebuild_starts_from_that_edition(built: Newsroom) -> None:
    built.write({"dam.txt": DAM + " Nobody was to blame."})
    newest = built.rebuild().edition
    built.store.point_to(built.store.previous())
    assert articles(built)["dam.txt"].text == DAM

    report = built.rebuild()

    assert report.published
    assert report.edition > newest
    assert counts(report) == (0, 1, 2, 0, 3)


def test_an_edition_in_use_outlives_many_rebuilds(built: Newsroom) -> None:
    with built.open() as edition:
        for number in range(4):
            built.write({"dam.txt": f"{DAM} Version {number}."})
            built.rebuild()
        assert len(built.store.finished()) == 4
        assert edition.catalog.count("articles") == 3
        assert edition.vectors.nearest(*_any_question(edition.script_means), 3)

    built.rebuild(full=True)
    assert len(built.store.finished()) == 3


def test_data_inside_the_corpus_folder_is_not_coverage(built: Newsroom, tmp_path: Path) -> None:
    everything = Newsroom(tmp_path, built.data, built.embedder)

    report = everything.rebuild(full=True)

    assert articles(everything).keys() == {f"corpus/{path}" for path in FILES}
    assert report.skipped == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_may_not_be_written_is_named(built: Newsroom) -> None:
    built.data.chmod(0o500)
    try:
        with pytest.raises(BuildError, match="DATA_DIR"):
            built.rebuild(full=True)
    finally:
        built.data.chmod(0o700)


def _any_question(means: dict) -> tuple:  # type: ignore[type-arg]
    return next(iter(means.items()))


def _content(newsroom: Newsroom) -> dict[str, tuple[str, bytes]]:
    """Every passage's text and vector."""
    with newsroom.open() as edition:
        catalog = edition.catalog
        texts = {
            passage.id: passage.span.slice(article.text)
            for article in catalog.all_articles()
            for passage in catalog.passages_of(article.id)
        }
        return {
            passage: (texts[passage], vector.tobytes())
            for _, ids, vectors in edition.vectors.stored()
            for passage, vector in zip(ids, vectors, strict=True)
        }
