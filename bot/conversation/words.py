"""The small words by which a question leans on the one before it, in three languages."""

from __future__ import annotations

import re
from typing import NamedTuple


class Words(NamedTuple):
    """The patterns of one language; all are read without regard to case.

    Attributes:
        opening: "And", "So": at the beginning, before a question that goes on.
        about: The whole of "and what about …?"; group ``what``.
        bare: A question word alone, with or without "was that"; group ``asks``.
        who_said: "Who said that?".
        said: "And what did Zelensky say?", with nothing that it is about; group ``who``.
        person: Pronouns for a person, subject or object.
        persons: Pronouns for several.
        owner: Possessive pronouns of a person.
        about_it: "about it" and the like, which stand for the topic.
        it: A pronoun that stands for the topic where the question names nothing itself.
        no_reference: "it" that stands for nothing ("is it true that").
        there: "there", for the last place.
        more: "Tell me more".
        say: Verbs of saying in a question.
        asking: Question words with the verb that goes along, at the beginning.
        topic: What a question of saying is about; group ``topic``.
    """

    opening: re.Pattern[str]
    about: re.Pattern[str]
    bare: re.Pattern[str]
    who_said: re.Pattern[str]
    said: re.Pattern[str]
    person: re.Pattern[str]
    persons: re.Pattern[str]
    owner: re.Pattern[str]
    about_it: re.Pattern[str]
    it: re.Pattern[str]
    no_reference: re.Pattern[str]
    there: re.Pattern[str]
    more: re.Pattern[str]
    say: re.Pattern[str]
    asking: re.Pattern[str]
    topic: re.Pattern[str]
    about_word: str


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\s*[?!.…]*\Z", re.IGNORECASE)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{pattern})(?![\w'’-])", re.IGNORECASE)


_EN_SAY = r"(?:say|said|tell|told|think|claim|promise|demand|propose|announce|answer|reply|respond|react|comment)"
ENGLISH = Words(
    opening=re.compile(r"(?:and|but|so|ok(?:ay)?,? and)\b[, ]*", re.IGNORECASE),
    about=_whole(r"(?:(?:and|but|so),? )?(?:what|how) about (?P<what>.+?)|(?:and|but) (?P<what_>(?:in|on|at|for|from|since|before|after|the |by )?[^?]{1,40}?)"),
    bare=_whole(
        r"(?:(?:and|but|so),? )?(?:(?P<asks>when|where|why|how|since when|how long)(?: (?:exactly|was|did|is) ?(?:that|it|this)?(?: (?:happen|signed|decided|agreed|said|be|take place|happened))?| so)?)"
    ),
    who_said=_whole(r"(?:(?:and|but|so),? )?who (?:said|says|told|claimed|claims|announced|reported) (?:that|it|this|so)|(?:and )?who says so|(?:and )?whose words (?:are|were) (?:that|those|these|they)|(?:and )?by whom (?:was|is) (?:it|that) said"),
    said=_whole(rf"(?:and|but|so),? what (?:did|does|has|do) (?P<who>[^?]+?) (?:{_EN_SAY}|respond|demand)"),
    person=_word(r"he|she|him|her(?! [a-z])"),
    persons=_word(r"they|them"),
    owner=_word(r"his|her(?= [a-z])"),
    about_it=_word(r"(?:about|on|to|of|for) (?:it|that|this|these|those|them)(?=\s*[?.!]*$|,| (?:yesterday|today|last|in|on|since|before|after)\b)"),
    it=_word(r"it|that(?=\s*[?.!]*$)|this(?=\s*[?.!]*$)"),
    no_reference=_word(
        r"(?:is|was|will|would|does|did) it (?:true|possible|likely|clear|legal|mean|take|matter|cost|become|be (?:true|possible|likely)|the case|known|expected)|it(?= (?:is|was|will|takes?|took))"
    ),
    there=_word(r"there(?=\s*[?.!]*$)"),
    more=_whole(r"(?:please )?(?:tell me )?more(?: about (?:it|that|this))?(?:,? please)?|(?:is there )?any(?:thing)? (?:else|more)|what else|go on|(?:show |give )?(?:me )?(?:more )?(?:details|quotes)|show (?:me )?more"),
    say=_word(_EN_SAY),
    asking=re.compile(
        r"(?P<wh>what|where|why|how|when) (?P<aux>did|does|do|will|would|has|have|had) ", re.IGNORECASE
    ),
    topic=re.compile(r" (?:about|on|regarding|concerning|to) (?P<topic>[^?]+?)\s*[?.!]*\Z", re.IGNORECASE),
    about_word="about",
)  # fmt: skip

