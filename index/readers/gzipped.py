"""Files compressed with gzip: ``article.txt.gz`` is read as ``article.txt``."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Mapping

from index.folder import LARGEST_FILE
from index.readers.base import Draft, Reader, SourceFile, reader_for
from index.vocabulary import Problem


class GzipReader:
    """Reads ``.gz`` of every format that the given readers take.

    Args:
        readers: By file name ending, without those of archives.
    """

    suffixes = frozenset({".gz"})

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._readers = readers

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield what the compressed file holds; at most LARGEST_FILE bytes are unpacked."""
        inner = file.path[: -len(".gz")]
        reader = reader_for(inner, self._readers)
        if reader is None:
            known = ", ".join(sorted(self._readers))
            yield Problem(
                file.path,
                f"the name is to say what is compressed, as in article.txt.gz (read are {known}; "
                "unpack archives)",
            )
            return
        content = _unpacked(file)
        if isinstance(content, Problem):
            yield content
            return
        if not content.strip():
            yield Problem(file.path, "holds an empty file")
            return
        for found in reader.read(SourceFile(inner, content)):
            # Problems go by the name that the folder knows.
            yield Problem(file.path, found.reason) if isinstance(found, Problem) else found


def _unpacked(file: SourceFile) -> bytes | Problem:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.content)) as unpacking:
            content = unpacking.read(LARGEST_FILE + 1)
    except EOFError:
        return Problem(file.path, "is cut off; copy or download it again")
    except (OSError, zlib.error) as error:  # gzip.BadGzipFile is an OSError
        return Problem(file.path, f"is not a whole gzip file ({error}); pack it again")
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE / 1e6
        return Problem(file.path, f"is too large unpacked (up to {limit:.0f} MB are read)")
    return content
