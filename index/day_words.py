"""How English, Russian and Ukrainian name days, as patterns over one sentence.

Every pattern has named groups, and only those forms that name one day. Left out: "on Mondays",
"by Monday", "Monday's talks", "this week", which name several or none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.dates import MONTHS

_SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?![^\W\d_])"
_DAY = r"(?<![\d.,:/–—-])(?<!\d[–—-] )(?<!№ )(?<!№)(?P<day>[0-3]?\d)"
_NO_MORE_FIGURES = r"(?![\d%])"


class Names(NamedTuple):
    """The patterns of one language.

    Attributes:
        dates: Day and month, with or without year and weekday.
        weekdays: With the groups ``weekday`` and ``which`` ("last", "next", "past", "coming").
        words: "yesterday" and its kin, with the distance in days from the day of publication.
        plain: The same words without their surroundings; several in a sentence are a figure
            of speech.
        ago: "two days ago", with the group ``count``.
        counts: The number words of ``ago``.
        weekday_stems: The beginnings of the names from Monday on, lower case.
        which: Beginnings of what may stand in the group ``which``, with its meaning.
        other_time: What makes every relative name in the sentence one of another time.
        same_year: What follows a date without a year, with the distance in years.
    """

    dates: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    words: tuple[tuple[re.Pattern[str], int], ...]
    plain: re.Pattern[str]
    ago: re.Pattern[str]
    counts: dict[str, int]
    weekday_stems: tuple[str, ...]
    which: dict[str, str]
    other_time: re.Pattern[str]
    same_year: tuple[tuple[re.Pattern[str], int], ...]


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])(?:{pattern})(?!\w)", re.IGNORECASE)


def _words(*pairs: tuple[str, int]) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((_any(pattern), distance) for pattern, distance in pairs)


_ENGLISH_DAYS = "(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ENGLISH_MONTH = rf"(?P<month>{'|'.join(MONTHS['en'])}|{_SHORT_MONTHS})"
_ENGLISH_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)(?!\d))?"
_SAID = (
    r"(?<=said )|(?<=announced )|(?<=reported )|(?<=reporters )|(?<=confirmed )|(?<=warned )"
    r"|(?<=early )|(?<=late )"
)
# «9 Мая» with a capital letter is a street or a square.
_ENGLISH = Names(
    dates=(
        re.compile(
            rf"(?:(?<!\w){_ENGLISH_DAYS},? (?:the )?)?{_DAY}(?:st|nd|rd|th)?(?: of)? "
            rf"{_ENGLISH_MONTH}(?![\w-]){_ENGLISH_YEAR}"
        ),
        # "in May 9 people" and "March 5 kilometres" are no dates: something has to lead to it,
        # or a year to follow.
        re.compile(
            rf"(?:(?<!\w){_ENGLISH_DAYS},? )?"
            rf"(?<!\w){_ENGLISH_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?{_NO_MORE_FIGURES}"
            rf"(?![–—-]\d|[.,:]\d| ?[–—-] \d){_ENGLISH_YEAR}"
        ),
    ),
    weekdays=(
        re.compile(
            rf"(?<!\w)(?:(?<!of )[Oo]n |(?:[Tt]he |[Oo]n the )?[Nn]ight (?:to|into) |{_SAID})"
            rf"{_ENGLISH_DAYS}(?![\w'’]|-\w| of (?!last week|this week|next week|the week))"
            r"(?P<week>,? (?:of )?(?:last|next) week\b)?"
        ),
        re.compile(
            r"(?<!\w)(?:[Oo]n )?(?:[Tt]his )?(?P<which>[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming) "
            rf"{_ENGLISH_DAYS}(?![\w'’]|-\w| of )"
        ),
    ),
    words=_words(
        (r"(?<!not )the day before yesterday", -2),
        (
            r"(?<!before )(?<!only )(?<!just )(?<!until )(?<!if )(?<!like )(?<!of )(?<!not )"
            "yesterday",
            -1,
        ),
        (r"(?:earlier|later|early|late) today", 0),
        (r"(?:(?<=said )|(?<=held )|(?<=signed )|(?<=visited )|(?<=arrived )|(?<=met ))today", 0),
        (r"today (?=at \d)", 0),
        (r"(?:earlier )?this (?:morning|afternoon|evening)", 0),
        (r"tonight", 0),
        (r"the day after tomorrow", 2),
        (
            r"(?<!after )(?<!of )(?<!for )(?<!or )(?<!and )(?<!not )(?<!like )(?<!happen )tomorrow"
            r"(?!['’]| or| and| never)",
            1,
        ),
    ),
    plain=_any(r"today|yesterday|tomorrow|what|nobody|no one"),
    ago=_any(r"(?P<count>two|three|four|five|six|[2-6]) days ago"),
    counts={"two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    weekday_stems=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    which={"last": "last", "next": "next", "past": "past", "com": "coming"},
    other_time=_any(
        r"(?:every|each|annual|annually|anniversary|that year|same year|years ago|year ago"
        r"|last year|next year|years later|last (?:January|February|March|April|May|June|July"
        r"|August|September|October|November|December)|that (?:day|week|month)|the following)"
    ),
    same_year=tuple(
        (re.compile(rf" (?:of )?{which} year\b"), distance)
        for which, distance in (("last", -1), ("this", 0), ("next", 1))
    ),
)


def _slavic_dates(language: str, weekdays: str, year_word: str) -> tuple[re.Pattern[str], ...]:
    months = "|".join(MONTHS[language])
    year = rf"(?:,? (?P<year>(?:19|20)\d\d)(?!\d)(?: {year_word})?)?"
    return (
        re.compile(rf"(?:(?<!\w){weekdays},? )?{_DAY}(?:-?го)? (?P<month>{months})(?!\w){year}"),
        # Day, month, year: the order of both languages.
        re.compile(rf"{_DAY}\.(?P<month>[01]\d)\.(?P<year>(?:19|20)\d\d)(?![\d.]\d|\d)"),
    )


_RUSSIAN_DAYS = (
    "(?P<weekday>понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)"
)
# «В среду» is also "into the environment", so something has to show that it is the day.
_NOT_MILIEU = (
    r"(?<!сред[ау])|(?<=[^\w]сред[ау])(?=\s*(?:[,.;:!?)—–]|$|\d|(?:утр|дн[её]м|веч|ноч|в |во "
    r"|на |из |под |после |около |заяви|сообщи|провел|провё|встрети|состоял|подписа|обсуди))\w*)"
)
_RUSSIAN = Names(
    dates=_slavic_dates("ru", _RUSSIAN_DAYS, r"(?:года|г\.)"),
    weekdays=(
        re.compile(
            r"(?<![\w-])(?:(?:[Вв] )?[Нн]очь на|[Нн]очью на|[Вв]о?) "
            r"(?:(?P<which>прошл\w+|минувш\w+|следующ\w+"
            rf"|ближайш\w+) )?{_RUSSIAN_DAYS}(?![\w-])(?:{_NOT_MILIEU})"
            r"(?P<week> (?:на )?(?:прошлой|минувшей|следующей|будущей) неделе)?"
        ),
    ),
    words=_words(
        (r"позавчера", -2),
        (r"(?<!только )(?<!еще )(?<!ещё )(?<!как )(?<!до )вчера", -1),
        (r"сегодня (?:утром|днем|днём|вечером|ночью|в \d+:\d\d)", 0),
        (r"(?:утром|днем|днём|вечером) сегодня", 0),
        (r"(?<=заявил )сегодня|(?<=сообщил )сегодня|(?<=подписал )сегодня", 0),
        (r"послезавтра", 2),
        (r"(?<!на )(?<!до )(?<!не )(?<!или )(?<!и )(?<!о )(?<!сегодня-)завтра(?! или| и )", 1),
    ),
    plain=_any(r"сегодня|вчера|позавчера|завтра|послезавтра|что будет|никто"),
    ago=_any(r"(?P<count>два|три|четыре|пять|шесть|[2-6]) (?:дня|дней) назад"),
    counts={"два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6},
    weekday_stems=("пон", "вто", "сре", "чет", "пят", "суб", "вос"),
    which={"прошл": "last", "минувш": "past", "следующ": "next", "ближайш": "coming"},
    other_time=_any(
        r"(?:кажд\w+|ежегодн\w*|годовщин\w*|тогда|тот день|того дня|того же (?:года|месяца|дня)"
        r"|(?:прошлого|следующего|будущего) года|в (?:прошлом|следующем|будущем) году"
        r"|(?:год|года|лет) назад|лет спустя)"
    ),
    same_year=tuple(
        (re.compile(rf" {which} года\b"), distance)
        for which, distance in (("прошлого", -1), ("этого", 0), ("следующего", 1), ("будущего", 1))
    ),
)  # fmt: skip

_UKRAINIAN_DAYS = (
    "(?P<weekday>понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[ауи]|четвер(?:га)?|п['’ʼ]ятниц[яюі]"
    "|субот[ауи]|неділ[яюі])"
)
_UKRAINIAN = Names(
    dates=_slavic_dates("uk", _UKRAINIAN_DAYS, r"(?:року|р\.)"),
    weekdays=(
        re.compile(
            r"(?<![\w-])(?:(?:[ВвУу] )?[Нн]іч на|[Вв]ночі на|[ВвУу]) "
            r"(?:(?P<which>минул\w+|наступн\w+"
            rf"|найближч\w+) )?(?<! [аи]){_UKRAINIAN_DAYS}(?![\w-])"
            r"(?P<week> (?:минулого|наступного) тижня)?"
        ),
        re.compile(
            r"(?<![\w-])(?P<which>[Мм]инул(?:ого|ої)|[Нн]аступн(?:ого|ої)) "
            rf"{_UKRAINIAN_DAYS}(?![\w-])"
        ),
    ),
    words=_words(
        (r"позавчора", -2),
        (r"(?<!тільки )(?<!лише )(?<!ще )(?<!як )(?<!до )(?<!наче )вчора|(?<!ще )учора", -1),
        (r"сьогодні (?:вранці|зранку|вдень|ввечері|увечері|вночі|уночі|о \d+:\d\d)", 0),
        (r"(?:вранці|зранку|вдень|ввечері|увечері) сьогодні", 0),
        (r"(?<=заявив )сьогодні|(?<=повідомив )сьогодні|(?<=підписав )сьогодні", 0),
        (r"післязавтра", 2),
        (r"(?<!на )(?<!до )(?<!не )(?<!чи )(?<!і )(?<!та )(?<!про )завтра(?! чи| і | та )", 1),
    ),
    plain=_any(r"сьогодні|вчора|учора|позавчора|завтра|післязавтра|що буде|ніхто"),
    ago=_any(r"(?P<count>два|три|чотири|п['’ʼ]ять|шість|[2-6]) (?:дні|днів) тому"),
    counts={"два": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6},
    weekday_stems=("пон", "вів", "сер", "чет", "п'я", "суб", "нед"),
    which={"минул": "last", "наступн": "next", "найближч": "coming"},
    other_time=_any(
        r"(?:кожн\w+|щороку|щорічн\w*|річниц\w*|тоді|того дня|того ж (?:року|місяця|дня)"
        r"|(?:минулого|наступного) року|торік|(?:рік|роки|років) тому|років по тому)"
    ),
    same_year=tuple(
        (re.compile(rf" {which} року\b"), distance)
        for which, distance in (("минулого", -1), ("цього", 0), ("наступного", 1))
    ),
)

NAMES = {"en": _ENGLISH, "ru": _RUSSIAN, "uk": _UKRAINIAN}
# The order in figures that names one day wherever it is used.
ISO_DATE = re.compile(
    r"(?<![\w./:-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"
)
