"""The reader that is shipped tells sentences that answer from those that only come near."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.reader.inputs import ReadingMatter, reading_matter
from bot.reader.network import NETWORK_FILE, ReaderNetwork
from index.errors import ModelError
from index.sentences import split_sentences

TEXT = (
    "The delegations of Varland and Ostmark met in Kelm on 4 March."
    " Varland's minister Ada Brenn said that her country would open the pass only after the"
    " prisoners were home. Ostmark's envoy left before the press arrived."
    " The talks lasted three hours."
)
ASKED = {
    "en": "What is Varland's condition for opening the pass?",
    "ru": "При каком условии Варланд откроет перевал?",
    "uk": "За якої умови Варланд відкриє перевал?",
}


@pytest.fixture(scope="module")
def network(models_dir: Path) -> ReaderNetwork:
    return ReaderNetwork(models_dir / "multilingual-e5-small")


def matter(text: str) -> ReadingMatter:
    return reading_matter(text, [(s.start, s.end) for s in split_sentences(text, "en")])


def test_it_is_small_enough_for_the_repository() -> None:
    assert NETWORK_FILE.stat().st_size <= 30 * 1024 * 1024


@pytest.mark.parametrize("language", sorted(ASKED))
def test_the_sentence_that_answers_stands_above_the_others(
    network: ReaderNetwork, language: str
) -> None:
    (scores,) = network.read(ASKED[language], [matter(TEXT)])
    assert int(np.argmax(scores.answers)) == 1


def test_a_passage_about_something_else_scores_below(network: ReaderNetwork) -> None:
    other = "Wheat grows best on black soil. Farmers sow it in autumn and harvest in July."
    near, far = network.read(ASKED["en"], [matter(TEXT), matter(other)])
    assert near.answers.max() > far.answers.max()
    assert near.passage > far.passage


def test_scores_do_not_depend_on_what_else_is_read(network: ReaderNetwork) -> None:
    (alone,) = network.read(ASKED["en"], [matter(TEXT)])
    beside = network.read(ASKED["en"], [matter("Short."), matter(TEXT), matter(TEXT * 3)])[1]
    np.testing.assert_array_equal(alone.answers, beside.answers)


def test_nothing_to_read_gives_nothing(network: ReaderNetwork) -> None:
    assert network.read("Who?", []) == []


def test_a_missing_or_broken_file_is_named(models_dir: Path, tmp_path: Path) -> None:
    broken = tmp_path / "network.onnx"
    broken.write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError, match="evidence reader"):
        ReaderNetwork(models_dir / "multilingual-e5-small", network=broken)
    with pytest.raises(ModelError, match="evidence reader"):
        ReaderNetwork(tmp_path)
