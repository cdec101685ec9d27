"""Writes the packaged model as a folder that sentence-transformers opens.

The folder is an ordinary one: ``SentenceTransformer(path)`` needs nothing of this project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from index.embedding.e5_tokenizer import MASK, build_tokenizer, kept_tokens
from index.embedding.manifest import MAX_TOKENS, PROMPTS, TOKENIZER_FILE, WEIGHTS_FILE
from index.embedding.packed_weights import PackedModel, Sizes

# The packed file's tensor names → transformers.BertModel's.
_EMBEDDING_NAMES = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def write_model_folder(model: PackedModel, folder: Path) -> int:
    """Write ``model``, kept to Latin and Cyrillic tokens, and return how many tokens stayed.

    Raises:
        OSError: The folder cannot be written.
    """
    kept = kept_tokens(model)
    new_number = {old: new for new, old in enumerate(kept)}
    special = {role: new_number[number] for role, number in model.special.items()}
    tokenizer = build_tokenizer(
        [model.pieces[number] for number in kept],
        [model.scores[number] for number in kept],
        special,
        model.characters,
    )
    # float16 halves the file. The scales of the 4-bit blocks are float16 anyway.
    weights = {name: value.astype(np.float16) for name, value in _weights(model, kept)}

    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, folder / WEIGHTS_FILE, metadata={"format": "pt"})
    (folder / WEIGHTS_FILE).chmod(0o644)  # safetensors makes it readable by its owner only
    (folder / TOKENIZER_FILE).write_text(tokenizer.to_str(), encoding="utf-8")
    for name, content in _configuration(model.sizes, tokenizer, special).items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(kept)


def _weights(model: PackedModel, kept: list[int]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Rename and reshape; matrices are stored ``(out, in)``, as in ``torch.nn.Linear``."""
    hidden, feed_forward = model.sizes.hidden, model.sizes.feed_forward
    for name in model.tensor_names:
        if name in _EMBEDDING_NAMES:
            # The file has 35 more word vectors than pieces: they go with the unwanted ones.
            rows = np.array(kept) if name == "emb.word" else None
            norm = name.startswith("emb.ln")
            value = model.vector(name) if norm else model.matrix(name, hidden, rows)
            yield "embeddings." + _EMBEDDING_NAMES[name], value
            continue
        found = re.fullmatch(r"l(\d+)\.(\w+)\.([wb])", name)
        if found is None:
            raise ValueError(f"the weights file has an unknown tensor, {name}")
        layer, part, kind = found.groups()
        if kind == "w" and not part.endswith("ln"):
            value = model.matrix(name, feed_forward if part == "fo" else hidden)
        else:
            value = model.vector(name)
        suffix = "weight" if kind == "w" else "bias"
        yield f"encoder.layer.{layer}.{_LAYER_PARTS[part]}.{suffix}", value
    # BertModel has a pooler. The file has not, and mean pooling does not use it: zeros keep
    # transformers from warning about missing weights.
    yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(hidden, np.float32)


def _configuration(sizes: Sizes, tokenizer: Tokenizer, special: dict[str, int]) -> dict[str, Any]:
    """Return the content of each JSON file of the folder, by its name."""
    words = {role: tokenizer.id_to_token(number) for role, number in special.items()}
    module = "sentence_transformers.models."
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": tokenizer.get_vocab_size(),
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.feed_forward,
            "hidden_act": "gelu",
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.types,
            "layer_norm_eps": float(f"{sizes.epsilon:.6g}"),
            "hidden_dropout_prob": 0.0,
            "attention_probs_dropout_prob": 0.0,
            "bos_token_id": special["bos"],
            "eos_token_id": special["eos"],
            "pad_token_id": special["pad"],
            # Not "float16", although the file is: transformers 5 computes in the type that
            # stands here, and CPUs are slow at float16.
            "dtype": "float32",
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",  # takes tokenizer.json as it is
            "model_max_length": MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            **{f"{role}_token": word for role, word in words.items()},
            "cls_token": words["bos"],
            "sep_token": words["eos"],
            "mask_token": MASK,
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": module + "Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": module + "Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": module + "Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
            "include_prompt": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
