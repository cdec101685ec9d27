"""Words that are somebody's by their place: turns of a transcript, dialogue, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.speakers.cast import Person
from bot.speakers.lines import Page
from bot.speakers.tokens import DASHES
from bot.speakers.vocabulary import Means, Reference, Speaker, Voice

# Sentences after the only head of an article in which "I" or "we" shows it to be a speech.
_SAMPLE = 6
# An address: so many sentences, and such a part of them, say "I" or "we", and hardly any says that
# somebody else says something. Of 349 wartime addresses 332 pass (the others are of a few lines),
# of 100 articles of Meduza none.
_FEWEST_FIRST_PERSON = 4
_FIRST_PERSON = 0.12
_MOST_ATTRIBUTED = 0.15
_NAME = re.compile(r"[^\W\d_a-zа-яіїєґё][\w.’'-]+(?: [^\W\d_a-zа-яіїєґё][\w.’'-]*){1,3}")
# Between the parts of a page that are not one transcript.
_BREAK = "***"


def read_dialogue(page: Page) -> None:
    """Give a paragraph that begins with a dash to the one whom it names: "— Так, — сказав Х."."""
    start = 0
    for number in range(1, len(page.lines) + 1):
        if number < len(page.lines) and not page.opens_paragraph(number):
            continue
        lines = page.lines[start:number]
        start = number
        if len(lines) < 2 or not lines[0].tokens or lines[0].tokens[0].text not in DASHES:
            continue
        speakers = [line.voice.speaker for line in lines if line.decided]
        if len(speakers) != 1 or speakers[0] is None:
            continue
        for line in lines:
            if not line.decided:
                line.voice = Voice(speakers[0], line.voice.others)


def read_turns(page: Page, person_of: Callable[[Reference], Person | None]) -> bool:
    """Give what stands after "Vladimir Putin:" to him, until the next one's turn.

    One name before a colon may be a headline's: then it speaks that paragraph only, unless what
    follows says "I" or "we".

    Returns:
        Whether there are turns of persons with names.
    """
    named = [
        number
        for number, line in enumerate(page.lines)
        if line.head is not None and line.head.means is Means.NAME
    ]
    if not named:
        return False
    sample = page.lines[named[0] : named[0] + _SAMPLE]
    transcript = len(named) > 1 or any(line.says_i for line in sample)
    current: Speaker | None = None
    in_turn = False
    for number, line in enumerate(page.lines):
        if any(token.text == _BREAK for token in line.tokens):
            in_turn = False
        if line.head is not None:
            person = person_of(line.head)
            current = person.as_speaker() if person else None
            in_turn = True
        elif in_turn and not transcript and page.opens_paragraph(number):
            in_turn = False
        if in_turn and (current or transcript):
            line.give(current)
    return True


def read_address(page: Page, author: str | None) -> None:
    """Give an address to its author, when it is plainly one and the metadata name one person.

    A quotation that fills a sentence stays somebody else's.
    """
    if not author or not _NAME.fullmatch(author):
        return
    first_person = sum(line.says_i for line in page.lines)
    if first_person < max(_FEWEST_FIRST_PERSON, _FIRST_PERSON * len(page.lines)):
        return
    attributed = sum(line.decided for line in page.lines)
    if attributed > _MOST_ATTRIBUTED * len(page.lines):
        return  # a report, whose quotations say "we"
    speaker = Speaker(author)
    for line in page.lines:
        quotes = [page.quotes[number] for number in page.quotes_of(line)]
        inside = any(
            quote.start <= line.sentence.start and line.sentence.end <= quote.end + 1
            for quote in quotes
        )
        if not inside:
            line.give(speaker)
