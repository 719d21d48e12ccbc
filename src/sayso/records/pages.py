"""Where the words of a printed source stand on its pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records.span import Span

PrintedWord = tuple[int, int, float, float]
"""Start and end in the decoded source, left and right edge on the page."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page, in points from its bottom left."""

    page: int
    """From 1."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page and where its words stand."""

    page: int
    bottom: float
    top: float
    words: tuple[PrintedWord, ...]


@dataclass(frozen=True, slots=True)
class PageMap:
    """Leads characters of a decoded source to their places on its pages; ``lines`` are in the source's order."""

    lines: tuple[PrintedLine, ...]

    def boxes(self, pieces: Iterable[Span]) -> tuple[PageBox, ...]:
        """Return where ``pieces`` of the source stand: one box for each line that they touch."""
        found: list[PageBox] = []
        for piece in pieces:
            first = bisect_right(self.lines, piece.start, key=lambda line: line.words[0][0]) - 1
            for number in range(max(first, 0), len(self.lines)):
                line = self.lines[number]
                if line.words[0][0] >= piece.end:
                    break
                if edges := _edges(line.words, piece):
                    _add(found, PageBox(line.page, edges[0], line.bottom, edges[1], line.top))
        return tuple(found)


def _edges(words: Iterable[PrintedWord], piece: Span) -> tuple[float, float] | None:
    """Return the edges of what a piece shows of a line; of part of a word, as if its letters were of one width."""
    edges: list[float] = []
    for start, end, left, right in words:
        begin, stop = max(start, piece.start), min(end, piece.end)
        if begin < stop:
            letter = (right - left) / (end - start)
            edges += [left + (begin - start) * letter, right - (end - stop) * letter]
    return (round(min(edges), 1), round(max(edges), 1)) if edges else None


def _add(found: list[PageBox], box: PageBox) -> None:
    """Add a box; two pieces of one line, as around the mark of a note, have one box together."""
    last = found[-1] if found else None
    if last and (last.page, last.bottom, last.top) == (box.page, box.bottom, box.top) and last.left <= box.left:
        found[-1] = PageBox(box.page, last.left, box.bottom, max(last.right, box.right), box.top)
    else:
        found.append(box)
