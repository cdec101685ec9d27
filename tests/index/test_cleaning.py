"""What is not reporting goes; reporting stays, whatever it speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.canonical import canonical, paragraphs
from index.cleaning import clean

REPORT = "The delegations met in Istanbul on Monday and agreed to exchange prisoners."
RUSSIAN = "Делегации встретились в Стамбуле в понедельник и договорились об обмене пленными."
UKRAINIAN = "Делегації зустрілися в Стамбулі в понеділок і домовилися про обмін полоненими."

# Written for these tests, in the manner of news sites. Each stands at the end of an article.
APPEALS = {
    "en, one paragraph": [
        "We have no owner and no paywall. If you value what you have just read, please consider"
        " supporting our journalism with a small donation.",
    ],
    "en, a letter": [
        "Dear reader,",
        "For three years our reporters have covered this war from both sides of the front.",
        "None of that would exist without people like you, who give from $3 a month.",
        "If you can, become a supporter today. It takes a minute.",
        "Donate now",
    ],
    "en, newsletter": [
        "Sign up for our newsletter",
        "Get the stories that matter in your inbox every morning.",
        "Enter your email",
        "By signing up you agree to our privacy policy.",
        "Subscribe",
    ],
    "en, paywall": [
        "You have two free articles left this month. Subscribe to keep reading.",
        "Already a subscriber? Log in",
    ],
    "en, cookies": [
        "We use cookies to understand how you use our site. You can change your settings.",
        "Accept all",
        "Manage cookies",
    ],
    "en, a message of the newsroom": [
        "A message from our newsroom",
        "We are a small team, and we report from places that others have left.",
        "Your support keeps us independent of governments and owners.",
        "Support us",
        "Remind me later",
    ],
    "en, need": ["We need your help", "We’re an independent newsroom, and that costs money."],
    "ru, need": ["Нам нужна ваша помощь!", "Мы независимая редакция, и это стоит денег."],
    "uk, need": ["Нам потрібна ваша допомога!", "Ми незалежна редакція, і це коштує грошей."],
    "en, buttons": ["Share", "Read more", "Related articles", "Follow us on Telegram"],
    "ru, one paragraph": [
        "Мы работаем без цензуры и рекламы. Если вам важно то, что мы делаем, поддержите нашу"
        " редакцию: оформите ежемесячное пожертвование.",
    ],
    "ru, a letter": [
        "Дорогие читатели!",
        "Нас объявили вне закона, но мы продолжаем рассказывать о войне.",
        "Сейчас нам особенно нужна ваша помощь: каждый донат — это ещё один день работы.",
        "Поддержать нас",
    ],
    "ru, channel": [
        "Подпишитесь на наш телеграм-канал, чтобы не пропустить главное.",
        "Читайте также",
        "Поделиться",
    ],
    "ru, newsletter": [
        "Подпишитесь на нашу рассылку",
        "Введите свой email",
        "Подписаться",
    ],
    "ru, cookies": ["Наш сайт использует файлы cookie, чтобы вам было удобнее.", "Принять"],
    "uk, one paragraph": [
        "Ми працюємо без цензури й реклами. Якщо вам важливо те, що ми робимо, підтримайте нашу"
        " редакцію: оформіть щомісячний донат.",
    ],
    "uk, a letter": [
        "Шановні читачі!",
        "Наші журналісти працюють на фронті й у прифронтових містах.",
        "Без вашої допомоги цього не було б: кожен донат важливий для нас.",
        "Підтримати нас",
    ],
    "uk, channel": [
        "Підписуйтесь на наш телеграм-канал, щоб не пропустити головне.",
        "Читайте також",
        "Поділитися",
    ],
    "uk, newsletter": [
        "Підпишіться на нашу розсилку",
        "Введіть свою електронну адресу",
        "Підписатися",
    ],
    "uk, cookies": ["Цей сайт використовує файли cookie, щоб вам було зручніше.", "Прийняти"],
}


@pytest.mark.parametrize("name", APPEALS)
def test_an_appeal_run_into_the_end_goes_whole(name: str) -> None:
    report = {"en": REPORT, "ru": RUSSIAN, "uk": UKRAINIAN}[name[:2]]

    cleaned = clean([report, *APPEALS[name]])

    assert cleaned.kept == (report,)
    assert [removal.text for removal in cleaned.removed] == APPEALS[name]


@pytest.mark.parametrize("name", APPEALS)
def test_an_appeal_in_the_middle_ends_at_the_first_paragraph_of_reporting(name: str) -> None:
    report = {"en": REPORT, "ru": RUSSIAN, "uk": UKRAINIAN}[name[:2]]

    assert clean([report, *APPEALS[name], report, report]).kept == (report, report, report)


def test_every_removal_says_why() -> None:
    removed = clean([REPORT, *APPEALS["en, a letter"]]).removed

    assert [removal.reason.split(":")[0] for removal in removed] == [*["appeal"] * 4, "button"]


REPORTING = [
    # somebody is quoted, and what they say has the words of a notice
    "“Join our Telegram group and get our app,” the recruiter wrote to the sixteen-year-old.",
    "«Подпишитесь на наш канал, без спама», — говорилось в листовке, которую нашла полиция.",
    "«Прорыв» — ракета, которую показали на параде в мае.",
    # donations, subscriptions, support, as news
    "The foundation collected donations for 300 drones within two days, the governor said.",
    "Readers of the paper donated 40,000 euros to rebuild the school in Izium.",
    "Russians who donate to the group now risk up to eight years in prison.",
    "The publisher lost half of its subscribers after the law was passed.",
    "Norway will support independent media in Ukraine with 20 million kroner.",
    "The newsroom of the broadcaster in Kherson was hit by a shell on Tuesday.",
    "The ministry asked citizens to subscribe to its channel for air-raid warnings.",
    "The court declared the news site an undesirable organisation; supporting it is a crime.",
    "The bank donated a million hryvnias, and its clients another two.",
    "Our correspondent saw four burnt-out tanks on the road to Sudzha.",
    "We counted 37 graves, and the names on most of them were those of our neighbours.",
    "Sign-ups for the contract service have doubled, according to the General Staff.",
    # people speaking
    "“Please support us,” the mayor said. “Your help is what keeps this city alive.”",
    "“Donate what you can, every contribution counts,” she told the crowd in Warsaw.",
    "Thank you for your support, for every shell and every euro, he told the parliament.",
    "Today I want to thank you, Chancellor, for your support and your help. Our people feel it.",
    "We need your help, and we need it before winter, Zelensky told the Congress.",
    # Russian
    "Нам нужна ваша помощь до наступления зимы, сказал он депутатам бундестага.",
    "Минюст признал издание нежелательной организацией, его читателям грозит штраф за донаты.",
    "Жители посёлка собрали пожертвования на ремонт школы, сообщил губернатор.",
    "Число подписчиков канала выросло вдвое после начала мобилизации.",
    "Журналистов редакции задержали у здания суда в понедельник.",
    "«Поддержите нас, ваша помощь спасает жизни», — сказал мэр Харькова.",
    "Он поблагодарил союзников: ваша поддержка помогла нам пережить зиму.",
    "Мы ехали через Суджу и видели четыре сгоревших танка.",
    # Ukrainian
    "Нам потрібна ваша допомога ще до зими, сказав він депутатам бундестагу.",
    "Мін'юст Росії визнав видання небажаною організацією, за донати читачам загрожує штраф.",
    "Мешканці громади зібрали донати на триста дронів, повідомив голова ОВА.",
    "Кількість підписників каналу зросла вдвічі після початку мобілізації.",
    "«Підтримайте нас, ваша допомога рятує життя», — сказав міський голова.",
    "Дякую вам за підтримку, за кожен снаряд і кожну гривню, сказав президент.",
    "Ми їхали через Суджу й бачили чотири згорілі танки.",
]


@pytest.mark.parametrize("paragraph", REPORTING)
def test_reporting_stays_whatever_it_speaks_of(paragraph: str) -> None:
    assert clean([REPORT, paragraph, REPORT]).removed == ()


def test_a_speech_that_thanks_for_support_stays_whole() -> None:
    speech = [
        "Dear people, dear friends of Ukraine!",
        "I thank you for your support. I thank every one of you who opened a home to our people.",
        "Without your help we would not have held out. We are grateful to you for that.",
        "We ask you for air defence. Our cities need it now.",
        "Glory to Ukraine!",
    ]

    assert clean(speech).kept == tuple(speech)


def test_a_long_paragraph_is_not_lost_for_one_word_to_the_reader() -> None:
    long = " ".join([REPORT] * 12)
    ask = "Subscribe to our newsletter to read more."

    cleaned = clean([f"{long} {ask}"])

    assert cleaned.kept == (long,)
    assert [removal.text for removal in cleaned.removed] == [ask]


def test_a_damaged_paragraph_cannot_be_quoted() -> None:
    cleaned = clean([REPORT, "The \N{REPLACEMENT CHARACTER} met on Monday."])

    assert cleaned.kept == (REPORT,)
    assert cleaned.removed[0].reason == "damaged characters"


def test_an_article_of_nothing_but_an_appeal_leaves_nothing() -> None:
    assert clean(APPEALS["en, a letter"]).kept == ()


def test_nothing_comes_of_nothing() -> None:
    assert clean([]).kept == ()


LETTERS = {
    "en": [
        "A message from Harbour Post:",
        "Dear readers,",
        "The prosecutor has opened a third case over our articles.",
        "The ministry says that they harm the army. Two reporters are on the wanted list.",
        "But to carry on, we need your help: please support us from $2 a month.",
        "Thank you for standing with us.",
        "Remind me later.",
    ],
    "ru": [
        "Обращение редакции",
        "Прокуратура завела третье дело из-за этих статей.",
        "Двое корреспондентов объявлены в розыск.",
        "Чтобы работать дальше, нам нужна ваша помощь: оформите пожертвование.",
        "Спасибо, что вы с нами.",
        "Напомнить позже",
    ],
    "uk": [
        "Звернення редакції",
        "Прокуратура відкрила третю справу через ці статті.",
        "Двох кореспондентів оголошено в розшук.",
        "Щоб працювати далі, нам потрібна ваша допомога: оформіть пожертву.",
        "Дякуємо, що ви з нами.",
        "Нагадати пізніше",
    ],
}
REPORTS = {"en": REPORT, "ru": RUSSIAN, "uk": UKRAINIAN}


@pytest.mark.parametrize("language", LETTERS)
def test_what_a_letter_tells_before_it_asks_goes_with_it(language: str) -> None:
    report, letter = REPORTS[language], LETTERS[language]

    assert clean([report, *letter]).kept == (report,)
    assert clean([report, *letter, report, report]).kept == (report, report, report)


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_run_into_the_last_line_is_cut_off_and_the_reporting_stays(language: str) -> None:
    report, letter = REPORTS[language], " ".join(LETTERS[language])

    cleaned = clean([report, f"{report} {letter}"])

    assert cleaned.kept == (report, report)
    assert [removal.text for removal in cleaned.removed] == [letter]


def test_an_opening_that_no_request_follows_takes_nothing_along() -> None:
    found = clean([REPORT, "Dear readers,", REPORT, REPORT, REPORT, REPORT])

    assert found.kept == (REPORT,) * 5


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Support us, do not forget us,” one of the prisoners said into the camera.",
        "We saw four burnt-out tanks by the road, and nobody near them.",
        "«Поддержите нас, не забывайте нас», — сказал в камеру один из пленных.",
        "Мы видели у дороги четыре сгоревших танка и ни одного человека рядом.",
        "Ми бачили біля дороги чотири спалені танки й жодної людини поруч.",
        "Readers of the town's newspaper collected donations for a generator.",
        "Читатели городской газеты собрали деньги на генератор.",
        "Читачі міської газети зібрали гроші на генератор.",
    ],
)
def test_reporting_right_after_a_request_stays(paragraph: str) -> None:
    for request in ("Sign up for our newsletter", "Please consider donating to our newsroom."):
        assert clean([REPORT, request, paragraph, REPORT]).kept == (REPORT, paragraph, REPORT)


@pytest.mark.parametrize(
    "notice",
    [
        "© 2025 Harbour Post. All rights reserved.",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
        "Перепечатка разрешена со ссылкой на издание.",
        "Усі права захищені.",
        "READ MORE: What is known of the strike",
        "ЧИТАЙТЕ ТАКОЖ: Що відомо про удар",
        "This article is for subscribers only.",
        "Этот материал доступен только подписчикам.",
        "«Причал» — наша еженедельная рассылка о войне на море.",
        "“The Pier” – our newsletter, one email on Fridays.",
        "«Лист із плавнів»: один лист щоп’ятниці, без спаму.",
        "A bus at the crossing. Photo: T. Sedge / Harbour Post",
        "Автобус на переході. Фото: пресслужба",
    ],
)
def test_notices_and_credits_go_wherever_they_stand(notice: str) -> None:
    assert clean([REPORT, notice, REPORT]).kept == (REPORT, REPORT)


def test_headlines_below_read_also_go_and_the_next_sentence_stays() -> None:
    headlines = ["Bridge closed after night of drones", "Почему переговоры встали"]

    assert clean([REPORT, "Read also", *headlines, RUSSIAN]).kept == (REPORT, RUSSIAN)
    assert clean([REPORT, "Что дальше", RUSSIAN]).kept == (REPORT, "Что дальше", RUSSIAN)


def test_a_note_about_the_author_goes_only_at_the_end_and_only_when_it_names_them() -> None:
    note = "Nora Quill is a correspondent for Harbour Post. She has covered the coast since 2019."
    russian = "Вера Лугова — корреспондент «Портовой газеты». Пишет о побережье."

    assert clean([REPORT, note], author="Nora Quill").kept == (REPORT,)
    assert clean([REPORT, note], outlet="Harbour Post").kept == (REPORT,)
    assert clean([REPORT, russian], outlet="Портовая газета").kept == (REPORT,)
    assert clean([REPORT, note]).kept == (REPORT, note)
    assert clean([note, REPORT], outlet="Harbour Post").kept == (note, REPORT)
    assert clean([note], outlet="Harbour Post").kept == (note,)


@pytest.mark.parametrize(
    "speech",
    [
        ["We need your support.", "We believe in your people.", "Glory to Ukraine!"],
        ["Нам потрібна ваша підтримка.", "Ми віримо у твій народ.", "Слава Україні!"],
        ["Support us.", "Підтримайте нас.", "Поддержите нас."],
        ["A decision was made to help you become a member state, please remember that."],
    ],
)
def test_what_presidents_ask_of_parliaments_stays(speech: list[str]) -> None:
    assert clean([REPORT, *speech]).kept == (REPORT, *speech)


# 2 seconds on two slow cores; work that grows with the square takes hours.
@pytest.mark.timeout(120)
def test_long_texts_take_time_in_proportion() -> None:
    asks = clean(["Please support our work, dear reader. " * 50_000])
    letters = clean(["Dear readers,", REPORT] * 20_000)

    assert asks.kept
    assert letters.kept == (REPORT,) * 20_000


@given(st.text(), st.lists(st.sampled_from([*LETTERS["en"], REPORT, "Read also", ""])))
def test_nothing_is_added_or_changed(text: str, others: list[str]) -> None:
    given_paragraphs = paragraphs(canonical("\n".join([text, *others])))

    cleaned = clean(given_paragraphs)

    whole = " ".join(given_paragraphs)
    pieces = [*cleaned.kept, *(removal.text for removal in cleaned.removed)]
    assert all(piece in whole for piece in pieces)
    assert sum(len("".join(p.split())) for p in pieces) == len("".join(whole.split()))


TALKS_LIKE_AN_APPEAL = [
    # what was taken for a notice or an appeal, and is told by somebody or of somebody
    "Already a member of the customs union, Armenia kept its border open on Friday.",
    "Уже подписаны два указа о призыве, сообщили в администрации.",
    "Вже підписані дві угоди про ремонт мостів, повідомило міністерство.",
    "Detectives found one email on the laptop that named the officer.",
    "No spam and no bread either: that winter they ate oats, the cook said.",
    "Мы просим вас поддержать независимость нашей республики.",
    "Прошу вас підтримати незалежну Молдову на цих виборах.",
    "Кожен донат рятує чиєсь життя: ви купуєте тепловізори й ноші.",
    "Thank you for your support of our reporters, who died under fire in Irpin.",
    "Дякую вашим журналістам за вашу підтримку наших міст.",
    "The drive to support independent media in Belarus brought €200,000 from its readers.",
    "Уважаемые читатели библиотеки вывезли книги из-под обстрела.",
    "Обращение редакции «Волжской правды» к губернатору вернули без ответа.",
    "If you have made it this far north, you will need chains, drivers tell each other.",
    "Sign up for our regiment, the leaflet in Tula says.",
    "Сделайте пожертвование крови, если вы в Одессе: больницам она нужна.",
    "Minister, you could make a donation of two batteries of Patriots this spring.",
    "Read more: that was the judge's advice to the accused.",
    "Photo of the square shows no tanks, the analysts wrote.",
    "We agree to talks with your consent, and with nothing else.",
    "No alliance has to admit every country that wishes to join them.",
    "Every pupil has unlimited access to the network, and some use it to subscribe to the army.",
    "We shall be glad if you come forward and let us know what you need.",
    "If you do not help us, journalists will be the first to be arrested by your neighbour.",
]


@pytest.mark.parametrize("paragraph", TALKS_LIKE_AN_APPEAL)
def test_who_asks_for_something_else_or_is_told_of_stays(paragraph: str) -> None:
    assert clean([REPORT, paragraph, REPORT]).removed == ()


SIGNS_TOGETHER = [
    # what a publication lives by, and what it asks for
    "The court has banned our site. If you give, please give from abroad: donations keep us alive.",
    "Harbour Post depends on readers like you. Give $4 a month.",
    "Harbour Post is free to read and lives on your support.",
    "We live on gifts from our readers. Could you give one today?",
    "«Причал» — это вы! Помогите нам дожить до весны.",
    "Мы существуем благодаря читателям: оформите регулярное пожертвование.",
    "Ми існуємо завдяки читачам: підтримайте нас щомісячним внеском.",
    # forms
    "Sign up for The Pier, a weekly letter about the sea.",
    "Подписывайтесь на «Причал» в Telegram",
    "Підписуйтеся на «Причал» у Viber",
    "You received this email because you signed up. Unsubscribe here.",
    "View this email in your browser",
    # paid texts
    "You have three free articles left.",
    "Subscribe for £2 a month. Cancel any time.",
    "Материал доступен только по подписке. Первый месяц за 10 рублей.",
    "Матеріал доступний за передплатою. Перший місяць безкоштовно.",
    # cookies
    "We and our 97 partners process your personal data to show personalised content.",
    "By clicking “Accept all” you agree to our privacy policy and to cookies.",
    "Нажимая «Принять», вы соглашаетесь с политикой конфиденциальности.",
    "Ми зберігаємо файли cookie. Продовжуючи перегляд, ви даєте на це згоду.",
    # buttons
    "Share to Facebook Share to X",
    "Remind me in September",
    "Напомнить в сентябре",
    "Нагадати через місяць",
    "Give monthly $8",
    "100 ₽ 300 ₽ 500 ₽",
    "Click to share on Telegram (Opens in new window)",
    "Become a member of the Harbour Club",
    "Story continues below advertisement",
    "Got a tip? Write to us: tips@harbour.example",
]


@pytest.mark.parametrize("paragraph", SIGNS_TOGETHER)
def test_signs_that_stand_together_make_an_appeal_a_form_or_a_notice(paragraph: str) -> None:
    assert clean([REPORT, paragraph, REPORT]).kept == (REPORT, REPORT)


def test_the_heading_of_an_appeal_goes_with_it() -> None:
    appeal = ["Support Harbour Post", "We rely on donations from readers. Will you chip in?"]

    assert clean([REPORT, *appeal, REPORT]).kept == (REPORT, REPORT)
    assert clean([REPORT, appeal[0], REPORT]).kept == (REPORT, appeal[0], REPORT)
