"""What the decision is made from: a few numbers about the evidence as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.premise import Lacks
from bot.vocabulary import Evidence

# The evidence that would be shown first; what stands further down has no part in it.
LOOKED_AT = 4
LACKED = (
    *("names_nowhere", "names_article", "dates"),
    *("speaker_silent", "speaker_other", "kinds"),
)
# Log-odds beyond which the reader is as sure as it gets.
SURE = 8.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for the evidence, each as of the best of what would be shown.

    Attributes:
        answers: The evidence reader's log-odds that a sentence answers.
        passage_answers: Its log-odds that a passage does.
        contradicts: Its log-odds that a sentence contradicts what the question takes for granted.
        passage: The nearest passage's cosine, on the embedding model's own scale.
        stands_out: How far the nearest passage stands out from what is usual in its script.
        coverage: Share of the question's words that a sentence covers, 0 to 1; 0 when it is in
            another language and what they are called in it is not known.
        other_language: 1 when all of the evidence is in other languages than the question.
        names: Share of the question's names that the passage or its title has, 0 to 1; when the
            question has none, that speaks neither for it nor against: 0.5.
        kind: Share of the asked-for kinds of answer that a sentence holds; 0.5 when none is
            asked for that can be told.
        terms: 1 when the question asks for terms and a sentence states one, else 0.
        names_nowhere, names_article, dates, speaker_silent, speaker_other, kinds: What the
            evidence lacks of what the question takes for granted (:class:`bot.premise.Lacks`).
    """

    answers: float
    passage_answers: float
    contradicts: float
    passage: float
    stands_out: float
    coverage: float
    other_language: float
    names: float
    kind: float
    terms: float
    names_nowhere: float
    names_article: float
    dates: float
    speaker_silent: float
    speaker_other: float
    kinds: float

    @classmethod
    def of(cls, evidence: Sequence[Evidence], lacks: Sequence[Lacks]) -> Signals:
        """Return the signals.

        Args:
            evidence: Best first, not empty.
            lacks: Of the evidence looked at, not empty; it counts what no part of it has.
        """
        top = evidence[:LOOKED_AT]
        covered = [e.coverage for e in top if e.coverage is not None]
        return cls(
            answers=_sure(max(e.answers for e in top)),
            passage_answers=_sure(max(e.passage_answers for e in top)),
            contradicts=_sure(max(e.contradicts for e in top)),
            passage=max((e.cosine_to_passage or 0.0) for e in evidence),
            stands_out=max((e.passage_cosine or 0.0) for e in evidence),
            coverage=max(covered, default=0.0),
            other_language=min(e.other_language for e in top),
            names=max((e.names for e in top if e.names is not None), default=0.5),
            kind=max((e.shows_kind for e in top if e.shows_kind is not None), default=0.5),
            terms=max(e.states_terms for e in top),
            **{name: min(getattr(each, name) for each in lacks) for name in LACKED},
        )


def _sure(log_odds: float) -> float:
    return max(-SURE, min(SURE, log_odds))
