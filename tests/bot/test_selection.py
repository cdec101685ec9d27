"""From scored sentences to the quotes that are shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer_kinds import Kind
from bot.selection import LONGEST_JOINED, MOST_QUOTES, join, select
from bot.vocabulary import Evidence
from index.sentences import split_sentences
from index.vocabulary import Article, Sentence
from tests.auxil.evidence import evidence_of

NO_KIND: frozenset[Kind] = frozenset()
TERMS = frozenset({Kind.TERMS})


def article(text: str, article_id: str = "a") -> Article:
    return Article(id=article_id, path=f"{article_id}.txt", text=text)


def evidence(of: Article, sentence: Sentence, score: float, *, shows: float = 0.0) -> Evidence:
    return evidence_of(of, sentence, score=score, shows_kind=shows)


def quotes_of(texts: Sequence[tuple[str, float]], kinds: frozenset[Kind] = NO_KIND) -> list[str]:
    """Select among one-sentence articles with given scores."""
    found, sentences = [], {}
    for number, (text, score) in enumerate(texts):
        one = article(text, f"a{number}")
        sentences[one.id] = split_sentences(text, "en")
        found.append(evidence(one, sentences[one.id][0], score, shows=1.0))
    return [quote.text for quote in select(found, sentences, kinds)]


def test_the_best_comes_first_and_the_far_worse_not_at_all() -> None:
    shown = quotes_of([("The dam broke.", 9.0), ("Water rose fast.", 8.5), ("Corn is dear.", 2.0)])
    assert shown == ["The dam broke.", "Water rose fast."]


def test_nothing_is_said_twice() -> None:
    copy = "The two sides exchanged three hundred prisoners on Tuesday."
    shown = quotes_of([(copy, 9.0), (copy.replace("Tuesday", "Tuesday evening"), 9.0)])
    assert shown == [copy]


def test_there_are_never_more_than_four() -> None:
    names = ("Kyiv", "Lviv", "Odesa", "Dnipro", "Sumy", "Poltava", "Rivne")
    shown = quotes_of([(f"{name} was mentioned here by somebody.", 9.0) for name in names])
    assert len(shown) <= MOST_QUOTES


def test_the_first_screen_has_another_outlet_when_one_answers_as_well() -> None:
    towns = ("Kyiv", "Lviv", "Odesa", "Dnipro", "Sumy", "Poltava")
    found, sentences = [], {}
    for number, town in enumerate(towns):
        outlet = "Second Desk" if town == "Poltava" else "First Desk"
        one = Article(f"a{number}", f"{town}.txt", f"{town} {town} said no.", outlet=outlet)
        sentences[one.id] = split_sentences(one.text, "en")
        found.append(evidence(one, sentences[one.id][0], 9.0 - number / 10))
    quotes = select(found, sentences, NO_KIND)
    assert [quote.text.split()[0] for quote in quotes] == [
        *("Kyiv", "Lviv", "Odesa"),
        *("Poltava", "Dnipro", "Sumy"),
    ]


def test_terms_are_gathered_further_down_than_other_answers() -> None:
    terms = [("Sanctions must be lifted.", 9.0), ("Kyiv has to withdraw.", 5.0)]
    assert len(quotes_of(terms, frozenset({Kind.TERMS}))) == 2
    assert len(quotes_of(terms)) == 1


def test_neighbours_become_one_quote_and_keep_the_better_place() -> None:
    text = "It rained. The dam broke. Water rose. Nobody slept."
    one = article(text)
    order = split_sentences(text, "en")
    quotes = join([(one, order[2]), (one, order[0]), (one, order[1])], {"a": order})
    assert [quote.text for quote in quotes] == ["It rained. The dam broke. Water rose."]


def test_a_paragraph_ends_a_quote_unless_it_is_a_list_of_terms() -> None:
    text = "Sanctions must go.\n\nAssets must come back."
    one = article(text)
    order = split_sentences(text, "en")
    chosen = [(one, order[0]), (one, order[1])]
    assert len(join(chosen, {"a": order})) == 2
    assert [q.text for q in join(chosen, {"a": order}, TERMS)] == [text]


def test_quoted_speech_takes_its_attribution_along() -> None:
    text = "“The talks are over.” He said this in Ankara. Nobody replied."
    one = article(text)
    order = split_sentences(text, "en")
    quotes = join([(one, order[0])], {"a": order})
    assert [quote.text for quote in quotes] == ["“The talks are over.” He said this in Ankara."]


def quoted(text: str, language: str, kinds: frozenset[Kind] = NO_KIND) -> list[str]:
    """What is quoted when the first sentence of a text is chosen."""
    one = article(text)
    order = split_sentences(text, language)
    return [quote.text for quote in join([(one, order[0])], {"a": order}, kinds)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lavrov named three conditions. Sanctions go. Assets come back. Kyiv stays out."),
        ("en", "The second part offers two ways to peace. Under one Kyiv withdraws."),
        ("ru", "Премьер назвал три условия. Гарантии нужны сразу. Риски делят все."),
        ("uk", "Прем'єр назвав п'ять головних вимог. Гарантії потрібні одразу. Ризики ділять усі."),
    ],
)
def test_a_sentence_that_announces_a_list_takes_the_list_along(language: str, text: str) -> None:
    assert quoted(f"{text}\n\nThe weather was fine.", language) == [text]


def test_behind_a_colon_the_items_are_paragraphs() -> None:
    text = "He asked for this:\n\nSanctions must go.\n\nAssets must come back."
    assert quoted(text, "en") == [text]


def test_what_needs_no_list_takes_none_along() -> None:
    text = "Lavrov named three conditions. Sanctions go."
    assert quoted(text, "en", frozenset({Kind.HOW_MANY})) == ["Lavrov named three conditions."]
    complete = "Lavrov named three conditions: peace, land and time. He left."
    assert quoted(complete, "en") == ["Lavrov named three conditions: peace, land and time."]


def test_a_long_list_is_shown_as_far_as_a_phone_has_room() -> None:
    points = " ".join(f"Point {n} is {'very ' * 20}long." for n in "abcdefghi")
    text = f"He named ten points. {points}"
    (shown,) = quoted(text, "en")
    assert len("He named ten points. ") < len(shown) <= LONGEST_JOINED


@given(st.lists(st.integers(0, 11), min_size=1, unique=True), st.booleans())
def test_every_chosen_sentence_is_in_exactly_one_quote(numbers: list[int], across: bool) -> None:
    text = " ".join(f"Sentence number {n} stands here{' still' * n}." for n in range(12))
    text = text.replace("number 6", "number six").replace("here. Sentence number 3", "here.\n\nX 3")
    one = article(text)
    order = split_sentences(text, "en")
    chosen = [(one, order[n]) for n in numbers if n < len(order)]
    quotes = join(chosen, {"a": order}, TERMS if across else NO_KIND)
    for _, sentence in chosen:
        holding = [q for q in quotes if q.start <= sentence.start and sentence.end <= q.end]
        assert len(holding) == 1
    assert all(quote.text == text[quote.start : quote.end] for quote in quotes)
    assert all(len(quote.text) <= LONGEST_JOINED for quote in quotes)
