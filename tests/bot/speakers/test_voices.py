"""Whose words an article's sentences give."""

from __future__ import annotations

import pytest

from bot.speakers import RememberedVoices, Voice, speaker_of, voices
from index.sentences import split_sentences
from index.vocabulary import Article


def heard(text: str, language: str = "en", author: str | None = None) -> list[str | None]:
    """Return the speaker's name for every sentence."""
    return [voice.speaker.name if voice.speaker else None for voice in read(text, language, author)]


def read(text: str, language: str = "en", author: str | None = None) -> list[Voice]:
    article = Article(id="a", path="a.txt", text=text, language=language, author=author)
    return voices(article, split_sentences(text, language))


LAVROV = "Sergei Lavrov arrived in Vienna on Monday. "


@pytest.mark.parametrize(
    "statement",
    [
        '"The talks went badly," Lavrov said.',
        '"The talks went badly," said Lavrov.',
        'Lavrov said: "The talks went badly."',
        '"The talks," Lavrov added, "went badly."',
        "Lavrov stressed that the talks went badly.",
        "According to Lavrov, the talks went badly.",
        "The talks went badly, according to Lavrov.",
        "The talks went badly, Lavrov told reporters.",
        "The talks, Lavrov believes, went badly.",
    ],
)
def test_a_statement_belongs_to_the_one_whom_it_names_by_his_full_name(statement: str) -> None:
    assert heard(LAVROV + statement)[-1] == "Sergei Lavrov"


@pytest.mark.parametrize(
    "sentence",
    [
        "Lavrov met his counterpart.",
        "The Lavrov plan was discussed.",
        "Officials said that Lavrov was late.",
        "When Lavrov said that, the markets fell.",
        "A source close to Lavrov said that the talks went badly.",
        "Lavrov's aides said that the talks went badly.",
        "The delegation which Lavrov said was late came at noon.",
        "Lavrov and Blinken said that the talks went badly.",
        "Lavrov declined to comment.",
        "Asked about Lavrov, the spokesman said nothing.",
    ],
)
def test_words_about_somebody_are_not_his(sentence: str) -> None:
    assert heard(LAVROV + sentence)[-1] is None


def test_a_quotation_of_several_sentences_is_one_persons() -> None:
    text = LAVROV + '"The talks went badly. We wait. Nobody called," Lavrov said. "Nobody will."'
    assert set(heard(text)[1:]) == {"Sergei Lavrov"}


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    text = (
        'Anna Belik took the floor. "We waited for a year," Belik said.\n'
        '"And we shall wait for another one," she added. "Nobody has told us why."'
    )
    assert set(heard(text)[1:]) == {"Anna Belik"}


@pytest.mark.parametrize("verb", ["He said", "He also noted", "He added"])
def test_a_pronoun_means_the_last_one_named(verb: str) -> None:
    assert heard(f"Sergei Lavrov arrived. {verb} that the talks went badly.")[1] == "Sergei Lavrov"


def test_a_pronoun_means_nobody_when_it_might_mean_two() -> None:
    assert heard("In the hall were Tom Ridley and Paul Frost. He said it was late.")[1] is None


def test_she_is_not_a_man() -> None:
    text = "Mr Tom Ridley opened the session. She said that it was late."
    assert heard(text)[1] is None


def test_who_speaks_to_a_medium_speaks_and_not_the_medium() -> None:
    text = "Irina Volk told Reuters that the bridge was closed."
    assert heard(text) == ["Irina Volk"]
    assert heard("Ирина Волкова рассказала «Медузе», что мост закрыт.", "ru") == ["Ирина Волкова"]
    assert heard("Ірина Вовк розповіла «Суспільному», що міст закрито.", "uk") == ["Ірина Вовк"]


def test_a_named_body_speaks() -> None:
    assert heard("The Kremlin said that the talks went badly.") == ["Kremlin"]
    assert heard("The Foreign Ministry said that the talks went badly.") == ["Foreign Ministry"]
    assert heard("The IAEA said that the plant is safe.") == ["IAEA"]
    assert heard("Officials said that the plant is safe.") == [None]


def test_an_office_speaks_for_its_holder_only_when_the_article_names_him() -> None:
    stated = '"We shall win," the President stressed.'
    named = "President of Ukraine Volodymyr Zelenskyy visited Lviv. " + stated
    assert heard(named)[1] == "Volodymyr Zelenskyy"
    assert heard("The visit took an hour. " + stated)[1] is None
    two = "President of Ukraine Volodymyr Zelenskyy met President of Poland Andrzej Duda. " + stated
    assert heard(two)[1] is None


def test_a_transcript_gives_each_turn_to_its_head() -> None:
    text = (
        "Vladimir Putin: Good afternoon. Let us begin.\n"
        "Sergei Shoigu: The work goes on as planned. We are in time.\n"
        "Question: When will it end?\n"
        "Vladimir Putin: Soon."
    )
    assert heard(text) == [
        *["Vladimir Putin"] * 2,
        *["Sergei Shoigu"] * 2,
        None,
        "Vladimir Putin",
    ]


ADDRESS = (
    "Good evening. I have just come back from the east. I saw what we lost. We shall rebuild it. "
    "My thanks to our defenders. I am proud of you. We are one."
)


def test_an_address_is_its_authors_only_if_the_metadata_name_one() -> None:
    assert set(heard(ADDRESS, author="Volodymyr Zelenskyy")) == {"Volodymyr Zelenskyy"}
    assert set(heard(ADDRESS)) == {None}
    assert set(heard(ADDRESS, author="Office of the President")) <= {None}


def test_a_report_is_not_its_authors_speech() -> None:
    report = "The bridge fell on Monday. Nobody was hurt. The city pays. Work begins in May."
    assert set(heard(report, author="Jane Doe")) == {None}


