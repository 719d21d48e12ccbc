"""Choose the year of a period that is told without one: "in June", "last fall", "the third quarter", "that summer"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.resolve.times.periods import YEAR, Period
from sayso.resolve.times.rules import Words
from sayso.resolve.times.scene import Answer, Scene

OfYear = Callable[[int], Period | None]
"""Gives the period in a year; None where that year has none."""

WHICH = (
    r"(?P<way>(?:this |the |this very )?(?:past|coming)|(?:the )?(?:next|previous|following)|last|this"
    r"|(?:that|the) same|that)"
)
OF_YEAR = (
    r"(?:(?:of |in )?(?:the )?(?:year |fiscal |fiscal year )?(?P<year>[12]\d{3})"
    r"|(?:of )?(?P<which>this|last|next|the previous|the following) year)"
)
BEHIND = frozenset({"last", "past", "this past", "the past"})
AHEAD = frozenset({"next", "the next", "coming", "this coming", "the coming", "this very coming"})
_YEARS = {"this": 0, "last": -1, "next": 1, "the previous": -1, "the following": 1}


def in_year(scene: Scene, match: Words, make: OfYear, blank: str | None) -> Answer:
    """Return the period that ``make`` gives for the year that the words name, or else for the likeliest one.

    ``blank`` is the TIMEX3 value where no year is known.
    """
    unknown = Answer(value=blank)
    if named := match.get("year"):
        return scene.whole(make(int(named)), stated=True) or unknown
    if which := match.get("which"):
        year = scene.told(YEAR) if which.startswith("the ") else scene.now(YEAR)
        return scene.whole(make(year.first.year + _YEARS[which]) if year else None) or unknown
    if scene.published is None:
        return unknown
    return scene.whole(_chosen(scene, make, match.get("way") or "")) or unknown


def _chosen(scene: Scene, make: OfYear, way: str) -> Period | None:
    now = scene.published
    if now is None:
        return None
    told = scene.last() if way and way not in BEHIND | AHEAD | {"this"} else None
    year = (told or now).first.year
    candidates = [found for each in (year - 1, year, year + 1) if (found := make(each)) is not None]
    if told is not None:
        return _next_to(told, candidates, way)
    if way in BEHIND:
        return max((one for one in candidates if one.end <= now.first), key=_first, default=None)
    if way in AHEAD:
        return min((one for one in candidates if one.first >= now.end), key=_first, default=None)
    if way:
        candidates = [one for one in candidates if one.first.year == year or one.first <= now.first < one.end]
    return scene.nearest(candidates)


def _next_to(told: Period, candidates: list[Period], way: str) -> Period | None:
    """Choose for "the following June", "the previous summer", "that June", by the time told last."""
    if "previous" in way:
        return max((one for one in candidates if one.end <= told.first), key=_first, default=None)
    if "following" in way:
        return min((one for one in candidates if one.first >= told.end), key=_first, default=None)
    return next((one for one in candidates if one.first.year == told.first.year), None)


def _first(one: Period) -> int:
    return one.first.toordinal()
