"""Question and passage become one row of tokens, and every sentence keeps its place in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bot.reader.inputs import BEFORE_CHARACTERS, InputBuilder, reading_matter
from index.embedding.manifest import MAX_TOKENS, TOKENIZER_FILE

TEXT = "The talks began on Monday. Both sides sent deputies. Nothing was signed. They meet again."
PLACES = [(27, 52), (53, 72)]


@pytest.fixture(scope="module")
def tokenizer(models_dir: Path) -> Tokenizer:
    found = Tokenizer.from_file(str(models_dir / "multilingual-e5-small" / TOKENIZER_FILE))
    found.no_truncation()
    return found


def test_title_and_words_before_are_read_and_are_no_sentences_of_the_passage() -> None:
    matter = reading_matter(TEXT, PLACES, "Second round")
    assert matter.text.startswith("Second round. The talks began on Monday. Both sides")
    said = [matter.text[start:end] for start, end in matter.sentences]
    assert said == ["Both sides sent deputies.", "Nothing was signed."]
    assert not matter.text.endswith("again.")


def test_a_long_way_before_the_passage_is_cut_at_a_word() -> None:
    long = "word " * 200 + TEXT
    shift = len("word " * 200)
    matter = reading_matter(long, [(start + shift, end + shift) for start, end in PLACES])
    before = matter.text[: matter.sentences[0][0]]
    assert len(before) <= BEFORE_CHARACTERS
    assert before.split()[0] == "word"


def test_the_tokens_of_a_sentence_are_its_own(tokenizer: Tokenizer) -> None:
    builder = InputBuilder(tokenizer)
    row = builder.row(builder.question("Who came?"), reading_matter(TEXT, PLACES, "Second round"))
    pieces = [list(map(tokenizer.id_to_token, row.ids[start:end])) for start, end in row.spans]
    said = ["".join(each).replace("▁", " ").strip() for each in pieces]
    assert said == ["Both sides sent deputies.", "Nothing was signed."]


def test_what_does_not_fit_has_no_tokens(tokenizer: Tokenizer) -> None:
    builder = InputBuilder(tokenizer)
    sentence = "Again and again the delegations met and parted. "
    text = sentence * 120
    places = [(n * len(sentence), (n + 1) * len(sentence) - 1) for n in range(120)]
    row = builder.row(builder.question("Who?"), reading_matter(text, places))
    assert len(row.ids) == MAX_TOKENS
    widths = row.spans[:, 1] - row.spans[:, 0]
    assert widths[0] > 0
    assert widths[-1] == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_nothing_that_can_be_typed_or_written_breaks_a_row(
    tokenizer: Tokenizer, question: str, text: str
) -> None:
    builder = InputBuilder(tokenizer)
    row = builder.row(builder.question(question), reading_matter(text, [(0, len(text))]))
    assert len(row.ids) <= MAX_TOKENS
    (start, end), *_ = row.spans
    assert 0 <= start <= end <= len(row.ids)
