"""Follow-ups: "And what about Ukraine?", «а що сказав Зеленський?», "when was that?"."""

from bot.conversation.understanding import understand
from bot.conversation.vocabulary import About, Turn, Understood

__all__ = ["About", "Turn", "Understood", "understand"]
