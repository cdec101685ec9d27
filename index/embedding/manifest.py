"""What a prepared model folder holds: ``manifest.json``, written last.

A folder without a manifest that fits is not a prepared model. Comparing the sizes of the
files takes no time and finds what a full disk or a broken copy leaves behind; comparing
their hashes takes half a second and finds everything else.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from index.errors import ModelError

MANIFEST_FILE = "manifest.json"
FORMAT = 1  # raise it when the conversion changes: every machine then prepares anew

WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
ONNX_FILE = "model_int8.onnx"

MAX_TOKENS = 512  # the model's positions; what a text has beyond is not seen
# The model card of intfloat/multilingual-e5-small: every text starts with one of these two,
# whatever its language, or quality suffers. "document" is sentence-transformers' own word.
QUESTION_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
PROMPTS = {"query": QUESTION_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT}


class FileRecord(BaseModel):
    """One file: ``size`` in bytes, ``sha256`` in hexadecimal."""

    model_config = ConfigDict(frozen=True)

    size: int
    sha256: str


class Manifest(BaseModel):
    """The description of a prepared folder.

    Attributes:
        format: :data:`FORMAT` of the code that wrote it.
        model: The model's name, for people.
        dimensions: Numbers in a vector.
        source_sha256: Of the packed weights file it was made from.
        runtime: What is to run it: the ONNX file, or torch where that one was no good.
        why_not_onnx: The reason, where torch is to run it.
        min_cosine: The lowest cosine of the ONNX file's vectors to sentence-transformers'.
        files: By path inside the folder.
        versions: Of the libraries that wrote it. For people; nothing depends on them.
    """

    model_config = ConfigDict(frozen=True)

    format: int
    model: str
    dimensions: int
    source_sha256: str
    runtime: Literal["onnx-int8", "torch"]
    why_not_onnx: str | None
    min_cosine: float | None
    files: dict[str, FileRecord]
    versions: dict[str, str]

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a folder.

        Raises:
            ModelError: There is none, or it is none.
        """
        path = folder / MANIFEST_FILE
        try:
            return cls.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error

    def write(self, folder: Path) -> None:
        """Write the manifest into its folder."""
        text = self.model_dump_json(indent=1)
        (folder / MANIFEST_FILE).write_text(text + "\n", encoding="utf-8")

    @property
    def embedder(self) -> str:
        """The name of the embedder that runs it: the model, and how."""
        return f"{self.model} ({'int8 ONNX' if self.runtime == 'onnx-int8' else 'torch'})"

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits; see :class:`~index.embedding.embedder.Embedder`.

        Only what shapes the vectors counts. Versions and the measured cosine do not, so
        preparing the same files again keeps every cached vector.
        """
        parts = {
            "files": {name: record.sha256 for name, record in self.files.items()},
            "runtime": self.runtime,
            "prompts": [QUESTION_PROMPT, PASSAGE_PROMPT],
            "max_tokens": MAX_TOKENS,
            "pooling": "mean",
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def damage(self, folder: Path, *, check_hashes: bool = False) -> str | None:
        """Return what is wrong with the folder, or None.

        Args:
            folder: Where the files are.
            check_hashes: Read every byte instead of comparing sizes only.
        """
        for name, record in self.files.items():
            path = folder / name
            if not path.is_file():
                return f"{name} is missing"
            size = path.stat().st_size
            if size != record.size:
                return f"{name} has {size} bytes instead of {record.size}"
            if check_hashes and sha256_of(path) != record.sha256:
                return f"{name} has other content than was written"
        return None


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Describe every file of a folder but its manifest."""
    return {
        path.relative_to(folder).as_posix(): FileRecord(
            size=path.stat().st_size, sha256=sha256_of(path)
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_FILE
    }


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
