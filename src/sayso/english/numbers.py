"""Read numbers that stand in words, in digits, or in both: "two hundred and six", "1.3 million", "3½", "dozens".

``cardinal`` and ``ordinal`` read an expression that is nothing but a number; ``number_at`` reads one among other words.
What is counted, and how exact the number is meant to be, is left to who asks. Values are exact decimals; only a
fraction that no decimal can hold, such as a third, is rounded, to 28 digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from sayso.english.numerals import (
    ALWAYS_SHORT,
    COUNTED,
    DOZEN,
    HALVED,
    HUNDRED,
    MEASURING,
    NOT_SO_MANY,
    OF_SO_MANY,
    ORDINALS,
    PARTS,
    PARTS_SEVERAL,
    SCALES,
    SHORT,
    SLASHES,
    SMALL,
    STRETCHES,
    TENS,
    VAGUE,
    VULGAR,
    WHOLES,
)
from sayso.english.tokens import HYPHENS, Token, tokenise, touches, word_at

_MOST_DIGITS = 1000
"""A longer run of digits is no number that anybody counted, and costs time to reckon with."""

_EXACT = Context(prec=_MOST_DIGITS + 60)
_ROUNDED = Context(prec=28, rounding=ROUND_HALF_EVEN)

_ORDINAL_DIGITS = re.compile(r"(\d{1,6})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number among tokens."""

    first: int
    """Its first token."""

    last: int
    """The token behind it."""

    low: Decimal
    high: Decimal
    """Unlike ``low`` for a vague plural: "thousands" is read as between one thousand and ten."""

    is_share: bool = False
    """A fraction of something: "a third", "half", "one in five"; not "two and a half"."""

    scale: Decimal = Decimal(1)
    """The last scale in its words: a million in "1.3 million"."""

    is_digits: bool = False
    """One run of digits and nothing else, such as a year may be."""


def cardinal(words: str) -> Decimal | None:
    """Return the exact value of an expression that is nothing but a number; None for any other, and for "dozens"."""
    tokens = tokenise(words)
    if [token.word for token in tokens] == ["half"]:
        return Decimal("0.5")
    number = number_at(tokens, 0, short=True) if tokens else None
    if number is None or number.last < len(tokens) or number.low != number.high:
        return None
    return number.low


def ordinal(words: str) -> int | None:
    """Return the value of an expression that is nothing but an ordinal number, such as "third" or "21st"."""
    word = words.strip().lower()
    if digits := _ORDINAL_DIGITS.fullmatch(word):
        return int(digits[1])
    if word in ORDINALS:
        return ORDINALS[word]
    # All but the last word is a cardinal: "twenty-first", "two hundred and third", "two thousandth".
    before, _, last = re.sub(r"[\s\u2010\u2011-]+", " ", word).rpartition(" ")
    head = cardinal(before.removesuffix(" and")) if last in ORDINALS else None
    if head is None or head != int(head):
        return None
    end = ORDINALS[last]
    if end >= HUNDRED:
        return int(head) * end
    # An int, for a Decimal of more digits than its context has no remainder.
    return int(head) + end if int(head) % (10 if end < 10 else 100) == 0 else None


def number_at(tokens: list[Token], place: int, *, short: bool = False, joined: bool = True) -> Number | None:
    """Return the longest number that begins with the token at ``place``.

    Where ``short`` is true, as behind a sign of money, "m", "b", "k" and "t" are scales wherever they stand. Where
    ``joined`` is false, as in "between one hundred and two hundred", "and" joins no parts.
    """
    if place >= len(tokens):
        return None
    return (
        _one_in(tokens, place)
        or _share(tokens, place)
        or _vague(tokens, place)
        or _cardinal(tokens, place, short=short, joined=joined)
        or _several(tokens, place)
    )


def starts_number(token: Token) -> bool:
    """Say whether a number may begin with ``token``: a quick test, for the many that begin none."""
    return token.word in _STARTS or token.text[0].isdecimal() or (token.text[0] == "." and len(token.text) > 1)


_STARTS = frozenset({*SMALL, *TENS, *COUNTED, *VAGUE, *VULGAR, "a", "an", "half", "several", "few"})


