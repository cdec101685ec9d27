"""How the bot presents itself in Telegram."""

from __future__ import annotations

from pathlib import Path

from bot.telegram.profile import GROUPS, PRIVATE, introduce
from bot.texts import TEXTS
from tests.bot.telegram.conftest import PATIENT, running_bot, settings_for, simulated_telegram

LANGUAGES = ("", "ru", "uk")


async def test_commands_and_descriptions_stand_in_three_languages_and_are_set_once(
    tmp_path: Path,
) -> None:
    async with simulated_telegram() as api:
        async with running_bot(settings_for(api, tmp_path / "first")):
            await api.until(lambda: api.simulator.short_descriptions.get("uk"), within=PATIENT)
        known = api.simulator.commands
        for language in LANGUAGES:
            words = TEXTS[language or "en"]
            for scope, names in (("all_private_chats", PRIVATE), ("all_group_chats", GROUPS)):
                listed = {each["command"]: each["description"] for each in known[scope, language]}
                assert listed == {name: words(f"command-{name}") for name in names}
            assert api.simulator.descriptions[language] == words("description")
            assert api.simulator.short_descriptions[language] == words("description-short")

        before = api.last_call
        async with running_bot(settings_for(api, tmp_path / "second")) as bot:
            await introduce(bot.application.bot)
        assert not api.calls("setMy*", since=before)


async def test_only_what_has_changed_is_set(tmp_path: Path) -> None:
    async with (
        simulated_telegram() as api,
        running_bot(settings_for(api, tmp_path)) as bot,
    ):
        await introduce(bot.application.bot)
        api.simulator.commands["all_private_chats", "uk"] = [{"command": "a", "description": "b"}]
        before = api.last_call
        await introduce(bot.application.bot)

        (call,) = api.calls("setMy*", since=before)
        assert call.params["language_code"] == "uk"
        assert [each["command"] for each in call.params["commands"]] == list(PRIVATE)
