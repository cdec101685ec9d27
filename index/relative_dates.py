"""The exact days that a text names: "on Monday", «вчера», «4 липня», "Monday, 3 March".

A day is given only when one reading is left. A relative name needs the article's day of
publication; inside a quotation it counts from the day somebody spoke, which is unknown, and stays
unresolved, as does every relative name in a sentence that speaks of another year.

`dateparser` is not used: its search read 0.05 MB/s where this reads 1.2, and took "may" and "sat"
for days.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.dates import month_number
from index.day_choice import (
    days_from,
    exact_day,
    weekday_by_tense,
    weekday_by_word,
    weekday_of_week,
    without_year,
)
from index.day_words import ISO_DATE, NAMES, Names
from index.language import script_of
from index.sentences import split_sentences
from index.tense import Tense, tense_around
from index.vocabulary import Script, Span

_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.,-])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")
# In July "20 January" can be half a year back or ahead: beyond these days the tense must agree.
_BEYOND_DOUBT = 120
_LEADS_TO_DATE = re.compile(
    r"(?:(?<!\w)(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Aa]fter|[Bb]efore|[Oo]f|[Tt]o"
    r"|[Tt]hrough|[Aa]nd|[Dd]ated) (?:the )?|^|, )$"
)
_CLOSING = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_LONGEST_LEAD = 12
# "The Battle of Moscow began in 1941. On 6 December …": the year of the story goes on.
_SENTENCES_BEFORE = 2


@dataclass(frozen=True, slots=True)
class NamedDay(Span):
    """Characters of a text that name a day, and the day.

    Attributes:
        day: In the calendar of the article; time zones are not known.
    """

    day: date


def days_named(
    text: str,
    language: str | None,
    published: date | None,
    sentences: Sequence[Span] | None = None,
) -> list[NamedDay]:
    """Return the days that a text names, in its order; none overlaps another.

    Args:
        text: Canonical text.
        language: ISO 639-1 code. None: both languages of the script are tried. In others than
            English, Russian and Ukrainian only dates such as 2025-07-07 are read.
        published: The day the text is from; None leaves all but dates with a year unresolved.
        sentences: Of the text, where they are known.
    """
    if language is None:
        languages = ["en"] if script_of(text) is Script.LATIN else ["ru", "uk"]
    else:
        languages = [language] if language in NAMES else []
    found: list[NamedDay] = []
    before: deque[str] = deque(maxlen=_SENTENCES_BEFORE)
    last_end = 0
    for sentence in sentences or split_sentences(text, language):
        if "\n" in text[last_end : sentence.start]:
            before.clear()
        words = sentence.slice(text)
        years = {int(year) for part in (*before, words) for year in _YEAR.findall(part)}
        before.append(words)
        last_end = sentence.end
        for start, end, day in _in_sentence(words, languages, published, years):
            found.append(NamedDay(sentence.start + start, sentence.start + end, day))
    return found


def _in_sentence(
    sentence: str, languages: list[str], published: date | None, years: set[int]
) -> list[tuple[int, int, date]]:
    """Places in order, with their days; a place that was read once is not read again."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, date]] = []
    has_figure = _FIGURE.search(sentence) is not None
    readers = [_iso_dates(sentence)] if has_figure else []
    for language in languages:
        if has_figure:
            readers.append(_dates(sentence, language, published, years))
        if published and not (
            years - {published.year} or NAMES[language].other_time.search(sentence)
        ):
            readers.append(_weekdays(sentence, language, published))
            readers.append(_words(sentence, language, published))
    for reader in readers:
        for start, end, day in reader:
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end))
                if day:
                    found.append((start, end, day))
    return sorted(found)


def _iso_dates(sentence: str) -> Iterator[tuple[int, int, date | None]]:
    for match in ISO_DATE.finditer(sentence):
        yield *match.span(), exact_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _dates(
    sentence: str, language: str, published: date | None, years: set[int]
) -> Iterator[tuple[int, int, date | None]]:
    """Days with a month; those that cannot be told are given as None, so that nobody else does."""
    names = NAMES[language]
    for pattern in names.dates:
        for match in pattern.finditer(sentence):
            groups = match.groupdict()
            month = _month(groups["month"])
            number = int(groups["day"])
            if month is None:
                continue
            weekday = _weekday(groups.get("weekday"), names)
            if groups["year"]:
                day = exact_day(int(groups["year"]), month, number)
                fits = day is not None and weekday in {None, day.weekday()}
                yield *match.span(), day if fits else None
            elif published is None or not _leads(sentence, match, weekday):
                yield *match.span(), None
            else:
                end, day = _with_year_in_words(sentence, match, names, published)
                if day is None:
                    day = without_year(published, month, number, weekday, years)
                    if weekday is None and not _certain(sentence, match, day, language, published):
                        day = None
                elif weekday not in {None, day.weekday()}:
                    day = None
                yield match.start(), end, day


