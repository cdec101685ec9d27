"""Zip archives of files that can be read by themselves."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.folder import LARGEST_FILE, NOTES
from index.readers.base import Draft, Reader, SourceFile, reader_for
from index.readers.complaints import Complaints, printable
from index.readers.gzipped import NotUnpackedError, unpacked
from index.vocabulary import Problem

LARGEST_MEMBER = LARGEST_FILE
# 12,000 articles. Unpacking this takes under a second on a slow core; what it bounds is the work
# of the readers: half a second for JSON, 10 s for Markdown (3 s a megabyte at its densest).
LARGEST_TOTAL = 50_000_000
MOST_MEMBERS = 5_000
# zipfile makes an object for each entry as it opens an archive, before anything can be counted:
# 99,000 took 0.7 s. Members that are stored zips themselves
# (.docx) bring entries of their own along, about 15 each, which are not listed but look alike.
MOST_ENTRIES = 100_000
ENTRY = b"PK\x01\x02"
# Articles do not pack better than 1:20, tables with repeated columns 1:50. Small files may.
HIGHEST_RATIO = 100
RATIO_FROM = 1_000_000
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED = 0x1
UTF8_NAME = 0x800
ARCHIVES = (".zip", ".tar.gz", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz")
PACKED = ".gz"
DRIVE = re.compile(r"[A-Za-z]:")

# What zipfile is known to raise for damaged archives.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(RuntimeError, OverflowError, IndexError),
)


class ZipReader:
    """Reads ``.zip``. Nothing is written to the disk; archives within it are not opened.

    A member may be packed with gzip by itself, as a file of the folder may.

    Args:
        readers: By file name ending, without those of archives.
    """

    suffixes = frozenset({".zip"})

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._readers = readers

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the articles of every member, ``part`` and ``member`` telling which."""
        if file.content.count(ENTRY) > MOST_ENTRIES:
            yield Problem(file.path, _too_many())
            return
        try:
            archive = zipfile.ZipFile(io.BytesIO(file.content))
        except DAMAGE as error:
            yield Problem(file.path, f"is not a whole zip archive ({_plain(error)}); pack it again")
            return
        with archive:
            yield from self._members(file.path, archive)

    def _members(self, path: str, archive: zipfile.ZipFile) -> Iterator[Draft | Problem]:
        members = [(name, m) for m in archive.infolist() if not _is_ignored(name := _name(m))]
        if len(members) > MOST_MEMBERS:
            yield Problem(path, _too_many())
            return
        complaints = Complaints(path, "member", "members")
        left = LARGEST_TOTAL
        for name, member in members:
            is_packed = name.lower().endswith(PACKED)
            reader = reader_for(name[: -len(PACKED)] if is_packed else name, self._readers)
            if reason := _refused(name, member) or (reader is None and self._unknown()):
                complaints.add(name, reason)
                continue
            if member.file_size > left:
                complaints.add(name, _past_total())
                continue
            try:
                with archive.open(member) as unpacking:
                    content = unpacking.read(LARGEST_MEMBER + 1)
            except DAMAGE:
                complaints.add(name, "is damaged; pack it again")
                left -= member.file_size  # it may have been unpacked up to its last byte
                continue
            left -= len(content)
            if is_packed:
                try:
                    content = unpacked(content, max(0, min(LARGEST_MEMBER, left)))
                except NotUnpackedError as error:
                    complaints.add(name, str(error))
                    left -= LARGEST_MEMBER  # it may have been unpacked up to its last byte
                    continue
                left -= len(content)
            if not content.strip():
                complaints.add(name, "is empty")
            elif reader is not None:
                yield from _read(path, name, content, reader, complaints)
        yield from complaints.problems()

    def _unknown(self) -> str:
        return f"unknown file type (read are {', '.join(sorted(self._readers))})"


def _read(
    path: str, name: str, content: bytes, reader: Reader, complaints: Complaints
) -> Iterator[Draft]:
    for found in reader.read(SourceFile(f"{path}/{name}", content)):
        if isinstance(found, Problem):
            complaints.add(name, found.reason)
        else:
            part = f"{name}#{found.part}" if found.part else name
            yield replace(found, part=part, member=name)


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was packed, with ``/`` between folders; Windows packs Russian in CP866."""
    name = member.orig_filename
    if not member.flag_bits & UTF8_NAME and not name.isascii():
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("cp866")
    return name.replace("\\", "/")


def _is_ignored(name: str) -> bool:
    """Folders, and what a listing of the corpus folder would not look at either."""
    *folders, base = name.split("/")
    hidden = any(f.startswith(".") and f not in {".", ".."} for f in [*folders, base])
    return not base or hidden or "__MACOSX" in folders or base.lower() in NOTES


def _refused(name: str, member: zipfile.ZipInfo) -> str | None:
    """Why a member is not unpacked, or None."""
    mode = member.external_attr >> 16
    if name.startswith("/") or DRIVE.match(name) or ".." in name.split("/") or "\0" in name:
        return "the name leads out of the archive's folder; pack it with a plain relative name"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device, not a file"
    if member.flag_bits & ENCRYPTED:
        return "is encrypted; pack it without a password"
    if name.lower().endswith(ARCHIVES):
        return "is an archive within the archive; unpack it"
    if member.compress_type not in METHODS:
        return "is packed by a method that is not read; pack it with Deflate, the usual one"
    if member.file_size > LARGEST_MEMBER:
        return f"is too large (up to {LARGEST_MEMBER / 1e6:.0f} MB are read)"
    if member.file_size > max(RATIO_FROM, HIGHEST_RATIO * member.compress_size):
        return f"unpacks to more than {HIGHEST_RATIO} times its size, which articles do not"
    return None


def _past_total() -> str:
    limit = LARGEST_TOTAL / 1e6
    return f"not read: the archive holds more than {limit:.0f} MB unpacked; make several of it"


def _too_many() -> str:
    return f"holds too many files (up to {MOST_MEMBERS:,} are read); make several archives of it"


def _plain(error: Exception) -> str:
    return printable(str(error)) or type(error).__name__
