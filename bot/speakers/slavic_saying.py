"""Whether a Russian or Ukrainian verb says something, or only could in another sentence."""

from __future__ import annotations

from bot.speakers.forms import read
from bot.speakers.slavic_subjects import SlavicSubjects, Verb
from bot.speakers.slavic_words import (
    BACKWARD,
    BEGINNINGS,
    BODIES,
    CONTENT,
    INFORMING,
    NEGATIONS,
    ROLES,
    SAYING,
    STRICT,
    TOPICS,
    WITH_CONTENT,
)
from bot.speakers.tokens import DASHES, QUOTES

_CONTENT_WITHIN = 12


class SlavicSaying(SlavicSubjects):
    """Tells verbs that say something from their other uses; see :class:`SlavicSubjects`."""

    def _verb(self, at: int) -> Verb | None:
        token = self._tokens[at]
        if token.is_capital and at:
            return None
        if token.low[:4] not in BEGINNINGS:
            return None
        for reading in read(token.text, self._language):
            tags = reading.grammemes
            if "VERB" not in tags or reading.base not in SAYING[self._language]:
                continue
            if "futr" in tags:
                continue  # "мэр отчитается": nothing is said yet
            if "past" in tags or "3per" in tags:
                gender = next(iter(tags & {"masc", "femn", "neut"}), "")
                return Verb(reading.base, gender, "plur" in tags)
        return None

    def _says(self, at: int, verb: Verb) -> bool:
        """Whether the verb there tells of something that is said, here and now."""
        if self._low(at - 1) in NEGATIONS:
            return False
        if not self._question and (self._tells_about(at) or self._goes_on_doing(at, verb)):
            return False
        with_content = verb.base in WITH_CONTENT[self._language] and not self._question
        if with_content and not self._has_content(at):
            return False
        if verb.base in {"назвать", "називати", "назвати", "называть"} and not (
            self._question or self._calls(at)
        ):
            return False
        if verb.base in {"отвечать", "відповідати"} and self._low(at + 1) in {"за", "на"}:
            return False  # "отвечал за реформу"
        if verb.base in INFORMING and self._informs_somebody(at):
            return False
        talks = verb.base in {"говорить", "говорити"}
        return not (talks and self._low(at + 1) in {"с", "со", "з", "із", "зі"})

    def _tells_about(self, at: int) -> bool:
        """Whether only the topic is told, not the words: "рассказал о том, как жил"."""
        about = (self._low(at + 1), self._low(at + 2)) in {("о", "том"), ("про", "те")}
        asked = at + 4 if self._low(at + 3) == "," else at + 3
        return about and self._low(asked) in TOPICS

    def _goes_on_doing(self, at: int, verb: Verb) -> bool:
        """Whether something is gone on with, no words: "продолжил работать"."""
        if verb.base not in {"продолжить", "продолжать", "продовжувати"}:
            return False
        return any("INFN" in r.grammemes for r in read(self._low(at + 1), self._language)[:1])

    def _has_content(self, at: int) -> bool:
        strict = bool(STRICT & {r.base for r in read(self._tokens[at].text, self._language)})
        for token in self._tokens[at + 1 : at + 1 + _CONTENT_WITHIN]:
            if token.low in CONTENT or token.text == ":" or (token.text in QUOTES and not strict):
                return True
        before = self._tokens[at - 1].text if at else ""
        if before == "," and self._low(at)[:4] not in {"счит", "вваж"} and self._takes_thing(at):
            return False
        return before in DASHES or before in QUOTES or before in {",", "как", "як", "Как", "Як"}

    def _takes_thing(self, at: int) -> bool:
        """Whether a thing follows, which cannot be who speaks: "фонд, …, объявил конкурсы"."""
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if following is None or not following.is_word or following.is_capital:
            return False
        nouns = [r for r in read(following.text, self._language) if "NOUN" in r.grammemes]
        return bool(nouns) and all(
            "inan" in r.grammemes and r.base not in BODIES | ROLES for r in nouns
        )

    def _calls(self, at: int) -> bool:
        """Whether something is called something ("назвал попыткой"), not only named."""
        tokens = self._tokens
        for number in range(at + 1, min(len(tokens), at + 1 + _CONTENT_WITHIN)):
            token = tokens[number]
            if token.text in QUOTES:
                return True
            if token.text in {":", ";"}:
                return False
            instrumental = token.is_word and any(
                "ablt" in reading.grammemes and reading.grammemes & {"NOUN", "ADJF", "PRTF"}
                for reading in read(token.text, self._language)
            )
            if instrumental and not self._after_preposition(number):
                return True
        return False

    def _informs_somebody(self, at: int) -> bool:
        """Whether somebody is let know something, but nobody's words follow."""
        following = self._low(at + 1)
        if at + 1 < len(self._tokens) and self._tokens[at + 1].is_capital:
            return False
        told = any(
            "accs" in reading.grammemes and (reading.base in BODIES or "anim" in reading.grammemes)
            for reading in read(following, self._language)
        )
        return (
            told
            and not self._follows_mark(at)
            and not any(
                token.low in CONTENT or token.text in QUOTES or token.text == ":"
                for token in self._tokens[at + 1 : at + 1 + _CONTENT_WITHIN]
            )
        )

    def _follows_mark(self, at: int) -> bool:
        before = self._tokens[at - 1].text if at else ""
        return before in DASHES or before in QUOTES or before == ","

    def _is_backward(self, at: int) -> bool:
        """Whether the sentence speaks of the ones before: "Об этом сообщил …"."""
        if (self._low(0), self._low(1)) not in BACKWARD or at > 10:
            return False
        return (
            not any(token.low in CONTENT for token in self._tokens[at + 1 : at + 12])
            and self._low(2) != "же"
        )
