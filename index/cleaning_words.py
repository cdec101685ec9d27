"""The words that cleaning goes by, in English, Russian and Ukrainian.

Written for the project. A phrase belongs here when it is a publication speaking of itself to
its reader; a word that reporting uses as well (donation, subscription, support) never stands
alone.
"""

from __future__ import annotations

import re
from functools import lru_cache


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern of phrases that begin where a word does."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})", re.IGNORECASE)


# "Appeal of the editors": the end of the line, or a letter run into it. Not "… was passed on".
_THEN_A_LETTER = r"(?:\s*[:!]?\s*$|\s+(?=(?-i:[А-ЯЁІЇЄҐ])))"
# First words of a paragraph that nothing but a letter to the readers opens with.
OPENS_LETTER = re.compile(
    r"\W*(?:"
    r"an? (?:message|word|note|appeal|letter) (?:from|to) (?:the editors?|our|your) [^.!?]*:?\s*$"
    r"|a message from\b[^.!?]*:\s*$"
    r"|dear readers?\s*(?:[,:!.]|$)|if you(?:['’]ve| have) (?:made it|read) this far\s*[,:.–—-]|(?:before you go|support independent journalism|support our (?:work|journalism))\b"
    r"|(?:our journalism|our newsroom) needs your (?:help|support)\b"
    rf"|(?:обращение|сообщение|слово) (?:от )?редакции{_THEN_A_LETTER}"
    r"|(?:дорогие|уважаемые) (?:наши )?читател\w+\s*(?:[,:!.]|$)"
    r"|если вы (?:дочитали|долистали) (?:до (?:этого места|конца|сюда)|досюда|это)\s*[,:.–—-]|нашей редакции нужна ваша (?:помощь|поддержка)\b"
    rf"|(?:звернення|повідомлення|слово) (?:від )?редакції{_THEN_A_LETTER}"
    r"|(?:дорогі|шановні) (?:наші )?читач\w*\s*(?:[,:!.]|$)"
    r"|якщо ви (?:дочитали|догортали) (?:до (?:цього місця|кінця|сюди)|досюди|аж сюди|це)\s*[,:.–—-]|нашій редакції потрібна ваша (?:допомога|підтримка)\b"
    r")",
    re.IGNORECASE,
)
# A president says this as well: it opens a letter when the next line speaks of the trade.
MAY_OPEN_LETTER = re.compile(
    r"\W*(?:we need your (?:help|support)|нам нужна ваша (?:помощь|поддержка)"
    r"|нам потрібна ваша (?:допомога|підтримка))\b[^,;.!?]{0,30}[.!:]?\s*$",
    re.IGNORECASE,
)
# The same of a form: what follows it is short, and then reporting goes on.
OPENS_FORM = re.compile(
    r"\W*(?:"
    r"(?:sign up|subscribe) (?:for|to) our\b|get our [\w ]*(?:newsletter|stories|briefing)\b"
    r"|подпи(?:шитесь|сывайтесь) на (?:наш|нас)"
    r"|під(?:пишіться|писуйтесь|писуйтеся) на (?:наш|нас)"
    r")",
    re.IGNORECASE,
)

