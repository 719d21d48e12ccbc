"""Sets: times that come again, such as "daily", "every Tuesday", "each July", "twice a year", "$5 a day"."""

from __future__ import annotations

import re

from sayso.english.calendar import ADVERBS, MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from sayso.records import TimeType
from sayso.resolve.times.lengths import length_of
from sayso.resolve.times.rules import Rules, Words, any_of
from sayso.resolve.times.scene import Answer, Scene

SETS = Rules()

_EVERY = r"(?P<every>each and every|every single|each|every|per|any given|most|alternate)"
_UNIT = rf"(?P<unit>{any_of(UNITS)})"
_WEEKDAYS = any_of(day for day in WEEKDAYS if day.endswith("day"))
_MONTHS = any_of(month for month in MONTHS if month == "may" or len(month) > 3)
_PARTS = any_of(part for part in PARTS_OF_DAY if not part.startswith(("over", "mid", "noon")))
_ADVERB = rf"(?P<name>{any_of(ADVERBS)})"

_RATE = re.compile(
    r"[\d%$£€]|\b(?:percent|times?|once|twice|thrice|cents?|dollars?|pounds?|euros?|dozens?|hundreds?|thousands?"
    r"|(?:m|b|tr)illions?)\b"
)
"""What stands somewhere before "a year" where it is a rate."""

_LASTING = re.compile(
    r"(?:\b(?:for|within|after|in|over|than|about|nearly|almost|of|with|to|until|by|every|during|from|just|only"
    r"|another|and|or|last|next|past|on|since|as|at|under|half|around|less|more|quite|through|is|was|be|been|lasts?"
    r"|lasted|takes?|took|spends?|spent|gives?|gave)|[,;:.]|^)\s*$"
)
"""What stands right before it where it is a length."""


def _often(value: str) -> Answer:
    return Answer(type=TimeType.SET, value=value)


@SETS.when(rf"(?:once |twice |\d times )?{_ADVERB}(?: basis)?", rf"(?:on )?an? {_ADVERB} basis")
def _adverb(_scene: Scene, match: Words) -> Answer | None:
    return _often(ADVERBS[match["name"]])


@SETS.when(
    rf"{_EVERY} (?P<other>other )?(?:(?P<amount>\d{{1,15}}|couple of|few|several) )?(?:business |school |working"
    rf" )?{_UNIT}",
    rf"(?:once|twice|thrice|\d+ times?|several times|many times)(?: or \w+)?(?: in)? (?:an?|per|each|every) {_UNIT}",
)
def _every(_scene: Scene, match: Words) -> Answer | None:
    two = match.get("other") or match.get("every") == "alternate"
    return _often(length_of("2" if two else match.get("amount") or "1", match["unit"]).value)


@SETS.when(rf"an? {_UNIT}|{_UNIT}")
def _rate(scene: Scene, match: Words) -> Answer | None:
    """Read "a year" as a rate behind an amount, as in "$5 million a year"; elsewhere it is a length."""
    before = scene.before.lower().rstrip()[-60:]
    article = "a"
    if match.text == match["unit"]:
        before, _, article = before.rpartition(" ")
    if match["unit"].endswith("s") or article not in ("a", "an", "per"):
        return None
    if article != "per" and (_LASTING.search(before) or not _RATE.search(before)):
        return None
    return _often(length_of("1", match["unit"]).value)


@SETS.when(
    rf"{_EVERY} (?P<name>{_WEEKDAYS})s?(?: (?P<part>{_PARTS}))?",
    rf"(?:all |the |on )?(?P<name>{_WEEKDAYS})s(?: (?P<part>{_PARTS})s?)?",
)
def _weekdays(_scene: Scene, match: Words) -> Answer | None:
    return _often(f"XXXX-WXX-{WEEKDAYS[match['name']]}{PARTS_OF_DAY.get(match.get('part') or '', '')}")


@SETS.when(rf"{_EVERY} (?P<month>{_MONTHS})")
def _months(_scene: Scene, match: Words) -> Answer | None:
    return _often(f"XXXX-{MONTHS[match['month']]:02d}")


@SETS.when(
    rf"{_EVERY} (?P<season>{any_of(SEASONS)})",
    r"(?:the )?(?:past |last )?(?:\d+ )?(?P<season>summer|winter|spring|autumn)s",
)
def _seasons(_scene: Scene, match: Words) -> Answer | None:
    return _often(f"XXXX-{SEASONS[match['season']][0]}")


@SETS.when(rf"{_EVERY} (?P<part>{_PARTS})", r"(?P<part>morning|afternoon|evening|night)s")
def _parts(_scene: Scene, match: Words) -> Answer | None:
    return _often(f"XXXX-XX-XX{PARTS_OF_DAY[match['part']]}")


@SETS.when(rf"{_EVERY} weekend|(?:on )?weekends")
def _weekends(_scene: Scene, _match: Words) -> Answer | None:
    return _often("XXXX-WXX-WE")
