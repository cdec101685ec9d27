"""The labelled sentences and questions that need no shared folder: sound, and mostly right."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.speakers import asked_speakers
from tests.evaluation.speakers import LANGUAGES, PARTS, askings, labels, measure

MOST_WRONG = 0.03
FEWEST_FOUND = 0.9


def test_there_are_enough_labels_of_every_kind() -> None:
    everything = labels()
    by_language = Counter(label.language for label in everything)
    assert set(by_language) == LANGUAGES
    assert by_language["en"] >= 100
    assert by_language["ru"] >= 60
    assert by_language["uk"] >= 60
    assert sum(not label.names for label in everything) >= 60
    assert {label.part for label in everything} <= set(PARTS)


def test_an_article_is_of_one_part() -> None:
    parts: dict[str, set[str]] = {}
    for label in labels():
        parts.setdefault(label.article, set()).add(label.part)
    assert all(len(found) == 1 for found in parts.values())


def test_nothing_is_labelled_twice() -> None:
    spans = Counter((label.article, label.start, label.end) for label in labels())
    assert [span for span, number in spans.items() if number > 1] == []


def test_hardly_anybody_is_given_words_of_somebody_else() -> None:
    own = [label for label in labels() if label.article.startswith(("corpus/", "texts/"))]
    results = measure(own, None)
    named = [result for result in results if result.named]
    assert len(named) >= 200
    assert sum(not result.right for result in named) <= MOST_WRONG * len(named)
    wanted = [r for r in results if r.label.names and not r.label.optional]
    assert sum(r.right for r in wanted) >= FEWEST_FOUND * len(wanted)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_question_is_hardly_ever_taken_to_want_somebody_elses_words(language: str) -> None:
    chosen = [asking for asking in askings() if asking.language == language]
    assert len(chosen) >= 40
    named = [asking for asking in chosen if asked_speakers(asking.question)]
    wrong = [a.question for a in named if not a.allows(asked_speakers(a.question))]
    assert len(wrong) <= MOST_WRONG * len(named)
