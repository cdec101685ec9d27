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
        try:
            content = unpacked(file.content, LARGEST_FILE)
        except NotUnpackedError as error:
            yield Problem(file.path, str(error))
            return
        if not content.strip():
            yield Problem(file.path, "holds an empty file")
            return
        for found in reader.read(SourceFile(inner, content)):
            # Problems go by the name that the folder knows.
            yield Problem(file.path, found.reason) if isinstance(found, Problem) else found


class NotUnpackedError(ValueError):
    """A compressed file is not whole, or is too large; says which."""


def unpacked(packed: bytes, limit: int) -> bytes:
    """Return what a gzip file holds.

    Args:
        packed: The file's bytes.
        limit: Bytes that are unpacked at most.

    Raises:
        NotUnpackedError: It is damaged, or holds more than the limit.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as unpacking:
            content = unpacking.read(limit + 1)
    except EOFError as error:
        raise NotUnpackedError("is cut off; copy or download it again") from error
    except (OSError, zlib.error) as error:  # gzip.BadGzipFile is an OSError
        raise NotUnpackedError(f"is not a whole gzip file ({error}); pack it again") from error
    if len(content) > limit:
        raise NotUnpackedError(f"is too large unpacked (up to {limit / 1e6:.0f} MB are read)")
    return content
