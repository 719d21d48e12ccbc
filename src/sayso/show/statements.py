"""Statements in the terminal: who said what, article by article.

Takes statement views in the ledger's order; prints them under the head of their article. Finding them is left to the
ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import AUTHOR, StatementView
from sayso.show.listing import BELOW, ENTRY, by_article, who
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import NOBODY, quoted


def print_statements(terminal: Console, views: Iterable[StatementView]) -> int:
    """Print ``views``, each article's together, and return how many there were."""
    return by_article(terminal, views, _print_all)


def _print_all(terminal: Console, views: Sequence[StatementView]) -> None:
    told = {view.id: one_line(view.speaker or view.source or NOBODY) for view in views}
    for view in views:
        _print_statement(terminal, view, told)


def _print_statement(terminal: Console, view: StatementView, told: Mapping[str, str]) -> None:
    """Print who and how in one line, then what, set in and wrapped."""
    line = Text(who(view.speaker, view.source), style="bold")
    if view.cue:
        line.append(" " + one_line(view.cue), style="not bold italic")
    line.append(f"  {view.manner}{_inside(view, told)}", style="not bold dim")
    put(terminal)
    put(terminal, line, margin=ENTRY)
    put(terminal, Text(quoted(view.content, view.manner)), margin=BELOW)


def _inside(view: StatementView, told: Mapping[str, str]) -> str:
    """Say inside whose statement this one stands, if it does."""
    if view.voice is None or view.voice == AUTHOR:
        return ""
    return f", as told by {told[view.voice]}" if view.voice in told else ", inside another statement"
