"""Which buttons stand under which message."""

from __future__ import annotations

from collections.abc import Iterable

from bot.buttons import Action, Button, Keyboard, Payload
from bot.rendering.sources import shortened
from bot.rendering.text_fragment import at_quote
from bot.texts import TEXTS, Texts
from bot.vocabulary import Quote

UP, DOWN, CHOSEN = "👍", "👎", " ✓"
# Four to a row: "Context 4" is still readable on a phone of 360 points.
IN_A_ROW = 4
LONGEST_LABEL = 40
AUTOMATIC = "auto"


def under_answer(shown: str, quotes: int, words: Texts, *, more: bool = False) -> Keyboard:
    """Return the buttons under an answer.

    Args:
        shown: Id of the stored answer.
        quotes: How many it shows.
        words: In whose language the buttons are.
        more: Whether there are more quotes that answer.
    """
    others = Button(words("button-others"), Payload(Action.OTHERS, shown))
    further = (
        (Button(words("button-more"), Payload(Action.MORE, shown)), others) if more else (others,)
    )
    votes = (Button(UP, Payload(Action.UP, shown)), Button(DOWN, Payload(Action.DOWN, shown)))
    return (*under_quotes(shown, quotes, words), further, votes)


def under_quotes(shown: str, quotes: int, words: Texts) -> Keyboard:
    """Return buttons that show each quote in context, numbered as the quotes above are."""
    labels = [words("button-context")]
    if quotes > 1:
        labels = [words("button-context-of", number=number + 1) for number in range(quotes)]
    buttons = [
        Button(label, Payload(Action.CONTEXT, shown, number)) for number, label in enumerate(labels)
    ][:quotes]
    return tuple(
        tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)
    )


def under_refusal(shown: str, related: int, words: Texts) -> Keyboard:
    """Return the buttons under a refusal: the closest quotes in context, and to be told later."""
    tell = Button(words("button-tell-me"), Payload(Action.TELL_ME, shown))
    return (*under_quotes(shown, related, words), (tell,))


def under_context(shown: str, quote: Quote, words: Texts, number: int) -> Keyboard:
    """Return the buttons under a quote in context: back, and to the article if it has an address.

    Args:
        shown: Id of the stored answer.
        quote: The one that is shown.
        words: In whose language the buttons are.
        number: The quote's, from 0; "back" leads to the message that it came from.
    """
    row = [Button(words("button-back"), Payload(Action.BACK, shown, number))]
    address = quote.article.url
    if address and address.lower().startswith(("https://", "http://")):
        row.append(Button(words("button-article"), address=at_quote(address, quote.text)))
    return (tuple(row),)


def under_notice(watch: str, words: Texts) -> Keyboard:
    """Return the button under the news on a watched topic."""
    return ((Button(words("button-stop"), Payload(Action.STOP, watch)),),)


def under_watches(watches: Iterable[tuple[str, str]], words: Texts) -> Keyboard:
    """Return a button to stop each of (id, topic), and one to stop all of them.

    Their numbers tell them from the button under news: pressing one brings the list again.
    """
    rows = [
        (Button(f"✕ {shortened(topic, LONGEST_LABEL)}", Payload(Action.STOP, watch, number)),)
        for number, (watch, topic) in enumerate(watches)
    ]
    if len(rows) > 1:
        rows.append((Button(words("button-stop-all"), Payload(Action.STOP_ALL)),))
    return tuple(rows)


def under_languages(words: Texts, chosen: str | None) -> Keyboard:
    """Return a button for each language, in its own words, and one for the automatic choice."""
    names = [(each("language-name"), language) for language, each in TEXTS.items()]
    automatic = (words("language-automatic"), AUTOMATIC)
    return tuple(
        (
            Button(
                f"{name}{CHOSEN}" if language == (chosen or AUTOMATIC) else name,
                Payload(Action.LANGUAGE, language),
            ),
        )
        for name, language in (*names, automatic)
    )
