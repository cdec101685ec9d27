"""The names that a question takes for granted."""

from __future__ import annotations

from bot.names import names_in, share_found
from index.transliteration import skeleton


def test_names_are_the_capitals_after_the_first_word() -> None:
    assert names_in("What did Lavrov tell Magyar Nemzet?") == tuple(
        map(skeleton, ("Lavrov", "Magyar", "Nemzet"))
    )
    assert names_in("what did lavrov say") == ()
    assert names_in("Should I worry?") == ()


def test_a_name_is_found_in_any_spelling() -> None:
    text = "Foreign Minister Sergei Lavrov spoke to Volodymyr Zelenskyy."
    assert share_found(names_in("Что сказал Лавров Зеленскому?"), text) == 1.0
    assert share_found(names_in("What did Lavrov tell Macron?"), text) == 0.5
    assert share_found(names_in("What did Blinken tell Macron?"), text) == 0.0


def test_without_names_nothing_can_be_said() -> None:
    assert share_found(names_in("what was agreed?"), "Nothing was.") is None
