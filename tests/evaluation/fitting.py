"""Fitting ``bot/decision.json``: the order of sentences, whether they answer, whether on topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logsumexp
from sklearn.model_selection import GroupKFold

from bot.decision import ANY_MODEL, score_of
from bot.premise import Lacks
from bot.selection import MOST_QUOTES
from bot.signals import LACKED, LOOKED_AT, Signals
from bot.vocabulary import Evidence
from tests.evaluation.questions import Question
from tests.evaluation.statistics import FOLDS, youden

LANGUAGES = ("en", "ru", "uk")
# A language with fewer questions of either kind takes the cut-off of all languages together. By its
# own hundred the Russian one went from .49 to .64 when nothing but the reader had changed.
ENOUGH = 150
# Off topic is what lies below all but this share of the questions about the coverage.
ON_TOPIC_BELOW = 0.03
ORDER = (
    *("answers", "passage answers", "cosine", "passage", "coverage", "kind", "terms"),
    *("speaker other", "speaker silent"),
)
# Headings come last, and so hardly any is among the evidence that the fit sees: their weight is
# the one that was fitted when they were.
HEADING = -7.287
ANSWER = (
    *("answers", "passage_answers", "contradicts", "passage", "stands_out"),
    *("coverage", "other_language", "names", "kind", "terms"),
    *LACKED,
)
TOPIC = ("passage", "stands_out", "coverage", "other_language", "names", "names_nowhere")
# On another model's scale these would say nothing.
COSINES = frozenset({"cosine", "passage", "stands_out"})
AGAINST = frozenset({*LACKED, "contradicts"})
# Among 150 questions of a kind the standard error of a share is .04: cut-offs whose sum is this
# near to the best one's are as good, and the lowest leaves the fewest readers without an answer.
# With .05 two or three more of 100 answerable questions would be answered right, and five to seven
# more of 100 unanswerable ones answered.
SLACK = 0.02
RIDGE = 1e-3
PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was read for it.

    Attributes:
        evidence: In any order.
        answering: Whether each sentence answers.
        lacks: What each sentence lacks of what the question takes for granted.
    """

    question: Question
    evidence: list[Evidence]
    answering: list[bool]
    lacks: list[Lacks]


def fit(asked: Sequence[Asked], model: str) -> dict[str, Any]:
    """Return what ``bot/decision.json`` holds: one fit with cosines, one for any model."""
    known = [each for each in asked if each.evidence]
    return {
        "fitted_on": len(known),
        "models": {model: _fit(known, frozenset()), ANY_MODEL: _fit(known, COSINES)},
    }


def _fit(asked: Sequence[Asked], without: frozenset[str]) -> dict[str, Any]:
    order = _order(asked, [name for name in ORDER if name not in without])
    signals, right = [], []
    for each in asked:
        scored = sorted(
            zip(each.evidence, each.answering, each.lacks, strict=True),
            key=lambda found: -score_of(found[0].scores(), order),
        )
        lacks = [lacking for *_, lacking in scored[:LOOKED_AT]]
        signals.append(asdict(Signals.of([e for e, *_ in scored], lacks)))
        right.append(any(answers for _, answers, _ in scored[:MOST_QUOTES]))
    questions = [each.question for each in asked]
    about = np.array([question.kind != "foreign" for question in questions])
    answerable = np.array([question.answerable for question in questions])
    answer = [name for name in ANSWER if name not in without]
    topic = [name for name in TOPIC if name not in without]
    return {
        "order": order,
        "answer": _logistic(signals, answerable, answer, questions, np.array(right)),
        "topic": _logistic(signals, about, topic, questions, None),
    }


