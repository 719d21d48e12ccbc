"""Consoles: where text for people is printed, and how wide and colourful it may be.

Nothing that is printed here is read as markup, turned into emoji or highlighted by guess: an article's "[bold]" stays
three words. Colours go out only to a terminal, and never where NO_COLOR is set.
"""

from __future__ import annotations

import os
from typing import NoReturn, TextIO

from rich.console import Console
from rich.text import Text

MEASURE = 88
"""Columns of running text at most: longer lines are hard to follow back, however wide the window is."""

_NARROWEST = 20
"""Columns of text even where the window is too narrow for the margin beside them."""


class _Terminal(Console):
    """A console that leaves a closed pipe to the caller, who knows how the program should end."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def console(file: TextIO) -> Console:
    """Return a console that prints to ``file``."""
    plain = bool(os.environ.get("NO_COLOR"))
    return _Terminal(file=file, markup=False, emoji=False, highlight=False, color_system=None if plain else "auto")


def put(terminal: Console, words: Text | str = "", *, margin: str = "") -> None:
    """Print ``words`` wrapped to a good measure, beside ``margin`` in the first line and blanks in the others."""
    words = Text(words) if isinstance(words, str) else words
    before = Text().append(margin, style="dim")
    width = min(terminal.width, MEASURE) - before.cell_len
    for line in words.wrap(terminal, max(width, _NARROWEST)):
        line.rstrip()
        terminal.print(before + line if line else line, soft_wrap=True)
        before = Text(" " * before.cell_len)
