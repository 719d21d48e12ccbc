"""The words and signs that numbers are written with, and their values.

How they make up a number is left to ``numbers``.
"""

from __future__ import annotations

from decimal import Decimal

from sayso.english.words import words_of

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: Decimal(value) for value, word in enumerate(_SMALL_WORDS.split())}
TENS = {word: Decimal(10 * value) for value, word in enumerate(_TENS_WORDS.split(), 2)}
HUNDRED = Decimal(100)
SCALES = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
SHORT = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
"""Scales behind digits."""

ALWAYS_SHORT = frozenset({"mn", "mln", "bn", "bln", "tn", "trn"})
"""Those that mean nothing else, whatever stands around them; "5k" and "4.3M" are read where they touch the digits."""

DOZEN = Decimal(12)
COUNTED = {"hundred": HUNDRED, "dozen": DOZEN, **SCALES}
"""What stands behind a number or an article: "two dozen", "a hundred", "several thousand"."""

VAGUE = {"tens": Decimal(10), "scores": Decimal(20), **{f"{word}s": value for word, value in COUNTED.items()}}

_SMALL_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS = {
    **{word: value for value, word in enumerate(_SMALL_ORDINALS.split())},
    **{f"{word[:-1]}ieth": int(value) for word, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
}
PARTS = {"half": 2, "quarter": 4, **{word: value for word, value in ORDINALS.items() if value > 2}}
PARTS_SEVERAL = {"halves": 2, **{f"{word}s": value for word, value in PARTS.items() if word != "half"}}

HALVED = words_of("of the a an all its his her their our my your that this")
"""What stands behind "half" where it is a share."""

MEASURING = words_of("than nearly almost about roughly around over least just under")
"""What stands before it."""

STRETCHES = words_of(
    "first second latter other last opening closing final northern southern eastern western upper lower top bottom left"
    " right"
)
"""What stands before it where it is a stretch of a game, a year or a country."""

VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
SLASHES = frozenset({"/", "⁄", "∕"})
WHOLES = frozenset({2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 32, 64, 100, 128, 1000})
"""Denominators of fractions in digits; "9/11" and "24/7" are none."""

OF_SO_MANY = frozenset({*range(3, 11), 12, 15, 20, 25, 30, 40, 50, 100, 1000})
NOT_SO_MANY = words_of(
    "seconds minutes hours days weeks months quarters seasons years decades games matches innings overs rounds attempts"
    " sets starts and to hundred thousand million billion percent per % - –"
)
"""What stands behind the second number where "in" tells how long or in how many tries."""
