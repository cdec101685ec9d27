"""The press of a button, and what can be said to whom pressed it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, User
from telegram.constants import ChatType

from bot.buttons import Payload
from bot.records.shown import ShownAnswer
from bot.rendering import escape
from bot.rendering.sources import shortened
from bot.telegram.keyboard import without
from bot.telegram.state import Context
from bot.texts import Texts

# Of the words that Telegram shows for a moment:
# https://core.telegram.org/bots/api#answercallbackquery
LONGEST_NOTE = 200
# A press is too old to be answered after some more than that.
LATE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed.

    Attributes:
        id: Of the press; it is answered with that.
        message: The id of the message that the button stands under.
        private: Whether that stands in a private chat.
        shown: The buttons under it; None where Telegram does not tell.
        words: In the language of whom pressed it.
        began: When it was begun with, on the monotonic clock.
    """

    id: str
    user: User
    chat: int
    message: int
    private: bool
    shown: InlineKeyboardMarkup | None
    payload: Payload
    words: Texts
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, query: CallbackQuery, words: Texts) -> Press | None:
        """Return the press; None when its button was not made by this version of the bot."""
        payload = Payload.decode(query.data or "")
        message = query.message
        if payload is None or message is None:
            return None
        return cls(
            query.id,
            query.from_user,
            message.chat.id,
            message.message_id,
            message.chat.type == ChatType.PRIVATE,
            message.reply_markup if isinstance(message, Message) else None,
            payload,
            words,
        )

    async def note(self, context: Context, sentence: str | None = None) -> None:
        """End the press, with a sentence that has to be read, if any.

        Telegram shows nobody a sentence that comes late; then a message says it.
        """
        if sentence and time.monotonic() - self.began > LATE_SECONDS:
            await context.reply.send(escape(sentence))
        said = shortened(sentence, LONGEST_NOTE) if sentence else None
        await context.state.delivery.answer_press(self.id, said, alert=sentence is not None)

    async def toast(self, context: Context, sentence: str) -> None:
        """End the press with a sentence that goes away by itself."""
        await context.state.delivery.answer_press(self.id, shortened(sentence, LONGEST_NOTE))

    async def drop_button(self, context: Context) -> None:
        """Take the button away: pressing it again would bring nothing."""
        if self.shown:
            left = without(self.shown, self.payload)
            await context.state.delivery.edit_keyboard(self.chat, self.message, left)

    async def shown_answer(self, context: Context) -> ShownAnswer | None:
        """Return the stored answer that the button is about; None, and say so, when it is gone."""
        about = self.payload.about
        shown = await context.state.people.run(lambda people: people.shown.get(about))
        if shown is None or shown.chat != self.chat:
            await self.note(context, self.words("answer-gone"))
            return None
        return shown
