"""What counts as a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import LONGEST, tidy, why_not
from bot.vocabulary import Reason


@given(st.text())
def test_a_question_is_one_line_without_space_around_it(typed: str) -> None:
    question = tidy(typed)

    assert question == question.strip()
    assert not set(question) & set("\n\r\t\0\u2028")
    assert "  " not in question
    assert tidy(question) == question


@given(st.text())
def test_whatever_is_typed_is_looked_up_or_refused_for_a_reason(typed: str) -> None:
    assert why_not(tidy(typed)) in (None, Reason.EMPTY_QUESTION, Reason.QUESTION_TOO_LONG)


def test_a_question_is_brought_to_the_articles_form_of_unicode() -> None:
    assert tidy("и\u0306\u200bцукен") == "йцукен"


@pytest.mark.parametrize("typed", ["", " \n\t", "???", "…", "👍", "\u200b", "<>&"])
def test_what_holds_no_letter_and_no_digit_is_no_question(typed: str) -> None:
    assert why_not(tidy(typed)) is Reason.EMPTY_QUESTION


@pytest.mark.parametrize("typed", ["x", "2022?", "Чому?", "є"])
def test_one_word_is_a_question(typed: str) -> None:
    assert why_not(tidy(typed)) is None


def test_a_pasted_text_is_too_long_but_white_space_does_not_count() -> None:
    assert why_not(tidy("x" * LONGEST)) is None
    assert why_not(tidy(f"Who{' ' * LONGEST}spoke?")) is None
    assert why_not(tidy("x" * (LONGEST + 1))) is Reason.QUESTION_TOO_LONG
