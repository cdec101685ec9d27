"""How an answer came about: what each stage gave, for ``python -m bot ask --explain``."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.vocabulary import Answer, Evidence

if TYPE_CHECKING:
    from bot.decision import Verdict
    from index.retrieval import Hit

# As many sentences as anybody looks through.
EVIDENCE_SHOWN = 12
WORDS_SHOWN = 160  # characters of a sentence


@dataclass(slots=True)
class Explanation:
    """What led to an answer; empty for a question that was refused at once.

    Attributes:
        seconds: Stage → how long it took, in the order of the stages.
        hits: What retrieval found, best first.
        evidence: Every sentence of it, best first.
        signals: Name → number, that the decision was made from.
        probability: That the evidence answers, as the decision saw it; None without evidence.
        cut_off: From which probability on a question in that language is answered.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    hits: Sequence[Hit] = ()
    evidence: Sequence[Evidence] = ()
    signals: Mapping[str, float | None] = field(default_factory=dict)
    probability: float | None = None
    cut_off: float | None = None
    verdict: Verdict | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


def explained(answer: Answer, explanation: Explanation) -> str:
    """Return an answer's explanation as lines of text."""
    outcome = "answered" if answer.answered else f"refused: {answer.reason}"
    lines = [
        f"question  {answer.question} [{answer.language}]",
        f"outcome   {outcome}, edition {answer.edition}",
    ]
    if explanation.seconds:
        times = ", ".join(f"{name} {1000 * s:.0f} ms" for name, s in explanation.seconds.items())
        lines.append(f"stages    {times}")
    if explanation.probability is not None:
        lines.append(
            f"decision  {explanation.verdict}: probability {explanation.probability:.3f}, answered"
            f" from {explanation.cut_off:.3f} on"
        )
        lines += [f"  {name:18} {_number(value)}" for name, value in explanation.signals.items()]
    if explanation.hits:
        lines += ["passages, as retrieval has them", "  rank cosine centred   bm25  article"]
        for rank, hit in enumerate(explanation.hits, 1):
            lines.append(
                f"  {rank:4} {_number(hit.cosine)} {_number(hit.centred)} {_number(hit.bm25)}"
                f"  {hit.article.path}, sentences {_places(hit)}"
            )
    if explanation.evidence:
        lines.append("sentences, best first")
        for rank, item in enumerate(explanation.evidence[:EVIDENCE_SHOWN], 1):
            scores = ", ".join(f"{name} {_number(v).strip()}" for name, v in item.scores().items())
            lines += [f"  {rank:2} {scores}", f"     {item.article.path}: {_short(item.text)}"]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "     –" if value is None else f"{value:6.3f}"


def _places(hit: Hit) -> str:
    return f"{hit.passage.span.start}–{hit.passage.span.end}"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= WORDS_SHOWN else one_line[: WORDS_SHOWN - 1] + "…"