def _past_hyphen(tokens: list[Token], place: int) -> int:
    """Return the place of the next word, where a hyphen alone parts it from the one before."""
    is_hyphen = word_at(tokens, place) in HYPHENS and touches(tokens, place) and touches(tokens, place + 1)
    return place + 1 if is_hyphen else place


def _digits(token: Token) -> Decimal | None:
    """Return the value of a token in digits, of whatever script."""
    if not (token.text[0].isdecimal() or (token.text[0] == "." and len(token.text) > 1)):
        return None
    if len(token.text) > _MOST_DIGITS:
        return None
    text = re.sub(r"[\u00a0\u2009\u202f]", "", token.text)
    if len(text) < len(token.text):
        text = text.replace(",", ".")
    return Decimal(text.replace(",", ""))


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """Multiply, and write the product without an exponent or needless zeros."""
    product = _EXACT.multiply(value, scale)
    whole = product.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if whole == product else product.normalize(_EXACT)


def _part(numerator: Decimal | int, denominator: int) -> Decimal:
    return _ROUNDED.divide(Decimal(numerator), Decimal(denominator))


def _share(tokens: list[Token], place: int) -> Number | None:
    """Read a fraction in words, alone or of a scale: "two thirds", "a quarter of a million", "half a dozen"."""
    word = word_at(tokens, place)
    after = _past_hyphen(tokens, place + 1)
    several = SMALL.get(word)
    if word == "half":
        part, end = _part(1, 2), place + 1
    elif word in {"a", "an", "one"} and word_at(tokens, after) in PARTS:
        part, end = _part(1, PARTS[word_at(tokens, after)]), after + 1
    elif several and several > 1 and word_at(tokens, after) in PARTS_SEVERAL:
        part, end = _part(several, PARTS_SEVERAL[word_at(tokens, after)]), after + 1
    else:
        return None
    hyphened = after > place + 1 and end > place + 1
    scale = _past_hyphen(tokens, end)
    scale += word_at(tokens, scale) == "of"
    scale = _past_hyphen(tokens, scale + (word_at(tokens, scale) in {"a", "an"}))
    if scale > end or word == "half" or word_at(tokens, end - 1) == "half":
        counted = COUNTED.get(word_at(tokens, scale))
        if counted:
            value = scaled(part, counted)
            return Number(place, scale + 1, value, value)
    if word == "half":
        if word_at(tokens, place - 1) in STRETCHES:
            return None
        stands = word_at(tokens, end) in HALVED or word_at(tokens, place - 1) in MEASURING
    else:
        # "A third attempt", "three quarters in a row"; "one-third", "a third of them".
        several_parts = word_at(tokens, end - 1) in PARTS_SEVERAL and word_at(tokens, end - 1) != "quarters"
        stands = hyphened or several_parts or word_at(tokens, end) == "of" or end == len(tokens)
    return Number(place, end, part, part, is_share=True) if stands else None


def _one_in(tokens: list[Token], place: int) -> Number | None:
    """Read a share told as so many of so many: "one in five", "nine out of 10"; "two in three days" is none."""
    above, at = _small(tokens, place), place + 1
    if above is None or word_at(tokens, at) not in {"in", "out"}:
        return None
    at += 1 + (word_at(tokens, at) == "out" and word_at(tokens, at + 1) == "of") + (word_at(tokens, at + 2) == "every")
    below, end = _small(tokens, at), at + 1
    if below == 1 and word_at(tokens, end) in {"hundred", "thousand", "million"}:
        below, end = COUNTED[word_at(tokens, end)], end + 1
    if below is None or above >= below or below not in OF_SO_MANY or word_at(tokens, end) in NOT_SO_MANY:
        return None
    part = _part(above, int(below))
    return Number(place, end, part, part, is_share=True)


def _small(tokens: list[Token], place: int) -> Decimal | None:
    """Return the value of one token that is a whole number."""
    word = word_at(tokens, place)
    found = SMALL.get(word) or TENS.get(word) or (Decimal(1) if word == "a" else None)
    return found if found is not None or not word.isdecimal() else _digits(tokens[place])


