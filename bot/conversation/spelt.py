"""Names in the language of the question that they go into: «Україна» in English is Ukraine.

Countries, bodies and towns come from :mod:`index.exonyms`. People of the coverage stand here,
as each language spells them; whoever misses a name adds it.
"""

from __future__ import annotations

from functools import cache

from index.exonyms import name_in
from index.morphology import readings

_LANGUAGES = ("en", "ru", "uk")
# English, Russian, Ukrainian; the surname that people ask by.
_PEOPLE = """
Zelensky Зеленский Зеленський
Putin Путин Путін
Trump Трамп Трамп
Biden Байден Байден
Lavrov Лавров Лавров
Peskov Песков Пєсков
Medinsky Мединский Мединський
Umerov Умеров Умєров
Yermak Ермак Єрмак
Sybiha Сибига Сибіга
Kuleba Кулеба Кулеба
Zakharova Захарова Захарова
Shoigu Шойгу Шойгу
Belousov Белоусов Бєлоусов
Ushakov Ушаков Ушаков
Dmitriev Дмитриев Дмітрієв
Medvedev Медведев Медведєв
Syrskyi Сырский Сирський
Zaluzhny Залужный Залужний
Svyrydenko Свириденко Свириденко
Halushchenko Галущенко Галущенко
Lukashenko Лукашенко Лукашенко
Erdogan Эрдоган Ердоган
Macron Макрон Макрон
Merz Мерц Мерц
Scholz Шольц Шольц
Starmer Стармер Стармер
Tusk Туск Туск
Orban Орбан Орбан
Fico Фицо Фіцо
Meloni Мелони Мелоні
Rutte Рютте Рютте
Stoltenberg Столтенберг Столтенберг
Kallas Каллас Каллас
Rubio Рубио Рубіо
Vance Вэнс Венс
Witkoff Уиткофф Віткофф
Kellogg Келлог Келлог
Guterres Гутерриш Гутерріш
Grossi Гросси Гроссі
Nauseda Науседа Науседа
"""
_ALSO = {
    "zelenskyy": "Zelensky", "zelenskiy": "Zelensky", "zelenskyi": "Zelensky",
    "orbán": "Orban", "erdoğan": "Erdogan", "nausėda": "Nauseda", "виткофф": "Witkoff",
    "венс": "Vance", "sybiga": "Sybiha",
}  # fmt: skip


@cache
def _people() -> dict[str, dict[str, str]]:
    """Return surname in small letters → language → surname."""
    found: dict[str, dict[str, str]] = {}
    for line in _PEOPLE.split("\n"):
        row = dict(zip(_LANGUAGES, line.split(), strict=False))
        for name in row.values():
            found[name.casefold()] = row
    for other, name in _ALSO.items():
        found[other] = found[name.casefold()]
    return found


def _bases(word: str) -> list[str]:
    """Return a word as it is typed, and as dictionaries list it."""
    folded = word.casefold()
    forms = [reading.base for language in ("ru", "uk") for reading in readings(folded, language)]
    return [folded, *forms]


def is_known_person(word: str) -> bool:
    """Whether a word, in small letters or not, is a surname that everybody asks by."""
    return any(base in _people() for base in _bases(word))


def spelt_in(name: str, language: str) -> str | None:
    """Return a name as a language spells it, in the nominative; None when it is not known how."""
    surname = name.split()[-1] if name.split() else ""
    for base in _bases(surname):
        if base in _people():
            return _people()[base][language]
    return name_in(name, language)
