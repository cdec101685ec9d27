"""The names of a question, also where it is typed in small letters."""

from __future__ import annotations

from typing import Final

from index.exonyms import longest_name, same_bearer
from index.spellings import Spellings
from index.words import FUNCTION_WORDS, words

_SHORTEST: Final = 2
# A word in small letters is a name when the edition has it as one this often.
_OFTEN: Final = 3
_SHORTEST_SMALL: Final = 4


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
    if name[0].isupper() and not opens:
        return len(name) >= _SHORTEST
    if not (opens or small) or len(name) < _SHORTEST_SMALL:
        return False
    return bool(same_bearer(name)) or spellings.usual_name(name) >= _OFTEN