# "No spam" says a newsletter, and a soldier who has to eat it: only beside the word for a letter.
NO_SPAM = re.compile(r"\bone email (?:on|every|a) \w+|\bno spam\b|\bбез спам[ау]\b", re.IGNORECASE)
LETTER = re.compile(
    r"\b(?:newsletter|letter\b|inbox|subscri|weekly|daily|рассылк|письм|розсилк|лист\b|листи\b)",
    re.IGNORECASE,
)
# Beginnings of lines that only a publication prints.
OPENS_NOTICE = re.compile(
    r"(?:"
    # rights and misprints
    r"(?:copyright )?© ?\d{4}"
    r"|(?:found|spotted|noticed) an? (?:mistake|error|typo)\b"
    r"|(?:если вы )?(?:нашли|заметили) (?:ошибку|опечатку)|(?:якщо ви )?(?:знайшли|помітили) помилку"
    r"|(?:reprint\w*|republication) is (?:permitted|allowed)|перепечатка (?:материал\w+ )?(?:разрешена|возможна|допускается)"
    r"|передрук (?:матеріал\w+ )?(?:дозволен\w|можлив\w+)"
    # other articles
    r"|(?:read (?:more|also|next)|see|related|don['’]t miss|читайте (?:также|ещё|еще|по теме|також|ще|за темою)|не пропустите|не пропустіть): (?!.*\.\W*$)"
    # newsletters and channels
    r"|thank you for (?:signing up|subscribing)\b|спасибо за подписку\b|дякуємо за підписку\b"
    r"|join our (?:telegram|whatsapp)\b"
    r"|(?:download|get) our app\b|скачайте наше приложение\b|завантажте наш застосунок\b"
    # where it comes from
    r"|(?:source|via|источник|джерело): \S+(?: \S+){0,2}(?<![.!?])$"
    r"|\(?(?:additional )?(?:reporting|editing|writing|compiled|translated) by(?-i:(?:[ ,;:]+(?:[A-Z][\w.'’-]*|and|by|in|[Rr]eporting|[Ee]diting|[Ww]riting|additional))+)\)?\W*$"
    r"|this (?:article|story|piece|text) (?:was|is|has been) (?:originally |first )?(?:published|translated) (?:first |originally )?(?:in|on|by|from)\b"
    r"|(?:этот |эта )?(?:материал|статья|текст) (?:впервые|первоначально) (?:был\w? )?опубликован|(?:цей |ця )?(?:матеріал|стаття|текст) (?:вперше|спочатку) (?:бу\w+ )?опублікован"
    # paid texts
    r"|this (?:article|story|content) is (?:for subscribers|available (?:only )?to subscribers)\b"
    r"|(?:этот |эта )?(?:материал|статья|текст) доступ(?:ен|на) только (?:\w+ )?подписчикам"
    r"|(?:цей |ця )?(?:матеріал|стаття|текст) доступ(?:ний|на) (?:лише|тільки) (?:\w+ )?підписникам"
    r"|to (?:continue|keep) reading\b|(?:sign|log) in to (?:continue|keep) reading\b"
    r"|чтобы (?:продолжить чтение|читать дальше)\b|щоб (?:продовжити читання|читати далі)\b"
    r"|already (?:subscribed|a subscriber|a member|have an account)(?:\?|[.!]? (?:log|sign) in\b.*)?$"
    r"|уже (?:есть подписка|подписаны|подписчик)(?:\?|[.!]? войдите\b.*)?$"
    r"|(?:у|в)же (?:маєте підписку|підписані|підписник)(?:\?|[.!]? увійдіть\b.*)?$"
    r"|войдите или выберите тариф|увійдіть або оберіть тариф"
    r"|you(?:['’]ve| have) (?:reached|hit) your (?:\w+ )?limit\b|unlock this (?:article|story)\b"
    r"|вы (?:уже )?прочитали все бесплатные|откройте эту статью\b|ви (?:вже )?прочитали всі безкоштовні|відкрийте цю статтю\b"
    r"|you can also find us on\b|ещё мы есть в\b|ми також є (?:в|у)\b|ще ми є (?:в|у)\b"
    r"|we value your privacy\b|нам важна ваша приватность|нам важлива ваша приватність"
    # comments, cookies, the length of the text
    r"|your e-?mail address will not be published|ваш(?:а)? (?:адрес e-?mail|e-?mail-адрес\w) не буд"
    r"|\d{1,4} comments?$|\d{1,4} комментари\w+$|\d{1,4} коментар\w*$|log in to comment|войдите, чтобы (?:комментировать|оставить комментарий)|увійдіть, щоб (?:коментувати|залишити коментар)"
    r"|этот сайт собирает метаданные|цей сайт збирає метадані"
    r"|\d{1,2} min(?:ute)?s? read$|время чтения: |час читання: "
    r")",
    re.IGNORECASE,
)
# What only a publication prints, wherever it stands.
NOTICE = re.compile(
    # rights and misprints
    r"all rights reserved\.?$|все права защищены\.?$|усі права захищені\.?$"
    r"|ctrl ?\+ ?enter"
    # newsletters and channels
    r"|\bour (?:\w+ )?newsletter\b|\bнаша (?:\w+ )?рассылка\b|\bнаша (?:\w+ )?розсилка\b"
    r"|в наш[её]м (?:телеграм|telegram)-канале|у нашому (?:телеграм|telegram)-каналі"
    # comments, cookies, the length of the text
    r"|\bpartners (?:can )?store and(?:/or)? access information on your device",
    re.IGNORECASE,
)

