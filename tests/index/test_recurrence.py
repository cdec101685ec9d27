"""Paragraphs that recur across articles are not reporting."""

from __future__ import annotations

import pytest

from index.recurrence import may_be_the_outlets, own_voice, recurrence_key, recurs
from tests.auxil.corpora import Newsroom, markdown

ABOUT = "The Evening Courier has been printed in the old town since the year of the great fire."
CREDIT = "Material of the Courier may be reprinted with a link to courier.example, © the publisher."
BACKGROUND = "The canal was dug in 1874 and carries a third of the grain that leaves the region."
EVENTS = (
    "A bridge over the canal was closed on Monday after an inspector found cracks in two pillars.",
    "The council voted by nine to four to build a school for six hundred children by the station.",
    "Farmers blocked the northern road with tractors for a day to protest against grain prices.",
    "A museum lent its collection of icons to the capital for the first time in eighty years.",
    "Firemen saved a family of five from a burning house in the suburb by the river at night.",
    "The tram line to the airport opens in spring, two years later than the city had promised.",
    "A storm took the roofs off some forty houses and left three villages without electricity.",
    "The hospital got two helicopters from the state, which had refused to pay for one before.",
)


def article(number: int, *tail: str, outlet: str | None = "Courier") -> str:
    text = "\n\n".join([EVENTS[number], f"That was report {number} of the day.", *tail])
    return markdown(text, outlet=outlet) if outlet else text


def texts(newsroom: Newsroom) -> dict[str, str]:
    with newsroom.open() as edition:
        return {article.path: article.text for article in edition.catalog.all_articles()}


def test_what_stands_under_many_articles_of_an_outlet_is_taken_out(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, ABOUT) for n in range(6)})

    report = newsroom.rebuild()

    assert report.cleaned_paragraphs == 6
    assert all(EVENTS[n] in text for n, text in enumerate(texts(newsroom).values()))
    assert not any(ABOUT in text for text in texts(newsroom).values())
    with newsroom.open() as edition:
        (removal,) = edition.catalog.removals(next(edition.catalog.all_articles()).id)
    assert (removal.text, removal.position) == (ABOUT, 2)
    assert removal.reason == "recurs in 6 articles of the outlet"


def test_a_few_articles_may_share_a_paragraph(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, ABOUT) for n in range(4)})
    newsroom.rebuild()

    assert all(ABOUT in text for text in texts(newsroom).values())


def test_the_outlets_own_voice_goes_earlier(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, CREDIT) for n in range(3)})
    newsroom.rebuild()

    assert not any(CREDIT in text for text in texts(newsroom).values())


def test_another_outlet_may_say_it(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, ABOUT) for n in range(6)})
    newsroom.write({"other.md": article(6, ABOUT, outlet="Herald")})
    newsroom.rebuild()

    assert ABOUT in texts(newsroom)["other.md"]


def test_articles_of_no_outlet_are_counted_together(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.txt": article(n, CREDIT, outlet=None) for n in range(6)})
    newsroom.rebuild()

    assert not any(CREDIT in text for text in texts(newsroom).values())
    with newsroom.open() as edition:
        (removal,) = edition.catalog.removals(next(edition.catalog.all_articles()).id)
    assert removal.reason == "recurs in 6 articles of the folder"


@pytest.mark.parametrize("outlet", [None, "Courier"])
def test_a_background_paragraph_stays_in_all_articles(
    newsroom: Newsroom, outlet: str | None
) -> None:
    newsroom.write({f"{n}.md": article(n, BACKGROUND, outlet=outlet) for n in range(8)})
    newsroom.rebuild()

    assert all(BACKGROUND in text for text in texts(newsroom).values())


def test_copies_of_one_article_make_nothing_recur(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(0, ABOUT) for n in range(7)})
    newsroom.rebuild()

    assert all(ABOUT in text and EVENTS[0] in text for text in texts(newsroom).values())


def test_salutations_stay(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, "Glory to Ukraine!") for n in range(6)})
    newsroom.rebuild()

    assert all("Glory to Ukraine!" in text for text in texts(newsroom).values())


def test_an_article_more_can_tip_it_and_one_less_can_tip_it_back(newsroom: Newsroom) -> None:
    newsroom.write({f"{n}.md": article(n, ABOUT) for n in range(4)})
    newsroom.rebuild()

    newsroom.write({"4.md": article(4, ABOUT)})
    report = newsroom.rebuild()

    assert (report.articles.new, report.articles.changed) == (1, 4)
    assert not any(ABOUT in text for text in texts(newsroom).values())

    (newsroom.corpus / "0.md").unlink()
    newsroom.rebuild()

    assert all(ABOUT in text for text in texts(newsroom).values())


def test_rebuilding_step_by_step_ends_where_a_full_rebuild_does(newsroom: Newsroom) -> None:
    for n in range(7):
        newsroom.write({f"{n}.md": article(n, ABOUT, CREDIT)})
        newsroom.rebuild()
    (newsroom.corpus / "3.md").unlink()
    newsroom.rebuild()
    step_by_step = texts(newsroom)

    newsroom.rebuild(full=True)

    assert texts(newsroom) == step_by_step


@pytest.mark.parametrize(
    "paragraph",
    [CREDIT, "Follow us on t.me/courier", "Все права защищены.", "Передрук лише з дозволу."],
)
def test_credits_and_rights_are_the_outlets_own_voice(paragraph: str) -> None:
    assert own_voice(paragraph)


def test_reporting_is_not_the_outlets_own_voice() -> None:
    assert not any(own_voice(event) for event in EVENTS)


def test_only_what_may_be_the_outlets_own_is_counted() -> None:
    told = "The mayor told the Courier that the bridge would be opened in the first week of May."

    assert may_be_the_outlets(ABOUT, "Courier")
    assert may_be_the_outlets("О чём «Портовой газете» рассказывают", "Портовая газета")
    assert may_be_the_outlets("Этот материал создан вместе с читателями порта.", None)
    assert may_be_the_outlets("Sport and weather", None)
    assert not may_be_the_outlets(ABOUT, None)
    assert not may_be_the_outlets(told, "Courier")
    assert not any(may_be_the_outlets(each, "Courier") for each in (*EVENTS, BACKGROUND))


def test_long_paragraphs_are_not_counted() -> None:
    assert recurrence_key("word " * 300) is None


def test_a_large_outlet_needs_more_than_a_handful() -> None:
    assert not recurs(8, 100, own_voice=False)
    assert recurs(20, 100, own_voice=False)
    assert recurs(3, 100, own_voice=True)
    assert not recurs(3, 1000, own_voice=True)
