"""Texts in, vectors out: the seam behind which the embedding model lives.

:func:`open_embedder` is the only door. Importing this package costs nothing heavy; each
implementation is imported when it is opened, so that a bot that answers through ONNX Runtime
never loads torch.

========================  =========================================================
``embedder``              the interface
``onnx_embedder``         the packaged model through ONNX Runtime: what normally runs
``deferred``                the packaged model, opened only when it is needed
``torch_embedder``        any sentence-transformers model: the reference, and ``EMBED_MODEL``
``preparation``           makes the packaged model's folder, once per machine
``packed_weights``        reads the 4-bit file that the folder is made from
``e5_tokenizer``          its tokenizer, kept to Latin and Cyrillic
``model_folder``          writes them as a sentence-transformers folder
``onnx_export``           the folder as one int8 ONNX file
``quiet``                 no progress bars of transformers meanwhile
``fidelity``              how close that file stays to sentence-transformers
``manifest``              what a prepared folder holds; its fingerprint
``cache``                 vectors that were computed before
========================  =========================================================
"""

from __future__ import annotations

from pathlib import Path

import structlog

from index.embedding.cache import EmbeddingCache, embed_cached
from index.embedding.embedder import Embedder, Progress
from index.embedding.manifest import Manifest
from index.embedding.preparation import prepare_packaged_model
from index.errors import ModelError

__all__ = [
    "Embedder",
    "EmbeddingCache",
    "Progress",
    "embed_cached",
    "open_embedder",
    "open_embedder_when_needed",
    "prepare_packaged_model",
]

log = structlog.get_logger()


def open_embedder(model: str | None, models_dir: Path, threads: int = 2) -> Embedder:
    """Open the embedding model, preparing the packaged one on first use.

    Args:
        model: The setting ``EMBED_MODEL``: None for the packaged model, else a path or a name
            for sentence-transformers. A name that is not on this machine yet is downloaded.
        models_dir: Where the packaged model is, or will be, prepared.
        threads: CPU threads that embedding may use.

    Raises:
        ModelError: It cannot be prepared or opened; the message says what to do.
    """
    if model is not None:
        from index.embedding.torch_embedder import open_named_model

        return open_named_model(model, threads)
    folder = prepare_packaged_model(models_dir)
    try:
        return _open_packaged(folder, threads)
    except ModelError as error:
        # The sizes were right, so only a look at every byte can tell what is wrong.
        log.warning("packaged_model_did_not_open", folder=str(folder), reason=str(error))
        return _open_packaged(prepare_packaged_model(models_dir, check_hashes=True), threads)


def open_embedder_when_needed(model: str | None, models_dir: Path, threads: int = 2) -> Embedder:
    """Return the embedding model without opening it yet, where its name and fingerprint allow.

    Takes what :func:`open_embedder` takes and raises what it raises; a model that
    ``EMBED_MODEL`` names has to be opened to be known.
    """
    if model is not None:
        return open_embedder(model, models_dir, threads)
    from index.embedding.deferred import DeferredEmbedder

    manifest = Manifest.read(prepare_packaged_model(models_dir))
    return DeferredEmbedder(manifest, lambda: open_embedder(None, models_dir, threads))


def _open_packaged(folder: Path, threads: int) -> Embedder:
    manifest = Manifest.read(folder)
    if manifest.runtime == "onnx-int8":
        from index.embedding.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(folder, manifest, threads)
    from index.embedding.torch_embedder import open_packaged_folder

    log.warning("onnx_build_not_used", folder=str(folder), reason=manifest.why_not_onnx)
    return open_packaged_folder(folder, manifest, threads)
