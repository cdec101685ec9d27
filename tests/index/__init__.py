"""Tests of the package ``index``, file for file."""
