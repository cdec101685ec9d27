"""The speakers of an article, sentence by sentence.

Rules, no model: where a text says that somebody says something, who that is, how far the words
reach. What was measured, and how, stands in ``docs/speakers.md``. About 10 ms for an article of
700 words in English and 15 in Russian or Ukrainian, 50 when its words are new to the dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence

from cachetools import LRUCache

from bot.speakers.grammar import grammar_of
from bot.speakers.vocabulary import NOBODY, Speaker, Voice
from bot.speakers.voices import Reading
from index.vocabulary import Article, Sentence

# Articles whose voices are kept: a voice is shared or small, so a few megabytes.
REMEMBERED = 200


class RememberedVoices:
    """Voices of articles read lately: popular ones are asked about again and again.

    Belongs to one edition, in which an article never changes, and to its thread.
    """

    def __init__(self) -> None:
        self._voices: LRUCache[str, list[Voice]] = LRUCache(REMEMBERED)

    def of(self, article: Article, sentences: Sequence[Sentence]) -> list[Voice]:
        """Return whose words each sentence gives; see :func:`voices`."""
        found = self._voices.get(article.id)
        if found is None:
            found = self._voices[article.id] = voices(article, sentences)
        return found


def voices(article: Article, sentences: Sequence[Sentence]) -> list[Voice]:
    """Return whose words each sentence gives.

    Args:
        article: In English, Russian or Ukrainian; nobody speaks in any other language.
        sentences: All of the article, in order.
    """
    grammar = grammar_of(article)
    if grammar is None:
        return [NOBODY] * len(sentences)
    return Reading(article, sentences, grammar).voices()


def speaker_of(
    article: Article, sentences: Sequence[Sentence], start: int, end: int
) -> Speaker | None:
    """Return the one speaker of a span of an article, None when there is no such one.

    Args:
        article: As for :func:`voices`.
        sentences: All of the article, in order.
        start: Offset in the article's text.
        end: Offset in the article's text.
    """
    return one_speaker(sentences, voices(article, sentences), start, end)


def one_speaker(
    sentences: Sequence[Sentence], found: Sequence[Voice], start: int, end: int
) -> Speaker | None:
    """Return who speaks every sentence that the span touches.

    Args:
        sentences: All of the article, in order.
        found: Their voices.
        start: Offset in the article's text.
        end: Offset in the article's text.
    """
    speakers = [
        voice.speaker
        for sentence, voice in zip(sentences, found, strict=True)
        if sentence.start < end and sentence.end > start
    ]
    first = speakers[0] if speakers else None
    if first is None or any(each is None or each.name != first.name for each in speakers):
        return None
    return first
