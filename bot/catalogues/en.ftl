### What the bot says in English. Plain text: markup is put on by bot/rendering.
### Numbers are written as the language writes them; ids are passed as text.

## Greeting and help

start =
    Ask me about the coverage of the Russia–Ukraine war. I answer with the exact words of the articles I was given, each with its source, and say so when they do not answer.

    For example: what are Russia’s ceasefire conditions?
help =
    Send a question in English, Russian or Ukrainian; in a group, mention me, reply to me or use /ask. You get quotes, word for word, with outlet and date. I do not comment and do not guess: a source can be wrong, but a quote is what it says.

    You can go on asking (“and what about Kyiv?”); /new starts afresh.

    /timeline TOPIC – when it was written about, as a picture
    /watch TOPIC – be told when there is something new
    /latest – the newest articles
    /sources – what is in the coverage
    /language – the language of my own words
    /privacy – what I store, and /forget to delete it
ask-what = Write your question after the command: /ask what was agreed in Istanbul?
only-text = I can only read text. Please write your question.
not-allowed = This bot is private. Your Telegram id is { $id }; its operator can add it.

## What Telegram shows before a chat begins

description = I answer questions about the coverage of the Russia–Ukraine war with the exact words of articles, each with outlet, date and link, and say so when they do not answer. Ask in English, Russian or Ukrainian. I do not comment and do not guess.
description-short = Answers about the Russia–Ukraine war in the exact words of articles, with their source.

## Command descriptions

command-ask = ask a question
command-new = start afresh
command-timeline = a topic over time, as a picture
command-watch = tell me when there is something new
command-latest = the newest articles
command-sources = what is in the coverage
command-language = the language of my own words
command-privacy = what I store about you
command-forget = delete what I store about you
command-help = what I can do

## While the reader waits, and when something is wrong

searching = Searching …
too-many = Five of your questions are still waiting. Please ask again when I am done.
too-busy = Very many people are asking at the moment. Please ask again in a few minutes.
takes-longer = This takes longer than usual. Your question is not lost.
model-loading = I have just been started and am still getting ready. Your answer will follow in a moment.
failed = Something went wrong on my side. Please ask again. (error { $id })
refusal-not-in-coverage = The coverage does not answer that.
refusal-not-in-that-time = The coverage has nothing from that time that answers this.
refusal-off-topic = That is not what this coverage is about. I know only articles about the Russia–Ukraine war.
refusal-empty-index = There are no articles yet. Please come back later.
refusal-index-building = The articles are being prepared for the first time. Please ask again in a few minutes.
refusal-empty-question = Please write a question.
refusal-question-too-long = That is too long for me. Ask in one or two sentences.
refusal-index-unusable = The articles cannot be searched now. Please come back later.
refusal-invalid-line = This line is not a question object.

## The answer

quotes-count = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}
as-of = as of { $day }
from-to = { $first } – { $last }
and-undated = { $days }, some undated
undated = undated
outlets-and-more = { $named } and { $more ->
    [one] { $more } more outlet
   *[other] { $more } more outlets
}
closest = Closest in the coverage, but not an answer:
outside = From other days:
also-in = Also in: { $outlets }
file = file { $path }
continued = (continued in the next message)
continuation = (continued)
understood-as = Understood as: { $question }
more-evidence = More evidence: { $question }
other-accounts = Other accounts: { $question }
other-accounts-none = No other outlet or speaker in the coverage answers this.
answer-gone = That answer is no longer kept. Please ask again.
coverage-changed = The coverage has changed since then: this quote is no longer in it. Please ask again.
feedback-thanks = Thank you. This helps to measure my answers.

## Buttons

button-context = In context
button-context-of = Context { $number }
button-back = ← Back
button-more = More evidence
button-others = Other accounts
button-article = Open the article
button-tell-me = 🔔 Tell me when it does
button-stop = Stop
button-stop-all = Stop all
button-ask-bot = Ask here

## /sources and /latest

sources-title = What is in the coverage
sources-total = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} from { $outlets ->
    [0] outlets that are not stated
    [one] { $outlets } outlet
   *[other] { $outlets } outlets
}
sources-days = from { $first } to { $last }
sources-line = { $outlet }: { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}
sources-not-stated = Outlet not stated
sources-undated = { $articles ->
    [one] { $articles } undated
   *[other] { $articles } undated
}
sources-more = { $outlets ->
    [one] and { $outlets } more outlet
   *[other] and { $outlets } more outlets
}
sources-rebuilt = Last rebuilt on { $moment } UTC
latest-title = Newest articles
latest-all-undated = None of the articles states its day; these are a few of them:

