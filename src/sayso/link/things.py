"""Make the names of organisations, places and groups comparable, and tell which of them say little by themselves."""

from __future__ import annotations

from collections import Counter

from sayso.english.names import CORPORATE, INSTITUTIONS, MEDIA
from sayso.english.words import FUNCTION_WORDS
from sayso.link.folding import fold
from sayso.link.roles import known_as


def thing(name: str) -> str:
    """Return what stands for a name: without "the", joints and the legal form, in whatever order the words stand.

    "Ministry of Defence" is the Defence Ministry, and the French Army the Army of France.
    """
    words = [known_as(word) or fold(word) for word in name.removesuffix("’s").removesuffix("'s").split()]
    words = [word for word in words if word and word not in FUNCTION_WORDS] or [fold(name)]
    while len(words) > 1 and words[-1] in CORPORATE:
        words.pop()
    if len(words) > 1 and len(words) < _MANY and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(sorted(words))


_MANY = 7
"""As many letters stand one by one in no acronym."""


def says_little(name: str) -> bool:
    """Say whether a name, as ``thing`` gives it, is made of common nouns alone, as many countries and towns have it."""
    return all(word in INSTITUTIONS for word in name.split())


def is_short_for(short: str, long: str) -> bool:
    """Say whether a name is made of some words of another, or of their first letters; both as ``thing`` gives them."""
    words = long.split()
    if len(words) < 2 or says_little(short):
        return False
    return set(short.split()) < set(words) or not Counter(short) - Counter(word[0] for word in words)


def is_media(name: str) -> bool:
    """Say whether a name, as ``thing`` gives it, is that of a medium, which keeps everybody company."""
    return not MEDIA.isdisjoint(name.split())
