"""An article in each language, and the checker that knows their edition's names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.premise import Grounds, Lacks, PremiseChecker
from bot.speakers import RememberedVoices
from index.articles import prepare_file
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.passages import build_passages
from index.readers import SourceFile, readers_by_suffix
from index.sentences import split_sentences
from index.spellings import Spellings
from tests.auxil.corpora import markdown

ARTICLES = {
    "en": """The Chancellor of Germany, Olaf Scholz, came to Kyiv on 2 June 2022.

“We will send 1,200 vehicles,” Scholz said. He did not promise any aircraft to Ukraine.

Mr Zelenskyy thanked him for the five hospitals that Berlin is building near the Black Sea.""",
    "ru": """Канцлер Германии Олаф Шольц приехал в Киев 2 июня 2022 года.

«Мы пришлём 1200 машин», — сказал Шольц. Самолётов он Украине не обещал.

Зеленский поблагодарил его за пять больниц, которые Берлин строит у Чёрного моря.""",
    "uk": """Канцлер Німеччини Олаф Шольц приїхав до Києва 2 червня 2022 року.

«Ми надішлемо 1200 машин», — сказав Шольц. Літаків він Україні не обіцяв.

Зеленський подякував йому за п'ять лікарень, які Берлін будує біля Чорного моря.""",
}


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """The catalog of the three articles."""
    path = tmp_path_factory.mktemp("premise") / "catalog.sqlite3"
    readers = readers_by_suffix()
    with CatalogWriter(path) as writer:
        for language, text in ARTICLES.items():
            file = SourceFile(f"{language}.md", markdown(text, date="2022-06-03").encode())
            for prepared in prepare_file(file, readers)[0]:
                writer.add(prepared)
        writer.settle()
        writer.finish()
    with Catalog(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def checker(catalog: Catalog) -> PremiseChecker:
    """Knows the names of the three articles."""
    return PremiseChecker(Spellings(catalog), RememberedVoices())


@pytest.fixture(scope="session")
def lacks(catalog: Catalog, checker: PremiseChecker) -> Callable[[str, str, str], Lacks]:
    """Tells what the sentence with some words in an article lacks of a question's premise."""

    def of(question: str, language: str, words: str) -> Lacks:
        (article,) = (a for a in catalog.all_articles() if a.path == f"{language}.md")
        sentences = split_sentences(article.text, article.language)
        (evidence,) = (s for s in sentences if words in s.slice(article.text))
        (passage,) = build_passages(article, sentences)
        grounds = Grounds(article, passage.span, (evidence,), sentences)
        return checker.check(checker.read(question), grounds)

    return of
