"""Find the names in a text by their general form: runs of capitalised words, with what may join them.

Reads a ``Page``, gives ``Name``s in text order. Joining them with those that analysis found is left to ``naming``, who
bears a name to ``actors``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.english import words as english
from sayso.records import ActorType, Mention, Span
from sayso.resolve import words as w
from sayso.resolve.page import Page, Word


@dataclass(frozen=True, slots=True)
class Name:
    """One place where the text names somebody or something."""

    start: int
    end: int
    words: tuple[str, ...]
    """Lower-cased, without initials and suffixes such as "Jr."."""

    titles: tuple[str, ...]
    """The titles and roles that stand right before it, lower-cased: ``("prime", "minister")``."""

    type: ActorType | None
    """What its words and its titles show."""

    article: bool
    """Whether "the" stands before it, as it does not before a person's name."""

    first: int
    """The number of its first word on the page."""

    last: int

    given: Mention | None = None
    """What analysis found in its place; None for a name that its form alone shows."""

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return self.given.span if self.given else Span(self.start, self.end)

    @property
    def kind(self) -> ActorType | None:
        """What it names, by analysis or else by its words."""
        return (self.given.type if self.given else None) or self.type


def names_by_form(page: Page) -> tuple[Name, ...]:
    """Return the names that their form shows; in a headline those alone that the rest of the text has, too."""
    found = [name for run in _runs(page) for name in _names(page, run)]
    inside = {name.words for name in found if len(name.words) > 1}
    single = {word for name in found for word in name.words if len(name.words) > 1 or not page.words[name.first].opens}
    kept = [
        name
        for name in found
        if (len(name.words) > 1 and not _shouts(page, name))
        or name.titles
        or name.words[0] in single
        or _stands_out(page, name.first)
    ]
    kept += _headline_names(page, inside, single)
    return tuple(sorted(kept, key=lambda name: name.start))


def _shouts(page: Page, name: Name) -> bool:
    """Say whether several words in capitals are a call to the reader, such as "READ MORE", and no name."""
    return page.text[name.start : name.end].isupper() and any(
        page.words[n].low in page.lower for n in range(name.first, name.last + 1)
    )


def _stands_out(page: Page, number: int) -> bool:
    """Say whether a word is a name though only its place at the head of a sentence gives it a capital."""
    word = page.words[number]
    written = page.text[word.start : word.end]
    first, _, tail = written.partition("-")
    if tail.islower() and first.lower() not in w.PARTICLES:
        return False  # "French-speaking" describes; "Jong-un" stands behind another name.
    return not word.opens or written[1:] != written[1:].lower()


def _runs(page: Page) -> Iterator[list[int]]:
    """Yield runs of word numbers that may hold a name, joints among them."""
    run: list[int] = []
    for number, word in enumerate(page.words):
        if word.headline:
            continue
        if run and not _joins(page, run, number):
            yield run
            run = []
        if run or (word.capital and word.low not in english.FUNCTION_WORDS and word.low not in w.CALENDAR):
            run.append(number)
    if run:
        yield run


def _joins(page: Page, run: list[int], number: int) -> bool:
    """Say whether a word goes on with the name that ``run`` has begun."""
    before, word = page.words[run[-1]], page.words[number]
    if before.possessive or number != run[-1] + 1:
        return False
    gap = page.gap(run[-1])
    if gap != " " and not (gap == ". " and (len(before.low) == 1 or before.low in w.ABBREVIATIONS)) and gap != " & ":
        return _is_suffix(gap, word)
    if word.capital:
        return word.low not in w.CALENDAR and (word.low not in english.FUNCTION_WORDS or before.low in w.NAME_JOINTS)
    ahead = page.words[number + 1 : number + 3]
    if not ahead or page.gap(number) != " ":
        return False
    if word.low in w.PARTICLES:
        return ahead[0].capital or (ahead[0].low in w.PARTICLES and len(ahead) > 1 and ahead[1].capital)
    if before.low in w.NAME_JOINTS:
        return False
    return word.low in w.NAME_JOINTS and _joint_fits(page, run, word.low, ahead)


def _is_suffix(gap: str, word: Word) -> bool:
    return gap == ", " and word.capital and word.low in {"jr", "sr", "inc", "ltd", "llc"}


