### Слова бота по-русски. Простой текст: разметку добавляет bot/rendering.

## Greeting and help

start =
    Спросите меня о том, что пишут о войне России и Украины. Я отвечаю точными словами имеющихся у меня статей, с источником у каждой цитаты, и прямо говорю, если ответа в них нет.

    Например: какие условия перемирия выдвигает Россия?
help =
    Пришлите вопрос по-русски, по-украински или по-английски; в группе упомяните меня, ответьте на моё сообщение или напишите /ask. В ответ придут дословные цитаты с изданием и датой. Я ничего не комментирую и не додумываю: источник может ошибаться, но цитата точна.

    Можно продолжать разговор («а что Киев?»); /new начинает заново.

    /timeline ТЕМА – когда о ней писали, на картинке
    /watch ТЕМА – сообщать о новом
    /latest – самые новые статьи
    /sources – что есть в подборке
    /language – язык моих собственных слов
    /privacy – что я храню, и /forget, чтобы это удалить
ask-what = Напишите вопрос после команды: /ask о чём договорились в Стамбуле?
only-text = Я умею читать только текст. Напишите, пожалуйста, вопрос словами.
not-allowed = Это закрытый бот. Ваш Telegram id — { $id }; добавить его может владелец.

## What Telegram shows before a chat begins

description = Я отвечаю на вопросы о войне России и Украины точными словами статей, с изданием, датой и ссылкой у каждой цитаты, и прямо говорю, если ответа в них нет. Спрашивайте по-русски, по-украински или по-английски. Я ничего не комментирую и не додумываю.
description-short = Ответы о войне России и Украины точными словами статей, с источником.

## Command descriptions

command-ask = задать вопрос
command-new = начать заново
command-timeline = тема во времени, на картинке
command-watch = сообщать мне о новом
command-latest = самые новые статьи
command-sources = что есть в подборке
command-language = язык моих собственных слов
command-privacy = что я о вас храню
command-forget = удалить всё, что я о вас храню
command-help = что я умею

## While the reader waits, and when something is wrong

searching = Ищу …
too-many = Пять ваших вопросов ещё ждут. Спросите, пожалуйста, когда я отвечу.
too-busy = Сейчас спрашивает очень много людей. Спросите, пожалуйста, ещё раз через несколько минут.
takes-longer = Это занимает больше времени, чем обычно. Ваш вопрос не потерян.
model-loading = Меня только что запустили, я ещё готовлюсь. Ответ придёт через минуту.
failed = У меня что-то сломалось. Пожалуйста, спросите ещё раз. (ошибка { $id })
refusal-not-in-coverage = В имеющихся статьях ответа на это нет.
refusal-not-in-that-time = В статьях за это время ответа нет.
refusal-off-topic = Эти статьи не об этом. Я знаю только публикации о войне России и Украины.
refusal-empty-index = Статей пока нет. Загляните, пожалуйста, позже.
refusal-index-building = Статьи готовятся в первый раз. Спросите, пожалуйста, через несколько минут.
refusal-empty-question = Напишите, пожалуйста, вопрос.
refusal-question-too-long = Это слишком длинно для меня. Спросите одной-двумя фразами.
refusal-index-unusable = Сейчас искать по статьям не получается. Загляните позже.
refusal-invalid-line = Эта строка — не объект с вопросом.

## The answer

quotes-count = { $count ->
    [one] { $count } цитата
    [few] { $count } цитаты
   *[many] { $count } цитат
}
as-of = на { $day }
from-to = { $first } – { $last }
and-undated = { $days }, есть и без даты
undated = без даты
outlets-and-more = { $named } и ещё { $more ->
    [one] { $more } издание
    [few] { $more } издания
   *[many] { $more } изданий
}
closest = Ближе всего по теме, но это не ответ:
outside = Из других дней:
also-in = Также: { $outlets }
file = файл { $path }
continued = (продолжение в следующем сообщении)
continuation = (продолжение)
understood-as = Понято так: { $question }
more-evidence = Ещё цитаты: { $question }
other-accounts = Другие версии: { $question }
other-accounts-none = Другие издания и люди в этих статьях об этом не говорят.
answer-gone = Этот ответ уже не хранится. Пожалуйста, спросите ещё раз.
coverage-changed = С тех пор статьи изменились: этой цитаты в них больше нет. Пожалуйста, спросите ещё раз.
feedback-thanks = Спасибо. Это помогает оценивать мои ответы.

## Buttons

button-context = В контексте
button-context-of = Контекст { $number }
button-back = ← Назад
button-more = Ещё цитаты
button-others = Другие версии
button-article = Открыть статью
button-tell-me = 🔔 Сообщить, когда будет
button-stop = Не следить
button-stop-all = Не следить ни за чем
button-ask-bot = Спросить здесь

## /sources and /latest

sources-title = Что есть в подборке
sources-total = { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[many] { $articles } статей
} из { $outlets ->
    [0] неуказанных изданий
    [one] { $outlets } издания
   *[many] { $outlets } изданий
}
sources-days = с { $first } по { $last }
sources-line = { $outlet }: { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[many] { $articles } статей
}
sources-not-stated = Издание не указано
sources-undated = { $articles ->
    [one] { $articles } без даты
   *[many] { $articles } без даты
}
sources-more = { $outlets ->
    [one] и ещё { $outlets } издание
    [few] и ещё { $outlets } издания
   *[many] и ещё { $outlets } изданий
}
sources-rebuilt = Обновлено { $moment } UTC
latest-title = Самые новые статьи
latest-all-undated = Ни в одной статье день не указан; вот несколько из них:

