"""Days and months by their names and numbers: "July 11, 2024", "11/02/89", "Tuesday", "last June", "Thanksgiving Day".

Numbers between slashes or hyphens are read month first, as newswire in the United States writes them, and day first
where the first is above 12; between full stops day first. Two digits of a year mean the year next to the article's own.
"""

from __future__ import annotations

from datetime import date

from sayso.english.calendar import HOLIDAYS, MONTHS, WEEKDAYS
from sayso.resolve.times.choice import AHEAD, BEHIND, OF_YEAR, WHICH, in_year
from sayso.resolve.times.periods import DAY, MONTH, WEEK, WEEKEND, Period, day_of, days_later, of_iso, period
from sayso.resolve.times.rules import Rules, Words, any_of
from sayso.resolve.times.scene import Answer, Scene

DATES = Rules()

_HOLIDAYS = {name.replace("'s", "").replace("'", ""): day for name, day in HOLIDAYS.items()}
_MONTH = rf"(?P<month>{any_of(MONTHS)})"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
_LAST = r"(?P<to>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?:and|to|-|through|or)"
_STEPS = {"last": -1, "this": 0, "next": 1}


@DATES.when(r"\d{4}-\d\d(?:-\d\d)?")
def _iso(scene: Scene, match: Words) -> Answer | None:
    year, _, rest = match.text.partition("-")
    if "-" not in rest and int(rest) == (int(year) + 1) % 100:
        # "2011-12" are two years.
        return None
    return scene.whole(of_iso(match.text), stated=True)


@DATES.when(r"(?P<a>\d{1,2})(?P<by>[/.-])(?P<b>\d{1,2})(?P=by)(?P<year>\d{4}|\d\d)")
def _numbers(scene: Scene, match: Words) -> Answer | None:
    a, b, year = int(match["a"]), int(match["b"]), scene.full_year(match["year"])
    orders = ((b, a), (a, b)) if match["by"] == "." else ((a, b), (b, a))
    days = (day_of(year, month, day) for month, day in orders)
    return scene.whole(period(DAY, next(filter(None, days), None)), stated=True) or Answer()


@DATES.when(
    rf"(?:{WHICH} )?(?:{_WEEKDAY} )?(?:the )?{_MONTH} {_DAY}(?: {OF_YEAR})?",
    rf"(?:{WHICH} )?(?:{_WEEKDAY} )?{_DAY} (?:of )?{_MONTH}(?: {OF_YEAR})?",
    rf"{_MONTH} {_DAY}(?: {OF_YEAR})? {_WEEKDAY}",
)
def _day(scene: Scene, match: Words) -> Answer | None:
    month, day = MONTHS[match["month"]], int(match["day"])
    weekday = WEEKDAYS.get(match.get("weekday") or "")

    def make(year: int) -> Period | None:
        found = day_of(year, month, day)
        # "Friday, Oct. 23" is no other day of the week, unless its year is named.
        fits = found is None or weekday is None or found.isoweekday() == weekday or match.get("year") is not None
        return period(DAY, found) if fits else None

    return in_year(scene, match, make, f"XXXX-{month:02d}-{day:02d}" if day_of(2000, month, day) else None)


@DATES.when(
    rf"{_MONTH} {_DAY} ?{_TO} ?(?:(?P<to_month>{any_of(MONTHS)}) )?{_LAST}(?: {OF_YEAR})?",
    rf"{_DAY} {_MONTH} {_TO} {_LAST} (?P<to_month>{any_of(MONTHS)})(?: {OF_YEAR})?",
    rf"{_DAY} ?{_TO} ?{_LAST} (?:of )?{_MONTH}(?: {OF_YEAR})?",
)
def _days(scene: Scene, match: Words) -> Answer | None:
    first = _day(scene, match)
    if first is None or first.period is None:
        return Answer()
    begins, ends = MONTHS[match["month"]], MONTHS[match.get("to_month") or match["month"]]
    return scene.through(first, period(DAY, day_of(first.period.first.year + (ends < begins), ends, int(match["to"]))))


@DATES.when(
    rf"(?:the )?(?:month of )?{_MONTH}(?: {OF_YEAR})?",
    rf"{WHICH} {_MONTH}",
)
def _month(scene: Scene, match: Words) -> Answer | None:
    month = MONTHS[match["month"]]
    return in_year(scene, match, lambda year: period(MONTH, day_of(year, month)), f"XXXX-{month:02d}")


