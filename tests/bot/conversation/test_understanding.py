"""What follow-ups mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import About, Turn, understand
from tests.evaluation.dialogues import Conversation, Dialogue, conversations, dialogues

DIALOGUES = dialogues()
# A rule that is put right may cost one that was right by chance; more is a step back.
LEAST_UNDERSTOOD = 0.95
PIECES = ("And", "what about", "Ukraine", "it", "there", "he", "а", "когда", "він", "?", "who said")


def test_nearly_all_follow_ups_are_understood() -> None:
    asked = [each for each in DIALOGUES if each.changed]
    assert sum(each.is_right() for each in asked) >= LEAST_UNDERSTOOD * len(asked)


@pytest.mark.parametrize(
    "dialogue", [each for each in DIALOGUES if not each.changed], ids=lambda each: each.question
)
def test_a_question_that_stands_by_itself_is_left_alone(dialogue: Dialogue) -> None:
    assert not dialogue.understood().changed


def test_the_dialogues_are_in_three_languages_with_and_without_follow_ups() -> None:
    assert len(DIALOGUES) >= 70
    for language in ("en", "ru", "uk"):
        own = [each for each in DIALOGUES if each.language == language]
        assert sum(each.changed for each in own) >= 15
        assert sum(not each.changed for each in own) >= 5


@pytest.mark.parametrize("said", conversations(), ids=lambda said: said.turns[0][0])
def test_every_question_of_a_long_conversation_keeps_the_meaning(said: Conversation) -> None:
    assert [found.question for found in said.understood()] == [means for _, means in said.turns]


def test_long_conversations_are_in_three_languages() -> None:
    said = conversations()
    assert len(said) >= 15
    assert {each.language for each in said} == {"en", "ru", "uk"}
    assert all(3 <= len(each.turns) <= 5 for each in said)


def test_who_said_it_and_more_are_about_the_last_answer() -> None:
    earlier = [Turn("What did Lavrov say about Crimea?")]
    assert understand("who said it?", earlier).about is About.ITS_SPEAKERS
    assert understand("tell me more", earlier).about is About.WHAT_IS_LEFT
    assert understand("when was that?", earlier).about is About.ITS_ARTICLES
    assert understand("And Zelensky?", earlier).about is About.NOTHING


@pytest.mark.parametrize(
    ("asked", "certain"),
    [("And Zelensky?", True), ("And the Ukrainian?", False), ("and sanctions?", False),
     ("when was that?", False), ("and who agreed?", False)],
)  # fmt: skip
def test_only_one_name_in_the_place_of_another_is_certain(asked: str, certain: bool) -> None:
    found = understand(asked, [Turn("What did Lavrov say about Crimea?")])
    assert found.changed
    assert found.certain is certain


@pytest.mark.parametrize(
    "asked",
    ["How are you?", "thanks", "Who is Medinsky?", "And who attacked Kyiv?", "Кто такой Мединский?",
     "What is Kyiv's position on Crimea?", "Кто виноват в войне?", "How many drones fell?"],
)  # fmt: skip
def test_a_question_with_a_topic_or_none_at_all_is_not_joined(asked: str) -> None:
    earlier = [Turn("What are Russia's ceasefire conditions?")]
    assert understand(asked, earlier).question == asked


def test_he_is_who_was_quoted_where_the_question_named_nobody() -> None:
    earlier = [Turn("How many bodies were returned?", speakers=("Vladimir Medinsky",))]
    found = understand("What else did he propose?", earlier)
    assert found.question == "What else did Vladimir Medinsky propose?"


def test_he_is_not_chosen_among_two_without_saying_so() -> None:
    found = understand("What did he promise?", [Turn("Why did Trump meet Putin in Alaska?")])
    assert found.changed
    assert not found.certain


def test_a_follow_up_of_a_follow_up_has_the_topic_of_the_first() -> None:
    first = Turn("What did Lavrov say about Crimea?")
    second = understand("And Zelensky?", [first])
    third = understand("And when was that?", [first, Turn(second.question)])
    assert "Zelensky" in third.question
    assert "Crimea" in third.question


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=6),
    st.lists(st.text(max_size=30) | st.just("What did Lavrov say about Crimea?"), max_size=3),
)
def test_whatever_is_typed_is_understood_as_something(
    pieces: list[str], earlier: list[str]
) -> None:
    typed = " ".join(pieces)
    found = understand(typed, [Turn(question) for question in earlier])
    assert found.changed is (found.question != typed)
    assert earlier or not found.changed
