"""A question's words, as articles in other languages have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.concepts import Concepts
from index.spellings import Spellings
from index.vocabulary import Script
from tests.auxil.corpora import Newsroom, markdown

ARTICLES = {
    "en.md": markdown("Josep Borrell said on Monday that a truce is near.", title="Talks"),
    "uk.md": markdown("Жозеп Боррель сказав у понеділок, що перемир'я близько.", title="Розмова"),
}


@pytest.fixture
def concepts(newsroom: Newsroom) -> Iterator[Concepts]:
    newsroom.write(ARTICLES)
    newsroom.rebuild()
    with newsroom.open() as edition:
        yield Concepts(Spellings(edition.catalog))


def elsewhere(
    concepts: Concepts, question: str, language: str, other: str, script: Script
) -> set[str]:
    found = concepts.of(question, language)
    return set().union(*(concept.elsewhere(other, script) for concept in found))


def test_a_word_stands_for_its_translations(concepts: Concepts) -> None:
    terms = elsewhere(concepts, "Когда будет перемирие?", "ru", "en", Script.LATIN)
    assert {"truce", "ceasefir"} <= terms


def test_a_name_stands_for_its_spellings_in_the_texts_script(concepts: Concepts) -> None:
    question = "Что сказал Боррель?"
    assert "borrel" in elsewhere(concepts, question, "ru", "en", Script.LATIN)
    in_cyrillic = elsewhere(concepts, question, "ru", "uk", Script.CYRILLIC)
    assert in_cyrillic
    assert not any(term.isascii() for term in in_cyrillic)


def test_a_number_stands_for_itself_everywhere(concepts: Concepts) -> None:
    question = "Хто назвав 339 дітей?"
    assert "339" in elsewhere(concepts, question, "uk", "en", Script.LATIN)


def test_words_that_only_ask_are_no_concepts(concepts: Concepts) -> None:
    assert concepts.of("Что он сказал об этом?", "ru") == []


def test_a_phrase_is_one_concept_and_its_words_are_none(concepts: Concepts) -> None:
    found = concepts.of("Когда наступит прекращение огня?", "ru")
    assert sum("огон" in each.term or "огн" in each.term for each in found) == 1


def test_a_name_typed_in_small_letters_is_a_name(concepts: Concepts) -> None:
    assert "borrel" in elsewhere(concepts, "что сказал боррель", "ru", "en", Script.LATIN)
