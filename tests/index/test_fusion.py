"""Rank fusion."""

from __future__ import annotations

import pytest

from index.fusion import K, fuse, refill


def test_what_both_rankings_name_comes_first() -> None:
    fused = fuse([["a", "b", "c"], ["d", "b", "e"]], weights=(1.0, 1.0))

    assert fused[0][0] == "b"
    assert fused[0][1] == pytest.approx(2 / (K + 2))


def test_a_lighter_ranking_alone_does_not_beat_the_heavier() -> None:
    fused = fuse([["a", "b"], ["x", "y"]], weights=(1.0, 0.5))

    assert [item for item, _ in fused] == ["a", "b", "x", "y"]


def test_equal_scores_keep_the_order_of_the_first_ranking() -> None:
    assert [item for item, _ in fuse([["a", "b"], ["b", "a"]], weights=(1, 1))] == ["a", "b"]


def test_an_empty_ranking_has_no_say() -> None:
    assert [item for item, _ in fuse([["a", "b"], []], weights=(1.0, 0.5))] == ["a", "b"]
    assert fuse([[], []], weights=(1.0, 0.5)) == []


def test_each_ranking_needs_its_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        fuse([["a"]], weights=(1.0, 0.5))


def test_items_take_the_places_they_are_given_and_the_others_keep_theirs() -> None:
    assert refill(["a", "X", "b", "Y", "c"], {"a", "b", "c"}, ["c", "d", "a", "b"]) == [
        *("c", "X", "d", "Y", "a"),
        "b",
    ]
    assert refill(["X", "Y"], set(), ["a"]) == ["X", "Y", "a"]
    assert refill(["a", "b"], {"a", "b"}, ["b", "a"]) == ["b", "a"]
