"""Everything the bot says in its own words, in the three languages it speaks.

The words stand in ``catalogues/*.ftl``, one file a language, in Mozilla's Fluent format: plural
forms are chosen there, by the language's own rules. Quotes are never translated: they stay in
the language of their source.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.vocabulary import Reason

CATALOGUES = Path(__file__).with_name("catalogues")
# As Babel names them: English counts as in Britain, whose dates the bot writes.
LOCALES = {"en": "en-GB", "ru": "ru", "uk": "uk"}


class Texts:
    """One language's words: ``texts("uk")("quotes-count", count=3)`` is "3 цитати"."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks around values would be copied along with a quote's source.
        self._bundle = FluentBundle([LOCALES[language]], use_isolating=False)
        words = (CATALOGUES / f"{language}.ftl").read_text(encoding="utf-8")
        self._bundle.add_resource(FluentResource(words))

    def __call__(self, message: str, **values: str | int) -> str:
        """Return a message of the catalogue as plain text.

        Args:
            message: Its id in the catalogue.
            values: What stands in its placeholders. Numbers are written as the language writes
                them and choose plural forms; an id is no number, pass it as text.

        Raises:
            LookupError: The catalogue has no such message.
            ValueError: A placeholder got no value.
        """
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise LookupError(f"{message}: has no text of its own in {self.language}.ftl")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{message} in {self.language}.ftl: {errors[0]}")
        return str(text)

    def refusal(self, reason: Reason) -> str:
        """Return the sentence that tells a reader why there is no answer."""
        return self(f"refusal-{reason.replace('_', '-')}")

    def closest(self, reason: Reason) -> str:
        """Return what stands above the quotes that come closest."""
        return self("outside" if reason is Reason.NOT_IN_THAT_TIME else "closest")

    @property
    def refusals(self) -> Mapping[Reason, str]:
        """A sentence for every reason."""
        return {reason: self.refusal(reason) for reason in Reason}

    # Where a module knows a message by these names it fills its places with str.format.

    @property
    def start(self) -> str:
        """What this is."""
        return self("start")

    @property
    def help(self) -> str:
        """How to ask and what to expect."""
        return self("help")

    @property
    def ask_what(self) -> str:
        """For a command without its question."""
        return self("ask-what")

    @property
    def only_text(self) -> str:
        """For voice, stickers and the like."""
        return self("only-text")

    @property
    def searching(self) -> str:
        """Sent before the answer, which takes its place."""
        return self("searching")

    @property
    def too_many(self) -> str:
        """For who has as many questions waiting as one may have."""
        return self("too-many")

    @property
    def failed(self) -> str:
        """An error, with a place for its ``{id}``."""
        return self("failed", id="{id}")

    @property
    def not_allowed(self) -> str:
        """For strangers, with a place for their ``{id}``."""
        return self("not-allowed", id="{id}")


TEXTS = {language: Texts(language) for language in LOCALES}


def texts(language: str | None) -> Texts:
    """Return the words for a language code such as "uk" or Telegram's "en-GB"; else English."""
    return TEXTS.get((language or "").split("-")[0].lower(), TEXTS["en"])
