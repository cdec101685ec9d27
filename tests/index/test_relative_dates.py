"""The days that a text names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.relative_dates import days_named

# A Wednesday. Its week is Monday 7 to Sunday 13 July.
PUBLISHED = date(2025, 7, 9)

# What is named, between brackets, and the day that it is; all seen from PUBLISHED.
NAMED = {
    "en": """
        07-07 | The ministers met [on Monday] in the capital.
        07-08 | The army said [on Tuesday] that it will hold the town.
        07-09 | The president said [on Wednesday] that the talks were over.
        07-03 | Twelve people were wounded [on Thursday].
        07-04 | [On Friday], the court rejected the appeal.
        07-05 | [On Saturday] the envoy arrived without papers.
        07-06 | The bridge was hit [on Sunday], the governor said.
        07-08 | The ministry said [Tuesday] that the port was open.
        07-07 | The plant lost its power [on Monday] night.
        07-06 | Rescuers worked [on Sunday] and Monday.
        07-11 | The delegations will meet [on Friday].
        07-10 | The law will be adopted [on Thursday].
        07-14 | The envoys will arrive [on Monday] with a new text.
        07-13 | The council shall vote [on Sunday].
        07-04 | The sides met [last Friday].
        07-03 | [Last Thursday] the sides met.
        07-02 | [Last Wednesday] the sides met.
        07-08 | The grid failed [this past Tuesday].
        07-07 | The grid failed [this past Monday].
        07-14 | The court sits again [next Monday].
        07-15 | [Next Tuesday] the court sits again.
        07-16 | The court sits again [next Wednesday].
        07-12 | The court sits [this coming Saturday].
        07-04 | The fleet left [on Friday last week].
        06-30 | The fleet left [on Monday of last week].
        07-18 | The fleet leaves [on Friday next week].
        07-08 | The city was shelled [yesterday].
        07-08 | [Yesterday], the city was shelled.
        07-08 | Reports about [yesterday]'s strike were confirmed.
        07-07 | The pact was signed [the day before yesterday].
        07-10 | The exchange will take place [tomorrow].
        07-10 | [Tomorrow] the parliament will vote.
        07-11 | The pact will be signed [the day after tomorrow].
        07-09 | The city was shelled [earlier today].
        07-09 | The minister will speak [later today].
        07-09 | Sirens sounded [this morning] in five regions.
        07-09 | The sides met [this afternoon].
        07-09 | The curfew starts [tonight].
        07-09 | The agreement signed [today] has four parts.
        07-07 | [Two days ago] the bridge stood.
        07-04 | The bridge stood [5 days ago].
        07-04 | The holiday was marked on [4 July].
        07-04 | The holiday was marked on [July 4].
        07-04 | The holiday was marked on [July 4th], the office said.
        07-04 | The holiday was marked on the [4th of July].
        01-20 | The base opened on [20 January].
        05-09 | The parade of [9 May] was short.
        08-24 | The holiday falls on [August 24].
        03-03 | He said on [Monday, 3 March], that nothing had changed.
        03-03 | He said on [Monday, March 3], that nothing had changed.
        2024-07-04 | The text dates from [4 July last year].
        2026-03-01 | The ban ends on [1 March next year].
        2025-12-15 | The ban ends on [December 15 this year].
        2022-02-24 | The invasion began on [24 February 2022].
        2022-02-24 | The invasion began on [February 24, 2022], at dawn.
        2022-02-24 | The invasion began on [Thursday, 24 February 2022].
        2024-09-03 | On [Sept. 3, 2024], the depot burned.
        2023-08-23 | Recorded as 17 on [2023-08-23] in the list.
        2024-02-26 | He recalled what was said on [Monday, 26 February].
    """,
    "ru": """
        07-07 | Министры встретились [в понедельник] в столице.
        07-07 | [В понедельник] министры встретились в столице.
        07-08 | Армия сообщила [во вторник], что удержит город.
        07-09 | Президент заявил [в среду], что переговоры окончены.
        07-09 | [В среду] вечером прошла встреча.
        07-03 | [В четверг] были ранены двенадцать человек.
        07-04 | Суд [в пятницу] отклонил жалобу.
        07-05 | Мост подорвали [в субботу].
        07-06 | Мост подорвали [в воскресенье] утром.
        07-05 | Город обстреляли [в ночь на субботу].
        07-11 | Стороны встретятся [в пятницу].
        07-11 | [В пятницу] начнутся переговоры.
        07-10 | [В четверг] будет подписан договор.
        07-14 | Делегации прибудут [в понедельник].
        07-04 | Стороны встретились [в минувшую пятницу].
        07-07 | Стороны встретились [в минувший понедельник].
        07-04 | Стороны встретились [в прошлую пятницу].
        07-02 | Стороны встретились [в прошлую среду].
        07-14 | Суд соберётся [в следующий понедельник].
        07-12 | Суд соберётся [в ближайшую субботу].
        07-04 | Флот ушёл [в пятницу на прошлой неделе].
        07-17 | Флот уйдёт [в четверг на следующей неделе].
        07-08 | Город [вчера] обстреляли.
        07-08 | [Вчера] город обстреляли.
        07-07 | Договор подписали [позавчера].
        07-10 | Обмен пройдёт [завтра].
        07-10 | [Завтра] состоится обмен.
        07-11 | Договор подпишут [послезавтра].
        07-09 | Сирены звучали [сегодня утром].
        07-09 | Встреча прошла [сегодня в 10:30].
        07-07 | [Два дня назад] мост ещё стоял.
        07-04 | [5 дней назад] мост ещё стоял.
        07-04 | Праздник отметили [4 июля].
        07-04 | Город взяли к [4 июля].
        03-03 | Он сказал в [понедельник, 3 марта], что ничего не изменилось.
        07-08 | Обстрел начался [8-го июля].
        2024-07-04 | Текст составлен [4 июля прошлого года].
        2026-03-01 | Запрет истекает [1 марта следующего года].
        2022-02-24 | Вторжение началось [24 февраля 2022 года].
        2022-02-24 | Вторжение началось [24.02.2022] на рассвете.
        2022-02-24 | Вторжение началось в [четверг, 24 февраля 2022 года].
    """,
    "uk": """
        07-07 | Міністри зустрілися [в понеділок] у столиці.
        07-07 | [У понеділок] міністри зустрілися у столиці.
        07-08 | Армія повідомила [у вівторок], що втримає місто.
        07-09 | Президент заявив [у середу], що переговори завершено.
        07-03 | [У четвер] поранили дванадцятьох людей.
        07-04 | Суд [у п’ятницю] відхилив скаргу.
        07-04 | Суд [у п'ятницю] відхилив скаргу.
        07-05 | Міст підірвали [у суботу].
        07-06 | Міст підірвали [в неділю] вранці.
        07-05 | Місто обстріляли [в ніч на суботу].
        07-11 | Сторони зустрінуться [у п’ятницю].
        07-11 | [У п’ятницю] розпочнуться переговори.
        07-10 | [У четвер] буде підписано договір.
        07-04 | Сторони зустрілися [минулої п’ятниці].
        07-04 | Сторони зустрілися [у минулу п’ятницю].
        07-14 | Суд збереться [наступного понеділка].
        07-12 | Суд збереться [у найближчу суботу].
        07-04 | Флот пішов [у п’ятницю минулого тижня].
        07-08 | Місто [вчора] обстріляли.
        07-08 | [Учора] місто обстріляли.
        07-07 | Договір підписали [позавчора].
        07-10 | Обмін відбудеться [завтра].
        07-10 | [Завтра] відбудеться обмін.
        07-11 | Договір підпишуть [післязавтра].
        07-09 | Сирени лунали [сьогодні вранці].
        07-07 | [Два дні тому] міст ще стояв.
        07-04 | [П’ять днів тому] міст ще стояв.
        07-04 | Свято відзначили [4 липня].
        03-03 | Він сказав у [понеділок, 3 березня], що нічого не змінилося.
        2024-07-04 | Текст укладено [4 липня минулого року].
        2022-02-24 | Вторгнення почалося [24 лютого 2022 року].
        2022-02-24 | Вторгнення почалося [24.02.2022] на світанку.
        2022-02-24 | Вторгнення почалося у [четвер, 24 лютого 2022 року].
    """,
}

# What names no day, or one of which two readings are left.
LEFT_OPEN = {
    "en": """
        Monday's talks changed nothing.
        After Monday's strike the grid failed.
        The market is closed on Mondays.
        The court sits every Monday.
        The sides plan to meet on Friday.
        The sides agreed to meet on Friday.
        The vote was scheduled on Friday.
        The meeting, planned for weeks, is due on Friday.
        The visit could take place on Friday.
        The envoys will meet on Wednesday.
        The sides will answer by Friday.
        The sides met last Monday.
        The court sits again next Friday.
        The talks on Friday.
        Something may happen this week.
        The fleet left last week, the navy said.
        “We met on Monday,” the envoy recalled.
        The envoy recalled: “Yesterday we met.”
        "It was shelled yesterday," he wrote in his diary.
        In 2014 the sides met on Monday.
        In March 2022, the army left; yesterday is another story.
        The war began in 2014. On 6 December the sides met.
        They came not yesterday and not the day before yesterday.
        It was Delta yesterday and it will be Omicron tomorrow.
        Nobody knows what will happen tomorrow.
        Tomorrow. Now. Yesterday.
        Russia today is another country, said the author.
        The youth of today, the leaders of tomorrow.
        The ceasefire held until yesterday.
        In May 9 people were wounded there.
        The road was cut at March 5 kilometres from there.
        It has been going on since 24 February.
        After the attacks of 11 September the law was changed.
        The parade is held every year on 9 May.
        The anniversary falls on 9 August.
        The invasion began on Monday, 24 February 2022.
        Saturday, 3 March, cannot be found: on 31 February he slept.
        The shells fell from 4-6 July.
        The shells fell from July 4–6.
        The list names 7/8/2025 as the day.
        The shop on Good Friday was empty.
        He arrived the following Monday.
        The front page of the Sunday Courier shows it.
        The plan is for 20 January.
        The base will open on 20 January.
        Version 2.5.2025.1 was released.
        The 2025-13-45 of the list is no day.
        The bill passed; the report of 2019 names 4 July.
    """,
    "ru": """
        По понедельникам рынок закрыт.
        Каждый понедельник суд собирается в полдень.
        Стороны планируют встретиться в пятницу.
        Стороны договорились встретиться в пятницу.
        Встреча может пройти в пятницу.
        К понедельнику всё закончится.
        Агента внедрили в среду чиновников.
        Отходы попадают в среду обитания.
        Стороны встретились в прошлый понедельник.
        Суд соберётся в следующую пятницу.
        Стороны встретятся в среду.
        «Мы встретились в понедельник», — вспомнил посол.
        «Вчера нас обстреляли», — написал он.
        В 2014 году стороны встретились в понедельник.
        Война началась в 2014 году. Город взяли 6 декабря.
        Кажется, всё это было только вчера.
        Никто не знает, что будет завтра.
        Сегодня Россия уже другая.
        Речь идёт о завтра, а не о вчера.
        Это продолжается с 24 февраля.
        Парад проводят ежегодно 9 мая.
        Дом стоит на улице 9 Мая.
        Вторжение началось в понедельник, 24 февраля 2022 года.
        Бои шли 4–6 июля.
        На этой неделе что-то произойдёт.
        Тогда, в понедельник, всё и началось.
    """,
    "uk": """
        Щопонеділка ринок зачинено.
        Кожного понеділка суд збирається опівдні.
        Сторони планують зустрітися у п’ятницю.
        Сторони домовилися зустрітися у п’ятницю.
        Зустріч може відбутися у п’ятницю.
        До понеділка все скінчиться.
        Сторони зустрілися минулого понеділка.
        Суд збереться наступної п’ятниці.
        Сторони зустрінуться у середу.
        «Ми зустрілися в понеділок», — згадав посол.
        „Вчора нас обстріляли“, — написав він.
        У 2014 році сторони зустрілися в понеділок.
        Здається, все це було тільки вчора.
        Ніхто не знає, що буде завтра.
        Сьогодні Україна вже інша.
        Це триває з 24 лютого.
        Свято відзначають щороку 24 серпня.
        Будинок стоїть на вулиці 8 Березня.
        Бої тривали 4–6 липня.
        Цього тижня щось станеться.
    """,
}


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.split("\n") if line.strip()]


NAMED_ROWS = [
    (language, *row.split(" | ", 1)) for language in NAMED for row in lines(NAMED[language])
]
OPEN_ROWS = [(language, row) for language in LEFT_OPEN for row in lines(LEFT_OPEN[language])]


def read(text: str, language: str | None, published: date | None = PUBLISHED) -> list[str]:
    """The text with brackets around what names a day, and the days."""
    found = days_named(text, language, published)
    for day in reversed(found):
        text = f"{text[: day.start]}[{day.slice(text)}]{text[day.end :]}"
    return [text, *(day.day.isoformat() for day in found)]


def full(day: str) -> str:
    return day if len(day) > len("07-07") else f"{PUBLISHED.year}-{day}"


def test_the_table_is_as_large_as_it_is_said_to_be() -> None:
    assert len(NAMED_ROWS) >= 110
    assert len(OPEN_ROWS) >= 40


@pytest.mark.parametrize(("language", "day", "marked"), NAMED_ROWS)
def test_a_day_is_found_where_it_is_named(language: str, day: str, marked: str) -> None:
    assert read(marked.replace("[", "").replace("]", ""), language) == [marked, full(day)]


@pytest.mark.parametrize(("language", "text"), OPEN_ROWS)
def test_what_names_no_certain_day_is_left_open(language: str, text: str) -> None:
    assert read(text, language) == [text]


@pytest.mark.parametrize(("language", "day", "marked"), NAMED_ROWS)
def test_without_a_day_of_publication_only_dates_with_a_year_are_days(
    language: str, day: str, marked: str
) -> None:
    text = marked.replace("[", "").replace("]", "")
    stated = any(part in text for part in ("2022", "2023", "2024"))

    assert read(text, language, None) == ([marked, day] if stated else [text])


@pytest.mark.parametrize(("language", "day", "marked"), NAMED_ROWS)
def test_the_language_can_be_told_by_the_letters(language: str, day: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert read(text, None) == read(text, language) == [marked, full(day)]


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_a_weekday_tells_the_year_of_an_old_quotation(year: int) -> None:
    text = "In his letter he said on Monday, 3 March, that nothing had changed."

    # 3 March was a Monday in 2025, and before that in 2014.
    expected = [date(2025, 3, 3)]
    assert [day.day for day in days_named(text, "en", date(year, 6, 1))] == expected


def test_around_new_year_a_date_is_of_the_nearer_year() -> None:
    def day(text: str, published: date) -> list[date]:
        return [found.day for found in days_named(text, "en", published)]

    assert day("The depot burned on 20 December.", date(2025, 1, 9)) == [date(2024, 12, 20)]
    assert day("The court sits on 9 January.", date(2024, 12, 20)) == [date(2025, 1, 9)]
    assert day("The court sits on 20 March.", date(2024, 12, 20)) == []


def test_several_days_of_a_text_are_found_in_order() -> None:
    text = "They met on Monday.\n\nOn 4 July 2024 they had met as well. Yesterday they parted."

    # The last sentence follows one about another year.
    assert [day.slice(text) for day in days_named(text, "en", PUBLISHED)] == [
        "on Monday",
        "4 July 2024",
    ]


def test_another_language_has_only_dates_in_figures() -> None:
    assert read("Am Montag, on Monday, 2025-07-01", "de") == [
        "Am Montag, on Monday, [2025-07-01]",
        "2025-07-01",
    ]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_calendar_may_end(published: date) -> None:
    for language, table in NAMED.items():
        for row in lines(table):
            days_named(row, language, published)


PIECES = [
    word for _, _, text in NAMED_ROWS for word in text.replace("[", "").replace("]", "").split()
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.text(st.sampled_from("0123456789-./ ,“”«»\"'’MondayмартаJuly\n")),
)


@given(TEXTS, st.sampled_from(["en", "ru", "uk", "de", None]), st.dates() | st.none())
def test_days_lie_in_the_text_in_order_and_apart(
    text: str, language: str | None, published: date | None
) -> None:
    end = 0
    for day in days_named(text, language, published):
        assert end <= day.start < day.end <= len(text)
        assert day.slice(text).strip() == day.slice(text)
        end = day.end


# Work that grows with the square takes far longer.
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "hostile",
    ["on Monday " * 20_000, "4 July " * 20_000, "“" * 100_000, "1" * 200_000, "в среду" * 30_000],
)
def test_a_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    days_named(hostile, None, PUBLISHED)
