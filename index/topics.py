"""Which articles are about a topic: all of them, not the few that answer best.

A passage is on the topic when it has enough of the topic's words, weighted by rarity, in its own
language or as they are called in it (:mod:`index.concepts`), or when its meaning is near. Measured
over ``corpus/`` (30 articles in three languages) with 14 topics, each put in English, Russian and
Ukrainian, against articles that name the topic at all, by ``python -m tests.evaluation.topics``:
of what is found in the topic's own script 85 % is right, and 65 % of what there is is found; in
the other script 67 % and 73 %. By meaning alone, only 30 % was found there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.concepts import LANGUAGES, Concepts, in_translation, rarity_of
from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.vocabulary import Script, article_of
from index.words import content_terms

# Of the topic's words, by rarity. At .5 "minerals deal" was on the topic "grain deal"; at .75 one
# in twenty articles more was missed.
ENOUGH_WORDS = 0.6
# Cosine, centred within the passage's script as in retrieval. In the topic's own script words
# find most, so only what is very near is added; in the other one some have no known translation.
NEAR_IN_OWN_SCRIPT = 0.045
NEAR_IN_OTHER_SCRIPT = 0.03
# Per script. Topics that more passages are about are found by their words.
DEPTH = 100


@dataclass(frozen=True, slots=True)
class OnTopic:
    """An article about a topic.

    Attributes:
        article: Its id.
        published: None where the article does not state its day.
        named: Whether it has the topic's words; else its meaning is near.
    """

    article: str
    published: date | None
    named: bool = True


class TopicSearch:
    """Finds the articles of one edition that are about a topic. Belongs to the edition's thread."""

    def __init__(self, edition: Edition, embedder: Embedder) -> None:
        self._edition = edition
        self._embedder = embedder
        self._lexical = Lexical(edition.catalog)
        self._concepts = Concepts(edition.spellings)

    def articles(self, topic: str) -> list[OnTopic]:
        """Return the articles about a topic, by day and id; undated ones last."""
        named = {article_of(passage) for passage in self._by_words(topic)}
        ids = named | {article_of(passage) for passage in self._by_meaning(topic)}
        days = self._edition.catalog.days(sorted(ids))
        found = [OnTopic(each, day, each in named) for each, day in days.items()]
        return sorted(found, key=lambda each: (each.published or date.max, each.article))

    def _by_words(self, topic: str) -> set[str]:
        """Passages with enough of the topic's words, in its own language and in translation."""
        language, own = detect_question_language(topic), script_of(topic)
        terms = content_terms(topic, language)
        as_typed = [(frozenset({term}), self._lexical.rarity(term)) for term in terms]
        found = self._having_enough(as_typed, own)
        concepts = [
            (concept, rarity_of(concept, self._lexical))
            for concept in self._concepts.of(topic, language)
        ]
        for script, languages in LANGUAGES.items():
            for other in languages:
                if other != language:
                    wanted = in_translation(concepts, other, script)
                    found |= self._having_enough(wanted, script, other)
        return found

    def _having_enough(
        self,
        wanted: Iterable[tuple[frozenset[str], float]],
        script: Script,
        language: str | None = None,
    ) -> set[str]:
        enough = 0.0
        coverage: defaultdict[str, float] = defaultdict(float)
        for terms, weight in wanted:
            enough += ENOUGH_WORDS * weight
            having: set[str] = set()
            for term in terms:
                having.update(self._lexical.having(term, script, language))
            for passage in having:
                coverage[passage] += weight
        return {passage for passage, weight in coverage.items() if weight >= enough}

    def _by_meaning(self, topic: str) -> set[str]:
        vector = self._embedder.embed_question(topic)
        found = set()
        for script, mean in self._edition.script_means.items():
            near = NEAR_IN_OWN_SCRIPT if script is script_of(topic) else NEAR_IN_OTHER_SCRIPT
            least = near + float(vector @ mean)
            nearest = self._edition.vectors.nearest(script, vector, DEPTH)
            found |= {passage for passage, cosine in nearest if cosine >= least}
        return found
