"""Set apart what a page has at its head and foot: running heads, page numbers, the lines a browser prints there.

The rows of all pages come in, outermost first; how many at the head and at the foot of each belong to the page goes
out. They are known by their return: at the same height on another page, in the same type, with other figures at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sayso.intake.layout.pages import has_page_number, is_page_line
from sayso.intake.pdf.shapes import PageLine

_DEEPEST = 4  # rows of a head or foot
_STEP = 4.0  # points within which two rows stand at the same height
_OFF = 0.5  # heights of white between a head or foot and the text; between lines there is a tenth to a third
_ALIKE = 0.06  # by which the heights of one type differ at most
_FAR_OFF = 1.5  # heights of white that part a head in type of any size
_LETTERS = 4
_FAR = 3.0  # heights between the parts of a head
_SMALL = 0.93  # times the height of the text: the type of heads and feet

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–—\[(|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—\])|\s]*")

_Key = tuple[str, int, int]


def page_rows(pages: Sequence[Sequence[PageLine]], height: float) -> list[tuple[int, int]]:
    """Return for each page, whose rows come from top to bottom, how many at its head and foot belong to it.

    ``height`` is that of the type in which most of the text is set.
    """
    heads = [[_key(row) for row in rows[:_DEEPEST]] for rows in pages]
    feet = [[_key(row) for row in rows[::-1][:_DEEPEST]] for rows in pages]
    return [
        _trimmed(len(rows), _outer(rows, head, again_above, height), _outer(rows[::-1], foot, again_below, height))
        for rows, head, foot, again_above, again_below in zip(
            pages, heads, feet, _others(heads), _others(feet), strict=True
        )
    ]


def _trimmed(count: int, head: int, foot: int) -> tuple[int, int]:
    """Never take all of a page for its head and foot."""
    return (head, foot) if head + foot < count else (0, 0) if count > 2 * _DEEPEST else (head, min(foot, count - head))


def _key(row: PageLine) -> _Key:
    """Return what is the same wherever a row comes again: its words without figures, its height, its type."""
    return _DIGITS.sub("", row.text.casefold()).strip(" -–—|·•"), round(row.base / _STEP), round(row.height)


def _others(rows: Sequence[Sequence[_Key]]) -> list[set[_Key]]:
    """Return for each page the keys that stand on another one too, or one step above or below."""
    counts: Counter[_Key] = Counter()
    for keys in rows:
        counts.update({(words, place + step, size) for words, place, size in keys for step in (-1, 0, 1)})
    return [{key for key in keys if counts[key] > 1 and _is_telling(key[0])} for keys in rows]


def _is_telling(words: str) -> bool:
    """Say whether a row is a number, or has enough words: "9:05 p.m." comes again without being a running head."""
    return not words or sum(map(str.isalpha, words)) >= _LETTERS


def _outer(rows: Sequence[PageLine], keys: Sequence[_Key], again: set[_Key], height: float) -> int:
    """Return how many of ``rows``, from the edge of the page inwards, belong to the page."""
    found = 0
    for number, (row, key) in enumerate(zip(rows, keys, strict=False)):
        following = rows[number + 1] if number + 1 < len(rows) else None
        ends_here = following is None or _is_apart(row, following)
        if is_page_line(row.text) or (ends_here and (key in again or _is_set_off(row, following, height))):
            found = number + 1
        elif key not in again:
            break
    return found


def _is_apart(row: PageLine, following: PageLine) -> bool:
    """Say whether a row stands apart from the next one, or is in other type."""
    alike = abs(row.height - following.height) <= _ALIKE * following.height and row.bold == following.bold
    return not alike or _white(row, following) >= _OFF * row.height


def _white(row: PageLine, following: PageLine) -> float:
    """Return how much is left free between two rows, whichever is above."""
    return max(row.bottom - following.top, following.bottom - row.top)


def _is_set_off(row: PageLine, following: PageLine | None, height: float) -> bool:
    """Say whether a row shows on its own that it is the head or foot of a page: on the only page, or on the first.

    It stands apart from the text and is a number, or has a page number, or parts that are far from one another.
    """
    if following is None or _white(row, following) < _OFF * row.height:
        return False
    if _NUMBER.fullmatch(row.text):
        return True
    in_parts = any(after.left - before.right > _FAR * row.height for before, after in pairwise(row.words))
    apart = row.height <= _SMALL * height or _white(row, following) >= _FAR_OFF * row.height
    return apart and (in_parts or has_page_number(row.text))
