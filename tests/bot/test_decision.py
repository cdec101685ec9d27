"""To answer or to refuse."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from bot.decision import ANY_MODEL, STORED, Decision, Verdict
from bot.explanation import Explanation
from bot.premise import Lacks
from bot.signals import LACKED, SURE, Signals
from index.vocabulary import Article, Sentence
from tests.auxil.evidence import evidence_of

PACKAGED = "intfloat/multilingual-e5-small (int8 ONNX)"
LANGUAGES = ("en", "ru", "uk")
SENTENCE = evidence_of(
    Article(id="a", path="a.txt", text="The dam broke."),
    Sentence(0, 14),
    answers=6.0,
    passage_answers=6.0,
    contradicts=-6.0,
    passage_cosine=0.12,
    cosine_to_passage=0.53,
    coverage=1.0,
    names=1.0,
    shows_kind=1.0,
)
NOTHING = Lacks(**dict.fromkeys(Lacks.__slots__, 0.0))
EVERYTHING = Lacks(**dict.fromkeys(Lacks.__slots__, 1.0))
GOOD = Signals.of([SENTENCE], [NOTHING])
FOREIGN = Signals.of(
    [
        replace(
            SENTENCE,
            answers=-6.0,
            passage_answers=-6.0,
            passage_cosine=0.0,
            cosine_to_passage=0.36,
            coverage=0.0,
            names=0.0,
            shows_kind=0.0,
        )
    ],
    [NOTHING],
)


def verdict(signals: Signals, language: str = "en", model: str = PACKAGED) -> Verdict:
    return Decision.load(model).decide(signals, language, Explanation())


def test_the_numbers_that_are_stored_are_of_signals_that_exist() -> None:
    stored = json.loads(STORED.read_text("utf-8"))
    assert stored["fitted_on"] > 500
    for numbers in stored["models"].values():
        assert set(numbers["order"]) <= set(SENTENCE.scores())
        for name in ("answer", "topic"):
            assert set(numbers[name]["weights"]) <= {"bias", *Signals.__slots__}
            assert set(numbers[name]["cut_off"]) == set(LANGUAGES)
    assert "passage" not in stored["models"][ANY_MODEL]["answer"]["weights"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_all_speaks_for_is_answered_and_what_nothing_speaks_for_is_off_topic(
    language: str,
) -> None:
    assert verdict(GOOD, language) is Verdict.ANSWERED
    assert verdict(FOREIGN, language) is Verdict.UNRELATED


def test_the_right_topic_without_the_answer_is_refused_with_what_comes_near() -> None:
    near = replace(GOOD, answers=-6.0, passage_answers=-6.0, speaker_other=1.0, kinds=1.0)
    assert verdict(near) is Verdict.RELATED


def test_a_name_that_the_coverage_does_not_know_speaks_against_answering() -> None:
    answer = Decision.load(PACKAGED).answer
    unknown = replace(GOOD, names_nowhere=1.0, names_article=1.0)
    assert answer.probability(unknown) < answer.probability(GOOD)


def test_a_model_without_a_fit_is_judged_without_its_cosines() -> None:
    decision = Decision.load("somebody/another-model")
    other_scale = replace(GOOD, passage=0.1, stands_out=-0.3)
    assert decision.answer.probability(GOOD) == decision.answer.probability(other_scale)


def test_signals_take_the_best_of_what_would_be_shown() -> None:
    weaker = replace(SENTENCE, coverage=None, names=0.5, cosine_to_passage=None, answers=-1.0)
    lacks = [NOTHING, EVERYTHING]
    assert asdict(Signals.of([weaker, SENTENCE], lacks)) == asdict(
        Signals.of([SENTENCE, weaker], lacks)
    )
    assert all(getattr(Signals.of([weaker], lacks), name) == 0.0 for name in LACKED)
    assert all(getattr(Signals.of([weaker], [EVERYTHING]), name) == 1.0 for name in LACKED)


def test_evidence_in_the_questions_language_is_told_from_evidence_in_another_one() -> None:
    elsewhere = replace(SENTENCE, other_language=1.0)
    assert Signals.of([elsewhere], [NOTHING]).other_language == 1.0
    assert Signals.of([elsewhere, SENTENCE], [NOTHING]).other_language == 0.0


def test_log_odds_beyond_any_doubt_count_as_no_more_than_sure() -> None:
    assert Signals.of([replace(SENTENCE, answers=40.0)], [NOTHING]).answers == SURE
