"""Any sentence-transformers model: the reference, and what ``EMBED_MODEL`` names.

Heavy to import (about 9 seconds, 900 MB): only :func:`index.embedding.open_embedder` and the
preparation do so, and only where it is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from huggingface_hub import HfApi, snapshot_download
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.embedding.embedder import Progress
from index.embedding.manifest import Manifest, sha256_of
from index.embedding.quiet import without_progress_bar
from index.errors import ModelError

_BATCH = 16  # texts of like length; small enough for progress to move
_HUB_SECONDS = 20.0
# What a model folder may hold of weights, tokenizer, pooling and prompts.
_MODEL_FILES = {".safetensors", ".bin", ".json", ".txt", ".model", ".py"}
_OTHER_BUILDS = {"onnx", "openvino", ".cache", ".git"}


class TorchEmbedder:
    """An :class:`~index.embedding.embedder.Embedder` around a ``SentenceTransformer``.

    Prompts are the model's own, by ``encode_query`` and ``encode_document``.
    """

    def __init__(
        self, model: SentenceTransformer, name: str, fingerprint: str, threads: int = 2
    ) -> None:
        torch.set_num_threads(max(1, threads))
        self._model = model
        self.name = name
        self.fingerprint = fingerprint
        dimensions = model.get_embedding_dimension()
        if dimensions is None:
            dimensions = len(self._encode_question("?"))
        self.dimensions = int(dimensions)

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Embed texts that are to be found: ``(len(texts), dimensions)``, each of length 1."""
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        for start in range(0, len(order), _BATCH):
            few = order[start : start + _BATCH]
            vectors[few] = self._model.encode_document(
                [_clean(texts[number]) for number in few],
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress is not None:
                progress(len(few))
        return vectors

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """Embed what somebody asks: ``(dimensions,)``, of length 1."""
        return self._encode_question(text)

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed sentences of passages, as passages."""
        return self.embed_passages(texts)

    def _encode_question(self, text: str) -> NDArray[np.float32]:
        vectors = self._model.encode_query(
            [_clean(text)], normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors[0], np.float32)


def open_packaged_folder(folder: Path, manifest: Manifest, threads: int = 2) -> TorchEmbedder:
    """Open the prepared folder of the packaged model through sentence-transformers.

    Raises:
        ModelError: It cannot be read.
    """
    try:
        model = _load(str(folder), local=True)
    except Exception as error:
        raise ModelError(f"The embedding model in {folder} cannot be opened: {error}") from error
    return TorchEmbedder(model, manifest.embedder, manifest.fingerprint, threads)


def open_named_model(model: str, threads: int = 2) -> TorchEmbedder:
    """Open what ``EMBED_MODEL`` names: a folder, or a model of the Hugging Face hub.

    A name is looked for on this machine first and downloaded only if it is not there, so
    that a bot whose model was downloaded at the rebuild starts without the network.

    Raises:
        ModelError: There is no such model, it cannot be downloaded, or it is no model.
    """
    path = Path(model).expanduser()
    try:
        if path.is_dir():
            folder = path
            loaded = _load(str(path), local=True)
        elif path.exists() or _looks_like_a_path(model):
            raise ModelError(f"EMBED_MODEL is {model}, but there is no such folder.")
        else:
            loaded = _load_by_name(model)
            folder = Path(snapshot_download(_repository(model), local_files_only=True))
        return TorchEmbedder(loaded, model, fingerprint_of(loaded, folder), threads)
    except ModelError:
        raise
    except Exception as error:  # the libraries below raise nearly every kind
        raise ModelError(
            f"EMBED_MODEL is {model}, which sentence-transformers cannot open: {_one_line(error)}"
        ) from error


def fingerprint_of(model: SentenceTransformer, folder: Path) -> str:
    """Hash the model's weight and configuration files and its prompts."""
    files = {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in _MODEL_FILES
        and path.is_file()
        and not _OTHER_BUILDS.intersection(path.relative_to(folder).parts)
    }
    parts = {"files": files, "prompts": model.prompts, "runtime": "torch"}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _load(model: str, *, local: bool) -> SentenceTransformer:
    with without_progress_bar():
        return SentenceTransformer(model, device="cpu", local_files_only=local)


def _load_by_name(model: str) -> SentenceTransformer:
    try:
        return _load(model, local=True)
    except Exception:
        # Not here, or here in part. One question to the hub first: without the network,
        # sentence-transformers would try again and again for 70 seconds.
        HfApi().model_info(_repository(model), timeout=_HUB_SECONDS)
        return _load(model, local=False)


def _repository(model: str) -> str:
    # sentence-transformers reads a name without an owner as one of its own models.
    return model if "/" in model else f"sentence-transformers/{model}"


def _looks_like_a_path(model: str) -> bool:
    return model.startswith((".", "/", "~")) or os.sep in model.replace("/", "", 1)


def _one_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _clean(text: str) -> str:
    # Half of a surrogate pair, which JSON can carry, has no UTF-8 and would end the run.
    return text.encode("utf-8", "replace").decode("utf-8")
