"""Tests of bot.times."""
