"""The trained network as one int8 ONNX file, and how far that is from the original."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.quant_utils import add_pre_process_metadata
from torch import Tensor, nn

from index.embedding.quiet import without_root_chatter
from tests.training.network import HIDDEN, Reader

OPSET = 17
# Products that stay float32. What goes into them has single values hundreds of times as large as
# the rest, and dynamic quantisation has one scale for all; ``README.md`` has what that gives. Most
# of it is layer 4's.
KEPT_EXACT = tuple(f"/layer.{layer}/output/dense/" for layer in (1, 4, 5))


class _Alone(nn.Module):
    """The network for one row, from word vectors and a table of which token is whose."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.network = reader.network
        self.head = reader.head

    def forward(self, words: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
        """Return (sentences, 2) and (1,) for (1, tokens, hidden) and (sentences, tokens)."""
        hidden = self.network(inputs_embeds=words).last_hidden_state[0]
        mean = (inside @ hidden) / inside.sum(1, keepdim=True).clamp(min=1)
        known = inside.amax(1, keepdim=True)
        highest = (hidden.unsqueeze(0) + (inside.unsqueeze(-1) - 1) * 1e4).max(1).values * known
        first = hidden[0:1]
        scores = self.head(mean, highest, first.expand(inside.shape[0], -1))
        return scores, self.head.passage(first).squeeze(-1)


def export(reader: Reader, target: Path) -> None:
    """Write the int8 file."""
    module = _Alone(reader.eval())
    module.network.config._attn_implementation = "eager"  # plain products can be traced
    words, inside = torch.zeros(1, 16, HIDDEN), torch.zeros(3, 16)
    inside[0, 3:6] = inside[1, 6:9] = inside[2, 9:15] = 1
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "float32.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                module,
                (words, inside),
                str(exact),
                opset_version=OPSET,
                dynamo=False,
                input_names=["words", "inside"],
                output_names=["sentences", "passage"],
                dynamic_axes={
                    "words": {1: "tokens"},
                    "inside": {0: "sentences", 1: "tokens"},
                    "sentences": {0: "sentences"},
                },
            )
        model = onnx.load(exact)
        add_pre_process_metadata(model)
        onnx.save(model, exact)
        with without_root_chatter():
            quantize_dynamic(
                exact,
                target,
                weight_type=QuantType.QInt8,
                per_channel=True,
                # Seven bits: eight overflow in the products of CPUs without VNNI.
                reduce_range=True,
                nodes_to_exclude=[
                    node.name
                    for node in model.graph.node
                    if any(kept in node.name for kept in KEPT_EXACT)
                ],
            )
