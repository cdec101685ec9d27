"""Runs of whole sentences with exact offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.canonical import canonical
from index.passages import FEWEST_WORDS, MOST_WORDS, build_passages, text_to_embed
from index.sentences import split_sentences
from index.vocabulary import Article, Passage, Sentence

WORDS = st.sampled_from(
    "the talks in Istanbul ended U.S. Gen. Petrov “No”, he said 47.6 per cent. Why? Then! "
    "Переговоры в Стамбуле завершились, сказал он. «Нет!» — Переговори тривали 3,5 год. \n\n"
    "👩‍🚒 е\u0301".split(" ")
)
TEXTS = st.lists(WORDS, max_size=400).map(" ".join).map(canonical)
LANGUAGES = st.sampled_from(["en", "ru", "uk", None])


def article(text: str, language: str | None = "en") -> Article:
    return Article("a" * 16, "a.txt", text, language=language)


def of_sizes(*sizes: int) -> tuple[Article, list[Sentence]]:
    """An article whose sentences have so many words each."""
    texts = [" ".join(["word"] * (size - 1) + [f"end{n}."]) for n, size in enumerate(sizes)]
    ends = [sum(map(len, texts[: n + 1])) + n for n in range(len(texts))]
    sentences = [Sentence(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
    return article(" ".join(texts)), sentences


def words(passages: list[Passage], text: str) -> list[int]:
    return [len(passage.span.slice(text).split()) for passage in passages]


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_sentence_is_in_exactly_one_passage_and_none_is_cut(
    text: str, language: str | None
) -> None:
    sentences = split_sentences(text, language)

    passages = build_passages(article(text, language), sentences)

    assert [s for passage in passages for s in passage.sentences] == list(sentences)


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_offsets_lead_back_to_the_very_characters(text: str, language: str | None) -> None:
    passages = build_passages(article(text, language), split_sentences(text, language))

    end = 0
    for passage in passages:
        shown = passage.span.slice(text)
        assert text[end : passage.span.start].strip() == ""
        assert shown == shown.strip() != ""
        assert text.startswith(shown, passage.span.start)
        end = passage.span.end
    assert text[end:].strip() == ""


@given(st.lists(st.integers(1, 300), max_size=40))
def test_no_passage_is_too_long_unless_one_sentence_is(sizes: list[int]) -> None:
    source, sentences = of_sizes(*sizes)

    passages = build_passages(source, sentences)

    for passage, size in zip(passages, words(passages, source.text), strict=True):
        assert size <= MOST_WORDS or len(passage.sentences) == 1
    assert [passage.number for passage in passages] == list(range(len(passages)))
    assert len({passage.id for passage in passages}) == len(passages)


@given(st.lists(st.integers(5, 40), min_size=10, max_size=60))
def test_passages_of_ordinary_sentences_have_about_110_words(sizes: list[int]) -> None:
    source, sentences = of_sizes(*sizes)

    found = words(build_passages(source, sentences), source.text)

    assert all(110 <= size <= 150 for size in found[:-1][:-1])
    assert found[-1] >= FEWEST_WORDS or len(found) == 1 or sum(found[-2:]) > MOST_WORDS


def test_a_stub_joins_the_passage_before_it() -> None:
    source, sentences = of_sizes(60, 60, 20)

    assert words(build_passages(source, sentences), source.text) == [140]


def test_an_article_without_sentences_has_no_passages() -> None:
    assert build_passages(article(""), []) == []


def test_the_model_reads_the_title_with_the_passage_if_there_is_one() -> None:
    source, sentences = of_sizes(12)
    (passage,) = build_passages(source, sentences)
    titled = Article("a" * 16, "a.txt", source.text, title="The third round")

    assert text_to_embed(source, passage) == source.text
    assert text_to_embed(titled, passage) == f"The third round\n{source.text}"