def _joint_fits(page: Page, run: list[int], joint: str, ahead: tuple[Word, ...]) -> bool:
    """Say whether "of", "for" or "and" lies within an organisation's name."""
    capital = ahead[0].capital or (ahead[0].low == "the" and len(ahead) > 1 and ahead[1].capital)
    if not capital or ahead[0].low in english.FUNCTION_WORDS - {"the"}:
        return False
    if joint == "and":
        # "Ministry of Health and Welfare": within a name that a joint has opened before.
        return any(page.words[number].low in {"of", "for", "on"} for number in run) and ahead[0].low != "the"
    last = page.words[run[-1]].low
    opened = any(page.words[number].low in w.OFFICE_JOINTS for number in run)
    held = last in w.ROLES or (opened and any(page.words[number].low in w.ROLES for number in run))
    return last in w.ORGANISATIONS or (held and joint in w.OFFICE_JOINTS)


def _names(page: Page, run: list[int]) -> Iterator[Name]:
    """Yield the names in a run: what follows its last title or role, and what stands before the first."""
    while run and page.words[run[-1]].low in w.NAME_JOINTS | w.PARTICLES:
        run = run[:-1]
    head: list[int] = []
    titles: list[int] = []
    for position, number in enumerate(run):
        word = page.words[number]
        is_last = position == len(run) - 1
        title = word.low in w.TITLES and (number == run[0] or bool(titles and not head) or word.low in w.COURTESY)
        role = word.low in w.ROLES or title
        if role and not (is_last and not word.possessive and head and word.low in w.TITLES):
            if head:
                yield from _name(page, head, [])
                titles = []
            titles.append(number)
            head = []
        elif titles and not head and word.low in w.NAME_JOINTS:
            titles.append(number)
        else:
            head.append(number)
    if head:
        yield from _name(page, head, titles)


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lower-cased words of a name without initials and suffixes."""
    kept = tuple(x for x in words if x not in w.SUFFIXES and (len(x) > 1 or len(words) == 1 or x == words[0]))
    return kept[1:] if len(kept) > 1 and len(kept[0]) == 1 and len(words) > len(kept) else kept


OFFICE_WORDS = 3
"""A run as long as this behind "Secretary of" holds the office and, in its last two words, a name."""


def _name(page: Page, numbers: list[int], titles: list[int]) -> Iterator[Name]:
    if titles and page.words[titles[-1]].low in w.NAME_JOINTS and len(numbers) >= OFFICE_WORDS:
        begin = _last_two(page, numbers)
        titles, numbers = [*titles, *numbers[:begin]], numbers[begin:]
    words = tuple(page.words[n].low for n in numbers)
    kept = bare(words)
    if not kept or words[0] in english.FUNCTION_WORDS:
        return
    first, last = page.words[numbers[0]], page.words[numbers[-1]]
    ranks = tuple(page.words[n].low for n in titles)
    before = page.words[numbers[0] - 1].low if numbers[0] and not titles else ""
    yield Name(
        start=first.start,
        end=last.end + _full_stop(page, last),
        words=kept,
        titles=ranks,
        type=type_shown(kept, ranks),
        article=before == "the",
        first=numbers[0],
        last=numbers[-1],
    )


def _last_two(page: Page, numbers: list[int]) -> int:
    """Return where the last two words begin, particles between them not counted."""
    begin = len(numbers) - 2
    while begin > 0 and page.words[numbers[begin]].low in w.PARTICLES:
        begin -= 1
    return begin


def _full_stop(page: Page, word: Word) -> int:
    """One where the name ends with an abbreviation's full stop: "Inc.", "Jr."."""
    ends = word.low in w.SUFFIXES | w.CORPORATE and len(word.low) > 1
    return int(ends and word.low in w.ABBREVIATIONS and page.text[word.end : word.end + 1] == ".")


def type_shown(words: tuple[str, ...], titles: tuple[str, ...]) -> ActorType | None:
    """Return what the words of a name and the titles before it show."""
    if any(title in w.PERSONAL for title in titles) and titles[-1] not in w.NAME_JOINTS:
        return ActorType.PERSON
    if any(word in w.CORPORATE for word in words[1:]) or any(word in w.ORGANISATIONS for word in words):
        return ActorType.ORGANISATION
    return None


LONGEST_NAME = 6


def _headline_names(page: Page, known: set[tuple[str, ...]], single: set[str]) -> Iterator[Name]:
    """Yield names of the text where they stand again among a headline's capitals."""
    number = 0
    while number < len(page.words):
        word = page.words[number]
        if not word.headline or not word.capital or word.low in english.FUNCTION_WORDS:
            number += 1
            continue
        length = _known_length(page, number, known) or int(word.low in single)
        if length:
            numbers = list(range(number, number + length))
            yield from _name(page, numbers, [])
        number += length or 1


def _known_length(page: Page, number: int, known: set[tuple[str, ...]]) -> int:
    ahead = tuple(word.low for word in page.words[number : number + LONGEST_NAME])
    return next((length for length in range(len(ahead), 1, -1) if ahead[:length] in known), 0)
