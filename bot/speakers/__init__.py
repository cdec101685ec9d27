"""Who says it: the speaker of a sentence, of a quote, and the one whom a question asks for."""

from bot.speakers.article import RememberedVoices, one_speaker, speaker_of, voices
from bot.speakers.matching import Match, match_speaker
from bot.speakers.questions import asked_speakers
from bot.speakers.same import is_same_speaker
from bot.speakers.vocabulary import Speaker, Voice

__all__ = [
    "Match",
    "RememberedVoices",
    "Speaker",
    "Voice",
    "asked_speakers",
    "is_same_speaker",
    "match_speaker",
    "one_speaker",
    "speaker_of",
    "voices",
]
