"""Lines that are buttons, and words of a button beside its sisters, in three languages.

Written for the project. A line counts whole, without case and punctuation: reporting has
sentences.
"""

from __future__ import annotations

import re


def _lines_of(table: str) -> frozenset[str]:
    return frozenset(line.strip() for line in re.split(r"[|\n]", table) if line.strip())


# Whole paragraphs, without punctuation and case.
BUTTONS = _lines_of(
    """
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
    show more | view more | view all comments | most popular | related | skip to content
    skip to main content | invalid email address | i accept all cookies | accept continue
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
    """
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
POINTS_ELSEWHERE = _lines_of(
    """
    read more | read next | read also | see also | related articles | related stories
    more on this topic | most read | читайте также | читать также | читайте по теме
    материалы по теме | по теме | самое читаемое | читайте також | читати також
    матеріали за темою | за темою | найпопулярніше | you may also like | you might also like
    recommended for you | recommended | trending now | latest news | more from this author
    вам может быть интересно | вам будет интересно | рекомендуем | рекомендуем почитать
    смотрите также | последние новости | популярное | вас може зацікавити | вам буде цікаво
    рекомендуємо | дивіться також | останні новини | популярне
    """
)
# How readers answer a notice; buttons only below one.
ANSWERS_NOTICE = frozenset(
    [
        *("ok", "okay", "got it", "i agree", "ок", "хорошо", "понятно", "согласен"),
        *("добре", "зрозуміло", "згоден", "погоджуюсь"),
    ]
)

# Lines of several buttons: whom to share with, when to be reminded, how much to give.
_NETWORK = (
    r"(?:facebook|twitter|x|telegram|whatsapp|viber|linkedin|reddit|instagram|threads|bluesky"
    r"|mastodon|pocket|flipboard|messenger|tiktok|youtube|vk|signal|e ?mail|mail|link|max"
    r"|вконтакте|фейсбуке?|твиттере?|телеграме?|одноклассник(?:и|ах)|вотсапе?|вайбере?"
    r"|фейсбуці|твіттері|телеграмі|вайбері|однокласниках)"
)
_SUM = r"(?:[$€£₽₴] ?\d{1,6}(?: 000)?|\d{1,6}(?: 000)? ?(?:[$€£₽₴]|рублей|руб|р|гривень|грн|euro|dollars))"
_PIECE = "|".join(
    (
        rf"(?:share|post|send|tweet|follow us|поделиться|отправить|поделитесь|поширити|поділитися|надіслати)"
        rf"(?: (?:this|article|story|page|статьёй|статтею))*(?: (?:to|on|via|by|with|in|в|во|у|через|по))? {_NETWORK}",
        rf"(?:click to )(?:share|email|print)(?: (?:this|on|to|via|a|link|friend))*(?: {_NETWORK})?",
        r"(?:remind me|напомнить(?: мне)?|напомните(?: мне)?|нагадати(?: мені)?|нагадайте(?: мені)?)"
        r"(?: (?:in|on|about|this|next|через|за|на|в|у|о|про))*(?: (?:a|an|one|\d+))?(?: \w{3,12}){1,2}",
        r"(?:give|donate|contribute|choose|пожертвовать|пожертвувати|поддержать|підтримати)"
        rf"(?: (?:monthly|once|annually|yearly|now|one time|ежемесячно|разово|щомісяця))* {_SUM}"
        r"(?: (?:a|per|every|в|на|за))?(?: (?:month|year|week|месяц|год|місяць|рік))?",
        rf"(?:(?:choose|select|pick)(?: an| your)? amount|(?:выберите|выбрать|укажите) сумму"
        rf"|(?:оберіть|обрати|вкажіть) суму)(?: {_SUM})*(?: (?:other|custom|другая|інша))?",
        r"(?:click|tap|press) here(?: to (?:donate|subscribe|sign up|read|join|support|give|see)(?: (?:us|more|now|our|the|it|\w+ newsletter))*)?",
        r"try (?:\d+|one|two|three) (?:day|week|month)s?(?: for)? free|comments? \d+|listen(?: \d+){1,2}(?: min(?:utes)?)?",
        r"(?:updated|published|posted) (?:\d+|an?|one|two) (?:minute|hour|day|week)s? ago",
        r"(?:cookie|privacy|terms|cookies)(?: (?:policy|notice|settings|statement|preferences|of (?:use|service)))|(?:политика|політика|настройки|налаштування) (?:cookie|cookies|конфиденциальности|конфіденційності|приватности|приватності)",
        r"(?:support|поддержать|підтримати)(?: (?:the|our|this|your|роботу|работу|наших|незалежних|независимых|роботу наших))* (?:journalists?|journalism|newsroom|reporters|журналистов|журналистику|редакцию|журналістів|журналістику|редакцію|видання|издание|сайт)",
        r"(?:become|стать|стати)(?: an?)? (?:part|member|членом|частью|частиною|участником|учасником)(?: (?:of|our|the|нашего|нашого|нашої))*(?: \w+){0,2} (?:club|community|клуба|клубу|сообщества|спільноти)(?: \w+){0,3}",
        rf"{_SUM}(?: {_SUM})+(?: (?:other|custom|другая|інша))?",
        rf"(?:{_NETWORK}|copy(?: the)? link|copy url|print|save|bookmark|share|tweet(?: this)?|comment"
        r"|opens in (?:a )?new window|скопировать ссылку|распечатать|поделиться|копировать ссылку"
        r"|скопіювати посилання|роздрукувати|поділитися|поширити|копіювати посилання)",
    )
)
# Atomic: a row that fits in one way is enough, and no row is tried in all ways.
BUTTON_ROW = re.compile(rf"(?>{_PIECE})(?:(?: (?:and|or|и|или|та|і|й|або))? (?>{_PIECE}))*+")
# A row of buttons is a line of a few of them.
LONGEST_ROW = 120
