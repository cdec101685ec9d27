"""Text that was read in the wrong encoding."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.canonical import canonical
from index.mojibake import repair

# Words of healthy coverage, among them those that look most like mojibake.
WORDS = """
ceasefire café naïve Škoda façade Łódź Ærø œuvre Ångström señor São Müller Ïle ÀÉÎ Ðorđe ÂME
перемирие СССР РСФСР РФ США ГРУ ВС Россия объект Саммит №7 «Р» В Ђурађ Вучић Врање Њ
Різдво РІШЕННЯ СІРІ ТІ РІК СІЧЕНЬ їжа об’єкт ґанок Євросоюз В’ЇЗД вії надії є Гір РІВНІ СІЛЬ
100° 5€ 20¢ ±3 ½ ² x² § ® © ™ µm £10 ¥ — – … “ ” ‘ ’ „ “ « » ‹ › ' " ( ) ﬁne ﬂow Ａ１
& &amp; &nbsp; 👩‍🚒 MAÑANA
""".split()
JOINTS = [" ", " ", "-", "–", " — ", ", ", ". ", " “", "” ", "”, ", " «", "» ", "».", "’", "… "]
HEALTHY = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS))).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
SENTENCES = [
    "“We want peace,” he said — at last… It’s about €5, naïvely.",
    "«Мы хотим мира», — сказал он. Хорошо, что объявлено перемирие №7…",
    "„Ми хочемо миру“, – сказав він. Їхній об’єкт у Ґданську є.",
    "Россия и Украина обменялись пленными",
    "мир",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252", "sloppy-windows-1251"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_line_read_in_the_wrong_encoding_comes_back(
    sentence: str, encoding: str, times: int
) -> None:
    import ftfy.bad_codecs  # noqa: F401  registers the sloppy encodings

    wrong = sentence
    for _ in range(times):
        wrong = wrong.encode().decode(encoding)
    assert wrong != sentence
    assert canonical(wrong) == sentence


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("macroman", "It’s over, he said – at last"),
        ("cp437", "It’s over, he said"),
        ("cp866", "Объявлено перемирие"),
    ],
)
def test_lines_from_consoles_and_old_macs_come_back(encoding: str, line: str) -> None:
    assert canonical(line.encode().decode(encoding)) == line


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("it вЂ™ is", "it ’ is"),
        ("Он сказал: вЂњмирвЂќ — и вышел", "Он сказал: “мир” — и вышел"),
        ("Він сказав: â€œмирâ€\x9d", "Він сказав: “мир”"),
        ("Ð·Ð° Ð¼Ð¸Ñ\x80", "за мир"),
        ("Слово “РїСЂРёРІРµС‚” тут", "Слово “привет” тут"),
        ("Р·Р° РјРёСЂ", "за мир"),
        ("Ð Ð¾Ñ\x81Ñ\x81Ð¸Ñ\x8f", "Россия"),  # its no-break space was tidied away
        ("\x93Yes,\x94 he said \x97 at last", "“Yes,” he said — at last"),
        ("one\nitâ€™s\nthree", "one\n\nit’s\n\nthree"),
        ("KÃ–LN, “dâ€™accord”", "KÖLN, “d’accord”"),
        ("cafÃ© and dâ€™Ivoire", "café and d’Ivoire"),
        ("Ð\u00b7Ð\u200b°", "за"),  # a character in its middle that cannot be seen
    ],
)
def test_mojibake_within_a_healthy_text_comes_back(wrong: str, right: str) -> None:
    assert canonical(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "«Р», «С» и «В» — буквы; “Р”, “С”…",
        "РІШЕННЯ СІЧНЯ: СІРІ ТІНІ, ТІ СІМ РІК, СІЛЬ І РІВНІ",
        "Різдво. Сім №1, Рік “Рі” і вії – є",
        "ГРУ–РФ–США, ВС–РФ, РСФСР…",
        "À São Paulo, “É” ; Škoda, Ångström ÂME",
        "«À quoi bon ?» — 100°C, x², 5€, µm, ½",
        "ﬁne ﬂow Ａ１ &amp; &nbsp; ‘a’ \"b\" 'c' …",
        "Вучић и Ђоковић у Врању, Њ",
        "AMANHÃ–",
        "“É AMANHÔ, disse",
        "one\x85two",
        "",
    ],
)
def test_healthy_text_is_not_touched(text: str) -> None:
    assert repair(text) == text


@given(HEALTHY)
def test_no_order_of_healthy_words_is_touched(text: str) -> None:
    assert repair(text) == text


@given(
    st.text(
        st.sampled_from("ÃÂÐÑâ€™œ\x9d\x83\x90\x85\xa0 ВГРСТвЂ°·»іёрџ╨╤\n\u200b\xadaA‚ÄΓÇÖ�й\u0306")
    )
)
def test_the_worst_of_characters_come_to_rest(text: str) -> None:
    once = canonical(text)

    assert canonical(once) == once


# Work that grows with the square takes far longer.
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "hostile",
    [
        "Ã" + "\x83" * 200_000,
        "Ã" + "Â\x83" * 100_000,
        "â€" * 100_000,
        "Р " * 100_000 + "Рї",
        "вЂ" * 100_000,
        "Ð Ñ " * 50_000,
        "\x93\n" * 50_000,
    ],
)
def test_hostile_mojibake_costs_no_more_than_its_length(hostile: str) -> None:
    canonical(hostile)


def test_what_never_comes_to_rest_is_marked_as_damage() -> None:
    assert canonical("Healthy.\nÃ" + "\x83" * 50) == "Healthy.\n\n\ufffd"


def test_healthy_text_does_not_load_the_library() -> None:
    code = (
        "import sys; from index.canonical import canonical; "
        "canonical('“Yes,” сказал он – it’s об’єкт… Рік'); print('ftfy' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "False"
