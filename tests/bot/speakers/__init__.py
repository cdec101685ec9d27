"""Tests of who says it."""
