"""How English, Russian and Ukrainian questions name times, as patterns.

Every pattern is read without regard to case; questions are often typed in small letters.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d.,:/–—-])(?P<day>[0-3]?\d)"


class Words(NamedTuple):
    """The patterns of one language.

    Attributes:
        newest: What asks for the newest, and is about no topic.
        adjectives: The same before a noun, which stays: "latest" in "latest statement".
        days: "yesterday" and its kin → how many days from today.
        weekday: Group ``unit``: "on Monday", "since Monday", which need not be the last one.
        weekend: Group ``which`` (may be missing): "at the weekend".
        ago: Groups ``count`` and ``unit``: "two weeks ago".
        past: Groups ``count`` (may be missing) and ``unit``: "over the last two weeks"; or
            ``few``: "in recent days".
        which: Groups ``which`` and ``unit``: "last week".
        periods: Days, months, seasons and years; groups ``day``, ``month``, ``season``,
            ``year``, ``part``, ``lead`` (what has to stand before a bare month or year).
        since, after, before, until, during, between, upto: What may stand before a period; each
            ends at the period.
        months: Beginnings of months' names → number; the longest that fits counts.
        seasons: Beginnings of seasons' names → name.
        parts: Beginnings of words for a part of a period → "early", "mid", "late", "first half",
            "second half".
        units: Beginnings of words for a unit → "hour", "day", "week", "month", "year".
        last, this: Beginnings of what may stand in ``which``.
        counts: Beginnings of number words → number.
    """

    newest: re.Pattern[str]
    adjectives: re.Pattern[str]
    days: tuple[tuple[re.Pattern[str], int], ...]
    weekday: re.Pattern[str]
    weekend: re.Pattern[str]
    ago: re.Pattern[str]
    past: re.Pattern[str]
    which: re.Pattern[str]
    periods: tuple[re.Pattern[str], ...]
    since: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    until: re.Pattern[str]
    during: re.Pattern[str]
    between: re.Pattern[str]
    upto: re.Pattern[str]
    months: dict[str, int]
    seasons: dict[str, str]
    parts: dict[str, str]
    units: dict[str, str]
    last: tuple[str, ...]
    this: tuple[str, ...]
    counts: dict[str, int]


def group(match: re.Match[str], name: str) -> str | None:
    """Return what a group caught, in whichever alternative it stands."""
    groups = match.groupdict()
    return next((text for key, text in groups.items() if text and key.rstrip("_") == name), None)


def _words(pattern: str) -> re.Pattern[str]:
    """Compile; a group that stands in several alternatives gets names of its own: "unit_"."""
    seen: Counter[str] = Counter()

    def renamed(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        return f"(?P<{name}{'_' * (seen[name] - 1)}>"

    pattern = re.sub(r"\(\?P<([a-z]+)>", renamed, pattern)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def _lead(pattern: str) -> re.Pattern[str]:
    """Read what stands before an offset, up to it."""
    return re.compile(rf"(?<![\w-])(?:{pattern})\s+\Z", re.IGNORECASE)


_EN_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_EN_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_EN_PART = (
    r"(?:(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end|(?:first|second) half)"
    r"(?= of))(?:-| (?:of )?))?"
)
_EN_UNIT = r"(?P<unit>hours?|days?|weeks?|months?|years?)"
_EN_WEEKDAY = r"(?P<unit>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?! of)"
_EN_COUNT = r"(?P<count>\d{1,3}|an?|two|three|four|five|six|seven|ten|couple of|few)"
_EN_IN = r"(?P<lead>in|during|since|until|till|before|after|from|to|by|through|and|between) "
_EN_TOPICS = (
    r"(?! days?\b)(?=(?: (?:\w+ )?)(?:news|updates?|developments?|statements?|reports?|comments?|remarks?"
    r"|talks?|rounds?|position|status|state of|situation|figures?|numbers?|data|attacks?"
    r"|strikes?|exchanges?|swaps?|packages?|proposals?|offers?|meetings?|words|articles?))"
)
ENGLISH = Words(
    newest=_words(
        r"(?:the )?(?:latest|most recent|newest)(?: (?:news|updates?|developments?))?"
        r"(?: (?:on|about|from|in|with|regarding)(?= ))?|recent(?:ly)?(?: news)?(?! years?| months?"
        r"| weeks?| days?)|lately|(?<!until )(?<!by )(?<!from )(?<!till )now(?! that)|what['’]?s new(?: (?:on|about|with|in)(?= ))?|what is new(?: "
        r"(?:on|about|with|in)(?= ))?|currently|right now|as of now|at the moment|these days"
        r"|nowadays|(?:any )?news (?:on|about|from|of)(?= )"
    ),
    adjectives=_words(rf"(?:the )?(?:latest|most recent|newest|recent|current|last){_EN_TOPICS}"),
    days=(
        (_words(r"the day before yesterday"), -2),
        (_words(r"yesterday(?:['’]s)?"), -1),
        (_words(r"today(?:['’]s)?|this (?:morning|afternoon|evening)|tonight"), 0),
    ),
    weekday=_words(rf"on {_EN_WEEKDAY}|(?<=since |after |until ){_EN_WEEKDAY}"),
    weekend=_words(
        r"(?:at|on|over|during) (?:the |this )?(?:(?P<which>last|past|previous) )?weekend"
        r"|(?:this|(?P<which>last|past|previous)) weekend"
    ),
    ago=_words(rf"{_EN_COUNT} {_EN_UNIT} ago"),
    past=_words(
        rf"(?:in|over|during|within|for|from) (?:the |these )?(?:last|past|recent)"
        rf" (?P<few>days|weeks|months)"
        rf"|(?:in|over|during|within|for|from) (?:the )?(?:last|past|recent) (?:{_EN_COUNT} )?(?!day\b)"
        rf"{_EN_UNIT}|(?:the )?(?:last|past) {_EN_COUNT} {_EN_UNIT}|(?:the )?past {_EN_UNIT}"
    ),
    which=_words(
        r"(?:in |during |earlier )?(?P<which>last|this|previous) "
        r"(?P<unit>week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        r"|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august"
        r"|september|october|november|december)(?:['’]s)?"
    ),
    periods=(
        _words(r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"),
        _words(rf"(?:on )?(?:the )?{_DAY}(?:st|nd|rd|th)?(?: of)? {_EN_MONTH}(?:,? {_YEAR})?"),
        _words(rf"(?:on )?{_EN_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? {_YEAR})?"),
        _words(rf"(?:in |during )?(?:the )?{_EN_PART}{_EN_MONTH},?(?: of)? {_YEAR}"),
        _words(rf"(?:in |during )?(?:the )?{_EN_PART}{_EN_SEASON},?(?: of)? {_YEAR}"),
        _words(rf"{_EN_IN}(?:the )?{_EN_PART}{_EN_MONTH}(?! \d| \w+ (?:lead|help))"),
        _words(rf"{_EN_IN}(?:the )?{_EN_PART}{_EN_SEASON}"),
        _words(rf"(?:{_EN_IN[:-1]}|(?P<of>of)) (?:the )?{_EN_PART}(?:(?:the )?year )?{_YEAR}"),
    ),
    since=_lead(r"(?:ever )?since|as of|from|starting (?:in|on|from)"),
    after=_lead(r"(?:soon |shortly |right )?after|following"),
    before=_lead(r"(?:shortly |right )?before|prior to|ahead of|in the run-up to|up to"),
    until=_lead(r"until|till"),
    during=_lead(r"during|at the time of"),
    between=_lead(r"between|from"),
    upto=_lead(r"and|to|until|till|through"),
    months={
        name: number
        for number, name in enumerate(
            "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
        )
    },
    seasons={"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
             "winter": "winter"},
    parts={"early": "early", "the beginning": "early", "beginning": "early", "the start": "early",
           "start": "early", "mid": "mid", "middle": "mid", "the middle": "mid", "late": "late",
           "end": "late", "the end": "late", "first": "first half", "the first": "first half",
           "second": "second half", "the second": "second half"},
    units={"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"},
    last=("last", "previous"),
    this=("this",),
    counts={"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "ten": 10, "couple": 2, "few": 3},
)  # fmt: skip

_RU_MONTH = (
    r"(?P<month>январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?"
    r"|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])"
)
_RU_SEASON = r"(?P<season>весн(?:ой|ы|а|у|е)|лет(?:ом|а|о|у)|осень?ю?|осени|зим(?:ой|ы|а|у|е))"
_RU_PART = (
    r"(?:(?P<part>нача\w+|середин\w+|кон(?:ец|ц\w+)|(?:перв|втор)\w+ (?:половин|полугоди)\w+) )?"
)
_RU_UNIT = r"(?P<unit>час(?:а|ов)?|сутки|суток|день|дня|дней|недел\w+|месяц\w*|год\w*|лет)"
# "The last days of the war" are no recent days.
_RU_OF_WAR = r"(?! (?:войны|осады|блокады|обороны|бо[её]в|жизни))"
_RU_COUNT = (
    r"(?P<count>\d{1,3}|пару|несколько|два|две|двух|три|тр[её]х|четыре|пять|шесть|семь|десять)"
)
_RU_OF_YEAR = rf"{_YEAR}(?:-?(?:го|м|й|ом))?(?: (?:год(?:а|у|ом)?|г\.?))?"
_RU_IN = r"(?P<lead>в|во|за|с|со|до|после|перед|по|к|на|между|и) "
_RU_TOPICS = (
    r"(?! д(?:ень|н[яеюи](?!\w)))(?= (?:\w+ )?(?:новост\w+|событи\w+|заявлени\w+|сообщени\w+|сведени\w+|данны\w+"
    r"|высказывани\w+|раунд\w*|переговор\w+|встреч\w+|обмен\w*|пакет\w*|предложени\w+|удар\w*"
    r"|позици\w+|ситуаци\w+|слов\w*|стать\w+))"
)
RUSSIAN = Words(
    newest=_words(
        r"(?:какие |есть ли )?(?:самые )?(?:последние|свежие|актуальные) (?:новости|события)"
        r"(?: (?:о|об|про|по|из|с)(?= ))?|недавно|(?:в|за) последнее время|что нового"
        r"(?: (?:о|об|про|по|в|с)(?= ))?|на данный момент|на сегодняшний день|сейчас"
        r"|новости (?:о|об|про|по|из)(?= )"
    ),
    adjectives=_words(
        rf"(?:сам\w+ )?(?:последн\w+|свеж\w+|недавн\w+|нынешн\w+|текущ\w+|актуальн\w+){_RU_TOPICS}"
    ),
    days=(
        (_words(r"позавчера"), -2),
        (_words(r"вчера(?:шн\w+)?"), -1),
        (_words(r"сегодня(?:шн(?:ие|их|ий|яя))?"), 0),
    ),
    weekday=_words(
        r"(?:в|во) (?P<unit>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
        r"|(?<=с |о |е )(?P<unit>понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)"
    ),
    weekend=_words(
        r"(?:на|в|за) (?:эти(?:х)? )?(?:(?P<which>прошл\w+|минувш\w+|предыдущ\w+) )?выходны[ех]"
    ),
    ago=_words(rf"(?:{_RU_COUNT} )?{_RU_UNIT} (?:тому )?назад"),
    past=_words(
        rf"(?:за|в|в течение) (?:последн\w+|минувш\w+) (?P<few>дн[иейя]+|недели|месяцы){_RU_OF_WAR}"
        rf"|(?:за|в|в течение) (?:последн\w+|минувш\w+) (?:{_RU_COUNT} )?(?!день){_RU_UNIT}"
        r"|за (?P<unit>сутки|неделю|месяц|год)(?! (?:до|после|войны))"
    ),
    which=_words(
        r"(?:на |в )?(?:(?P<which>прошл\w+|минувш\w+|эт(?:ой|ом|от|у)|этого|предыдущ\w+) )"
        r"(?P<unit>недел\w+|месяц\w*|год\w*|понедельник\w*|вторник\w*|сред[уы]|четверг\w*"
        r"|пятниц[уы]|суббот[уы]|воскресень[ея]|весной|летом|осенью|зимой)"
    ),
    periods=(
        _words(r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"),
        _words(rf"{_DAY}\.(?P<month>[01]\d)\.{_YEAR}"),
        _words(rf"{_DAY}(?:-?го)? {_RU_MONTH}(?:,? {_RU_OF_YEAR})?"),
        _words(rf"(?:в(?:о)? )?{_RU_PART}{_RU_MONTH} {_RU_OF_YEAR}"),
        _words(rf"(?:в(?:о)? )?{_RU_PART}{_RU_SEASON} {_RU_OF_YEAR}"),
        _words(rf"{_RU_IN}{_RU_PART}{_RU_MONTH}"),
        _words(rf"{_RU_PART}(?P<season>весной|летом|осенью|зимой)"),
        _words(rf"(?:{_RU_IN})?{_RU_PART}{_YEAR}(?:-?(?:го|м|й|ом))? (?:год(?:а|у|ом)?|г\.?)"),
        _words(rf"{_RU_IN}{_RU_PART}{_YEAR}(?:-?(?:го|м|й|ом))?"),
    ),
    since=_lead(
        r"с|со|начиная с|с тех пор,? как|с момента|с(?:о)? (?:дня|начала|времени)|с того"
        r" момента,? как"
    ),
    after=_lead(r"(?:сразу |вскоре )?после(?: того,? как)?|вслед за"),
    before=_lead(r"до|перед|накануне|(?:до|перед) (?:того|тем),? как|до начала"),
    until=_lead(r"по|вплоть до"),
    during=_lead(r"во время|в ходе"),
    between=_lead(r"между|с|со|от"),
    upto=_lead(r"и|до|по"),
    months={"январ": 1, "феврал": 2, "март": 3, "апрел": 4, "ма": 5, "июн": 6, "июл": 7,
            "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12},
    seasons={"весн": "spring", "лет": "summer", "осен": "autumn", "зим": "winter"},
    parts={"нача": "early", "середин": "mid", "кон": "late", "перв": "first half",
           "втор": "second half"},
    units={"час": "hour", "сут": "day", "д": "day", "недел": "week", "месяц": "month", "год": "year",
           "лет": "year"},
    last=("прошл", "минувш", "предыдущ"),
    this=("эт",),
    counts={"пар": 2, "несколько": 3, "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6,
            "сем": 7, "десят": 10},
)  # fmt: skip

_UK_MONTH = (
    r"(?P<month>січ(?:ень|ня|ні|нем)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)"
    r"|трав(?:ень|ня|ні)|черв(?:ень|ня|ні)|лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)"
    r"|жовт(?:ень|ня|ні)|листопад[аі]?|груд(?:ень|ня|ні))"
)
_UK_SEASON = (
    r"(?P<season>навесні|весн(?:ою|и|а|у|і)|влітку|літ(?:ом|а|о|ку)|восени|осен[іи]|осінь|взимку"
    r"|зим(?:ою|и|а|у|і))"
)
_UK_PART = (
    r"(?:(?P<part>почат\w+|середин\w+|наприкінці|кін(?:ець|ця|ці)"
    r"|(?:перш|друг)\w+ (?:половин|півріч)\w+) )?"
)
_UK_UNIT = r"(?P<unit>годин[иау]?|доб[уаи]|день|дн[іяю]|днів|тиж\w+|місяц\w*|рік|рок\w+|років)"
_UK_OF_WAR = r"(?! (?:війни|облоги|блокади|оборони|боїв|життя))"
_UK_COUNT = (
    r"(?P<count>\d{1,3}|пару|кілька|два|дві|двох|три|трьох|чотири|п['’ʼ]ять|шість|сім|десять)"
)
_UK_OF_YEAR = rf"{_YEAR}(?:-?(?:го|му|й))?(?: (?:рок(?:у|ом|ові)|році|рік|р\.?))?"
_UK_IN = r"(?P<lead>в|у|за|з|із|зі|від|до|після|перед|по|на|між|і|та) "
_UK_TOPICS = (
    r"(?! д(?:ень|н[яії](?!\w)))(?= (?:\w+ )?(?:новин\w*|поді\w+|заяв\w*|повідомлен\w+|відомост\w+|дан\w+|висловлюван\w+"
    r"|раунд\w*|переговор\w+|зустріч\w*|обмін\w*|пакет\w*|пропозиці\w+|удар\w*|позиці\w+"
    r"|ситуаці\w+|слов\w*|статт\w+))"
)
UKRAINIAN = Words(
    newest=_words(
        r"(?:які |чи є )?(?:най)?(?:останні|свіжі|свіжіші|актуальні) (?:новини|події)"
        r"(?: (?:про|щодо|з|із|за)(?= ))?|нещодавно|останнім часом|за останній час|що нового"
        r"(?: (?:про|щодо|в|у|з)(?= ))?|на цей момент|на сьогоднішній день|зараз|наразі"
        r"|новини (?:про|щодо|з|із)(?= )"
    ),
    adjectives=_words(
        rf"(?:най)?(?:останн\w+|свіж\w+|нещодавн\w+|нинішн\w+|поточн\w+|актуальн\w+){_UK_TOPICS}"
    ),
    days=(
        (_words(r"позавчора"), -2),
        (_words(r"в?учора(?:шн\w+)?|вчора(?:шн\w+)?"), -1),
        (_words(r"сьогодні(?:шн(?:і|іх|ій|я))?"), 0),
    ),
    weekday=_words(
        r"(?:в|у) (?P<unit>понеділок|вівторок|середу|четвер|п['’ʼ]ятницю|суботу|неділю)"
        r"|(?<=з |о |я )(?P<unit>понеділка|вівторка|середи|четверга|п['’ʼ]ятниці|суботи|неділі)"
    ),
    weekend=_words(
        r"(?:на|в|у|за) (?:ці |цих )?(?:(?P<which>минул\w+|попередн\w+) )?вихідн(?:і|их)"
        r"|(?:цими|цих|(?P<which>минул\w+)) вихідн(?:ими|их)"
    ),
    ago=_words(rf"(?:{_UK_COUNT} )?{_UK_UNIT} тому"),
    past=_words(
        rf"(?:за|протягом|в|у|упродовж) (?:останн\w+|минул\w+) (?P<few>дн[іяів]+|тижні|місяці)"
        rf"{_UK_OF_WAR}|останні(?:ми)? (?P<few>дн(?:і|ями)|тижн(?:і|ями))(?=\s*[?.!]*\Z)"
        rf"|(?:за|протягом|в|у|упродовж) (?:останн\w+|минул\w+) (?:{_UK_COUNT} )?(?!день){_UK_UNIT}"
        r"|за (?P<unit>добу|тиждень|місяць|рік)(?! (?:до|після|війни))"
    ),
    which=_words(
        r"(?:на |в |у )?(?:(?P<which>минул\w+|попередн\w+|ць(?:ого|ому)|цієї|цій|цю) )"
        r"(?P<unit>тиж\w+|місяц\w*|рок\w+|році|понеділ\w*|вівтор\w*|серед[иу]|четвер\w*"
        r"|п['’ʼ]ятниц[іюя]|субот[иу]|неділ[іюя]|весни|літа|осені|зими)"
        r"|(?P<which>торік|цьогоріч)"
    ),
    periods=(
        _words(r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"),
        _words(rf"{_DAY}\.(?P<month>[01]\d)\.{_YEAR}"),
        _words(rf"{_DAY}(?:-?го)? {_UK_MONTH}(?:,? {_UK_OF_YEAR})?"),
        _words(rf"(?:[ву] |на )?{_UK_PART}{_UK_MONTH} {_UK_OF_YEAR}"),
        _words(rf"(?:[ву] |на )?{_UK_PART}{_UK_SEASON} {_UK_OF_YEAR}"),
        _words(rf"{_UK_IN}{_UK_PART}{_UK_MONTH}|(?P<part>наприкінці) {_UK_MONTH}"),
        _words(rf"{_UK_PART}(?P<season>навесні|влітку|восени|взимку)"),
        _words(rf"(?:{_UK_IN})?{_UK_PART}{_YEAR}(?:-?(?:го|му|й))? (?:рок(?:у|ом)|році|рік|р\.?)"),
        _words(rf"{_UK_IN}{_UK_PART}{_YEAR}(?:-?(?:го|му|й))?"),
    ),
    since=_lead(
        r"з|із|зі|починаючи з|відколи|відтоді,? (?:як|коли)|з того часу,? як|з тих пір,? як|від (?:часу|моменту|початку)"
        r"|з (?:моменту|дня|часу)"
    ),
    after=_lead(r"(?:одразу |невдовзі )?після(?: того,? як)?|услід за"),
    before=_lead(r"до|перед|напередодні|(?:до|перед) (?:того|тим),? як|до початку"),
    until=_lead(r"по|аж до"),
    during=_lead(r"під час|протягом"),
    between=_lead(r"між|з|із|від"),
    upto=_lead(r"і|та|до|по"),
    months={"січ": 1, "лют": 2, "берез": 3, "квіт": 4, "трав": 5, "черв": 6, "лип": 7, "серп": 8,
            "верес": 9, "жовт": 10, "листопад": 11, "груд": 12},
    seasons={"весн": "spring", "навесн": "spring", "літ": "summer", "вліт": "summer",
             "осен": "autumn", "осін": "autumn", "восен": "autumn", "зим": "winter",
             "взим": "winter"},
    parts={"почат": "early", "середин": "mid", "наприкінці": "late", "кін": "late",
           "перш": "first half", "друг": "second half"},
    units={"годин": "hour", "доб": "day", "д": "day", "тиж": "week", "місяц": "month", "рік": "year", "рок": "year",
           "роц": "year"},
    last=("минул", "попередн", "торік"),
    this=("ць", "ці"),
    counts={"пар": 2, "кілька": 3, "дв": 2, "тр": 3, "чотир": 4, "п": 5, "шіст": 6, "сім": 7,
            "десят": 10},
)  # fmt: skip
BY_LANGUAGE = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}
WEEKDAYS = (
    ("monday", "понедельник", "понеділ"),
    ("tuesday", "вторник", "вівтор"),
    ("wednesday", "сред", "серед"),
    ("thursday", "четверг", "четвер"),
    ("friday", "пятниц", "п'ятниц"),
    ("saturday", "суббот", "субот"),
    ("sunday", "воскресень", "неділ"),
)