# What a picture shows ends with where it is from.
CAPTION = re.compile(
    r"(?:^|[.!?…)»”\"] |\()(?:photo|photograph|image|picture|фото|світлина)"
    r"(?: by |: ?| courtesy of | ?© ?)[^!?;]{2,60}\.?\)?$",
    re.IGNORECASE,
)

# What a note about the author says that he or she is.
ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|columnist|journalist|writes|covers)\b"
    r"|\b(?:корреспондент\w*|обозревател\w+|редактор\w*|журналист\w*|пишет)\b"
    r"|\b(?:кореспондент\w*|оглядач\w*|журналіст\w*|пише)\b",
    re.IGNORECASE,
)

_ASKS = any_of(
    # money
    r"support (?:our (?:work|journalis\w+|report\w+|newsroom))\b",
    r"chip in (?:what(?:ever)? you can|today|now|(?:just )?[$€£]\d)\b",
    r"supporting our (?:work|journalis\w+)\b",
    r"support(?:ing)? independent (?:journalism|media)\b",
    r"mak(?:e|ing) a (?:small |monthly |regular |one-time )?donation\b",
    r"(?:please|consider) (?:donat\w+|subscrib\w+|becom\w+ a (?:member|patron|subscriber))\b",
    r"become an? (?:member|patron|supporter|subscriber)\b(?! (?:of|states?|country|nation)\b)",
    # not "could become a member of NATO": the reader is told to
    r"(?-i:Become) an? (?:member|patron|supporter) of [^.!?]{1,40} (?:today|and (?:help|get|support))\b",
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
    r"поддерж(?:ите|ать|ивайте) (?:наш(?:у|е)? (?:работ\w+|редакци\w+|издани\w+)|редакци\w+|независим\w+ (?:журналистик\w+|сми\b|медиа\b|пресс\w+|издани\w+|редакци\w+))",
    r"(?:сделайте|оформите|оформить) (?:\w+ )?(?:пожертвование|донат|подписку)",
    r"помогите (?:нам )?чем можете\b",
    r"подпи(?:шитесь|сывайтесь|саться) на (?:наш\w*|нас|(?:бесплатн\w+ |еженедельн\w+ )?рассылк\w+|канал|телеграм|e-mail|email)",
    r"наш(?:у|а|ей) (?:\w+ )?рассылк\w+",
    r"введите (?:свой|ваш) (?:e-?mail|адрес)",
    r"(?:мы|наш сайт|этот сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки)",
    r"станьте (?:нашим )?(?:подписчик\w+|патрон\w+|друг\w+ (?:нашей )?редакции(?! (?-i:[А-ЯЁ])))",
    r"читайте нас в",
    # Ukrainian
    r"підтрим(?:айте|ати|уйте) (?:наш(?:у|е)? (?:робот\w+|редакці\w+|видання)|редакці\w+|незалежн\w+ (?:журналістик\w+|змі\b|медіа\b|прес\w+|видання|редакці\w+))",
    r"(?:зробіть|оформіть|оформити) (?:\w+ )?(?:пожертв\w+|донат|підписку)",
    r"допоможіть (?:нам )?чим можете\b",
    r"під(?:пишіться|писуйтесь|писуйтеся|писатися) на (?:наш\w*|нас|(?:безкоштовн\w+ |щотижнев\w+ )?розсилк\w+|канал|телеграм|e-mail|email)",
    r"наш(?:у|а|ої) (?:\w+ )?розсилк\w+",
    r"введіть (?:свою|свій|вашу|ваш) (?:e-?mail|адрес\w+|електронн\w+)",
    r"(?:ми|наш сайт|цей сайт|сайт) використову(?:ємо|є) (?:файли )?(?:cookie|кукі)",
    r"станьте (?:нашим )?(?:підписник\w+|патрон\w+|друг\w+ редакції)",
    r"читайте нас (?:в|у)\b",
)


