"""Titles and authors that programs write into documents, told from those that people state."""

from __future__ import annotations

import re

# Longer ones are a text that was pasted into the field.
LONGEST = 300
# What programs put into the fields by themselves: the name of the file, of the program or of
# the account.
MACHINE_MADE = re.compile(
    r"""
    \.(?:docx?|odt|rtf|pdf|indd|qxp|html?|txt|pptx?|xlsx?|tex|dvi|ps|jpe?g|png|tiff?)$
    | ^\(?(?:microsoft\ (?:word|powerpoint)(?:\ document)?|untitled|unnamed|document\d*
        |print|layout\ \d|slide\ \d
        |без\ (?:имени|названия)|документ\d*|title|заголовок|default|unknown|anonymous|author|null
        |none|n/?a|user|owner|admin|administrator|пользователь|админ|администратор|користувач
        |адміністратор|guest|root|python-docx|word\ document
        |pc|hp|lenovo|asus|acer|dell|home|office|test)\b\W*\d*$
    | ^microsoft\ (?:word|powerpoint)\ -
    | ^(?:https?|file)://
    | ^(?:[a-z]:)?[\\/]
    """,
    re.VERBOSE | re.IGNORECASE,
)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]+")
# Cyrillic that a program stored without saying so reads as these.
MISREAD = re.compile("[À-ÿ]")
LETTER = re.compile(r"[^\W\d_]")


def sensible(value: str) -> str | None:
    """Return a document's title or author on one line, or None when no person wrote it."""
    text = " ".join(CONTROLS.sub(" ", value).split())
    letters = LETTER.findall(text)
    if not letters or len(text) > LONGEST or MACHINE_MADE.search(text):
        return None
    return None if 2 * len(MISREAD.findall(text)) > len(letters) else text
