"""Asking all questions of a trial, with a look at what the decision was made from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.desk import Desk
from bot.selection import MOST_QUOTES
from bot.vocabulary import Quote
from tests.evaluation.corpora import Trial
from tests.evaluation.fitting import Asked
from tests.evaluation.scoring import Outcome, holds_evidence, is_right


def ask_all(trial: Trial) -> list[Outcome]:
    """Ask the questions one by one."""
    outcomes = []
    with Desk(trial.settings) as desk:
        at_work = desk.refresh()
        for question in trial.questions:
            answer, how = desk.explain(question.text)
            read = [Quote(h.article, h.passage.span.start, h.passage.span.end) for h in how.hits]
            quotes = at_work.quotes(how.evidence, answer.question) if how.evidence else ()
            outcomes.append(
                Outcome(
                    question,
                    answer,
                    how.probability,
                    dict(how.signals) or None,
                    holds_evidence(question, read),
                    holds_evidence(question, quotes[:MOST_QUOTES]),
                    is_right(question, answer),
                    how.seconds,
                )
            )
    return outcomes


def with_evidence(trial: Trial) -> Iterator[Asked]:
    """Yield each question of a trial with everything that was read for it."""
    with Desk(trial.settings) as desk:
        at_work = desk.refresh()
        for question in trial.questions:
            meant = at_work.mistyped.mended(question.text)
            evidence = at_work.read(meant, at_work.retriever.search(meant))
            answering = [
                holds_evidence(question, [Quote(e.article, e.sentence.start, e.sentence.end)])
                for e in evidence
            ]
            yield Asked(question, evidence, answering, at_work.lacks(meant, evidence))
