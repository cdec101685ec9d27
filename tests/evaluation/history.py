"""The last run's figures, kept under DATA_DIR, so that a run can say what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.evaluation.scoring import Outcome

Right = dict[str, dict[str, bool]]


def right_by_question(by_trial: Mapping[str, Sequence[Outcome]]) -> Right:
    """Return trial → question id → whether it was answered right."""
    return {
        trial: {o.question.id: o.right for o in outcomes} for trial, outcomes in by_trial.items()
    }


def read(file: Path) -> Right:
    """Return what the last run found; nothing when there was none."""
    if not file.exists():
        return {}
    stored: Right = json.loads(file.read_text(encoding="utf-8"))
    return stored


def keep(file: Path, now: Right, before: Right) -> None:
    """Store this run's figures; trials that it left out keep theirs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**before, **now}, indent=0), encoding="utf-8")


def changes(now: Right, before: Right) -> Iterator[str]:
    """Yield, for each trial that both have, how many questions became right and wrong."""
    for trial, questions in now.items():
        known = before.get(trial, {})
        both = questions.keys() & known.keys()
        if not both:
            continue
        better = sorted(q for q in both if questions[q] and not known[q])
        worse = sorted(q for q in both if known[q] and not questions[q])
        yield f"{trial}: of {len(both)} questions {len(better)} became right, {len(worse)} wrong"
        if worse:
            shown = ", ".join(worse[:20])
            yield f"  now wrong: {shown}{' …' if len(worse) > 20 else ''}"
