"""Tests of what is stored about people."""
