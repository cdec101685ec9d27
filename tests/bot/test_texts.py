"""The bot's own words: complete, and the same in all three languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot
from bot.texts import CATALOGUES, TEXTS, texts
from bot.vocabulary import Reason

LANGUAGES = sorted(TEXTS)
# The forms of "1 quote, 2 quotes, 5 quotes", by https://cldr.unicode.org/index/cldr-spec/plural-rules
FORMS = {"en": {"one", "other"}, "ru": {"one", "few", "many"}, "uk": {"one", "few", "many"}}
OTHER_LETTERS = {"en": "а-яёіїєґ", "ru": "іїєґ", "uk": "ыэъё"}


class _Parts(Visitor):
    """What a message is made of."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: list[ftl.SelectExpression] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        self.selections.append(node)
        self.generic_visit(node)


def catalogue(language: str) -> dict[str, _Parts]:
    """Message → its parts, as the catalogue's file has it."""
    source = (CATALOGUES / f"{language}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}.ftl"
            found[entry.id.name] = _Parts()
            found[entry.id.name].visit(entry)
    return found


ENGLISH = catalogue("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_placeholders(language: str) -> None:
    there = catalogue(language)

    assert list(there) == list(ENGLISH)
    for message, parts in there.items():
        assert parts.variables == ENGLISH[message].variables, message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_by_number_has_the_plural_forms_of_the_language(language: str) -> None:
    last = {"en": "other"}.get(language, "many")
    for message, parts in catalogue(language).items():
        for selection in parts.selections:
            keys = {
                variant.key.name: variant.default
                for variant in selection.variants
                if isinstance(variant.key, ftl.Identifier)
            }
            if keys.keys() & {"yes", "no"}:
                continue
            assert "one" in keys, message
            assert keys.keys() <= FORMS[language], message
            assert keys[last], message


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_in_one_message_is_counted_in_all(language: str) -> None:
    selected = {
        message: {
            selection.selector.id.name
            for selection in parts.selections
            if isinstance(selection.selector, ftl.VariableReference)
        }
        for message, parts in catalogue(language).items()
    }
    counted = set().union(*selected.values())
    del selected["also-in"]  # names them
    there = catalogue(language)
    for message, choices in selected.items():
        assert there[message].variables & counted <= choices, message


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["1 question ", "2 questions ", "21 questions "]),
        ("ru", ["1 вопрос ", "2 вопроса ", "21 вопрос "]),
        ("uk", ["1 запитання ", "5 запитань ", "21 запитання "]),
    ],
)
def test_limits_are_said_as_people_say_them(language: str, forms: list[str]) -> None:
    for form in forms:
        most = int(form.split()[0])
        assert form in texts(language)("rate-minute", most=most)
        assert form in texts(language)("rate-day", most=most, minutes=1)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["1 quote", "2 quotes", "5 quotes", "21 quotes"]),
        ("ru", ["1 цитата", "2 цитаты", "5 цитат", "21 цитата"]),
        ("uk", ["1 цитата", "2 цитати", "5 цитат", "21 цитата"]),
    ],
)
def test_counts_are_said_as_people_say_them(language: str, forms: list[str]) -> None:
    assert [texts(language)("quotes-count", count=n) for n in (1, 2, 5, 21)] == forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    words = texts(language)

    for message, parts in ENGLISH.items():
        numbers = {
            selection.selector.id.name
            for selection in parts.selections
            if isinstance(selection.selector, ftl.VariableReference)
        } - {"logged"}
        for number in (0, 1, 2, 5, 1234):
            values = {name: number if name in numbers else "no" for name in parts.variables}
            said = words(message, **values)
            assert said
            assert said == said.strip()
            assert not re.search(r"[{}]|\u2068|\u2069| {2}", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_a_letter_of_another_language(language: str) -> None:
    source = re.sub(
        r"^#.*", "", (CATALOGUES / f"{language}.ftl").read_text("utf-8"), flags=re.MULTILINE
    )

    assert not re.findall(f"[{OTHER_LETTERS[language]}]", source, re.IGNORECASE)
    # A Latin "i" in a Cyrillic word looks right and is not found by a search.
    assert not re.findall(r"[a-z][а-яёіїєґ]|[а-яёіїєґ][a-z]", source, re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_there_is_a_sentence_for_every_reason(reason: Reason, language: str) -> None:
    assert texts(language).refusal(reason)


def test_a_missing_value_is_an_error_and_no_gap_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"failed in en\.ftl"):
        texts("en")("failed")


@pytest.mark.parametrize(
    ("code", "language"),
    [("uk", "uk"), ("ru-RU", "ru"), ("EN", "en"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_telegrams_language_codes_choose_the_words(code: str | None, language: str) -> None:
    assert texts(code) is TEXTS[language]


def said_in_code() -> Iterator[tuple[str, str, set[str] | None]]:
    """(place, message, names of values) of every ``words("message", name=…)`` in the bot."""
    for file in sorted(Path(bot.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called, first = node.func, node.args[0]
            says = isinstance(called, ast.Name) and called.id == "words"
            if says and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {keyword.arg for keyword in node.keywords}
                place = f"{file.name}:{node.lineno}"
                yield place, first.value, None if None in names else {str(n) for n in names}


def test_what_the_code_says_stands_in_the_catalogues() -> None:
    said = list(said_in_code())

    assert len(said) > 10
    for place, message, values in said:
        assert message in ENGLISH, place
        assert values is None or values == ENGLISH[message].variables, place
