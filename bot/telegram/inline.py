"""Inline mode: quotes that can be sent into any chat, each with its source."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from bot.question import tidy
from bot.rendering.inline import InlineQuote, inline_quotes, inline_refusal
from bot.telegram.speech import chosen_language, words_for
from bot.telegram.state import Context
from bot.texts import Texts, texts
from bot.vocabulary import Answer, Reason

# Whoever types "Is" is not done yet.
FEWEST_LETTERS = 4
# So long Telegram may show the same results to the same person; a new edition is not waited for
# much longer.
CACHE_SECONDS = 30
# What the button above the results starts the private chat with.
START = "inline"
NOT_THERE = frozenset({Reason.NOT_IN_COVERAGE, Reason.OFF_TOPIC})
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def inline(update: Update, context: Context) -> None:
    """A question after the bot's name in any chat."""
    query = update.inline_query
    if query is None:
        return
    chosen = await chosen_language(query.from_user, context)
    question = tidy(query.query)
    if sum(map(str.isalnum, question)) < FEWEST_LETTERS:
        words = await words_for(update, context)
        await _answer(context, query.id, [], words("inline-type"))
        return
    answer = await context.state.desk.ask(question)
    answer = replace(answer, language=chosen or answer.language)
    words = texts(answer.language)
    found = [_result(each) for each in inline_quotes(answer.quotes, words)]
    results = found or [_refusal(answer, words)]
    await _answer(context, query.id, results, words("inline-private"))


async def _answer(
    context: Context,
    query: str,
    results: list[InlineQueryResultArticle],
    hint: str,
) -> None:
    await context.state.delivery.answer_inline(
        query,
        results,
        cache_time=CACHE_SECONDS,
        is_personal=True,  # the language of the words around the quotes
        button=InlineQueryResultsButton(hint, start_parameter=START),
    )


def _result(quote: InlineQuote) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        hashlib.blake2b(quote.html.encode(), digest_size=16).hexdigest(),
        quote.title,
        InputTextMessageContent(
            quote.html, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW
        ),
        description=quote.description,
    )


def _refusal(answer: Answer, words: Texts) -> InlineQueryResultArticle:
    """What can be sent when there is no quote: the question, and that it is not answered."""
    reason = answer.reason or Reason.NOT_IN_COVERAGE
    not_there = reason in NOT_THERE
    sentence = words.refusal(reason)
    return InlineQueryResultArticle(
        f"none-{reason}",
        words("inline-none") if not_there else sentence,
        InputTextMessageContent(
            inline_refusal(answer.question, sentence),
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
        ),
        description=words("inline-none-about") if not_there else None,
    )