@DATES.when(rf"{_DAY} of (?P<way>this|last|next|the|that) month")
def _day_of_month(scene: Scene, match: Words) -> Answer | None:
    by = _STEPS.get(match["way"])
    month = scene.told(MONTH) if by is None else scene.now(MONTH)
    return _in_month(month.shifted(by or 0) if month else None, scene, match)


@DATES.when(_DAY)
def _bare_day(scene: Scene, match: Words) -> Answer | None:
    """Resolve "the 15th", and the "25" of "April 24 and 25", by the month told last."""
    if match.text.isdecimal() and scene.last_day() is None:
        return Answer()
    return _in_month(scene.told(MONTH), scene, match)


@DATES.when(rf"{_WEEKDAY} {_DAY}")
def _weekday_and_day(scene: Scene, match: Words) -> Answer | None:
    """Resolve "Friday the 13th": the nearest."""
    now, day, weekday = scene.now(MONTH), int(match["day"]), WEEKDAYS[match["weekday"]]
    months = [now.shifted(by) for by in range(-12, 13)] if now else []
    days = (period(DAY, day_of(one.first.year, one.first.month, day)) for one in months if one)
    return scene.whole(scene.nearest(one for one in days if one and one.first.isoweekday() == weekday)) or Answer()


def _in_month(month: Period | None, scene: Scene, match: Words) -> Answer:
    found = day_of(month.first.year, month.first.month, int(match["day"])) if month else None
    return scene.whole(period(DAY, found)) or Answer()


@DATES.when(rf"(?:{WHICH} |the )?(?P<name>{any_of(_HOLIDAYS)})(?: (?P<unit>day|holiday|weekend|week))?(?: {OF_YEAR})?")
def _holiday(scene: Scene, match: Words) -> Answer | None:
    unit = {"weekend": WEEKEND, "week": WEEK}.get(match.get("unit") or "", DAY)
    return in_year(scene, match, lambda year: period(unit, _holiday_of(match["name"], year)), None)


def _holiday_of(name: str, year: int) -> date | None:
    return _HOLIDAYS[name](year) if day_of(year) and day_of(year + 1) else None


@DATES.when(
    rf"{_WEEKDAY} (?:of )?(?P<week>last|this|next) week",
    rf"(?P<week>last|this|next) week {_WEEKDAY}",
)
def _weekday_of_week(scene: Scene, match: Words) -> Answer | None:
    week = scene.now(WEEK)
    found = week.shifted(_STEPS[match["week"]]) if week else None
    number = WEEKDAYS[match["weekday"]]
    return scene.whole(period(DAY, days_later(found.first, number - 1) if found else None)) or _any(number)


@DATES.when(rf"(?:{WHICH} )?{_WEEKDAY}")
def _weekday(scene: Scene, match: Words) -> Answer | None:
    number, way = WEEKDAYS[match["weekday"]], match.get("way") or ""
    is_told = way.endswith(("previous", "following", "same")) or way == "that"
    now = scene.told_day() if is_told else scene.now(DAY)
    if now is None:
        return _any(number)
    ahead = (number - now.first.isoweekday()) % 7
    if way in BEHIND or way.endswith("previous"):
        by = ahead - 7
    elif way.endswith("next"):
        # The one of the week after this.
        by = 7 + number - now.first.isoweekday()
    elif way in AHEAD or way.endswith("following"):
        by = ahead or 7
    elif is_told:
        by = ahead - 7 if ahead else 0
    elif way == "this" or not ahead:
        by = ahead
    else:
        return scene.whole(_nearest(scene, now, ahead)) or _any(number)
    return scene.whole(now.shifted(by)) or _any(number)


def _any(weekday: int) -> Answer:
    """Return the answer for a day of an unknown week."""
    return Answer(value=f"XXXX-WXX-{weekday}")


def _nearest(scene: Scene, now: Period, ahead: int) -> Period | None:
    """Choose between the day behind and the day ahead: the one behind where the clause does not say."""
    if scene.direction == 0 or (scene.direction < 2 and scene.after.startswith(("'s", "’s"))):
        return now.shifted(ahead - 7)
    return scene.nearest(one for by in (ahead - 7, ahead) if (one := now.shifted(by)) is not None)
