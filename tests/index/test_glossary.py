"""What words are called in the other languages."""

from __future__ import annotations

import re

import pytest

from index.glossary import LONGEST_PHRASE, TABLE, translated
from index.words import index_terms

LINES = [
    line
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
ALPHABETS = (
    re.compile(r"[A-Za-zéï' -]+"),
    re.compile(r"[а-яё -]+", re.IGNORECASE),
    re.compile(r"[а-щьюяіїєґ'’ -]+", re.IGNORECASE),
)


def meanings(question: str, language: str, other: str) -> set[str]:
    return set().union(*(each.into[other] for each in translated(question, language)))


def test_every_line_has_words_of_the_three_languages_in_their_own_letters() -> None:
    for line in LINES:
        cells = line.split("|")
        assert len(cells) == len(ALPHABETS), line
        for cell, alphabet in zip(cells, ALPHABETS, strict=True):
            for word in cell.split(","):
                assert alphabet.fullmatch(word.strip()), line
                assert 1 <= len(index_terms(word, None)) <= LONGEST_PHRASE, line


@pytest.mark.parametrize(
    ("question", "language", "other", "word"),
    [
        ("Скільки полонених повернули?", "uk", "en", "prisoners"),
        ("Скільки полонених повернули?", "uk", "ru", "пленных"),
        ("Когда начнется перемирие?", "ru", "en", "truce"),
        ("Когда начнется перемирие?", "ru", "uk", "перемир'я"),
        ("Who was wounded?", "en", "ru", "ранены"),
        ("Who was wounded?", "en", "uk", "поранено"),
        ("What about the assets?", "en", "ru", "активы"),
        ("Чому блокують порти?", "uk", "en", "ports"),
    ],
)
def test_a_word_is_known_in_every_direction_and_form(
    question: str, language: str, other: str, word: str
) -> None:
    assert index_terms(word, other)[0] in meanings(question, language, other)


def test_a_phrase_is_translated_as_a_whole() -> None:
    question = "Когда наступит прекращение огня?"
    assert [each.term for each in translated(question, "ru")][-1].count(" ") == 1
    assert " ".join(index_terms("cease fire", "en")) in meanings(question, "ru", "en")
    assert not meanings(question, "ru", "en") & {"fire", "blaze"}


def test_words_that_only_ask_are_not_translated() -> None:
    assert translated("What did they say about it?", "en") == []
    assert translated("Что он сказал об этом?", "ru") == []


def test_of_other_languages_the_glossary_knows_nothing() -> None:
    assert translated("Wann beginnt der Waffenstillstand?", "de") == []
