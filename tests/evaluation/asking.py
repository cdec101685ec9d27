"""Asking all questions of a trial, with a look at what the decision was made from."""

from __future__ import annotations

from bot.desk import Desk
from bot.selection import MOST_QUOTES
from tests.evaluation.corpora import Trial
from tests.evaluation.scoring import Outcome, holds_evidence, is_right


def ask_all(trial: Trial) -> list[Outcome]:
    """Ask the questions one by one."""
    outcomes = []
    with Desk(trial.settings) as desk:
        at_work = desk.refresh()
        for question in trial.questions:
            answer, how = desk.explain(question.text)
            quotes = at_work.quotes(how.evidence, answer.question) if how.evidence else ()
            outcomes.append(
                Outcome(
                    question,
                    answer,
                    how.probability,
                    dict(how.signals) or None,
                    holds_evidence(question, quotes[:MOST_QUOTES]),
                    is_right(question, answer),
                    how.seconds,
                )
            )
    return outcomes
