"""How the evidence reader learns."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from bot.reader.inputs import reading_matter
from bot.reader.network import NETWORK_FILE, ReaderNetwork
from index.sentences import split_sentences
from tests.evaluation.news import kept_questions
from tests.evaluation.parts import Part, part_of
from tests.evaluation.questions import DATA
from tests.training.data import batches, input_builder, inputs_of, whole
from tests.training.examples import LEFT_OUT, Example
from tests.training.loss import loss_of
from tests.training.measuring import report, scores_of
from tests.training.network import Batch, Reader
from tests.training.shipped import start_from


def example(question: str, text: str, *answers: int) -> Example:
    places = [(s.start, s.end) for s in split_sentences(text, "en")]
    assert len(places) == len(answers)
    none = (0,) * len(answers)
    return Example(question, reading_matter(text, places), answers, none, "t", text, "gold", text)


LESSONS = [
    example("Who opened the bridge?", "It rained all day. Mayor Olt opened the bridge.", 0, 1),
    example("When was the mill sold?", "The mill was sold in May. It stands by the lake.", 1, 0),
    example("How many came?", "The hall was cold. Nobody knew the song.", 0, 0),
]


def test_the_reader_learns_what_it_is_shown(models_dir: Path) -> None:
    torch.manual_seed(1)
    folder = models_dir / "multilingual-e5-small"
    reader = Reader(folder, trained_layers=1)
    inputs = inputs_of(input_builder(folder), LESSONS)
    batch = Batch.of(inputs, int(reader.network.config.pad_token_id))
    learning = [p for p in reader.parameters() if p.requires_grad]
    assert 0 < sum(p.numel() for p in learning) < sum(p.numel() for p in reader.parameters()) / 10
    optimizer = torch.optim.AdamW(learning, lr=1e-3)
    losses = []
    for _ in range(12):
        loss = loss_of(LESSONS, *reader(batch))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2
    sentences, _ = scores_of(reader, inputs, int(reader.network.config.pad_token_id))
    assert report(LESSONS, sentences)["hit1"] == 1.0


def test_training_goes_on_from_what_is_shipped(models_dir: Path) -> None:
    folder = models_dir / "multilingual-e5-small"
    reader = Reader(folder, trained_layers=6)
    start_from(reader, NETWORK_FILE)
    inputs = inputs_of(input_builder(folder), LESSONS[:2])
    exact, _ = scores_of(reader, inputs, int(reader.network.config.pad_token_id))
    network = ReaderNetwork(folder)
    for lesson, scores in zip(LESSONS, exact, strict=False):
        shipped = network.read(lesson.question, [lesson.matter])[0].answers
        # Rounding moves a score by half a point; another network's would be far away.
        assert np.abs(scores[:, 0] - shipped).max() < 1.0
        assert scores[:, 0].argmax() == shipped.argmax() == lesson.answers.index(1)


def test_a_sentence_without_an_opinion_teaches_nothing() -> None:
    unsure = example("Who?", "Somebody came. Nobody left.", 1, LEFT_OUT)
    rows = torch.tensor([1.0])
    one = loss_of([unsure], torch.tensor([[2.0, 0.0], [5.0, 0.0]]), rows)
    other = loss_of([unsure], torch.tensor([[2.0, 0.0], [-5.0, 0.0]]), rows)
    assert one.item() == pytest.approx(other.item())


def test_an_example_with_a_sentence_cut_off_is_not_learned_from(models_dir: Path) -> None:
    text = "The delegations met and parted without a word to anybody. " * 90
    long = example("Who met?", text.strip(), *([1] * 90))
    builder = input_builder(models_dir / "multilingual-e5-small")
    examples = [LESSONS[0], long]
    assert whole(examples, inputs_of(builder, examples)) == [0]


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60), st.integers(0, 9))
def test_every_row_comes_once_and_no_batch_is_too_large(lengths: list[int], seed: int) -> None:
    found = list(batches(lengths, 1000, random.Random(seed)))  # noqa: S311
    assert sorted(number for batch in found for number in batch) == list(range(len(lengths)))
    assert all(
        len(batch) == 1 or max(lengths[n] for n in batch) * len(batch) <= 1000 for batch in found
    )


def test_a_fifth_of_the_articles_is_kept_for_measuring_and_a_tenth_for_fitting() -> None:
    articles = {entry["article"] for _, entry in kept_questions(DATA / "news")}
    share = {part: sum(part_of(a) is part for a in articles) / len(articles) for part in Part}
    assert 0.12 < share[Part.MEASURE] < 0.28
    assert 0.05 < share[Part.CALIBRATE] < 0.16
