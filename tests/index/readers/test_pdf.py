"""PDFs, through the process that reads them."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.pdf.document import read_document
from index.readers import Draft, SourceFile
from index.readers.pdf import ENDED, PdfReader
from index.vocabulary import Problem
from tests.auxil.pdfs import (
    BODY,
    INDENTED,
    Handwritten,
    assembled,
    column,
    drawn,
    laid_out,
    stream,
)

WORDS = """
delegation talks minister said Monday exchange prisoners river bridge ferry convoy harbour
officials village council winter grain shelter station report signed returned families doctors
""".split()


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return PdfReader()


def read(reader: PdfReader, content: bytes) -> tuple[Draft | None, list[str]]:
    """The article, and what was wrong with the file."""
    found = list(reader.read(SourceFile("talks/a.pdf", content)))
    drafts = [item for item in found if isinstance(item, Draft)]
    assert len(drafts) <= 1
    return drafts[0] if drafts else None, [
        item.reason for item in found if isinstance(item, Problem)
    ]


def lines(reader: PdfReader, content: bytes) -> list[str]:
    """The paragraphs of a PDF that has nothing wrong with it."""
    draft, problems = read(reader, content)
    assert problems == []
    assert draft is not None
    return draft.text.split("\n")


def prose(paragraphs: int, seed: int = 1) -> list[str]:
    """Paragraphs that are different each, of three to five sentences."""
    chance = random.Random(seed)  # noqa: S311
    return [
        " ".join(
            f"{' '.join(chance.choices(WORDS, k=chance.randint(8, 16)))}.".capitalize()
            for _ in range(chance.randint(3, 5))
        )
        for _ in range(paragraphs)
    ]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("style", [BODY, INDENTED], ids=["justified", "indented"])
def test_paragraphs_come_back_whole_over_lines_columns_and_pages(
    reader: PdfReader, columns: int, style: ParagraphStyle
) -> None:
    written = prose(60)

    found = lines(reader, laid_out(written, style, columns, head="Sample Desk, 7 July"))

    assert " ".join(found) == " ".join(written)
    assert found == written


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Делегации встретились в понедельник и договорились",
            "обменяться пленными, сообщил представитель.",
        ),
        ("Делегації зустрілися в понеділок і домовилися про", "обмін полоненими, м'яко кажучи."),
    ],
    ids=["Russian", "Ukrainian"],
)
def test_cyrillic_letters_are_those_that_the_font_names(
    reader: PdfReader, paragraphs: tuple[str, ...]
) -> None:
    assert lines(reader, Handwritten(paragraphs).content) == [" ".join(paragraphs)]


def test_ligatures_become_letters(reader: PdfReader) -> None:
    page = Handwritten(("The ﬁrst oﬃcial ﬂew out; trafﬁc stopped.",))

    assert lines(reader, page.content) == ["The first official flew out; traffic stopped."]


def test_a_font_without_names_of_letters_is_reported_and_gives_no_noise(reader: PdfReader) -> None:
    draft, problems = read(reader, Handwritten(("Nobody can read this.",), named=False).content)

    assert draft is None
    assert len(problems) == 1
    assert "OCR" in problems[0]


def test_columns_drawn_line_by_line_are_read_one_after_the_other(reader: PdfReader) -> None:
    left = prose(8, seed=2)
    cut = [text[:45].rstrip(" .") + "." for text in left]
    right = [text[:45].rstrip(" .") + "." for text in prose(8, seed=3)]
    page = [(50.0, 780.0, "Ferries return to the river after a long winter of waiting and repair")]
    for one, other in zip(column(cut), column(right, x=310), strict=True):
        page += [one, other]

    found = " ".join(lines(reader, drawn([page])))

    assert found.endswith(" ".join(cut + right))
    assert found.startswith("Ferries return")


def test_a_table_is_read_row_by_row(reader: PdfReader) -> None:
    rows = [("Kyiv", "12"), ("Odesa", "7"), ("Kharkiv", "31"), ("Sumy", "4"), ("Lviv", "1")]
    page = [
        (x, 700.0 - 12 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((50, 200), row, strict=True)
    ]

    text = " ".join(lines(reader, drawn([page])))

    assert text == "Kyiv 12 Odesa 7 Kharkiv 31 Sumy 4 Lviv 1"


def test_heads_feet_and_page_numbers_are_dropped_and_the_rest_stays(reader: PdfReader) -> None:
    written = prose(45)
    content = laid_out(written, head="Sample Desk weekly, page")

    text = "\n".join(lines(reader, content))

    assert "Sample Desk" not in text
    assert not any(line.strip().isdigit() for line in text.split("\n"))
    assert content.count(b"/Type /Page\n") >= 3


def test_heads_that_change_with_the_chapter_go_by_their_page_numbers(reader: PdfReader) -> None:
    names = ["Ferries", "Grain", "Harbours", "Winter", "Doctors", "Schools"]
    pages = [
        [(50.0, 800.0, f"{name} {number}"), *column([f"They wrote about {name.lower()}."])]
        for number, name in enumerate(names, start=11)
    ]

    assert lines(reader, drawn(pages)) == [f"They wrote about {name.lower()}." for name in names]


def test_a_sentence_goes_on_behind_a_footnote_and_on_the_next_page(reader: PdfReader) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    width = "All in all the delegations met for the third time in the same old city and spoke of"
    canvas.drawString(50, 400, width)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, 100, "A footnote of a few words.")
    canvas.showPage()
    canvas.drawString(50, 700, "prisoners only.")
    canvas.save()

    assert lines(reader, buffer.getvalue()) == [
        f"{width} prisoners only.",
        "A footnote of a few words.",
    ]


def test_halves_that_need_not_belong_together_stay_apart(reader: PdfReader) -> None:
    # A line in a larger font between them is a heading: what follows may be something else.
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(50, 700, "In the evening all of the delegations said that the talks were")
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 100, "Elsewhere")
    canvas.showPage()
    canvas.drawString(50, 700, "three ships left the harbour.")
    canvas.save()

    assert len(lines(reader, buffer.getvalue())) == 3


def test_a_line_that_only_one_page_has_is_no_head(reader: PdfReader) -> None:
    pages = [
        column([head, *prose(1, seed=n)[0][:300].split(". ")])
        for n, head in enumerate(["Ferries return", "Grain leaves the harbour", "Doctors wait"])
    ]

    text = "\n".join(lines(reader, drawn(pages)))

    assert all(head in text for head in ("Ferries return", "Grain leaves", "Doctors wait"))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # the word stands elsewhere in one piece, or with its hyphen
        (["The negotiations go on and the nego-", "tiations end."], "the negotiations end."),
        (["A cease-fire held. They want a new cease-", "fire now."], "a new cease-fire now."),
        # the half before the hyphen takes one
        (["The long-", "range drones."], "The long-range drones."),
        (["The Franco-", "German plan."], "The Franco-German plan."),
        (["In 2024-", "25 it fell."], "In 2024-25 it fell."),
        (["Both short-", "and long-range drones."], "Both short- and long-range drones."),
        # nothing is known of it: it stays as printed
        (["They saw an unusual wind-", "mill."], "an unusual wind-mill."),
    ],
)
def test_divided_words_are_mended_only_on_evidence(
    reader: PdfReader, page: list[str], expected: str
) -> None:
    assert lines(reader, drawn([column(page)]))[0].endswith(expected)


def test_a_document_that_divides_words_as_a_habit_is_mended(reader: PdfReader) -> None:
    page = [
        "The minis-",
        "ter spoke about the deliv-",
        "ery of grain and the self-",
        "defence units.",
    ]

    assert lines(reader, drawn([column(page)])) == [
        "The minister spoke about the delivery of grain and the self-defence units."
    ]


def test_soft_hyphens_never_stay(reader: PdfReader) -> None:
    page = Handwritten(("Деле\u00adгации встре\u00ad", "тились сегодня."))

    assert lines(reader, page.content) == ["Делегации встретились сегодня."]


def test_footnote_marks_go_and_powers_stay(reader: PdfReader) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    text = canvas.beginText(50, 700)
    for piece, size, rise in [
        *(("They signed the agreement", 10, 0), ("12", 6, 4), (" over 40 km", 10, 0)),
        *(("2", 6, 4), (" of land.", 10, 0)),
    ]:
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(piece)
    canvas.drawText(text)
    canvas.save()

    assert lines(reader, buffer.getvalue()) == ["They signed the agreement over 40 km2 of land."]


def with_information(**fields: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for name, value in fields.items():
        getattr(canvas, f"set{name}")(value)
    canvas.drawString(50, 700, "The delegations met on Monday.")
    canvas.save()
    return buffer.getvalue()


def test_title_and_author_are_those_of_the_document_information(reader: PdfReader) -> None:
    draft, _ = read(reader, with_information(Title="Переговоры: третий раунд", Author="A. Writer"))

    assert draft == Draft(
        "The delegations met on Monday.", title="Переговоры: третий раунд", author="A. Writer"
    )


def test_the_day_a_pdf_was_made_is_not_the_day_of_publication(reader: PdfReader) -> None:
    content = with_information(Title="Talks")
    assert b"/CreationDate" in content

    draft, _ = read(reader, content)

    assert draft is not None
    assert draft.published is None


@pytest.mark.parametrize(
    "made_up",
    *[
        [
            "Microsoft Word - talks_final.docx",
            "untitled",
            "(anonymous)",
            "talks.indd",
            "C:\\Users\\user\\talks",
            "User",
            "Пользователь",
            "Ïåðåãîâîðû",
            "---",
            "x" * 400,
        ]
    ],
)
def test_titles_and_authors_that_a_program_made_up_stay_unknown(
    reader: PdfReader, made_up: str
) -> None:
    draft, _ = read(reader, with_information(Title=made_up, Author=made_up))

    assert draft is not None
    assert (draft.title, draft.author) == (None, None)


def test_a_pdf_behind_a_password_is_reported(reader: PdfReader) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("open sesame"))
    canvas.drawString(50, 700, "Secret.")
    canvas.save()

    assert read(reader, buffer.getvalue()) == (
        None,
        ["is protected by a password: save a copy without one"],
    )


def picture_page(canvas: Canvas) -> None:
    ppm = b"P6 8 8 255\n" + bytes(192)
    canvas.drawImage(ImageReader(BytesIO(ppm)), 0, 0, 500, 700)
    canvas.showPage()


def test_scanned_pages_are_reported_and_the_others_are_read(reader: PdfReader) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    picture_page(canvas)
    canvas.save()
    assert read(reader, buffer.getvalue()) == (
        None,
        ["holds only pictures of text: run text recognition (OCR) on it"],
    )

    buffer = BytesIO()
    canvas = Canvas(buffer)
    picture_page(canvas)
    picture_page(canvas)
    canvas.drawString(50, 700, "The delegations met.")
    canvas.save()
    draft, problems = read(reader, buffer.getvalue())
    assert draft == Draft("The delegations met.")
    assert problems == ["holds 2 pages without text: run text recognition (OCR) on it"]


def test_an_empty_page_has_no_text(reader: PdfReader) -> None:
    assert read(reader, drawn([[]])) == (None, ["has no text"])


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n", b"%PDF-1.4\n" + bytes(5000), b"plain text"]
)
def test_what_is_no_pdf_is_reported(reader: PdfReader, content: bytes) -> None:
    draft, problems = read(reader, content)

    assert draft is None
    assert len(problems) == 1
    assert "save it again" in problems[0]


def test_pages_above_the_limit_are_reported_and_the_first_are_read() -> None:
    content = drawn([column([f"Report {name}."]) for name in ("one", "two", "three")])

    reading = read_document(content, seconds=60, pages=2)

    assert reading.text.split("\n") == ["Report one.", "Report two."]
    assert reading.problems == ["has more than 2 pages: the rest is not read. Split it"]


def test_no_page_is_begun_after_the_time_is_up() -> None:
    reading = read_document(drawn([column(["One."]), column(["Two."])]), seconds=-1)

    assert reading.text == "One."
    assert [problem[:15] for problem in reading.problems] == ["takes too long:"]


def one_page(data: bytes, entries: bytes = b"") -> bytes:
    """A page whose content stream is given."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
            b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            stream(data, entries),
        ]
    )


