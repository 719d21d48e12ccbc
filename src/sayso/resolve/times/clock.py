"""Times of day, alone or with their day: "9 p.m.", "noon Saturday", "Friday night", "this morning", "last night"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.english.calendar import PARTS_OF_DAY
from sayso.records import Basis, TimeType
from sayso.resolve.times.periods import DAY, Period
from sayso.resolve.times.rules import Words, any_of, named, parts_of
from sayso.resolve.times.scene import Answer, Scene

_ZONE = (
    "(?: (?:local|eastern|pacific|central|mountain|greenwich|european|standard|daylight|mean|summer|time|utc|gmt|bst"
    "|est|edt|cst|cdt|mst|mdt|pst|pdt|et|pt|cet|cest|eet|msk|ist|jst))*"
)
_AT = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)"
    r"|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?o ?clock(?: (?:in the |at )(?P<side>morning|afternoon|evening"
    r"|night))?"
    r"|(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?"
    rf"|(?P<hour>\d\d)(?P<minute>\d\d)(?= (?:gmt|utc|hours))(?: hours)?){_ZONE}"
)
_SIDES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}
_PART = rf"(?:(?:the |an? )?(?:early |late |mid |later |earlier )*(?P<part>{any_of(PARTS_OF_DAY)})(?: hours)?)"
_ALONE = named(rf"{_AT}|{_PART}")
_FIRST = named(rf"(?:{_AT}|{_PART})(?: (?:on|of|in|at))?(?: the)? (?P<day>.+)")
_LAST = named(
    r"(?P<day>.+?)(?: (?:at|around|about|in|by|shortly before|shortly after|just before|just after))?(?: the)? "
    rf"(?:{_AT}|{_PART})"
)
_NOW = named(rf"(?P<way>this|last) (?:early |late |mid )?(?P<part>{any_of(PARTS_OF_DAY)})|(?:late )?to(?P<part>night)")


def time_of_day(scene: Scene, words: str, day_of: Callable[[Scene, str], Answer | None]) -> Answer | None:
    """Resolve a time of day in plain writing; ``day_of`` resolves the words that say on which day."""
    if match := _NOW.fullmatch(words):
        parts = parts_of(match)
        now = scene.now(DAY)
        return _on(now.shifted(-1 if parts.get("way") == "last" else 0) if now else None, PARTS_OF_DAY[parts["part"]])
    if match := _ALONE.fullmatch(words):
        written = _written(parts_of(match))
        return _on(scene.told_day(), written) if written else None
    match = _FIRST.fullmatch(words) or _LAST.fullmatch(words)
    written = _written(parts_of(match)) if match else None
    day = day_of(scene, match["day"]) if match and written else None
    if written is None or day is None or day.value is None:
        return None
    if day.period is None:
        return Answer(type=TimeType.TIME, value=f"{day.value}{written}") if "XX" in day.value else None
    return _on(day.period, written, basis=day.basis) if day.period.unit == DAY else None


def _on(day: Period | None, written: str, *, basis: Basis = Basis.COMPUTED) -> Answer:
    """Return the answer for a time of day; its interval is the day."""
    if day is None:
        return Answer(type=TimeType.TIME, value=f"XXXX-XX-XX{written}")
    value = f"{day.value}{written}"
    return Answer(type=TimeType.TIME, value=value, start=day.first, end=day.end, basis=basis, period=day)


def _written(parts: Words) -> str | None:
    """Return what TIMEX3 puts after the date: "T21:00", "TMO"."""
    if part := parts.get("part"):
        return PARTS_OF_DAY[part]
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    half = parts.get("half") or _SIDES.get(parts.get("side") or "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
