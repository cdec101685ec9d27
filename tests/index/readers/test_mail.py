"""Mail messages."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers import Draft
from tests.auxil.reading import read_file

TEXT = "The delegations met on Monday.\n\nThey agreed to exchange prisoners."
LINES = [line for line in TEXT.split("\n") if line]


def message(text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    result = EmailMessage()
    for name, value in {
        "From": "A. Writer <writer@example.org>",
        "To": "reader@example.org",
        "Subject": "Third round",
        "Date": "Wed, 23 Jul 2025 23:15:00 -0500",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }.items():
        result[name] = value
    if text is not None:
        result.set_content(text)
    if html is not None and text is not None:
        result.add_alternative(html, subtype="html")
    elif html is not None:
        result.set_content(html, subtype="html")
    return result


def read(mail: EmailMessage) -> Draft:
    ((draft,), problems) = read_file("a.eml", mail.as_bytes(policy=SMTP))
    assert problems == []
    return draft


def raw(headers: str, body: str | bytes = TEXT) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    return headers.encode() + b"\n\n" + content


def lines(draft: Draft) -> list[str]:
    return [line.strip() for line in draft.text.split("\n") if line.strip()]


def test_the_headers_give_title_author_and_day_and_nothing_else_is_guessed() -> None:
    draft = read(message())

    assert (draft.title, draft.author, draft.outlet) == ("Third round", "A. Writer", None)
    assert (draft.published, draft.url, draft.part) == (date(2025, 7, 23), None, "")
    assert lines(draft) == LINES


def test_an_outlet_and_an_address_are_known_when_headers_state_them() -> None:
    draft = read(message(Organization="Sample Desk", Archived_At="<https://example.org/17>"))

    assert (draft.outlet, draft.url) == ("Sample Desk", "https://example.org/17")


def test_headers_are_decoded() -> None:
    draft = read(
        message(
            Subject="Обмін полоненими: третій раунд переговорів, про який ніхто не чекав новин",
            From='"Бюро, зразкове" <bureau@example.org>',
        )
    )

    assert draft.title == (
        "Обмін полоненими: третій раунд переговорів, про який ніхто не чекав новин"
    )
    assert draft.author == "Бюро, зразкове"


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Subject: =?koi8-r?B?8MXSxcfP18/S2Q==?=", "Переговоры"),
        ("Subject: =?utf-8?Q?Caf=C3=A9?= talks\n =?utf-8?Q?go_on?=", "Café talks go on"),
        ("Subject: Переговори", "Переговори"),
        ("Subject: =?no-such-charset?B?8MXSxcc=?=", None),
        ("Subject: =?utf-8?B?////?=", None),
        ("Subject: =?utf-8?B?a?=", None),
        ("Subject: =?punycode?Q?abc-?=", None),
        ("Subject:", None),
        ("X-Subject: none", None),
        ("Subject: " + "long " * 3_000, None),
    ],
)
def test_a_subject_that_cannot_be_decoded_stays_unknown(header: str, title: str | None) -> None:
    ((draft,), _) = read_file("a.eml", raw(f"Date: 23 Jul 2025 10:00:00 +0000\n{header}"))

    assert draft.title == title


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("writer@example.org", None),
        ("<writer@example.org>", None),
        ('"Writer, A." <writer@example.org>', "Writer, A."),
        ("=?utf-8?B?0JDQstGC0L7RgA==?= <writer@example.org>", "Автор"),
        ("writer@example.org (A. Writer)", "A. Writer"),
    ],
)
def test_the_author_is_the_name_in_from_and_an_address_is_no_name(
    sender: str, author: str | None
) -> None:
    ((draft,), _) = read_file("a.eml", raw(f"From: {sender}\nSubject: s"))

    assert draft.author == author


def test_plain_text_is_preferred_and_html_will_do() -> None:
    html = "<html><style>p{}</style><p>The delegations met.</p><p>They parted.</p></html>"

    assert lines(read(message(html=html))) == LINES
    assert lines(read(message(None, html))) == ["The delegations met.", "They parted."]
    assert lines(read(message(" \n", html))) == ["The delegations met.", "They parted."]


def test_a_plain_part_that_only_says_that_the_mail_is_html_is_not_the_article() -> None:
    html = f"<p>{'The delegations met once more. ' * 40}</p>"

    assert read(message("Please view this message in a browser.", html)).text.startswith("The del")


def test_attachments_and_forwarded_messages_are_not_read() -> None:
    mail = message(None, f"<p>{LINES[0]}</p>")
    mail.add_attachment("Attached words.", filename="a.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(message("Forwarded words."))

    assert lines(read(mail)) == LINES[:1]


@pytest.mark.parametrize("charset", ["utf-8", "koi8-u", "windows-1251"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_bodies_are_decoded(charset: str, encoding: str) -> None:
    text = "Сторони зустрілися в понеділок і домовилися про обмін полоненими. Їх було тисяча."
    mail = message(None)
    mail.set_content(text, charset=charset, cte=encoding)

    ((draft,), problems) = read_file("a.eml", mail.as_bytes())

    assert (lines(draft), problems) == ([text], [])


def test_a_wrong_charset_does_not_cost_the_text() -> None:
    text = "Делегации встретились в понедельник. Они договорились об обмене пленными."

    for charset in ("us-ascii", "no-such-charset", "punycode", "zlib", "x" * 300, "''"):
        headers = f'Subject: s\nContent-Type: text/plain; charset="{charset}"'
        ((draft,), _) = read_file("a.eml", raw(headers, text))
        assert draft.text == text


def test_lines_that_a_mail_program_wrapped_are_joined() -> None:
    body = "The two delegations met for the \nthird time on Monday.\n\nNo more.\n-- \nDesk\n"
    flowed = raw("Subject: s\nContent-Type: text/plain; format=flowed", body)

    ((draft,), _) = read_file("a.eml", flowed)

    assert lines(draft) == [
        "The two delegations met for the third time on Monday.",
        *("No more.", "--", "Desk"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEXT.encode(), "is not a mail message"),
        (b"Note: one\nOther: two\n\nText.", "is not a mail message"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not a mail message"),
        (b"Subject: s\n\n", "has no text to read"),
        (b"Subject: s\nContent-Type: image/png\n\nAAAA", "has no text to read"),
        (b"Subject: s\nContent-Type: multipart/mixed; boundary=x\n\n--x--\n", "has no text"),
        (b"Subject: s\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n", "is encrypted"),
        (b"Subject: s\nContent-Type: application/pkcs7-mime\n\nAAAA", "is encrypted"),
        (
            b"Subject: s\n"
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                for n in range(5_000)
            ),
            "is made of too many nested parts",
        ),
        (b"Subject: s\nContent-Type: text/plain; " + b"a*0=b;" * 100_000 + b"\n\nx", "is damaged"),
        (b"Subject: s\nContent-Type: text/plain;" + b"\n a=b;" * 9_000 + b"\n\nx", "is damaged"),
        (b"Subject: s\n\n" + b"a\n" * 1_300_000, "has more than 600,000 lines"),
    ],
)
@pytest.mark.timeout(30)
def test_a_message_that_gives_no_article_says_why(content: bytes, reason: str) -> None:
    drafts, problems = read_file("a.eml", content)

    assert drafts == []
    assert len(problems) == 1
    assert problems[0].startswith(reason)


def test_a_date_that_is_not_understood_is_reported_and_stays_unknown() -> None:
    ((draft,), problems) = read_file("a.eml", raw("Subject: s\nDate: soon"))

    assert draft.published is None
    assert problems == ["date 'soon' is not understood and stays unknown"]


WHOLE = message(html=f"<p>{TEXT}</p>", Subject="Обмін").as_bytes()


@given(st.binary(max_size=40), st.integers(0, len(WHOLE)), st.integers(0, 40))
def test_damaged_bytes_end_as_articles_or_problems(damage: bytes, at: int, lost: int) -> None:
    read_file("a.eml", WHOLE[:at] + damage + WHOLE[at + lost :])


@given(
    st.lists(
        st.sampled_from(
            [
                *("From: ", "Subject: ", "Content-Type: ", "text/html", "multipart/mixed"),
                *("; boundary=", "x", "--x\n", "--x--\n", "\n", "=?utf-8?", "B?", "?=", "("),
                *(")", '"', "<", "@", ";", "charset*=", "Content-Transfer-Encoding: "),
                *("base64\n", "uuencode\n", "begin 644 a\n", "Content-Disposition: "),
                *("attachment", "message/rfc822", "Date: ", "é", "\0"),
            ]
        )
    )
)
def test_whatever_a_message_holds_ends_as_articles_or_problems(pieces: list[str]) -> None:
    read_file("a.eml", "".join(["Subject: s\n", *pieces]))
