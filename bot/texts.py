"""Everything the bot says in its own words, in the three languages it speaks.

Quotes are never translated: they stay in the language of their source.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's words. A missing one is an error when the module is loaded.

    Attributes:
        refusals: A sentence for every :class:`~bot.vocabulary.Reason`.
    """

    start: str
    help: str
    ask_what: str
    closest: str
    undated: str
    also: str
    file: str
    continued: str
    only_text: str
    searching: str
    too_many: str
    failed: str
    not_allowed: str
    commands: dict[str, str]
    refusals: dict[Reason, str]

    def __post_init__(self) -> None:
        missing = set(Reason) - set(self.refusals)
        if missing:
            raise ValueError(f"no words for {sorted(missing)}")


TEXTS = {
    "en": Texts(
        start=(
            "Ask me about the coverage of the Russia–Ukraine war. I answer with the exact words"
            " of the articles I was given, each with its source, and say so when they do not"
            " answer.\n\nFor example: what are Russia's ceasefire conditions?"
        ),
        help=(
            "Send a question in English, Russian or Ukrainian; in a group, use /ask. You get"
            " up to four quotes, word for word, with outlet and date. I do not comment and do"
            " not guess: a source can be wrong, but a quote is what it says."
        ),
        ask_what="Write your question after the command: /ask what was agreed in Istanbul?",
        closest="Closest in the coverage, but not an answer:",
        undated="undated",
        also="Also in",
        file="file",
        continued="(continued in the next message)",
        only_text="I can only read text. Please write your question.",
        searching="Searching …",
        too_many="Five of your questions are still waiting. Please ask again when I am done.",
        failed="Something went wrong on my side. Please ask again. (error {id})",
        not_allowed="This bot is private. Your Telegram id is {id}; its operator can add it.",
        commands={
            "ask": "ask a question",
            "help": "what I can do",
        },
        refusals={
            Reason.NOT_IN_COVERAGE: "The coverage does not answer that.",
            Reason.EMPTY_INDEX: "There are no articles yet. Please come back later.",
            Reason.EMPTY_QUESTION: "Please write a question.",
            Reason.QUESTION_TOO_LONG: "That is too long for me. Ask in one or two sentences.",
            Reason.INDEX_UNUSABLE: "The articles cannot be searched now. Please come back later.",
            Reason.INVALID_LINE: "This line is not a question object.",
        },
    ),
    "ru": Texts(
        start=(
            "Спросите меня о том, что пишут о войне России и Украины. Я отвечаю точными словами"
            " имеющихся у меня статей, с источником у каждой цитаты, и прямо говорю, если"
            " ответа в них нет.\n\nНапример: какие условия перемирия выдвигает Россия?"
        ),
        help=(
            "Пришлите вопрос по-русски, по-украински или по-английски; в группе — командой /ask."
            " В ответ придут до четырёх дословных цитат с изданием и датой. Я ничего не"
            " комментирую и не додумываю: источник может ошибаться, но цитата точна."
        ),
        ask_what="Напишите вопрос после команды: /ask о чём договорились в Стамбуле?",
        closest="Ближе всего по теме, но это не ответ:",
        undated="без даты",
        also="Также",
        file="файл",
        continued="(продолжение в следующем сообщении)",
        only_text="Я умею читать только текст. Напишите, пожалуйста, вопрос словами.",
        searching="Ищу …",
        too_many="Пять ваших вопросов ещё ждут. Спросите, пожалуйста, когда я отвечу.",
        failed="У меня что-то сломалось. Пожалуйста, спросите ещё раз. (ошибка {id})",
        not_allowed="Это закрытый бот. Ваш Telegram id — {id}; добавить его может владелец.",
        commands={
            "ask": "задать вопрос",
            "help": "что я умею",
        },
        refusals={
            Reason.NOT_IN_COVERAGE: "В имеющихся статьях ответа на это нет.",
            Reason.EMPTY_INDEX: "Статей пока нет. Загляните, пожалуйста, позже.",
            Reason.EMPTY_QUESTION: "Напишите, пожалуйста, вопрос.",
            Reason.QUESTION_TOO_LONG: "Это слишком длинно для меня. Спросите одной-двумя фразами.",
            Reason.INDEX_UNUSABLE: "Сейчас искать по статьям не получается. Загляните позже.",
            Reason.INVALID_LINE: "Эта строка — не объект с вопросом.",
        },
    ),
    "uk": Texts(
        start=(
            "Запитайте мене про те, що пишуть про війну Росії проти України. Я відповідаю"
            " точними словами наявних у мене статей, із джерелом біля кожної цитати, і прямо"
            " кажу, якщо відповіді в них немає.\n\nНаприклад: які умови перемир'я висуває Росія?"
        ),
        help=(
            "Надішліть запитання українською, російською чи англійською; у групі — командою"
            " /ask. У відповідь прийдуть до чотирьох дослівних цитат із виданням і датою. Я"
            " нічого не коментую й не домислюю: джерело може помилятися, але цитата точна."
        ),
        ask_what="Напишіть запитання після команди: /ask про що домовилися в Стамбулі?",
        closest="Найближче за темою, але це не відповідь:",
        undated="без дати",
        also="Також",
        file="файл",
        continued="(продовження в наступному повідомленні)",
        only_text="Я вмію читати лише текст. Напишіть, будь ласка, запитання словами.",
        searching="Шукаю …",
        too_many="П'ять ваших запитань ще чекають. Запитайте, будь ласка, коли я відповім.",
        failed="У мене щось зламалося. Будь ласка, запитайте ще раз. (помилка {id})",
        not_allowed="Це закритий бот. Ваш Telegram id — {id}; додати його може власник.",
        commands={
            "ask": "поставити запитання",
            "help": "що я вмію",
        },
        refusals={
            Reason.NOT_IN_COVERAGE: "У наявних статтях відповіді на це немає.",
            Reason.EMPTY_INDEX: "Статей поки немає. Зазирніть, будь ласка, пізніше.",
            Reason.EMPTY_QUESTION: "Напишіть, будь ласка, запитання.",
            Reason.QUESTION_TOO_LONG: "Це задовго для мене. Запитайте одним-двома реченнями.",
            Reason.INDEX_UNUSABLE: "Зараз шукати у статтях не виходить. Зазирніть пізніше.",
            Reason.INVALID_LINE: "Цей рядок — не об'єкт із запитанням.",
        },
    ),
}


def texts(language: str | None) -> Texts:
    """Return the words for a language code such as "uk" or Telegram's "en-GB"; else English."""
    return TEXTS.get((language or "").split("-")[0].lower(), TEXTS["en"])
