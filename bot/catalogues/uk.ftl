### Слова бота українською. Простий текст: розмітку додає bot/rendering.

## Greeting and help

start =
    Запитайте мене про те, що пишуть про війну Росії проти України. Я відповідаю точними словами наявних у мене статей, із джерелом біля кожної цитати, і прямо кажу, якщо відповіді в них немає.

    Наприклад: які умови перемир’я висуває Росія?
help =
    Надішліть запитання українською, російською чи англійською; у групі згадайте мене, дайте відповідь на моє повідомлення або напишіть /ask. У відповідь прийдуть дослівні цитати з виданням і датою. Я нічого не коментую й не домислюю: джерело може помилятися, але цитата точна.

    Можна продовжувати розмову («а що Київ?»); /new починає заново.

    /timeline ТЕМА – коли про неї писали, на картинці
    /watch ТЕМА – повідомляти про нове
    /latest – найновіші статті
    /sources – що є в добірці
    /language – мова моїх власних слів
    /privacy – що я зберігаю, і /forget, щоб це видалити
ask-what = Напишіть запитання після команди: /ask про що домовилися в Стамбулі?
only-text = Я вмію читати лише текст. Напишіть, будь ласка, запитання словами.
not-allowed = Це закритий бот. Ваш Telegram id — { $id }; додати його може власник.

## What Telegram shows before a chat begins

description = Я відповідаю на запитання про війну Росії та України точними словами статей, з виданням, датою і посиланням біля кожної цитати, і прямо кажу, якщо відповіді в них немає. Запитуйте українською, російською або англійською. Я нічого не коментую і не домислюю.
description-short = Відповіді про війну Росії та України точними словами статей, з джерелом.

## Command descriptions

command-ask = поставити запитання
command-new = почати заново
command-timeline = тема в часі, на картинці
command-watch = повідомляти мені про нове
command-latest = найновіші статті
command-sources = що є в добірці
command-language = мова моїх власних слів
command-privacy = що я про вас зберігаю
command-forget = видалити все, що я про вас зберігаю
command-help = що я вмію

## While the reader waits, and when something is wrong

searching = Шукаю …
too-many = П’ять ваших запитань ще чекають. Запитайте, будь ласка, коли я відповім.
too-busy = Зараз запитує дуже багато людей. Запитайте, будь ласка, ще раз за кілька хвилин.
takes-longer = Це триває довше, ніж зазвичай. Ваше запитання не загублено.
model-loading = Мене щойно запустили, я ще готуюся. Відповідь прийде за хвилину.
failed = У мене щось зламалося. Будь ласка, запитайте ще раз. (помилка { $id })
refusal-not-in-coverage = У наявних статтях відповіді на це немає.
refusal-not-in-that-time = У статтях за цей час відповіді немає.
refusal-off-topic = Ці статті не про це. Я знаю лише публікації про війну Росії проти України.
refusal-empty-index = Статей поки немає. Зазирніть, будь ласка, пізніше.
refusal-index-building = Статті готуються вперше. Запитайте, будь ласка, за кілька хвилин.
refusal-empty-question = Напишіть, будь ласка, запитання.
refusal-question-too-long = Це задовго для мене. Запитайте одним-двома реченнями.
refusal-index-unusable = Зараз шукати у статтях не виходить. Зазирніть пізніше.
refusal-invalid-line = Цей рядок — не об’єкт із запитанням.

## The answer

quotes-count = { $count ->
    [one] { $count } цитата
    [few] { $count } цитати
   *[many] { $count } цитат
}
as-of = станом на { $day }
from-to = { $first } – { $last }
and-undated = { $days }, є й без дати
undated = без дати
outlets-and-more = { $named } і ще { $more ->
    [one] { $more } видання
    [few] { $more } видання
   *[many] { $more } видань
}
closest = Найближче за темою, але це не відповідь:
outside = З інших днів:
also-in = Також: { $outlets }
file = файл { $path }
continued = (продовження в наступному повідомленні)
continuation = (продовження)
understood-as = Зрозуміло так: { $question }
more-evidence = Ще цитати: { $question }
other-accounts = Інші версії: { $question }
other-accounts-none = Інші видання та люди в цих статтях про це не говорять.
answer-gone = Ця відповідь уже не зберігається. Будь ласка, запитайте ще раз.
coverage-changed = Відтоді статті змінилися: цієї цитати в них більше немає. Будь ласка, запитайте ще раз.
feedback-thanks = Дякую. Це допомагає оцінювати мої відповіді.

## Buttons

button-context = У контексті
button-context-of = Контекст { $number }
button-back = ← Назад
button-more = Ще цитати
button-others = Інші версії
button-article = Відкрити статтю
button-tell-me = 🔔 Повідомити, коли буде
button-stop = Не стежити
button-stop-all = Не стежити ні за чим
button-ask-bot = Запитати тут

## /sources and /latest

sources-title = Що є в добірці
sources-total = { $articles ->
    [one] { $articles } стаття
    [few] { $articles } статті
   *[many] { $articles } статей
} з { $outlets ->
    [0] невказаних видань
    [one] { $outlets } видання
   *[many] { $outlets } видань
}
sources-days = від { $first } до { $last }
sources-line = { $outlet }: { $articles ->
    [one] { $articles } стаття
    [few] { $articles } статті
   *[many] { $articles } статей
}
sources-not-stated = Видання не вказано
sources-undated = { $articles ->
    [one] { $articles } без дати
   *[many] { $articles } без дати
}
sources-more = { $outlets ->
    [one] і ще { $outlets } видання
    [few] і ще { $outlets } видання
   *[many] і ще { $outlets } видань
}
sources-rebuilt = Оновлено { $moment } UTC
latest-title = Найновіші статті
latest-all-undated = У жодній статті день не вказано; ось кілька з них:

