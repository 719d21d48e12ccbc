"""Find the body of an article on its page, with trafilatura, and lead what it found back to the page.

The source of a page and its projection come in; which of its letters are body goes out. What trafilatura gives is
words without places; they are found again by their letters, block by block, between the blocks that are certain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lxml import etree
from trafilatura import bare_extraction

from sayso.intake.html.projection import letters_of

_BLOCKS = frozenset({"body", "p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "lb"})
_CERTAIN = 24
"""Letters from which a block that stands once on the page is at its place."""

_END = 24
"""Letters at either end of a block by which it is found where it is not the same in between."""

_LOOSE = 1.25
"""How much longer than the block the page's stretch between its two ends may be."""


def find_blocks(source: str) -> list[str]:
    """Return the letters of each block that trafilatura takes for body, in its order."""
    document = bare_extraction(source, fast=True, include_comments=False)
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return list(_blocks(document.body))


def _blocks(body: etree._Element) -> Iterator[str]:
    said: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            if letters := letters_of("".join(said)):
                yield letters
            said.clear()
        words = element.text if event == "start" else element.tail
        if words:
            said.append(words)
    if letters := letters_of("".join(said)):
        yield letters


def find_again(blocks: Sequence[str], letters: str) -> list[tuple[int, int] | None]:
    """Return where in ``letters`` each of ``blocks`` stands; None for one that does not."""
    places: list[tuple[int, int] | None] = []
    before = 0
    for block in blocks:
        place = _certain(block, letters, before)
        before = place[1] if place else before
        places.append(place)
    certain = sorted(place for place in places if place)
    starts = [first for first, _ in certain]
    before = 0
    for number, block in enumerate(blocks):
        if places[number] is None:
            # As far as the next certain block, so that a short one is not found in the footer.
            following = bisect_left(starts, before)
            limit = starts[following] if following < len(starts) else len(letters)
            places[number] = _between(block, letters, before, limit)
        if place := places[number]:
            before = place[1]
    return places


def _certain(block: str, letters: str, before: int) -> tuple[int, int] | None:
    """Return the place of a block that is long and follows the one before at once, or stands on the page once."""
    if len(block) < _CERTAIN:
        return None
    if letters.startswith(block, before):
        return before, before + len(block)
    at = letters.find(block)
    return (at, at + len(block)) if at >= 0 and letters.find(block, at + 1) < 0 else None


def _between(block: str, letters: str, start: int, end: int) -> tuple[int, int] | None:
    for first, last in ((start, end), (start, len(letters)), (0, start)):
        at = letters.find(block, first, last)
        if at >= 0:
            return at, at + len(block)
    if len(block) < 2 * _END:
        return None
    at = letters.find(block[:_END], start)
    stop = letters.find(block[-_END:], at + _END) if at >= 0 else -1
    found = stop + _END - at
    return (at, stop + _END) if stop >= 0 and found <= _LOOSE * len(block) else None
