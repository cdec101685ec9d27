"""Which articles are about a topic: all of them, not the few that answer best.

A passage is on the topic when it has enough of the topic's words, weighted by rarity, or when its
meaning is near. Measured over ``corpus/`` (30 articles in three languages) with 14 topics, each
put in English, Russian and Ukrainian, against articles that name the topic at all, by ``python -m
tests.evaluation.topics``: of what is found in the topic's own script 87 % is right, and 62 % of
what there is is found; in the other script, where only meaning helps, 63 % and 30 %.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from index.edition import Edition
from index.embedding import Embedder
from index.language import detect_question_language, script_of
from index.lexical import Lexical
from index.vocabulary import article_of
from index.words import content_terms

# Of the topic's words, by rarity. At .5 "minerals deal" was on the topic "grain deal"; at .75 one
# in twenty articles more was missed.
ENOUGH_WORDS = 0.6
# Cosine, centred within the passage's script as in retrieval. In the topic's own script words
# find most, so only what is very near is added; in the other one it has to do alone.
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

    def articles(self, topic: str) -> list[OnTopic]:
        """Return the articles about a topic, by day and id; undated ones last."""
        named = {article_of(passage) for passage in self._by_words(topic)}
        ids = named | {article_of(passage) for passage in self._by_meaning(topic)}
        days = self._edition.catalog.days(sorted(ids))
        found = [OnTopic(each, day, each in named) for each, day in days.items()]
        return sorted(found, key=lambda each: (each.published or date.max, each.article))

    def _by_words(self, topic: str) -> set[str]:
        terms = content_terms(topic, detect_question_language(topic))
        weights = {term: self._lexical.rarity(term) for term in terms}
        coverage: defaultdict[str, float] = defaultdict(float)
        for term, weight in weights.items():
            for passage in self._lexical.having(term, script_of(topic)):
                coverage[passage] += weight
        enough = ENOUGH_WORDS * sum(weights.values())
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
