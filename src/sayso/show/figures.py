"""Figures in the terminal: how much or how many, of what, with the sentence that says so.

Takes figure views; prints them article by article or, where they are sorted by value, one after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from sayso.records import FigureView
from sayso.show.listing import BELOW, article_line, as_told, by_article, by_sentence
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import amount


def print_figures(terminal: Console, views: Iterable[FigureView]) -> int:
    """Print ``views``, each article's together, and return how many there were."""
    return by_article(terminal, views, _print_all)


def print_figures_by_value(terminal: Console, views: Iterable[FigureView]) -> int:
    """Print ``views`` in their order, each with its article, and return how many there were."""
    number = 0
    for number, view in enumerate(views, start=1):
        if number > 1:
            put(terminal)
        put(terminal, _line(view))
        if view.sentence is not None:
            put(terminal, one_line(view.sentence), margin=BELOW)
        put(terminal, Text(article_line(view), style="dim"), margin=BELOW)
    return number


def _print_all(terminal: Console, views: Sequence[FigureView]) -> None:
    by_sentence(terminal, views, _line)


def _line(view: FigureView) -> Text:
    """Return the value with what it counts, then the words for it, what was assumed and who tells it."""
    low, high = (None if value is None else Decimal(value) for value in (view.low, view.high))
    value, words = amount(low, high, view.comparator, view.unit, view.counts), one_line(view.words)
    notes = [
        f"“{words}”" if words != value else None,
        f"{', '.join(view.assumed)} assumed" if view.assumed else None,
        as_told(view),
    ]
    line = Text(value, style="bold")
    return line.append("".join(f"  {one_line(note)}" for note in notes if note), style="not bold dim")
