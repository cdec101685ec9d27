"""Web archives (MHTML)."""

from __future__ import annotations

import base64
import quopri
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers import Draft, SourceFile
from index.readers.web_archive import WebArchiveReader
from index.vocabulary import DateSource, Problem
from tests.evaluation.pages import labelled_pages

ARCHIVES = [page for page in labelled_pages() if page.file.path.endswith(".mhtml")]
TEXT = "Делегации встретились в порту в понедельник и разошлись без заявлений для прессы. " * 3
PAGE = f"<html><head><title>Переговоры</title></head><body><article><p>{TEXT}</p></article></html>"
OTHER = "<html><body><p>A frame with an advertisement, and nothing else in it, for once.</p></html>"


def found(content: bytes) -> Draft | Problem:
    (item,) = WebArchiveReader().read(SourceFile("a.mhtml", content))
    return item


def archive(*parts: bytes, head: str = "", boundary: str = "x-y") -> bytes:
    lines = [
        b"MIME-Version: 1.0",
        f'Content-Type: multipart/related; boundary="{boundary}"{head}'.encode(),
        b"",
    ]
    for part in parts:
        lines += [f"--{boundary}".encode(), part]
    return b"\r\n".join([*lines, f"--{boundary}--".encode(), b""])


def part(page: str, *headers: str, charset: str = "utf-8", encoding: str = "base64") -> bytes:
    content = page.encode(charset)
    body = base64.encodebytes(content) if encoding == "base64" else quopri.encodestring(content)
    kind = f"Content-Type: text/html; charset={charset}"
    return "\r\n".join(
        [kind, f"Content-Transfer-Encoding: {encoding}", *headers, "", body.decode()]
    ).encode()


def test_an_archive_gives_the_page_with_what_it_states() -> None:
    for labelled in ARCHIVES:
        draft = found(labelled.file.content)

        assert isinstance(draft, Draft)
        assert set(labelled.reporting) <= set(draft.text.split("\n"))
        assert draft.title == labelled.material.title
        assert draft.url == labelled.material.url
        assert draft.published == date.fromisoformat(labelled.material.published)
        assert draft.published_from is DateSource.PAGE


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_transfer_encodings_and_charsets_are_undone(encoding: str, charset: str) -> None:
    draft = found(archive(part(PAGE, charset=charset, encoding=encoding)))

    assert isinstance(draft, Draft)
    assert (draft.text, draft.title) == (TEXT.strip(), "Переговоры")


def test_the_page_may_be_one_of_several_forms_of_a_part() -> None:
    plain = b"Content-Type: text/plain\r\n\r\nNothing but this."
    forms = archive(plain, part(PAGE), boundary="in")
    inner = forms.replace(b"multipart/related", b"multipart/alternative")

    draft = found(archive(inner, part(OTHER)))

    assert isinstance(draft, Draft)
    assert draft.text == TEXT.strip()


def test_parts_within_parts_without_end_are_not_followed() -> None:
    nested = part(PAGE)
    for level in range(50):
        nested = archive(nested, boundary=f"b{level}")

    assert isinstance(found(nested), Problem)


def test_the_page_is_the_named_start_or_the_one_with_the_archive_s_address() -> None:
    frame, own = part(OTHER, "Content-ID: <f>"), part(PAGE, "Content-ID: <p>")
    draft = found(archive(frame, own, head='; start="<p>"'))
    assert isinstance(draft, Draft)
    assert TEXT.strip() in draft.text

    address = "Content-Location: https://example.org/talks"
    head = "\r\nSnapshot-Content-Location: https://example.org/talks"
    draft = found(archive(part(OTHER), part(PAGE, address), head=head))
    assert isinstance(draft, Draft)
    assert (draft.text, draft.url) == (TEXT.strip(), "https://example.org/talks")


def test_the_day_of_saving_is_not_the_day_of_publication() -> None:
    draft = found(archive(part(PAGE), head="\r\nDate: Mon, 7 Jul 2025 10:00:00 +0000"))

    assert isinstance(draft, Draft)
    assert draft.published is None


def test_a_page_alone_in_a_mail_is_read_as_well() -> None:
    draft = found(b"MIME-Version: 1.0\r\n" + part(PAGE))

    assert isinstance(draft, Draft)
    assert draft.text == TEXT.strip()


@pytest.mark.parametrize(
    "content",
    [
        b"just words",
        b"a: b\r\n\r\nwords",
        b"Content-Type: multipart/related\r\n\r\n--x\r\n\r\n",
        archive(),
        archive(b"Content-Type: image/png\r\n\r\nabc"),
        archive(part("")),
        archive(b"Content-Type: text/html; charset*=zip''%ff\r\n\r\n<p>short"),
        b"Content-Type: multipart/related; boundary*0*=zz''%zz; boundary*1=a\r\n\r\n--a\r\n\r\n",
        archive(*[b"--x-y"] * 50_000),
    ],
)
def test_what_is_no_archive_is_a_problem_that_says_what_to_do(content: bytes) -> None:
    item = found(content)

    assert isinstance(item, Problem)
    assert "save" in item.reason


@given(st.integers(0, 5000), st.integers(0, 300), st.binary(max_size=40))
@settings(max_examples=100, deadline=None)
def test_a_damaged_archive_ends_as_an_article_or_a_problem(
    place: int, length: int, put: bytes
) -> None:
    content = ARCHIVES[0].file.content
    place %= len(content)

    assert isinstance(found(content[:place] + put + content[place + length :]), Draft | Problem)


HEADER_PIECES = st.sampled_from(
    [
        *("Content-Type: ", "multipart/related", "; boundary=", '"', "a", "\r\n", "\n", "--", ":"),
        *("text/html", "charset=", "utf-8", "=?utf-8?B?", "?=", "Subject: ", "*0*=", "''", "%FF"),
        *("Content-Transfer-Encoding: ", "base64", "x-uuencode", "\x00", "é", "<p>"),
    ]
)


@given(st.lists(HEADER_PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_a_header_holds_ends_as_an_article_or_a_problem(pieces: list[str]) -> None:
    assert isinstance(found("".join(pieces).encode()), Draft | Problem)
