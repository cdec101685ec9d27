"""What people see: plain text for the terminal, messages in Telegram's HTML.

Everything here is a function of its arguments: no settings, no clock, no I/O.
"""

from bot.rendering.answer import messages
from bot.rendering.markup import escape
from bot.rendering.plain import plain

__all__ = ["escape", "messages", "plain"]
