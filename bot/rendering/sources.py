"""Where a quote comes from, in words: who, where, when, and who else carried it."""

from __future__ import annotations

from bot.texts import Texts
from bot.vocabulary import Quote
from index.dates import written_out
from index.vocabulary import Article

# A title is shown to recognise the article by; some pages put a paragraph into theirs.
LONGEST_TITLE = 160
LONGEST_NAME = 80
# Of the outlets that carried the same words.
MOST_CARRIERS = 3
# "On Monday" and "on Tuesday"; a list of days would be longer than the quote.
MOST_DAYS = 2


def shortened(name: str, longest: int) -> str:
    """Return a name, cut and marked with an ellipsis where it is longer than so many characters."""
    return f"{name[: longest - 1].rstrip()}…" if len(name) > longest else name


def speaker(quote: Quote) -> str | None:
    """Return who says it, where that is known."""
    return shortened(quote.speaker, LONGEST_NAME) if quote.speaker else None


def outlet(article: Article) -> str | None:
    """Return the outlet's name, where the article states it."""
    return shortened(article.outlet, LONGEST_NAME) if article.outlet else None


def title(article: Article) -> str | None:
    """Return the article's title, where it has one."""
    return shortened(article.title, LONGEST_TITLE) if article.title else None


def known_as(article: Article, words: Texts) -> str:
    """Return the outlet; else the title; else the file's name: something an article always has."""
    return outlet(article) or title(article) or words("file", path=article.path[-LONGEST_TITLE:])


def day(article: Article, words: Texts) -> str:
    """Return the day of publication, or that it is not known."""
    published = article.published
    return written_out(published, words.language) if published else words("undated")


def notes(quote: Quote, words: Texts) -> list[str]:
    """Return what else helps to read a quote: which day "Monday" is, and who else has the words."""
    found = []
    if quote.days:
        days = dict.fromkeys(
            f"“{shortened(named.slice(quote.article.text), LONGEST_NAME)}”:"
            f" {written_out(named.day, words.language)}"
            for named in quote.days
        )
        found.append("; ".join(list(days)[:MOST_DAYS]))
    if quote.also:
        named = list(
            dict.fromkeys(f"{known_as(each, words)}, {day(each, words)}" for each in quote.also)
        )
        more = f" +{len(named) - MOST_CARRIERS}" if len(named) > MOST_CARRIERS else ""
        found.append(words("also-in", outlets="; ".join(named[:MOST_CARRIERS]) + more))
    return found
