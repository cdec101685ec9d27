"""Mail: one message is one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr

from index.readers import fields
from index.readers.base import Draft, SourceFile
from index.readers.mail_text import LONGEST_HEADER, body, header, is_encrypted
from index.vocabulary import Problem

# Python compares each line with every boundary that is open: 20 MB of attachments have 270,000
# lines, and real mail seldom nests more than five parts within each other.
MOST_LINES = 600_000
MOST_BOUNDARIES = 40
# A header that says how a part is encoded, with the lines that it is folded over. Python takes
# quadratic time to tell its parameters apart.
CONTENT_HEADER = re.compile(
    rb"(?:^|(?<=\r))content-[a-z-]+:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
# A file with none of these is not a message, whatever colons its first lines hold.
TELLING = ("from", "subject", "date", "mime-version", "received", "message-id")


class MailReader:
    """Reads ``.eml``. The subject is the title.

    The name in From is the author: that is what RFC 5322 has the field say. Who published the
    message is known only if an Organization header states it. An address without a name is
    nobody's name, and is not shown.
    """

    suffixes = frozenset({".eml"})

    def read(self, file: SourceFile) -> Iterator[Draft | Problem]:
        """Yield the message as one article; its attachments are not read."""
        if reason := _too_complex(file.content):
            yield Problem(file.path, reason)
            return
        try:
            message = message_from_bytes(file.content.lstrip(), policy=policy.compat32)
            yield from _read(file.path, message)
        except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            yield Problem(file.path, "is damaged: the parts of the message cannot be told apart")


def _too_complex(content: bytes) -> str | None:
    lines = content.count(b"\n") + content.count(b"\r")
    if lines > 2 * MOST_LINES:  # CRLF counts twice
        return f"has more than {MOST_LINES:,} lines; save its text alone, as .txt or .html"
    if content.lower().count(b"boundary=") > MOST_BOUNDARIES:
        return "is made of too many nested parts; save the message that holds the article by itself"
    if any(len(match.group()) > LONGEST_HEADER for match in CONTENT_HEADER.finditer(content)):
        return "is damaged: a header that describes a part of the message goes on for pages"
    return None


def _read(path: str, message: Message) -> Iterator[Draft | Problem]:
    if not any(name in message for name in TELLING):
        yield Problem(path, "is not a mail message: it has no headers such as From and Subject")
        return
    if is_encrypted(message):
        yield Problem(path, "is encrypted; save the message decrypted, or its text as .txt")
        return
    text = body(message)
    if text is None:
        yield Problem(path, "has no text to read: neither a plain nor an HTML part")
        return
    stated = header(message, "date")
    day = fields.as_date(stated)
    if stated is not None and day is None:
        yield Problem(path, f"date {stated[:40]!r} is not understood and stays unknown")
    archived = (header(message, "archived-at") or "").strip("<> ")
    yield Draft(
        text,
        title=fields.as_text(header(message, "subject")),
        outlet=fields.as_text(header(message, "organization")),
        author=_name(message),
        published=day,
        url=fields.as_url(archived),
    )


def _name(message: Message) -> str | None:
    """The display name, split from the address before its encoded words are decoded.

    A decoded name may hold the commas and brackets that separate addresses.
    """
    value = message.get("from")
    if value is None:
        return None
    named = Message()
    raw = str(value)
    if len(raw) > LONGEST_HEADER:
        return None
    named["name"] = parseaddr(" ".join(raw.split()))[0]
    return fields.as_text(header(named, "name"))
