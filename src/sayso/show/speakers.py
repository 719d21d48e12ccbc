"""The speakers of one article in the terminal, each with what he is reported to have said.

Takes a reading; prints its statements by speaker, in the order in which they first speak, with the numbers that mark
them in the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.records import GAP, Actor, Article, Reading, Statement
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import NOBODY, quoted

_MARGIN = 5
"""Columns for a statement's number and the space after it."""


def print_speakers(terminal: Console, reading: Reading) -> None:
    """Print the statements of ``reading`` by speaker."""
    put(terminal)
    if not reading.statements:
        put(terminal, Text("No statements found.", style="bold"))
        return
    put(terminal, Text("Who said what", style="bold underline"))
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    numbers: dict[str, int] = {statement.id: number for number, statement in enumerate(reading.statements, start=1)}
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        groups[_speaker(reading.article, statement)].append(statement)
    for group in groups.values():
        put(terminal)
        put(terminal, _head(reading.article, group, actors))
        for statement in group:
            _print_statement(terminal, reading.article, statement, numbers)


def _speaker(article: Article, statement: Statement) -> str:
    """Return what tells a speaker from others: who he is, else how he is called, else nothing."""
    if statement.speaker:
        return f"id {statement.speaker}"
    return f"words {one_line(statement.source.of(article.text)).casefold()}" if statement.source else ""


def _head(article: Article, group: Sequence[Statement], actors: dict[str, Actor]) -> Text:
    first = group[0]
    actor = actors.get(first.speaker) if first.speaker else None
    if actor is None:
        return Text(one_line(first.source.of(article.text)) if first.source else NOBODY, style="bold")
    head = Text(one_line(actor.name), style="bold")
    written = {one_line(s.source.of(article.text)): None for s in group if s.source}
    others = ", ".join(f"“{words}”" for words in written if words != one_line(actor.name))
    notes = "; ".join(part for part in (str(actor.type) if actor.type else "", others) if part)
    return head.append(f"  ({notes})", style="not bold dim") if notes else head


def _print_statement(terminal: Console, article: Article, statement: Statement, numbers: dict[str, int]) -> None:
    """Print the number in the margin and, beside it, the cue and the content."""
    line = Text()
    if statement.cue:
        line.append(one_line(statement.cue.of(article.text)), style="italic").append(": ")
    line.append(quoted(GAP.join(piece.of(article.text) for piece in statement.content), statement.manner))
    outer = numbers.get(statement.voice or "")
    line.append(f"  {statement.manner}" + (f", inside {outer}" if outer else ""), style="dim")
    put(terminal, line, margin=str(numbers[statement.id]).rjust(_MARGIN - 2) + "  ")
