"""Text that was saved as UTF-8 and read as something else, put right again.

"itâ€™s" becomes "it’s" and "РјРёСЂ" becomes "мир". Nothing else changes: quotation marks,
ligatures, full-width letters and entities are the source's own. `ftfy` tells what looks like
mojibake and brings the tables of encodings; its own repair is not used, because it repeats
itself as long as anything changes, which a hostile file turns into hours, and because it misses
Cyrillic mojibake inside a healthy line.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Text that went wrong three times over has been seen; what needs more is no text.
MOST_PASSES = 6
# Characters that the bytes 80 to BF become. Nothing healthy has the lead of a UTF-8 sequence
# before one of them often, so most texts are done with at this one search.
_FOLLOWING_1252 = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FOLLOWING_1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\x98™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї"
_SIGNS = re.compile(
    rf"[\xc2-\xf4][{_FOLLOWING_1252}]"
    r"|[ÂÃÐÑ] "
    # A lone U+0085 is a line break of its own kind, and stays one.
    r"|[\x80-\x84\x86-\x9f]"
    rf"|[ВГРСТ][{_FOLLOWING_1251} ][ВГРСТ]"
    r"|вЂ"
    r"|[╨╤].[╨╤]"
    r"|‚Ä|ΓÇ"
)
_LINE_BREAK = re.compile(r"[\r\n]")
# A space stands for a no-break space (byte A0) that somebody tidied away: "Ð Ð¾" is "Ро".
# The leads are those of Latin, Cyrillic, punctuation and emoji; with others, “ÀÉÎ–” were Greek.
_RUNS_1252 = re.compile(
    rf"(?:[ÂÃÄÅÊÐÑÒ][{_FOLLOWING_1252}]|[ÐÑ] (?=[ÐÑ])|[âï][{_FOLLOWING_1252}]{{2}}"
    rf"|ð[{_FOLLOWING_1252}]{{3}})+"
)
# Capitals before a dash or a quotation mark: “AMANHÃ–” is Portuguese.
_PUNCTUATED = re.compile(r"[ÂÃÄÅÊÐÑÒ][‘’“”•–—…‹›«»](?![^\W\d_])")
# Only the leads of Latin-1, Cyrillic and punctuation: all 48 would be ordinary Cyrillic words.
_RUNS_1251 = re.compile(
    rf"(?:[ВГРСТ][{_FOLLOWING_1251}]|Р (?=[РС][{_FOLLOWING_1251}])"
    rf"|в[Ђ„][{_FOLLOWING_1251}]|рџ[{_FOLLOWING_1251}]{{2}})+"
)
# What `ftfy` takes for text. «СІРІ» in capitals is two pairs, and a word; four are no word.
_SURE = re.compile(
    rf"в[Ђ„][{_FOLLOWING_1251}]|â[€„][{_FOLLOWING_1252}]"
    rf"|(?:[ВГРСТ][{_FOLLOWING_1251} ]){{4}}"
    r"|[╨╤].[╨╤].|ΓÇ[ÖÿôöªÉ]"
)
_CYRILLIC_LETTERS = re.compile(r"[\u0400-\u04ff]")
# Fewer letters come out of «РІ» and «№», which are Ukrainian.
_FEWEST_LETTERS = 3
_LATIN = ("latin-1", "sloppy-windows-1252")
_CYRILLIC = ("sloppy-windows-1251",)
# The consoles of DOS and Windows, and old Macs: whole lines only.
_WHOLE_LINES = (*_LATIN, *_CYRILLIC, "macroman", "cp437", "cp866")


def repair(text: str) -> str:
    """Return the text with mojibake turned back into what was meant.

    What shows no sign of mojibake is returned as it is, without loading `ftfy`. A line that is
    still changing after six passes becomes a replacement character: no text can be told from it.
    """
    if text.isascii() or not _SIGNS.search(text):
        return text
    start = 0
    parts: list[str] = []
    for line_break in _LINE_BREAK.finditer(text):
        parts += (_settled(text[start : line_break.start()]), line_break[0])
        start = line_break.end()
    return "".join([*parts, _settled(text[start:])])


def _settled(line: str) -> str:
    for _ in range(MOST_PASSES):
        better = _pass(line)
        if better == line:
            return line
        line = better
    return _REPLACEMENT


def _pass(line: str) -> str:
    if not _SIGNS.search(line):
        return line
    # Loaded here because most corpora never need it.
    from ftfy.badness import is_bad
    from ftfy.fixes import fix_c1_controls

    if not (is_bad(_PUNCTUATED.sub(" ", line)) or _SURE.search(line)):
        # Short words in pairs: «Р·Р° РјРёСЂ». Hardly a line is UTF-8 by chance as a whole.
        words = _decoded(line, _CYRILLIC) or ""
        return words if len(_CYRILLIC_LETTERS.findall(words)) >= _FEWEST_LETTERS else line
    whole = _decoded(line, _WHOLE_LINES)
    if whole is not None:
        return whole

    def latin(match: re.Match[str]) -> str:
        alone = len(match[0]) == len("Ã–") and _PUNCTUATED.match(line, match.start())
        sure = is_bad(match[0]) and not alone
        return (_decoded(match[0], _LATIN) if sure else None) or match[0]

    def cyrillic(match: re.Match[str]) -> str:
        sure = _SURE.search(match[0]) or is_bad(match[0])
        return (_decoded(match[0], _CYRILLIC) if sure else None) or match[0]

    in_parts = _RUNS_1251.sub(cyrillic, _RUNS_1252.sub(latin, line))
    # What is left of the control characters are quotation marks and dashes of Windows.
    return in_parts if in_parts != line else fix_c1_controls(line)


def _decoded(text: str, codecs: tuple[str, ...]) -> str | None:
    """The text that became this one, or None if no codec makes it UTF-8."""
    from ftfy.fixes import restore_byte_a0

    for codec in codecs:
        try:
            found = text.encode(codec)
            if codec != "macroman":  # its byte A0 is no space
                found = restore_byte_a0(found)
            decoded = found.decode("utf-8")
        except UnicodeError:
            continue
        if decoded != text:
            return decoded
    return None
