"""Write names so that those that differ by their spelling alone are the same.

Case, accents, apostrophes, hyphens and full stops fall away; so do the differences between the ways in which names of
other scripts are written in Latin letters ("Sergei", "Sergey"). Letters of all scripts survive.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 80
"""What is longer is no name for people; its beginning is kept, and a digest that tells it from others."""

_KEPT = 16
_REMEMBERED = 8192

_UNJOINED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
"""Letters that do not come apart into a letter and an accent."""

_MARK = re.compile(r"[^\w\s]|_")
_SPACE_LIKE = re.compile(r"[\s\-‐-―/&+]+")

_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"tsch|tch", "ch"),
        (r"sch", "sh"),
        (r"ck", "k"),
        (r"ks", "x"),
        (r"ph", "f"),
        (r"q(?!u)", "k"),
        (r"kh", "h"),
        (r"(?<=[dgt])h", ""),
        (r"o[uo]", "u"),
        (r"ee", "i"),
        (r"\by(?=e)", ""),
        (r"[yj]", "i"),
        (r"(?<=[aou])e", ""),
        (r"w", "v"),
        (r"c(?=[aou])", "k"),
        (r"(.)\1+", r"\1"),
    )
)
"""Letters that stand for one sound, where a name comes from another script or keyboard, as they are folded."""


def fold(name: str) -> str:
    """Return a name in small letters, without accents, and with single spaces for hyphens and the like."""
    folded = _folded(name[:LONGEST])
    if len(name) <= LONGEST and len(folded) <= LONGEST:
        return folded
    return folded[:_KEPT] + hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:_KEPT]


@lru_cache(maxsize=_REMEMBERED)
def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_UNJOINED))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_MARK.sub("", _SPACE_LIKE.sub(" ", plain)).split())


@lru_cache(maxsize=_REMEMBERED)
def sound(letters: str) -> str:
    """Return folded letters as they sound: "sergei" and "sergey", "muller" and "mueller" are the same."""
    for pattern, plain in _SOUNDS:
        letters = pattern.sub(plain, letters)
    return letters


def turned(letters: str) -> str:
    """Return the least rotation, so that it does not matter whether the family's name stands first or last."""
    return min(letters[at:] + letters[:at] for at in range(len(letters))) if letters else ""
