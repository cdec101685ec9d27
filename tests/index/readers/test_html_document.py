"""The encoding of pages."""

from __future__ import annotations

import codecs

import pytest

from index.readers.html_document import PageError, decode_page, parse_page

TEXT = "Делегации встретились в порту: «пока без итогов» — сообщил посредник."


def page(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866", "utf-8", "x-mac-cyrillic"])
def test_the_declared_encoding_counts(charset: str) -> None:
    codec = {"x-mac-cyrillic": "mac-cyrillic"}.get(charset, charset)
    content = page(charset).encode(codec, "replace")

    assert TEXT[:20] in decode_page(content)


def test_an_old_style_declaration_counts() -> None:
    head = "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>"

    assert TEXT in decode_page(f"<html>{head}<p>{TEXT}</p>".encode("cp1251"))


def test_valid_utf_8_counts_more_than_a_declaration_that_was_left_behind() -> None:
    assert TEXT in decode_page(page("windows-1251").encode())


def test_a_byte_order_mark_counts_most() -> None:
    assert TEXT in decode_page(codecs.BOM_UTF16_LE + page("windows-1251").encode("utf-16-le"))
    assert TEXT in decode_page(codecs.BOM_UTF8 + page("koi8-r").encode())


@pytest.mark.parametrize(
    "charset", ["zip", "base64", "rot13", "idna", "nonsense", "unicode_escape"]
)
def test_a_declaration_of_no_encoding_of_text_is_passed_over(charset: str) -> None:
    assert TEXT[:20] in decode_page(page(charset).encode("cp1251"))


def test_a_wrong_declaration_is_passed_over() -> None:
    assert TEXT in decode_page(page("utf-8").encode("cp1251"))


def test_the_encoding_beside_the_page_counts_before_the_one_inside() -> None:
    assert TEXT in decode_page(page("koi8-r").encode("cp1251"), "windows-1251")


def test_latin_1_means_what_browsers_read() -> None:
    assert "“so”" in decode_page("<meta charset=iso-8859-1><p>“so” café".encode("cp1252"))


def test_a_script_closed_at_once_does_not_swallow_an_xhtml_page() -> None:
    head = '<?xml version="1.0"?><html><head><script src="a.js"/></head>'
    source = f"{head}<body><p>{TEXT}</p></body></html>"

    paragraphs = [element.text for element in parse_page(source).iter("p")]

    assert paragraphs == [TEXT]


@pytest.mark.parametrize("source", ["", " \n", "<!-- -->"])
def test_no_elements_are_an_error_in_words(source: str) -> None:
    with pytest.raises(PageError, match="HTML"):
        parse_page(source)
