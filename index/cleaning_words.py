"""The words that cleaning goes by, in English, Russian and Ukrainian.

Written for the project. A phrase belongs here when it is a publication speaking of itself to
its reader; a word that reporting uses as well (donation, subscription, support) never stands
alone.
"""

from __future__ import annotations

import re


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})", re.IGNORECASE)


# Whole paragraphs, without punctuation and case.
BUTTONS = frozenset(
    line.strip()
    for line in """
    continue | continue reading | read more | read next | read also | see also | related articles
    related stories | more on this topic | most read | share | share this article | share this
    share on facebook | share on twitter | share on x | share on telegram | copy link | print
    print this article | email | tweet | save | save for later | comment | comments
    leave a comment | subscribe | subscribe now | sign up | sign in | log in | donate | donate now
    donate today | support us | support us today | contribute | make a contribution | accept
    accept all | accept all cookies | accept cookies | reject all | manage cookies
    cookie settings | privacy policy | terms of use | advertisement | sponsored
    not ready to support today | remind me later | not now | maybe later | no thanks | close
    load more | back to top | follow us | follow us on telegram | follow us on social media
    single contribution | one time | once | monthly | annual | annually | other amount
    читать далее | читайте также | читать также | читайте по теме | подробнее
    материалы по теме | по теме | самое читаемое | поделиться | поделиться ссылкой
    скопировать ссылку | распечатать | комментарии | оставить комментарий | подписаться
    подписывайтесь | подпишитесь | войти | зарегистрироваться | поддержать | поддержать нас
    поддержите нас | пожертвовать | помочь | принять | принять все | принять cookie | реклама
    продолжить | напомнить позже | напомните мне позже | не сейчас | закрыть | наверх | ежемесячно
    разово | один раз | показать еще | показать ещё
    читати далі | читайте також | читати також | докладніше | детальніше | матеріали за темою
    за темою | найпопулярніше | поділитися | поділитися посиланням | скопіювати посилання
    роздрукувати | коментарі | залишити коментар | підписатися | підписатись | підпишіться
    увійти | зареєструватися | підтримати | підтримати нас | підтримайте нас | пожертвувати
    допомогти | прийняти | прийняти все | реклама | продовжити | нагадати пізніше
    нагадайте мені пізніше | не зараз | закрити | вгору | щомісяця | разово | показати ще
    """.replace("\n", "|").split("|")
    if line.strip()
)

# First words of a paragraph that nothing but an appeal opens with.
OPENS_APPEAL = re.compile(
    r"\W*(?:"
    r"an? (?:message|word|note|appeal|letter) (?:from|to) (?:the|our|your) [^.!?]*:?\s*$"
    r"|a message from\b[^.!?]*:?\s*$"
    r"|dear readers?\b|(?:before you go|support independent journalism|support our (?:work|journalism))\b"
    r"|(?:our journalism|our newsroom) needs your (?:help|support)\b"
    # a president says this as well, and then something more
    r"|we need your (?:help|support)\b[^,;.!?]{0,30}[.!:]?\s*$"
    r"|(?:sign up|subscribe) (?:for|to) our\b|get our [\w ]*(?:newsletter|stories|briefing)\b"
    r"|(?:обращение|сообщение|слово) (?:от )?редакции\b|(?:дорогие|уважаемые) читател"
    r"|нашей редакции нужна ваша (?:помощь|поддержка)\b"
    r"|нам нужна ваша (?:помощь|поддержка)\b[^,;.!?]{0,30}[.!:]?\s*$"
    r"|подпи(?:шитесь|сывайтесь) на (?:наш|нас)"
    r"|(?:звернення|повідомлення|слово) (?:від )?редакції\b|(?:дорогі|шановні) читач"
    r"|нашій редакції потрібна ваша (?:допомога|підтримка)\b"
    r"|нам потрібна ваша (?:допомога|підтримка)\b[^,;.!?]{0,30}[.!:]?\s*$"
    r"|під(?:пишіться|писуйтесь|писуйтеся) на (?:наш|нас)"
    r")",
    re.IGNORECASE,
)