def _vague(tokens: list[Token], place: int) -> Number | None:
    """Read a plural that says no more than a power: "thousands" as one thousand to ten, "dozens" as 12 to 120."""
    word = word_at(tokens, place)
    low = VAGUE.get(word)
    if low is None or (word in {"tens", "scores"} and word_at(tokens, place + 1) != "of"):
        return None
    end = place + 1
    while word_at(tokens, end) == "of" and word_at(tokens, end + 1) in VAGUE:
        low, end = scaled(low, VAGUE[word_at(tokens, end + 1)]), end + 2
    return Number(place, end, low, scaled(low, Decimal(10)))


def _several(tokens: list[Token], place: int) -> Number | None:
    """Read "several hundred" and "a few thousand" as "hundreds" and "thousands"."""
    start = place + (word_at(tokens, place) == "a")
    counted = COUNTED.get(word_at(tokens, start + 1)) if word_at(tokens, start) in {"several", "few"} else None
    return Number(place, start + 2, counted, scaled(counted, Decimal(10))) if counted else None


def _cardinal(tokens: list[Token], place: int, *, short: bool, joined: bool) -> Number | None:
    """Read digits or words, scale by scale: "two hundred and six", "1.3 million", "4 hundred million", "a dozen"."""
    total, top, at = Decimal(0), None, place
    while (group := _group(tokens, at, joined=joined, first=at == place)) is not None:
        value, end, plain = group
        scale_at = _past_hyphen(tokens, end)
        scale = SCALES.get(word_at(tokens, scale_at))
        if scale is None and plain:
            scale, scale_at = _short_scale(tokens, end, short=short), end
        if scale is not None:
            end = scale_at + 1
        if top is not None and (scale or 1) >= top:
            break
        total = _EXACT.add(total, scaled(value, scale)) if scale else _EXACT.add(total, value) if top else value
        at, top = end, scale
        if scale is None:
            break
        total, at, was_half = _and_a_half(tokens, at, total, scale)
        if was_half:
            break
        # What follows a scale is in words: "two thousand and six", "one million two hundred thousand".
        onward = _past_hyphen(tokens, at)
        onward += joined and word_at(tokens, onward) == "and"
        if (
            not joined
            or word_at(tokens, onward) not in _WORDS
            or (onward > at and word_at(tokens, onward + 1) in COUNTED)
        ):
            break
        at_before, at = at, onward
        if _group(tokens, at, joined=joined, first=False) is None:
            at = at_before
            break
    if top is None and at == place:
        return None
    is_digits = at == place + 1 and top is None and tokens[place].text[-1].isdecimal()
    is_share = top is None and (tokens[place].word in VULGAR or word_at(tokens, place + 1) in SLASHES)
    return Number(place, at, total, total, scale=top or Decimal(1), is_share=is_share, is_digits=is_digits)


_WORDS = frozenset({*SMALL, *TENS})


def _short_scale(tokens: list[Token], place: int, *, short: bool) -> Decimal | None:
    """Return the scale that an abbreviation behind digits stands for; "m" may be a metre, "K" and "B" units too."""
    word = word_at(tokens, place)
    if word not in SHORT:
        return None
    if word in ALWAYS_SHORT or short:
        return SHORT[word]
    written, follows = tokens[place].text, word_at(tokens, place + 1)
    counts = (follows.isalpha() and follows.endswith("s") and len(follows) > 3) or follows == "people"
    is_scale = written in {"M", "k", "K"} or (written in {"m", "B"} and counts)
    return SHORT[word] if is_scale and touches(tokens, place) else None


def _and_a_half(tokens: list[Token], place: int, value: Decimal, unit: Decimal) -> tuple[Decimal, int, bool]:
    """Add the half or quarter of ``unit`` that follows: "and a half", "and three quarters"."""
    at = _past_hyphen(tokens, place)
    if word_at(tokens, at) != "and":
        return value, place, False
    at = _past_hyphen(tokens, at + 1)
    several = Decimal(1) if word_at(tokens, at) in {"a", "one"} else SMALL.get(word_at(tokens, at))
    behind = _past_hyphen(tokens, at + 1)
    parts = {"half": 2, "third": 3, "quarter": 4, "thirds": 3, "quarters": 4}.get(word_at(tokens, behind))
    if several is None or parts is None:
        return value, place, False
    return scaled(_EXACT.add(value, _EXACT.multiply(_part(several, parts), unit)), Decimal(1)), behind + 1, True


