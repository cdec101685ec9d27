"""Tables of articles."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import Draft
from tests.auxil.reading import read_file

HEADER = ["id", "title", "date", "source", "text"]
ROWS = [
    ["1", "Third round; Istanbul", "2025-07-23", "Sample Desk", 'One, "two".\nThree; four.'],
    ["2", "Обмін, другий", "2025-07-24", "Example | Wire", "Сторони\tзустрілися."],
]
TEXT = "The delegations met on Monday."


def written(delimiter: str = ",", **how: object) -> str:
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter, **how)  # type: ignore[arg-type]
    writer.writerows([HEADER, *ROWS])
    return output.getvalue()


@pytest.mark.parametrize("ending", ["csv", "tsv"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"lineterminator": "\n"},
        {"lineterminator": "\r"},
        {"quoting": csv.QUOTE_ALL},
        {"quotechar": "'", "quoting": csv.QUOTE_ALL},
        {"escapechar": "\\", "doublequote": False},
    ],
    ids=["windows", "unix", "old-mac", "all-quoted", "single-quotes", "backslashes"],
)
def test_separators_and_quoting_are_told_from_the_file(
    ending: str, delimiter: str, how: dict[str, object]
) -> None:
    drafts, problems = read_file(f"a.{ending}", written(delimiter, **how))

    assert problems == []
    assert drafts == [
        Draft(
            row[4],
            title=row[1],
            outlet=row[3],
            published=date.fromisoformat(row[2]),
            part=row[0],
        )
        for row in ROWS
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_what_a_spreadsheet_saves_is_read(encoding: str) -> None:
    content = f"sep=;\r\n{written(';')}".encode(encoding)

    drafts, problems = read_file("a.csv", content)

    assert [draft.title for draft in drafts] == [row[1] for row in ROWS]
    assert problems == []


def test_quotation_marks_of_a_table_that_quotes_no_cells_are_words_and_stay() -> None:
    content = (
        'title\ttext\n"Talks" go on\t"We agreed," he said.\nOne\t"Unclosed, he said.\nTwo\tX.\n'
    )

    drafts, problems = read_file("a.tsv", content)

    assert [(d.title, d.text) for d in drafts] == [
        ('"Talks" go on', '"We agreed," he said.'),
        ("One", '"Unclosed, he said.'),
        ("Two", "X."),
    ]
    assert problems == []


def test_a_cell_may_be_larger_than_the_csv_module_likes() -> None:
    text = f"{TEXT} " * 20_000

    ((draft,), problems) = read_file("a.csv", f'title,text\nTalks,"{text}"\n')

    assert len(draft.text) == len(text) > 131_072
    assert problems == []


@pytest.mark.parametrize("empty", ["", " ", "NaN", "null", "NULL", "None", r"\N", "N/A", "<NA>"])
def test_an_empty_cell_states_nothing_however_it_is_written(empty: str) -> None:
    ((draft,), problems) = read_file(
        "a.csv", f"title,date,source,text\n{empty},{empty},{empty},{TEXT}\n"
    )

    assert (draft.title, draft.published, draft.outlet) == (None, None, None)
    assert problems == []


def test_markup_in_a_cell_becomes_paragraphs() -> None:
    ((draft,), _) = read_file("a.csv", 'title,body\nTalks,"<p class=""x"">One.</p><p>Two.</p>"\n')

    assert draft.text.split("\n") == ["One.", "Two."]


def test_rows_that_do_not_fit_are_named_and_cost_only_themselves() -> None:
    content = f"title,text\nA,{TEXT}\nB,one, two, three\n\nC\n,,\nD,{TEXT},,\n"

    drafts, problems = read_file("a.csv", content)

    assert [draft.title for draft in drafts] == ["A", "D"]
    assert len(problems) == 2
    assert any(p.startswith("row 3: has more cells than the first row") for p in problems)
    assert any(p.startswith("row 5: has no text") for p in problems)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,age\nA,7\n", "has no column for the text: its first row names name, age."),
        (f"Talks,{TEXT}\n", "has no column for the text"),
        ("\n\n", "has no column for the text: its first row names nothing."),
        ("sep=;\n", "has no column for the text"),
        (b"PK\x03\x04" + bytes(range(256)) * 3, "is a binary file, not text"),
    ],
)
def test_a_file_that_gives_no_article_says_why(content: str | bytes, reason: str) -> None:
    drafts, problems = read_file("a.csv", content)

    assert drafts == []
    assert len(problems) == 1
    assert problems[0].startswith(reason)


def test_a_quotation_mark_that_is_never_closed_does_not_hide_the_rest_silently() -> None:
    rows = f"B,{TEXT}\n" * 100_000

    drafts, problems = read_file("a.csv", f'title,text\nA,"{TEXT}\n{rows}')

    assert drafts == []
    assert problems == [
        "row 2: the text is longer than 2,000,000 characters; split it up, or check the quotes"
    ]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["text", "title", ",", ";", "\t", '"', "'", "\\", "\n", "\r", "sep="]),
            st.text(max_size=3),
        )
    )
)
def test_whatever_a_table_holds_ends_as_articles_or_problems(pieces: list[str]) -> None:
    read_file("a.csv", "".join(pieces).encode("utf-8", "replace"))
    read_file("a.tsv", ("text\t" + "".join(pieces)).encode("utf-8", "replace"))


@given(st.binary(max_size=40), st.integers(0, 150))
def test_damaged_bytes_end_as_articles_or_problems(damage: bytes, at: int) -> None:
    whole = written().encode()

    read_file("a.csv", whole[:at] + damage + whole[at + 3 :])
