"""The reader's network: multilingual-e5-small's layers, and a head over each sentence's tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from bot.reader.inputs import ReaderInput

HIDDEN = 384
DROPOUT = 0.1


@dataclass
class Batch:
    """Rows of one length class, padded.

    Attributes:
        ids: (rows, tokens).
        mask: (rows, tokens), 1 for a token and 0 for padding.
        rows: (sentences,): the row of each sentence.
        places: (sentences, longest): its tokens' places, padded with 0.
        inside: (sentences, longest): 1 for a token of the sentence, else 0.
    """

    ids: Tensor
    mask: Tensor
    rows: Tensor
    places: Tensor
    inside: Tensor

    @classmethod
    def of(cls, inputs: Sequence[ReaderInput], pad: int) -> Batch:
        """Put rows together."""
        longest = max(len(row.ids) for row in inputs)
        ids = np.full((len(inputs), longest), pad)
        mask = np.zeros_like(ids)
        spans, rows = [], []
        for number, row in enumerate(inputs):
            ids[number, : len(row.ids)] = row.ids
            mask[number, : len(row.ids)] = 1
            spans.extend(row.spans)
            rows.extend([number] * len(row.spans))
        widest = max(1, *(int(end - start) for start, end in spans))
        places = np.zeros((len(spans), widest), np.int64)
        inside = np.zeros((len(spans), widest), np.float32)
        for number, (start, end) in enumerate(spans):
            places[number, : end - start] = np.arange(start, end)
            inside[number, : end - start] = 1
        return cls(*map(torch.as_tensor, (ids, mask, np.array(rows), places, inside)))


class Head(nn.Module):
    """Scores a sentence by the mean and the maximum of its tokens and the row's first token."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(3 * HIDDEN, HIDDEN)
        self.outer = nn.Linear(HIDDEN, 2)
        self.passage = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, mean: Tensor, highest: Tensor, first: Tensor) -> Tensor:
        """Return (sentences, 2): answers, contradicts the premise."""
        joined = torch.cat([mean, highest, first], dim=-1)
        hidden = nn.functional.gelu(self.inner(self.dropout(joined)))
        scores: Tensor = self.outer(self.dropout(hidden))
        return scores


class Reader(nn.Module):
    """Network and head."""

    def __init__(self, folder: Path, trained_layers: int, bfloat16: bool = False) -> None:
        """Start from the prepared embedding model.

        Args:
            folder: The packaged model's.
            trained_layers: How many of the upper layers learn; the rest stays the embedder's.
            bfloat16: Multiply in bfloat16; the weights stay float32. On a CPU with AVX512-BF16
                training is 1.6 times as fast, on another one slower.
        """
        super().__init__()
        self.bfloat16 = bfloat16
        self.network = AutoModel.from_pretrained(
            folder, dtype=torch.float32, local_files_only=True, add_pooling_layer=False
        )
        self.head = Head()
        layers = self.network.encoder.layer
        self.network.embeddings.requires_grad_(requires_grad=False)
        for layer in layers[: len(layers) - trained_layers]:
            layer.requires_grad_(requires_grad=False)
        for layer in layers[len(layers) - trained_layers :]:
            layer.attention.output.dropout.p = DROPOUT
            layer.output.dropout.p = DROPOUT

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the scores of sentences, (sentences, 2), and of rows, (rows,)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            found = self.network(input_ids=batch.ids, attention_mask=batch.mask)
        hidden = found.last_hidden_state.float()
        tokens = hidden[batch.rows.unsqueeze(1), batch.places]
        inside = batch.inside.unsqueeze(-1)
        mean = (tokens * inside).sum(1) / inside.sum(1).clamp(min=1)
        # A sentence that was cut off has no tokens, and no maximum.
        highest = (tokens + (inside - 1) * 1e4).max(1).values * inside[:, :1].amax(1)
        first = hidden[:, 0]
        sentences = self.head(mean, highest, first[batch.rows])
        return sentences, self.head.passage(self.head.dropout(first)).squeeze(-1)
