"""Abbreviations and sentence openings of English, Russian and Ukrainian, as newspapers use them.

See :mod:`index.sentences` for the rules that they serve.
"""

from __future__ import annotations

import re
from typing import Final


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Abbreviations matter only before a capital letter or a digit: a small letter never starts a
# sentence here. Collected from what newspapers of the three languages use; lower case, without
# the last full stop.
#
# Always lead on: a title before a name, a word before a place or an example.
LEADING: Final = _words(
    """
    mr mrs ms mx dr prof gen lt col maj capt cmdr adm sgt cpl pvt brig rep sen gov pres hon rev
    fr mt ft sr messrs amb ltc ssgt insp supt det vs viz cf eg ie e.g i.e a.k.a
    ген подполк лейт адм проф акад доц канд докт гр гр-н гр-ка тов г-н г-жа
    пл ул просп пр-т бул наб пос дер вул пров бульв смт м-р п-н п-ні св архиеп архієп митр
    см ср напр т.е т.к т.зв тзв див порівн д-р о.о и.о в.о т.в.о контр-адм бывш
    """
)
# Lead on only to a number.
BEFORE_NUMBER: Final = _words(
    """
    no nos art p pp par sec ch vol fig ver approx ca cca
    jan feb mar apr jun jul aug sep sept oct nov dec
    п пп пт ст ч гл рис табл стор стр с т мал разд розд кв оф каб тел абз д буд корп подп підп
    под під эт пов ок бл
    янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек
    січ лют бер квіт трав черв лип серп вер жовт лист листоп груд
    """
)
# After a number these may end a sentence, and do when a capital letter follows.
AFTER_NUMBER: Final = _words(
    """
    час г гг р рр в вв ст млн млрд трлн тыс тис руб грн коп долл дол км м см мм кг га т л ч год мин
    хв сек с чел чол экз прим шт кв куб кв.м м.кв стр эт град
    """
)
# Of these, the ones that another number follows: 4 тыс. 677 чел., 5 год. 30 хв.
IN_NUMBER: Final = _words("тыс тис млн млрд трлн ч час год мин хв кг м км")
# Stand before a name unless a number stands before them: г. Киев, м. Київ, о. Змеиный.
BEFORE_PLACE: Final = _words("г м с д п о р")
# Stand before a name more often than at an end: the next word decides.
BEFORE_NAME: Final = _words("st ph.d inc ltd corp co jr bros dept им ім полк")
CLOCK: Final = _words("a.m p.m")
# "и т. д.", "і т. п.", "до н. э.": the second letter, which may end a sentence.
SECOND_HALF: Final = re.compile(r"(?:^|\s)(?:т|н)\.\s?(?:д|п|э|е)$")
# "1. The army withdraws" is an item of a list, "40. More missiles came" is not.
LIST_NUMBER = re.compile(r"[12]?[0-9]|30")
# Initials of two letters: Дж. Байден, Yu. Gagarin.
LONG_INITIALS: Final = _words("дж ch ph th yu ye ya zh kh sh")
# Capitalised here because a sentence starts, not because they are names.
STARTERS: Final = _words(
    """
    The An He She It We They You In On At And But This That These Those There His Her Its Our
    Their My As If When While After Before However Meanwhile Also For From With Since What Who
    Why How Not Now Then Here Earlier Later According All Some Most Many
    Все Среди Про Для Через Во Из От До Если Когда За
    Он Она Оно Они Это Эти Этот Мы Вы Но На По Как Что Вот Так Тогда Теперь Его Их При После
    Він Вона Воно Вони Це Ці Цей Ми Ви Але Та На За Як Що Ось Так Тоді Тепер Його Її Їх Після
    """
)
