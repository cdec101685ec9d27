"""What in a group is meant for the bot, and which question it asks."""

from __future__ import annotations

from telegram import Message
from telegram.constants import ChatType, MessageEntityType
from telegram.ext import filters

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_MENTIONS: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]


def words_of(message: Message) -> str:
    """Return a message's text, or what stands under its picture."""
    return message.text or message.caption or ""


def question_of(message: Message) -> str:
    """Return what a message that is meant for the bot asks; empty when it asks nothing.

    The bot's name is no part of it. A bare mention under somebody's message asks what that
    message says.
    """
    typed = words_of(message)
    for mention in _mentions(message):
        typed = typed.replace(mention, " ")
    if any(map(str.isalnum, typed)):
        return typed
    return question_above(message)


def question_above(message: Message) -> str:
    """Return the words of the message that this one replies to; nothing for the bot's own."""
    above = message.reply_to_message
    return words_of(above) if above and not _is_bots(above) else ""


class ForTheBot(filters.MessageFilter):
    """Messages in a group that mention the bot or reply to it."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one."""
        if message.chat.type not in GROUPS:
            return False
        if _mentions(message):
            return True
        above = message.reply_to_message
        # "👍" under an answer is no question.
        asks = any(map(str.isalnum, words_of(message)))
        return bool(above and asks and _is_bots(above))


FOR_THE_BOT = ForTheBot(name="FOR_THE_BOT")


def is_meant(message: Message) -> bool:
    """Tell whether a message is meant for the bot: in private, or in a group by its form."""
    if message.chat.type == ChatType.PRIVATE or FOR_THE_BOT.filter(message):
        return True
    command, _, whose = words_of(message).partition(" ")[0].casefold().partition("@")
    named = (message.get_bot().username or "").casefold()
    return command.startswith("/") and (whose == named or (not whose and command == "/ask"))


class Meant(filters.MessageFilter):
    """What is meant for the bot; a bare "/forget" in a group may be another bot's."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is."""
        return is_meant(message)


class AskUnderPicture(filters.MessageFilter):
    """``/ask QUESTION`` under a picture; commands proper are only in texts."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message is one, and meant for the bot."""
        command = (message.caption or "").split(maxsplit=1)[:1]
        asks = bool(command) and command[0].casefold().partition("@")[0] == "/ask"
        return asks and is_meant(message)


MEANT = Meant(name="MEANT")
ASK_UNDER_PICTURE = AskUnderPicture(name="ASK_UNDER_PICTURE")


def _mentions(message: Message) -> list[str]:
    """How the bot is named in a message."""
    bot = message.get_bot()
    named = f"@{bot.username}".casefold()
    found = message.parse_entities(_MENTIONS) | message.parse_caption_entities(_MENTIONS)
    return [
        words
        for entity, words in found.items()
        if words.casefold() == named or (entity.user and entity.user.id == bot.id)
    ]


def _is_bots(message: Message) -> bool:
    return bool(message.from_user and message.from_user.id == message.get_bot().id)
