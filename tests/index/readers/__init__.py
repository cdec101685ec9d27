"""Tests of ``index.readers``."""
