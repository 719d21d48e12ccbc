"""A timeline in the terminal: what articles place on which days, the earliest first.

Takes time views in the order of their days; prints them under the days, each with its clause, its voice and its
article. Which days they are, was worked out before.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from sayso.records import Basis, TimeView
from sayso.show.clauses import within
from sayso.show.listing import BELOW, ENTRY, article_line, as_told
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import interval, listed


def print_timeline(terminal: Console, views: Iterable[TimeView]) -> int:
    """Print ``views`` under the days that they mean, and return how many there were."""
    number = 0
    for (begins, ends), group in groupby(views, key=lambda view: (view.begins, view.ends)):
        if number:
            put(terminal)
        put(terminal, Text(interval(begins, ends) or "It is not known when", style="bold underline"))
        for view in group:
            put(terminal, _what(view), margin=ENTRY)
            put(terminal, Text(_where(view), style="dim"), margin=BELOW)
            number += 1
    return number


def _what(view: TimeView) -> Text:
    """Return the clause, the words of the time in bold."""
    told = within(view, view.words)
    return Text(told.before).append(told.words, style="bold").append(told.after)


def _where(view: TimeView) -> str:
    """Say by which words, in whose voice and in which article."""
    days = interval(view.begins, view.ends)
    words = one_line(view.words)
    anchor = one_line(view.anchor) if view.anchor else ""
    told = None
    if view.basis is Basis.COMPUTED and days:
        told = f"worked out from “{words}”" + (f" and “{anchor}”" if anchor not in words else "")
    return listed([as_told(view), told, article_line(view)])
