"""From bytes to characters."""

from __future__ import annotations

import codecs
import random

import pytest

from index.readers.decoding import NotTextError, decode

RUSSIAN = (
    "Россия и Украина в понедельник обменялись пленными по формуле «тысяча на тысячу».\n\n"
    "Переговоры прошли в Стамбуле при посредничестве Турции — уже в третий раз за год.\n"
)
UKRAINIAN = (
    "Україна та Росія в понеділок обмінялися полоненими за формулою «тисяча на тисячу».\n\n"
    "Перемовини відбулися в Стамбулі за посередництва Туреччини, і їх назвали корисними.\n"
)
ENGLISH = "The café’s owner said: “No pause” — and on Monday there was none.\n"
PLAIN = str.maketrans("«»—", '""-')  # what KOI8 and CP866 do not have


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, ENGLISH])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_is_read_in_every_form(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN.translate(PLAIN), "koi8_r"),
        (UKRAINIAN.translate(PLAIN), "koi8_u"),
        (RUSSIAN.translate(PLAIN), "cp866"),
        (ENGLISH, "cp1252"),
    ],
)
def test_what_windows_and_old_mail_saved_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("order", ["le", "be"])
def test_a_byte_order_mark_is_no_character(order: str) -> None:
    mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE

    assert decode(mark + ENGLISH.encode(f"utf-16-{order}")) == ENGLISH


def test_one_damaged_byte_does_not_cost_the_file() -> None:
    content = (RUSSIAN * 20).encode()
    damaged = content[:1000] + b"\xff" + content[1001:]

    assert decode(damaged).count("\N{REPLACEMENT CHARACTER}") in (1, 2)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(7).randbytes(5_000),  # noqa: S311
        b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(range(256)) * 10,
        bytes(4_000),
        bytes(range(1, 32)) * 50,
    ],
    ids=["png", "pdf", "docx", "zeros", "controls"],
)
def test_a_binary_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotTextError, match=r"^is (a binary file|not text)"):
        decode(content)