def _order(asked: Sequence[Asked], names: list[str]) -> dict[str, float]:
    """Return the weights under which a question's answering sentences come first.

    A conditional logit over the sentences of each question.
    """
    tables, answering = [], []
    for each in asked:
        if any(each.answering) and not all(each.answering):
            tables.append([[e.scores()[n] or 0.0 for n in names] for e in each.evidence])
            answering.append(np.array(each.answering))
    features = [np.array(table, np.float64) for table in tables]
    spread = np.concatenate(features).std(axis=0) + 1e-9
    scaled = [table / spread for table in features]

    def loss(weights: NDArray[np.float64]) -> float:
        total = PENALTY * len(scaled) * float(weights @ weights)
        for table, right in zip(scaled, answering, strict=True):
            scores = table @ weights
            total += float(logsumexp(scores) - logsumexp(scores[right]))
        return total

    found = minimize(loss, np.zeros(len(names)), method="L-BFGS-B").x / spread
    weights = {name: round(float(w), 4) for name, w in zip(names, found, strict=True)}
    return {**weights, "heading": HEADING}


def _logistic(
    signals: Sequence[dict[str, float]],
    wanted: NDArray[np.bool_],
    names: list[str],
    questions: Sequence[Question],
    right: NDArray[np.bool_] | None,
) -> dict[str, Any]:
    """Fit one decision.

    Args:
        signals: Of each question.
        wanted: Whether the decision should say yes.
        names: The signals to use.
        questions: In the same order.
        right: Whether an answer would be right: the cut-off is where right answers and right
            refusals, as shares, add up to most, but for :data:`SLACK`. None: where
            :data:`ON_TOPIC_BELOW` of what is wanted is lost.
    """
    table = np.array([[each[name] for name in names] for each in signals], np.float64)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = (table - mean) / spread
    # Cut-offs are chosen on probabilities of questions that the fit has not seen.
    unseen = np.empty(len(wanted))
    groups = [q.evidence[0][0] if q.evidence else q.text for q in questions]
    for others, these in GroupKFold(FOLDS).split(scaled, wanted, groups):
        weights = _weights(scaled[others], wanted[others], names)
        unseen[these] = _probabilities(scaled[these], weights)
    found = _weights(scaled, wanted, names)
    of_signals = found[1:] / spread
    bias = float(found[0] - (of_signals * mean).sum())
    languages = np.array([question.language for question in questions])
    answerable = np.array([question.answerable for question in questions])

    def cut_off(these: NDArray[np.bool_]) -> float:
        if right is None:
            return round(float(np.quantile(unseen[these & wanted], ON_TOPIC_BELOW)), 4)
        return round(youden(unseen[these], wanted[these], right[these], SLACK), 4)

    enough = {
        language: min((side & (languages == language)).sum() for side in (answerable, ~answerable))
        >= ENOUGH
        for language in LANGUAGES
    }
    everyone = np.ones(len(wanted), bool)
    return {
        "weights": {
            "bias": round(bias, 4),
            **{n: round(float(w), 4) for n, w in zip(names, of_signals, strict=True)},
        },
        "cut_off": {
            language: cut_off(languages == language if enough[language] else everyone)
            for language in LANGUAGES
        },
    }


def _weights(
    table: NDArray[np.float64], wanted: NDArray[np.bool_], names: Sequence[str]
) -> NDArray[np.float64]:
    """Return the bias and the weights of a logistic model, both classes counting the same.

    What is lacking can never speak for an answer, nor what is there against it: among a few
    hundred questions it may seem so, and then it would be wrong about others.
    """
    share = wanted.mean()
    each = np.where(wanted, 0.5 / share, 0.5 / (1 - share)) / len(wanted)

    def loss(weights: NDArray[np.float64]) -> float:
        odds = table @ weights[1:] + weights[0]
        wrong = np.logaddexp(0, np.where(wanted, -odds, odds))
        return float(each @ wrong + RIDGE * weights[1:] @ weights[1:])

    bounds: list[tuple[float | None, float | None]] = [(None, None)]
    for name in names:
        if name == "other_language":
            bounds.append((None, None))
        else:
            bounds.append((None, 0.0) if name in AGAINST else (0.0, None))
    result = minimize(loss, np.zeros(len(names) + 1), method="L-BFGS-B", bounds=bounds)
    return np.asarray(result.x, np.float64)


def _probabilities(table: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(expit(table @ weights[1:] + weights[0]), np.float64)
