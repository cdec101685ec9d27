"""Watched topics."""

from __future__ import annotations

import pytest

from bot.quiet_hours import QuietHours
from bot.records.watches import MOST_PER_USER
from bot.rendering.watched import news, watched
from bot.texts import TEXTS, texts
from tests.bot.rendering.shown import telegram, whole
from tests.botapi import utf16
from tests.botapi.formatting import MAX_TEXT

EN = texts("en")


def test_news_begins_with_the_topic_and_has_the_quotes() -> None:
    (html,) = news("dams & <b>", [whole("The dam broke.", outlet="Desk")], EN)

    assert telegram(html).text == "New on “dams & <b>”\n\nThe dam broke.\n— Desk, undated"


def test_the_list_has_every_topic_and_the_quiet_hours() -> None:
    message = telegram(watched(["dams", "<b>"], QuietHours(22, 7), EN)).text

    assert message.startswith(
        "You watch:\n• dams\n• <b>\n\nQuiet hours: no news from 22:00 to 07:00"
    )
    assert "(Europe/Kyiv)" in message
    assert "You watch nothing" in watched([], None, EN)
    assert "at any time" in watched([], None, EN)


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_list_is_one_message(language: str) -> None:
    topics = ["Т" * 500] * MOST_PER_USER

    message = telegram(watched(topics, QuietHours(), texts(language)))

    assert utf16.length(message.text) <= MAX_TEXT
