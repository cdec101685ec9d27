"""Everything that can go wrong between a folder of articles and an open edition.

::

    IndexingError            (message for a person: what, where, what to do)
    ├── SettingsError        a setting or an argument is wrong                      exit 2
    ├── CorpusError          the corpus folder cannot be used                       exit 1
    ├── ModelError           the embedding model cannot be prepared or opened       exit 1
    ├── BuildError           an edition could not be built or published             exit 1
    │   └── LockedError      another process is building                            exit 1
    └── EditionError         the edition cannot be opened                           exit 1
        ├── NoEditionError   there is none yet: run ``python -m index rebuild``
        └── ModelMismatchError   built with another embedding model: rebuild
"""

from __future__ import annotations


def is_panic(error: BaseException) -> bool:
    """Tell whether Chroma's Rust core has panicked: a ``BaseException`` of no public type."""
    return type(error).__name__ == "PanicException"


def is_failure(error: BaseException) -> bool:
    """Tell whether an error is one to go on after, and not the end of the task or the process."""
    return isinstance(error, Exception) or is_panic(error)


class IndexingError(Exception):
    """Base of the tree. ``exit_code`` is what the command line ends with."""

    exit_code = 1


class SettingsError(IndexingError):
    """A setting or an argument is missing or wrong."""

    exit_code = 2


class CorpusError(IndexingError):
    """The corpus folder is missing, unreadable or holds nothing to index."""


class ModelError(IndexingError):
    """The embedding model cannot be prepared, verified or opened."""


class BuildError(IndexingError):
    """No new edition could be published. The one before still serves."""


class LockedError(BuildError):
    """Another process holds the builder's lock."""


class EditionError(IndexingError):
    """The published edition cannot be opened."""


class NoEditionError(EditionError):
    """Nothing has been published yet."""


class ModelMismatchError(EditionError):
    """The edition was built with another embedding model."""
