"""Read what kind of phrase names a source: a pronoun, a name, a description, or several of them.

Reads the words of a source span and the names among them, gives a ``Phrase``. Whom it means is left to ``speakers``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Span
from sayso.resolve import words as w
from sayso.resolve.actors import Cast
from sayso.resolve.names import Name
from sayso.resolve.page import Page, Word


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a source that tell whom it means."""

    span: Span
    """Of its core: no relative clause, no apposition."""

    pronoun: str = ""
    name: Name | None = None
    """The name that the whole phrase stands for: "Ann Lee" in "Mayor Ann Lee, who won"."""

    head: str = ""
    """The noun that a description is about, lower-cased: "spokesman"."""

    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    several: bool = False
    """Whether "and" joins parts that mean different people."""

    inner: tuple[Name, ...] = ()
    """The names within a description: whose spokesman, whose report."""

    owner: str = ""
    """The possessive pronoun that opens a description."""


def read_phrase(page: Page, cast: Cast, span: Span) -> Phrase | None:
    """Return what the words in ``span`` are; None if there are no words."""
    numbers = page.within(span.start, span.end)
    if not numbers:
        return None
    words = [page.words[n] for n in numbers]
    names = tuple(name for name in cast.names_in(span.start, span.end) if name.start < span.end)
    if words[0].low in w.PRONOUNS and _stands_alone(page, numbers):
        return Phrase(span=Span(words[0].start, words[0].end), pronoun=words[0].low)
    core = _core(page, numbers, names)
    last = page.words[core[-1]]
    core_span = Span(words[0].start, max(last.end, words[0].start + 1))
    ending = next((name for name in names if name.first <= core[-1] <= name.last), None)
    if joined := _joined(page, core, names):
        return Phrase(span=joined, several=True, plural=True, inner=names)
    if ending and ending.last == core[-1]:
        return Phrase(span=core_span, name=ending)
    if apposed := _apposed(page, numbers, core, names):
        return Phrase(span=core_span, name=apposed)
    return _description(page, core, names, core_span, numbers)


def _stands_alone(page: Page, numbers: range) -> bool:
    """Say whether the pronoun at the head of a phrase is no mere owner of what follows."""
    first = page.words[numbers[0]]
    if len(numbers) == 1:
        return True
    if first.low in {"that", "this", "these", "those"}:
        return False
    following = page.words[numbers[1]].low
    return page.gap(numbers[0]) != " " or (
        first.low not in w.POSSESSIVE_PRONOUNS and following not in {"and"} and not following.isdigit()
    )


def _core(page: Page, numbers: range, names: tuple[Name, ...]) -> range:
    """Return the numbers of the words up to the first preposition, relative clause, comma or bracket outside a name."""
    inside = {n for name in names for n in range(name.first, name.last + 1)}
    start = _behind_quantity(page, numbers, inside)
    end = start
    for n in range(start, numbers.stop):
        word = page.words[n]
        if n > start:
            gap = page.gap(n - 1)
            spaced = not gap.strip("“”‘’\"' ") or n in inside and n - 1 in inside
            if not spaced and not (gap.strip() == "." and len(page.words[n - 1].low) <= ABBREVIATION_LENGTH):
                break
            if word.low in w.BREAKS and n not in inside:
                break
        end = n + 1
    return range(start, max(end, start + 1))


ABBREVIATION_LENGTH = 4


def _behind_quantity(page: Page, numbers: range, inside: set[int]) -> int:
    """Skip "a number of", "one of the", behind which the noun stands that says who is meant."""
    for n in numbers[:4]:
        if page.words[n].low == "of" and n > numbers.start and n not in inside and n + 1 < numbers.stop:
            before = page.words[n - 1].low
            return n + 1 if before in w.QUANTITIES or before.isdigit() else numbers.start
    return numbers.start


def _joined(page: Page, core: range, names: tuple[Name, ...]) -> Span | None:
    """Return the span of "Ann Lee and Bo Kim" in the core, if it joins several; "police and fire chief" does not."""
    inside = {n for name in names for n in range(name.first, name.last + 1)}
    for n in core[1:-1]:
        if page.words[n].low not in {"and", "or"} or n in inside:
            continue
        left_is_name = n - 1 in inside
        right = page.words[n + 1]
        last = page.words[core[-1]]
        both_names = left_is_name and core[-1] in inside and page.words[core[0]].low not in {"the", "a", "an"}
        right_is_other = right.low in w.DEFINITE | w.INDEFINITE or w.is_plural(last.low)
        if both_names and _is_full(page, n - 1, names) or right_is_other or page.words[n - 1].low in w.PRONOUNS:
            return Span(page.words[core[0]].start, last.end)
        if left_is_name and n + 1 in inside:
            return Span(page.words[core[0]].start, last.end)
    return None


def _is_full(page: Page, number: int, names: tuple[Name, ...]) -> bool:
    """Say whether the name before an "and" may be a person or body of its own, not a part of a title."""
    return any(name.last == number and (len(name.words) > 1 or name.titles) for name in names) and bool(page.words)


def _apposed(page: Page, numbers: range, core: range, names: tuple[Name, ...]) -> Name | None:
    """Return the name that a description brings behind a comma: "the mayor of Salis, Ann Lee,"."""
    head = page.words[core[-1]].low
    if w.is_plural(head) or page.words[core[0]].low in {"their"}:
        return None
    for name in names:
        if name.first <= core[-1]:
            continue
        begin = name.first - len(name.titles)
        named = page.words[begin - 1].low in {"named", "called"}
        closes = name.last + 1 >= numbers.stop or page.gap(name.last).startswith((",", " ("))
        if named or ("," in page.gap(begin - 1) and closes and not _lists(page, name, numbers)):
            return name
    return None


def _lists(page: Page, name: Name, numbers: range) -> bool:
    """Say whether a name is one of a list, or the place behind a town's name."""
    following = page.words[name.last + 1].low if name.last + 1 < numbers.stop else ""
    return following in {"and", "or"} or len(name.words) == 1


def _description(page: Page, core: range, names: tuple[Name, ...], span: Span, numbers: range) -> Phrase:
    lows = [page.words[n].low for n in core]
    first = page.words[numbers[0]].low
    head: Word = page.words[core[-1]]
    modifiers = frozenset(low for low in lows[:-1] if low not in w.FUNCTION_WORDS)
    singular = any(low in {"a", "an", "one"} for low in lows[:1]) and numbers[0] == core[0]
    return Phrase(
        span=span,
        head=head.low,
        modifiers=modifiers,
        definite=first in w.DEFINITE or head.possessive,
        indefinite=first in w.INDEFINITE,
        plural=not singular and w.is_plural(head.low) and not head.capital,
        inner=names,
        owner=first if first in w.POSSESSIVE_PRONOUNS else "",
    )