_RU_SAY = r"(?:говори\w*|сказа\w*|заяви\w*|заявля\w*|думает|ответи\w*|обеща\w*|требу\w*|предл\w*|счита\w*|отреагирова\w*)"
RUSSIAN = Words(
    opening=re.compile(r"(?:ну )?(?:а|и|но)[ ,]+(?:вот )?", re.IGNORECASE),
    about=_whole(r"(?:ну )?(?:а|и) (?:что )?(?:насч[её]т|про|о|об|по поводу|как насч[её]т|что с|как же|как там) (?P<what>.+?)|(?:ну )?(?:а|и|но) (?P<what_>[^?]{1,40}?)"),
    bare=_whole(r"(?:(?:а|и),? )?(?P<asks>когда|где|почему|зачем|как|с каких пор|как долго|куда|откуда)(?: (?:именно|же))?(?: (?:это|оно|такое))?(?: (?:было|произошло|случилось|подписали|решили|сказал|сказали))?(?: это)?"),
    who_said=_whole(r"(?:(?:а|и|но),? )?(?:кто|чьи)(?: (?:же|именно))? (?:это |так |об этом )?(?:сказал|говорит|заявил|утверждает|сообщил|сообщает|рассказал|написал|слова)(?: это| так| об этом)?|(?:а |и )?чьи это слова"),
    said=_whole(rf"(?:ну )?(?:а|и|но) (?:что|как)(?: (?:на это|об этом|по этому поводу))? {_RU_SAY}(?: (?:на это|об этом|по этому поводу))? (?P<who>[^?]+?)|(?:ну )?(?:а|и|но) (?:что|как) (?P<who_>[^?]+?) {_RU_SAY}"),
    person=_word(r"он|она|ему|ей|н[её]м|ней|него|не[её]|его(?! [а-яё]{3})"),
    persons=_word(r"они|им|них|ними"),
    owner=_word(r"его(?= [а-яё]{3})|е[её](?= [а-яё]{3})"),
    about_it=_word(r"(?:об|на|о|с|про|по поводу) (?:этом|этого|это|этим|том|н[её]м|ней|них)|по этому поводу"),
    it=_word(r"это|оно"),
    no_reference=_word(r"(?:это )?(?:правда|верно)(?: ли)?(?:,? что)?|что это за|это ли|кто это|что такое"),
    there=_word(r"там|туда|оттуда"),
    more=_whole(r"(?:расскажи )?(?:по)?(?:подробнее|больше)(?: об этом)?|(?:а )?что ещ[её]|ещ[её]|дальше|подробности"),
    say=_word(_RU_SAY),
    asking=re.compile(r"(?P<wh>что)(?P<aux>) ", re.IGNORECASE),
    topic=re.compile(r" (?:о|об|обо|про|насч[её]т|по поводу) (?P<topic>[^?]+?)\s*[?.!]*\Z", re.IGNORECASE),
    about_word="о теме:",
)  # fmt: skip

