"""What there is to quote on a topic, which is no question: "grain deal"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.decision import Verdict
from bot.sitting import Sitting
from bot.times.narrowing import by_article
from bot.vocabulary import Evidence
from index.language import detect_question_language
from index.topics import OnTopic


def evidence_on(at_work: Sitting, topic: str, articles: Sequence[OnTopic]) -> list[Evidence]:
    """Return sentences on a topic from articles that are about it, best first.

    A topic asks nothing that a sentence could answer. So the decision is asked whether all that
    is there is about it, and, of an article that was found by its meaning alone, whether it
    answers or nothing else has the topic's words.

    Args:
        at_work: The open edition.
        topic: As it was typed.
        articles: What :class:`index.topics.TopicSearch` has on it, or a part of that.
    """
    if not articles:
        return []
    among = at_work.retriever.among({each.article for each in articles})
    evidence = at_work.read(topic, among.search(topic))
    language = detect_question_language(topic)
    if at_work.verdict(topic, evidence, language) is Verdict.UNRELATED:
        return []
    named = {each.article for each in articles if each.named}
    least = (Verdict.ANSWERED,) if named else (Verdict.ANSWERED, Verdict.RELATED)
    kept = {
        group[0].article.id
        for group in by_article(evidence)
        if group[0].article.id in named or at_work.verdict(topic, group, language) in least
    }
    return [item for item in evidence if item.article.id in kept]
