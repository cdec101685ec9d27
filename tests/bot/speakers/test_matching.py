"""A question for somebody's words gets that one's words, whatever script names are in."""

from __future__ import annotations

import pytest

from bot.speakers import Match, Speaker, Voice, asked_speakers, match_speaker

LAVROV = Voice(Speaker("Sergei Lavrov", frozenset({"russian foreign minister"})))
LAVROV_RU = Voice(Speaker("Сергей Лавров"))
ZELENSKY = Voice(Speaker("Volodymyr Zelenskyy", frozenset({"president of ukraine"})))


@pytest.mark.parametrize(
    ("question", "voice"),
    [
        ("What did Lavrov say about Crimea?", LAVROV),
        ("What did Lavrov say about Crimea?", LAVROV_RU),
        ("Что Лавров сказал о Крыме?", LAVROV),
        ("Що сказав Лавров про Крим?", LAVROV),
        ("What did Russia's foreign minister say about Crimea?", LAVROV),
        ("What did Zelensky say about weapons?", ZELENSKY),
        ("Що сказав Зеленський про зброю?", ZELENSKY),
        ("что зеленский сказал про оружие", ZELENSKY),
    ],
)
def test_the_words_of_the_one_who_is_asked_for_match(question: str, voice: Voice) -> None:
    other = ZELENSKY if voice is not ZELENSKY else LAVROV
    asked = asked_speakers(question)
    assert match_speaker(asked, voice) is Match.MATCH
    assert match_speaker(asked, other) is Match.MISMATCH
    assert match_speaker(asked, Voice()) is Match.UNKNOWN


def test_a_question_that_asks_for_nobodys_words_matches_nobody() -> None:
    asked = asked_speakers("How many ships left Odesa in August?")
    assert match_speaker(asked, LAVROV) is Match.UNKNOWN


def test_one_of_several_who_speak_in_a_sentence_matches() -> None:
    both = Voice(None, (Speaker("Sergei Lavrov"), Speaker("Antony Blinken")))
    assert match_speaker(("Blinken",), both) is Match.MATCH
