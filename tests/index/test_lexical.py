"""BM25 over stems."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.articles import prepare_file
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.lexical import Lexical
from index.readers import SourceFile, readers_by_suffix
from index.vocabulary import Script
from index.words import query_terms
from tests.auxil.corpora import markdown

FILES = {
    "dam.txt": "A dam broke in June. The water took whole villages, the governor said.",
    "grain.txt": "Ships with grain left the port of Odesa, the minister said in June.",
    "prisoners.txt": "Both sides exchanged prisoners on the border, the ministry said.",
    "money.md": markdown(
        "The ministers found no common line, the chairman said.",
        title="Frozen assets",
        date="2025-07-18",
    ),
    "ru.txt": "Прорвало плотину в Новой Каховке, вода унесла целые деревни, сказал губернатор.",
    "uk.txt": "У червні прорвало греблю, вода забрала цілі села, сказав голова області.",
    "mixed.txt": "Совет НАТО (NATO) собрался в Вильнюсе, чтобы обсудить поставки оружия.",
}


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lexical]:
    file = tmp_path_factory.mktemp("lexical") / "catalog.sqlite3"
    with CatalogWriter(file) as writer:
        for path, content in FILES.items():
            prepared, _ = prepare_file(SourceFile(path, content.encode()), readers_by_suffix())
            for item in prepared:
                writer.add(item)
        writer.finish()
    with Catalog(file) as catalog:
        yield Lexical(catalog)


def search(
    lexical: Lexical, question: str, language: str = "en", script: Script = Script.LATIN
) -> list[str]:
    """The files in which passages are found, best first."""
    found = lexical.search(query_terms(question, language), script, 10)
    assert all(score > 0 for _, score in found)
    passages = lexical._catalog.passages([passage for passage, _ in found])
    articles = lexical._catalog.articles({p.article for p in passages.values()})
    return [articles[passages[passage].article].path for passage, _ in found]


@pytest.mark.parametrize(
    ("question", "language", "script", "path"),
    [
        ("When did the dam break?", "en", Script.LATIN, "dam.txt"),
        ("Who exchanges a prisoner?", "en", Script.LATIN, "prisoners.txt"),
        ("Когда прорвало плотины?", "ru", Script.CYRILLIC, "ru.txt"),
        ("Коли прорвало греблі?", "uk", Script.CYRILLIC, "uk.txt"),
    ],
)
def test_other_forms_of_a_word_find_it(
    lexical: Lexical, question: str, language: str, script: Script, path: str
) -> None:
    assert search(lexical, question, language, script)[0] == path


def test_title_and_date_help_to_find_a_passage(lexical: Lexical) -> None:
    assert search(lexical, "frozen assets") == ["money.md"]
    assert search(lexical, "What happened on 18 July 2025?")[0] == "money.md"


def test_a_question_finds_only_passages_in_its_script(lexical: Lexical) -> None:
    assert search(lexical, "NATO", script=Script.CYRILLIC) == ["mixed.txt"]
    assert search(lexical, "NATO", script=Script.LATIN) == []


def test_words_that_are_nowhere_or_everywhere_find_nothing(lexical: Lexical) -> None:
    assert search(lexical, "volleyball championship, Brazil") == []
    assert search(lexical, "said") == []  # in more than half of all passages
    assert search(lexical, "") == []


@pytest.mark.parametrize(
    "question",
    [
        'dam" OR "grain',
        "NEAR(dam grain, 5)",
        "body:dam",
        "heading : dam",
        "dam* ^dam -grain +dam",
        "dam AND NOT grain",
        "(((dam",
        '"',
        "'; DROP TABLE terms; --",
        "dam {x} [y] \\ % _ ? ! ; , . : / | & # @ ~ ` $",
        "dam\0grain",
    ],
)
def test_operators_in_a_question_are_only_words(lexical: Lexical, question: str) -> None:
    found = search(lexical, question)

    assert ("dam.txt" in found) == ("dam" in question)


def test_a_rare_word_says_more_than_a_common_one(lexical: Lexical) -> None:
    (dam,), (june,) = query_terms("dam", "en"), query_terms("June", "en")

    assert lexical.passages_with(dam) == 1
    assert lexical.rarity(dam) > lexical.rarity(june) > 0
    assert lexical.rarity("nowhere") > lexical.rarity(dam)
