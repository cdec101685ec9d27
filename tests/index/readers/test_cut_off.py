"""Texts that are given only by their beginning."""

from __future__ import annotations

import pytest

from index.readers.cut_off import uncut

MET = "The delegations met on Monday."


@pytest.mark.parametrize(
    "end",
    [
        *(" They agr… [+1234 chars]", " They agr [+12 chars]", "\nThey agreed to […]"),
        *(
            " They agreed to [...]",
            " They agreed…",
            " They agreed... Read more",
            " […]",
            "… [+7 chars]",
        ),
    ],
)
def test_the_sentence_that_a_text_is_cut_off_in_goes_with_the_mark(end: str) -> None:
    assert uncut(f"{MET} {MET}{end}") == f"{MET} {MET}"


def test_a_text_that_is_cut_off_in_its_first_sentence_has_none() -> None:
    assert uncut("The delegations met and agr… [+1234 chars]") == ""


@pytest.mark.parametrize(
    "text", [MET, f"{MET} A caption", "«Да…»", f"{MET}\n1,200 prisoners", "Costs [+3 million]", ""]
)
def test_a_text_without_a_mark_stays_as_it_is(text: str) -> None:
    assert uncut(text) == text


def test_a_beginning_ends_with_its_last_whole_sentence_even_without_a_mark() -> None:
    assert uncut(f"{MET} They agr", is_beginning=True) == MET
    assert uncut(f"{MET}\nThey agr", is_beginning=True) == MET
    assert uncut("They agr", is_beginning=True) == ""
    assert uncut(f"{MET} «Да».", is_beginning=True) == f"{MET} «Да»."


def test_dots_may_be_the_writers_own() -> None:
    assert uncut(f"{MET} And then…", may_trail_off=True) == f"{MET} And then…"
    assert uncut(f"{MET} And then […]", may_trail_off=True) == MET


def test_a_paragraph_of_any_length_is_cut_at_its_end_only() -> None:
    assert uncut(f"{MET} " * 5_000 + "They agr […]") == (f"{MET} " * 5_000).strip()
