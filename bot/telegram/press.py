"""The press of a button, and what can be said to whom pressed it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, User
from telegram.constants import ChatType

from bot.buttons import Payload
from bot.records.shown import ShownAnswer
from bot.rendering.sources import shortened
from bot.telegram.keyboard import without
from bot.telegram.state import Context
from bot.texts import Texts

# Of the words that Telegram shows for a moment:
# https://core.telegram.org/bots/api#answercallbackquery
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed.

    Attributes:
        id: Of the press; it is answered with that.
        message: The id of the message that the button stands under.
        private: Whether that stands in a private chat.
        shown: The buttons under it; None where Telegram does not tell.
        words: In the language of whom pressed it.
    """

    id: str
    user: User
    chat: int
    message: int
    private: bool
    shown: InlineKeyboardMarkup | None
    payload: Payload
    words: Texts

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
        """End the press, with a sentence that has to be read, if any."""
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
