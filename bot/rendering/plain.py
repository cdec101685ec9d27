"""An answer in plain text, for the terminal and the ``answer`` of JSON."""

from __future__ import annotations

from bot.rendering.lead import lead
from bot.rendering.sources import day, known_as, notes, outlet, speaker, title
from bot.texts import Texts, texts
from bot.vocabulary import Answer, Quote


def plain(answer: Answer) -> str:
    """Return the answer without markup: all its quotes, each with its source."""
    words = texts(answer.language)
    lines = []
    if answer.shown_understood:
        lines.append(words("understood-as", question=answer.shown_understood))
    if answer.reason:
        lines.append(words.refusal(answer.reason))
        if answer.related:
            lines.append(words.closest(answer.reason))
    else:
        lines.append(lead(answer.quotes, words))
    shown = answer.quotes or answer.related
    lines.extend(f"> {quote.text}\n{source(quote, words)}" for quote in shown)
    return "\n\n".join(lines)


def source(quote: Quote, words: Texts) -> str:
    """Return the lines under a quote: who said it, where, when, the link, and notes."""
    article = quote.article
    where = [outlet(article), title(article)]
    if not any(where):
        where = [known_as(article, words)]
    parts = [speaker(quote), *where, day(article, words)]
    lines = ["— " + ", ".join(part for part in parts if part)]
    if article.url:
        lines.append(f"  {article.url}")
    lines.extend(f"  {note}" for note in notes(quote, words))
    return "\n".join(lines)
