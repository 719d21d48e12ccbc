"""What a run did, in the terminal.

Takes the pipeline's reports and changes; prints a summary that names what was skipped and why.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.pipeline import Change, Report
from sayso.records import Skipped, StatementView
from sayso.show.safe import one_line
from sayso.show.terminal import put
from sayso.show.words import NOBODY, count, quoted

_SHOWN = 10
"""Skipped sources that a summary names; the rest are counted."""


def print_report(terminal: Console, report: Report) -> None:
    """Print what reading sources into the ledger did."""
    kinds = [
        (report.new, "new"),
        (report.new_versions, "new version" if report.new_versions == 1 else "new versions"),
        (report.updated, "read again by a newer model or rules"),
        (report.unchanged, "unchanged"),
    ]
    parts = [f"{number:,} {kind}" for number, kind in kinds if number]
    articles = sum(number for number, _ in kinds)
    seconds = f"{report.seconds:.1f}" if report.seconds < 60 else f"{report.seconds:,.0f}"
    print_line(terminal, f"{count(articles, 'article')}{': ' if parts else ''}{', '.join(parts)}; {seconds} s.")
    if report.statements:
        print_line(terminal, f"{count(report.statements, 'statement')} written down.")
    print_left_out(terminal, report.skipped, report.skipped_count)


def print_left_out(terminal: Console, skipped: Sequence[Skipped], number: int) -> None:
    """Print the first few of ``number`` skipped sources, with their reasons."""
    if not number:
        return
    print_line(terminal, f"{number:,} skipped:", style="bold")
    for source in skipped[:_SHOWN]:
        line = Text(one_line(source.source) + ": ").append(one_line(source.reason), style="dim")
        put(terminal, line, margin=" " * 2)
    if number > _SHOWN:
        put(terminal, f"and {number - _SHOWN:,} more: sayso skipped", margin=" " * 2)


def print_change(terminal: Console, change: Change) -> None:
    """Print which statements of an article came, and which went, when it was read again."""
    if not change.added and not change.removed:
        return
    print_line(terminal, one_line(change.source), style="bold")
    for sign, style, views in (("-", "red", change.removed), ("+", "green", change.added)):
        for view in views:
            line = Text(f"{sign} ", style=style).append(_in_short(view))
            put(terminal, line, margin=" " * 2)


def print_line(terminal: Console, words: str, style: str = "") -> None:
    """Print one line of the summary, wrapped if the terminal is narrow."""
    put(terminal, Text(words, style=style))


def _in_short(view: StatementView) -> str:
    who = one_line(view.speaker or view.source or NOBODY)
    return " ".join([who, *([one_line(view.cue)] if view.cue else []), quoted(view.content, view.manner)])
