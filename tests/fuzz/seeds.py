"""Healthy files of every format, to be broken."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable

ENGLISH = (
    "The delegations met on Monday for the second time. “We want peace,” the envoy said.\n\n"
    "They agreed to exchange 1,000 prisoners by 4 July 2025, and on nothing else.\n"
)
RUSSIAN = "Во вторник стороны обменялись списками. «Это начало», — сказал посол 4 июля.\n"
UKRAINIAN = "У середу сторони обмінялися списками. „Це початок“, – сказав посол 4 липня.\n"
TEXT = ENGLISH + "\n" + RUSSIAN + "\n" + UKRAINIAN
MOJIBAKE = TEXT.encode().decode("cp1252", "replace") + TEXT.encode().decode("cp1251", "replace")
RECORD = {
    "title": "Lists exchanged",
    "date": "2025-07-09",
    "outlet": "Sample Desk",
    "author": "A. Writer",
    "url": "https://example.org/2025/07/09/lists",
    "text": TEXT,
}


def _text() -> Iterable[bytes]:
    yield TEXT.encode()
    yield (RUSSIAN * 3).encode("cp1251")
    yield UKRAINIAN.encode("utf-16")
    yield MOJIBAKE.encode()
    yield b""


def _markdown() -> Iterable[bytes]:
    front = "\n".join(f"{name}: {value}" for name, value in RECORD.items() if name != "text")
    body = f"# A heading\n\n**{ENGLISH}**\n\n> {RUSSIAN}\n* [one](https://example.org)\n\n<p>{UKRAINIAN}"
    yield f"---\n{front}\n---\n{body}".encode()
    yield b"---\na: &a [x, x]\nb: [*a, *a]\ntitle: *a\n---\nWords."


def _page() -> Iterable[bytes]:
    structured = json.dumps({"@type": "NewsArticle", "datePublished": "2025-07-09"})
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    yield (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lists</title>'
        '<meta property="og:site_name" content="Sample Desk">'
        f'<script type="application/ld+json">{structured}</script></head>'
        f"<body><article><h1>Lists</h1>{paragraphs * 3}</article></body></html>"
    ).encode()


def _json() -> Iterable[bytes]:
    yield json.dumps(RECORD, ensure_ascii=False).encode()
    yield json.dumps([RECORD, {**RECORD, "title": "Second"}]).encode()


def _lines() -> Iterable[bytes]:
    yield "\n".join(json.dumps({**RECORD, "id": n}) for n in range(3)).encode()


def _table(separator: str) -> Callable[[], Iterable[bytes]]:
    def table() -> Iterable[bytes]:
        file = io.StringIO()
        writer = csv.DictWriter(file, list(RECORD), delimiter=separator)
        writer.writeheader()
        writer.writerows([RECORD, {**RECORD, "title": "Second"}])
        yield file.getvalue().encode()

    return table


def _mail() -> Iterable[bytes]:
    yield (
        "From: A. Writer <a@example.org>\r\nSubject: =?utf-8?B?TGlzdHM=?=\r\n"
        "Date: Wed, 09 Jul 2025 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n--b--\r\n"
    ).encode()


def _saved_page() -> Iterable[bytes]:
    page = next(iter(_page())).decode()
    yield (
        "From: <Saved by a browser>\r\nSubject: Lists\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Location: https://example.org/lists\r\n\r\n{page}\r\n--b--\r\n"
    ).encode()


def _feed() -> Iterable[bytes]:
    yield (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Desk</title><item>'
        "<title>Lists</title><link>https://example.org/lists</link><guid>1</guid>"
        f"<pubDate>Wed, 09 Jul 2025 10:00:00 +0300</pubDate><description>{TEXT}</description>"
        "</item></channel></rss>"
    ).encode()
    yield (
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'
        b"<rss><channel><item><title>&y;</title></item></channel></rss>"
    )


def _document() -> Iterable[bytes]:
    from docx import Document

    document = Document()
    document.add_heading("Lists exchanged", 0)
    for paragraph in TEXT.split("\n\n"):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    yield file.getvalue()


def _print() -> Iterable[bytes]:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    for number, line in enumerate(ENGLISH.split(". ")):
        canvas.drawString(72, 700 - 14 * number, line.replace("\n", " "))
    canvas.save()
    yield file.getvalue()


def _gzipped() -> Iterable[bytes]:
    for content in _text():
        yield gzip.compress(content, mtime=0)


def _archive() -> Iterable[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, make in (("a.txt", _text), ("b/b.md", _markdown), ("c.json", _json)):
            archive.writestr(name, next(iter(make())))
    yield file.getvalue()


_BY_SUFFIX: dict[str, Callable[[], Iterable[bytes]]] = {
    **dict.fromkeys((".txt", ".text"), _text),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _page),
    ".json": _json,
    **dict.fromkeys((".jsonl", ".ndjson"), _lines),
    ".csv": _table(","),
    ".tsv": _table("\t"),
    **dict.fromkeys((".eml", ".mbox"), _mail),
    **dict.fromkeys((".rss", ".atom", ".xml"), _feed),
    **dict.fromkeys((".mhtml", ".mht"), _saved_page),
    ".docx": _document,
    ".pdf": _print,
    ".gz": _gzipped,
    ".zip": _archive,
}


def name_of(suffix: str) -> str:
    """Return a file's name for a format: what is gzipped is told by the ending before."""
    return f"file{'.txt' if suffix == '.gz' else ''}{suffix}"


def seeds(suffix: str) -> list[bytes]:
    """Return files of a format; for one that has none here, files of all formats of text."""
    if suffix in _BY_SUFFIX:
        return list(_BY_SUFFIX[suffix]())
    return [content for make in (_text, _json, _feed, _mail, _page) for content in make()]
