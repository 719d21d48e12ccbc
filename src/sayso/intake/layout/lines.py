"""Cut a source into lines.

The decoded source comes in; its lines that hold something go out, each with what parts it from the line before. Which
lines belong together is left to ``paragraphs``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from sayso.intake.text_builder import DROPPED

_BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_EDGE = _BLANKS + DROPPED
_WITHOUT_DROPPED = dict.fromkeys(map(ord, DROPPED))
_TAB = 4

ENDED = re.compile(r"[.!?:…。！？][\"”’'»›)\]*_]*$")
_WORD = re.compile(r"\S+")


class Mark(Enum):
    """What a line is by its own marking, where its format marks it."""

    NONE = "none"
    HEADING = "heading"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    ITEM = "item"
    CAPTION = "caption"
    EMPHASIS = "emphasis"
    TABLE = "table"
    PREAMBLE = "preamble"
    RULE = "rule"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """``source[start:end]``: one line without the blanks around it."""

    start: int
    end: int
    words: str
    """What the line says: without dropped characters and markup."""

    gap: int
    """Line breaks since the last line that holds something."""

    indent: int
    """Columns of blanks before it."""

    new_page: bool
    """A form feed parts it from the line before."""

    mark: Mark = Mark.NONE
    pieces: tuple[tuple[int, int], ...] = ()
    """What the text takes of the line, where that is not the whole."""

    @property
    def ended(self) -> bool:
        """Say whether a sentence, or what introduces a list, ends with the line."""
        return ENDED.search(self.words, max(0, len(self.words) - 8)) is not None

    @property
    def starts_low(self) -> bool:
        """Say whether the line begins with a small letter."""
        return self.words[0].islower()

    @property
    def first_word(self) -> str:
        """The characters up to the first blank."""
        word = _WORD.match(self.words)
        return word[0] if word else ""


def split_lines(source: str) -> list[Line]:
    """Return the lines of ``source`` that hold a visible character, in order."""
    dirty = any(character in source for character in DROPPED)
    lines: list[Line] = []
    position = gap = 0
    new_page = False
    for raw in source.splitlines(keepends=True):
        body = raw.lstrip(_EDGE)
        if body:
            start = position + len(raw) - len(body)
            words = body.rstrip(_EDGE)
            end = start + len(words)
            lines.append(
                Line(
                    start=start,
                    end=end,
                    words=words.translate(_WITHOUT_DROPPED) if dirty else words,
                    gap=gap,
                    indent=_columns(raw, len(raw) - len(body)),
                    new_page=new_page,
                )
            )
            gap, new_page = 0, False
        gap += 1
        new_page = new_page or raw[-1] == "\f"
        position += len(raw)
    return lines


def _columns(raw: str, length: int) -> int:
    return length + (_TAB - 1) * raw.count("\t", 0, length)
