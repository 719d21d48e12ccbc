"""Join the names that analysis found with those that the form of the text shows.

Reads a ``Page`` and the names of the reader model, gives ``Name``s in text order. The model's stand as it found them,
with the titles before them. Of the others those are kept that it found elsewhere in the same words: it reads a capital
at the head of a sentence or in a headline better than rules do. Who bears a name is left to ``actors``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from sayso.english.words import FUNCTION_WORDS
from sayso.records import ActorType, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.names import Name, bare, names_by_form, type_shown
from sayso.resolve.page import Page


def find_names(page: Page, given: Sequence[Mention] = ()) -> tuple[Name, ...]:
    """Return the names on ``page``: those ``given`` by analysis, in text order and apart, and where their words recur.

    Where none are given, all names that their form shows.
    """
    by_form = names_by_form(page)
    if not given or not page.words:
        return by_form
    given = _spelt_out(page, _rejoined(page, given))
    held = [overlapping(mention.span, by_form) for mention in given]
    often = Counter(number for numbers in held for number in numbers)
    found = []
    for mention, numbers in zip(given, held, strict=True):
        name = _given(page, mention, by_form[numbers.start : numbers.stop])
        if len(numbers) == 1 and often[numbers[0]] == 1:
            name = _read_whole(name, by_form[numbers[0]])
        found.append(name)
    found = _of_one_type(found)
    borne = {word for name in found for word in name.words}
    found += [name for number, name in enumerate(by_form) if number not in often and borne.issuperset(name.words)]
    return tuple(sorted(found, key=lambda name: name.start))


def _rejoined(page: Page, given: Sequence[Mention]) -> list[Mention]:
    """Return mentions with those joined that analysis has cut at an "and", as the initials beside them show.

    "Fair Atlantic Tides and Ferries FATF plc", "Fair Atlantic Tides & Ferries (FATF)".
    """
    found: list[Mention] = []
    for mention in given:
        if found and page.text[found[-1].span.end : mention.span.start] in {" and ", " & "}:
            whole = Span(found[-1].span.start, mention.span.end)
            if _spells(page, whole):
                found[-1] = replace(found[-1], span=whole)
                continue
        found.append(mention)
    return found


def _spelt_out(page: Page, given: Sequence[Mention]) -> list[Mention]:
    """Return mentions with each name whole that the initials in brackets behind it spell: "League to Save Tides (LST)".

    Analysis may have cut it at its small words. An owner, as in "Salis’s Tide Centre (STC)", is a name by itself.
    """
    found = list(given)
    for mention in given:
        begin = _spelt_by(page, mention.span)
        if begin is None:
            continue
        number = page.within(mention.span.start, mention.span.end).start
        whole = Span(page.words[begin].start, page.words[number - 1].end)
        inside = [one for one in found if one.span.start < whole.end and one.span.end > whole.start]
        if inside and all(whole.holds(one.span) and one.span != whole for one in inside):
            found = [one for one in found if one not in inside]
            found.append(replace(inside[-1], span=whole))
    return sorted(found, key=lambda mention: mention.span)


SHORTEST_INITIALS = 3
"""Letters that initials must have to show by themselves where the name begins that they spell."""


def _spelt_by(page: Page, span: Span) -> int | None:
    """Return the number of the word where the name begins whose initials stand in brackets at ``span``."""
    initials = span.of(page.text)
    brackets = page.text[span.start - 1 : span.start] + page.text[span.end : span.end + 1]
    if brackets != "()" or len(initials) < SHORTEST_INITIALS or not (initials.isalpha() and initials.isupper()):
        return None
    at = page.within(span.start, span.end).start - 1
    letters = initials.lower()
    for number in range(at, -1, -1):
        word = page.words[number]
        if word.possessive or page.gap(number) not in {" ", " (", " & "}:
            return None
        if word.low.startswith(letters[-1]) and (word.capital or word.low not in FUNCTION_WORDS):
            letters = letters[:-1]
            if not letters:
                return number if word.capital else None
        elif word.low not in FUNCTION_WORDS:
            return None
    return None


def _spells(page: Page, span: Span) -> bool:
    """Say whether the initials of a name's words stand among them or in brackets behind them."""
    letters = ""
    for number in page.within(span.start, span.end + len(" (") + 1):
        word = page.words[number]
        written = page.text[word.start : word.end]
        if len(letters) > 2 and written.isupper() and len(written) > 2 and letters.startswith(written.lower()):
            return True
        if word.low not in w.NAME_JOINTS:
            letters += word.low[0]
    return False


