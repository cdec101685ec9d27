"""Signs that together make a paragraph an appeal, a form, a notice of consent or a paid text's.

No sign alone is proof: a president asks for support, a court speaks of cookies, a foundation of
donations. What a publication prints joins several: it speaks to the reader, of itself, about
money or an address, in the imperative. Reporting has a saying verb with somebody who says it;
then nothing here counts.

Written for the project, in English, Russian and Ukrainian.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern of phrases that begin where a word does, for text in lower case.

    Two to five times as fast as one that ignores case, and every paragraph is looked through.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})")


# Somebody says it: third person, in the past or the present.
SAID = any_of(
    r"(?<!we )(?<!['’]ve )(?<!have )(?:said|told(?! us)|wrote|added|explained|urged|warned|announced"
    r"|replied|answered|recalled|noted|stressed|insisted|joked|advised|admitted|declared|called on"
    r"|appealed to|asked|promised|shouted|laughed|complained|claimed|argued|testified|confirmed"
    r"|thanked|vowed|concluded|remarked|read out)\b",
    r"(?:says|writes|adds|explains|urges|warns|asks|argues|insists|claims|promises|according to)\b",
    r"(?:they|who|people|police|officials|lawyers|analysts|\w+(?<!us)s) (?:say|tell|claim|warn|promise)\b",
    r"(?<!мы )(?:сказал|сообщил|заявил|рассказал|написал|попросил|просил|призвал|призывал|ответил"
    r"|объяснил|пояснил|добавил|отметил|подчеркнул|предупредил|пообещал|обещал|говорил|спросил"
    r"|напомнил|уточнил|признался|признал|шутил|пошутил|поблагодарил|обратил(?:ся|ась|ись)|выяснил"
    r"|утверждал|крикнул|подтвердил|опроверг|цитировал)(?:а|и|о)?\b",
    r"(?:говорит|говорят|пишет|пишут|сообщает|сообщают|обещают|считает|считают|утверждает"
    r"|утверждают|говорится|говорилось|написано|по словам|по данным|по мнению|как рассказал)\b",
    r"(?<!ми )(?:сказа|повідоми|заяви|розпові|написа|попроси|проси|заклика|закли|відпові|поясни"
    r"|дода|зазначи|наголоси|підкресли|попереди|пообіця|обіця|каза|запита|спита|нагада|уточни"
    r"|визна|жартува|пожартува|подякува|з['’ʼ]ясува|стверджува|підтверди|спростува)(?:в|ла|ли|ло)\b",
    r"(?:зверну(?:вся|лася|лися)|каже|кажуть|пише|пишуть|повідомля(?:є|ють)|обіця(?:є|ють)"
    r"|вважа(?:є|ють)|стверджу(?:є|ють)|йдеться|йшлося|ішлося|написано|за словами|за даними"
    r"|на думку)\b",
)

# What the appeals of presidents, mayors and volunteers are about.
AID = any_of(
    r"(?:ukraine (?:is|needs|depends)|украина (?:нужда|зависит)|україна (?:потребу|залежить))\w*",
    r"(?:weapon|missile|shell|drone|tank|jet|patriot|ammunition|army|armies|soldier|brigade|air defen[cs]e"
    r"|hospital|blood|sanction|parliament|congress|nation|countr|alliance|nato|bonds?\b|refugee"
    r"|peace\b|ceasefire|generator|helmet|ambulance|victory|armed forces|thermal|pickup)\w*",
    r"(?:оружи|ракет|снаряд|дрон|беспилотник|танк|самол[её]т|боеприпас|арми|солдат|бригад|больниц"
    r"|кров[иь]|санкц|парламент|конгресс|народ|альянс|нато\b|беженц|мир[ау]?\b|генератор|победе|победу"
    r"|вооруж[её]нн|тепловизор|пикап|призыв)\w*",
    r"(?:збро[яюєї]|боєприпас|безпілотник|літак|армі|лікарн|кров\b|крові|санкці|народ|біженц|мир[у]?\b"
    r"|перемог|збройн|тепловізор|пікап|авто\b|зсу\b|військ)\w*",
)

# A request in the imperative, as the first words of a sentence or a clause.
_START = r"(?<![\w,] )(?<!\w)"
IMPERATIVE = re.compile(
    _START
    + r"(?:please |so |but |and )?(?:help|give|donate|support|make|chip in|consider|become|join|set up|subscribe|sign up"
    r"|contribute|pay|get|start|try|choose|back|keep)\b"
    r"|(?<!\w)(?:please (?:\w+ )?(?:help|give|donate|support|make|chip in|consider|become|join|subscribe)"
    r"|(?:will|would|could|can) you (?:\w+ )?(?:help|give|donate|support|make|chip in|consider|become|join|subscribe|spare)"
    r"|are you one of)\b"
    r"|(?<!\w)(?:помогите|поддержите|поддерживайте|станьте|оформите|оформляйте|сделайте|подпишитесь|подписывайтесь"
    r"|пожертвуйте|жертвуйте|переведите|присоединяйтесь|внесите|давайте|вступайте|донатьте|задонатьте|скиньтесь|подпишись|помоги)\b"
    r"|(?<!\w)(?:допоможіть|підтримайте|підтримуйте|станьте|ставайте|оформіть|оформлюйте|зробіть|підпишіться|підписуйтес[ья]"
    r"|пожертвуйте|перекажіть|приєднуйтес[ья]|долучайтес[ья]|долучіться|внесіть|донатьте|задонатьте|підпишись|допоможи)\b"
)
YOU = any_of(
    r"you(?:r|rs|['’]re|['’]ve|['’]ll|['’]d)?\b",
    r"(?:вы|вас|вам|вами|ваш\w*|ви|вами|тебе|тобі|ти|ты)\b",
)
US = any_of(
    r"(?:we|us|our|ours)\b",
    r"(?:мы|нас|нам|нами|наш\w*|ми|нашого|нашої)\b",
)
# Money given to somebody.
MONEY = any_of(
    r"(?:donat\w+|gift\b|chip in|contribut\w+ (?:from|of|today|now|monthly)|(?:monthly|regular|one-time|recurring) (?:\w+ )?(?:contribution|payment|gift)"
    r"|give (?:what|from|monthly|today|now|[$€£]?\d)|pays? for (?:it|this|us|our|an? (?:hour|day))|crowdfund\w*|patreon|spare [$€£]?\d)",
    r"(?:пожертв\w+|донат\w*|(?:ежемесячн|регулярн)\w+ (?:плат[её]ж|взнос|поддержк\w+|перевод)|(?:любой|посильн\w+) сумм\w+"
    r"|на деньги читател\w+|краудфандинг\w*)",
    r"(?:пожертв\w+|донат\w*|(?:щомісячн|регулярн)\w+ (?:плат[іе]ж|внесок|підтримк\w+|переказ)|(?:будь-якою|посильн\w+) сум\w+"
    r"|коштом читачів|на гроші читачів|краудфандинг\w*)",
)
# So much in so much time: nobody asks for weapons by the month.
PRICE = re.compile(
    r"[$€£₽₴] ?\d[\d.,]* ?(?:[/]|per |a |each |every |for )\s?(?:month|week|year|day|first|mo\b)"
    r"|\d[\d.,]* ?(?:dollars|euros?|pounds|hryvnias?|roubles|rubles) (?:a|per|every) (?:month|week|year)"
    r"|(?:\d[\d ]*|сто|двести|триста|пятьсот|п['’ʼ]ятдесят|двісті|п['’ʼ]ятсот) ?(?:рубл\w+|руб\.?|₽|евро|доллар\w*|грив\w+|грн\.?|₴|євро|долар\w*)"
    r" (?:в|на|за) (?:месяц|неделю|год|місяць|тиждень|рік)"
)
# Said to those who have helped, from a rostrum.
THANKS = any_of(
    r"thank(?:s| you)\b|grateful\b|спасибо\b|благодар\w+(?<!благодаря)\b|дяку(?:ю|ємо)\b|вдячн\w+"
)
# A publication's own trade.
TRADE_OF_OURS = any_of(
    r"(?:(?:like|enjoy(?:ed|ing)?|value) (?:what you(?:['’](?:ve|re))? (?:just )?read(?:ing)?|this (?:article|story|piece))|this (?:article|story|piece|site) (?:is|stays) free)\b",
    r"(?:readers?\b|(?:our |independent |quality |free |this )?journalis(?:m|ts)\b|newsrooms?\b|(?:our|of) (?:\w+ )?(?:reporters?|correspondents?|editors?|reporting|coverage|articles?|stories|newsletter)"
    r"|reporting\b|paywall|independent media|subscribers?\b|facts still matter)",
    r"читател\w+|журналист\w+|редакци\w+|корреспондент\w*|независим\w+ (?:сми|медиа|журналистик\w+|издани\w+)|рассказыва(?:ть|ем) (?:о|правду|вам)|цензур\w+|подписчик\w+|знать правду|без рекламы",
    r"читач\w*|журналіст\w+|редакці\w+|кореспондент\w*|незалежн\w+ (?:змі|медіа|журналістик\w+|видання)|розповіда(?:ти|ємо) (?:про|правду|вам)|цензур\w+|важлива правда|знати правду|без реклами",
)
# What a publication says of how it lives, and why that is hard.
LIVES_BY = any_of(
    r"(?:is|are|we['’]re|stays?|remains?) (?:\w+ )?(?:free|funded|financed|paid for|made possible|supported|independent|sustained)"
    r"(?: (?:and|thanks|because|to read|by|for))+",
    r"(?:rel(?:y|ies)|depends?|survives?|lives?|exists?|runs?) (?:\w+ )?(?:on|because|thanks to|by|off) (?:\w+ ){0,3}(?:readers|people like you|donations|gifts|support|members|contributions|community|you\b)",
    r"keeps? (?:us|this (?:newsroom|site)|our \w+) (?:going|alive|afloat|independent|free|running|reporting)",
    r"(?:we have|there is|with) no (?:paywalls?|owners?|advertis\w+|oligarchs?)|no paywalls?\b|(?:do not|don['’]t) (?:take|accept) money from|(?:because of|thanks to|without|from|by) (?:our )?(?:people|readers) like you|because of (?:our )?readers",
    r"(?:жив[её]т|живем|существу(?:ет|ем)|работа(?:ет|ем)|держ(?:ится|имся)) (?:\w+ )?(?:благодаря (?:вам|вашей|читател\w+|поддержк\w+|подписчик\w+)|на (?:ваши|деньги|пожертвования|донаты|средства)|только (?:на|благодаря))",
    r"не бер[её]м денег|без вас нас|(?:помогает|помогаете|поддерживаете) (?:нам |нас )?только вы|нам помогаете только вы|(?:это|—) (?:\w+ )?вы\b!?",
    r"кто нас поддерживает|остаться независимыми|за (?:границей|рубежом|пределами)",
    r"(?:живе|живемо|існу(?:є|ємо)|працю(?:є|ємо)|трима(?:ється|ємося)) (?:\w+ )?(?:завдяки (?:вам|вашій|читач\w+|підтримці)|на (?:ваші|гроші|кошти|донати|пожертви)|коштом|лише (?:на|завдяки))",
    r"не беремо грошей|без вас нас|(?:допомагаєте|підтримуєте) (?:нам |нас )?(?:лише|тільки) ви|(?:це|—) (?:\w+ )?ви\b!?|хто нас підтримує|залишатися незалежними",
)
FREE = any_of(
    r"(?:is|are|stays?|remains?) (?:\w+ )?free (?:and|to read|for|because|thanks)|free to read|no paywall",
    r"бесплатн\w+ для|доступ\w+ (?:всем|бесплатно)|безкоштовн\w+ для|доступн\w+ (?:всім|безкоштовно)",
)
SUPPORT = any_of(
    r"(?:your (?:support|help|contribution|gift|donation|subscription)|support us|help us|join us|our (?:community|supporters|members|club)|become a member)\b",
    r"ваш\w* (?:поддержк\w+|помощь|помощи|донат\w*|взнос\w*|подписк\w+)|помогите нам|поддержите нас|помогать нам|стать (?:нашим|частью)|нашего (?:сообщества|клуба)",
    r"ваш\w* (?:підтримк\w+|допомог\w+|донат\w*|внес\w+|підписк\w+)|допоможіть нам|підтримайте нас|допомагати нам|стати (?:нашим|частиною)|нашо(?:го|ї) (?:спільноти|клубу)",
)

# Of 108,000 sentences of speeches, press releases and articles none reaches 5.
ENOUGH = 5
WEIGHTS = (
    (MONEY, 2),
    (PRICE, 2),
    (TRADE_OF_OURS, 2),
    (LIVES_BY, 2),
    (SUPPORT, 1),
    (FREE, 1),
    (IMPERATIVE, 1),
    (YOU, 1),
    (US, 1),
    (THANKS, -2),
    (AID, -3),
)
# One of these tells a publication's appeal from everybody else's.
TELLING = (TRADE_OF_OURS, PRICE, LIVES_BY)
ASKING = (IMPERATIVE, SUPPORT, MONEY)
ADDRESSING = (IMPERATIVE, YOU)
# "If you do not help us, journalists …" has none of these.
PLAIN = (IMPERATIVE, MONEY, PRICE, LIVES_BY)
# Enough without a request: "We exist because of our readers."
OF_ITSELF = {US, LIVES_BY, TRADE_OF_OURS}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line that is known by signs that stand together.

    Attributes:
        reason: To be stored with the removal.
        signs: All of which the line must have.
        repeated: How many different places the last sign must match.
    """

    reason: str
    signs: tuple[re.Pattern[str], ...]
    repeated: int = 1


