"""Statements in the terminal: who said what, article by article.

Takes statement views in the ledger's order; prints them under the head of their article. Finding them is left to the
ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from sayso.records import StatementView
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, NOBODY, day, listed, place, quoted


def print_statements(terminal: Console, views: Iterable[StatementView]) -> int:
    """Print ``views``, each article's together, and return how many there were."""
    number = 0
    for _, group in groupby(views, key=lambda view: view.article):
        told: dict[str, str] = {}
        for index, view in enumerate(group):
            if index == 0:
                _print_head(terminal, view, first=number == 0)
            _print_statement(terminal, view, told)
            told[view.id] = one_line(view.speaker or view.source or NOBODY)
            number += 1
    return number


def _print_head(terminal: Console, view: StatementView, *, first: bool) -> None:
    if not first:
        put(terminal)
    put(terminal, Text(one_line(view.title) if view.title else place(view.article_source), style="bold underline"))
    where = view.publisher or (place(view.article_source) if view.title else None)
    date = day(view.published) if view.published else "no date"
    put(terminal, Text(listed([date, where, view.article[:ID_DIGITS]]), style="dim"))


def _print_statement(terminal: Console, view: StatementView, told: dict[str, str]) -> None:
    """Print who and how in one line, then what, set in and wrapped."""
    line = Text(_speaker(view), style="bold")
    if view.cue:
        line.append(" " + one_line(view.cue), style="not bold italic")
    line.append(f"  {view.manner}{_inside(view, told)}", style="not bold dim")
    put(terminal)
    put(terminal, line, margin=" " * 2)
    put(terminal, Text(quoted(view.content, view.manner)), margin=" " * 6)


def _speaker(view: StatementView) -> str:
    """Return the name, with the article's own words for it where they differ."""
    if not view.speaker:
        return one_line(view.source) if view.source else NOBODY
    name = one_line(view.speaker)
    written = one_line(view.source) if view.source else None
    return f"{name} (“{written}”)" if written and written != name else name


def _inside(view: StatementView, told: dict[str, str]) -> str:
    """Say inside whose statement this one stands, if it does."""
    if view.voice is None or view.voice == "author":
        return ""
    return f", as told by {told[view.voice]}" if view.voice in told else ", inside another statement"
