"""What the reader is told about its scores."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from tests.training.examples import LEFT_OUT, Example

PASSAGE_WEIGHT = 0.3
CONTRADICTS_WEIGHT = 0.5
ORDER_WEIGHT = 0.3
# Sentences that answer are few; without this the reader would learn to say no.
POSITIVE_WEIGHT = 2.0


def loss_of(examples: Sequence[Example], sentences: Tensor, rows: Tensor) -> Tensor:
    """Return the loss of a batch.

    Every sentence is judged by itself, every passage by itself, and within a passage the ones
    that answer have to stand above the ones that do not.
    """
    answers = torch.tensor([label for e in examples for label in e.answers], dtype=torch.float32)
    against = torch.tensor(
        [label for e in examples for label in e.contradicts], dtype=torch.float32
    )
    weight = torch.tensor(POSITIVE_WEIGHT)
    known = answers != LEFT_OUT
    total = cross_entropy(sentences[known, 0], answers[known], pos_weight=weight)
    judged = against != LEFT_OUT
    if judged.any():
        total = total + CONTRADICTS_WEIGHT * cross_entropy(sentences[judged, 1], against[judged])
    holds = torch.tensor([float(1 in e.answers) for e in examples])
    total = total + PASSAGE_WEIGHT * cross_entropy(rows, holds)
    orders, start = [], 0
    for example in examples:
        end = start + len(example.answers)
        labels, scores = answers[start:end], sentences[start:end, 0]
        usable = labels != LEFT_OUT
        if 1 in example.answers and (labels == 0).any():
            logs = torch.log_softmax(scores[usable], dim=0)
            orders.append(-(logs[labels[usable] == 1]).logsumexp(0))
        start = end
    if orders:
        total = total + ORDER_WEIGHT * torch.stack(orders).sum() / len(examples)
    return total
