"""The kind of answer that a question asks for, and sentences that could give it.

"When …?" is answered by a sentence with a date in it, "how many …?" by one with a number, and
"what are the conditions …?" by sentences that demand something, however little else they share
with the question. Word lists in English, Russian and Ukrainian, written for the project.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.dates import MONTHS


class Kind(StrEnum):
    """What an answer has to hold."""

    WHEN = "when"
    HOW_MANY = "how_many"
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    TERMS = "terms"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


_ASKED = {
    Kind.WHEN: _any(
        r"when\b", r"(?:what|which|on what) (?:date|day|month|year)\b", r"how long ago\b",
        r"когда\b", r"(?:какого|в каком|в какой|какой) (?:числа|год\w*|день|месяц\w*)\b",
        r"коли\b", r"(?:якого|в якому|у якому|який) (?:числа|ро[кц]\w*|день|місяц\w*)\b",
    ),
    Kind.HOW_MANY: _any(
        r"how (?:many|much|large|big|high|far|long|often)\b", r"what (?:number|share|percent\w*)\b",
        r"сколько\b", r"какая (?:доля|сумма|часть)\b", r"на сколько\b",
        r"скільки\b", r"яка (?:частка|сума|кількість)\b",
    ),
    Kind.WHO: _any(
        r"who(?:m|se)?\b", r"which (?:country|countries|minister|president|official|leader)\w*\b",
        r"кто\b", r"кого\b", r"кому\b", r"кем\b", r"чей\b", r"как(?:ая|ие) стран\w+",
        r"хто\b", r"кого\b", r"ким\b", r"чий\b", r"як(?:а|і) країн\w+",
    ),
    Kind.WHERE: _any(
        r"where\b", r"(?:in |to )?(?:which|what) (?:city|town|place|region|village|country)\b",
        r"где\b", r"куда\b", r"откуда\b", r"в как(?:ом|ой) (?:город\w*|стран\w*|област\w*)",
        r"де\b", r"куди\b", r"звідки\b", r"у? ?в? як(?:ому|ій) (?:міст\w*|країн\w*|област\w*)",
    ),
    Kind.WHY: _any(
        r"why\b", r"what (?:is|was|are|were) the reasons?\b", r"for what reason\b",
        r"почему\b", r"зачем\b", r"из-за чего\b", r"по какой причине\b",
        r"чому\b", r"навіщо\b", r"через що\b", r"з якої причини\b",
    ),
    Kind.TERMS: _any(
        r"(?:pre)?conditions?\b", r"terms\b", r"demands?\b", r"demand(?:ed|ing)\b",
        r"requirements?\b", r"insist\w*\b", r"red lines?\b", r"ultimatum\w*\b", r"proposals?\b",
        r"(?:what|which) (?:does|do|did|would|must|should)\b.{0,60}\b(?:want|require|need|ask for|expect)\b",
        r"услови\w+", r"требу\w+", r"требован\w+", r"настаива\w+", r"ультиматум\w*", r"чего хо(?:чет|тят)\b",
        r"умов(?:а|и|у|ам|ами|ах|ою)?\b", r"вимог\w*", r"вимага\w+", r"наполяга\w+", r"чого хоч(?:е|уть)\b",
    ),
}  # fmt: skip

_MONTH = "|".join([*MONTHS["en"], *(m[:-1] for m in MONTHS["ru"]), *(m[:-1] for m in MONTHS["uk"])])
_DAY = (
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow"
    r"|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|вчера|сегодня|завтра"
    r"|понеділ|вівтор|серед[уи]|четвер|п['’ʼ]ятниц|субот|неділ|вчора|сьогодні|завтра"
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|half|twice|percent|per cent|none|no one"
    r"|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десят\w*|сотн\w*|тысяч\w*|миллион\w*"
    r"|миллиард\w*|половин\w*|процент\w*|дві|чотири|п['’ʼ]ять|шість|сім|вісім|дев['’ʼ]ять"
    r"|тисяч\w*|мільйон\w*|мільярд\w*|відсот\w*)\b"
)
_SHOWN = {
    Kind.WHEN: re.compile(
        rf"\b(?:1[89]|20)\d\d\b|(?<!\w)(?:{_MONTH}|{_DAY})"
        r"|\b\d{1,2}[.:]\d\d\b|(?<!\w)(?:last|next|this) (?:week|month|year|spring|summer|autumn|winter)",
        re.IGNORECASE,
    ),
    Kind.HOW_MANY: re.compile(rf"\d|(?<!\w){_NUMBER_WORD}", re.IGNORECASE),
    # A name: a capital that does not open the sentence.
    Kind.WHO: re.compile(r"[^\W\d_][^.!?…]{0,400}?[\s“«\"(][A-ZА-ЯЁІЇЄҐ][^\W\d_]+"),
    Kind.WHERE: re.compile(
        r"(?<!\w)(?:in|at|near|to|from|outside|across|over|into|of"
        r"|в|во|на|под|у|из|до|возле|около|через|біля|із|з|під|поблизу)\s+"
        r"(?:the |\w+ ){0,2}?[A-ZА-ЯЁІЇЄҐ][^\W\d_]+"
    ),
    Kind.WHY: _any(
        r"because\b", r"due to\b", r"owing to\b", r"since\b", r"in order to\b", r"so that\b",
        r"as a result\b", r"after\b", r"to (?:avoid|prevent|protest|protect|force|press)\w*\b",
        r"reasons?\b", r"in response\b", r"citing\b", r"accus\w+", r"explain\w+", r"said that\b",
        r"потому\b", r"из-за\b", r"поскольку\b", r"так как\b", r"чтобы\b", r"причин\w+", r"в ответ\b",
        r"тому що\b", r"через\b", r"оскільки\b", r"бо\b", r"щоб\b", r"причин\w+", r"у відповідь\b",
    ),
    Kind.TERMS: _any(
        r"must\b", r"should\b", r"unless\b", r"only (?:if|after|when)\b", r"insist\w*\b",
        r"demand(?:s|ed|ing)\b", r"requir\w+\b", r"would (?:have|need) to\b",
        r"has to\b", r"have to\b", r"had to\b", r"need(?:s|ed)? to\b", r"call(?:s|ed|ing)? (?:for|on)\b",
        r"in (?:exchange|return) for\b", r"agree(?:s|d)? (?:to|not)\b", r"include[sd]?\b.{0,80}\w+ing\b",
        r"propos\w+\b", r"recogni[sz]\w+\b", r"withdraw\w*\b", r"guarantee\w*\b", r"renounc\w+\b",
        r"want(?:s|ed)?\b", r"obligat\w+\b",
        r"долж\w+", r"обязан\w*", r"необходим\w*", r"нужно\b", r"следует\b", r"требу\w+",
        r"настаива\w+", r"при условии\b", r"только (?:если|после)\b", r"призна\w+",
        r"отказ\w+", r"вывод\w*", r"вывест\w+", r"гаранти\w+", r"предл\w+", r"хо(?:чет|тят)\b",
        r"ма(?:є|ють|ла|ли|в)\b", r"мус\w+", r"повин\w+", r"необхідн\w*", r"потрібн\w*", r"слід\b",
        r"вимага\w+", r"наполяга\w+", r"за умови\b", r"лише (?:якщо|після)\b",
        r"визна\w+", r"відмов\w+", r"виве\w+", r"гаранті\w+", r"пропон\w+", r"хоч(?:е|уть)\b",
    ),
}  # fmt: skip


def asked_for(question: str) -> frozenset[Kind]:
    """Return the kinds of answer that a question asks for; often none can be told."""
    return frozenset(kind for kind, pattern in _ASKED.items() if pattern.search(question))


def subject_of(question: str) -> str:
    """Return the question without the words that only say which kind of answer it wants.

    "What are the conditions for a ceasefire" is about a ceasefire: a sentence that demands
    something answers it without ever saying "conditions".
    """
    for pattern in _ASKED.values():
        question = pattern.sub(" ", question)
    return question


def shows(sentence: str, kind: Kind) -> bool:
    """Return whether a sentence holds what an answer of the kind needs."""
    return bool(_SHOWN[kind].search(sentence))
