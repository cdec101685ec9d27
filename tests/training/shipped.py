"""A shipped network as the start of another run: training goes on where the file left off.

The int8 file holds nearly every weight as whole numbers with a scale for each output; multiplied
out they are the trained ones but for the rounding, which a few steps of training make good.
"""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from tests.training.network import Reader

QUANTIZED, SCALE = "_quantized", "_scale"
PRODUCT = "MatMulInteger"


def weights_of(file: Path) -> dict[str, Tensor]:
    """Return the weights of a file that :func:`tests.training.export.export` wrote, by name."""
    graph = onnx.load(file).graph
    stored = {item.name: numpy_helper.to_array(item).copy() for item in graph.initializer}
    found = {name: torch.from_numpy(stored[name]) for name in stored if "." in name}
    found = {name: value for name, value in found.items() if value.is_floating_point()}
    for node in graph.node:
        if node.op_type != PRODUCT or not node.input[1].endswith(QUANTIZED):
            continue
        held = node.input[1].removesuffix(QUANTIZED)
        # Products with a bias keep their weight's name; of the others the node's name tells the
        # module: "/network/encoder/layer.0/output/dense/MatMul_quant".
        module = node.name.strip("/").rpartition("/")[0].replace("/", ".")
        name = held if held.endswith(".weight") else f"{module}.weight"
        exact = stored[held + QUANTIZED].astype("float32") * stored[held + SCALE]
        found[name] = torch.from_numpy(exact).T.contiguous()
    return found


def start_from(reader: Reader, file: Path) -> None:
    """Give the parts of a reader that learn the weights of a shipped file.

    Raises:
        ValueError: The file lacks one of them.
    """
    found = weights_of(file)
    learning = [name for name, value in reader.named_parameters() if value.requires_grad]
    if missing := [name for name in learning if name not in found]:
        raise ValueError(f"{file} lacks {', '.join(missing[:3])}")
    reader.load_state_dict({name: found[name] for name in learning}, strict=False)
