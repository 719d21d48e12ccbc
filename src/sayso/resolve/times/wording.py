"""Write the words of a time in one plain way: small letters, numbers in digits, no punctuation that says nothing.

"Sept. Twenty-first" becomes "sept 21st", "mid-1990s" "mid 1990s", "nineteen ninety-four" "1994", "9 a.m." "9 am".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from sayso.english.numbers import cardinal, ordinal

_LONGEST = 120
"""Longer words are no time that anybody could name; they are not read."""

_YEAR_CUT = re.compile(r"(?<![\w'])'(\d\d)(?![\w'])")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])'s\b|(?<=s)'(?!\w)")
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")
_CLOCK = re.compile(r"\b([ap])\.\s?m\b\.?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NOISE = re.compile(r"[^\w\s:/.+-]|_")
_SAYS_YEAR = re.compile(r"1[1-9]|20")
_NO_NUMBERS = frozenset({"a", "an", "and", "half", "halves", "quarter", "quarters", "thirds"})


def plain(words: str) -> str:
    """Return ``words`` in plain writing; nothing where they are too long to be a time."""
    return "" if len(words) > _LONGEST else _plain(words)


@lru_cache(maxsize=4096)
def _plain(words: str) -> str:
    words = words.lower().replace("’", "'").replace("‘", "'")
    words = re.sub(r"[\u2010-\u2015]", "-", words)
    words = _CLOCK.sub(r"\1m", words)
    words = _YEAR_CUT.sub(r"year \1", words)
    words = _POSSESSIVE.sub("", words)
    words = _STOP.sub(" ", _HYPHEN.sub(" ", _THOUSANDS.sub("", words)))
    return " ".join(_in_digits(_NOISE.sub("", words.replace(",", " ")).split()))


def _in_digits(words: list[str]) -> list[str]:
    """Put digits in the place of number words, the longest number first."""
    written: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 7), at, -1):
            number = _number(tuple(words[at:end]), last=end == len(words))
            if number is not None:
                written.append(number)
                at = end
                break
        else:
            written.append(words[at])
            at += 1
    return written


@lru_cache(maxsize=4096)
def _number(words: tuple[str, ...], *, last: bool) -> str | None:
    """Return a number in digits, "21st" for an ordinal; None where the words are no number, or digits already."""
    if words[-1] in ("second", "seconds") and last:
        # "A second", not "the second".
        return None
    if len(words) == 1 and (words[0] in _NO_NUMBERS or words[0][0].isdecimal()):
        return None
    if words[0] == "and" or words[-1] == "and" or words[-1] in _NO_NUMBERS - {"half"}:
        return None
    joined = " ".join(words)
    if (year := _year(words)) is not None:
        return str(year)
    if (value := cardinal(joined)) is not None:
        return _written(value)
    nth = ordinal(joined)
    return None if nth is None else f"{nth}{_suffix(nth)}"


def _year(words: tuple[str, ...]) -> int | None:
    """Read a year as people say it: "nineteen ninety-four", "twenty twenty-four"."""
    if len(words) not in (2, 3) or not all(word.isalpha() for word in words):
        return None
    head, tail = cardinal(words[0]), cardinal(" ".join(words[1:]))
    if head is None or tail is None or not _SAYS_YEAR.fullmatch(str(head)) or not 10 <= tail <= 99:
        return None
    return int(head * 100 + tail)


def _written(value: Decimal) -> str:
    return f"{value:f}"


def _suffix(nth: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th") if nth // 10 % 10 != 1 else "th"
