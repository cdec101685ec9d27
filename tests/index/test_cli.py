"""``python -m index``: what it prints and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.lock import builder_lock
from tests.auxil.corpora import Newsroom, markdown
from tests.index.conftest import Ended

Command = Callable[..., Ended]
TALKS = "“Nothing new,” the minister said — in Istanbul.\n\nThe sides exchanged 1,000 prisoners."
FILES: dict[str, str | bytes] = {
    "talks.md": markdown(TALKS + "\n\nShare", title="The third round", date="2025-07-23"),
    "ru.txt": "«Ничего нового», — сказал министр. Стороны обменяли тысячу пленных.",
}


@pytest.fixture
def built(newsroom: Newsroom) -> Newsroom:
    newsroom.write(FILES)
    newsroom.rebuild()
    return newsroom


def ids(newsroom: Newsroom) -> dict[str, str]:
    with newsroom.open() as edition:
        return {article.path: article.id for article in edition.catalog.all_articles()}


def types(value: Any) -> Any:
    """The shape of a JSON value."""
    if isinstance(value, dict):
        return {name: types(part) for name, part in value.items()}
    return type(value)


def test_rebuild_prints_the_report_of_the_contract(newsroom: Newsroom, command: Command) -> None:
    newsroom.write({**FILES, "photo.txt": b"\x89PNG" + bytes(500)})

    ended = command("rebuild", "--json")

    assert ended.code == 0
    report = json.loads(ended.out)
    assert (
        types(report).items()
        >= {
            "edition": str,
            "published": bool,
            "articles": dict.fromkeys(("total", "new", "changed", "unchanged", "removed"), int),
            "passages": dict.fromkeys(("total", "embedded", "cached"), int),
            "cleaned_paragraphs": int,
            "duplicates": int,
            "skipped": list,
            "seconds": float,
        }.items()
    )
    assert report["published"]
    assert report["articles"]["total"] == 2
    assert report["cleaned_paragraphs"] == 1
    assert report["skipped"] == [{"path": "photo.txt", "reason": "is a binary file, not text"}]


def test_a_rebuild_without_changes_ends_well_and_says_so(built: Newsroom, command: Command) -> None:
    ended = command("rebuild", "--json")

    assert ended.code == 0
    report = json.loads(ended.out)
    assert (report["published"], report["edition"]) == (False, built.store.current())
    assert "Nothing changed" in command("rebuild").out


def test_a_person_reads_the_report_in_words(newsroom: Newsroom, command: Command) -> None:
    newsroom.write({**FILES, "photo.txt": b"\x89PNG" + bytes(500)})

    ended = command("rebuild", "--full")

    assert (ended.code, "published" in ended.out) == (0, True)
    assert "2: 2 new" in ended.out
    assert "photo.txt: is a binary file, not text" in ended.out


def test_rebuild_if_none_leaves_a_standing_index_alone(built: Newsroom, command: Command) -> None:
    standing = built.store.current()
    built.write({"new.txt": "A ship left the port."})

    assert command("rebuild", "--if-none").code == 0
    assert built.store.current() == standing


def test_status_has_the_report_the_model_and_the_dates(built: Newsroom, command: Command) -> None:
    ended = command("status", "--json")

    status = json.loads(ended.out)
    assert ended.code == 0
    assert status["edition"] == built.store.current()
    assert status["model"]["fingerprint"] == built.embedder.fingerprint
    assert status["model"]["name"] == built.embedder.name
    assert status["dates"] == {"first": "2025-07-23", "last": "2025-07-23"}
    assert status["report"]["articles"]["total"] == 2
    assert status["editions"] == [built.store.current()]
    text = command("status").out
    assert "2 articles" in text
    assert "2025-07-23" in text


def test_verify_ends_with_0_on_a_whole_and_1_on_a_damaged_edition(
    built: Newsroom, command: Command
) -> None:
    whole = command("verify")
    assert (whole.code, "is whole" in whole.out) == (0, True)
    assert json.loads(command("verify", "--json").out)["differences"] == []

    (built.edition_folder() / "edition.json").write_text("damaged")

    damaged = command("verify")
    assert (damaged.code, "edition.json" in damaged.out) == (1, True)
    assert command("verify", "--json").code == 1


def test_rollback_goes_back_one_edition(built: Newsroom, command: Command) -> None:
    first = built.store.current()
    built.write({"new.txt": "A ship left the port."})
    built.rebuild()

    ended = command("rollback")

    assert ended.code == 0
    assert f"Edition {first} serves again" in ended.out
    assert built.store.current() == first
    again = command("rollback")
    assert (again.code, "no earlier edition" in again.err) == (1, True)


@pytest.mark.parametrize("path", FILES)
def test_article_prints_exactly_the_stored_text(
    built: Newsroom, command: Command, path: str
) -> None:
    with built.open() as edition:
        article = next(a for a in edition.catalog.all_articles() if a.path == path)

    ended = command("article", article.id)

    assert (ended.code, ended.out) == (0, article.text)


def test_cleaned_prints_what_was_removed_and_why(built: Newsroom, command: Command) -> None:
    assert command("cleaned", ids(built)["talks.md"]).out == "[button] Share\n"
    assert "Nothing was removed" in command("cleaned", ids(built)["ru.txt"]).out


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", ["article", "cleaned"])
def test_an_unknown_id_says_where_to_find_ids(command: Command, name: str) -> None:
    ended = command(name, "0" * 16)

    assert (ended.code, ended.out) == (1, "")
    assert "No article '0000000000000000'" in ended.err
    assert "python -m index search" in ended.err


def test_search_prints_passages_with_their_scores(built: Newsroom, command: Command) -> None:
    ended = command("search", "prisoners", "--count", "1")

    assert ended.code == 0
    assert ended.out.startswith(f"1. talks.md [{ids(built)['talks.md']}:0] score 1.000, ")
    assert "cosine" in ended.out
    assert "The sides exchanged 1,000 prisoners." in ended.out


@pytest.mark.parametrize(
    "arguments",
    [("status",), ("verify",), ("search", "x"), ("article", "x"), ("cleaned", "x")],
)
def test_without_an_index_every_command_says_how_to_make_one(
    command: Command, arguments: tuple[str, ...]
) -> None:
    ended = command(*arguments)

    assert (ended.code, ended.out) == (1, "")
    assert "Run: python -m index rebuild" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [(), ("publish",), ("search",), ("rebuild", "--fast"), ("search", "x", "--count", "x")],
)
def test_wrong_usage_ends_with_2(command: Command, arguments: tuple[str, ...]) -> None:
    ended = command(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert "usage: python -m index" in ended.err


def test_a_missing_corpus_folder_is_a_wrong_setting(
    built: Newsroom, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(built.corpus / "none"))

    ended = command("rebuild")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("CORPUS_DIR: the folder")
    assert command("verify").code == 0


def test_a_wrong_setting_ends_with_2(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")

    ended = command("status")

    assert ended.code == 2
    assert ended.err.startswith("LOG_LEVEL:")


def test_a_folder_with_nothing_to_index_ends_with_1_and_names_the_files(
    newsroom: Newsroom, command: Command
) -> None:
    newsroom.write({"empty.txt": ""})

    ended = command("rebuild")

    assert (ended.code, ended.out) == (1, "")
    assert str(newsroom.corpus) in ended.err
    assert "empty.txt: is empty" in ended.err


def test_a_rebuild_beside_another_ends_with_1_and_says_who_is_building(
    built: Newsroom, command: Command
) -> None:
    with builder_lock(built.data):
        for name in ("rebuild", "rollback"):
            ended = command(name)
            assert ended.code == 1
            assert "Another rebuild is running (process " in ended.err


def test_a_model_that_does_not_exist_ends_with_1_and_is_named(
    built: Newsroom, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBED_MODEL", str(built.data / "no-such-model"))

    ended = command("search", "x")

    assert ended.code == 1
    assert "no-such-model" in ended.err


def test_data_in_the_place_of_the_corpus_is_a_wrong_setting(
    built: Newsroom, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_DIR", str(built.data))

    ended = command("rebuild")

    assert (ended.code, ended.err.startswith("DATA_DIR:")) == (2, True)


@pytest.mark.parametrize("part", ["catalog.sqlite3", "chroma/chroma.sqlite3", "edition.json"])
def test_a_damaged_edition_ends_every_command_in_words_and_a_full_rebuild_mends_it(
    built: Newsroom, command: Command, part: str
) -> None:
    article = ids(built)["talks.md"]
    path: Path = built.edition_folder() / part
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    for arguments in (("search", "prisoners"), ("article", article), ("status",), ("verify",)):
        ended = command(*arguments)
        assert ended.code in (0, 1)
        assert ended.code == 0 or ended.err or ended.out
    assert command("verify").code == 1
    assert command("rebuild", "--full").code == 0
    assert command("verify").code == 0


def test_the_output_of_a_command_may_be_cut_off(
    built: Newsroom, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("sys.stdout.write", broken)
    monkeypatch.setattr("sys.stderr.close", lambda: None)

    assert command("article", ids(built)["ru.txt"]).code == 0


def test_a_catalog_that_was_overwritten_inside_ends_every_command_in_words(
    built: Newsroom, command: Command
) -> None:
    article = ids(built)["talks.md"]
    path = built.edition_folder() / "catalog.sqlite3"
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))

    for arguments in (("search", "prisoners"), ("article", article), ("verify",)):
        ended = command(*arguments)
        assert ended.code == 1
        told = ended.err + ended.out
        assert "catalog" in told
        assert "rebuild" in told.lower() or "damaged" in told
    command("rebuild")  # mends it or says how
    assert command("rebuild", "--full").code == 0
    assert command("verify").code == 0