def _group(tokens: list[Token], place: int, *, joined: bool, first: bool) -> tuple[Decimal, int, bool] | None:
    """Read what stands before a scale; return its value, the token behind it, and whether it is in digits."""
    if place >= len(tokens):
        return None
    digits = _digits(tokens[place]) if first else None
    if digits is not None:
        return _digit_group(tokens, place, digits, joined=joined)
    word = word_at(tokens, place)
    if word in VULGAR:
        return _part(*VULGAR[word]), place + 1, True
    if word in {"a", "an"} and word_at(tokens, place + 1) in COUNTED:
        value, end = Decimal(1), place + 1
    elif word in TENS:
        end = _past_hyphen(tokens, place + 1)
        ones = SMALL.get(word_at(tokens, end))
        value, end = (TENS[word] + ones, end + 1) if ones and 0 < ones < 10 else (TENS[word], place + 1)
    elif word in SMALL:
        value, end = SMALL[word], place + 1
    else:
        return None
    if joined:
        value, end, was_half = _and_a_half(tokens, end, value, Decimal(1))
        if was_half:
            return value, end, False
    return *_hundreds(tokens, end, value, joined=joined), False


def _digit_group(tokens: list[Token], place: int, digits: Decimal, *, joined: bool) -> tuple[Decimal, int, bool]:
    """Read digits with the fraction or the "hundred" behind them: "3½", "3 1/2", "3 and a half", "2 dozen"."""
    fraction = _slashed(tokens, place)
    if fraction is not None:
        return fraction, place + 3, True
    if word_at(tokens, place + 1) in VULGAR:
        return _EXACT.add(digits, _part(*VULGAR[word_at(tokens, place + 1)])), place + 2, True
    behind = _slashed(tokens, place + 1)
    if behind is not None and tokens[place].end < tokens[place + 1].start:
        return _EXACT.add(digits, behind), place + 4, True
    if joined:
        value, end, was_half = _and_a_half(tokens, place + 1, digits, Decimal(1))
        # "Of 12 and a third of the rest" tells of two numbers.
        if was_half and word_at(tokens, end) != "of":
            return value, end, False
    return *_hundreds(tokens, place + 1, digits, joined=False), True


def _slashed(tokens: list[Token], place: int) -> Decimal | None:
    """Return the value of a fraction in digits, such as "1/2"; a date such as "1/2/03" is none."""
    if word_at(tokens, place + 1) not in SLASHES or not (touches(tokens, place + 1) and touches(tokens, place + 2)):
        return None
    if word_at(tokens, place + 3) in SLASHES or word_at(tokens, place - 1) in SLASHES:
        return None
    above, below = _digits(tokens[place]), _digits(tokens[place + 2])
    if above is None or below is None or below not in WHOLES or above >= below:
        return None
    return _part(above, int(below))


def _hundreds(tokens: list[Token], place: int, value: Decimal, *, joined: bool) -> tuple[Decimal, int]:
    """Read "hundred" or "dozen" behind ``value``, and what is added to it: "hundred and six"."""
    at = _past_hyphen(tokens, place)
    if word_at(tokens, at) == "dozen":
        return scaled(value, DOZEN), at + 1
    if word_at(tokens, at) != "hundred":
        return value, place
    value, end = scaled(value, HUNDRED), at + 1
    if not joined:
        return value, end
    onward = _past_hyphen(tokens, end)
    onward += word_at(tokens, onward) == "and"
    if word_at(tokens, onward) not in _WORDS:
        return value, end
    more = _group(tokens, onward, joined=False, first=False)
    # "One hundred and two hundred" are two numbers.
    return (value + more[0], more[1]) if more and more[0] < HUNDRED else (value, end)
