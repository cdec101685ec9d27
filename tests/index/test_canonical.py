"""One form for every text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.canonical import PARAGRAPH_BREAK, canonical, paragraphs, unwrap

# Also halves of surrogate pairs, which a damaged file may hold; and what breaks lines and words.
ANYTHING = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\r\n\t\v\f \u00a0\u00ad\u200b\u2028\u2029\ufeff\x85\x1c\x00e\u0301й"),
    )
)


@given(ANYTHING)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = canonical(text)

    assert canonical(once) == once


@given(ANYTHING)
def test_every_text_can_be_stored_and_sent(text: str) -> None:
    result = canonical(text)

    assert result.encode("utf-8").decode("utf-8") == result
    assert unicodedata.is_normalized("NFC", result)


@given(ANYTHING)
def test_paragraphs_have_no_white_space_to_spare(text: str) -> None:
    for paragraph in paragraphs(canonical(text)):
        assert paragraph == paragraph.strip() != ""
        assert "\n" not in paragraph
        assert "  " not in paragraph


@given(ANYTHING)
def test_paragraphs_are_the_text(text: str) -> None:
    assert PARAGRAPH_BREAK.join(paragraphs(canonical(text))) == canonical(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We want peace,” he said — at last…",
        "«Мы хотим мира», — сказал он.",
        "„Ми хочемо миру“, – сказав він.",
        "It's 47.6 dollars, 5‑6 per cent, 10′ and №\u20097".replace("\u2009", " "),
        "Переговори щодо об’єкта й пам'яті",
        "a 👩‍🚒 emoji stays whole",
    ],
)
def test_quotation_marks_dashes_and_letters_stay_as_the_source_has_them(text: str) -> None:
    assert canonical(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree", "one\n\ntwo\n\nthree"),
        ("one\u2028two\u2029three\x85four\fend", "one\n\ntwo\n\nthree\n\nfour\n\nend"),
        ("a\u00a0b \t c\u3000d", "a b c d"),
        ("пере\u00adми\u200bрие", "перемирие"),
        ("\ufeffstart\x00 and\x07 end", "start and end"),
        ("и\u0306 e\u0301", "й é"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("\n\n \t \n", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_breaks_become_paragraphs(text: str, expected: str) -> None:
    assert canonical(text) == expected


def test_an_empty_text_has_no_paragraphs() -> None:
    assert paragraphs("") == []


WRAPPED = """\
The delegations met for the second time on Monday in the
palace on the Bosphorus and agreed on nothing but the
exchange of prisoners.

Each side handed over a paper. The Russian one had
three parts, the Ukrainian one was shorter and
had been published before the meeting.
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_hard_wrapped_text_gets_its_paragraphs_back(line_break: str) -> None:
    joined = paragraphs(canonical(unwrap(WRAPPED.replace("\n", line_break))))

    assert joined == [" ".join(block.split()) for block in WRAPPED.split("\n\n")]


def test_a_paragraph_on_each_line_stays_a_paragraph() -> None:
    text = (
        "The delegations met for the second time.\n"
        "They agreed on the exchange of prisoners, it was said.\n"
        "“Nothing else,” the minister said.\n"
        "Each side handed over a paper with its terms for a ceasefire."
    )

    assert paragraphs(canonical(unwrap(text))) == text.split("\n")


def test_long_lines_are_paragraphs_even_if_they_stop_in_the_middle_of_a_sentence() -> None:
    line = "a line that an editor has not wrapped " * 6

    assert unwrap(f"{line}\n{line}\n{line}").count("\n") == 2


def test_the_points_of_a_wrapped_list_stay_apart() -> None:
    text = (
        "The paper named what each of the two sides would have to do\n"
        "in the thirty days after the signing of the document and\n"
        "before the talks go on:\n"
        "- withdraw the troops from the four regions that it\n"
        "  names in its first part\n"
        "- stop the mobilisation and the deliveries of arms from\n"
        "  all other countries\n"
    )

    assert paragraphs(canonical(unwrap(text)))[1:] == [
        "- withdraw the troops from the four regions that it names in its first part",
        "- stop the mobilisation and the deliveries of arms from all other countries",
    ]


@pytest.mark.timeout(20)
def test_a_wrapped_text_of_megabytes_takes_seconds() -> None:
    line = "the two delegations met once more in the palace by\n"

    assert len(unwrap(line * 200_000).split("\n")) == 1


@given(ANYTHING)
def test_unwrapping_loses_no_letter(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(canonical(value).split())

    assert letters(unwrap(text)) == letters(text)
