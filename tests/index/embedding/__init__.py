"""Tests of the embedding model and its cache."""
