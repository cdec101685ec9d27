"""Ways to break a file, as a hypothesis strategy that can shrink what it finds."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import partial

from hypothesis import strategies as st

# What readers trip over: limits, markup that is left open, encodings, dates, mojibake.
TOKENS = [
    *(b"", b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x85"),
    *(b"\r", b"\n\n", b"\t", b"---\n", b"\x1a", b"\xe2\x80\xa8", b"\xc2\xa0", b"\xc2\xad"),
    *(b"<", b">", b"&", b"&#0;", b"&#x110000;", b"<!--", b"<![CDATA[", b"<script>", b"]]>"),
    *(b"{", b"}", b"[", b"]", b'"', b"'", b",", b":", b"\\u0000", b"\\ud800", b"NaN", b"null"),
    *(b"-1", b"0", b"1e999", b"9" * 40, b"2025-02-30", b"9999-12-31", b"0001-01-01"),
    *(b"*a", b"&a ", b"!!int ", b"`", b"\\", b"# ", b"> ", b"* ", b"1. ", b"![", b"]("),
    *("â€™".encode(), "вЂ™".encode(), "Р·Р°".encode(), "Ã\x83".encode(), "\u0301".encode()),
    *(b"on Monday", "31 июня".encode(), "у середу".encode(), "«".encode(), "“".encode()),
]
_MOST_CHANGES = 8
_LONGEST_MEMBER = 1_000_000
# One file in so many is swollen to megabytes, which takes seconds.
_SELDOM = 80
_SWOLLEN = (1_000_000, 3_000_000)


@st.composite
def files(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """Draw a broken file, now and then a swollen one or bytes of no origin."""
    if draw(st.integers(1, _SELDOM)) == _SELDOM:  # not the first: examples shrink towards it
        return draw(swollen(originals))
    return draw(st.one_of(broken(originals), broken(originals), st.binary(max_size=2000)))


@st.composite
def swollen(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """Draw one of the files with a few of its bytes, or a token, repeated for megabytes."""
    content = draw(st.sampled_from(originals))
    start = draw(st.integers(0, len(content)))
    own = content[start : start + draw(st.integers(1, 64))]
    piece = draw(st.sampled_from([own, *TOKENS])) + draw(st.sampled_from(TOKENS))
    times = draw(st.sampled_from(_SWOLLEN)) // max(1, len(piece))
    return content[:start] + piece * times + content[start:]


@st.composite
def broken(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """Draw one of the files, broken in up to eight places; or bytes of no origin."""
    content = draw(st.sampled_from(originals))
    if content.startswith(b"PK") and draw(st.booleans()):
        return _with_member(content, draw, originals)
    return _changed(content, draw, originals)


def _changed(content: bytes, draw: st.DrawFn, originals: list[bytes]) -> bytes:
    for _ in range(draw(st.integers(0, _MOST_CHANGES))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 64)))
        kind = draw(st.sampled_from(["cut", "token", "bytes", "repeat", "end", "splice", "swap"]))
        content = _apply(kind, content, start, end, draw, originals)
    recode = draw(st.sampled_from([None] * 6 + ["cp1251", "utf-16", "utf-8-sig", "cp866"]))
    return content.decode("utf-8", "replace").encode(recode, "replace") if recode else content


def _apply(
    kind: str, content: bytes, start: int, end: int, draw: st.DrawFn, originals: list[bytes]
) -> bytes:
    put = partial(_put, content, start, end)
    if kind == "cut":
        return put(b"")
    if kind == "token":
        return put(draw(st.sampled_from(TOKENS)))
    if kind == "bytes":
        return put(draw(st.binary(max_size=16)))
    if kind == "repeat":
        return put(content[start:end] * draw(st.sampled_from([2, 3, 50])))
    if kind == "end":
        return content[:start]
    if kind == "splice":
        other = draw(st.sampled_from(originals))
        return content[:start] + other[draw(st.integers(0, len(other))) :]
    return put(content[start:end][::-1])


def _put(content: bytes, start: int, end: int, middle: bytes) -> bytes:
    return content[:start] + middle + content[end:]


def _with_member(content: bytes, draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """Break a file inside an archive: its checksum would give away a change from outside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if info.file_size < _LONGEST_MEMBER
            }
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError):
        return content
    victim = draw(st.sampled_from(sorted(members)))
    members[victim] = _changed(members[victim], draw, originals)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
