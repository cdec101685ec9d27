"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from index.build import rebuild
from index.embedding import open_embedder, prepare_packaged_model
from index.settings import IndexSettings
from tests.auxil.corpora import SAMPLE_CORPUS, make_data_dir, no_progress

# The same examples every time: `make test` tells whether a change broke something. New examples
# are `make fuzz`'s business. How long one takes says more about the machine than about the code.
hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def models_dir() -> Path:
    """The folder with the prepared packaged model.

    The one that ``make run`` uses: preparing takes most of a minute, so the first run of the
    tests does it for all later ones.
    """
    folder = Path(__file__).parents[1] / "data" / "models"
    prepare_packaged_model(folder)
    return folder


@pytest.fixture(scope="session")
def sample_index(models_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATA_DIR with an edition of ``corpus/``, built once. Only to be read."""
    data = make_data_dir(tmp_path_factory.mktemp("sample") / "data", models_dir)
    settings = IndexSettings(corpus_dir=SAMPLE_CORPUS, data_dir=data)
    rebuild(settings, open_embedder(None, models_dir), full=False, progress=no_progress)
    return data


@pytest.fixture(scope="session")
def warm_data(models_dir: Path, sample_index: Path) -> Callable[[Path], Path]:
    """Makes a new DATA_DIR that knows the model and the vectors of ``corpus/``, and no edition."""
    cache = IndexSettings(data_dir=sample_index).cache_file
    return lambda folder: make_data_dir(folder, models_dir, cache)