def test_a_quotation_inside_somebodys_words_is_the_inner_ones_only_besides() -> None:
    text = LAVROV + 'Lavrov said that Macron had told him "it is late".'
    voice = read(text)[-1]
    assert voice.speaker is not None
    assert voice.speaker.name == "Sergei Lavrov"


RUSSIAN = "В Вену прилетел Сергей Лавров. "


@pytest.mark.parametrize(
    "statement",
    [
        "«Переговоры прошли плохо», — заявил Лавров.",
        "«Переговоры, — подчеркнул Лавров, — прошли плохо».",
        "Лавров сказал: «Переговоры прошли плохо».",
        "Лавров отметил, что переговоры прошли плохо.",
        "По словам Лаврова, переговоры прошли плохо.",
        "Переговоры прошли плохо, считает Лавров.",
        "Как сообщил Лавров, переговоры прошли плохо.",
        "Лавров, выступая в Вене, заявил, что переговоры прошли плохо.",
    ],
)
def test_russian_statements(statement: str) -> None:
    assert heard(RUSSIAN + statement, "ru")[-1] == "Сергей Лавров"


@pytest.mark.parametrize(
    "sentence",
    [
        "Лавров встретился с послом.",
        "Источник рассказал Лаврову, что переговоры прошли плохо.",
        "Помощник Лаврова сообщил, что переговоры прошли плохо.",
        "Посол, которого назвал Лавров, не приехал.",
        "По словам помощников Лаврова, переговоры прошли плохо.",
        "Лавров не сказал, что переговоры прошли плохо.",
        "Чиновники заявили, что Лавров опоздал.",
    ],
)
def test_russian_words_about_somebody_are_not_his(sentence: str) -> None:
    assert heard(RUSSIAN + sentence, "ru")[-1] is None


UKRAINIAN = "До Лужан приїхала Олеся Мартинюк. "


@pytest.mark.parametrize(
    "statement",
    [
        "«Дах тече», — заявила Мартинюк.",
        "«Дах, — наголосила Мартинюк, — тече».",
        "Мартинюк сказала: «Дах тече».",
        "Мартинюк наголосила, що дах тече.",
        "За словами Мартинюк, дах тече.",
        "Дах тече, вважає Мартинюк.",
        "Як повідомила Мартинюк, дах тече.",
        "На думку Олесі Мартинюк, дах тече.",
    ],
)
def test_ukrainian_statements(statement: str) -> None:
    assert heard(UKRAINIAN + statement, "uk")[-1] == "Олеся Мартинюк"


@pytest.mark.parametrize(
    "sentence",
    [
        "Мартинюк оглянула театр.",
        "Чиновники повідомили, що Мартинюк запізнилася.",
        "Мартинюк повідомила поліцію ще в березні.",
        "Мартинюк не сказала, що дах тече.",
    ],
)
def test_ukrainian_words_about_somebody_are_not_hers(sentence: str) -> None:
    assert heard(UKRAINIAN + sentence, "uk")[-1] is None


def test_she_said_in_russian_and_ukrainian() -> None:
    russian = "Директор музея Лидия Горская уволилась. «Мне дали час», — сказала она."
    assert heard(russian, "ru")[1] == "Лидия Горская"
    assert heard(russian.replace("сказала она", "сказал он"), "ru")[1] is None
    ukrainian = "Таку цифру назвала голова спілки Устина Ярема. «Причина — поля», — пояснила вона."
    assert heard(ukrainian, "uk")[1] == "Устина Ярема"


def test_a_name_known_only_in_another_case_is_not_shown() -> None:
    text = "По словам Песковой, мост закрыт. Это подтвердили в мэрии."
    speaker = read(text, "ru")[0].speaker
    assert speaker is None or speaker.shown is None
    both = "Анна Пескова пришла. По словам Песковой, мост закрыт."
    speaker = read(both, "ru")[1].speaker
    assert speaker is not None
    assert speaker.shown == "Анна Пескова"


def test_a_deputys_office_is_not_his_chiefs() -> None:
    text = (
        "Пресс-секретарь премьера Борис Агеев пришёл. Премьер-министр Лев Бережной опоздал. "
        "«Это мост в Европу», — добавил премьер."
    )
    assert heard(text, "ru")[-1] in {"Лев Бережной", None}


def test_two_surnames_that_sound_alike_are_two_people() -> None:
    text = "Захар Ильин молчит. Художник Арсений Лунин рассказал, что ждёт. Лунин считает, что зря."
    assert heard(text, "ru")[1:] == ["Арсений Лунин", "Арсений Лунин"]


def test_a_span_has_a_speaker_only_if_all_of_it_is_one_persons() -> None:
    text = LAVROV + "Lavrov said that it went badly. Lavrov added that it was late."
    article = Article(id="a", path="a.txt", text=text, language="en")
    sentences = split_sentences(text, "en")
    spoken = speaker_of(article, sentences, sentences[1].start, sentences[2].end)
    assert spoken is not None
    assert spoken.name == "Sergei Lavrov"
    assert speaker_of(article, sentences, 0, sentences[2].end) is None


def test_other_languages_have_no_speakers() -> None:
    assert heard("Lavrov sagte, dass es spät ist.", "de") == [None]


def test_an_empty_article_has_no_voices() -> None:
    assert heard("") == []


def test_voices_are_read_once() -> None:
    remembered = RememberedVoices()
    text = LAVROV + "Lavrov said that it was late."
    article = Article(id="a", path="a.txt", text=text, language="en")
    sentences = split_sentences(text, "en")
    assert remembered.of(article, sentences) is remembered.of(article, sentences)
