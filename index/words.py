"""Words, and the stems under which their inflected forms meet.

For lexical search, and for measuring how much of a question a sentence covers.

English: the Snowball stemmer (`snowballstemmer`, BSD; "Porter2", snowballstem.org).
Russian: Snowball too, corrected where it treats the bare form of a name as an inflected one
("Лавров" → лавр, but "Лаврова" → лавров). Ukrainian: Snowball has no stemmer; the dictionary of
`pymorphy3` (MIT; the package of its Ukrainian dictionary says GPLv3, its read-me CC BY-SA 3.0)
gives the base form, chosen here among its readings. Any other language: the word itself.

Pairs of forms that should meet and do, and pairs of words that should not and do not, from the
table of ``tests/index/test_words.py``. The rules were fitted on it; of 122 Russian and Ukrainian
pairs written after the first version of the rules, that version had 112 right:

    ========= ========== ============================================== =======
    language  meet       the library alone                              apart
    ========= ========== ============================================== =======
    English   31 of 31   31 (Snowball)                                  8 of 8
    Russian   175 of 178 133 (Snowball)                                 16 of 17
    Ukrainian 202 of 204 179 (first reading), 183 (endings only)        17 of 17
    ========= ========== ============================================== =======

On a slow core: 6,000 to 15,000 new words a second, 120,000 to 240,000 words of text a second once
their stems are remembered. The dictionary takes 0.2 s and 30 MB, a full cache 50 MB.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any, Final, NamedTuple

import snowballstemmer

from index.morphology import analyser

_APOSTROPHES: Final = "'’ʼ‘`´′"
_LETTERS: Final = r"[^\W\d_](?:[^\W_]|[\u0300-\u036f])*"
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+"  # 3.5, 3,5, 1,000,000
    rf"|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
    r"|[^\W_]+"
)
_CYRILLIC = re.compile(r"[а-яіїєґѐ-ѯ']+")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_STRESS = re.compile("[\u0300\u0301\u00ad]")  # stress marks of textbooks, soft hyphens
# Abbreviations whose full stops would make them several words.
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){1,6}(?:[^\W\d_](?!\w)|(?<=\w\.\w\.)(?!\w))")
# In capitals it is the country; folded, it would be the pronoun.
_UNITED_STATES: Final = frozenset({"US", "USA"})
_LONGEST_WORD: Final = 50  # longer is not a word, and the dictionary is slow on it
_CACHED_WORDS: Final = 100_000

_stemming = threading.Lock()  # neither library says that it may be used by several threads


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        text: Case folded, with ё as е and every apostrophe as ``'``.
        start: Where it starts in the text.
        end: Where it ends.
    """

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words and numbers of a text in order.

    Hyphenated words give their parts ("30-day": 30, day), decimals and dotted abbreviations stay
    whole ("3,5"; "a.m." as "am"; "U.S.", "US" and "USA" as "usa").
    """
    dotted = {match.start(): match for match in _DOTTED.finditer(text)} if "." in text else {}
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start, after = match.span()
        if start < end:
            continue
        token, end = match.group(), after
        if start in dotted:
            token, end = dotted[start].group().replace(".", ""), dotted[start].end()
        found.append(Word("usa" if token in _UNITED_STATES else normalise(token), start, end))
    return found


@lru_cache(_CACHED_WORDS)
def normalise(word: str) -> str:
    """Fold case, ё, apostrophes and stress marks, so that spellings of one word meet."""
    folded = _APOSTROPHE.sub("'", unicodedata.normalize("NFC", word).casefold())
    return _STRESS.sub("", folded).replace("ё", "е")


@lru_cache(_CACHED_WORDS)
def stem(word: str, language: str | None) -> str:
    """Return what the inflected forms of a word have in common.

    Args:
        word: One word, in any case and with any apostrophe.
        language: ISO 639-1 code; anything but "en", "ru" and "uk" leaves the word as it is.
    """
    folded = normalise(word)
    if len(folded) > _LONGEST_WORD or not folded.replace("'", "").isalpha():
        return folded
    with _stemming:
        if language == "en":
            return _english(folded)
        # pymorphy3 fails on characters without a Unicode name, so it gets nothing but Cyrillic.
        if language in {"ru", "uk"} and _CYRILLIC.fullmatch(folded):
            return _russian(folded) if language == "ru" else _ukrainian(folded)
    return folded


def index_terms(text: str, language: str | None) -> list[str]:
    """Return the terms under which a text in ``language`` is found, in order, with repetitions."""
    return [stem(word.text, language) for word in words(text)]


def query_terms(question: str, language: str) -> list[str]:
    """Return the terms to look up in texts of the question's language, without repetitions."""
    return list(dict.fromkeys(index_terms(question, language)))


