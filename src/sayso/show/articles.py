"""Articles and skipped sources as lists in the terminal.

Takes the ledger's views; prints two lines for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, count, day, listed, place
from sayso.store import ArticleView, SkippedView


def print_articles(terminal: Console, articles: Iterable[ArticleView]) -> None:
    """Print each article with the digits of its id that name it."""
    for article in articles:
        head = one_line(article.title) if article.title else place(article.source)
        version = None if article.current else f"version {article.version}, replaced by a later one"
        date = day(article.published) if article.published else None
        source = place(article.source) if article.title else None
        below = listed([date, article.publisher, count(article.statements, "statement"), version, source])
        put(terminal, Text(head, style="bold"), margin=article.id[:ID_DIGITS] + "  ")
        put(terminal, Text(below, style="dim"), margin=" " * (ID_DIGITS + 2))


def print_skipped(terminal: Console, skipped: Iterable[SkippedView]) -> None:
    """Print each source that could not be read with its reason."""
    for source in skipped:
        put(terminal, Text(place(source.source), style="bold"))
        below = Text(one_line(source.reason))
        below.append(f"  {source.stage}, {day(source.at)}", style="dim")
        put(terminal, below, margin=" " * 4)
