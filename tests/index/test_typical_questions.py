"""Questions have less in common once their language's mean is taken from them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from index.embedding import open_embedder
from index.typical_questions import QUESTIONS, embed_asked, question_means

ASKED = {
    "en": ("What did Lavrov demand?", "How much grain left Odesa?", "Who runs the power station?"),
    "uk": ("Чого вимагав Лавров?", "Скільки зерна вийшло з Одеси?", "Хто керує станцією?"),
}


@pytest.mark.parametrize("language", sorted(ASKED))
def test_questions_about_different_things_are_less_alike(models_dir: Path, language: str) -> None:
    embedder = open_embedder(None, models_dir)
    means = {k: np.asarray(v, np.float32) for k, v in question_means(embedder).items()}

    def alike(vectors: list[np.ndarray]) -> float:
        unit = [vector / np.linalg.norm(vector) for vector in vectors]
        return float(np.mean([a @ b for a, b in combinations(unit, 2)]))

    plain = alike([embedder.embed_question(q) for q in ASKED[language]])
    assert alike([embed_asked(q, embedder, means) for q in ASKED[language]]) < plain - 0.1


def test_without_means_a_question_is_embedded_as_it_is(models_dir: Path) -> None:
    embedder = open_embedder(None, models_dir)
    question = ASKED["en"][0]
    assert np.array_equal(embed_asked(question, embedder, {}), embedder.embed_question(question))


def test_every_language_has_as_many_typical_questions() -> None:
    assert {len(set(questions)) for questions in QUESTIONS.values()} == {22}
