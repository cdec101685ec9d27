"""One int8 ONNX file of a BERT-like sentence-transformers folder.

The graph goes from token ids to the finished vector: network, mean over the tokens, length 1.

Weights become 7-bit integers with a scale per output channel, activations 8-bit with a scale
per run (ONNX Runtime's dynamic quantisation). Not done: fusing attention, LayerNorm and Gelu
first (``onnxruntime.transformers.optimizer``). As texts are run here, one by one in 2 threads,
100 passages took 22.1 a second fused and 22.2 plain; cosine .994 between the two.
"""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.quant_utils import add_pre_process_metadata
from transformers import AutoModel

from index.embedding.manifest import ONNX_FILE
from index.embedding.quiet import without_progress_bar, without_root_chatter

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "embedding"
_OPSET = 17  # the first with LayerNormalization as one operator


class _MeanPooled(torch.nn.Module):
    """The network with what sentence-transformers does behind it."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return ``(batch, dimensions)`` of int64 ``(batch, tokens)`` inputs."""
        output = self.network(input_ids=input_ids, attention_mask=attention_mask)
        hidden = output.last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)


def export_int8(folder: Path) -> Path:
    """Write ``model_int8.onnx`` into the sentence-transformers folder and return its path.

    Raises:
        OSError: The disk is full or cannot be written.
        Exception: Whatever torch or ONNX Runtime raise when the model cannot be exported.
    """
    with without_progress_bar():
        # "eager" attention is plain matrix products, which the exporter can trace.
        network = AutoModel.from_pretrained(
            folder, attn_implementation="eager", dtype=torch.float32, local_files_only=True
        )
        target = folder / ONNX_FILE
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            exact = Path(scratch) / "float32.onnx"
            _trace(_MeanPooled(network.eval()), exact)
            # ONNX Runtime would advise to run its shape inference first. The exporter wrote
            # the shapes already, and advice through the root logger is for nobody.
            model = onnx.load(exact)
            add_pre_process_metadata(model)
            onnx.save(model, exact)
            del model
            with without_root_chatter():
                quantize_dynamic(
                    exact,
                    target,
                    weight_type=QuantType.QInt8,
                    per_channel=True,
                    # CPUs without VNNI add pairs of products in 16 bits, which 8-bit weights
                    # overflow: cosine to float32 .982 instead of .996.
                    reduce_range=True,
                )
    return target


def _trace(module: torch.nn.Module, target: Path) -> None:
    ids = torch.full((2, 16), 5)
    mask = torch.ones_like(ids)
    mask[1, 10:] = 0  # or the tracer would conclude that there is never any padding
    both = {0: "batch", 1: "tokens"}
    with warnings.catch_warnings():
        # The tracing exporter is the one whose graphs quantize well; it says that a newer
        # one exists, and that Python conditions on shapes are fixed, as they should be.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            (ids, mask),
            str(target),
            opset_version=_OPSET,
            dynamo=False,
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes={INPUTS[0]: both, INPUTS[1]: both, OUTPUT: {0: "batch"}},
        )
