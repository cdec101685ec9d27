"""What a desk does over many questions."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from bot.desk import Desk
from index.editions import EditionStore
from index.settings import IndexSettings
from index.verify import verify
from tests.auxil.checksums import checksums
from tests.evaluation.questions import foreign_questions, sample_questions

QUESTIONS = 1_000


@pytest.mark.long
def test_a_thousand_questions_change_nothing_in_the_edition_that_answers(
    sample_index: Path,
) -> None:
    store = EditionStore(sample_index)
    current = store.current()
    assert current is not None
    edition = store.path(current)
    before = checksums(edition)
    asked = itertools.cycle([*sample_questions(), *foreign_questions()])

    with Desk(IndexSettings(data_dir=sample_index)) as desk:
        for question in itertools.islice(asked, QUESTIONS):
            assert desk.ask(question.text).edition == current

    assert checksums(edition) == before
    assert verify(edition) == []