def _of_one_type(names: list[Name]) -> list[Name]:
    """Return names with the type that most of those in the same single word have, if it is no person's.

    A firm's founder may bear its name, and his is written with a title or in full at least once.
    """
    kinds: dict[str, Counter[ActorType | None]] = {}
    for name in names:
        if len(name.words) == 1 and not name.titles and name.given:
            kinds.setdefault(name.words[0], Counter())[name.given.type] += 1

    def settled(name: Name) -> Name:
        counts = kinds.get(name.words[0]) if len(name.words) == 1 and not name.titles else None
        if not counts or name.given is None or name.given.type is not ActorType.PERSON:
            return name
        most, often = counts.most_common(1)[0]
        if most is not ActorType.ORGANISATION or often < MOSTLY * counts[ActorType.PERSON]:
            return name
        return replace(name, given=replace(name.given, type=most))

    return [settled(name) for name in names]


MOSTLY = 2
"""As many times as often is one type more usual than another."""


def overlapping(span: Span, among: Sequence[Name | Span]) -> range:
    """Return the numbers of those that share a character with ``span``, of names or spans in text order and apart."""
    return range(
        bisect_right(among, span.start, key=attrgetter("end")), bisect_left(among, span.end, key=attrgetter("start"))
    )


def _given(page: Page, mention: Mention, by_form: tuple[Name, ...]) -> Name:
    """Return the name that analysis found, read with the titles around it; ``by_form`` are those that overlap it."""
    first, last = _numbers(page, mention.span)
    if page.words[first].low == "the" and first < last:
        first += 1
    titles: tuple[str, ...] = ()
    if mention.type in {None, ActorType.PERSON}:
        begin = first
        while first < last and page.words[first].low in w.PERSONAL:
            first += 1
        inside = tuple(page.words[number].low for number in range(begin, first))
        titles = _titles_before(page, begin, by_form) + inside
    words = bare(tuple(page.words[number].low for number in range(first, last + 1)))
    return Name(
        start=mention.span.start,
        end=mention.span.end,
        words=words or (mention.span.of(page.text).lower(),),
        titles=titles,
        type=type_shown(words, titles),
        article=not titles and first > 0 and page.words[first - 1].low == "the",
        first=first,
        last=last,
        given=mention,
    )


def _numbers(page: Page, span: Span) -> tuple[int, int]:
    """Return the numbers of the first and the last word that a span touches, or of those next to it."""
    numbers = page.within(span.start, span.end)
    cut = numbers.start > 0 and page.words[numbers.start - 1].end > span.start
    first = min(numbers.start - cut, len(page.words) - 1)
    return first, max(numbers.stop - 1, first)


def _read_whole(name: Name, whole: Name) -> Name:
    """Return a person's name that analysis has cut short as it reads; it stays where analysis found it."""
    short = name.kind is ActorType.PERSON and whole.first == name.first and whole.last > name.last
    return replace(name, end=whole.end, words=whole.words, last=whole.last) if short else name


def _titles_before(page: Page, first: int, by_form: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the titles and roles that stand in capitals right before a word."""
    for name in by_form:
        if name.first == first:
            return name.titles
    number = first
    while number and _is_title(page, number - 1):
        number -= 1
    return tuple(page.words[at].low for at in range(number, first))


def _is_title(page: Page, number: int) -> bool:
    word, gap = page.words[number], page.gap(number)
    joined = gap == " " or (gap == ". " and word.low in w.ABBREVIATIONS)
    return joined and word.capital and word.low in w.PERSONAL and not word.possessive
