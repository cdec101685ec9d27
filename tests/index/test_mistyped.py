"""A slip of the keyboard is read as what was meant, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest

from index.mistyped import Mistyped
from tests.auxil.corpora import Newsroom, markdown

ENGLISH = """The delegations met in a palace in Istanbul on Monday, said Dmitry Peskov.

Russia demanded that Ukraine withdraw; the negotiators refused and left the palace again.

The negotiators were to meet Karim in February."""
RUSSIAN = """Путин подписал указ о мобилизации, а войска заняли три села в Курской области.

Он знал, что заняли и город; о мобилизации узнали в области."""
UKRAINIAN = """Порти охоплює зернова угода, а війна триває вже третій місяць.

Зернова угода діятиме до березня."""


Mended = Callable[[str], str]


@contextmanager
def over(newsroom: Newsroom, articles: Mapping[str, str]) -> Iterator[Mended]:
    """What mends questions over some articles."""
    newsroom.write({name: markdown(text) for name, text in articles.items()})
    newsroom.rebuild()
    with newsroom.open() as edition:
        yield Mistyped(edition.catalog, edition.spellings).mended


@pytest.fixture
def mended(newsroom: Newsroom) -> Iterator[Mended]:
    with over(newsroom, {"e.md": ENGLISH, "r.md": RUSSIAN, "u.md": UKRAINIAN}) as mended:
        yield mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did russia demnad from ukraine", "what did russia demand from ukraine"),
        ("where did the negotaitors meet", "where did the negotiators meet"),
        ("In which palacce did they meet?", "In which palace did they meet?"),
        ("Palacce in Istanbul", "Palace in Istanbul"),
        ("сколька сел в курской облости", "сколько сел в курской области"),
        ("указ о мабилизации", "указ о мобилизации"),
        ("що каже зернава угода", "що каже зернова угода"),
    ],
)
def test_a_slip_becomes_the_word_of_the_articles(mended: Mended, typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Which place did they meet in?",  # a word, though no article has it
        "what was refuted",  # … and so is this, a letter from "refused"
        "what was redused",  # "reduced" as well as "refused"
        "did Karin meet them",  # a name is what it is
        "did karin meet them",
        "did Peskow say so",  # sounds like one that the articles have
        "что он зянял",  # "занял" and "знял": rather left alone than wrong
        "где Мабилизация",  # typed as a name
        "when do they meet in istambul?",  # as above, in small letters
        "коли діятиме угода",
        "у травні 2025",
        "",
    ],
)
def test_what_may_have_been_meant_as_it_stands_is_left(mended: Mended, typed: str) -> None:
    assert mended(typed) == typed


def test_a_capital_of_a_heading_makes_no_name(newsroom: Newsroom) -> None:
    text = "The Conditions of the Peace. They met. " + "The conditions were read. " * 9
    with over(newsroom, {f"{n}.md": f"Day {n}. {text}" for n in range(5)}) as mended:
        assert mended("what were the conditons") == "what were the conditions"


def test_who_types_nothing_but_slips_types_no_question(newsroom: Newsroom) -> None:
    with over(newsroom, {"e.md": ENGLISH}) as mended:
        assert mended(" ".join(["palacce"] * 8)) == " ".join(["palace"] * 6 + ["palacce"] * 2)


def test_of_two_words_the_one_that_is_clearly_commoner_is_meant(newsroom: Newsroom) -> None:
    common = " ".join("The pipeline burst." for _ in range(3))
    files = {f"{n}.md": f"{common} Day {n} of the flood." for n in range(5)}
    with over(newsroom, {**files, "rare.md": "The pipelane of Wodan is a road."}) as mended:
        assert mended("when did the pipelene burst") == "when did the pipeline burst"
