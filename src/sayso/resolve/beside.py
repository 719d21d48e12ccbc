"""Find the name beside a noun phrase that says what its bearer is: "the carrier Fair Air", "Fair Air, a carrier,".

Reads the words of a phrase and the names next to it, gives the ``Name``. What else a phrase is, is left to ``phrases``.
"""

from __future__ import annotations

from sayso.english import words as english
from sayso.records import ActorType, Span
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.names import Name
from sayso.resolve.page import Page


def name_beside(page: Page, cast: Cast, span: Span) -> Name | None:
    """Return the name right behind a noun phrase that says what its bearer is, as in "the carrier Fair Air"."""
    numbers = page.within(span.start, span.end)
    if not numbers or numbers.stop >= len(page.words):
        return None
    noun, gap = page.words[numbers[-1]], page.gap(numbers[-1])
    if gap not in {" ", ", "} or noun.end > span.end or noun.capital or noun.possessive or w.is_plural(noun.low):
        return None
    name = next(iter(cast.names_in(span.end, page.words[numbers.stop].end)), None)
    if name is None or (gap == ", " and not page.gap(name.last).startswith(_CLOSE)):
        return None
    return name if cast.whom(name).type in {w.type_of_noun(noun.low)} - {None} else None


def name_before(page: Page, cast: Cast, span: Span, head: int) -> Name | None:
    """Return the name that a noun phrase stands behind in commas to say what its bearer is: "Fair Air, a carrier,".

    ``head`` is where the noun ends that heads it.
    """
    numbers = page.within(span.start, span.end)
    noun = page.at(head - 1)
    if not numbers or not numbers.start or noun is None or page.words[numbers[0]].low not in APPOSED:
        return None
    if page.gap(numbers.start - 1) not in {", ", "), "} or not page.gap(numbers[-1]).startswith(_CLOSE):
        return None
    start, end = page.words[numbers.start - 1][:2]
    found = cast.names_in(start - LONGEST, end)
    name = next((one for one in found if one.last == numbers.start - 1), None)
    if name is None or noun.capital or noun.possessive or w.is_plural(noun.low):
        return None
    kind = cast.whom(name).type
    shown = w.type_of_noun(noun.low) or ActorType.ORGANISATION
    return name if kind is shown else None


LONGEST = 80
"""Characters that a name may have."""

APPOSED = english.words_of("a an the")
"""Open a noun phrase that says what the bearer of the name before it is."""

_CLOSE = (",", ".", ";", ")", " (", "\n")
