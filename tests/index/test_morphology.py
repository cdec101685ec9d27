"""Word forms of Russian and Ukrainian."""

from __future__ import annotations

import pytest

from index.morphology import readings


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [("Лаврова", "ru", "лавров"), ("Яреми", "uk", "ярема"), ("заявив", "uk", "заявити")],
)
def test_a_form_is_read_under_its_base(word: str, language: str, base: str) -> None:
    assert base in {reading.base for reading in readings(word, language)}


def test_a_ukrainian_base_form_is_a_nominative() -> None:
    assert any("nomn" in reading.grammemes for reading in readings("Гнат", "uk"))


@pytest.mark.parametrize("word", ["Lavrov", "2024", "a\x00b", "", "👋"])
def test_what_is_not_cyrillic_has_no_readings(word: str) -> None:
    assert readings(word, "ru") == ()


def test_an_unknown_word_is_said_to_be_guessed() -> None:
    assert not any(reading.known for reading in readings("Бляблямблюк", "ru"))
