"""The figures of ``make eval``."""

from __future__ import annotations

import numpy as np
import pytest

from tests.evaluation import history
from tests.evaluation.statistics import Share, answered_by_others_cut_off, youden


def test_an_interval_is_wide_for_few_and_narrow_for_many() -> None:
    # Wilson's interval for 8 of 10, as tables of it have it.
    assert Share(8, 10).interval() == pytest.approx((0.490, 0.943), abs=0.001)
    few, many = Share(8, 10).interval(), Share(800, 1000).interval()
    assert many[1] - many[0] < few[1] - few[0]
    assert Share(0, 0).interval() == (0.0, 1.0)
    assert str(Share(0, 0)) == "–"


def test_the_cut_off_divides_what_can_be_divided() -> None:
    scores = np.array([0.1, 0.2, 0.7, 0.9])
    wanted = np.array([False, False, True, True])
    assert youden(scores, wanted) == 0.7


def test_equal_scores_are_on_one_side_of_the_cut_off() -> None:
    scores = np.array([0.5, 0.5, 0.5, 0.9])
    wanted = np.array([True, False, False, True])
    assert youden(scores, wanted) == 0.9


def test_a_question_has_no_say_in_its_own_cut_off() -> None:
    # The one wanted question with a low score would draw the cut-off down to itself.
    scores = [0.9] * 10 + [0.8] + [0.1] * 10
    wanted = [True] * 10 + [False] + [False] * 10
    groups = [str(n) for n in range(21)]
    answered = answered_by_others_cut_off(scores, wanted, groups)
    assert answered[:10].all()
    assert not answered[11:].any()


def test_a_run_says_what_became_right_and_what_wrong() -> None:
    before = {"press": {"a": True, "b": False, "c": True}}
    now = {"press": {"a": False, "b": True, "c": True, "new": True}, "samples": {"x": True}}
    lines = list(history.changes(now, before))
    assert lines[0] == "press: of 3 questions 1 became right, 1 wrong"
    assert lines[1].strip() == "now wrong: a"
