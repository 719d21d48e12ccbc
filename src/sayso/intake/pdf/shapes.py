"""What is printed on a page, as later steps see it: words with their places, and the lines that they make.

Places are in points from the bottom left of the page as it is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import msgspec

from sayso.intake.layout.lines import ENDED


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand close together on one baseline."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    spaced: bool
    """A blank parts it from the word before it in the order in which the page was written."""

    bold: bool = False
    height: float = field(init=False)
    """From the deepest to the highest that its font draws: about 1.15 times the size of the type."""

    def __post_init__(self) -> None:
        # Kept, since it is asked for some fifteen times a word.
        object.__setattr__(self, "height", self.top - self.bottom)


@dataclass(kw_only=True)
class PageLine:
    """Words on one baseline in one column, from left to right."""

    page: int
    """From 0."""

    words: list[Word]
    left: float = 0.0
    """Where it begins; for a line beside a large initial, where that does."""

    column: Column | None = None
    region: int = 0
    """The number of the stretch of a column that it stands in, in reading order."""

    note_marks: list[int] = field(default_factory=list)
    """Which of its words refer to notes."""

    def __post_init__(self) -> None:
        self.left = self.left or self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @cached_property
    def height(self) -> float:
        """The height that most of its characters have."""
        counts: dict[float, int] = {}
        for word in self.words:
            height = round(word.height, 1)
            counts[height] = counts.get(height, 0) + len(word.text)
        return max(counts, key=lambda height: (counts[height], height))

    @cached_property
    def base(self) -> float:
        """The baseline of its longest word."""
        return max(self.words, key=lambda word: len(word.text)).base

    @cached_property
    def top(self) -> float:
        """Of its highest word."""
        return max(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Of its deepest word."""
        return min(word.bottom for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each of its words: a space, or nothing."""
        gaps = [""]
        for before, after in zip(self.words, self.words[1:], strict=False):
            apart = after.left - before.right > TIGHT * min(before.height, after.height)
            gaps.append(" " if after.spaced or apart else "")
        return gaps

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(gap + word.text for gap, word in zip(self.gaps, self.words, strict=True))

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with it, as far as can be seen: "Gov." does not end one."""
        end = max(0, len(self.text) - _LAST)
        return ENDED.search(self.text, end) is not None and _ABBREVIATED.search(self.text, end) is None


@dataclass(slots=True)
class Column:
    """The edges that the lines of a column keep to."""

    left: float
    right: float


_LAST = 8  # characters in which the end of a sentence is looked for
_ABBREVIATED = re.compile(r"(?<!\w)(?:vs?|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Prof|No|[A-Z])\.$")

TIGHT = 0.12
"""Of the height of type: characters further apart than this have a blank between them."""


class Kind(StrEnum):
    """What a block is by the way it is printed."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    QUOTE = "quote"
    CAPTION = "caption"
    FURNITURE = "furniture"
    NOTE = "note"


class ShownLine(msgspec.Struct, array_like=True):
    """A line as it leaves the process that reads it."""

    page: int
    """From 1."""

    bottom: float
    top: float
    words: list[tuple[str, str, float, float]]
    """Of each: what stands before it (a space, or nothing), its letters, and where it begins and ends."""

    note_marks: list[int]


class Shown(msgspec.Struct, array_like=True):
    """What a document shows."""

    lines: list[ShownLine]
    """In the order of the pages, from head to foot, column after column."""

    blocks: list[tuple[Kind, list[int]]]
    """In the order of the article: the numbers of the lines of each."""

    info: dict[str, str]
    """What the document's own entries say."""


Told = tuple[str | None, Shown | None]
"""What the process tells: why a document cannot be read, or else what it shows."""


class Wanted(msgspec.Struct, array_like=True):
    """Which page is to be drawn."""

    page: int
    """From 1."""

    longest: int
    """Pixels of the longer side, at most."""

    data: bytes
    """The PDF."""


class Drawn(msgspec.Struct, array_like=True):
    """A page as a picture, or why it cannot be drawn."""

    width: float = 0.0
    """Of the page, in points."""

    height: float = 0.0
    png: bytes = b""
    reason: str | None = None
