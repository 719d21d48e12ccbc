"""What surrounds a time: the article's date, the times told before, and the words of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sayso.records import Basis, Span, TimeType
from sayso.resolve.times.periods import DAY, QUARTER, WEEK, YEAR, Period, finer
from sayso.resolve.times.tense import direction

_TURN = 2000
"""The year that two digits lie next to where the article has no date."""

_REMEMBERED = 40
"""Times before this one that are looked at."""

_AGAINST = {-2: 12, -1: 3, 0: 1, 1: 3, 2: 40}
"""How many times nearer a day must be that goes against the tense of the clause, by ``direction``.

The past is told of days ahead as well ("named no reason for the March 3 closure"). On the train part of TimeBank and
AQUAINT, with its own spans, 2 to 5 for 3 and 10 to 40 for the others differ by less than half a point in right values.
"""

_QUARTERS_AGAINST = 4
"""The most for what is as long as a quarter: "it will report a third-quarter loss" speaks of one that is over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a time means."""

    type: TimeType = TimeType.DATE
    value: str | None = None
    start: date | None = None
    end: date | None = None
    basis: Basis = Basis.UNKNOWN
    period: Period | None = None
    """The period of the calendar it names, for times told later."""

    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A time that was told before."""

    period: Period
    span: Span
    sentence: int
    compared: bool
    """Whether it was told to compare another with, as "a year earlier" is."""


@dataclass
class Scene:
    """One time among its surroundings."""

    published: Period | None
    earlier: list[Told]
    sentence: int
    before: str
    """The sentence up to the time."""

    after: str
    """The sentence behind it."""

    span: Span
    anchor: Span | None = field(default=None, init=False)
    """The earlier time that a rule counted from."""

    compared: bool = field(default=False, init=False)
    """Whether this one is told to compare another with."""

    is_deadline: bool = field(default=False, init=False)
    """Whether it is when something would be done that is still to be done."""

    @cached_property
    def direction(self) -> int:
        """2 or 1 where the clause speaks of what lies ahead, -1 or -2 of what is past."""
        told = direction(self.before, self.after)
        return max(told, 1) if self.is_deadline else told

    def now(self, unit: str) -> Period | None:
        """Return the period of ``unit`` that the article was published in, where its date is as fine as that."""
        return None if self.published is None else self.published.within(unit)

    def _back(self) -> Iterator[Told]:
        return reversed(self.earlier[-_REMEMBERED:])

    def _counted_from(self, told: Told | None) -> Period | None:
        if told is None:
            return None
        self.anchor = told.span
        return told.period

    def told(self, unit: str) -> Period | None:
        """Return the period of ``unit`` in which the time told last lies, else the article's own."""
        for told in self._back():
            if (found := told.period.within(unit)) is not None:
                self.anchor = told.span
                return found
        return self.now(unit)

    def told_day(self) -> Period | None:
        """Return the day told last, else the article's own."""
        return self.last_day() or self.now(DAY)

    def last_day(self) -> Period | None:
        """Return the day told last."""
        return self._counted_from(next((told for told in self._back() if told.period.unit == DAY), None))

    def last(self) -> Period | None:
        """Return the period told last, of whatever unit."""
        return self._counted_from(next(self._back(), None))

    def reported(self) -> Period | None:
        """Return the quarter, month or year whose figures are told: of this sentence, else a quarter, else the last.

        One that is told to compare with, or that had not begun when the article was published, is none.
        """
        coarse = [
            told
            for told in self._back()
            if finer(WEEK, told.period.unit) and not told.compared and not self._lies_ahead(told.period)
        ]
        here = next((told for told in coarse if told.sentence == self.sentence), None)
        quarter = next((told for told in coarse if told.period.unit == QUARTER), None)
        return self._counted_from(here or quarter or next(iter(coarse), None))

    def _lies_ahead(self, one: Period) -> bool:
        return self.published is not None and one.end >= self.published.end and one.unit != YEAR

    def full_year(self, digits: str) -> int:
        """Return the year that four digits name, or two: the one next to the article's own."""
        year = int(digits)
        if len(digits) > 2:
            return year
        near = self._year()
        return min((near // 100 * 100 + by + year for by in (-100, 0, 100)), key=lambda one: abs(one - near))

    def last_year_with(self, tens: int) -> int:
        """Return the last year that ends in ``tens`` and had begun when the article was written."""
        near = self._year()
        return near // 100 * 100 + tens - (100 if near % 100 < tens else 0)

    def _year(self) -> int:
        return self.published.first.year if self.published else _TURN

    def whole(self, found: Period | None, *, stated: bool = False) -> Answer | None:
        """Return the answer that a time is just this period."""
        if found is None:
            return None
        basis = Basis.STATED if stated else Basis.COMPUTED
        return Answer(value=found.value, start=found.first, end=found.end, basis=basis, period=found)

    def through(self, first: Answer, last: Period | None) -> Answer:
        """Return the answer for an interval between two periods, with the value that ISO 8601 gives it."""
        if first.period is None or last is None or last.first <= first.period.first:
            return first
        return replace(first, value=f"{first.value}/{last.value}", end=last.end)

    def nearest(self, candidates: Iterable[Period]) -> Period | None:
        """Choose the nearest of several periods, those that go against the tense of the clause being further away."""
        if self.published is None:
            return None
        now = self.published

        def distance(one: Period) -> float:
            days = max((one.first - now.end).days + 1, 0) or min((one.end - now.first).days - 1, 0)
            against = days * self.direction < 0
            times = _AGAINST[self.direction] if against else 1
            return abs(days) * (times if finer(one.unit, QUARTER) else min(times, _QUARTERS_AGAINST))

        return min(candidates, key=distance, default=None)
