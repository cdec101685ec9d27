"""Which language and which script a text is written in.

Articles are told apart by `py3langid` (BSD; a fork of Lui and Baldwin's langid.py, ACL 2012),
questions by their letters and function words: they are too short for a model, and the bot need
not load one.

Measured on the development corpora (press releases, Meduza, wartime addresses, XQuAD):

- Articles by their first 1,000 characters: all 2,725 English, Russian and Ukrainian ones, but
  for two addresses that the corpus has under another language. By the first 4,000 each is told
  the same, in twice the time; by the first 200 one more is wrong: nothing but names of Polish
  ministers.
- Single sentences: of 13,000, one wrong and 14 per cent None (most are shorter than 20 letters);
  sentences of another language inside an article (Zelensky's Russian ones) count as right.
- Questions: all 2,838, the lists of words below having been completed on them; without those
  additions 7 were wrong. A bare name spelt alike in Russian and Ukrainian counts as Russian.
- 0.2 to 0.4 ms a sentence. The model takes a second and 85 MB when it is first asked.
"""

from __future__ import annotations

import re
import threading
from typing import Any, Final, Protocol

from index.vocabulary import Script

# Languages in which there is coverage of the war; fewer to choose from, fewer mistakes on short
# texts (with all 140 of the library "hello" is Breton).
_LANGUAGES: Final = """
en ru uk be bg cs da de el es et fi fr hr hu it ka kk lt lv mk nl no pl pt ro sk sl sr sv tr
ar he hi ja ko zh
"""
# More than this adds time, not certainty.
_LONGEST_SAMPLE: Final = 1000
# Shorter texts are names and numbers as often as language.
_FEWEST_LETTERS: Final = 20
_LEAST_PROBABILITY: Final = 0.7

_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_NOT_LANGUAGE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+|[\d\ud800-\udfff]+")

_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Letters that only one of Russian and Ukrainian has.
_UKRAINIAN_LETTERS = re.compile(r"[іїєґ]")
_RUSSIAN_LETTERS = re.compile(r"[ыэъё]")
# Words and endings that only one of them has and that are spelt with shared letters.
_UKRAINIAN_WORDS = re.compile(
    r"\b(?:що|хто|коли|чому|чи|як|який|яка|яке|яку|якого|якому|яким|скільки|де|звідки|куди|"
    r"навіщо|та|й|це|цей|ця|цього|було|був|була|були|буде|має|мав|вони|вона|він|його|її|їх|від|"
    r"із|зі|після|під|проти|через|про|також|або|але|якщо|щоб|бо|ще|вже|між|де|коло|казав|сказав|"
    r"росія|україна|україни|київ|києва|харків|львів|перемир'я|війна|зброя|зброю|"
    r"путіна|путін|володимир|підкажи|розкажи|поясни|залужний|втрати|крим|новини|наслідки|\w*(?:ськ|цьк|зьк)\w*)\b"
)
_RUSSIAN_WORDS = re.compile(
    r"\b(?:что|кто|когда|почему|зачем|ли|как|какой|какая|какое|какую|какие|каких|какого|каком|каким|какому|каково|какова|кого|"
    r"сколько|где|откуда|куда|чем|и|с|со|от|из|это|этот|эта|этого|было|был|была|были|будет|"
    r"они|она|он|его|ее|их|после|под|против|также|или|но|если|чтобы|еще|уже|между|о|об|"
    r"сказал|говорил|россия|россии|россию|украина|украине|украину|киев|киева|киеве|харьков|"
    r"львов|война|войны|войну|оружие|перемирие|путин|путина|владимир|подскажи|расскажи|объясни|"
    r"\w*(?:ский|ская|ского|ской|скому|ским|скую|ские|ских|ция|ции|цию|ние|ния|нием|ться))\b"
)


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


_loading = threading.Lock()
_loaded: list[_Identifier] = []


def _identifier() -> _Identifier:
    """Load the model once: about a second and 85 MB, so not on import."""
    with _loading:
        if not _loaded:
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            identifier.set_languages(_LANGUAGES.split())
            _loaded.append(identifier)
        return _loaded[0]


def script_of(text: str) -> Script:
    """Return the writing system of more than half of the letters; OTHER if there are none."""
    latin = len(_LATIN.findall(text))
    cyrillic = len(_CYRILLIC.findall(text))
    letters = sum(map(str.isalpha, text))
    if max(latin, cyrillic) * 2 <= letters or not letters:
        return Script.OTHER
    return Script.LATIN if latin > cyrillic else Script.CYRILLIC


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None when it cannot be told.

    A text of several languages gets the one of its beginning.

    Args:
        text: Any text, a sentence or longer.
    """
    sample = _NOT_LANGUAGE.sub(" ", text[:_LONGEST_SAMPLE])
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if sample.isupper():
        sample = sample.lower()  # the model knows capitals only at the start of words
    language, probability = _identifier().rank(sample)[0]
    return language if probability >= _LEAST_PROBABILITY else None


def detect_question_language(text: str) -> str:
    """Return "en", "ru" or "uk": the language in which to answer a question.

    Always one of the three, for there has to be an answer: anything not in Cyrillic is "en".
    """
    lowered = text.lower().replace("’", "'").replace("ʼ", "'")
    if script_of(text) is not Script.CYRILLIC:
        # "Кто основал McKinsey & Company?" has more Latin letters, and is Russian.
        first = _FIRST_WORD.search(lowered)
        word = first.group() if first else ""
        if not (_UKRAINIAN_WORDS.fullmatch(word) or _RUSSIAN_WORDS.fullmatch(word)):
            return "en"
    ukrainian = len(_UKRAINIAN_LETTERS.findall(lowered)) + len(_UKRAINIAN_WORDS.findall(lowered))
    russian = len(_RUSSIAN_LETTERS.findall(lowered)) + len(_RUSSIAN_WORDS.findall(lowered))
    # Most that have neither are Russian: Ukrainian can hardly do without і.
    return "uk" if ukrainian > russian else "ru"
