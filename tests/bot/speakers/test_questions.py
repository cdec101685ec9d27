"""Whose words a question asks for, and whether it is the one who speaks."""

from __future__ import annotations

import pytest

from bot.speakers import Speaker, asked_speakers, is_same_speaker


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Lavrov say about Crimea?", ["Lavrov"]),
        ("lavrov on crimea", ["lavrov"]),
        ("According to Peskov, when will the talks begin?", ["Peskov"]),
        ("What was Zelensky's reaction to the strike?", ["Zelensky"]),
        ("How did Putin respond to the sanctions?", ["Putin"]),
        ("Что сказал Песков о переговорах?", ["Песков"]),
        ("Що заявив Зеленський про вибори?", ["Зеленський"]),
        ("По словам Пескова, когда начнутся переговоры?", ["Пескова"]),
        ("What does Moscow say about the ceasefire?", ["Moscow"]),
    ],
)
def test_a_question_names_whose_words_it_wants(question: str, names: list[str]) -> None:
    assert [name.casefold() for name in asked_speakers(question)] == [n.casefold() for n in names]


@pytest.mark.parametrize(
    "question",
    [
        "Who said that the war would last three days?",
        "How many people live in Kherson?",
        "When did Lavrov visit Vienna?",
        "Where was Putin born?",
        "Кто заявил, что мост закрыт?",
        "Сколько людей живёт в Херсоне?",
        "Хто сказав, що дах тече?",
        "Коли Зеленський приїхав до Львова?",
        "",
    ],
)
def test_other_questions_name_nobody(question: str) -> None:
    assert asked_speakers(question) == ()


def speaker(name: str, *roles: str) -> Speaker:
    return Speaker(name, frozenset(roles))


@pytest.mark.parametrize(
    "asked", ["Zelensky", "Zelenskyy", "Зеленский", "Зеленского", "Зеленського"]
)
@pytest.mark.parametrize(
    "name", ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Володимир Зеленський"]
)
def test_a_name_is_the_same_in_any_script_case_and_spelling(asked: str, name: str) -> None:
    assert is_same_speaker(asked, speaker(name))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Zelensky", "Olena Zelenska"),
        ("Зеленская", "Володимир Зеленський"),
        ("Ivan Lavrov", "Sergei Lavrov"),
        ("Peskov", "Maria Zakharova"),
        ("Ильин", "Арсений Лунин"),
        ("Moscow", "Foreign Ministry"),
        ("Kyiv", "Russian Foreign Ministry"),
        ("Moscow", "Sergei Lavrov"),
    ],
)
def test_others_are_not(asked: str, name: str) -> None:
    assert not is_same_speaker(asked, speaker(name))


def test_an_office_is_whoevers_the_article_says() -> None:
    zelenskyy = speaker("Volodymyr Zelenskyy", "president of ukraine")
    assert is_same_speaker("President of Ukraine", zelenskyy)
    assert is_same_speaker("the Ukrainian president", zelenskyy)
    assert not is_same_speaker("President of Russia", zelenskyy)
    assert not is_same_speaker("President of Ukraine", speaker("Volodymyr Zelenskyy"))
    assert is_same_speaker("президент Украины", speaker("Владимир Зеленский", "президент украины"))


def test_a_capital_stands_for_the_state_that_a_body_or_an_office_is_said_to_be_of() -> None:
    assert is_same_speaker("Moscow", speaker("Kremlin"))
    assert is_same_speaker("Moscow", speaker("Russian Foreign Ministry"))
    assert is_same_speaker("Москва", speaker("Sergei Lavrov", "russian foreign minister"))


def test_a_body_is_the_same_under_its_short_name_in_another_language() -> None:
    assert is_same_speaker("МАГАТЭ", speaker("IAEA"))
    assert is_same_speaker("the IAEA", speaker("МАГАТЕ"))
    assert is_same_speaker("NATO", speaker("НАТО"))
