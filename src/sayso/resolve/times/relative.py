"""Dates counted from the article's own or from one told before: "yesterday", "last week", "a year earlier", "that day".

"The quarter", "the year-ago period" and "a year earlier" go by the quarter, month or year whose figures are told.
"""

from __future__ import annotations

import re

from sayso.records import TimeType
from sayso.resolve.times.lengths import AMOUNT, UNIT, length_of
from sayso.resolve.times.periods import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    QUARTER,
    WEEK,
    WEEKEND,
    YEAR,
    Period,
    day_of,
    finer,
    months_later,
    period,
)
from sayso.resolve.times.rules import Rules, Words, any_of
from sayso.resolve.times.scene import Answer, Scene

RELATIVE = Rules()

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_UNITS = (DAY, WEEK, WEEKEND, MONTH, QUARTER, HALF, YEAR, DECADE, CENTURY)
_SORT = r"(?:fiscal |full |whole |entire |calendar |academic |school |trading |business )?"
_UNIT = rf"{_SORT}(?P<unit>{any_of(_UNITS)})"
_STEPS = {"last": -1, "this past": -1, "past": -1, "next": 1, "this coming": 1, "coming": 1, "this": 0, "current": 0}
_AFTER = {"same": 0, "next": 1, "following": 1, "after": 1, "later": 1}
_ENDED = re.compile(r"\s*(?:just )?(?:ended|ending|ends|to)\b")
_OF_EVENT = re.compile(r"\s+(?:after|before|when|he|she|they|we|it)\b")
_SAME = r"(?:comparable |corresponding |same |like )"
_YEAR_BEFORE = r"(?:year ago|year earlier|prior year|previous year|preceding year)"


@RELATIVE.when(rf"(?:the )?(?P<name>{any_of(_DAYS)})")
def _deictic(scene: Scene, match: Words) -> Answer | None:
    now = scene.now(DAY)
    return scene.whole(now.shifted(_DAYS[match["name"]]) if now else None) or Answer()


@RELATIVE.when(rf"(?:the )?(?P<way>{any_of(_STEPS)}) {_UNIT}")
def _of_now(scene: Scene, match: Words) -> Answer | None:
    """Resolve "last week" and "this year"; "the past year" and "the last decade" are lengths."""
    unit, way = match["unit"], match["way"]
    if (way == "past" and unit != WEEKEND) or (unit in (DECADE, CENTURY) and way != "this"):
        return None
    now, by = scene.now(unit), _STEPS[way]
    if now is not None and scene.published is not None and unit == WEEKEND and way.endswith("past"):
        by = 0 if scene.published.first >= now.end else -1
    return scene.whole(now.shifted(by) if now else None) or Answer()


@RELATIVE.when(
    rf"(?:the )?(?:latest|most recent|just ended|recently ended) {_SORT}(?P<unit>quarter|period|half|year)",
    r"(?:the |that |this )?(?P<unit>quarter|period)",
)
def _reported(scene: Scene, match: Words) -> Answer | None:
    """Resolve "the quarter" and "the latest period": the one whose figures are told, else the last that ended."""
    unit, told = match["unit"], scene.reported()
    if told is not None and (told.unit == unit or (unit == "period" and told.unit in (QUARTER, HALF))):
        return scene.whole(told)
    scene.anchor = None
    if unit == "period" and "latest" not in match.text:
        return Answer(type=TimeType.DURATION, value="PXX")
    now = scene.now(QUARTER if unit == "period" else unit)
    return scene.whole(now.shifted(-1) if now and now.unit == QUARTER else now) or Answer()


@RELATIVE.when(
    rf"(?:the |a )?{_SAME}?{_YEAR_BEFORE}(?: (?P<unit>quarter|period|half|month|figure|level))?",
    rf"(?:the )?{_SAME}?(?P<unit>quarter|period|half|month)(?: of| in)?"
    r" (?:a year ago|a year earlier|last year|the previous year|the prior year|the year before)",
    r"last year (?P<unit>quarter|period)",
    r"a year (?:ago|earlier|before)|the (?:year|previous year|prior year) (?:before|earlier)",
)
def _year_before(scene: Scene, match: Words) -> Answer | None:
    """Resolve what a report compares with: the same quarter, month or year of the year before."""
    scene.compared = True
    now = scene.reported() or scene.now(QUARTER if match.get("unit") == QUARTER else YEAR)
    return scene.whole(now.years_later(-1) if now else None) or Answer()


@RELATIVE.when(rf"(?:the )?{_SAME}?{_YEAR_BEFORE} (?P<nth>[1-4])(?:st|nd|rd|th) quarter")
def _quarter_year_before(scene: Scene, match: Words) -> Answer | None:
    scene.compared = True
    now = scene.now(YEAR)
    return (
        scene.whole(period(QUARTER, months_later(now.first, 3 * int(match["nth"]) - 15) if now else None)) or Answer()
    )


