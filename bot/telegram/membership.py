"""Being added to a group, and being blocked."""

from __future__ import annotations

import structlog
from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.records.user_data import UserData
from bot.telegram.questions import say
from bot.telegram.speech import words_for
from bot.telegram.state import Context, State

_OUT = (ChatMember.LEFT, ChatMember.BANNED)
log = structlog.get_logger()


async def membership(update: Update, context: Context) -> None:
    """The bot's own standing in a chat has changed."""
    change = update.my_chat_member
    if change is None:
        return
    was_out, is_out = (
        each.status in _OUT for each in (change.old_chat_member, change.new_chat_member)
    )
    if change.chat.type == ChatType.PRIVATE:
        if is_out:
            await stop_watching(context.state, change.chat.id)
    elif was_out and not is_out and change.chat.type != ChatType.CHANNEL:
        await say(context, (await words_for(update, context))("group-hello"))


async def stop_watching(state: State, user: int) -> None:
    """End all that somebody watches who has blocked the bot."""

    def stop(people: UserData) -> int:
        standing = people.watches.of(user)
        people.watches.forget(user)
        return len(standing)

    stopped = await state.people.run(stop)
    if stopped:
        log.info("the bot was blocked; watches stopped", watches=stopped)