_NETWORKS = (
    r"(?:telegram|whatsapp|viber|instagram|facebook|twitter|youtube|tiktok|bluesky|linkedin|threads|google news|apple news|discord"
    r"|телеграм\w*|вотсап\w*|вайбер\w*|инстаграм\w*|інстаграм\w*|фейсбу[кц]\w*|твиттер\w*|твіттер\w*|ютуб\w*|соцсет\w+|соцмереж\w+|max\b)"
)
_SUBSCRIBE = re.compile(
    r"(?<![\w,] )(?<!\w)(?:sign up|subscribe|подпи(?:шитесь|сывайтесь|шись)|під(?:пишіться|писуйтес[ья]|пишись))\b"
)
_LETTERS = (
    r"(?:newsletters?|e-?mails?|inbox|digest|briefing|dispatch(?:es)?|(?:daily|weekly|monthly) (?:\w+ )?(?:letter|email|e-mail|update|round-?up)|letter about|rss|push notifications?|news alerts?"
    r"|рассылк\w+|дайджест\w*|на почту|письмо (?:о|об|с)\b|письма (?:о|об|с)\b|одном письме|одному листі|наш[её]м (?:\w+ )?канале|нашому (?:\w+ )?каналі|уведомлени\w+|розсилк\w+|дайджест\w*|на пошту|лист(?:и)? (?:про|з|із)\b|сповіщенн\w+)"
)
# What only a site asks consent to.
_DATA = any_of(
    r"cookies?\b|personal(?: |ly identifiable )(?:data|information)|personali[sz]ed|privacy|unique identifiers|\d+ (?:partners|vendors)|(?:your|and our) (?:data|device|browser|partners)|tracked\b|use of your data",
    r"куки|персональн\w+ данн\w+|персонализир\w+|конфиденциальност\w+|пользоваться сайтом|наши партн[её]ры",
    r"кукі|персональн\w+ дан\w+|персоналізов\w+|конфіденційност\w+|користуватися сайтом|наші партнери",
)
KINDS = (
    Kind(
        "form: a newsletter or a channel",
        (
            re.compile(
                r"^\W*(?:sign up (?:for|to)|subscribe to|get|receive|join|follow|read us|find us|watch us|don['’]t miss|want more|like what)\b"
                r"|^\W*(?:подпи(?:шитесь|сывайтесь) на|получайте|следите за|читайте (?:нас|больше|главн\w+|новости)|присоединяйтесь к (?:нам|наш\w+)|вступайте в наш\w*|больше новостей|(?:самые )?(?:важные|главные|свежие|последние) новости|смотрите нас)\b"
                r"|^\W*(?:під(?:пишіться|писуйтес[ья]) на|отримуйте|стежте за|читайте (?:нас|більше|головн\w+|новини)|(?:долучайтес[ья]|приєднуйтес[ья]) до (?:нас|наш\w+)|більше новин|(?:най)?(?:важливіші|головн\w+|свіжі|останні) новини|дивіться нас)\b"
            ),
            any_of(_NETWORKS, _LETTERS),
        ),
    ),
    Kind("form: a newsletter or a channel", (_SUBSCRIBE, any_of(_NETWORKS, _LETTERS))),
    Kind(
        "appeal: asks to pass it on",
        (
            any_of(
                r"(?:enjoy(?:ed)?|like|value) (?:this (?:article|story|piece)|what you)",
                r"понравил(?:ась|ся|ось) (?:эт\w+|наш\w*)? ?(?:стать|текст|материал)",
                r"сподоба(?:лась|лася|вся) (?:ц\w+|наш\w*)? ?(?:статт|текст|матеріал)",
            ),
            any_of(
                r"(?:share|pass it on|tell (?:a|your) friends?|forward)\b",
                r"поделитесь|расскажите|перешлите|поділіться|розкажіть|перешліть",
            ),
        ),
    ),
    Kind(
        "form: a newsletter or a channel",
        (
            any_of(
                r"(?:(?:sign up|subscribe|join) here|you (?:are receiving|received|get|['’]re receiving) this (?:e-?mail|message|newsletter)|unsubscribe (?:at any|here|from)|join \d[\d,. ]* (?:readers|subscribers|others)"
                r"|view (?:it|this e-?mail|this message) in (?:your|a) browser|manage your (?:e-?mail|newsletter|notification)? ?preferences|start their day with our|(?:check|in|to) your inbox)",
                r"вы получили (?:это|данное) (?:письмо|сообщение)|отписаться (?:от (?:рассылки|писем)|можно|в любой)|(?:откройте|открыть) (?:его|письмо) в браузере",
                r"ви отримали (?:цей лист|це повідомлення)|відписатис[ья] (?:від (?:розсилки|листів)|можна|будь-коли)|(?:відкрийте|відкрити) (?:його|лист) (?:в|у) браузері",
            ),
        ),
    ),
    Kind(
        "notice: cookies and consent",
        (
            _DATA,
            any_of(
                r"(?:we|you|your|this (?:site|website)|our (?:site|website|partners)|by (?:clicking|continuing|using)|some (?:vendors|partners))\b",
                r"(?:мы|вы|вас|вам|ваш\w*|сайт\w*|нажимая|продолжая|оставаясь|используя)\b",
                r"(?:ми|ви|вас|вам|ваш\w*|сайт\w*|натискаючи|продовжуючи|залишаючись|використовуючи)\b",
            ),
            any_of(
                r"(?:cookies?\b|consent|(?:you )?agree\b|personal(?: |ly identifiable )(?:data|information)|personali[sz]ed (?:ads|content|advertising)|privacy (?:policy|settings|notice)|unique identifiers|ip address\w*|device scanning|legitimate interest"
                r"|your (?:data|device|browser|computer|choices)|(?:our|and) (?:\d+ )?(?:partners|vendors)|storing of|continuing to (?:browse|use)|click(?:ing)? [\"“«']?(?:accept|agree)|tracked\b|use of your data|geolocation|(?:show|serve) you)",
                r"(?:cookies?|куки|даёте согласие|даете согласие|согла(?:сие|шаетесь)|персональн\w+ данн\w+|персонализированн\w+|политик\w+ конфиденциальности|(?:настройк\w+ )?(?:вашего )?браузер\w*|(?:наши )?партн[её]ры"
                r"|вашем устройстве|данные о вас|показ\w* (?:\w+ )?реклам\w+|нажимая|продолжая|оставаясь|пользоваться сайтом)",
                r"(?:кукі|даєте згоду|згод[уа]|погоджуєте\w*|персональн\w+ дан\w+|персоналізован\w+|політик\w+ конфіденційності|(?:налаштуван\w+ )?браузер\w*|(?:наші )?партнери|вашому пристрої|дані про вас|показ\w* (?:\w+ )?реклам\w+"
                r"|натискаючи|продовжуючи|залишаючись|користуватися сайтом)",
            ),
        ),
        repeated=2,
    ),
    Kind(
        "notice: a paid text",
        (
            any_of(
                r"(?:(?:your|one|two|three|\d+) (?:more |last )?free (?:articles?|stories)|free (?:articles?|stories) (?:left|remaining|this)|limit of (?:\d+ )?free|cancel any ?time|no commitment|free trial|for (?:our )?(?:subscribers|members)(?: only)?\."
                r"|subscribe (?:now |today )?(?:for|from) (?:only |just )?[$€£]\d|(?:get|enjoy) unlimited (?:digital )?access|unlimited access to (?:everything|all (?:our )?(?:articles|stories)|our)|create a free account|already (?:have|are|a) (?:an? )?(?:subscription|account|subscriber|member)\?|(?:keep|continue) reading for)",
                r"бесплатн\w+ (?:стать\w+|материал\w*|текст\w*)(?: в этом)?|только (?:наши )?подписчик\w*|(?:доступ\w* к (?:стать\w+|материал\w*|тексту)|(?:статья|материал|текст) (?:доступ|открыт)\w*) (?:\w+ ){0,2}(?:по подписке|для подписчиков)|первый месяц (?:за|бесплатно)|(?:уже )?есть (?:аккаунт|подписка|уч[её]тная запись)\?|отменить (?:подписку )?(?:можно )?в любой|оформите подписку",
                r"безкоштовн\w+ (?:статт\w+|матеріал\w*|текст\w*)(?: цього)?|лише (?:наші )?передплатник\w*|тільки (?:наші )?передплатник\w*|(?:доступ\w* до (?:статті|матеріалу|тексту)|(?:стаття|матеріал|текст) (?:доступ|відкрит)\w*) (?:\w+ ){0,2}(?:за передплатою|для передплатників|за підпискою)|перший місяць (?:за|безкоштовно)|(?:маєте|є) (?:акаунт|підписк\w+|передплат\w+)\?|скасувати (?:\w+ )?будь-коли|оформіть (?:передплату|підписку)",
            ),
            any_of(
                r"(?:you\w*|['’]ve|subscribe|log in|sign in|subscribers|members|account|access|keep reading|this (?:content|article|story)|cancel)\b",
                r"(?:вы|вас|вам|войдите|оформите|подписчик\w*|этот|статье|материалу|доступ\w*)\b",
                r"(?:ви|вас|вам|увійдіть|оформіть|передплатник\w*|цей|статті|матеріалу|доступ\w*)\b",
            ),
        ),
    ),
    Kind(
        "notice: an advertisement stands here",
        (
            re.compile(
                r"^\W*(?:(?:the )?(?:story|article|text|reading|post)? ?continues? (?:reading )?(?:below|after)(?: (?:this|the))?(?: (?:advertisement|ad|ads))?|(?:article|story) continues\b[^.]{0,30}\bad\w*|continue reading (?:below|after)[^.]*"
                r"|продолжение (?:\w+ )?(?:после|ниже|под) (?:рекламы|рекламой)|продовження (?:\w+ )?(?:після|нижче|під) (?:реклами|рекламою))\W*$"
            ),
        ),
    ),
    Kind(
        "notice: write to the editors",
        (
            any_of(
                r"(?:got|have|send)(?: us| a| your)* (?:tips?|news tips?|story)|(?:found|spot(?:ted)?|notice|see)(?: \w+)? (?:an? )?(?:error|mistake|typo)|contact us|write to us|get in touch",
                r"прислать новость|пришлите (?:нам )?новость|напишите нам|расскажите нам|(?:заметили|нашли|увидели) (?:ошибку|опечатку)|хотите рассказать",
                r"надіслати новину|надішліть (?:нам )?новину|напишіть нам|розкажіть нам|(?:помітили|знайшли|побачили) (?:помилку|одрук\w*)|хочете розповісти",
            ),
            any_of(
                r"[\w.+-]+@[\w-]+\.\w+|select (?:the|it)|highlight (?:the|it)|let us know|press ctrl|your tips",
                r"выделите|сообщите нам|прислать новость",
                r"виділіть|повідомте нам|повідомте нас|надіслати новину",
            ),
        ),
    ),
)
# Forms and notices are short.
LONGEST_KIND = 420