## /timeline

timeline-what = Write a topic after the command: /timeline ceasefire
timeline-title = “{ $topic }” in the coverage
timeline-articles-by-month = articles by month
timeline-articles-by-year = articles by year
timeline-caption = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} on “{ $topic }”, from { $first } to { $last }. The numbers in the picture are the quotes below.
timeline-caption-no-quotes = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} on “{ $topic }”, from { $first } to { $last }.
timeline-undated = { $articles ->
    [one] { $articles } more article states no day and is not in the picture.
   *[other] { $articles } more articles state no day and are not in the picture.
}
timeline-none = The coverage has no dated article on that.

## /watch

watch-what = Write a topic after the command: /watch prisoner exchanges. When new articles answer it, you get their quotes, once.
watch-added = I will tell you when there is something new on “{ $topic }”.
watch-exists = You already watch “{ $topic }”.
watch-private = News goes to one person, so /watch works only in a private chat with me.
watch-full = You watch { $most ->
    [one] { $most } topic
   *[other] { $most } topics
}, and that is as many as I can keep. Stop one first.
watch-list = You watch:
watch-none = You watch nothing. Write a topic after the command: /watch prisoner exchanges
watch-notice = New on “{ $topic }”
watch-stopped = Stopped: “{ $topic }”.
watch-stopped-all = Stopped. You watch nothing now.
watch-unknown = You no longer watch that.
quiet-set = Quiet hours: no news from { $from } to { $until } ({ $zone }). What comes then, you get afterwards.
quiet-off = No quiet hours: you get news at any time.
quiet-how = Change them: /watch quiet 22-7 Europe/Kyiv. Without any: /watch quiet off
quiet-zone-unknown = I do not know the time zone “{ $zone }”. Write it like this: /watch quiet 22-7 Europe/Kyiv

## /language, /new, /privacy, /forget

language-name = English
language-choose = Which language shall I use for my own words? Quotes stay in the language of their source.
language-automatic = As in Telegram
language-set = From now on I speak English. Quotes stay in the language of their source.
language-set-automatic = From now on I speak the language of your Telegram, or of your question.
new-started = Forgotten what we spoke of. What would you like to know?
privacy =
    What I store about you, and how long:
    • your questions that wait for an answer, until they are answered ({ $inbox ->
        [one] at most { $inbox } day
       *[other] at most { $inbox } days
    })
    • your last questions in a chat, so that “and what about Kyiv?” is understood, for an hour
    • the answers you got, so that their buttons work, for { $answers ->
        [one] { $answers } day
       *[other] { $answers } days
    }
    • your 👍 and 👎 with question and quotes, to measure my answers
    • what you /watch, your quiet hours and the language you have set

    With each goes your Telegram id; nothing else about you. Everything stays on the machine I run on and is given to nobody. What you ask is not written into the log{ $logged ->
        [yes] , except that the operator of this bot has turned that on
       *[no] {""}
    }.

    /forget deletes all of it at once.
forgotten = Done. Nothing of yours is stored any more.

## Anywhere in Telegram

inline-none = The coverage does not answer that
inline-none-about = Try other words, or ask me in private
inline-type = Type a question
inline-private = Ask me in private
inline-failed = Something went wrong (error { $id })
group-hello = Ask me with /ask, by mentioning me or by replying to me. I do not read anything else.

## For who asks very much, and for the operator

rate-minute = You may ask { $most ->
    [one] { $most } question
   *[other] { $most } questions
} a minute. Please ask again in a minute.
rate-day = You may ask { $most ->
    [one] { $most } question
   *[other] { $most } questions
} a day. Please come back in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
status-ready = Questions are answered.
status-trouble = Something is wrong:
status-edition = Edition: { $edition }
status-waiting = Waiting for an answer: { $open }. Set aside: { $aside }.
status-lag = The event loop was late by { $milliseconds } ms at most.
reindex-begun = The index is being rebuilt; questions are answered meanwhile. The report will follow.
reindex-running = A rebuild is running already; its report will follow.
reindex-done = Rebuilt: edition { $edition }. Articles: { $total }, new { $new }, changed { $changed }, removed { $removed }. Files that could not be read: { $skipped }.
reindex-unchanged = Nothing has changed: edition { $edition } stands. Articles: { $total }, new { $new }, changed { $changed }, removed { $removed }. Files that could not be read: { $skipped }.
reindex-failed = The rebuild failed; what was published before still answers. { $reason }
