"""The names of a question, also where it is typed in small letters."""

from __future__ import annotations

from typing import Final

from index.exonyms import longest_name, same_bearer
from index.spellings import Spellings
from index.words import FUNCTION_WORDS, words

_SHORTEST: Final = 2
_SHORTEST_SMALL: Final = 4
# In small letters, and told by its sound alone.
_SHORTEST_HEARD: Final = 5
# How often a word is a name in the edition, for each passage with it: what has a capital in the
# question is one from the first on, what has none or opens the question from the second on.
_SELDOM: Final = 0.2
_MOSTLY: Final = 0.7


def names_in(question: str, language: str, spellings: Spellings) -> tuple[str, ...]:
    """Return the names that a question states, as it spells them, without repetitions.

    A name is what has a capital and does not open the question, what the table of exonyms has,
    and in a question without capitals what the edition's articles have as a name.
    """
    found: list[str] = []
    all_words = words(question)
    small = not any(question[word.start].isupper() for word in all_words[1:])
    at = 0
    while at < len(all_words):
        for count in range(min(longest_name(), len(all_words) - at), 1, -1):
            name = question[all_words[at].start : all_words[at + count - 1].end]
            if (name != name.lower() or small) and same_bearer(name):
                found.append(name)
                at += count
                break
        else:
            word = all_words[at]
            name = question[word.start : word.end]
            if _is_name(name, word.text, language, spellings, opens=at == 0, small=small):
                found.append(name)
            at += 1
    return tuple(dict.fromkeys(found))


def _is_name(
    name: str, folded: str, language: str, spellings: Spellings, *, opens: bool, small: bool
) -> bool:
    if any(map(str.isdigit, name)) or folded in FUNCTION_WORDS[language]:
        return False
    usual = spellings.share_as_name(name)
    if name[0].isupper() and not opens:
        # "День Перемоги": the words of a title are no names.
        return len(name) >= _SHORTEST and (usual is None or usual >= _SELDOM)
    if not (opens or small) or len(name) < _SHORTEST_SMALL:
        return False
    if usual is None:  # written in another script only
        return len(name) >= _SHORTEST_HEARD and bool(spellings.of(name))
    return bool(same_bearer(name)) or usual >= _MOSTLY
