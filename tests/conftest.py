"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedding import prepare_packaged_model
from index.embedding.preparation import FOLDER


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the prepared packaged model.

    The one that ``make run`` uses, if it is there: preparing takes most of a minute.
    """
    standing = Path(__file__).parents[1] / "data" / "models"
    folder = standing if (standing / FOLDER).is_dir() else tmp_path_factory.mktemp("models")
    prepare_packaged_model(folder)
    return folder
