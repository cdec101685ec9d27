"""What the service promises under load and in trouble, in a form of some minutes.

``make soak`` and ``make faults`` print the figures of the longer form.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.telegram.conftest import data_of_its_own
from tests.evaluation.questions import sample_questions
from tests.soak.crowd import at_once, in_a_row
from tests.soak.faults import faults
from tests.soak.kills import kills
from tests.soak.rebuilding import rebuilding

pytestmark = pytest.mark.soak
QUESTIONS = [question.text for question in sample_questions()]


@pytest.fixture
def data(sample_index: Path, tmp_path: Path) -> Path:
    return data_of_its_own(sample_index, tmp_path / "data")


async def test_of_fifty_questions_at_once_every_one_is_answered_in_order(
    data: Path, tmp_path: Path
) -> None:
    outcome = await at_once(data, tmp_path / "log", QUESTIONS, number=50)

    assert outcome.clean, outcome
    assert not outcome.refused
    assert not outcome.disordered


async def test_of_many_questions_in_a_row_none_is_lost(data: Path, tmp_path: Path) -> None:
    weighed = await in_a_row(data, tmp_path / "log", QUESTIONS, number=200, users=20)

    assert weighed.outcome.clean, weighed
    assert not weighed.outcome.disordered


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_however_often_it_is_killed_no_question_is_lost(
    webhook: bool, data: Path, tmp_path: Path
) -> None:
    outcome = await kills(
        data, tmp_path / "log", QUESTIONS, number=6, users=6, seed=1, webhook=webhook
    )

    assert outcome.clean, outcome
    assert not outcome.disordered


async def test_whatever_fails_nothing_is_lost(data: Path, tmp_path: Path) -> None:
    async for met in faults(data, tmp_path / "log", QUESTIONS):
        for outcome in met.outcomes:
            assert outcome.clean, met
            assert not outcome.refused, met


async def test_while_the_index_is_rebuilt_questions_are_answered(
    warm_data: Callable[[Path], Path], sample_index: Path, tmp_path: Path
) -> None:
    data = warm_data(tmp_path / "data")
    shutil.copytree(sample_index / "editions", data / "editions")
    shutil.copy(sample_index / "current", data / "current")

    rebuilt = await rebuilding(data, tmp_path / "log", QUESTIONS, articles=50, quiet=5)

    assert rebuilt.published
    for outcome in (rebuilt.quiet, rebuilt.during):
        assert outcome.asked
        assert outcome.clean, rebuilt
