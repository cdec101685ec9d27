"""Near-duplicates."""

from __future__ import annotations

from index.copies import alike, bands, signature
from tests.auxil.corpora import Newsroom, markdown

WIRE = """The delegations of Russia and Ukraine met in Istanbul on Wednesday for the third time.

They spoke for less than an hour and agreed to exchange at least 1,200 prisoners from each side.

Ukraine proposed a meeting of the presidents before the end of August. Russia said that such a
meeting made sense only to sign what had been agreed before.

The head of the Russian delegation offered short ceasefires of one or two days along the front
line so that the wounded and the dead could be brought home. Ukraine repeated that it wanted a
full ceasefire without conditions, and that nothing less would end the killing.

The next round has not been scheduled, officials of both countries said after the meeting."""
EDITED = WIRE.replace("Wednesday", "July 23").replace("Officials of both", "Both") + "\n\n(Updated)"
OTHER = """Turkey hosted a third round of talks between Russia and Ukraine. It lasted under an hour.

Another exchange of prisoners was the only thing that the two sides could agree upon in the
palace on the Bosphorus, and nobody in either capital had hoped for more, diplomats admitted."""


def test_an_edited_copy_is_recognised() -> None:
    assert alike(signature(WIRE), signature(EDITED))
    assert set(bands(signature(WIRE))) & set(bands(signature(EDITED)))


def test_two_reports_of_one_event_are_two() -> None:
    assert not alike(signature(WIRE), signature(OTHER))


def test_case_and_line_breaks_do_not_matter() -> None:
    assert (signature(WIRE) == signature(WIRE.upper().replace("\n", " "))).all()


def test_a_text_without_words_has_a_signature_as_well() -> None:
    assert alike(signature("…"), signature("—"))


def test_copies_are_one_story_and_the_others_stay_single(newsroom: Newsroom) -> None:
    newsroom.write(
        {
            "a.md": markdown(WIRE, outlet="One", date="2025-07-24"),
            "b.md": markdown(EDITED, outlet="Two", date="2025-07-23"),
            "c.md": markdown(OTHER, outlet="Three"),
        }
    )

    report = newsroom.rebuild()
    assert report.duplicates == 1
    assert "copies    1 articles" in report.as_text()
    with newsroom.open() as edition:
        one, two, three = edition.catalog.all_articles()
        stories = edition.catalog.stories([one.id, two.id, three.id])
        assert stories[one.id] == stories[two.id]
        assert three.id not in stories
        assert edition.catalog.carriers(one.id) == [two]
        assert edition.catalog.carriers(three.id) == []


def test_copies_find_each_other_again_when_the_first_goes(newsroom: Newsroom) -> None:
    files = {f"{name}.md": markdown(WIRE, outlet=name) for name in "abcd"}
    newsroom.write(files)
    newsroom.rebuild()
    with newsroom.open() as edition:
        articles = {article.id: article for article in edition.catalog.all_articles()}
        (founder,) = set(edition.catalog.stories(list(articles)).values())

    (newsroom.corpus / articles[founder].path).unlink()

    assert newsroom.rebuild().duplicates == 2
    with newsroom.open() as edition:
        left = [article.id for article in edition.catalog.all_articles()]
        assert len(set(edition.catalog.stories(left).values())) == 1
        assert len(edition.catalog.carriers(left[0])) == 2
