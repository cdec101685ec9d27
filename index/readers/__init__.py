"""Readers of file formats: bytes in, drafts of articles or problems out."""

from __future__ import annotations

from index.readers.base import Draft, Reader, SourceFile, reader_for
from index.readers.delimited import DelimitedReader
from index.readers.docx import DocxReader
from index.readers.feed import FeedReader
from index.readers.gzipped import GzipReader
from index.readers.json_file import JsonReader
from index.readers.json_lines import JsonLinesReader
from index.readers.mail import MailReader
from index.readers.markdown import MarkdownReader
from index.readers.pdf import PdfReader
from index.readers.text import TextReader
from index.readers.web_archive import WebArchiveReader
from index.readers.web_page import WebPageReader
from index.readers.zipped import ZipReader

__all__ = ["Draft", "Reader", "SourceFile", "reader_for", "readers_by_suffix"]


def readers_by_suffix() -> dict[str, Reader]:
    """Return every reader under each of the file name endings that it takes."""
    readers: list[Reader] = [
        TextReader(),
        MarkdownReader(),
        JsonReader(),
        JsonLinesReader(),
        DelimitedReader(),
        MailReader(),
        FeedReader(),
        PdfReader(),
        DocxReader(),
        WebPageReader(),
        WebArchiveReader(),
    ]
    plain = {suffix: reader for reader in readers for suffix in reader.suffixes}
    # Archives hold files of the formats above, and no archives.
    archives: list[Reader] = [GzipReader(plain), ZipReader(plain)]
    return plain | {suffix: reader for reader in archives for suffix in reader.suffixes}