def content_terms(question: str, language: str) -> list[str]:
    """Return the terms of the words that carry meaning, in order, without repetitions."""
    function_words = FUNCTION_WORDS.get(language, frozenset())
    return list(
        dict.fromkeys(
            stem(word.text, language) for word in words(question) if word.text not in function_words
        )
    )


@lru_cache(2)
def _snowball(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)


def _english(word: str) -> str:
    stemmed = str(_snowball("english").stemWord(word))
    return stemmed.removesuffix("'s").rstrip("'")


def _russian(word: str) -> str:
    """Stem with Snowball, and make bare forms meet the inflected ones.

    Snowball takes the end of "Лавров", "Киев", "Эрдоган" and "журнал" for a case or a tense, but
    from "Лаврова", "Киева", "Эрдогана" and "журнала" takes the "а" only.
    """
    snowball = _snowball("russian")
    stemmed = str(snowball.stemWord(word))
    if word.endswith(("ов", "ев")) and len(stemmed) < 3:
        return word  # Киев, боев: what is left would be nothing
    if stemmed.endswith(("ов", "ев")) and len(stemmed) >= 5:
        stemmed = stemmed[:-2]
    while len(stemmed) >= 4:
        shorter = str(snowball.stemWord(stemmed))
        if len(stemmed) - len(shorter) != 1:
            break
        stemmed = shorter
    if stemmed.endswith("ец") and len(stemmed) >= 4:  # беженец, беженцы; боец, бойцы
        stemmed = stemmed[:-2] + ("йц" if stemmed[-3] in "аеоу" else "ц")
    return stemmed


def _ukrainian(word: str) -> str:
    """Return the base form of the likeliest reading.

    The dictionary gives no probabilities. Names come first, then nouns: a question is about
    "війни" (of the war), not about "війнути"; about Lavrov, not about what is of laurel.
    """
    base = min(analyser("uk").parse(word), key=lambda reading: _unlikely(word, reading)).normal_form
    for closed, opened in (("їв", "єв"), ("ів", "ов")):  # Київ, Києва; Львів, Львова
        if base.endswith(closed) and len(base) > 3:
            return str(base.removesuffix(closed)) + opened
    return str(base)


def _unlikely(word: str, reading: Any) -> int:
    base, tag = reading.normal_form, str(reading.tag)
    is_place = base.endswith("їв") or (base.endswith("ів") and word.endswith("ові"))
    return -(4 * is_place + 2 * ("Surn" in tag) + ("NOUN" in tag))


_ENGLISH_FUNCTION_WORDS: Final = """
a an the this that these those some any each every all both either neither no not none nor such
other another same own one ones
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it
its itself we us our ours ourselves they them their theirs themselves
who whom whose what which when where why how whether whoever whatever whichever
about above across after against along among around as at before behind below beneath beside
besides between beyond by down during except for from in inside into near of off on onto out
outside over past per since through throughout till to toward towards under until up upon via with
within without
and or but so if then than because while although though unless also too very just only even still
yet again ever never always often already now here there more most much many less least few several
am is are was were be been being do does did doing done have has had having can could may might
must shall should will would ought let
n't isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't
won't wouldn't shouldn't who's what's when's where's how's why's that's there's it's he's she's i'm
you're we're they're i've you've we've they've i'll you'll he'll she'll we'll they'll i'd he'd
please tell know say says said according exactly happen happened happens get got give gave
"""

