"""An edition at work: what reads, judges and explains its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.answer_kinds import asked_for
from bot.days import relative_days
from bot.decision import Decision, Verdict, ranked
from bot.explanation import Explanation
from bot.premise import Grounds, Lacks, PremiseChecker
from bot.selection import select
from bot.signals import LOOKED_AT, Signals
from bot.speakers import RememberedVoices, one_speaker
from bot.times import AskedTime
from bot.vocabulary import Evidence, Finding, Quote
from index.edition import Edition
from index.vocabulary import Sentence

if TYPE_CHECKING:
    from bot.reading import SentenceReader
    from index.mistyped import Mistyped
    from index.retrieval import Hit, PassageRetriever
    from index.topics import TopicSearch


# What many ask is found once. A finding keeps the articles that it quotes: 128 of them some
# megabytes.
REMEMBERED = 128


@dataclass(slots=True)
class Sitting:
    """An open edition and what works on it: how the desk sits until a new edition comes.

    Attributes:
        findings: Question and its time → what was found for it lately, in this edition.
    """

    edition: Edition
    retriever: PassageRetriever
    reader: SentenceReader
    decision: Decision
    premises: PremiseChecker
    topics: TopicSearch
    mistyped: Mistyped
    voices: RememberedVoices
    findings: LRUCache[tuple[str, AskedTime | None], Finding] = field(
        default_factory=lambda: LRUCache(REMEMBERED)
    )

    def decide(
        self, question: str, evidence: Sequence[Evidence], language: str, how: Explanation
    ) -> Verdict:
        """Return what to do with evidence, best first and not empty; why goes into ``how``."""
        return self.decision.decide(self.signals(question, evidence), language, how)

    def verdict(self, question: str, evidence: Sequence[Evidence], language: str) -> Verdict:
        """Return what to do with evidence, best first; where there is none, it is about nothing."""
        if not evidence:
            return Verdict.UNRELATED
        return self.decide(question, evidence, language, Explanation())

    def read(self, question: str, hits: Sequence[Hit]) -> list[Evidence]:
        """Return the best sentences of the passages as evidence, best first.

        When the question asks for somebody's words, who speaks has a part in the order.
        """
        evidence = self.reader.read(question, hits)
        premise = self.premises.read(question)
        if not premise.speakers:
            return evidence
        heard = []
        for item, grounds in zip(evidence, self._grounds(evidence), strict=True):
            silent, other = self.premises.said(premise, grounds)
            heard.append(replace(item, speaker_silent=silent, speaker_other=other))
        return ranked(heard, self.decision.order)

    def signals(self, question: str, evidence: Sequence[Evidence]) -> Signals:
        """Return what the decision is made from."""
        return Signals.of(evidence, self.lacks(question, evidence[:LOOKED_AT]))

    def lacks(self, question: str, evidence: Sequence[Evidence]) -> list[Lacks]:
        """Return what each sentence lacks of what the question takes for granted."""
        premise = self.premises.read(question)
        return [self.premises.check(premise, grounds) for grounds in self._grounds(evidence)]

    def _grounds(self, evidence: Sequence[Evidence]) -> list[Grounds]:
        sentences = self._sentences(evidence)
        return [
            Grounds(e.article, e.passage, [e.sentence], sentences[e.article.id]) for e in evidence
        ]

    def _sentences(self, evidence: Sequence[Evidence]) -> dict[str, list[Sentence]]:
        """Return article id → all its sentences, of the articles of the evidence."""
        catalog = self.edition.catalog
        return {
            article: [s for passage in catalog.passages_of(article) for s in passage.sentences]
            for article in {item.article.id for item in evidence}
        }

    def quotes(self, evidence: Sequence[Evidence], question: str) -> tuple[Quote, ...]:
        """Return what would be shown of the evidence, which is ordered best first."""
        sentences = self._sentences(evidence)
        chosen = select(evidence, sentences, asked_for(question))
        return tuple(self._explained(quote, sentences[quote.article.id]) for quote in chosen)

    def explained(self, quote: Quote) -> Quote:
        """Return a quote with what helps to read it."""
        passages = self.edition.catalog.passages_of(quote.article.id)
        return self._explained(quote, [s for passage in passages for s in passage.sentences])

    def _explained(self, quote: Quote, sentences: Sequence[Sentence]) -> Quote:
        """Add what helps to read it: who says it, who else carries it, which day "Monday" is."""
        carriers = self.edition.catalog.carriers(quote.article.id)
        also = tuple(article for article in carriers if quote.text in article.text)
        found = self.voices.of(quote.article, sentences)
        speaker = one_speaker(sentences, found, quote.start, quote.end)
        return replace(
            quote,
            speaker=speaker.shown if speaker else None,
            also=also,
            days=tuple(relative_days(quote)),
        )
