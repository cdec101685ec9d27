"""Words and patterns by which English questions ask for somebody's words."""

from __future__ import annotations

import re
from typing import Final

from bot.speakers.english_words import NAME_PARTICLES

# Verbs after "did X", and after a name.
_SAY: Final = (
    r"(?:say|saying|tell|telling|claim|argue|call(?! off)|describe|warn|promise|explain|think"
    r"|answer|reply|respond|react|comment|state|admit|deny|propose|demand|accuse|thank|congratulate|write"
    r"|insist|stress|note|suggest|declare|announce|mention|advise|urge|put it)"
)
_SAID: Final = (
    r"(?:said|says|told|tells|claimed|claims|argued|argues|called|calls|described|describes|warned"
    r"|warns|explained|explains|admitted|admits|denied|stated|states|insisted|insists|stressed"
    r"|wrote|declared|announced|put it|thinks|believes|replied|answered)"
)
_WORD: Final = r"[^\W\d_](?:[\w.’'-]*\w)?\.?"
_PHRASE: Final = rf"(?P<who>{_WORD}(?:[ ]{_WORD}){{0,6}}?)"
_CAPITAL: Final = r"[^\W\d_a-z][\w.’'-]*"
_NAME: Final = (
    rf"(?P<who>{_CAPITAL}(?:[ ](?:{'|'.join(sorted(NAME_PARTICLES))}|{_CAPITAL})){{0,5}})"
)
_WORDS_OF: Final = (
    r"(?:reactions?|responses?|repl(?:y|ies)|answers?|comments?|statements?|words|opinions?|views?"
    r"|stance|account|remarks?|quotes?|assessment|telling)"
)
_ADVERB: Final = r"(?:[ ](?:also|then|ever|later|really|himself|herself|already|first))?"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Each catches the phrase that may name the speaker; the plainest first.
PATTERNS: Final = (
    _any_case(rf"\b(?:in|from|by|given)[ ]{_PHRASE}(?:['’]s|['’])[ ]{_WORDS_OF}\b"),
    _any_case(
        rf"\b(?:in|from)[ ]the[ ](?:view|words|opinion)s?[ ]of[ ]"
        rf"(?P<who>{_WORD}(?:[ ]{_WORD}){{0,4}})"
    ),
    re.compile(rf"(?:^|,|\bas|:)[ ]*(?:as[ ])?{_NAME}{_ADVERB}[ ]{_SAID}\b"),
    _any_case(rf",[ ]*(?:as[ ])?(?P<who>{_WORD}(?:[ ]{_WORD}){{0,3}}?)[ ]{_SAID}\b"),
    _any_case(rf"\b(?:did|does|do)[ ]{_PHRASE}{_ADVERB}[ ]{_SAY}\b"),
    _any_case(rf"^[ ]*(?:has|have|had)[ ]{_PHRASE}{_ADVERB}[ ]{_SAID}\b"),
    re.compile(rf"\b(?:has|have|had)[ ]{_NAME}{_ADVERB}[ ]{_SAID}\b"),
    _any_case(rf"\baccording to[ ](?P<who>{_WORD}(?:[ ]{_WORD}){{0,6}})"),
    _any_case(rf",[ ]*(?:says|said|asks)[ ](?P<who>{_WORD}(?:[ ]{_WORD}){{0,3}})[ ]*\??$"),
    _any_case(
        rf"^[ ]*(?:what (?:was|were|is)[ ])?{_PHRASE}(?:['’]s|['’])[ ]{_WORDS_OF}[ ]"
        r"(?:to|on|about|of|regarding|when)\b"
    ),
    _any_case(
        rf"\b{_WORDS_OF}[ ](?:of|by|from)[ ](?P<who>{_WORD}(?:[ ]{_WORD}){{0,3}}?)"
        r"(?=[ ](?:to|on|about|regarding)\b)"
    ),
)
# "lavrov on crimea", "Erdogan about foreigners, what did he say": the name comes first.
TOPIC: Final = _any_case(rf"^[ ]*(?P<who>{_WORD}(?:[ ]{_WORD}){{0,3}}?)[ ](?:on|about)[ ]\w")
VERB_FIRST: Final = _any_case(
    r"^[ ]*(?:wh\w+|how|is|are|was|were|do|does|did|has|have|can|could|will|would|in|on|at|by|to"
    r"|from|for|the|a|an|under|since|tell|please|explain|news|latest|information|info|more)\b"
)
SUMMONS: Final = _any_case(r"[ ]call$")
WHERE: Final = _any_case(r"[ ]*(?:where|when)\b")
LONGEST_TOPIC: Final = 3
NOT_TOPIC: Final = frozenset(
    "war peace talks news attack strike sanctions ceasefire truce deal".split()
)
# Phrases that speak but name nobody, and words that show a phrase to be none.
GENERIC: Final = frozenset(
    """
    people experts sides parties they he she you it we i article articles text memorandum report
    document agreement residents officials diplomats both everyone anyone someone media world act
    authorities sources journalists witnesses analysts critics leaders allies countries each this
    that these those one who what which there lawmakers heads deputies chambers students locals
    coverage paper protocol charter resolution statement communique law constitution roadmap side
    party soldiers families relatives refugees negotiators delegations delegates governments
    ministers presidents mps readers users anybody nobody speech meeting greeting call talk talks
    interview address article letter message readout convention principle principles poll polls
    data figures estimate estimates plan agenda
    """.split()
)
STOPS: Final = frozenset(
    """
    has have had did does do what why how when where which who whose whom can could will would the
    a an his her their its of in on at to for from with by about and or as after before during
    when while that than into over under since until is was were are be not also then what which
    who
    """.split()
)
ENDS: Final = frozenset(
    """
    in on at to for from with by about after before during when while since until regarding
    against is was were are did does do has have had says said told who which that where why how
    and or as concerning if because
    """.split()
)
LOWER_JOINS: Final = frozenset({"of", "the", "for", "and", *NAME_PARTICLES})
MORE_TITLES: Final = frozenset("engineer writer actor singer athlete pilot nurse teacher".split())
BODIES: Final = frozenset({"kremlin", "pentagon", "nato", "eu", "un", "iaea"})
KNOWN_IN_S: Final = frozenset("guterres zelenskys landsbergis karis johannis rinkevics".split())
