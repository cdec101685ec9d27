"""Tests of the evidence reader."""
