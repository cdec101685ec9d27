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
    share this story | email this | gift this article | gift article | copy url | reply | replies
    your email | your email address | allow all | only necessary | necessary only | decline
    cookie policy | contact us | about | about us | contacts | careers | advertise | faq | rss
    give now | give monthly | see my options | see all plans | view plans | start free trial
    you may also like | you might also like | recommended for you | more from this author
    recommended | trending now | latest news | in this story | topics | tags | sign up now
    turn on notifications | follow | join the conversation | show comments | view comments
    become a member | become a supporter | become a subscriber | more options | create account
    create a free account | listen to this article | facebook | telegram | whatsapp | viber
    single contribution | one time | once | monthly | annual | annually | other amount
    читать далее | читайте также | читать также | читайте по теме | подробнее
    материалы по теме | по теме | самое читаемое | поделиться | поделиться ссылкой
    скопировать ссылку | распечатать | комментарии | оставить комментарий | подписаться
    подписывайтесь | подпишитесь | войти | зарегистрироваться | поддержать | поддержать нас
    поддержите нас | пожертвовать | помочь | принять | принять все | принять cookie | реклама
    продолжить | напомнить позже | напомните мне позже | не сейчас | закрыть | наверх | ежемесячно
    поделитесь этой историей | отправить по почте | подарить статью | ответить | ответы
    ваш email | ваш e mail | разрешить все | только необходимые | отклонить | настройки cookie
    связаться с нами | о проекте | о нас | контакты | вакансии | рекламодателям | редакция
    помочь изданию | помочь редакции | посмотреть варианты | выбрать тариф | оформить подписку
    вам может быть интересно | вам будет интересно | рекомендуем | рекомендуем почитать
    смотрите также | последние новости | популярное | теги | показать комментарии | слушать
    версия для печати | поделиться в соцсетях | в избранное | включить уведомления
    стать подписчиком | стать патроном | поддержать редакцию | политика конфиденциальности
    пользовательское соглашение | сохранить | слушать статью | поделиться статьёй
    поделиться статьей | вконтакте | одноклассники | разово | один раз | показать еще | показать ещё
    читати далі | читайте також | читати також | докладніше | детальніше | матеріали за темою
    за темою | найпопулярніше | поділитися | поділитися посиланням | скопіювати посилання
    роздрукувати | коментарі | залишити коментар | підписатися | підписатись | підпишіться
    увійти | зареєструватися | підтримати | підтримати нас | підтримайте нас | пожертвувати
    допомогти | прийняти | прийняти все | реклама | продовжити | нагадати пізніше
    поділіться цією історією | надіслати поштою | подарувати статтю | відповісти | відповіді
    ваш e mail | дозволити все | лише необхідні | тільки необхідні | відхилити
    налаштування cookie | зв язатися з нами | про проєкт | про нас | контакти | вакансії
    рекламодавцям | редакція | допомогти виданню | допомогти редакції | переглянути варіанти
    обрати тариф | оформити підписку | вас може зацікавити | вам буде цікаво | рекомендуємо
    дивіться також | останні новини | популярне | теги | показати коментарі | слухати
    версія для друку | поділитися в соцмережах | в обране | увімкнути сповіщення
    стати підписником | стати патроном | підтримати редакцію | політика конфіденційності
    умови користування | зберегти | слухати статтю | поділитися статтею
    нагадайте мені пізніше | не зараз | закрити | вгору | щомісяця | разово | показати ще
    """.replace("\n", "|").split("|")
    if line.strip()
)

# Buttons that people also say: with a full stop they are sentences of a speech.
ALSO_SAID = frozenset(
    (
        "support us",
        "donate",
        "no thanks",
        "not now",
        "subscribe",
        "поддержите нас",
        "підтримайте нас",
        "подпишитесь",
    )
)
# Buttons with the headlines of other articles below.
POINTS_ELSEWHERE = frozenset(
    line.strip()
    for line in """
    read more | read next | read also | see also | related articles | related stories
    more on this topic | most read | читайте также | читать также | читайте по теме
    материалы по теме | по теме | самое читаемое | читайте також | читати також
    матеріали за темою | за темою | найпопулярніше | you may also like | you might also like
    recommended for you | recommended | trending now | latest news | more from this author
    вам может быть интересно | вам будет интересно | рекомендуем | рекомендуем почитать
    смотрите также | последние новости | популярное | вас може зацікавити | вам буде цікаво
    рекомендуємо | дивіться також | останні новини | популярне
    """.replace("\n", "|").split("|")
    if line.strip()
)
# How readers answer a notice; buttons only below one.
ANSWERS_NOTICE = frozenset(
    [
        *("ok", "okay", "got it", "i agree", "ок", "хорошо", "понятно", "согласен"),
        *("добре", "зрозуміло", "згоден", "погоджуюсь"),
    ]
)

# First words of a paragraph that nothing but a letter to the readers opens with.
OPENS_LETTER = re.compile(
    r"\W*(?:"
    r"an? (?:message|word|note|appeal|letter) (?:from|to) (?:the|our|your) [^.!?]*:?\s*$"
    r"|a message from\b[^.!?]*:?\s*$"
    r"|dear readers?\b|if you(?:['’]ve| have) (?:made it|read) this far\b|(?:before you go|support independent journalism|support our (?:work|journalism))\b"
    r"|(?:our journalism|our newsroom) needs your (?:help|support)\b"
    r"|(?:обращение|сообщение|слово) (?:от )?редакции\b|(?:дорогие|уважаемые) читател"
    r"|если вы (?:дочитали|долистали) (?:до|это)|нашей редакции нужна ваша (?:помощь|поддержка)\b"
    r"|(?:звернення|повідомлення|слово) (?:від )?редакції\b|(?:дорогі|шановні) читач"
    r"|якщо ви (?:дочитали|догортали) (?:до|це)|нашій редакції потрібна ваша (?:допомога|підтримка)\b"
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

# Lines that only a publication prints, wherever they stand.
NOTICE = re.compile(
    # rights and misprints
    r"^(?:copyright )?© ?\d{4}|all rights reserved\.?$|все права защищены\.?$|усі права захищені\.?$"
    r"|^(?:found|spotted|noticed) an? (?:mistake|error|typo)\b|ctrl ?\+ ?enter"
    r"|^(?:если вы )?(?:нашли|заметили) (?:ошибку|опечатку)|^(?:якщо ви )?(?:знайшли|помітили) помилку"
    r"|^(?:reprint\w*|republication) is (?:permitted|allowed)|^перепечатка (?:материал\w+ )?(?:разрешена|возможна|допускается)"
    r"|^передрук (?:матеріал\w+ )?(?:дозволен\w|можлив\w+)"
    # other articles
    r"|^read (?:more|also|next): |^(?:see|related): |^читайте (?:также|ещё|еще|по теме): |^читайте (?:також|ще|за темою): "
    # newsletters and channels
    r"|\bour (?:\w+ )?newsletter\b|\bнаша (?:\w+ )?рассылка\b|\bнаша (?:\w+ )?розсилка\b"
    r"|^thank you for (?:signing up|subscribing)\b|^спасибо за подписку\b|^дякуємо за підписку\b"
    r"|^join our (?:telegram|whatsapp)\b|в наш[её]м (?:телеграм|telegram)-канале|у нашому (?:телеграм|telegram)-каналі"
    r"|^(?:download|get) our app\b|^скачайте наше приложение\b|^завантажте наш застосунок\b"
    # paid texts
    r"|^this (?:article|story|content) is (?:for subscribers|available (?:only )?to subscribers)\b"
    r"|^(?:этот |эта )?(?:материал|статья|текст) доступ(?:ен|на) только (?:\w+ )?подписчикам"
    r"|^(?:цей |ця )?(?:матеріал|стаття|текст) доступ(?:ний|на) (?:лише|тільки) (?:\w+ )?підписникам"
    r"|^to (?:continue|keep) reading\b|^(?:sign|log) in to (?:continue|keep) reading\b"
    r"|^чтобы (?:продолжить чтение|читать дальше)\b|^щоб (?:продовжити читання|читати далі)\b"
    r"|^already (?:a subscriber|a member|have an account)\b|^уже (?:есть подписка|подписаны)\b|^(?:у|в)же (?:маєте підписку|підписані)\b"
    r"|^войдите или выберите тариф|^увійдіть або оберіть тариф"
    r"|^you(?:['’]ve| have) (?:reached|hit) your (?:\w+ )?limit\b|^unlock this (?:article|story)\b"
    r"|^вы (?:уже )?прочитали все бесплатные|^откройте эту статью\b|^ви (?:вже )?прочитали всі безкоштовні|^відкрийте цю статтю\b"
    r"|^you can also find us on\b|^ещё мы есть в\b|^ми також є (?:в|у)\b|^ще ми є (?:в|у)\b"
    r"|\bone email (?:on|every|a) \w+|\bno spam\b|\bбез спам[ау]\b"
    r"|^we value your privacy\b|^нам важна ваша приватность|^нам важлива ваша приватність"
    # comments, cookies, the length of the text
    r"|^your e-?mail address will not be published|^ваш(?:а)? (?:адрес e-?mail|e-?mail-адрес\w) не буд"
    r"|^\d{1,4} comments?$|^\d{1,4} комментари\w+$|^\d{1,4} коментар\w*$|^log in to comment|^войдите, чтобы (?:комментировать|оставить комментарий)|^увійдіть, щоб (?:коментувати|залишити коментар)"
    r"|\bpartners (?:can )?store and(?:/or)? access information on your device|^этот сайт собирает метаданные|^цей сайт збирає метадані"
    r"|^\d{1,2} min(?:ute)?s? read$|^время чтения: |^час читання: ",
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

# What only a publication asks of its reader.
ASKS = _any(
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
    r"поддерж(?:ите|ать|ивайте) (?:наш(?:у|е)? (?:работ\w+|редакци\w+|издани\w+)|редакци\w+|независим\w+)",
    r"(?:сделайте|оформите|оформить) (?:\w+ )?(?:пожертвование|донат|подписку)",
    r"помогите (?:нам )?чем можете\b",
    r"кажд(?:ый|ое|ого) (?:донат|пожертвовани[ея])",
    r"подпи(?:шитесь|сывайтесь|саться) на (?:наш\w*|нас|(?:бесплатн\w+ |еженедельн\w+ )?рассылк\w+|канал|телеграм|e-mail|email)",
    r"наш(?:у|а|ей) (?:\w+ )?рассылк\w+",
    r"введите (?:свой|ваш) (?:e-?mail|адрес)",
    r"(?:мы|наш сайт|этот сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки)",
    r"станьте (?:нашим )?(?:подписчик\w+|патрон\w+|друг\w+ редакции)",
    r"читайте нас в",
    # Ukrainian
    r"підтрим(?:айте|ати|уйте) (?:наш(?:у|е)? (?:робот\w+|редакці\w+|видання)|редакці\w+|незалежн\w+)",
    r"(?:зробіть|оформіть|оформити) (?:\w+ )?(?:пожертв\w+|донат|підписку)",
    r"допоможіть (?:нам )?чим можете\b",
    r"кож(?:ен|на|ний) (?:донат|пожертва)",
    r"під(?:пишіться|писуйтесь|писуйтеся|писатися) на (?:наш\w*|нас|(?:безкоштовн\w+ |щотижнев\w+ )?розсилк\w+|канал|телеграм|e-mail|email)",
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
SPEAKS_TO_YOU = _any(*_TO_YOU)
ADDRESSES_READER = _any(*_TO_YOU, r"readers?\b", r"читател\w+", r"читач\w*")

# A publication's words for what it does: the sentence before it asks.
OWN_WORK = _any(
    r"we (?:have been |are )?(?:report|cover|writ)\w*|independent (?:journalism|reporting|media|press)",
    r"мы (?:пишем|рассказываем|работаем)|независим\w+ (?:журналистик\w+|сми)",
    r"ми (?:пишемо|розповідаємо|працюємо)|незалежн\w+ (?:журналістик\w+|змі)",
)

# The publication speaks of itself. Counts only right after a paragraph that was an appeal.
SPEAKS_AS_US = _any(
    r"we(?:'re|’re|'ve|’ve)?\b|us\b|our\b",
    r"(?:quick|easy|only takes?|just|from) [\w $€£,.]*(?:minute|minutes|\$\d|€\d|£\d)",
    r"(?:independent|free|quality) (?:journalism|press|media)\b",
    r"мы\b|нас\b|нам\b|нами\b|наш\w*\b|независим\w+ (?:журналистик\w+|сми|пресс\w+)",
    r"ми\b|нас\b|нам\b|нами\b|наш\w*\b|незалежн\w+ (?:журналістик\w+|змі|прес\w+)",
)
