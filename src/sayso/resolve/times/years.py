"""Years, what is longer and their parts: "1998", "fiscal 1989", "the nineties", "the 20th century", "last summer"."""

from __future__ import annotations

from sayso.english.calendar import DECADES, SEASONS
from sayso.resolve.times.choice import OF_YEAR, WHICH, in_year
from sayso.resolve.times.periods import CENTURY, DECADE, HALF, QUARTER, SEASON, YEAR, Period, day_of, period
from sayso.resolve.times.rules import Rules, Words, any_of
from sayso.resolve.times.scene import Answer, Scene

YEARS = Rules()

_YEAR = r"(?P<year>[12]\d{3})"
_NTH = r"(?P<nth>1st|2nd|3rd|4th|final|last|latter)"


@YEARS.when(
    rf"(?:the )?(?:(?:fiscal |calendar )?year |fiscal |calendar |fy ?)?{_YEAR}(?: fiscal year| season)?(?: or later)?",
    r"(?:the )?(?:fiscal )?year (?P<year>\d\d)",
)
def _year(scene: Scene, match: Words) -> Answer | None:
    return scene.whole(period(YEAR, day_of(scene.full_year(match["year"]))), stated=True)


@YEARS.when(rf"{_YEAR}(?:[-/]| to | and | through | or )(?P<to>\d{{4}}|\d\d)")
def _years(scene: Scene, match: Words) -> Answer | None:
    first = _year(scene, match)
    to = match["to"] if len(match["to"]) == 4 else match["year"][:2] + match["to"]
    return scene.through(first, period(YEAR, day_of(int(to)))) if first else None


@YEARS.when(
    r"(?:the )?(?:decade of the )?(?P<decade>[12]\d\d)0s",
    r"(?:the )?(?:year )?(?P<tens>[1-9]0)s",
    rf"(?:the )?(?:(?P<head>\d\d) )?(?P<name>{any_of(DECADES)})",
)
def _decade(scene: Scene, match: Words) -> Answer | None:
    if decade := match.get("decade"):
        year = int(decade) * 10
    else:
        tens = int(match["tens"]) if match.get("tens") else DECADES[match["name"]]
        year = int(match["head"]) * 100 + tens if match.get("head") else scene.last_year_with(tens)
    return scene.whole(period(DECADE, day_of(year)), stated=True)


@YEARS.when(r"(?:the )?(?P<nth>\d{1,2})(?:st|nd|rd|th) century(?: ad)?")
def _century(scene: Scene, match: Words) -> Answer | None:
    return scene.whole(period(CENTURY, day_of(int(match["nth"]) * 100 - 100)), stated=True) or Answer()


@YEARS.when(
    rf"(?:the )?(?:{_YEAR} )?(?:fiscal )?{_NTH} (?:fiscal )?(?P<unit>quarter|half)(?: period)?(?: {OF_YEAR})?",
    rf"(?P<which>this|last|next) year {_NTH} (?P<unit>quarter|half)",
    rf"(?:the )?q(?P<nth>[1-4])(?: {OF_YEAR})?",
    rf"(?:the )?{_NTH} (?P<two>2) quarters (?:of )?{_YEAR}",
)
def _part_of_year(scene: Scene, match: Words) -> Answer | None:
    unit = HALF if match.get("unit") == "half" or match.get("two") else QUARTER
    of_year, nth = (2 if unit == HALF else 4), match["nth"]
    number = int(nth[0]) if nth[0].isdecimal() else of_year
    if number > of_year or match.text == "last quarter":
        return None

    def make(year: int) -> Period | None:
        return period(unit, day_of(year, (number - 1) * 12 // of_year + 1))

    return in_year(scene, match, make, f"XXXX-{'H' if unit == HALF else 'Q'}{number}")


@YEARS.when(rf"(?:{WHICH} |the )?(?P<season>{any_of(SEASONS)})(?: {OF_YEAR})?")
def _season(scene: Scene, match: Words) -> Answer | None:
    letters, month = SEASONS[match["season"]]

    def make(year: int) -> Period | None:
        # The winter of a year begins in the December before.
        return period(SEASON, day_of(year - (month == 12), month))

    return in_year(scene, match, make, f"XXXX-{letters}")
