"""The place in a text where words stand that were asked for, in pieces: nothing in a text can pass for a mark."""

from __future__ import annotations

import re

from sayso.store.views import Piece

MARKS = "char(2), char(3), '…'"
"""What SQLite puts before and after words that were found, and where it cuts: two characters that no text has."""

_MARKED = re.compile("\x02([^\x03]*)\x03?")
_STRAY = str.maketrans("", "", "\x02\x03")


def pieces(snippet: str) -> tuple[Piece, ...]:
    """Return what SQLite's snippet holds, its words that were found apart from those around them."""
    parts = _MARKED.split(snippet)
    return tuple(
        Piece(words=words, found=bool(number % 2))
        for number, part in enumerate(parts)
        if (words := part.translate(_STRAY))
    )
