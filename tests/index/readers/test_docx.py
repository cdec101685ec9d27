"""Word documents."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers import Draft, SourceFile
from index.readers.docx import DocxReader
from index.vocabulary import Problem

TEXT = "The delegations met on Monday."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "word/document.xml"
THEY = "<w:r><w:t>They </w:t></w:r>"
MET = "<w:r><w:t>met.</w:t></w:r>"


def saved(fill: Callable[[Any], object]) -> bytes:
    document = docx.Document()
    fill(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def sample() -> bytes:
    return saved(lambda document: document.add_paragraph(TEXT))


def with_paragraph(xml: str) -> bytes:
    """A document of one paragraph whose inside is given."""
    element = parse_xml(f'<w:p xmlns:w="{W}">{xml}</w:p>')
    return saved(lambda document: document.element.body.insert(0, element))


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The sample with one of its parts changed."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(sample())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return buffer.getvalue()


def read(content: bytes) -> tuple[Draft | None, list[str]]:
    """The article, and what was wrong with the file."""
    found = list(DocxReader().read(SourceFile("a.docx", content)))
    drafts = [item for item in found if isinstance(item, Draft)]
    return drafts[0] if drafts else None, [
        item.reason for item in found if isinstance(item, Problem)
    ]


def text_of(content: bytes) -> list[str]:
    draft, problems = read(content)
    assert problems == []
    assert draft is not None
    return draft.text.split("\n")


def test_paragraphs_headings_and_lists_are_read_in_order() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Делегации встретились  в понедельник.")
        document.add_heading("What is next", 2)
        document.add_paragraph("Prisoners", style="List Bullet")
        document.add_paragraph("Grain", style="List Number")
        document.add_paragraph("")
        document.add_paragraph("First line\nsecond line")

    assert text_of(saved(fill)) == [
        "Делегации встретились в понедельник.",
        "What is next",
        "Prisoners",
        "Grain",
        "First line",
        "second line",
    ]


def test_short_cells_are_a_row_and_long_cells_are_paragraphs() -> None:
    def fill(document: Any) -> None:
        figures = document.add_table(2, 2)
        for cell, words in zip(figures._cells, ["Kyiv", "12", "Odesa", "7"], strict=True):
            cell.text = words
        columns = document.add_table(1, 2)
        columns.cell(0, 0).text = f"{TEXT} " * 5
        columns.cell(0, 1).text = "They parted.\nNobody spoke."

    assert text_of(saved(fill)) == [
        *("Kyiv 12", "Odesa 7", " ".join([TEXT] * 5)),
        *("They parted.", "Nobody spoke."),
    ]


def test_the_title_on_the_page_comes_before_the_property() -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "An older working title"
        document.core_properties.author = "A. Writer"
        document.add_heading("The third round", 0)
        document.add_paragraph(TEXT)

    assert read(saved(fill)) == (Draft(TEXT, title="The third round", author="A. Writer"), [])


def test_an_opening_heading_is_the_title_when_no_other_is_stated() -> None:
    def fill(document: Any) -> None:
        document.core_properties.author = ""
        document.add_heading("The third round", 1)
        document.add_paragraph(TEXT)
        document.add_heading("Later", 1)

    assert read(saved(fill)) == (Draft(f"{TEXT}\nLater", title="The third round"), [])


def test_what_a_program_filled_in_and_the_day_of_saving_are_not_metadata() -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "Microsoft Word Document"
        document.core_properties.author = "python-docx"
        document.add_paragraph(TEXT)

    assert read(saved(fill)) == (Draft(TEXT), [])


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            f"{THEY}<w:ins><w:r><w:t>never </w:t></w:r></w:ins>{MET}",
            "They never met.",
        ),
        (
            f"{THEY}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{MET}",
            "They met.",
        ),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>They met.</w:t></w:r></w:sdtContent></w:sdt>",
            "They met.",
        ),
        ("<w:hyperlink><w:r><w:t>They met.</w:t></w:r></w:hyperlink>", "They met."),
        ("<w:r><w:t>They</w:t><w:tab/><w:t>met.</w:t></w:r>", "They met."),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>", "cooperate"),
        (
            f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r>{THEY}{MET}",
            "They met.",
        ),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>They met.</w:t></w:r>", "They met."),
        ("<w:r><w:instrText>PAGE 1</w:instrText><w:t>They met.</w:t></w:r>", "They met."),
        ("<w:r><w:t>They met.</w:t><w:footnoteReference w:id='2'/></w:r>", "They met."),
    ],
)
def test_what_a_reader_sees_is_read_and_nothing_else(xml: str, expected: str) -> None:
    assert text_of(with_paragraph(xml)) == [expected]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<w:r><w:t>Outside.</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{namespace}">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert text_of(with_paragraph(xml)) == ["Outside.", "In a box."]


def test_an_empty_document_has_no_text() -> None:
    assert read(saved(lambda _: None)) == (None, ["has no text"])
    only_title = saved(lambda document: document.add_heading("Talks", 0))
    assert read(only_title) == (None, ["has no text but its title"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        b"PK\x03\x04" + bytes(100),
        with_part(BODY, lambda _: b"<not closed"),
        with_part(BODY, lambda _: b""),
        with_part("[Content_Types].xml", lambda _: b"<x/>"),
        with_part("_rels/.rels", lambda _: b"<x/>"),
        sample()[:-40],
    ],
    ids=range(8),
)
def test_what_is_no_word_document_is_reported(content: bytes) -> None:
    assert read(content) == (
        None,
        ["is damaged, or is no Word document: save it again as .docx"],
    )


def test_a_document_behind_a_password_is_reported() -> None:
    draft, problems = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    assert draft is None
    assert "password" in problems[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_can_grow(encoding: str) -> None:
    growing = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a0 "boom">{growing}]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )

    assert read(with_part(BODY, lambda _: bomb.encode(encoding))) == (
        None,
        ["declares a document type, which no Word document does"],
    )


def test_an_archive_that_unpacks_without_end_is_not_opened() -> None:
    content = with_part(BODY, lambda data: data + bytes(60_000_000))
    assert len(content) < 200_000

    assert read(content) == (
        None,
        ["unpacks to more than a document does: split it, or save the text as .txt"],
    )


def test_a_part_that_holds_more_than_it_states_is_not_unpacked_further() -> None:
    content = with_part(BODY, lambda data: data + b" " * 40_000_000)
    stated = (40_000_000 + len(zipfile.ZipFile(BytesIO(sample())).read(BODY))).to_bytes(4, "little")
    assert stated in content

    draft, problems = read(content.replace(stated, (900).to_bytes(4, "little")))

    assert draft is None
    assert problems == ["is damaged, or is no Word document: save it again as .docx"]


def test_tables_within_tables_without_end_are_harmless() -> None:
    depth = 3000
    nested = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    body = f'<w:document xmlns:w="{W}"><w:body>{nested}</w:body></w:document>'

    draft, problems = read(with_part(BODY, lambda _: body.encode()))

    assert draft is None
    assert len(problems) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6), st.booleans())
def test_whatever_a_file_holds_ends_as_an_article_or_a_problem(
    change: list[tuple[float, bytes]], inside: bool
) -> None:
    def mutated(data: bytes) -> bytes:
        content = bytearray(data)
        for part, piece in change:
            place = int(part * len(content))
            content[place : place + len(piece)] = piece
        return bytes(content)

    content = with_part(BODY, mutated) if inside else mutated(sample())
    found = list(DocxReader().read(SourceFile("a.docx", content)))

    assert found
    assert all(isinstance(item, Draft | Problem) for item in found)
