"""The Bot API's methods, by their names in lower case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.botapi.methods import editing, getting, media, messages, profile, queries
from tests.botapi.simulator import Simulator
from tests.botapi.wire import Asked

Method = Callable[[Simulator, Asked], Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    "answercallbackquery": queries.answer_callback_query,
    "answerinlinequery": queries.answer_inline_query,
    "close": profile.agree,
    "deletemessage": editing.delete_message,
    "deletemycommands": profile.delete_my_commands,
    "deletewebhook": getting.delete_webhook,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "editmessagetext": editing.edit_message_text,
    "getchat": profile.get_chat,
    "getchatmember": profile.get_chat_member,
    "getme": profile.get_me,
    "getmycommands": profile.get_my_commands,
    "getmydescription": profile.get_my_description,
    "getmyshortdescription": profile.get_my_short_description,
    "getupdates": getting.get_updates,
    "getwebhookinfo": getting.get_webhook_info,
    "leavechat": profile.agree,
    "logout": profile.agree,
    "pinchatmessage": profile.agree,
    "sendaudio": media.send_audio,
    "sendchataction": messages.send_chat_action,
    "senddocument": media.send_document,
    "sendmessage": messages.send_message,
    "sendmessagedraft": messages.send_message_draft,
    "sendphoto": media.send_photo,
    "sendvoice": media.send_voice,
    "setchatmenubutton": profile.agree,
    "setmessagereaction": messages.set_message_reaction,
    "setmycommands": profile.set_my_commands,
    "setmydescription": profile.set_my_description,
    "setmyname": profile.agree,
    "setmyshortdescription": profile.set_my_short_description,
    "setwebhook": getting.set_webhook,
}
