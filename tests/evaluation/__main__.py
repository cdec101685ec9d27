"""``make eval`` and ``make fit``; see ``--help``."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.decision import STORED
from index.settings import IndexSettings
from tests.evaluation.asking import ask_all
from tests.evaluation.cleaning_trial import WORDS, clean_all, print_cleaning
from tests.evaluation.corpora import trials
from tests.evaluation.dialogues import dialogues, print_dialogues
from tests.evaluation.feedback import print_votes, stored_votes
from tests.evaluation.fitting import fit
from tests.evaluation.scoring import Outcome

PACKAGED = "intfloat/multilingual-e5-small"


def main() -> None:
    """Ask all questions and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, help="folder with press_releases_en/ and questions_press.jsonl"
    )
    parser.add_argument("--fit", action="store_true", help="fit bot/decision.json anew")
    parser.add_argument("--failures", action="store_true", help="print every wrong answer")
    parser.add_argument(
        "--cleaning", action="store_true", help="only clean the labelled pages; needs no model"
    )
    parser.add_argument("--votes", action="store_true", help="only print what readers thought")
    given = parser.parse_args()
    data_dir = IndexSettings.load().data_dir
    if given.votes:
        print_votes(stored_votes(data_dir), data_dir, disliked=True)
        return
    if not given.fit:
        for words in WORDS:
            print(f"\n## cleaning: {words}\n")
            print_cleaning(clean_all(words), failures=given.failures)
    if given.cleaning:
        return
    if not given.fit:
        print("\n## follow-ups\n")
        print_dialogues(dialogues(), failures=given.failures)
    by_trial = {trial.name: ask_all(trial) for trial in trials(data_dir, given.shared)}
    if given.fit:
        # News questions are asked of articles that are kept for measuring only.
        tuned = {name: outcomes for name, outcomes in by_trial.items() if name != "news"}
        fitted = fit([o for outcomes in tuned.values() for o in outcomes], PACKAGED)
        STORED.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
        print(f"{STORED} written; run again without --fit for the figures it gives")
        return
    if votes := stored_votes(data_dir):
        print("\n## what readers thought\n")
        print_votes(votes, data_dir, disliked=given.failures)
    for name, outcomes in by_trial.items():
        print(f"\n## {name}\n")
        _table(outcomes, "type", lambda o: o.question.type)
        _table(outcomes, "language", lambda o: f"{o.question.language} {o.question.type}")
        _table(outcomes, "kind", lambda o: f"{o.question.type} {o.question.kind}")
        _separation(outcomes)
        seconds = np.array([o.answer.seconds for o in outcomes])
        print(f"seconds: median {np.median(seconds):.2f}, 95 % {np.quantile(seconds, 0.95):.2f}")
        if given.failures:
            _failures(outcomes)


def _table(outcomes: Sequence[Outcome], label: str, key: Callable[[Outcome], str]) -> None:
    groups = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    print(f"| {label} | questions | right | right sentence among the first | quotes shown |")
    print("|---|---|---|---|---|")
    for name, group in sorted(groups.items()):
        right = sum(o.right for o in group) / len(group)
        answerable = [o for o in group if o.question.answerable]
        found = f"{sum(o.found for o in answerable) / len(answerable):.0%}" if answerable else "–"
        quotes = np.mean([len(o.answer.quotes) for o in group])
        print(f"| {name} | {len(group)} | {right:.0%} | {found} | {quotes:.1f} |")
    print()


def _separation(outcomes: Sequence[Outcome]) -> None:
    """Print how well the decision's probability tells answerable questions from the others."""
    answerable = [o.probability or 0.0 for o in outcomes if o.question.answerable]
    by_kind = defaultdict(list)
    for outcome in outcomes:
        if not outcome.question.answerable:
            by_kind[outcome.question.kind].append(outcome.probability or 0.0)
    print("| answerable against | AUROC |\n|---|---|")
    for kind, others in sorted(by_kind.items()):
        truth = [1] * len(answerable) + [0] * len(others)
        print(f"| {kind} | {roc_auc_score(truth, answerable + others):.2f} |")
    print()


def _failures(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if not outcome.right:
            question = outcome.question
            print(f"\n{question.id} {question.type} {question.kind}: {question.text}")
            print(f"  probability {outcome.probability}, signals {outcome.signals}")
            for path, piece in question.evidence:
                print(f"  wanted: [{path}] {piece}")
            for quote in outcome.answer.quotes:
                print(f"  shown:  [{quote.article.path}] {quote.text}")


if __name__ == "__main__":
    main()
