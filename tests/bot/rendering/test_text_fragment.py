"""Links that open at the quote: read back as the specification has browsers read them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.rendering.text_fragment import LONGEST_WHOLE, at_quote
from tests.bot.rendering.shown import texts

PAGE = "https://news.example/a"


def directive(address: str) -> tuple[str | None, list[str]]:
    """The ordinary fragment of an address, and start and end of its text directive."""
    fragment = address.partition("#")[2]
    before, _, after = fragment.partition(":~:")
    assert after.startswith("text=")
    assert "&" not in after
    parts = after.removeprefix("text=").split(",")
    assert not any(part.startswith("-") or part.endswith("-") for part in parts)
    return before or None, [unquote(part, errors="strict") for part in parts]


@settings(deadline=None, max_examples=100)
@given(texts, st.integers(0, 20), st.integers(1, 400))
def test_the_words_named_by_a_fragment_are_the_quotes_first_and_last(
    page: str, start: int, length: int
) -> None:
    quoted = page[start : start + length].strip()
    assume(re.search(r"\w", quoted))
    address = at_quote(PAGE, quoted)
    if address == PAGE:
        ends = [re.sub(r"\W", "", word) for word in (quoted.split()[0], quoted.split()[-1])]
        assert not all(ends) or len(max(quoted.split(), key=len)) > LONGEST_WHOLE
        return

    _, parts = directive(address)

    on_page = " ".join(quoted.split())
    assert all("\n" not in part for part in parts)
    first, last = parts[0], parts[-1]
    assert on_page.find(first) == len(on_page) - len(re.sub(r"^\W+", "", on_page))
    assert on_page.rfind(last) + len(last) == len(re.sub(r"\W+$", "", on_page))
    assert len(parts) == 1 or on_page.find(first) + len(first) <= on_page.rfind(last)


@pytest.mark.parametrize(
    ("quoted", "named"),
    [
        ("A cease-fire, then talks & terms.", "A%20cease%2Dfire%2C%20then%20talks%20%26%20terms"),
        ("«Никогда», — сказал он.", "%D0%9D%D0%B8%D0%BA%D0%BE%D0%B3%D0%B4%D0%B0%C2%BB%2C%20"),
        ("100% of #1 = yes?", "100%25%20of%20%231%20%3D%20yes"),
    ],
)
def test_what_has_a_meaning_in_a_fragment_is_encoded(quoted: str, named: str) -> None:
    assert at_quote(PAGE, quoted).startswith(f"{PAGE}#:~:text={named}")


def test_a_long_quote_is_named_by_its_ends() -> None:
    quoted = (
        "one two three four five six seven " + "and so on " * 20 + "ten nine eight end-of it, now."
    )

    assert directive(at_quote(PAGE, quoted))[1] == [
        "one two three four five six",
        "ten nine eight end-of it, now",
    ]


def test_a_quote_over_two_paragraphs_is_named_by_a_piece_of_each() -> None:
    assert directive(at_quote(PAGE, "He left.\n\nShe did not."))[1] == ["He left", "She did not"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"{PAGE}#part", f"{PAGE}#part:~:text=Words"),
        (f"{PAGE}#", f"{PAGE}#:~:text=Words"),
        (f"{PAGE}#:~:text=Other", f"{PAGE}#:~:text=Words"),
        (f"{PAGE}?a=1&b=2", f"{PAGE}?a=1&b=2#:~:text=Words"),
    ],
)
def test_a_fragment_that_an_address_has_already_is_kept(address: str, expected: str) -> None:
    assert at_quote(address, "Words.") == expected


@pytest.mark.parametrize("quoted", ["…", "x" * 900, f"{'x' * 900} {'y' * 900}"])
def test_what_no_page_could_be_searched_for_gets_no_fragment(quoted: str) -> None:
    assert at_quote(PAGE, quoted) == PAGE