@lru_cache(256)
def asks(text: str) -> re.Match[str] | None:
    """Return what only a publication asks of its reader.

    A paragraph is looked at for it up to four times, each as long as ten other looks.
    """
    return _ASKS.search(text)


# A speech asks for these as well ("Thank you for your support"): they count beside a word for
# the publication's own trade, or inside an appeal that has begun.
MAY_ASK = any_of(
    r"support(?:ing)? us\b",
    r"your (?:support|contribution|donation|gift|subscription|help)\b",
    r"every (?:contribution|donation)\b",
    r"(?:please|consider) contribut\w+",
    r"поддерж(?:ите|ать|ивайте) нас\b",
    r"ваш(?:а|у|ей|и|его)? (?:поддержк\w+|пожертвован\w+|помощь|помощи|взнос\w*|подписк\w+)",
    r"кажд(?:ый|ое|ого) (?:взнос|рубль|донат|пожертвовани[ея])",
    r"підтрим(?:айте|ати|уйте) нас\b",
    r"ваш(?:а|у|ої|і|ого)? (?:підтримк\w+|пожертв\w+|допомог\w+|внес\w+|підписк\w+)",
    r"кож(?:ен|на|ний) (?:внесок|гривня|донат|пожертва)",
)
TRADE = any_of(
    r"(?:independent )?journalis\w+|newsroom|our reporting\b|readers?\b|newsletter|subscri(?:be|ber|ption)",
    r"журналист\w+|редакци\w+|читател\w+|рассылк\w+|подписк\w+|наш\w* издани\w+",
    r"журналіст\w+|редакці\w+|читач\w*|розсилк\w+|підписк\w+|наш\w* видання",
)

# The reader is spoken to. Read together with :func:`asks`, never alone.
_TO_YOU = (
    r"you(?:r|'re|’re|'ve|’ve|'ll|’ll)?\b",
    r"please\b",
    r"(?:sign up|subscribe|donate|join us|chip in|click|tap|follow us|support us|support our)\b",
    # the imperative, by its capital
    r"(?-i:Become|Get|Download|Join)\b",
    r"we use cookies\b",
    r"вы\b|вас\b|вам\b|вами\b|ваш\w*\b|пожалуйста\b",
    r"подпи(?:шитесь|сывайтесь)\b|поддержите\b|помогите\b|поддерживайте\b|станьте\b|введите\b|читайте\b",
    r"мы используем\b|сайт использует\b",
    r"ви\b|вами\b|ваш\w*\b|будь ласка\b",
    r"під(?:пишіться|писуйтесь|писуйтеся)\b|підтримайте\b|допоможіть\b|підтримуйте\b|станьте\b|введіть\b",
    r"ми використовуємо\b|сайт використовує\b",
)
SPEAKS_TO_YOU = any_of(*_TO_YOU)
ADDRESSES_READER = any_of(*_TO_YOU, r"readers?\b", r"читател\w+", r"читач\w*")

# A publication's words for what it does: the sentence before it asks.
OWN_WORK = any_of(
    r"we (?:have been |are )?(?:report|cover|writ)\w*|independent (?:journalism|reporting|media|press)",
    r"мы (?:пишем|рассказываем|работаем)|независим\w+ (?:журналистик\w+|сми)",
    r"ми (?:пишемо|розповідаємо|працюємо)|незалежн\w+ (?:журналістик\w+|змі)",
)

# The publication speaks of itself. Counts only right after a paragraph that was an appeal.
SPEAKS_AS_US = any_of(
    r"we(?:'re|’re|'ve|’ve)?\b|us\b|our\b",
    r"(?:quick|easy|only takes?|just|from) [\w $€£,.]*(?:minute|minutes|\$\d|€\d|£\d)",
    r"(?:independent|free|quality) (?:journalism|press|media)\b",
    r"мы\b|нас\b|нам\b|нами\b|наш\w*\b|независим\w+ (?:журналистик\w+|сми|пресс\w+)",
    r"ми\b|нас\b|нам\b|нами\b|наш\w*\b|незалежн\w+ (?:журналістик\w+|змі|прес\w+)",
)
