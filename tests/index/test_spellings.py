"""A name is found in every spelling that the edition has."""

from __future__ import annotations

import json

import pytest

from index.edition import MANIFEST
from index.errors import EditionError
from index.spellings import Spellings, name_forms
from tests.auxil.corpora import Newsroom, markdown

ENGLISH = """The President of Lithuania, Gitanas Nausėda, arrived in Kyiv on Monday morning.

There he spoke with Mr Zelenskyy about the Black Sea and about help from Germany."""
RUSSIAN = """В понедельник в Киев приехал президент Литвы Гитанас Науседа, сообщили в Киеве.

Президент говорил с Зеленским о Чёрном море и о помощи, которую обещала Германия."""
UKRAINIAN = """У понеділок до Києва приїхав президент Литви Ґітанас Науседа, повідомили у Києві.

Президент говорив із Зеленським про Чорне море та про допомогу, яку обіцяла Німеччина."""


def found(newsroom: Newsroom, *names: str) -> list[frozenset[str]]:
    with newsroom.open() as edition:
        spellings = Spellings(edition.catalog)
        return [spellings.of(name) for name in names]


def table(newsroom: Newsroom) -> list[tuple[object, ...]]:
    with newsroom.open() as edition:
        rows = edition.catalog.connection.execute(
            "SELECT * FROM spellings ORDER BY key, form, stem"
        )
        return list(rows)


def test_a_name_is_found_in_every_script_and_spelling(newsroom: Newsroom) -> None:
    newsroom.write({"e.md": markdown(ENGLISH), "r.md": markdown(RUSSIAN)})
    newsroom.write({"u.md": markdown(UKRAINIAN)})
    newsroom.rebuild()

    same = [
        ("Nausėda", "Nauseda", "Науседа", "Науседы", "науседою"),
        ("Zelensky", "Zelenskyy", "Зеленского", "Зеленському"),
        ("Kiev", "Kyiv", "Киева", "Києвом"),
        ("Germany", "Германии", "Німеччини", "Deutschland"),
        ("Black Sea", "Чёрного моря", "Чорному морі"),
    ]
    for names in same:
        first, *others = found(newsroom, *names)
        assert len(first) >= 2, f"{names[0]}: {first}"
        assert {script for term in first for script in [term < "а"]} == {True, False}, names
        assert all(other == first for other in others), names


def test_what_is_found_can_be_searched_for(newsroom: Newsroom) -> None:
    newsroom.write({"e.md": markdown(ENGLISH), "r.md": markdown(RUSSIAN)})
    newsroom.rebuild()

    with newsroom.open() as edition:
        terms = Spellings(edition.catalog).of("Науседы")
        match = " OR ".join(f'"{term}"' for term in terms)
        rows = edition.catalog.connection.execute(
            "SELECT DISTINCT script FROM terms JOIN passages ON key = terms.rowid"
            " WHERE terms MATCH ?",
            (match,),
        )
        assert {row[0] for row in rows} == {"latin", "cyrillic"}


def test_a_name_that_no_article_has_is_not_found(newsroom: Newsroom) -> None:
    newsroom.write({"e.md": markdown(ENGLISH)})
    newsroom.rebuild()

    assert found(newsroom, "Orlando", "Япония", "Брелов", "Sea of Azov", "") == [frozenset()] * 5


def test_a_rebuild_of_one_file_leaves_what_a_full_one_would(newsroom: Newsroom) -> None:
    newsroom.write({"e.md": markdown(ENGLISH), "r.md": markdown(RUSSIAN)})
    newsroom.rebuild()
    newsroom.write({"e.md": markdown(ENGLISH.replace("Nausėda", "Kallas"))})
    (newsroom.corpus / "r.md").unlink()
    newsroom.write({"u.md": markdown(UKRAINIAN)})
    newsroom.rebuild()
    brought_up_to_date = table(newsroom)

    newsroom.rebuild(full=True)

    assert brought_up_to_date == table(newsroom)
    kallas, nauseda = found(newsroom, "Каллас", "Nausėda")
    assert kallas == {"kalla"}
    assert nauseda == {"науседа"}


def test_an_edition_of_before_is_refused_with_what_to_do(newsroom: Newsroom) -> None:
    newsroom.write({"e.md": markdown(ENGLISH)})
    newsroom.rebuild()
    manifest = newsroom.edition_folder() / MANIFEST
    stated = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**stated, "format": stated["format"] - 1}), "utf-8")

    with pytest.raises(EditionError, match="index rebuild"):
        newsroom.open()
    newsroom.rebuild()
    assert found(newsroom, "Науседа") == [frozenset({"nausėda"})]


def test_words_that_only_open_a_sentence_are_no_names() -> None:
    text = (
        "Talks went on. However, nobody left. Minsk was silent, and talks in Oslo ended. He left."
    )

    forms = {name.form for name in name_forms(text, "en")}

    assert {"minsk", "oslo"} <= forms
    assert not forms & {"talks", "he"}
