"""The short form of what ``make soak`` and ``make faults`` print: counts, and no times.

Each part runs the real bot as a process of its own, with the real index and model.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.texts import TEXTS
from tests.bot.telegram.conftest import data_of_its_own
from tests.evaluation.questions import sample_questions
from tests.soak import faults as faulty
from tests.soak import rebuilding as rebuilt
from tests.soak.crowd import at_once, in_a_row
from tests.soak.kills import kills
from tests.soak.ledger import Asked, Ledger, Outcome

QUESTIONS = [question.text for question in sample_questions()]
EN = TEXTS["en"]


@pytest.fixture
def data(sample_index: Path, tmp_path: Path) -> Path:
    return data_of_its_own(sample_index, tmp_path / "data")


def assert_clean(outcome: Outcome) -> None:
    assert outcome.asked
    assert outcome.clean, outcome


async def test_a_few_in_a_row_and_a_few_at_once_are_all_answered(
    data: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    assert_clean((await in_a_row(data, log, QUESTIONS, number=8, users=4)).outcome)
    outcome = await at_once(data, log, QUESTIONS, number=10)
    assert_clean(outcome)
    assert not outcome.disordered


async def test_two_kills_lose_nothing_and_double_nothing(data: Path, tmp_path: Path) -> None:
    assert_clean(await kills(data, tmp_path / "log", QUESTIONS, number=2, users=2, seed=1))


async def test_faults_lose_nothing_and_double_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faulty, "FAULTS", {k: faulty.FAULTS[k] for k in ("none", "502")})
    for name, value in {"USERS": 3, "STRUCK": 1, "QUESTIONS": 1, "AWAY": 2.0, "PAUSE": 2.0}.items():
        monkeypatch.setattr(faulty, name, value)
    monkeypatch.setattr(faulty, "SECONDS", 2.0)
    async for met in faulty.faults(data, tmp_path / "log", QUESTIONS):
        for outcome in met.outcomes:
            assert_clean(outcome)


async def test_a_rebuild_meanwhile_loses_nothing(
    warm_data: Callable[[Path], Path],
    sample_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rebuilt, "USERS", 2)
    monkeypatch.setattr(rebuilt, "AFTER", 4.0)
    data = warm_data(tmp_path / "data")
    shutil.copytree(sample_index / "editions", data / "editions")
    shutil.copy(sample_index / "current", data / "current")

    found = await rebuilt.rebuilding(data, tmp_path / "log", QUESTIONS, articles=5, quiet=2)

    assert found.published
    for outcome in (found.quiet, found.during):
        assert_clean(outcome)


# The witness itself

BUTTONS = {"inline_keyboard": [[{"text": "?", "callback_data": "u.a"}]]}


@pytest.mark.parametrize(
    ("said", "lost", "apologies", "twice"),
    [
        ([], 1, 0, 0),
        ([("an answer", True)], 0, 0, 0),
        ([("its first part", False), ("its second", True)], 0, 0, 0),
        ([("an answer", True), ("another answer", True)], 0, 0, 1),
        ([("an answer", True), ("an answer", True)], 0, 0, 1),
        ([(EN.failed.format(id="1"), False)], 1, 1, 0),
        ([(EN.too_many, False), ("an answer", True)], 0, 0, 1),
    ],
)
def test_an_apology_is_no_answer_and_two_answers_are_one_too_many(
    said: list[tuple[str, bool]], lost: int, apologies: int, twice: int
) -> None:
    chat: list[dict[str, Any]] = [
        {
            "message_id": number,
            "from": {"id": 1},
            "chat": {"id": 7},
            "text": text,
            "reply_to_message": {"message_id": 100},
            **({"reply_markup": BUTTONS} if buttons else {}),
        }
        for number, (text, buttons) in enumerate(said)
    ]
    calls = [
        SimpleNamespace(
            ok=True, message=m, text=m["text"], chat=7, message_id=m["message_id"], at=1
        )
        for m in chat
    ]
    updates = SimpleNamespace(deliveries={5: SimpleNamespace(queued=0.0)})
    api = SimpleNamespace(
        simulator=SimpleNamespace(me={"id": 1}, updates=updates),
        chat=lambda _: chat,
        calls=lambda: calls,
    )
    ledger = Ledger(api)  # type: ignore[arg-type]
    ledger.asked.append(Asked(7, 7, 100, 5))

    outcome = ledger.outcome()

    assert (outcome.lost, outcome.apologies, outcome.twice) == (lost, apologies, twice)
