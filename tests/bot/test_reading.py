"""Sentences of retrieved passages become evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.sitting import Sitting
from index.build import rebuild
from index.embedding import open_embedder
from index.settings import IndexSettings
from tests.auxil.corpora import no_progress, write_corpus

ARTICLES = {
    "dam.md": (
        "---\ntitle: Flood on the lower river\n---\n"
        "How the dam at Novy Brid broke\n\n"
        "The dam at Novy Brid broke on 3 May 2021. It had been cracked for years."
        " Nineteen villages were under water by noon, the governor Petro Halenko said.\n"
    ),
    "corn.txt": (
        "Corn prices rose by a fifth in spring. Because of the drought in the south corn became"
        " scarce."
    ),
    "mills.txt": (
        "The storm did not spare the mills of Tarnow. In one night 773 mills were destroyed. 773."
        " Imagine!"
    ),
    "port.txt": "Порт Озёрный закрыли 5 июня. Капитан Ильин сказал, что виноват шторм.",
}


@pytest.fixture(scope="module")
def sitting(
    tmp_path_factory: pytest.TempPathFactory,
    warm_data: Callable[[Path], Path],
    models_dir: Path,
) -> Iterator[Sitting]:
    folder = tmp_path_factory.mktemp("reading")
    write_corpus(folder / "corpus", ARTICLES)
    settings = IndexSettings(corpus_dir=folder / "corpus", data_dir=warm_data(folder / "data"))
    rebuild(settings, open_embedder(None, models_dir), full=False, progress=no_progress)
    with Desk(settings) as desk:
        yield desk.refresh()


def best(sitting: Sitting, question: str) -> str:
    return sitting.reader.read(question, sitting.retriever.search(question))[0].text


def test_the_sentence_that_answers_comes_first(sitting: Sitting) -> None:
    assert best(sitting, "When did the dam at Novy Brid break?").startswith("The dam at Novy Brid")
    assert best(sitting, "How many villages were flooded?").startswith("Nineteen villages")
    assert best(sitting, "why did corn become more expensive").startswith("Because of")


def test_a_question_finds_its_sentence_in_another_language(sitting: Sitting) -> None:
    assert best(sitting, "Когда прорвало плотину в Новом Броде?").startswith("The dam at Novy")


def test_a_word_or_two_are_not_taken_for_an_answer(sitting: Sitting) -> None:
    assert best(sitting, "How many mills were destroyed in Tarnow?").startswith("In one night")
    hits = sitting.retriever.search("How many mills were destroyed in Tarnow?")
    read = {item.text for item in sitting.reader.read("How many mills?", hits)}
    assert not read & {"773.", "Imagine!"}


def test_a_heading_is_not_taken_for_an_answer(sitting: Sitting) -> None:
    assert best(sitting, "How did the dam at Novy Brid break?") != "How the dam at Novy Brid broke"


def test_evidence_says_what_speaks_for_it(sitting: Sitting) -> None:
    question = "What did Halenko say when the dam broke?"
    evidence = sitting.reader.read(question, sitting.retriever.search(question))
    by_file = {item.article.path: item for item in reversed(evidence)}
    assert by_file["dam.md"].names == 1.0
    assert by_file["corn.txt"].names == 0.0
    assert (by_file["dam.md"].coverage or 0.0) > (by_file["corn.txt"].coverage or 0.0)
    assert by_file["port.txt"].coverage == 0.0
    assert [item.score for item in evidence] == sorted((i.score for i in evidence), reverse=True)


def test_words_are_covered_by_what_they_are_called_in_another_language(sitting: Sitting) -> None:
    question = "Who said that the storm was to blame for the port?"
    evidence = sitting.reader.read(question, sitting.retriever.search(question))
    (blamed,) = [item for item in evidence if "шторм" in item.text]
    assert (blamed.coverage or 0.0) > 0.3
    assert blamed.other_language == 1.0
    unknown = "Who sang the karaoke?"
    for item in sitting.reader.read(unknown, sitting.retriever.search(unknown)):
        assert item.article.path != "port.txt" or item.coverage is None


def test_a_question_read_twice_gives_the_same_scores(sitting: Sitting) -> None:
    question = "When did the dam break?"
    hits = sitting.retriever.search(question)
    first, second = (sitting.reader.read(question, hits) for _ in range(2))
    assert first == second
