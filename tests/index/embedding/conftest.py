"""The packaged model, opened both ways."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from index.embedding import Embedder, open_embedder
from index.embedding.manifest import Manifest
from index.embedding.preparation import FOLDER


@pytest.fixture(scope="session")
def embedder(models_dir: Path) -> Embedder:
    """What normally runs: int8 through ONNX Runtime."""
    return open_embedder(None, models_dir)


@pytest.fixture(scope="session")
def reference(models_dir: Path) -> Embedder:
    """The same folder through sentence-transformers."""
    from index.embedding.torch_embedder import open_packaged_folder

    folder = models_dir / FOLDER
    return open_packaged_folder(folder, Manifest.read(folder))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every attempt to reach another machine fails, as without a cable."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