_UK_SAY = r"(?:говори\w*|каза\w*|сказа\w*|каже|заяви\w*|заявля\w*|думає|відпові\w*|обіця\w*|вимага\w*|пропону\w*|запропонува\w*|вважа\w*|відреагува\w*)"
UKRAINIAN = Words(
    opening=re.compile(r"(?:ну )?(?:а|і|й|та|але)[ ,]+(?:от )?", re.IGNORECASE),
    about=_whole(r"(?:ну )?(?:а|і|й|та) (?:що )?(?:щодо|про|стосовно|як щодо|з|із|що з|як там) (?P<what>.+?)|(?:ну )?(?:а|і|й|та|але) (?P<what_>[^?]{1,40}?)"),
    bare=_whole(r"(?:(?:а|і|й|та),? )?(?P<asks>коли|де|чому|навіщо|як|відколи|як довго|куди|звідки)(?: (?:саме|ж))?(?: (?:це|воно|таке))?(?: (?:було|сталося|відбулося|підписали|вирішили|сказав|сказали))?(?: це)?"),
    who_said=_whole(r"(?:(?:а|і|й),? )?хто(?: (?:ж|саме))? (?:це |так |про це )?(?:сказав|каже|заявив|стверджує|повідомив|повідомляє|розповів|написав)(?: це| так| про це)?|(?:а |і )?чиї це слова"),
    said=_whole(rf"(?:ну )?(?:а|і|й|та|але) (?:що|як)(?: (?:на це|про це|з цього приводу))? {_UK_SAY}(?: (?:на це|про це|з цього приводу))? (?P<who>[^?]+?)|(?:ну )?(?:а|і|й|та|але) (?:що|як) (?P<who_>[^?]+?) {_UK_SAY}"),
    person=_word(r"він|вона|йому|їй|ньому|ній|нього|неї|його(?! [а-яіїєґ]{3})"),
    persons=_word(r"вони|їм|них|ними"),
    owner=_word(r"його(?= [а-яіїєґ]{3})|її(?= [а-яіїєґ]{3})"),
    about_it=_word(r"(?:про|на|щодо|з) (?:це|цього|цим|те|нього|неї|них)|з цього приводу"),
    it=_word(r"це|воно"),
    no_reference=_word(r"(?:чи )?(?:це )?(?:правда|так)(?:,? що)|що це за|чи це|хто це|що таке"),
    there=_word(r"там|туди|звідти"),
    more=_whole(r"(?:розкажи )?(?:докладніше|детальніше|більше)(?: про це)?|(?:а )?що ще|ще|далі|подробиці"),
    say=_word(_UK_SAY),
    asking=re.compile(r"(?P<wh>що)(?P<aux>) ", re.IGNORECASE),
    topic=re.compile(r" (?:про|щодо|стосовно) (?P<topic>[^?]+?)\s*[?.!]*\Z", re.IGNORECASE),
    about_word="про",
)  # fmt: skip
BY_LANGUAGE = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}
# Beginnings of complete questions: what follows "And" and begins so is no fragment.
QUESTION_WORDS = {
    "en": frozenset("what who whom whose when where why how which is are was were did does do has have had can could will would".split()),
    "ru": frozenset("что кто кого кому кем чем когда где почему зачем как какой какая какие какое каковы каков какова какую каких сколько скольких куда откуда чей чьи правда".split()),
    "uk": frozenset("що хто кого кому ким чим коли де чому навіщо як який яка які яке яку яких скільки куди звідки чий чиї чи".split()),
}  # fmt: skip
# Whoever asks one of these with one word more asks it of the last answer: "how many died?".
COUNTING = {
    "en": frozenset("who whom whose how which".split()),
    "ru": frozenset("кто кого кому кем чей сколько скольких куда откуда".split()),
    "uk": frozenset("хто кого кому ким чий скільки куди звідки".split()),
}
# What is somebody's "answer" to, what happened "next": words that go on from something.
LEANS = {
    "en": frozenset(
        "answer answered reply replied response responded respond reaction react reacted position opinion view"
        " comment outcome result results consequences reason reasons next then later afterwards"
        " happened happen happens".split()
    ),
    "ru": frozenset(
        "ответ ответил ответила ответили отреагировал отреагировала отреагировали реакция реакции"
        " позиция мнение итог итоги результат результаты последствия причина причины дальше потом"
        " произошло случилось было стало".split()
    ),
    "uk": frozenset(
        "відповідь відповів відповіла відповіли відреагував відреагувала відреагували реакція реакції"
        " позиція думка підсумок підсумки результат результати наслідки причина причини далі потім"
        " сталося відбулося трапилося було".split()
    ),
}