def _certain(
    sentence: str, match: re.Match[str], day: date | None, language: str, published: date
) -> bool:
    """Whether a day without a year is that of the year chosen, not one of another time."""
    if day is None or NAMES[language].other_time.search(sentence):
        return False
    if abs((day - published).days) <= _BEYOND_DOUBT:
        return True
    tense = tense_around(sentence, *match.span(), language)
    return tense is (Tense.PAST if day < published else Tense.FUTURE)


def _leads(sentence: str, match: re.Match[str], weekday: int | None) -> bool:
    """Whether what stands before "May 9" says that it is a date: "in May 9 people" does not."""
    if match.start("day") < match.start("month") or weekday is not None:
        return True
    lead = sentence[max(0, match.start() - _LONGEST_LEAD) : match.start()]
    return bool(_LEADS_TO_DATE.search(lead))


def _with_year_in_words(
    sentence: str, match: re.Match[str], names: Names, published: date
) -> tuple[int, date | None]:
    """Read what follows in "4 July last year"."""
    month = _month(match["month"])
    for pattern, distance in names.same_year:
        following = pattern.match(sentence, match.end())
        if following and month:
            return following.end(), exact_day(published.year + distance, month, int(match["day"]))
    return match.end(), None


def _weekdays(
    sentence: str, language: str, published: date
) -> Iterator[tuple[int, int, date | None]]:
    names = NAMES[language]
    quoted = _quotations(sentence)
    for pattern in names.weekdays:
        for match in pattern.finditer(sentence):
            weekday = _weekday(match["weekday"], names)
            if weekday is None or _inside(match.start(), quoted):
                continue
            groups = match.groupdict()
            day: date | None
            which = _which(groups.get("which"), names)
            if groups.get("week"):
                day = weekday_of_week(groups["week"], weekday, published)
            elif which:
                day = weekday_by_word(which, weekday, published)
            else:
                tense = tense_around(sentence, match.start(), match.end(), language)
                day = weekday_by_tense(tense, weekday, published)
            yield *match.span(), day


def _words(sentence: str, language: str, published: date) -> Iterator[tuple[int, int, date | None]]:
    names = NAMES[language]
    quoted = _quotations(sentence)
    found = [
        (match.span(), distance)
        for pattern, distance in names.words
        for match in pattern.finditer(sentence)
        if not _inside(match.start(), quoted)
    ]
    # "It was Delta yesterday, and what will it be tomorrow?" names no days.
    figurative = len({word.casefold() for word in names.plain.findall(sentence)}) > 1
    for (start, end), distance in found:
        alone = len(sentence) - (end - start) <= 1  # "Tomorrow. Now. Yesterday."
        if (
            figurative
            or alone
            or (distance > 0 and tense_around(sentence, start, end, language) is not Tense.FUTURE)
        ):
            continue
        yield start, end, days_from(published, distance)
    for match in names.ago.finditer(sentence):
        count = match["count"].casefold().replace("’", "'").replace("ʼ", "'")
        if not _inside(match.start(), quoted):
            days = int(count) if count.isdigit() else names.counts[count]
            yield *match.span(), days_from(published, -days)


def _quotations(sentence: str) -> list[tuple[int, int]]:
    """Places within quotation marks; one that is not closed reaches to the end.

    A sentence that closes one it has not opened began inside it.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for position, character in enumerate(sentence):
        if opened is None and character == '"':
            opened = (position, '"')
        elif opened is None and character in "”»":
            found.append((0, position))
        elif opened is None and character in "“«„":
            opened = (position, _CLOSING[character])
        elif opened and character in opened[1]:
            found.append((opened[0], position))
            opened = None
    return [*found, (opened[0], len(sentence))] if opened else found


def _inside(position: int, quoted: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in quoted)


def _month(name: str) -> int | None:
    return int(name) if name.isdigit() else month_number(name)


def _weekday(name: str | None, names: Names) -> int | None:
    if name is None:
        return None
    start = name[:3].casefold().replace("’", "'").replace("ʼ", "'")
    return names.weekday_stems.index(start)


def _which(name: str | None, names: Names) -> str | None:
    lowered = (name or "").casefold()
    return next((which for stem, which in names.which.items() if lowered.startswith(stem)), None)