## /timeline

timeline-what = Напишите тему после команды: /timeline перемирие
timeline-title = «{ $topic }» в публикациях
timeline-articles-by-month = статей по месяцам
timeline-articles-by-year = статей по годам
timeline-caption = { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[many] { $articles } статей
} о «{ $topic }», с { $first } по { $last }. Числа на картинке — цитаты ниже.
timeline-caption-no-quotes = { $articles ->
    [one] { $articles } статья
    [few] { $articles } статьи
   *[many] { $articles } статей
} о «{ $topic }», с { $first } по { $last }.
timeline-undated = { $articles ->
    [one] Ещё в { $articles } статье день не указан, на картинке её нет.
    [few] Ещё в { $articles } статьях день не указан, на картинке их нет.
   *[many] Ещё в { $articles } статьях день не указан, на картинке их нет.
}
timeline-none = Статей с датой на эту тему нет.

## /watch

watch-what = Напишите тему после команды: /watch обмен пленными. Когда новые статьи на неё ответят, вы один раз получите их цитаты.
watch-added = Сообщу, когда появится новое по теме «{ $topic }».
watch-exists = Вы уже следите за темой «{ $topic }».
watch-private = Новое приходит одному человеку, поэтому /watch работает только в личном чате со мной.
watch-full = Вы следите за { $most ->
    [one] { $most } темой
   *[many] { $most } темами
}, больше я не удержу. Сначала снимите одну.
watch-list = Вы следите за темами:
watch-none = Вы ни за чем не следите. Напишите тему после команды: /watch обмен пленными
watch-notice = Новое: «{ $topic }»
watch-stopped = Больше не слежу: «{ $topic }».
watch-stopped-all = Больше не слежу ни за чем.
watch-unknown = За этим вы уже не следите.
quiet-set = Тихие часы: с { $from } до { $until } ({ $zone }) ничего не присылаю. Что придёт в это время, получите потом.
quiet-off = Без тихих часов: новое приходит в любое время.
quiet-how = Изменить их: /watch quiet 22-7 Europe/Kyiv. Убрать: /watch quiet off
quiet-zone-unknown = Не знаю часового пояса «{ $zone }». Напишите так: /watch quiet 22-7 Europe/Kyiv

## /language, /new, /privacy, /forget

language-name = Русский
language-choose = На каком языке мне говорить? Цитаты остаются на языке источника.
language-automatic = Как в Telegram
language-set = Теперь я говорю по-русски. Цитаты остаются на языке источника.
language-set-automatic = Теперь я говорю на языке вашего Telegram или вашего вопроса.
new-started = Прежний разговор забыт. Что вы хотите узнать?
privacy =
    Что я о вас храню и как долго:
    • ваши вопросы, ждущие ответа, — пока не отвечу ({ $inbox ->
        [one] не дольше { $inbox } дня
       *[many] не дольше { $inbox } дней
    })
    • последние вопросы в чате, чтобы понимать «а что Киев?», — один час
    • полученные вами ответы, чтобы работали их кнопки, — { $answers ->
        [one] { $answers } день
        [few] { $answers } дня
       *[many] { $answers } дней
    }
    • ваши 👍 и 👎 с вопросом и цитатами — чтобы оценивать мои ответы
    • за чем вы следите (/watch), тихие часы и выбранный язык

    При этом хранится ваш Telegram id и больше ничего о вас. Всё остаётся на машине, где я работаю, и никому не передаётся. Ваши вопросы не записываются в журнал{ $logged ->
        [yes] , однако владелец этого бота такую запись включил
       *[no] {""}
    }.

    /forget удаляет всё это сразу.
forgotten = Готово. Ничего вашего больше не хранится.

## Anywhere in Telegram

inline-none = В статьях ответа на это нет
inline-none-about = Попробуйте другие слова или спросите меня в личном чате
inline-type = Напишите вопрос
inline-private = Спросить в личном чате
inline-failed = Что-то сломалось (ошибка { $id })
group-hello = Спрашивайте через /ask, упоминанием или ответом на моё сообщение. Остальное я не читаю.

## For who asks very much, and for the operator

rate-minute = Можно задать { $most ->
    [one] { $most } вопрос
    [few] { $most } вопроса
   *[many] { $most } вопросов
} в минуту. Спросите, пожалуйста, ещё раз через минуту.
rate-day = Можно задать { $most ->
    [one] { $most } вопрос
    [few] { $most } вопроса
   *[many] { $most } вопросов
} в день. Возвращайтесь, пожалуйста, через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}.
status-ready = На вопросы отвечаю.
status-trouble = Что-то не так:
status-edition = Издание: { $edition }
status-waiting = Ждут ответа: { $open }. Отложено: { $aside }.
status-lag = Цикл событий опаздывал не больше чем на { $milliseconds } мс.
reindex-begun = Индекс перестраивается; на вопросы я тем временем отвечаю. Отчёт придёт отдельно.
reindex-running = Индекс уже перестраивается; отчёт придёт.
reindex-done = Готово: издание { $edition }. Статей: { $total }, новых { $new }, изменённых { $changed }, удалённых { $removed }. Не прочитано файлов: { $skipped }.
reindex-unchanged = Ничего не изменилось: действует издание { $edition }. Статей: { $total }, новых { $new }, изменённых { $changed }, удалённых { $removed }. Не прочитано файлов: { $skipped }.
reindex-failed = Перестроить индекс не удалось; отвечает прежнее издание. { $reason }
