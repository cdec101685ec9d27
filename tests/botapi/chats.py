"""Chats as people see them: who is in them and which messages stand there now."""

from __future__ import annotations

import time
from typing import Any

from tests.botapi.wire import Json


def person(user_id: int) -> Json:
    """The Telegram user with that id."""
    return {
        "id": user_id,
        "is_bot": False,
        "first_name": f"User{user_id}",
        "username": f"user{user_id}",
        "language_code": "en",
    }


class Chats:
    """Every chat that a person has opened with the bot; ids below 0 are groups."""

    def __init__(self) -> None:
        self.blocked: set[int] = set()
        self.bot_spoke_last: dict[int, bool] = {}
        self._chats: dict[int, Json] = {}
        self._messages: dict[tuple[int, int], Json] = {}
        self._last_message_id = 0

    def open(self, chat_id: int, user: Json) -> None:
        """Have the chat, if there is none yet."""
        if chat_id in self._chats:
            return
        if chat_id > 0:
            names = {name: user[name] for name in ("first_name", "username")}
            self._chats[chat_id] = {"id": chat_id, "type": "private", **names}
        else:
            title = f"Group {-chat_id}"
            self._chats[chat_id] = {"id": chat_id, "type": "supergroup", "title": title}

    def find(self, address: int | str) -> Json | None:
        """The chat with that id or @username."""
        try:
            return self._chats.get(int(address))
        except ValueError:
            chats = self._chats.values()
            return next((c for c in chats if f"@{c.get('username')}" == address), None)

    def message(self, chat_id: int, message_id: int) -> Json | None:
        """A message that stands in the chat."""
        return self._messages.get((chat_id, message_id))

    def add_message(self, chat_id: int, sender: Json, **content: Any) -> Json:
        """Put a new message into the chat."""
        self._last_message_id += 1
        message = {
            "message_id": self._last_message_id,
            "from": sender,
            "chat": self._chats[chat_id],
            "date": int(time.time()),
            **content,
        }
        self._messages[chat_id, self._last_message_id] = message
        if chat_id < 0:
            self.bot_spoke_last[chat_id] = sender["is_bot"]
        return message

    def delete_message(self, message: Json) -> None:
        """Take a message away."""
        del self._messages[message["chat"]["id"], message["message_id"]]

    def as_seen(self, chat_id: int) -> list[Json]:
        """What stands in the chat now: edits applied, deleted messages gone."""
        numbered = sorted(self._messages.items(), key=lambda item: item[0][1])
        return [message for (chat, _), message in numbered if chat == chat_id]


def quoted(message: Json) -> Json:
    """A message as it stands inside the reply to it."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}
