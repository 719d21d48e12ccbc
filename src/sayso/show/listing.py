"""What the lists in the terminal have in common: the head of an article, who it is, the sentence around.

Takes views in the ledger's order; the list of each kind of record says how its entries look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from sayso.records import AUTHOR, StatementView
from sayso.records.views import RecordView
from sayso.show.safe import isolated, one_line
from sayso.show.terminal import put
from sayso.show.words import ID_DIGITS, NOBODY, day, listed, place

AnyView = StatementView | RecordView

_View = TypeVar("_View", bound=AnyView)
_Record = TypeVar("_Record", bound=RecordView)

ENTRY = " " * 2
"""The margin of an entry's first line."""

BELOW = " " * 6
"""The margin of what stands below it."""


def by_article(terminal: Console, views: Iterable[_View], put_all: Callable[[Console, Sequence[_View]], None]) -> int:
    """Print the views of each article together, under its head, and return how many there were."""
    number = 0
    for _, group in groupby(views, key=lambda view: view.article):
        together = tuple(group)
        if number:
            put(terminal)
        _put_head(terminal, together[0])
        put_all(terminal, together)
        number += len(together)
    return number


def by_sentence(terminal: Console, views: Sequence[_Record], line: Callable[[_Record], Text]) -> None:
    """Print a line for each view of an article, and the sentence around below those that stand in it."""
    for _, group in groupby(views, key=lambda view: (view.sentence_start, view.sentence is None and view.id)):
        together = tuple(group)
        put(terminal)
        for view in together:
            put(terminal, line(view), margin=ENTRY)
        if together[0].sentence is not None:
            put(terminal, Text(one_line(together[0].sentence)), margin=BELOW)


def article_line(view: AnyView) -> str:
    """Return what names a view's article in one line of a list that runs across articles."""
    title = one_line(view.title) if view.title else place(view.article_source)
    return listed([title, view.publisher, day(view.published) if view.published else None, view.article[:ID_DIGITS]])


def who(name: str | None, written: str | None) -> str:
    """Return a name, with the article's own words where they differ."""
    told = isolated(one_line(written)) if written else None
    if not name:
        return told or NOBODY
    name = isolated(one_line(name))
    return f"{name} (“{told}”)" if told and told != name else name


def as_told(view: RecordView) -> str | None:
    """Say in whose statement a record stands; None where the author tells it, or nobody knows."""
    if view.voice is None or view.voice == AUTHOR:
        return None
    return f"as told by {one_line(view.voice_name)}" if view.voice_name else "inside a statement"


def _put_head(terminal: Console, view: AnyView) -> None:
    put(terminal, Text(one_line(view.title) if view.title else place(view.article_source), style="bold underline"))
    where = view.publisher or (place(view.article_source) if view.title else None)
    date = day(view.published) if view.published else "no date"
    put(terminal, Text(listed([date, where, view.article[:ID_DIGITS]]), style="dim"))
