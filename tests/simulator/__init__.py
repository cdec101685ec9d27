"""Tests of the simulated Telegram (``tests/botapi``)."""
