"""What looks like somebody's words and is not: one promise for each kind of error once made."""

from __future__ import annotations

import pytest

from tests.bot.speakers.test_voices import heard

LUND = "Erik Lund came to Vienna on Monday. "
ROSHCHIN = "Павел Рощин приехал в Вену в понедельник. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund added six points.",
        "Lund claimed the island, where traders had settled.",
        "Lund wrote a poem later that year.",
        "According to the Executive Order, the visas are free.",
        "Opening remarks at the forum were short.",
        "The Baltic states on the coast agreed.",
        "According to Erik Lund and Anna Berg, the talks went badly.",
        "Russia hopes that the world will forget.",
        "Lund said that the talks went badly, but this is not true.",
        "The talks were planned for May; the parties left; Lund said that he was ill.",
    ],
)
def test_what_is_done_written_down_or_contradicted_is_nobodys_words(sentence: str) -> None:
    assert heard(LUND + sentence)[-1] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Рощин добавил шесть очков.",
        "Рощин отчитается о своей работе в сентябре.",
        "Рощин рассказал о том, как жил в Вене.",
        "Рощин отвечал за реформу дорог и считал поезда.",
        "Рощин продолжил писать в журнал «Север».",
        "Рощин утверждает, что дорога дешёвая, но это неправда.",
        "Московский фонд, который отвечает за дороги, объявил конкурсы на мосты.",
        "После того, как Рощин сказал о дорогах, рынок упал.",
    ],
)
def test_a_russian_report_of_an_act_or_of_a_topic_is_nobodys_words(sentence: str) -> None:
    assert heard(ROSHCHIN + sentence, "ru")[-1] is None


def test_he_said_is_forgotten_after_some_sentences() -> None:
    between = "The ferry had left. It was late. The rain fell. The night was cold. "
    assert heard(LUND + between + "He said that the talks went badly.")[-1] is None
    assert heard(LUND + "He said that the talks went badly.")[-1] == "Erik Lund"


def test_who_ends_the_sentence_says_it() -> None:
    text = "The plan was presented by the Green Party of Norway, said Erik Lund."
    assert heard(text)[-1] == "Erik Lund"
