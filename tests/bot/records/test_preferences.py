"""What users have set."""

from __future__ import annotations

import pytest

from bot.quiet_hours import QuietHours
from bot.records.preferences import Preference
from bot.records.user_data import UserData
from tests.bot.records.people import ANNA, BORIS


def test_who_has_set_nothing_has_the_usual_settings(people: UserData) -> None:
    assert people.preferences.get(ANNA) == Preference(None, QuietHours(22, 7))


@pytest.mark.parametrize(
    "preference",
    [
        Preference("uk"),
        Preference(None, None),
        Preference("ru", QuietHours(0, 6, "Asia/Tokyo")),
    ],
)
def test_what_is_set_is_kept_for_each_user(people: UserData, preference: Preference) -> None:
    people.preferences.set(BORIS, Preference("en"))
    people.preferences.set(ANNA, Preference("en"))
    people.preferences.set(ANNA, preference)

    assert people.preferences.get(ANNA) == preference
    assert people.preferences.get(BORIS) == Preference("en")

    people.preferences.forget(ANNA)
    assert people.preferences.get(ANNA) == Preference()
