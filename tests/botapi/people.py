"""What people do in Telegram, and which of it the bot gets to see."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any, Literal

from tests.botapi import utf16
from tests.botapi.chats import person, quoted
from tests.botapi.keyboards import callback_buttons
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Json

FileKind = Literal["document", "photo", "voice"]

# What Telegram marks by itself in a person's text; an earlier mark wins over one inside it.
_MARKED = (
    ("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("mention", re.compile(r"(?<!\w)@\w{3,32}")),
    ("url", re.compile(r"https?://\S+")),
)
_COMMAND = re.compile(r"/\w+(@\w+)?")
LONGEST_QUERY = 256


class NotThereError(LookupError):
    """A person reached for a message or a button that is not in the chat."""


@dataclass(frozen=True)
class Deed:
    """What a person did, and the update that came of it.

    Attributes:
        update_id: 0 when Telegram keeps it from the bot.
        chat: Where it happened.
        message_id: The message that was written, edited or pressed.
        query_id: For a press or an inline query, what the bot has to answer.
    """

    update_id: int
    chat: int
    message_id: int | None = None
    query_id: str | None = None

    @property
    def delivered(self) -> bool:
        """Whether the bot gets to see it."""
        return self.update_id > 0


class People:
    """Everybody who talks to the bot. Without `chat` they do it in private."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def say(
        self,
        user: int,
        text: str,
        *,
        chat: int | None = None,
        reply_to: int | None = None,
        force: bool = False,
    ) -> Deed:
        """Write a message; `force` shows it to the bot in spite of privacy mode."""
        return self._write(user, chat, reply_to, force, **_marked(text))

    def send_file(
        self,
        user: int,
        kind: FileKind,
        *,
        name: str = "file",
        caption: str = "",
        chat: int | None = None,
        reply_to: int | None = None,
        force: bool = False,
    ) -> Deed:
        """Send a file with or without a caption."""
        file: Json = {"file_id": "X1", "file_unique_id": "Y1", "file_size": 1000}
        content: Json = {kind: file}
        if kind == "photo":
            content[kind] = [{**file, "width": 90, "height": 90}]
        elif kind == "document":
            file["file_name"] = name
        else:
            file["duration"] = 3
        if caption:
            content |= _marked(caption, "caption", "caption_entities")
        return self._write(user, chat, reply_to, force, **content)

    def edit(
        self, user: int, message_id: int, text: str, *, chat: int | None = None, force: bool = False
    ) -> Deed:
        """Change a message's text.

        Raises:
            NotThereError: If there is no such message.
        """
        chat_id = self._enter(user, chat)
        message = self._message(chat_id, message_id)
        message.pop("entities", None)
        message.update(_marked(text), edit_date=int(time.time()))
        bot_spoke_last = self._simulator.chats.bot_spoke_last.get(chat_id, False)
        return self._deliver("edited_message", message, force, bot_spoke_last)

    def press(
        self,
        user: int,
        message_id: int,
        *,
        button: str | None = None,
        data: str | None = None,
        chat: int | None = None,
    ) -> Deed:
        """Press a callback button: the first one, the one so labelled, or any forged data.

        Raises:
            NotThereError: If there is no such message or button.
        """
        chat_id = self._enter(user, chat)
        message = self._message(chat_id, message_id)
        if data is None:
            buttons = callback_buttons(message)
            data = next((d for label, d in buttons if button in (None, label)), None)
            if data is None:
                labels = ", ".join(label for label, _ in buttons) or "none"
                raise NotThereError(
                    f"message {message_id} has no such callback button; there are: {labels}"
                )
        query_id = self._simulator.callback_queries.ask()
        query = {
            "id": query_id,
            "from": person(user),
            "message": message,
            "chat_instance": str(chat_id),
            "data": data,
        }
        update_id = self._simulator.updates.push({"callback_query": query})
        return Deed(update_id, chat_id, message_id, query_id)

    def ask_inline(self, user: int, query: str, *, offset: str = "") -> Deed:
        """Type the bot's name and a query into some other chat."""
        if utf16.length(query) > LONGEST_QUERY:
            raise NotThereError(f"nobody can type a query of more than {LONGEST_QUERY} characters")
        query_id = self._simulator.inline_queries.ask()
        inline_query = {
            "id": query_id,
            "from": person(user),
            "query": query,
            "offset": offset,
            "chat_type": "sender",
        }
        update_id = self._simulator.updates.push({"inline_query": inline_query})
        return Deed(update_id, self._enter(user, None), query_id=query_id)

    def block(self, user: int, *, told: bool = True) -> None:
        """Block the bot: what it sends is refused with 403.

        Args:
            user: Who does.
            told: Whether Telegram tells the bot.
        """
        self._simulator.chats.blocked.add(user)
        if told:
            self._standing(user, self._enter(user, None), "member", "kicked")

    def unblock(self, user: int) -> None:
        """Let the bot write again."""
        self._simulator.chats.blocked.discard(user)
        self._standing(user, self._enter(user, None), "kicked", "member")

    def add_to_group(self, user: int, chat: int) -> None:
        """Make the bot a member of a group."""
        self._standing(user, self._enter(user, chat), "left", "member")

    def _standing(self, user: int, chat: int, before: str, after: str) -> None:
        change: Json = {
            "chat": self._simulator.chats.find(chat),
            "from": person(user),
            "date": int(time.time()),
        }
        for name, status in (("old_chat_member", before), ("new_chat_member", after)):
            until = {"until_date": 0} if status == "kicked" else {}
            change[name] = {"user": self._simulator.me, "status": status, **until}
        self._simulator.updates.push({"my_chat_member": change})

    def _enter(self, user: int, chat: int | None) -> int:
        chat_id = chat or user
        self._simulator.chats.open(chat_id, person(user))
        return chat_id

    def _message(self, chat_id: int, message_id: int) -> Json:
        message = self._simulator.chats.message(chat_id, message_id)
        if not message:
            raise NotThereError(f"there is no message {message_id} in chat {chat_id}")
        return message

    def _write(
        self, user: int, chat: int | None, reply_to: int | None, force: bool, **content: Any
    ) -> Deed:
        chats = self._simulator.chats
        chat_id = self._enter(user, chat)
        if reply_to:
            content["reply_to_message"] = quoted(self._message(chat_id, reply_to))
        bot_spoke_last = chats.bot_spoke_last.get(chat_id, False)
        message = chats.add_message(chat_id, person(user), **content)
        return self._deliver("message", message, force, bot_spoke_last)

    def _deliver(self, kind: str, message: Json, force: bool, bot_spoke_last: bool) -> Deed:
        chat_id: int = message["chat"]["id"]
        hidden = chat_id < 0 and self._simulator.privacy and not force
        if hidden and not self._concerns_the_bot(message, bot_spoke_last):
            return Deed(0, chat_id, message["message_id"])
        update_id = self._simulator.updates.push({kind: message})
        return Deed(update_id, chat_id, message["message_id"])

    def _concerns_the_bot(self, message: Json, bot_spoke_last: bool) -> bool:
        """What privacy mode lets through in a group.

        A mention of the bot, a reply to it, a command for it, and a command for nobody in
        particular while the bot was the last to speak.
        """
        me = self._simulator.me
        mention = f"@{me['username'].lower()}"
        text = str(message.get("text") or message.get("caption") or "").lower()
        if mention in text:
            return True
        if message.get("reply_to_message", {}).get("from", {}).get("id") == me["id"]:
            return True
        command = _COMMAND.match(text)
        return bool(command and not command[1] and bot_spoke_last)


def _marked(text: str, field: str = "text", entities_field: str = "entities") -> Json:
    """A person's text with what Telegram marks in it."""
    entities: list[Json] = []
    for kind, pattern in _MARKED:
        for found in pattern.finditer(text):
            start = utf16.length(text[: found.start()])
            if not any(e["offset"] <= start < e["offset"] + e["length"] for e in entities):
                length = utf16.length(found[0])
                entities.append({"type": kind, "offset": start, "length": length})
    content: Json = {field: text}
    if entities:
        content[entities_field] = sorted(entities, key=lambda entity: entity["offset"])
    return content
