"""Events that people date other things by, from the public record, and how they call them.

An event is read only after "since", "before", "after", "until" or "during": elsewhere its name
is what the question is about. Where one name has several bearers, the year or the number in the
name tells them apart; without one it stands for the last of them, all rounds together.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_ARTICLE = r"(?:the |this |that )?"


class Event(NamedTuple):
    """A dated event.

    Attributes:
        start: Its first day.
        end: Its last day.
        names: What follows "since" and the like.
    """

    start: date
    end: date
    names: re.Pattern[str]


def _event(start: str, end: str | None, *names: str) -> Event:
    pattern = rf"{_ARTICLE}(?:{'|'.join(names)})(?!\w)"
    first = date.fromisoformat(start)
    return Event(
        first, date.fromisoformat(end) if end else first, re.compile(pattern, re.IGNORECASE)
    )


_TRUMP = r"(?:donald )?trump"
_TRUMP_RU = r"(?:дональда? )?трампа?"
_ISTANBUL = "istanbul|стамбул[а-яі]*"
_TALKS = r"(?:переговор[а-яіїё]*|зустріч[а-яі]*|встреч[а-я]*)"

EVENTS: tuple[Event, ...] = (
    _event(
        "2014-03-18", None,
        r"(?:russia['’]?s? )?annexation of crimea", r"russia annexed crimea", r"crimea was annexed",
        r"аннекси[ия] крыма", r"анексі[яї] криму", r"присоединени[яе] крыма",
    ),
    _event("2014-09-05", None, r"(?:first )?minsk (?:protocol|agreement)", r"минск(?:ого|ий) протокола?",
           r"мінськ(?:ого|ий) протокол(?:у)?"),
    _event("2015-02-12", None, r"minsk (?:2|ii)\b", r"second minsk agreement", r"минск(?:а)?-2", r"мінськ(?:а|у)?-2"),
    _event(
        "2022-02-24", None,
        r"(?:start|beginning|outbreak) of (?:the )?(?:full[- ]scale )?(?:war|invasion)",
        r"(?:russia['’]?s? |russian )?(?:full[- ]scale )?(?:invasion|war)(?: of ukraine)?(?: (?:began|started|broke out))?(?: in 2022)?",
        r"russia invaded(?: ukraine)?",
        r"(?:начал[аоу] )?(?:полномасштабн\w+ )?(?:вторжени[яею]|войн[ыау])(?: (?:россии )?в украин[уеы])?",
        r"(?:росси[яи] )?(?:напала|вторглась)(?: на| в)? украину",
        r"(?:початк[ауо]м?|початок )?\s?(?:повномасштабн\w+ )?(?:вторгненн[яю]|війн[иау])",
        r"росія (?:напала|вторглася)(?: на| в)? україну",
    ),
    _event(
        "2022-03-29", None,
        rf"(?:{_ISTANBUL}) (?:talks|negotiations|meeting)(?: (?:of|in) (?:march )?2022| in (?:the )?spring(?: of)? 2022)",
        r"2022 istanbul talks", r"istanbul communique",
        rf"(?:стамбульск\w+ )?{_TALKS}(?: в стамбуле)?(?: в)? (?:марте )?2022(?:-?го)? ?(?:год[ау])?",
        r"стамбульск\w+ коммюнике",
        rf"(?:стамбульськ\w+ )?{_TALKS}(?: (?:у|в) стамбулі)?(?: (?:у|в))? (?:березні )?2022(?:-?го)? ?(?:рок[уі]|році)?",
        r"стамбульськ\w+ комюніке",
    ),
    _event("2022-04-14", None, r"sinking of the moskva", r"the moskva (?:was sunk|sank)", r"гибел[ьи] «?москвы»?", r"загибел[ьі] «?москви»?"),
    _event(
        "2022-07-22", None,
        r"(?:black sea )?grain (?:deal|initiative|agreement)(?: was signed)?",
        r"(?:подписани[яею] )?зернов(?:ой|ая|ую) сделк[иау]",
        r"(?:підписанн[яю] )?зернов(?:ої|а|у) угод[иау]",
    ),
    _event("2022-09-21", None, r"(?:russia['’]?s? |partial )*mobili[sz]ation", r"(?:частичн\w+ )?мобилизаци[ияею]", r"(?:часткової )?мобілізаці[їяію]"),
    _event("2022-09-26", None, r"(?:nord stream (?:explosions?|sabotage|attacks?|blasts?))",
           r"взрыв(?:а|ов|ы)? (?:на )?«?северн\w+ поток\w*»?", r"вибух(?:у|ів|и)? (?:на )?«?північн\w+ пот\w+»?"),
    _event("2022-09-30", None, r"annexation of (?:the )?(?:four|occupied) (?:ukrainian )?regions", r"аннекси[ияею] четыр[её]х областей", r"анексі[яїюю] чотирьох областей"),
    _event("2022-11-11", None, r"(?:liberation|recapture) of kherson", r"kherson was liberated", r"освобождени[яею] херсона", r"звільненн[яю] херсона"),
    _event(
        "2023-06-06", None,
        r"(?:destruction|collapse|breach|blowing up) of (?:the )?(?:nova )?kakhovka dam",
        r"kakhovka dam (?:was )?(?:destroyed|collapsed|blown up|burst|broke)", r"kakhovka (?:disaster|dam breach)",
        r"(?:подрыв[ау]?|разрушени[яею]) (?:плотины )?каховск\w+(?: г[эе]с| плотины| дамбы)?",
        r"(?:підрив[ау]?|руйнуванн[яю]) (?:греблі )?каховськ\w+(?: гес| греблі| дамби)?",
    ),
    _event("2023-06-23", "2023-06-24", r"(?:wagner|prigozhin['’]?s?)(?: group)? (?:mutiny|rebellion|uprising|revolt)",
           r"мятеж[ау]? (?:пригожина|вагнера)", r"заколот[уа]? (?:пригожина|вагнера)"),
    _event(
        "2023-07-17", None,
        r"(?:end|collapse|termination) of the (?:black sea )?grain (?:deal|initiative|agreement)",
        r"russia (?:left|quit|withdrew from|pulled out of) the (?:black sea )?grain (?:deal|initiative|agreement)",
        r"выход[ау]? (?:россии )?из зерновой сделки", r"росси[яи] вышла из зерновой сделки",
        r"вих(?:ід|оду) (?:росії )?(?:із|з) зернової угоди", r"росія вийшла (?:із|з) зернової угоди",
    ),
    _event("2024-02-17", None, r"fall of avdiivka", r"падени[яею] авдеевки", r"падінн[яю] авдіївки"),
    _event("2024-06-15", "2024-06-16", r"(?:swiss|b[uü]rgenstock) (?:peace )?(?:summit|conference)", r"peace summit in switzerland",
           r"саммит[ауе]? (?:в|на) (?:швейцарии|бюргеншток\w*)", r"саміт[ууі]? (?:у|в|на) (?:швейцарії|бюргеншток\w*)"),
    _event("2024-08-06", None, r"(?:ukraine['’]?s? |ukrainian )?(?:kursk (?:incursion|offensive|operation)|incursion into kursk)",
           r"(?:вторжени[яею]|наступлени[яею]) (?:всу )?в курск\w+(?: област\w)?", r"(?:наступу?|вторгненн[яю]) (?:зсу )?(?:у|в|на) курськ\w+"),
    _event(
        "2024-11-05", None,
        rf"(?:{_TRUMP}['’]?s? election(?: victory)?|{_TRUMP} (?:was elected|won)(?: the election)?|us (?:presidential )?elections?(?: of| in)? 2024)",
        rf"избрани[яею] {_TRUMP_RU}", rf"обранн[яю] {_TRUMP_RU}",
    ),
    _event(
        "2025-01-20", None,
        rf"{_TRUMP} (?:(?:took|assumed|came into|came to|entered upon) (?:the )?(?:office|power|presidency)|was sworn in|took over|came back to (?:office|power)|moved into the white house|returned to (?:office|power|the white house)|became president(?: again)?|was inaugurated|entered (?:office|the white house))",
        rf"{_TRUMP}['’]?s? (?:(?:second )?inauguration|return(?: to (?:office|power|the white house))?)",
        rf"(?:inauguration|return) of {_TRUMP}",
        rf"(?:инаугураци[ияею]|возвращени[яемю]+|приход[ау]?(?:ом)?|вступлени[яею]) {_TRUMP_RU}(?: (?:в белый дом|к власти|в должность))*",
        rf"{_TRUMP_RU} (?:приш[её]л к власти|вступил в должность|принял присягу|стал президентом|вернулся (?:в белый дом|к власти))",
        rf"(?:інавгураці[їяію]|поверненн[яюі]м?|прих(?:ід|оду|одом)|вступу?) {_TRUMP_RU}(?: (?:до білого дому|до влади|на посаду))*",
        rf"{_TRUMP_RU} (?:прийшов до влади|вступив на посаду|обійняв посаду|склав присягу|став президентом|повернувся (?:до білого дому|до влади))",
    ),
    _event("2025-02-28", None, r"oval office (?:meeting|quarrel|row|clash|argument)", r"(?:quarrel|row|clash) in the oval office",
           r"(?:ссор[ыау]|встреч[иау]|перепалк[иау]) в овальном кабинете", r"(?:сварк[иау]|зустріч[иі]?|суперечк[иау]) в овальному кабінеті"),
    _event("2025-03-11", None, r"jeddah talks", r"talks in jeddah", rf"{_TALKS} в джидд[еы]", rf"{_TALKS} (?:у|в) джидді"),
    _event("2025-03-18", None, r"energy truce", r"энергетическ\w+ перемири[яею]", r"енергетичн\w+ перемир['’ʼ]я"),
    _event("2025-05-16", "2025-07-23", rf"(?:{_ISTANBUL}) (?:talks|negotiations|meetings?)", r"talks in istanbul",
           rf"(?:стамбульск\w+ {_TALKS}|{_TALKS} в стамбуле)", rf"(?:стамбульськ\w+ {_TALKS}|{_TALKS} (?:у|в) стамбулі)"),
    _event("2025-05-16", None, r"first (?:round (?:of|in) )?istanbul (?:round|talks)(?: (?:of|in) 2025)?", r"(?:istanbul )?talks of may 2025",
           r"первого раунда(?: переговоров)?(?: в стамбуле)?", r"першого раунду(?: переговорів)?(?: (?:у|в) стамбулі)?"),
    _event("2025-06-02", None, r"second (?:round (?:of|in) )?istanbul (?:round|talks)(?: (?:of|in) 2025)?", r"(?:istanbul )?talks of june 2025",
           r"второго раунда(?: переговоров)?(?: в стамбуле)?", r"другого раунду(?: переговорів)?(?: (?:у|в) стамбулі)?"),
    _event("2025-07-23", None, r"third (?:round (?:of|in) )?istanbul (?:round|talks)(?: (?:of|in) 2025)?", r"(?:istanbul )?talks of july 2025",
           r"третьего раунда(?: переговоров)?(?: в стамбуле)?", r"третього раунду(?: переговорів)?(?: (?:у|в) стамбулі)?"),
    _event("2025-08-15", None, r"(?:alaska|anchorage) (?:summit|meeting|talks)", r"(?:summit|meeting|talks) in (?:alaska|anchorage)",
           r"(?:саммит[ауе]?|встреч[иау]|переговор\w+) на аляске", r"(?:саміт[ууі]?|зустріч[иі]?|переговор\w+) на алясці"),
)  # fmt: skip
