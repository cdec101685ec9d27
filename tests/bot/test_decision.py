"""To answer or to refuse."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from bot.decision import ANY_MODEL, STORED, Decision, Signals, Verdict
from bot.explanation import Explanation
from bot.vocabulary import Evidence
from index.vocabulary import Article, Sentence

PACKAGED = "intfloat/multilingual-e5-small (int8 ONNX)"
SENTENCE = Evidence(
    article=Article(id="a", path="a.txt", text="The dam broke."),
    sentence=Sentence(0, 14),
    cosine=0.05,
    passage_cosine=0.05,
    cosine_to_passage=0.53,
    coverage=1.0,
    names=1.0,
    shows_kind=None,
    score=0.1,
)


def probability(model: str, evidence: Evidence) -> float:
    decision, signals = Decision.load(model), Signals.of([evidence])
    return decision.fit_for(signals).probability(signals)


def test_the_stored_numbers_belong_to_the_signals_and_languages() -> None:
    stored = json.loads(STORED.read_text("utf-8"))["models"]
    assert ANY_MODEL in stored
    for fits in stored.values():
        assert set(fits) == {"same_script", "other_script"}
        for fit in fits.values():
            assert set(fit["weights"]) <= {"bias", *Signals.__slots__}
            assert set(fit["answer"]) == {"en", "ru", "uk"}
            assert all(0 < cut < 1 for cut in fit["answer"].values())
    for fit in stored[ANY_MODEL].values():
        assert "passage" not in fit["weights"]


def test_more_of_the_question_in_the_evidence_never_speaks_against_answering() -> None:
    better = probability(PACKAGED, SENTENCE)
    assert better > probability(PACKAGED, replace(SENTENCE, coverage=0.2))
    assert better > probability(PACKAGED, replace(SENTENCE, cosine_to_passage=0.42))
    elsewhere = replace(SENTENCE, coverage=None)
    assert probability(PACKAGED, elsewhere) > probability(PACKAGED, replace(elsewhere, names=0.0))


def test_full_coverage_is_answered_and_a_foreign_question_is_not() -> None:
    decision = Decision.load(PACKAGED)
    foreign = replace(SENTENCE, coverage=0.0, names=0.0, cosine_to_passage=0.36)
    for language in ("en", "ru", "uk"):
        assert decision.decide([SENTENCE], language, Explanation()) is Verdict.ANSWERED
        assert decision.decide([foreign], language, Explanation()) is Verdict.UNRELATED


def test_a_model_without_a_fit_is_judged_without_its_cosines() -> None:
    other_scale = replace(SENTENCE, cosine_to_passage=0.31)
    model = "somebody/another-model"
    assert probability(model, SENTENCE) == probability(model, other_scale)


def test_signals_take_the_best_of_what_would_be_shown() -> None:
    weaker = replace(SENTENCE, coverage=None, names=0.5, cosine_to_passage=None)
    assert asdict(Signals.of([weaker, SENTENCE])) == asdict(Signals.of([SENTENCE, weaker]))
    assert Signals.of([weaker]).coverage is None
