"""Find quotation marks and what they enclose.

Reads a text and the spans of its blocks, yields ``Quotation`` s, outer ones before those nested in them. Whether a
quotation is somebody's statement, and whose, is left to the stages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Span

MARK = re.compile("[\"“”„‟«»‹›'‘’‚‛]")
DOUBLE = frozenset('"“”„‟«»')
CLOSES = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    '"': '"',
    "'": "'",
}
"""Which marks close a quotation, by the mark that opened it: English, German, French and Swedish ways."""

DEEPEST = 16
"""Marks that wait to be closed at once: no prose nests so deep, so of more the oldest is a stray one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text in quotation marks, the marks included."""

    span: Span
    depth: int
    """0 for an outer quotation, 1 for one inside it."""

    closed: bool = True
    """False for a quotation that ends with its block without a mark, because it goes on in the next one."""

    continues: bool = False
    """Whether it takes up a quotation that the block before left open."""


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    mark: str


def find_quotations(text: str, blocks: Sequence[Span]) -> Iterator[Quotation]:
    """Yield the quotations of each block, in the order of their opening marks.

    A double mark that is never closed makes a quotation up to the end of its block only where the next block opens
    with the same mark: so print has set quotations of several paragraphs for three centuries. Other unpaired marks
    are ignored.
    """
    left_open: str | None = None
    for n, block in enumerate(blocks):
        found, still_open = _pair(text, block)
        closed = frozenset(found)
        continues = left_open is not None and text[block.start] == left_open
        left_open = None
        outermost = next((mark for mark in still_open if mark.mark in DOUBLE), None)
        if outermost and n + 1 < len(blocks) and text[blocks[n + 1].start] == outermost.mark:
            left_open = outermost.mark
            found.append(Span(outermost.start, block.end))
        elif outermost and continues and outermost.start == block.start:
            # The last paragraph of a long quotation sometimes lacks its closing mark; its opening one is still no
            # accident.
            found.append(Span(outermost.start, block.end))
        for span, depth in _with_depths(text, found):
            yield Quotation(span, depth, closed=span in closed, continues=continues and span.start == block.start)


def _with_depths(text: str, found: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    """Yield quotations of one block, which never cross, with how many double marks stand open around each.

    Only those count that were closed in the end: a stray mark puts nothing after it inside a quotation.
    """
    around: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        while around and around[-1].end <= span.start:
            around.pop()
        yield span, sum(text[outer.start] in DOUBLE for outer in around)
        around.append(span)


def _pair(text: str, block: Span) -> tuple[list[Span], list[_Open]]:
    """Pair the marks of one block; gives the pairs and what stays open, outermost first."""
    found: list[Span] = []
    stack: list[_Open] = []
    for match in MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if mark not in DOUBLE and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        opener = _closed_by(stack, mark, before)
        if opener is not None:
            found.append(Span(stack[opener].start, at + 1))
            del stack[opener:]
        elif _can_open(mark, before, after):
            if len(stack) == DEEPEST:
                # Single marks go first: most that are never closed are apostrophes.
                del stack[next((n for n, waiting in enumerate(stack) if waiting.mark not in DOUBLE), 0)]
            stack.append(_Open(at, mark))
    return found, stack


def _closed_by(stack: list[_Open], mark: str, before: str) -> int | None:
    """The place in the stack of the quotation that ``mark`` closes, if it closes one."""
    if before.isspace() and mark in "\"'":
        return None  # a straight mark after a space opens
    for place in range(len(stack) - 1, -1, -1):
        if mark in CLOSES[stack[place].mark]:
            return place
        if stack[place].mark in DOUBLE and mark not in DOUBLE:
            return None  # a single mark closes nothing outside the double ones around it
    return None


def _can_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark stands where a quotation can begin: before a word, not right after one."""
    if mark not in CLOSES:
        return False
    if mark in "“„‟«‘‚‛‹":
        return not after.isspace() or mark in "«‹"
    return (before.isspace() or before in "([{—–-/“‘") and not after.isspace()
