"""What follow-ups mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Turn, understand
from tests.evaluation.dialogues import Dialogue, dialogues

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
