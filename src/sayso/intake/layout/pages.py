"""Find what pages put between the lines of an article: page numbers, running heads and feet, jump lines.

Lines come in, the places of the lines that belong to pages go out. A running head is known by what it does: it comes
again, and it stands at a form feed or in the middle of a sentence. Joining the paragraph around it is left to
``paragraphs``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.intake.layout.lines import Line

_LONGEST = 120  # characters of a running head; body lines of a printed page are seldom shorter than half of this

_NUMBERED = re.compile(
    r"\W*(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*|\W*\d{1,4}\s*/\s*\d{1,4}\W*", re.IGNORECASE
)
_JUMP = re.compile(
    r"\W*(?:please\s+)?(?:(?:story\s+)?(?:continues|continued|cont['’.]?d?)|see\b.{1,60},)\s*(?:on|from|at|,)?\s+(?:page|p\.)\s*"
    r"[a-z]{0,2}\d{1,3}[a-z]?\W*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[-–—\[(|\s]*\d{1,4}[-–—\])|\s]*")
_WITH_NUMBER = re.compile(
    r".*(?:\bpage|\bp\.)\s*\d{1,4}(?:\s*of\s*\d{1,4})?\W*|\d{1,4}[\s|]{2,}\D.*|.*\D[\s|]{2,}\d{1,4}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def page_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that belong to pages and not to the article."""
    found = {index for index, line in enumerate(lines) if is_page_line(line.words)}
    keys = [_key(line) for line in lines]
    counts = Counter(key for key in keys if key)
    candidates = {
        index
        for index, key in enumerate(keys)
        if index in found or (key and counts[key] > 1) or _has_page_number(lines[index])
    }
    if not candidates:
        return found
    repeated: set[str] = set()
    for first, last in _stretches(sorted(candidates)):
        if not _parts_pages(lines, first, last):
            continue
        for index in range(first, last + 1):
            key = keys[index]
            if _has_page_number(lines[index]):
                found.add(index)
            if key and counts[key] > 1:
                repeated.add(key)
    # The first line is the title even where later pages repeat it.
    found.update(index for index, key in enumerate(keys) if key in repeated and (index or "#" in key))
    return found


def is_page_line(words: str) -> bool:
    """Say whether a line certainly belongs to a page, wherever it stands: "Page 2 of 7", "Continued on page A4"."""
    return len(words) <= _LONGEST and (_NUMBERED.fullmatch(words) or _JUMP.fullmatch(words)) is not None


def _has_page_number(line: Line) -> bool:
    return not line.ended and has_page_number(line.words)


def has_page_number(words: str) -> bool:
    """Say whether a line is a number, or has one where the head of a page has its own: set apart, or called a page."""
    if len(words) > _LONGEST:
        return False
    return (_BARE_NUMBER.fullmatch(words) or _WITH_NUMBER.fullmatch(words)) is not None


def _key(line: Line) -> str:
    """Return what is the same on every page, or nothing for a line that is no running head by its form."""
    if len(line.words) > _LONGEST or line.ended or not any(map(str.isalpha, line.words)):
        return ""
    return _DIGITS.sub("#", " ".join(line.words.casefold().split()))


def _stretches(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each stretch of neighbours."""
    first = indexes[0]
    for index, following in zip(indexes, (*indexes[1:], -1), strict=True):
        if following != index + 1:
            yield first, index
            first = following


def _parts_pages(lines: Sequence[Line], first: int, last: int) -> bool:
    """Say whether the lines from ``first`` to ``last`` stand at a form feed or inside a sentence."""
    if any(line.new_page for line in lines[first : last + 2]):
        return True
    if first == 0 or last + 1 == len(lines):
        return False
    before, after = lines[first - 1], lines[last + 1]
    return not before.ended and after.starts_low and len(before.words) >= 30