# What only a publication asks of its reader.
ASKS = _any(
    # money
    r"support (?:our (?:work|journalis\w+|report\w+|newsroom))\b",
    r"supporting our (?:work|journalis\w+)\b",
    r"support(?:ing)? independent (?:journalism|media)\b",
    r"make a (?:monthly |regular |one-time )?donation\b",
    r"(?:please|consider) (?:donat\w+|subscrib\w+|becom\w+ a (?:member|patron|subscriber))\b",
    r"become an? (?:member|patron|supporter|subscriber)\b(?! of\b)",
    # an address
    r"(?:sign up|subscribe) (?:for|to) (?:our|the (?:daily|weekly|free)|receive|get)\b",
    r"our (?:\w+ ){0,2}newsletter\b",
    r"newsletters? (?:straight )?(?:to|in) your inbox\b",
    r"enter your e-?mail\b",
    r"by (?:signing up|subscribing|clicking)\b",
    r"follow us on\b",
    r"(?:download|get) our app\b",
    # consent, a fee
    r"(?:we|this (?:site|website)|our (?:site|website|partners)) uses? cookies\b",
    r"(?:subscribe|sign in|log in|register) to (?:continue|read|keep reading)\b",
    r"(?:free )?articles? (?:left|remaining) this month\b",
    r"already (?:a subscriber|have an account|a member)\b",
    # Russian
    r"поддерж(?:ите|ать|ивайте) (?:наш(?:у|е)? (?:работ\w+|редакци\w+|издани\w+)|редакци\w+|независим\w+)",
    r"(?:сделайте|оформите|оформить) (?:\w+ )?(?:пожертвование|донат|подписку)",
    r"кажд(?:ый|ое|ого) (?:донат|пожертвовани[ея])",
    r"подпи(?:шитесь|сывайтесь|саться) на (?:наш\w*|нас|рассылк\w+|канал|телеграм|e-mail|email)",
    r"наш(?:у|а|ей) (?:\w+ )?рассылк\w+",
    r"введите (?:свой|ваш) (?:e-?mail|адрес)",
    r"(?:мы|наш сайт|этот сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки)",
    r"станьте (?:нашим )?(?:подписчик\w+|патрон\w+|друг\w+ редакции)",
    r"читайте нас в",
    # Ukrainian
    r"підтрим(?:айте|ати|уйте) (?:наш(?:у|е)? (?:робот\w+|редакці\w+|видання)|редакці\w+|незалежн\w+)",
    r"(?:зробіть|оформіть|оформити) (?:\w+ )?(?:пожертв\w+|донат|підписку)",
    r"кож(?:ен|на|ний) (?:донат|пожертва)",
    r"під(?:пишіться|писуйтесь|писуйтеся|писатися) на (?:наш\w*|нас|розсилк\w+|канал|телеграм|e-mail|email)",
    r"наш(?:у|а|ої) (?:\w+ )?розсилк\w+",
    r"введіть (?:свою|свій|вашу|ваш) (?:e-?mail|адрес\w+|електронн\w+)",
    r"(?:ми|наш сайт|цей сайт|сайт) використову(?:ємо|є) (?:файли )?(?:cookie|кукі)",
    r"станьте (?:нашим )?(?:підписник\w+|патрон\w+|друг\w+ редакції)",
    r"читайте нас (?:в|у)\b",
)

# A speech asks for these as well ("Thank you for your support"): they count beside a word for
# the publication's own trade, or inside an appeal that has begun.
MAY_ASK = _any(
    r"support(?:ing)? us\b",
    r"your (?:support|contribution|donation|gift|subscription|help)\b",
    r"every (?:contribution|donation)\b",
    r"(?:please|consider) contribut\w+",
    r"поддерж(?:ите|ать|ивайте) нас\b",
    r"ваш(?:а|у|ей|и|его)? (?:поддержк\w+|пожертвован\w+|помощь|помощи|взнос\w*|подписк\w+)",
    r"каждый (?:взнос|рубль)",
    r"підтрим(?:айте|ати|уйте) нас\b",
    r"ваш(?:а|у|ої|і|ого)? (?:підтримк\w+|пожертв\w+|допомог\w+|внес\w+|підписк\w+)",
    r"кож(?:ен|на) (?:внесок|гривня)",
)
TRADE = _any(
    r"(?:independent )?journalis\w+|newsroom|our reporting\b|readers?\b|newsletter|subscri(?:be|ber|ption)",
    r"журналист\w+|редакци\w+|читател\w+|рассылк\w+|подписк\w+|донат\w*|наш\w* издани\w+",
    r"журналіст\w+|редакці\w+|читач\w*|розсилк\w+|підписк\w+|наш\w* видання",
)

# The reader is spoken to. Read together with ASKS, never alone.
ADDRESSES_READER = _any(
    r"you(?:r|'re|’re|'ve|’ve|'ll|’ll)?\b",
    r"please\b",
    r"readers?\b",
    r"(?:sign up|subscribe|donate|join us|click|tap|follow us|support us|support our)\b",
    r"we use cookies\b",
    r"вы\b|вас\b|вам\b|вами\b|ваш\w*\b|пожалуйста\b|читател\w+",
    r"подпи(?:шитесь|сывайтесь)\b|поддержите\b|поддерживайте\b|станьте\b|введите\b|читайте\b",
    r"мы используем\b|сайт использует\b",
    r"ви\b|вами\b|ваш\w*\b|будь ласка\b|читач\w*",
    r"під(?:пишіться|писуйтесь|писуйтеся)\b|підтримайте\b|підтримуйте\b|станьте\b|введіть\b",
    r"ми використовуємо\b|сайт використовує\b",
)

# The publication speaks of itself. Counts only right after a paragraph that was an appeal.
SPEAKS_AS_US = _any(
    r"we(?:'re|’re|'ve|’ve)?\b|us\b|our\b",
    r"(?:quick|easy|only takes?|just|from) [\w $€£,.]*(?:minute|minutes|\$\d|€\d|£\d)",
    r"(?:independent|free|quality) (?:journalism|press|media)\b",
    r"мы\b|нас\b|нам\b|нами\b|наш\w*\b|независим\w+ (?:журналистик\w+|сми|пресс\w+)",
    r"ми\b|нас\b|нам\b|нами\b|наш\w*\b|незалежн\w+ (?:журналістик\w+|змі|прес\w+)",
)