@RELATIVE.when(
    r"(?:the )?(?P<year>[12]\d{3}) (?:quarter|period|half|month)",
    r"(?:the )?(?:quarter|period) (?:in|of) (?P<year>[12]\d{3})",
)
def _reported_in_year(scene: Scene, match: Words) -> Answer | None:
    year, told = int(match["year"]), scene.reported()
    if told is None or not finer(told.unit, YEAR):
        scene.anchor = None
        return scene.whole(period(YEAR, day_of(year)), stated=True)
    scene.compared = told.first.year != year
    return scene.whole(told.years_later(year - told.first.year)) or Answer()


@RELATIVE.when(rf"(?P<way>the|that|that same|the same|this same|the very|that very|over the|a)? ?(?:same )?{_UNIT}")
def _told(scene: Scene, match: Words) -> Answer | None:
    """Resolve "that year", "the week", "the same day" by the time told last, "the year" by the article's date."""
    unit, way = match["unit"], match.get("way") or ""
    if unit == WEEKEND:
        return _weekend(scene)
    if not way or way == "a":
        return None
    if unit == YEAR and _ENDED.match(scene.after):
        return Answer(type=TimeType.DURATION, value="P1Y")
    if _OF_EVENT.match(scene.after):
        # "The day after the vote", "the week he left".
        return Answer()
    if unit == DAY:
        return scene.whole(scene.told_day()) or Answer()
    is_now = way == "the" and unit in (WEEK, MONTH, YEAR, DECADE, CENTURY)
    return scene.whole(scene.now(unit) if is_now else scene.told(unit)) or Answer()


def _weekend(scene: Scene) -> Answer:
    """Resolve "the weekend": the one behind, unless the clause speaks of what lies ahead."""
    now = scene.now(WEEKEND)
    if now is None or scene.published is None:
        return Answer(value="XXXX-WXX-WE")
    is_behind = scene.direction <= 0 and scene.published.first < now.first
    return scene.whole(now.shifted(-1) if is_behind else now) or Answer()


@RELATIVE.when(
    r"(?:the |a |an )?(?:very )?(?P<way>next|following|previous|preceding|prior) "
    rf"(?P<unit>{any_of(_UNITS)})",
    rf"(?:the |a |an )?(?P<unit>{any_of(_UNITS)}) (?P<way>before|earlier|after|later|prior)",
)
def _next_to(scene: Scene, match: Words) -> Answer | None:
    """Resolve "the day before" and "the following week" by the time told last, else by the article's date."""
    if match["way"] == "next" and match["unit"] in (DECADE, CENTURY):
        return None
    now = scene.told_day() if match["unit"] == DAY else scene.told(match["unit"])
    return scene.whole(now.shifted(_AFTER.get(match["way"], -1)) if now else None) or Answer()


@RELATIVE.when(
    rf"(?:{AMOUNT} ?)?{UNIT}(?: or (?:so|more))? (?P<way>ago|back|previously|from now|hence|from today)(?: today)?",
    rf"(?:{AMOUNT} ?)?{UNIT}(?: or (?:so|more))? (?P<way>earlier|before|prior|later|after|afterwards?)(?: that)?",
)
def _counted(scene: Scene, match: Words) -> Answer | None:
    """Resolve "two years ago" by the article's date, "three days later" by the time told last."""
    length, way = length_of(match.get("amount"), match["unit"]), match["way"]
    back = way in ("ago", "back", "previously", "earlier", "before", "prior")
    ahead = way in ("from now", "hence", "from today")
    unit, steps = length.steps
    if length.amount is None and (back or ahead):
        return Answer(value="PAST_REF" if back else "FUTURE_REF")
    if unit is None:
        return Answer(type=TimeType.DURATION, value=length.value)
    if ahead or way in ("ago", "back", "previously"):
        now = scene.now(unit)
    elif unit == DAY:
        now = scene.told_day()
    else:
        now = scene.told(unit)
    return scene.whole(_stepped(now, -steps if back else steps)) or Answer()


def _stepped(now: Period | None, by: int) -> Period | None:
    return now.shifted(by) if now is not None else None


@RELATIVE.when(r"(?:the )?year end|(?:the )?end of (?:the|this) year")
def _year_end(scene: Scene, _match: Words) -> Answer | None:
    now = scene.now(YEAR)
    is_last = scene.before.rstrip().lower().endswith("since")
    return scene.whole(_stepped(now, -1 if is_last else 0)) or Answer()
