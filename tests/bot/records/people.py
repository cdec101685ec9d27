"""People, moments and answers for the tests of what is stored."""

from __future__ import annotations

from bot.vocabulary import Answer, Quote
from index.vocabulary import Article

NOON = 1_764_158_400.0  # 26 November 2025, 12:00 UTC
ANNA, BORIS = 7_000_000_001, 7_000_000_002
ARTICLE = Article("00ff", "a.md", "The dam broke. Nobody was warned. «Вода прибывает», сказал он.")


def answer(question: str = "What broke?", **more: object) -> Answer:
    quotes = (Quote(ARTICLE, 0, 14), Quote(ARTICLE, 34, len(ARTICLE.text), speaker="Он"))
    return Answer(question, **{"language": "en", "quotes": quotes, "edition": "E1", **more})