def test_a_page_that_never_ends_is_given_up_and_the_next_file_is_read() -> None:
    reader = PdfReader(seconds=4)
    endless = one_page(
        zlib.compress(b"BT /F 1 Tf (a) Tj ET " * 3_000_000, 9), b"/Filter /FlateDecode"
    )

    assert read(reader, endless) == (None, [ENDED])
    assert read(reader, drawn([column(["All is well."])])) == (Draft("All is well."), [])


def test_a_stream_that_unpacks_without_end_is_refused(reader: PdfReader) -> None:
    bomb = zlib.compress(bytes(400_000_000), 9)
    assert len(bomb) < 1_000_000

    draft, problems = read(reader, one_page(bomb, b"/Filter /FlateDecode"))

    assert draft is None
    assert problems in (["needs too much memory: print it to PDF again, or split it"], [ENDED])


@pytest.mark.parametrize(
    "hostile",
    [
        b"BT /F 10 Tf 1e300 0 0 1e300 1e300 1e300 Tm (far) Tj ET",
        b"BT /F 10 Tf 0 0 0 0 0 0 Tm (nowhere) Tj ET",
        b"BT /F 0 Tf (no size) Tj ET",
        b"BT /Missing 10 Tf (no font) Tj ET",
        b"q " * 100_000,
        b"[" * 50_000,
        b"BT /F ET Tj (",
    ],
)
def test_hostile_pages_end_as_a_problem(reader: PdfReader, hostile: bytes) -> None:
    found = list(reader.read(SourceFile("a.pdf", one_page(hostile))))

    assert found
    assert all(isinstance(item, Draft | Problem) for item in found)


def test_pages_that_hold_themselves_come_to_an_end(reader: PdfReader) -> None:
    content = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Parent 2 0 R /Count 9 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>",
        ]
    )

    draft, problems = read(reader, content)

    assert draft is None
    assert problems


SAMPLE = drawn([column(["The delegations met on Monday,", "he said."]), column(["They agreed."])])


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=4)), max_size=6)
    | st.binary(max_size=300)
)
def test_whatever_a_file_holds_ends_as_an_article_or_a_problem(
    reader: PdfReader, change: list[tuple[int, bytes]] | bytes
) -> None:
    content = bytearray(SAMPLE)
    for place, piece in change if isinstance(change, list) else [(9, change)]:
        content[place : place + len(piece)] = piece

    found = list(reader.read(SourceFile("a.pdf", bytes(content))))

    assert found
    assert all(isinstance(item, Draft | Problem) for item in found)
    assert ENDED not in [item.reason for item in found if isinstance(item, Problem)]


def test_the_worker_ends_with_its_reader() -> None:
    reader = PdfReader()
    read(reader, SAMPLE)
    process = reader._process
    assert process is not None

    del reader

    assert process.poll() is not None
