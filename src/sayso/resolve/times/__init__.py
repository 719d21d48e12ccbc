"""Say which days each time expression means.

Reads the times of an ``Article`` as the reader found them, gives them with their TIMEX3 value, the days they mean, how
that is known and what they are counted from. A day without its year is placed by the article's date and by the tense of
its clause; "a year earlier" and "that day" by the times told before.
"""

from __future__ import annotations

from sayso.resolve.times.resolution import resolve_times

__all__ = ["resolve_times"]
