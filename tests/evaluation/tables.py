"""The tables that ``make eval`` prints, in the Markdown of ``docs/quality.md``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from tests.evaluation.baselines import BaselineResult
from tests.evaluation.scoring import Outcome
from tests.evaluation.statistics import Share, answered_by_others_cut_off

FAILED = "\n{id} [{type}, {kind}, {language}] {text}"


def by_group(
    outcomes: Sequence[Outcome], label: str, key: Callable[[Outcome], str]
) -> Iterator[str]:
    """Yield a table of what was right, with 95 % intervals, for each group."""
    groups = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    yield f"| {label} | questions | right | right sentence among the first four | read | shown |"
    yield "|---|---|---|---|---|---|"
    for name, group in sorted(groups.items()):
        answerable = [o for o in group if o.question.answerable]
        quotes = np.mean([len(o.answer.quotes) for o in group])
        right, found = Share.among([o.right for o in group]), [o.found for o in answerable]
        read = f"{np.mean([o.read for o in answerable]):.0%}" if answerable else "–"
        yield (
            f"| {name} | {len(group)} | {right} | {Share.among(found)} | {read} | {quotes:.1f} |"
        )
    yield ""


def separation(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how well the decision tells answerable questions from each other kind."""
    answerable = [o.probability or 0.0 for o in outcomes if o.question.answerable]
    by_kind = defaultdict(list)
    for outcome in outcomes:
        if not outcome.question.answerable:
            by_kind[outcome.question.kind].append(outcome.probability or 0.0)
    yield "| answerable against | questions | AUROC |\n|---|---|---|"
    for kind, others in sorted(by_kind.items()):
        truth = [1] * len(answerable) + [0] * len(others)
        yield f"| {kind} | {len(others)} | {roc_auc_score(truth, answerable + others):.2f} |"
    yield ""


def own_cut_off(outcomes: Sequence[Outcome]) -> str:
    """Return what a cut-off chosen on four fifths of these questions gives on the last fifth.

    It shows how much is lost by cut-offs that were fitted on other text.
    """
    wanted = [o.question.answerable for o in outcomes]
    answered = answered_by_others_cut_off(
        [o.probability or 0.0 for o in outcomes], wanted, [o.question.text for o in outcomes]
    )
    pairs = list(zip(outcomes, answered, strict=True))
    right = Share.among([bool(a) and o.found for o, a in pairs if o.question.answerable])
    refused = Share.among([not a for o, a in pairs if not o.question.answerable])
    return f"With a cut-off of its own, cross-validated: answered right {right}, refused {refused}."


def baselines(outcomes: Sequence[Outcome], results: Sequence[BaselineResult]) -> Iterator[str]:
    """Yield Quotedesk beside the simple ways of quoting."""
    answerable = Share.among([o.right for o in outcomes if o.question.answerable])
    refused = Share.among([not o.answer.answered for o in outcomes if not o.question.answerable])
    yield "| way | answerable: right sentence quoted | unanswerable: refused |\n|---|---|---|"
    yield f"| Quotedesk | {answerable} | {refused} |"
    for each in results:
        yield f"| {each.name} | {each.answered_right} | {each.refused_right} |"
    yield ""


def stages(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how long each stage took, in milliseconds."""
    names = dict.fromkeys(name for o in outcomes for name in o.seconds)
    yield "| stage | median ms | 95 % ms |\n|---|---|---|"
    for name in names:
        found = 1000 * np.array([o.seconds[name] for o in outcomes if name in o.seconds])
        yield f"| {name} | {np.median(found):.0f} | {np.quantile(found, 0.95):.0f} |"
    whole = 1000 * np.array([o.answer.seconds for o in outcomes])
    yield f"| question to answer | {np.median(whole):.0f} | {np.quantile(whole, 0.95):.0f} |"
    yield ""


def failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield every wrong answer with what was wanted and what was shown."""
    for outcome in outcomes:
        if outcome.right:
            continue
        question = outcome.question
        yield FAILED.format(
            id=question.id,
            type=question.type,
            kind=question.kind,
            language=question.language,
            text=question.text,
        )
        yield f"  {outcome.answer.reason or 'answered'}, probability {outcome.probability}"
        yield f"  signals {outcome.signals}"
        for path, piece in question.evidence:
            yield f"  wanted: [{path}] {piece}"
        for quote in outcome.answer.quotes:
            yield f"  shown:  [{quote.article.path}] {quote.text}"
        for quote in outcome.answer.related:
            yield f"  closest: [{quote.article.path}] {quote.text}"
