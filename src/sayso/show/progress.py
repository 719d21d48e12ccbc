"""A progress bar with rate and time left, for a person who waits.

Takes how many articles to expect, if that is known; gives a function to be called with each one that is done. The bar
goes away when all are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class _Rate(ProgressColumn):
    """Articles a second, once there are enough to tell."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


@contextmanager
def progress(terminal: Console, expected: int | None) -> Iterator[Callable[[str], None]]:
    """Show a bar on ``terminal`` while the block runs, a step further at each call with an article's source."""
    columns = [
        TextColumn("Reading", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("left" if expected else "", markup=False),
    ]
    bar = Progress(*columns, console=terminal, transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar:
        task = bar.add_task("", total=expected)
        yield lambda _: bar.advance(task)
