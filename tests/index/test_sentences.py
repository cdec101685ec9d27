"""Sentences: gold cases in three languages, and what holds for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import LONG_SENTENCE, LONGEST_SENTENCE, split_sentences

# One case a line; "|" stands where a sentence ends. The text is the line without the bars.
ENGLISH = """
The talks ended on Friday.| No date was set for the next round.
The U.S. Army sent two batteries.| They arrived in May.
He flew back to the U.S.| The visit had lasted three days.
Aid from the U.S. and the U.K. kept coming.| Canada joined later.
Gen. Petrov refused to comment.| His deputy did not.
Lt. Gen. Anna Brown and Col. Mark Dean met in Odesa.| They spoke for an hour.
Sen. Roberts and Rep. Wells voted against it.| Mr. Lane abstained.
The attack began at 5 a.m. local time.| Sirens were heard at 4:40 a.m.| Nobody was hurt.
The meeting starts at 9 p.m. Kyiv time.| Doors open at 8.
They left at 6 p.m. Tuesday.| The road was empty.
Output fell by 3.5 percent.| Prices rose 12.25 percent.
The package is worth $4.5 billion.| Half of it is loans.
It hit No. 5 Kirov Street.| The roof burned.
Order No. 127 was signed on Jan. 14 in Minsk.| It took effect at once.
The shelling went on through Dec. 24, 2022.| Then it stopped.
Unit no. 3 was shut down.| Unit no. 4 keeps running.
“We will not stop. We will win,” Zelensky said.| Parliament rose to its feet.
"We will not stop. We will win," Zelensky said.| Parliament rose to its feet.
“We are ready,” he said. |“Nobody else is.”
“We are ready,” he said.| “Nobody else is,” she answered.
“Is that an offer?” Lavrov asked.| There was no reply.
“Leave now!” he shouted.| They left.
"Who gave the order?" the judge asked.| The witness was silent.
He called it “a crime.”| Nobody objected.
He called it "a crime."| Nobody objected.
He said: “This is our land.”| Then he sat down.
She asked, “Why now? Why here?”| The minister shrugged.
The film “Who Are We?” opened in Lviv.| It was sold out.
What happened next?| Nobody knows.
Really?!| Yes, really!
No...| I do not believe it.
We waited... and waited.| Then it came.
“I thought… no, I hoped,” he said.| He paused.
Well… maybe.| Ask him tomorrow.
J. K. Simmons and John F. Brown signed.| So did V. V. Orlov.
The report by A. Smith is out.| Read it.
Dr. Ivanova treated Mrs. Brown.| Both recovered.
They make tanks, shells, etc.| Exports are banned.
Shells, drones, etc. were found.| Police took them.
Arms makers, e.g. Rheinmetall, gained.| Others, i.e. the small ones, lost.
Acme Inc. sold its plant.| The buyer is Orion Ltd. of Cyprus.
He heads Apex Corp.| It employs 400 people.
Read art. 51 of the Charter.| It is short.
The Kremlin denied it.|The ministry said nothing.
You may ask him.|There is no doubt about it.
It ended in 2022.|The rest is known.
The site of VEB.RF was down.| So was Gossuslugi.
Write to press@example.com or see www.example.com.| We answer within a day.
Python 3.11 and GPT-4.1 were used.| Nothing else.
President of Russia Vladimir Putin: Good afternoon.| Let us begin.
He had one aim — victory.| Nothing else — not even peace — mattered.
"It is over." |"Is it?" |"Yes."
Kyiv (the capital) held.| Kharkiv (pop. 1.4 million) held too.
The plan failed.| (Nobody had believed in it.)| A new one was drawn up.
Losses (see fig. 2) grew.| They halved later.
1. The army withdraws.| 2. Prisoners are exchanged.
The bridge (it was built in 1974. It was wide.) is gone.| A ferry runs.
Prince Charles met Volodymyr Zelenskyy.| ***| President Biden called later.
St. Petersburg was quiet.| Mt. Elbrus was not.
The 24th of Feb. was a Thursday.| It was cold.
They spoke vs. the plan.| It passed.
Troops left the village on Monday.| 200 of them stayed.
It was 3 p.m.| The sirens went off.
At 5 a.m. Russian forces crossed the river.| The bridge was blown up.
The plan B.| What plan?
We have to hold.| iPhone sales do not matter now.
Points: |• first point |• second point
Aid came from Germany, France, Italy, and others.| 12 states sent tanks.
The envoy of the U.N. Secretary-General left.| He will be back.
He served in the U.S. Marine Corps.| Then he retired.
“Stop,” she said.| “Please.”
He asked 'why?' and left.| No one answered.
"Victory is near", he said.| It was not.
Adm. Kuznetsov and Maj. Gen. Ivan Popov were dismissed.| Nobody said why.
The U.S.-led coalition met in Ramstein, Germany.| It pledged 31 tanks.
Gov. Haidai spoke on Telegram.| “They shelled us all night,” he wrote.
"Are you sure?" she asked.| "No," he said. |"Not at all."
The deal was worth approx. €2.5 bn.| It lapsed in Jan.| Nobody renewed it.
Ukraine (pop. 41 million) asked for help.| Help came.
He was born on 25 Jan. 1978 in Kryvyi Rih.| His father taught maths.
President Vladimir V. Putin spoke for an hour.| The hall applauded.
"You asked for weapons... We sent them," Mr. Blinken said.| He smiled.
The court in The Hague (Netherlands) ruled on March 16.| Russia ignored it.
Washington, D.C., was quiet.| So was New York, N.Y.| London was not.
It is 10 km vs. 12 km.| Who cares!
See Resolution No. ES-11/1.| It passed 141 to 5.
The 58th Army retreated.| Col. Gen. Teplinsky did not.
“Why?” |– “Because.”
He left at 7:30 p.m. on Sunday, Feb. 27.| She stayed.
"""

RUSSIAN = """
Переговоры завершились в пятницу.| Новую дату не назвали.
«Это неправда!» — сказал он.| Его не услышали.
«Это неправда», — сказал он.| Его не услышали.
«Мы не отступим. Мы победим», — заявил министр.| Зал молчал.
«Когда это кончится?» — спросила она.| Никто не ответил.
«Мы готовы, — сказал Орлов. — Ждём сигнала».| Сигнала не было.
— Куда вы? — спросил он.| — Домой, — ответила она.
«Всё!» — крикнул командир.| «Уходим!»
Он сказал: «Это наша земля».| Потом сел.
Он назвал это «преступлением».| Никто не возразил.
Ген. Петров отказался говорить.| Его заместитель согласился.
Всё началось 24 февр. 2022 г. на рассвете.| К вечеру стреляли всюду.
24 февраля 2022 г. Россия начала вторжение.| Границы закрыли.
Это случилось в 2014 г.| Тогда мало кто понял.
В 1991–1995 гг. завод стоял.| Потом его купили.
Война шла в 1941–1945 гг.| Город был разрушен.
Он живёт в г. Херсоне на ул. Ленина, д. 5, кв. 12.| Дом цел.
Снаряд попал в д. 7 на просп. Мира.| Погиб сторож.
Ущерб составил 4,5 млрд руб.| Половину выплатили.
На это ушло 30 млн. долларов и 12 тыс. тонн металла.| Больше не дали.
Погибли 5 тыс. человек.| Ранены 12 тыс.| Данные не проверены.
Это стоит 300 руб. за штуку.| Дорого.
Цена выросла на 3,5 процента.| Курс упал на 2.75 рубля.
Привезли муку, соль и т. д.| Хлеба не было.
Нужны бинты, шины и т.п.| Их нет.
Он обещал помощь, т. е. деньги.| Денег не дали.
В. В. Путин подписал указ.| Указ № 5 вступил в силу.
А. С. Громов и И.И. Иванов приехали.| Их встретил Б. Кац.
Об этом рассказал проф. Лебедев.| Акад. Сидоров возразил.
Полк. Ершов и подп. 3 пункта приказа упомянуты.| Это всё.
См. ст. 5 договора.| Там всё сказано.
Таблица на с. 45.| Рисунок на с. 46.
Завод им. Ленина закрыт.| Музей им. А. С. Пушкина тоже.
Живут там русские, татары и др.| Всего 2 млн чел.
Там были танки, БТР и др. техника.| Её сожгли.
Неужели?!| Да, именно так!
Что дальше?| Никто не знает.
Мы ждали… и ждали.| Потом дождались.
Он молчал...| Потом встал.
Ну... не знаю.| Спросите его.
Это г-н Волков и г-жа Зайцева.| Они из Омска.
Площадь — 500 кв. м.| Высота — 12 м.
Московская обл. граничит с Тверской обл. на севере.| Там тихо.
В Красногорском р-не пожар.| Тушат с 5 ч. утра.
В 10 ч. утра объявили тревогу.| В 11 ч. отбой.
Он родился в 384 г. до н. э. в Стагире.| Умер в Халкиде.
Сервис «Яндекс.Новости» закрыт.| Портал mos.ru работает.
Документ подписан.|Стороны разошлись.
У нас одна цель — мир.| Другой — нет.
Город (бывш. столица) пал.| Армия (ок. 5 тыс. чел.) ушла.
Он ушёл.| (Его никто не держал.)| Дверь осталась открытой.
1. Войска отходят.| 2. Пленных меняют.
Это гл. инженер.| Он тут 20 лет.
Напр., Киев и Минск.| Есть и др. города.
Шли ожесточённые бои.| 200 человек остались.
«Где солдаты? Где танки?» — спрашивал он.| Ответа не было.
Газета «Правда?» вышла.| Её читают.
Он крикнул: «Стой!» — и выстрелил.| Все упали.
„Мы устали“, — сказал солдат.| Он ушёл.
Это было в XIX в.| Тогда строили иначе.
В XIX в. здесь была крепость.| Теперь парк.
Тел. 123-45-67.| Звоните.
Об этом сообщает РИА «Новости».| Подробностей нет.
И. о. министра стал Белов.| Его утвердят позже.
Зам. министра и пом. депутата задержаны.| Вину не признают.
Жара — плюс 35 град. в тени.| Воды нет.
Погиб ст. лейтенант Котов.| Ему было 25.
Вошли 3-я и 5-я бригады.| Штурм длился 2 ч. 30 мин.| Город взят.
Министр обороны С. К. Шойгу доложил о взятии г. Лисичанска.| Потери не названы.
Глава МИД РФ С.В. Лавров прибыл в Анкару.| Переговоры начнутся в 10:00.
«Мы ждём ответа, — сказал Песков. — Пока его нет».| Он не уточнил сроков.
По данным ООН, погибли 4 тыс. 677 чел., ранены 5,8 тыс.| Это неполные данные.
Цена барреля — 118 долл. США.| Год назад было 70.
В с. Бородянка разрушены дома.| Там живут 13 тыс. чел.
«Вы сдадитесь?» |— «Никогда!»
Он позвонил в 5 час. утра.| Трубку не взяли.
Указ от 21.02.2022 № 71 опубликован.| Он вступает в силу немедленно.
Как сообщил ген.-лейт. Мизинцев, коридор открыт.| Автобусы выехали.
Это записано в ст. 51 гл. VII Устава.| Россия на неё ссылалась.
Бои идут у р. Северский Донец.| Мосты взорваны.
Умер в 1953 г. И. В. Сталин не оставил преемника.
Ты где?.. |Я здесь!..| Иди сюда.
Всего: 1 млн 200 тыс. беженцев.| Из них дети — 40%.
Площадь им. Ленина перекрыта.| Объезд — по ул. Мира.
Он (как и др. министры) молчал.| Почему?
"""

UKRAINIAN = """
Переговори завершилися в п’ятницю.| Нової дати не назвали.
В. О. Зеленський підписав указ.| Указ № 5 чинний.
Ген. Залужний прибув на фронт.| Його чекали.
О. Данілов і Д. А. Шмигаль виступили.| Їх слухали.
«Це неправда!» — сказав він.| Його не почули.
«Це неправда!» – сказав він.| Його не почули.
«Ми не відступимо. Ми переможемо», – заявив міністр.| Зала мовчала.
«Коли це скінчиться?» – запитала вона.| Ніхто не відповів.
Він сказав: «Це наша земля».| Потім сів.
“Ми готові”, – сказав Бондар.| Він пішов.
„Ми готові“, – сказав Бондар.| Він пішов.
Усе почалося 24 лют. 2022 р. на світанку.| Надвечір стріляли всюди.
24 лютого 2022 р. Росія почала вторгнення.| Кордони закрили.
Це сталося у 2014 р.| Тоді мало хто зрозумів.
У 1991–1995 рр. завод стояв.| Потім його купили.
Війна тривала у 1941–1945 рр.| Місто зруйнували.
Він живе в м. Херсоні на вул. Шевченка, буд. 5, кв. 12.| Дім уцілів.
Снаряд влучив у буд. 7 на просп. Миру.| Загинув сторож.
Збитки склали 4,5 млрд грн.| Половину виплатили.
На це пішло 30 млн. доларів і 12 тис. тонн металу.| Більше не дали.
Загинули 5 тис. людей.| Поранено 12 тис.| Дані не перевірено.
Це коштує 300 грн. за штуку.| Дорого.
Ціна зросла на 3,5 відсотка.| Курс упав на 2.75 гривні.
Привезли борошно, сіль і т. д.| Хліба не було.
Потрібні бинти, шини тощо.| Їх немає.
Потрібні бинти та ін.| Їх немає.
Про це розповів проф. Лисенко.| Акад. Мороз заперечив.
Див. ст. 5 договору.| Там усе сказано.
Таблиця на с. 45.| Малюнок на с. 46.
Завод ім. Малишева закрито.| Музей ім. Т. Г. Шевченка теж.
Невже?!| Так, саме так!
Що далі?| Ніхто не знає.
Ми чекали… і чекали.| Потім дочекалися.
Він мовчав...| Потім підвівся.
Пан Коваль та п. Мельник поїхали.| Вони з Умані.
Площа – 500 кв. м.| Висота – 12 м.
Київська обл. межує з Білоруссю.| Там тихо.
О 10 год. ранку оголосили тривогу.| Об 11 год. відбій.
Це було в XIX ст.| Тоді будували інакше.
У XIX ст. тут була фортеця.| Тепер парк.
Напр., Львів і Луцьк.| Є й ін. міста.
Документ підписано.|Сторони розійшлися.
Слава Україні!
Українці! |Українки! |Наші захисники!
У нас одна мета – перемога.| Іншої немає.
Місто (колишня столиця) встояло.| Військо (бл. 5 тис. осіб) відійшло.
Він пішов.| (Його ніхто не тримав.)| Двері лишилися відчинені.
1. Війська відходять.| 2. Полонених міняють.
Тривали запеклі бої.| 200 людей залишилися.
«Де солдати? Де танки?» – питав він.| Відповіді не було.
С. Кульчицький та І. Дзюба писали про це.| Їх читали.
За даними О. Арестовича, втрати великі.| Цифр немає.
Полк. Гриценко загинув.| Йому було 40.
Смт. Гостомель звільнено.| Мешканці повернулися.
Запоріз. обл. під обстрілом.| Світла немає.
Т. зв. референдум скасовано.| Його не визнали.
"Ми вистоїмо. Ми переможемо", – сказав президент.| Усі підвелися.
Він крикнув: «Стій!» – і вистрілив.| Усі впали.
Я вдячний президенту США Дж. Байдену.| Розмова була довгою.
Прийшов Ю. Луценко.| Є. Марчук запізнився.
Секретар РНБО О. М. Данілов зробив заяву.| Подробиць немає.
Головнокомандувач ЗСУ ген. В. Залужний відвідав м. Бахмут.| Там тривають бої.
«Ми чекаємо відповіді, – сказав Подоляк. – Поки її немає».| Термінів він не назвав.
За даними ООН, загинули 4 тис. 677 осіб, поранено 5,8 тис.| Це неповні дані.
Ціна бареля – 118 дол. США.| Рік тому було 70.
У с. Бородянка зруйновано будинки.| Там живуть 13 тис. осіб.
«Здастеся?» |– «Ніколи!»
Указ від 24.02.2022 № 64/2022 опубліковано.| Він чинний.
Бої тривають біля р. Сіверський Донець.| Мости підірвано.
Президент В.О. Зеленський і прем’єр Д. Шмигаль зустрілися.| Розмова була короткою.
Це записано у ст. 51 розд. VII Статуту.| Росія на неї посилалася.
О 5 год. 30 хв. пролунали вибухи.| Київ не спав.
Вони забрали все: хліб, воду, ліки тощо.| Люди голодували.
Де ви?.. |Ми тут!..| Ходіть сюди.
Пл. Незалежності перекрито.| Об’їзд – вул. Хрещатик.
Близько 3,5 млн осіб виїхали.| Із них 2 млн – діти.
Він народився 25 січ. 1978 р. у Кривому Розі.| Навчався там само.
"""


# Cannot be told without knowing what the words mean.
KNOWN_WRONG = {
    "Washington, D.C., was quiet.| So was New York, N.Y.| London was not.",
    "Умер в 1953 г. И. В. Сталин не оставил преемника.",
}


def cases(table: str) -> list[str]:
    return [line for line in table.splitlines() if line]


GOLD = [
    (language, line)
    for language, table in [("en", ENGLISH), ("ru", RUSSIAN), ("uk", UKRAINIAN)]
    for line in cases(table)
]


def split(text: str, language: str | None = None) -> list[str]:
    return [sentence.slice(text) for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(("language", "case"), GOLD, ids=[case for _, case in GOLD])
def test_a_gold_case_is_split_where_its_bars_stand(language: str, case: str) -> None:
    if case in KNOWN_WRONG:
        pytest.xfail("known weakness")
    text = case.replace("|", "")
    expected = [sentence.strip() for sentence in case.split("|")]
    assert split(text, language) == expected
    assert split(text, None) == expected


def test_a_sentence_never_crosses_a_line_break() -> None:
    text = "Kremlin statement\n\nThe talks\nended. They\r\nfailed"
    assert split(text) == ["Kremlin statement", "The talks", "ended.", "They", "failed"]


def test_nothing_but_white_space_has_no_sentences() -> None:
    assert split("") == []
    assert split(" \n\t\u00a0\n") == []


def test_offsets_count_code_points_and_not_bytes_or_utf_16_units() -> None:
    text = "😀 Слава! Cafe\u0301 stands. 🇺🇦 Done."
    assert split(text, "uk") == ["😀 Слава!", "Cafe\u0301 stands.", "🇺🇦 Done."]
    text = "😀 Hola. ¿Qué tal? Bien."
    assert split(text, "es") == ["😀 Hola.", "¿Qué tal?", "Bien."]


@pytest.mark.parametrize(
    ("language", "case"),
    [
        ("de", "Dr. Weber kam am 24. Februar.| Er blieb z. B. bis Mai."),
        ("fr", "M. Dupont est parti.| Il reviendra."),
        ("pl", "Prezydent przyjechał w piątek.| Rozmowy trwały dwie godziny."),
        ("zh", "战争结束了。|谈判开始了。"),
        ("ar", "انتهت المحادثات.| هل بدأت الحرب؟| نعم."),
        ("xx", "An unknown code.| It does no harm."),
    ],
)
def test_other_languages_are_split_with_the_library(language: str, case: str) -> None:
    assert split(case.replace("|", ""), language) == [part.strip() for part in case.split("|")]


def test_a_short_quotation_with_its_speaker_stays_whole_and_a_long_one_does_not() -> None:
    short = "“We are here. We are staying,” she said."
    assert split(short) == [short]
    many = " ".join(["We are here."] * 6)
    assert split(f"“{many[:-1]},” she said.")[:2] == ["“We are here.", "We are here."]
    long = (
        "We have been standing on this bank of the river since the last days of that winter. " * 5
    )
    assert len(split(f"«{long.strip()}», — said the general.")) == 5


def test_a_missing_space_after_a_full_stop_is_seen_but_names_with_full_stops_stay_whole() -> None:
    text = 'He was tired of the war."I want peace," he said.It never came.See VEB.RF or Diya.City.'
    assert split(text) == [
        "He was tired of the war.",
        '"I want peace," he said.',
        "It never came.",
        "See VEB.RF or Diya.City.",
    ]


def test_an_endless_transcript_is_cut_at_its_clauses() -> None:
    text = "and we said this, and they said that; " * 100
    pieces = split(text)
    assert all(len(piece) <= LONG_SENTENCE for piece in pieces)
    assert all(piece.endswith(";") for piece in pieces)


@pytest.mark.parametrize("text", ["word " * 900, "x" * 5000, "слово" * 700 + " " + "a b " * 400])
def test_no_sentence_exceeds_the_longest(text: str) -> None:
    assert all(len(piece) <= LONGEST_SENTENCE for piece in split(text))


SOUP = st.one_of(
    st.text(max_size=300),
    st.text(
        alphabet=" \n.!?…,;:—–-\"'«»“”„()[]*•aBзЯіЇ05²٣\u0301\u00ad\u200b😀\ud800", max_size=400
    ),
    st.lists(
        st.sampled_from(
            ["U.S.", "Gen.", "г.", "т. д.", "5", "«Да!»", "—", "“No,”", "said", "The", '"', "***"]
        ),
        max_size=60,
    ).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(SOUP, st.sampled_from(["en", "ru", "uk", "de", "zh", "", "🙂", None]))
def test_any_text_is_covered_once_and_in_order(text: str, language: str | None) -> None:
    sentences = split_sentences(text, language)
    covered = [False] * len(text)
    last = 0
    for sentence in sentences:
        piece = sentence.slice(text)
        assert last <= sentence.start < sentence.end <= len(text)
        assert piece == piece.strip()
        assert "\n" not in piece
        assert len(piece) <= LONGEST_SENTENCE
        covered[sentence.start : sentence.end] = [True] * len(piece)
        last = sentence.end
    left = [letter for letter, is_covered in zip(text, covered, strict=True) if not is_covered]
    assert not "".join(left).strip()


# About 0.5 s on a slow core; work that grows with the square takes far longer.
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        '"' * 200_000,
        "« " * 100_000,
        "(" * 200_000,
        "." * 200_000,
        '.")' * 66_000,
        "«“(„" * 25_000 + "»”)“" * 25_000,
        "The talks ended in the U.S. on Friday. " * 5_000,
        ". " + " " * 200_000 + "A",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_no_quadratic_time(text: str) -> None:
    split_sentences(text, "en")