def is_said(paragraph: str) -> bool:
    """Whether the paragraph tells that somebody says something: then it is reporting."""
    return SAID.search(paragraph.lower()) is not None


def asks_for_aid(paragraph: str) -> bool:
    """Whether the paragraph speaks of what armies, cities and nations ask for."""
    return AID.search(paragraph.lower()) is not None


def asks_for_support(line: str) -> bool:
    """Whether a line asks somebody to do or to give something."""
    lower = line.lower()
    return bool(IMPERATIVE.search(lower) or SUPPORT.search(lower))


def appeal_by_signs(paragraph: str) -> str | None:
    """Return which kind of appeal, form or notice the signs in a paragraph make it; else None.

    Args:
        paragraph: That is no quotation, and in which nobody says anything.
    """
    lower = paragraph.lower()
    if len(lower) <= LONGEST_KIND:
        for kind in KINDS:
            *others, last = kind.signs
            if all(sign.search(lower) for sign in others) and _matches(last, lower, kind):
                return kind.reason
    telling = [sign for sign in TELLING if sign.search(lower)]
    if not telling:
        return None
    found = {sign: weight for sign, weight in WEIGHTS if sign in telling or sign.search(lower)}
    if sum(found.values()) < ENOUGH:
        return None
    if found.keys() >= OF_ITSELF:
        return "appeal: says what it lives by"
    asks = not any(found.keys().isdisjoint(signs) for signs in (ASKING, ADDRESSING, PLAIN))
    return "appeal: asks the reader to support it" if asks else None


def _matches(sign: re.Pattern[str], paragraph: str, kind: Kind) -> bool:
    if kind.repeated == 1:
        return sign.search(paragraph) is not None
    return len({m.group() for m in sign.finditer(paragraph)}) >= kind.repeated
