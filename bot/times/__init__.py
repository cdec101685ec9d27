"""The time that a question asks about: "last week", «у червні 2025», "since Trump took office"."""

from bot.times.reading import asked_time
from bot.times.vocabulary import AskedTime, Firmness, Order

__all__ = ["AskedTime", "Firmness", "Order", "asked_time"]
