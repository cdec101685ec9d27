"""``make eval`` and ``make fit``; see ``--help``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.decision import STORED
from bot.desk import Desk
from index.embedding import open_embedder
from index.settings import IndexSettings
from tests.evaluation import history, tables
from tests.evaluation.asking import ask_all, with_evidence
from tests.evaluation.baselines import BaselineResult, Baselines, compare
from tests.evaluation.cleaning_lines import print_lines, print_ordinary
from tests.evaluation.cleaning_trial import WORDS, clean_all, print_cleaning
from tests.evaluation.corpora import Trial, fitting_trials, trials
from tests.evaluation.dialogues import dialogues, print_dialogues
from tests.evaluation.feedback import print_votes, stored_votes
from tests.evaluation.fitting import fit
from tests.evaluation.scoring import Outcome

LAST_RUN, FAILURES = "last_run.json", "failures.txt"
PACKAGED = "intfloat/multilingual-e5-small"


def main() -> None:
    """Ask all questions and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, help="folder with press_releases_en/ and questions_press.jsonl"
    )
    parser.add_argument("--fit", action="store_true", help="fit bot/decision.json anew")
    parser.add_argument("--trials", nargs="*", default=[], help="only these: samples, press, …")
    parser.add_argument("--every", type=int, default=1, help="only every so many-th question")
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
    if given.fit:
        if given.shared is None:
            parser.error("--fit needs the development questions: --shared FOLDER")
        _fit(data_dir, given.shared)
        return
    if given.cleaning or not given.trials:
        for words in WORDS:
            print(f"\n## cleaning: {words}\n")
            print_cleaning(clean_all(words), failures=given.failures)
        print("\n## cleaning: single lines\n")
        print_lines(failures=given.failures)
        if given.shared is not None:
            print_ordinary(given.shared, failures=given.failures)
    if given.cleaning:
        return
    print("\n## follow-ups\n")
    print_dialogues(dialogues(), failures=given.failures)
    asked = [
        replace(trial, questions=trial.questions[:: given.every])
        for trial in trials(data_dir, given.shared, given.trials)
    ]
    by_trial = {trial.name: ask_all(trial) for trial in asked}
    if votes := stored_votes(data_dir):
        print("\n## what readers thought\n")
        print_votes(votes, data_dir, disliked=given.failures)
    for trial in asked:
        outcomes = by_trial[trial.name]
        print(f"\n## {trial.name}\n")
        _print(tables.by_group(outcomes, "type", lambda o: o.question.type))
        _print(tables.by_group(outcomes, "language", lambda o: f"{o.question.language} {_type(o)}"))
        _print(tables.by_group(outcomes, "kind", lambda o: f"{_type(o)} {o.question.kind}"))
        _print(tables.separation(outcomes))
        print(tables.own_cut_off(outcomes) + "\n")
        _print(tables.baselines(outcomes, _baselines(trial)))
        _print(tables.stages(outcomes))
    _report(by_trial, data_dir / "eval", failures=given.failures)


def _fit(data_dir: Path, shared: Path) -> None:
    """Fit the decision on articles that neither the reader learns from nor a figure counts."""
    found = [each for trial in fitting_trials(data_dir, shared) for each in with_evidence(trial)]
    STORED.write_text(json.dumps(fit(found, PACKAGED), indent=1) + "\n", encoding="utf-8")
    print(f"{STORED} written; run again without --fit for the figures it gives")


def _baselines(trial: Trial) -> list[BaselineResult]:
    embedder = open_embedder(trial.settings.embed_model, trial.settings.models_dir)
    with Desk(trial.settings) as desk:
        return compare(Baselines(desk.refresh(), embedder), trial.questions)


def _report(by_trial: dict[str, list[Outcome]], folder: Path, *, failures: bool) -> None:
    now, before = history.right_by_question(by_trial), history.read(folder / LAST_RUN)
    if before:
        print("\n## against the last run\n")
        _print(history.changes(now, before))
    history.keep(folder / LAST_RUN, now, before)
    wrong = [
        line
        for name, outcomes in by_trial.items()
        for line in (f"\n## {name}", *tables.failures(outcomes))
    ]
    (folder / FAILURES).write_text("\n".join(wrong) + "\n", encoding="utf-8")
    print(f"\nEvery wrong answer, with what was shown: {folder / FAILURES}")
    if failures:
        _print(wrong)


def _type(outcome: Outcome) -> str:
    return outcome.question.type


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
