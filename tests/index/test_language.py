"""Telling languages and scripts apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language import detect_language, detect_question_language, script_of
from index.vocabulary import Script

TEXTS = {
    "en": "The delegations met in Istanbul on Tuesday and agreed to exchange prisoners.",
    "ru": "Делегации встретились в Стамбуле во вторник и договорились обменяться пленными.",
    "uk": "Делегації зустрілися в Стамбулі у вівторок і домовилися обмінятися полоненими.",
    "be": "Дэлегацыі сустрэліся ў Стамбуле ў аўторак і дамовіліся абмяняцца палоннымі.",
    "bg": "Делегациите се срещнаха в Истанбул във вторник и се договориха да разменят пленници.",
    "de": "Die Delegationen trafen sich am Dienstag in Istanbul und einigten sich auf Gespräche.",
    "fr": "Les délégations se sont rencontrées mardi à Istanbul et ont décidé d'un échange.",
    "pl": "Delegacje spotkały się we wtorek w Stambule i uzgodniły wymianę jeńców.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


def test_capitals_links_and_numbers_do_not_disturb() -> None:
    assert detect_language(TEXTS["uk"].upper()) == "uk"
    assert detect_language(f"https://example.com/en/news {TEXTS['ru']} 24.02.2022 @press") == "ru"


@pytest.mark.parametrize(
    "text", ["", "   ", "2022", "Kyiv", "24.02.2022 12:40", "😀" * 50, "\ud800"]
)
def test_what_cannot_be_told_is_unknown(text: str) -> None:
    assert detect_language(text) is None


QUESTIONS = [
    ("en", "When did Russia attack Ukraine?"),
    ("en", "Starlink"),
    ("en", "Wann begann der Krieg?"),
    ("en", "What is «Мрія»?"),
    ("en", "2022?"),
    ("en", ""),
    ("ru", "Когда Россия напала на Украину?"),
    ("ru", "Что сказал Лавров о переговорах?"),
    ("ru", "кто такой Залужный"),
    ("ru", "Зеленский"),
    ("ru", "Зеленский и Путин"),
    ("ru", "Где сейчас Шойгу?"),
    ("ru", "потери РФ"),
    ("ru", "Как Москва ответила на санкции"),
    ("ru", "Чернобыль"),
    ("ru", "Кто основал McKinsey & Company?"),
    ("uk", "Коли Росія напала на Україну?"),
    ("uk", "Що сказав Лавров про переговори?"),
    ("uk", "хто такий Залужний"),
    ("uk", "Зеленський"),
    ("uk", "Чому не було перемир’я?"),
    ("uk", "Де зараз Шойгу?"),
    ("uk", "втрати РФ"),
    ("uk", "Як Москва на це реагувала"),
    ("uk", "обмін полоненими"),
    ("uk", "Хто заснував McKinsey & Company?"),
]


@pytest.mark.parametrize(("language", "question"), QUESTIONS)
def test_a_question_is_answered_in_its_language(language: str, question: str) -> None:
    assert detect_question_language(question) == language


def test_the_script_is_that_of_most_letters() -> None:
    assert script_of("The word «да» is Russian") is Script.LATIN
    assert script_of("Слово yes — английское") is Script.CYRILLIC
    assert script_of("Žižek, Łódź, Điện Biên") is Script.LATIN
    assert script_of("战争结束了") is Script.OTHER
    assert script_of("2022 — ?") is Script.OTHER


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    language = detect_language(text)
    assert language is None or len(language) == 2
    assert detect_question_language(text) in {"en", "ru", "uk"}
    assert script_of(text) in Script


def test_several_threads_may_ask_at_once() -> None:
    expected = list(TEXTS) * 5
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, [TEXTS[each] for each in expected])) == expected
