"""Cut text into the words, numbers in digits and signs that rules over English read.

"$1,234.5m" is three tokens, "twenty-five" is three, "weren't" is one. Letters and digits of all scripts count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """One word, number in digits, or sign."""

    text: str
    """As written."""

    word: str
    """In small letters, with the straight apostrophe."""

    start: int
    end: int


# Each alternative reads on from its first character without going back more than a few, whatever the text.
_TOKEN = re.compile(
    r"""
      \d{1,2}(?:,\d\d){1,4},\d{3}(?!,?\d)(?:\.\d+)?       # 1,00,000
    | \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?                   # 1,234.5
    | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?  # 1 234,5 with spaces that do not break
    | \d+(?:\.\d+)?
    | (?<![\w.])\.\d+                                      # .001
    | [^\W\d_]+(?:['’][^\W\d_]+)*
    | \S
    """,
    re.VERBOSE,
)


HYPHENS = frozenset("-\u2010\u2011")
DASHES = HYPHENS | frozenset("–—−")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]``, placed in ``text``."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(words := match[0], words.lower().replace("’", "'"), *match.span()) for match in found]


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Return the word at ``place``; nothing where no token is."""
    return tokens[place].word if 0 <= place < len(tokens) else ""


def touches(tokens: list[Token], place: int) -> bool:
    """Say whether nothing lies between the token at ``place`` and the one before it."""
    return 0 < place < len(tokens) and tokens[place - 1].end == tokens[place].start