## /timeline

timeline-what = Напишіть тему після команди: /timeline перемир’я
timeline-title = «{ $topic }» у публікаціях
timeline-articles-by-month = статей за місяцями
timeline-articles-by-year = статей за роками
timeline-caption = { $articles ->
    [one] { $articles } стаття
    [few] { $articles } статті
   *[many] { $articles } статей
} про «{ $topic }», від { $first } до { $last }. Числа на картинці — цитати нижче.
timeline-caption-no-quotes = { $articles ->
    [one] { $articles } стаття
    [few] { $articles } статті
   *[many] { $articles } статей
} про «{ $topic }», від { $first } до { $last }.
timeline-undated = { $articles ->
    [one] Ще в { $articles } статті день не вказано, на картинці її немає.
    [few] Ще в { $articles } статтях день не вказано, на картинці їх немає.
   *[many] Ще в { $articles } статтях день не вказано, на картинці їх немає.
}
timeline-none = Статей із датою на цю тему немає.

## /watch

watch-what = Напишіть тему після команди: /watch обмін полоненими. Коли нові статті на неї відповідатимуть, ви один раз отримаєте їхні цитати.
watch-added = Повідомлю, коли з’явиться нове за темою «{ $topic }».
watch-exists = Ви вже стежите за темою «{ $topic }».
watch-private = Нове надходить одній людині, тому /watch працює лише в особистому чаті зі мною.
watch-full = Ви стежите за { $most ->
    [one] { $most } темою
   *[many] { $most } темами
}, більше я не втримаю. Спершу зніміть одну.
watch-list = Ви стежите за темами:
watch-none = Ви ні за чим не стежите. Напишіть тему після команди: /watch обмін полоненими
watch-notice = Нове: «{ $topic }»
watch-stopped = Більше не стежу: «{ $topic }».
watch-stopped-all = Більше не стежу ні за чим.
watch-unknown = За цим ви вже не стежите.
quiet-set = Тихі години: від { $from } до { $until } ({ $zone }) нічого не надсилаю. Що надійде в цей час, отримаєте потім.
quiet-off = Без тихих годин: нове надходить будь-коли.
quiet-how = Змінити їх: /watch quiet 22-7 Europe/Kyiv. Прибрати: /watch quiet off
quiet-zone-unknown = Не знаю часового поясу «{ $zone }». Напишіть так: /watch quiet 22-7 Europe/Kyiv

## /language, /new, /privacy, /forget

language-name = Українська
language-choose = Якою мовою мені говорити? Цитати залишаються мовою джерела.
language-automatic = Як у Telegram
language-set = Відтепер я говорю українською. Цитати залишаються мовою джерела.
language-set-automatic = Відтепер я говорю мовою вашого Telegram або вашого запитання.
new-started = Попередню розмову забуто. Що ви хочете дізнатися?
privacy =
    Що я про вас зберігаю і як довго:
    • ваші запитання, що чекають на відповідь, — доки не відповім ({ $inbox ->
        [one] не довше { $inbox } дня
       *[many] не довше { $inbox } днів
    })
    • останні запитання в чаті, щоб розуміти «а що Київ?», — одну годину
    • отримані вами відповіді, щоб працювали їхні кнопки, — { $answers ->
        [one] { $answers } день
        [few] { $answers } дні
       *[many] { $answers } днів
    }
    • ваші 👍 і 👎 із запитанням і цитатами — щоб оцінювати мої відповіді
    • за чим ви стежите (/watch), тихі години й обрану мову

    При цьому зберігається ваш Telegram id і більше нічого про вас. Усе лишається на машині, де я працюю, і нікому не передається. Ваші запитання не записуються до журналу{ $logged ->
        [yes] , проте власник цього бота такий запис увімкнув
       *[no] {""}
    }.

    /forget видаляє все це одразу.
forgotten = Готово. Нічого вашого більше не зберігається.

## Anywhere in Telegram

inline-none = У статтях відповіді на це немає
inline-none-about = Спробуйте інші слова або запитайте мене в особистому чаті
inline-type = Напишіть запитання
inline-private = Запитати в особистому чаті
inline-failed = Щось зламалося (помилка { $id })
group-hello = Запитуйте через /ask, згадкою або відповіддю на моє повідомлення. Решти я не читаю.

## For who asks very much, and for the operator

rate-minute = Можна поставити { $most ->
    [one] { $most } запитання
    [few] { $most } запитання
   *[many] { $most } запитань
} на хвилину. Запитайте, будь ласка, ще раз за хвилину.
rate-day = Можна поставити { $most ->
    [one] { $most } запитання
    [few] { $most } запитання
   *[many] { $most } запитань
} на день. Повертайтеся, будь ласка, за { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
   *[many] { $minutes } хвилин
}.
status-ready = На запитання відповідаю.
status-trouble = Щось не так:
status-edition = Видання: { $edition }
status-waiting = Чекають на відповідь: { $open }. Відкладено: { $aside }.
status-lag = Цикл подій запізнювався щонайбільше на { $milliseconds } мс.
reindex-begun = Індекс перебудовується; на запитання я тим часом відповідаю. Звіт надійде окремо.
reindex-running = Індекс уже перебудовується; звіт надійде.
reindex-done = Готово: видання { $edition }. Статей: { $total }, нових { $new }, змінених { $changed }, вилучених { $removed }. Не прочитано файлів: { $skipped }.
reindex-unchanged = Нічого не змінилося: чинне видання { $edition }. Статей: { $total }, нових { $new }, змінених { $changed }, вилучених { $removed }. Не прочитано файлів: { $skipped }.
reindex-failed = Перебудувати індекс не вдалося; відповідає попереднє видання. { $reason }
