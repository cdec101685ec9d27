"""Broken and hostile files for every reader: ``python -m tests.fuzz SECONDS``."""
