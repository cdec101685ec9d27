"""How good the reader is at examples it was not trained on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from bot.reader.inputs import ReaderInput
from tests.training.data import batches
from tests.training.examples import LEFT_OUT, Example
from tests.training.network import Batch, Reader

TOKENS = 4096


@torch.no_grad()
def scores_of(
    reader: Reader, inputs: Sequence[ReaderInput], pad: int
) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the scores of every row's sentences, each (sentences, 2), and of the rows."""
    import random

    reader.eval()
    sentences: list[np.ndarray] = [np.empty(0)] * len(inputs)
    rows = np.empty(len(inputs), np.float32)
    for numbers in batches([len(r.ids) for r in inputs], TOKENS, random.Random(0)):  # noqa: S311
        batch = Batch.of([inputs[n] for n in numbers], pad)
        of_sentences, of_rows = reader(batch)
        start = 0
        for number, score in zip(numbers, of_rows.tolist(), strict=True):
            count = len(inputs[number].spans)
            sentences[number] = of_sentences[start : start + count].numpy()
            rows[number] = score
            start += count
    reader.train()
    return sentences, rows


def report(examples: Sequence[Example], sentences: Sequence[np.ndarray]) -> dict[str, float]:
    """Return the figures that say whether a run goes well.

    ``hit1``/``hit3``: a right sentence is the best / among the best three of all the question's
    passages; ``auroc``: best score of answerable questions against that of unanswerable ones;
    ``auroc KIND``: against unanswerable ones of a kind.
    """
    by_question: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        if example.kind != "stripped":
            by_question[example.question_id].append(number)
    best, answerable, kinds, hits1, hits3 = [], [], [], [], []
    for numbers in by_question.values():
        scored = [
            (float(score), label)
            for n in numbers
            for score, label in zip(sentences[n][:, 0], examples[n].answers, strict=True)
            if label != LEFT_OUT
        ]
        if not scored:
            continue
        scored.sort(reverse=True)
        has_answer = any(label == 1 for _, label in scored)
        best.append(scored[0][0])
        answerable.append(has_answer)
        kinds.append(examples[numbers[0]].question_kind)
        if has_answer:
            hits1.append(scored[0][1] == 1)
            hits3.append(any(label == 1 for _, label in scored[:3]))
    found = {
        "questions": float(len(best)),
        "hit1": float(np.mean(hits1)),
        "hit3": float(np.mean(hits3)),
    }
    values, truth = np.array(best), np.array(answerable)
    if truth.any() and not truth.all():
        found["auroc"] = float(roc_auc_score(truth, values))
        for kind in sorted({k for k, t in zip(kinds, truth, strict=True) if not t and k}):
            chosen = truth | (np.array(kinds) == kind)
            found[f"auroc {kind}"] = float(roc_auc_score(truth[chosen], values[chosen]))
    return found
