"""Asking all questions of a trial, with a look at what the decision was made from."""

from __future__ import annotations

from dataclasses import asdict

from bot.decision import Signals
from bot.desk import Desk
from bot.vocabulary import Answer
from tests.evaluation.corpora import Trial
from tests.evaluation.scoring import Outcome, holds_evidence, is_right


def ask_all(trial: Trial) -> list[Outcome]:
    """Ask the questions one by one."""
    outcomes = []
    with Desk(trial.settings) as desk:
        at_work = desk.refresh()
        for question in trial.questions:
            answer = desk.ask(question.text)
            hits = at_work.retriever.search(answer.question)
            evidence = at_work.reader.read(answer.question, hits)
            would_show = Answer(
                answer.question, answer.language, quotes=at_work.quotes(evidence, answer.question)
            )
            signals = Signals.of(evidence) if evidence else None
            outcomes.append(
                Outcome(
                    question,
                    answer,
                    at_work.decision.fit_for(signals).probability(signals) if signals else None,
                    asdict(signals) if signals else None,
                    holds_evidence(question, would_show),
                    is_right(question, answer),
                )
            )
    return outcomes