_RUSSIAN_FUNCTION_WORDS: Final = """
и а но да или либо ни не же ли бы б то ведь вот лишь только даже уже еще ж если когда пока чтобы
чтоб что как так потому поэтому также тоже хотя будто словно зато однако причем
в во на с со к ко о об обо от ото до из изо за по под подо над у при про для без безо через сквозь
между среди около после перед передо вокруг против вместо кроме ради насчет относительно согласно
из-за из-под во время течение ввиду вследствие благодаря
я меня мне мной мною ты тебя тебе тобой он его него ему нему им ним нем она ее нее ей ней ею нею
оно мы нас нам нами вы вас вам вами они их них ими ними себя себе собой
мой моя мое мои моего моей моих моему моим твой твоя твое твои наш наша наше наши нашего нашей
наших нашим ваш ваша ваше ваши вашего вашей ваших свой своя свое свои своего своей своих своему
своим своими свою
этот эта это эти этого этой этих этому этим этом этими эту
том тот та те того той тех тому тем теми ту
такой такая такое такие такого таких таким сам сама само сами самого самой самих самый самая самое
самые весь вся все всё всего всей всех всему всем всеми всю каждый каждая каждое любой любая
другой другая другие других иной
кто кого кому кем ком чего чему чем чём какой какая какое какие какого каких какому каким какими
какую каком который которая которое которые которого которой которых которому которым которую
чей чья чье чьи чьего чьей где куда откуда когда почему зачем отчего сколько скольких скольким
насколько каков какова каково каковы
быть был была было были будет будут буду будем есть бывает является являются являлся стал стала
стало стали мочь может могут мог могла могли можно нельзя надо нужно должен должна должно должны
там тут здесь туда сюда теперь сейчас тогда потом затем очень более менее больше меньше много мало
несколько
скажи скажите расскажи расскажите подскажи подскажите пожалуйста сказал сказала сказали говорил
говорила говорили говорит слова словам именно случилось произошло произошла
"""

_UKRAINIAN_FUNCTION_WORDS: Final = """
і й та а але або чи ні не ж же би б то адже ось лише лиш тільки навіть вже уже ще якщо якби коли
поки доки щоб щоби що як так тому отже також теж хоча хоч наче мов ніби проте однак бо аби
в у на з із зі зо до від од о об по під підо над при про для без через крізь між поміж серед біля
коло після перед передо навколо проти замість крім окрім заради щодо стосовно згідно за зза з-за
з-під протягом упродовж під час внаслідок завдяки
я мене мені мною ти тебе тобі тобою він його нього йому ньому ним нім вона її неї їй ній нею воно
ми нас нам нами ви вас вам вами вони їх них їм ними себе собі собою
мій моя моє мої мого моєї моїх твій твоя твоє твої наш наша наше наші нашого нашої наших нашим ваш
ваша ваше ваші вашого вашої ваших свій своя своє свої свого своєї своїх своєму своїм своїми свою
цей ця це ці цього цієї цих цьому цим цими цю той та те ті того тієї тих тому тим тими ту такий
така таке такі такого таких таким сам сама само самі самого самих весь вся все усе всі усі всього
всієї всіх усіх всьому всім усім всіма кожен кожна кожне будь-який інший інша інші інших
хто кого кому ким чого чому чим який яка яке які якого якої яких якому яким якими яку якій котрий
котра котре котрі чий чия чиє чиї де куди звідки коли навіщо нащо скільки скількох наскільки
бути був була було були буде будуть буду будемо є бути став стала стало стали могти може можуть
міг могла могли можна треба потрібно слід повинен повинна повинно повинні мусить мав мала мали
мають має
там тут туди сюди тепер зараз тоді потім дуже більш менш більше менше багато мало кілька декілька
скажи скажіть розкажи розкажіть підкажи підкажіть прошу ласка сказав сказала сказали казав казала
казали говорив говорила говорили каже слова словами саме сталося відбулося відбулась
"""

# Words of a question that an answer need not contain, as ``words`` gives them. Written for this
# project; the verbs of saying and happening belong to the asking ("What did X say about ...").
FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(_ENGLISH_FUNCTION_WORDS.split()),
    "ru": frozenset(word.replace("ё", "е") for word in _RUSSIAN_FUNCTION_WORDS.split()),
    "uk": frozenset(_UKRAINIAN_FUNCTION_WORDS.split()),
}
