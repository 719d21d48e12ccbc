"""Read what kind of phrase names a source: a pronoun, a name, a description, or several of them.

Reads the words of a source span and the names among them, gives a ``Phrase``. Whom it means is left to ``speakers``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.english import words as english
from sayso.records import ActorType, Span
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

    capital: bool = False
    """Whether the noun is written as a name is: "the Guardian"."""

    titled: bool = False
    """Whether a word before the noun is written as a name is, and is none that is known: "the Tidings article"."""

    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    several: bool = False
    """Whether "and" joins parts that mean different people."""

    inner: tuple[Name, ...] = ()
    """The names within the core of a description: whose spokesman, whose report."""

    maker: Name | None = None
    """The name behind "by", "from" or "of": who wrote the report."""

    possessor: Phrase | None = None
    """The phrase before the ’s within a description: "the group" in "the group’s website"."""

    whole: Span | None = None
    """A description with what follows it, up to the first comma: "a spokesman for Kim"."""

    owner: str = ""
    """The possessive pronoun that opens a description."""


def read_phrase(page: Page, cast: Cast, span: Span) -> Phrase | None:
    """Return what the words in ``span`` are; None if there are no words."""
    numbers = page.within(span.start, span.end)
    if not numbers:
        return None
    words = [page.words[n] for n in numbers]
    names = tuple(name for name in cast.names_in(span.start, span.end) if name.start < span.end)
    if (pronoun := _pronoun(page, numbers, span)) is not None:
        return pronoun
    core = _core(page, numbers, names)
    last = page.words[core[-1]]
    core_span = Span(words[0].start, last.end)
    ending = next((name for name in names if name.first <= core[-1] <= name.last), None)
    if joined := _joined(page, core, names):
        return Phrase(span=joined, several=True, plural=True, inner=names)
    if closing := _closing(page, numbers, names):
        return Phrase(span=Span(words[0].start, closing.end), name=closing)
    if ending and ending.last == core[-1]:
        return Phrase(span=core_span, name=ending)
    if apposed := _apposed(page, numbers, core, names):
        return Phrase(span=core_span, name=apposed)
    return _description(page, cast, core, core_span, numbers)


def head_of(page: Page, cast: Cast, span: Span) -> tuple[Name | None, int]:
    """Return the name that a noun phrase stands for, if it does for one, and where the word ends that heads it."""
    numbers = page.within(span.start, span.end)
    if not numbers:
        return None, span.end
    names = tuple(name for name in cast.names_in(span.start, span.end) if name.start < span.end)
    core = _core(page, numbers, names)
    end = min(page.words[core[-1]].end, span.end)
    name = next((name for name in names if name.last == core[-1]), None)
    return (None if name is None or _joined(page, core, names) else name), end


def _pronoun(page: Page, numbers: range, span: Span) -> Phrase | None:
    """Return the pronoun that a phrase is; the span may cut it from its verb: the "I" of "I’ve"."""
    first = page.words[numbers[0]]
    end = min(first.end, span.end)
    low = first.low if end == first.end else page.text[first.start : end].lower()
    alone = low in english.PRONOUNS and _stands_alone(page, numbers)
    return Phrase(span=Span(first.start, end), pronoun=low) if alone else None


def _stands_alone(page: Page, numbers: range) -> bool:
    """Say whether the pronoun at the head of a phrase is no mere owner of what follows."""
    first = page.words[numbers[0]]
    if len(numbers) == 1:
        return True
    if first.low in {"that", "this", "these", "those"}:
        return False
    following = page.words[numbers[1]].low
    return page.gap(numbers[0]) != " " or (
        first.low not in w.POSSESSIVE_PRONOUNS and following != "and" and not following.isdigit()
    )


def _core(page: Page, numbers: range, names: tuple[Name, ...]) -> range:
    """Return the numbers of the words up to the first preposition, relative clause, comma or bracket outside a name."""
    inside = {n: name for name in names for n in range(name.first, name.last + 1)}
    start = _behind_quantity(page, numbers, inside)
    for n in range(start + 1, numbers.stop):
        together = n in inside and inside.get(n - 1) is inside[n]
        # "Ann Lee (D-Salis)": no initials of hers.
        party = n - 1 in inside and inside[n - 1].kind is ActorType.PERSON and "(" in page.gap(n - 1)
        # "A group representing users and makers": one group.
        doing = page.words[n].low.endswith("ing") and w.type_of_noun(page.words[n - 1].low) is not None
        if not together and (party or doing or page.words[n].low in w.BREAKS or not _goes_on(page, n - 1)):
            return range(start, n)
    return range(start, numbers.stop)


def _goes_on(page: Page, number: int) -> bool:
    """Say whether the noun phrase goes on behind a word: over a space, a quotation mark, an abbreviation, "(WTC)"."""
    word, gap = page.words[number], page.gap(number)
    bare = gap.removeprefix("'s").removeprefix("’s").strip("“”‘’\"' ")
    if bare == ".":
        return word.low in w.ABBREVIATIONS or len(word.low) == 1
    if bare == "(":
        ahead = page.words[number + 1]
        return page.text[ahead.start : ahead.end].isupper() and page.gap(number + 1).startswith(")")
    return not bare or (bare == ")" and page.text[word.start - 1] == "(")


def _behind_quantity(page: Page, numbers: range, inside: dict[int, Name]) -> int:
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
        if (both_names and _is_full(n - 1, names)) or right_is_other or page.words[n - 1].low in english.PRONOUNS:
            return Span(page.words[core[0]].start, last.end)
        if left_is_name and n + 1 in inside:
            return Span(page.words[core[0]].start, last.end)
    return None


def _is_full(number: int, names: tuple[Name, ...]) -> bool:
    """Say whether the name before an "and" may be a person or body of its own, not a part of a title."""
    return any(name.last == number and (len(name.words) > 1 or name.titles) for name in names)


def _closing(page: Page, numbers: range, names: tuple[Name, ...]) -> Name | None:
    """Return the person's name behind the whole of a title: "Secretary of State Ann Lee", "Salis Radio host Bo Kim"."""
    first = page.words[numbers[0]]
    if first.low in english.FUNCTION_WORDS:
        return None
    for name in names:
        begin = name.first - len(name.titles)
        if name.kind is not ActorType.PERSON or begin <= numbers[0] or page.gap(begin - 1) != " ":
            continue
        before = page.words[begin - 1]
        named = any(other.last == begin - 1 for other in names)
        closes = name.last + 1 >= numbers.stop or page.gap(name.last).startswith((",", " ("))
        entitled = before.capital and (bool(name.titles) or (first.capital and first.low in w.ROLES))
        if closes and not before.possessive and (named or entitled or w.names_person(before.low)):
            return name
        if page.gap(name.last).startswith(","):
            return None
    return None


def _apposed(page: Page, numbers: range, core: range, names: tuple[Name, ...]) -> Name | None:
    """Return the name that a description brings behind a comma: "the mayor of Salis, Ann Lee,"."""
    head = page.words[core[-1]].low
    one = page.words[numbers[0]].low == "one"
    if (w.is_plural(head) and not one) or page.words[core[0]].low == "their":
        return None
    for name in names:
        if name.first <= core[-1]:
            continue
        begin = name.first - len(name.titles)
        entitled = w.names_person(page.words[begin - 1].low)
        while entitled and begin - 1 > core[-1] and page.gap(begin - 1) == " " and _says_what(page.words[begin - 1]):
            begin -= 1
        named = page.words[begin - 1].low in {"named", "called"}
        closes = name.last + 1 >= numbers.stop or page.gap(name.last).startswith((",", " ("))
        if named or ("," in page.gap(begin - 1) and closes and not _lists(page, name, numbers)):
            return name
    return None


def _says_what(word: Word) -> bool:
    """Say whether a word may stand before a name to say what its bearer is: "doctoral candidate Ann Lee"."""
    return w.names_person(word.low) or not (word.capital or word.possessive or word.low in english.FUNCTION_WORDS)


def _lists(page: Page, name: Name, numbers: range) -> bool:
    """Say whether a name is one of a list, or the place behind a town's name."""
    following = page.words[name.last + 1].low if name.last + 1 < numbers.stop else ""
    return following in {"and", "or"} or len(name.words) == 1


def _description(page: Page, cast: Cast, core: range, span: Span, numbers: range) -> Phrase:
    lows = [page.words[n].low for n in core]
    first = page.words[numbers[0]].low
    head: Word = page.words[core[-1]]
    modifiers = frozenset(low for low in lows[:-1] if low not in english.FUNCTION_WORDS)
    singular = any(low in {"a", "an", "one"} for low in lows[:1]) and numbers[0] == core[0]
    inner = cast.names_in(span.start, span.end)
    return Phrase(
        span=span,
        head=head.low,
        capital=head.capital and not head.opens and not head.headline,
        titled=_titled(page, core, inner),
        modifiers=modifiers,
        definite=first in w.DEFINITE or head.possessive,
        indefinite=first in w.INDEFINITE,
        plural=not singular and (w.names_people(head.low) if head.capital else w.is_plural(head.low)),
        inner=inner,
        maker=_maker(page, cast, core.stop, numbers),
        possessor=_possessor(page, cast, core),
        whole=_whole(page, core, numbers),
        owner=first if first in w.POSSESSIVE_PRONOUNS else "",
    )


def _titled(page: Page, core: range, inner: tuple[Name, ...]) -> bool:
    named = {number for name in inner for number in range(name.first - len(name.titles), name.last + 1)}
    words = (page.words[number] for number in core[:-1] if number not in named)
    return any(word.capital and not (word.opens or word.headline or word.low in page.lower) for word in words)


def _possessor(page: Page, cast: Cast, core: range) -> Phrase | None:
    owners = [n for n in core[:-1] if page.words[n].possessive]
    if len(owners) != 1:
        return None
    return read_phrase(page, cast, Span(page.words[core[0]].start, page.words[owners[-1]].end))


def _maker(page: Page, cast: Cast, at: int, numbers: range) -> Name | None:
    """Return the name of the phrase behind "by" or "from" at a place among ``numbers``."""
    for n in range(at, min(numbers.stop - 1, at + MAKER_REACH)):
        if page.words[n].low in {"by", "from", "of", "in", "at"}:
            core = range(n + 1, numbers.stop)
            names = cast.names_in(page.words[n + 1].start, page.words[numbers[-1]].end)
            core = _core(page, core, names)
            return next((name for name in names if _ends_with(page, core, name)), None)
        if "," in page.gap(n):
            return None
    return None


def _ends_with(page: Page, core: range, name: Name) -> bool:
    """Say whether a noun phrase ends with a name, or with one and what it names: "Salis Today magazine"."""
    kind = page.words[core[-1]]
    organisation = name.kind is ActorType.ORGANISATION and w.type_of_noun(kind.low) is ActorType.ORGANISATION
    followed = name.last == core[-1] - 1 and not kind.capital and not page.words[name.last].possessive
    return name.last == core[-1] or (organisation and followed)


MAKER_REACH = 5
"""How many words behind a document's noun "by" may stand: "a survey conducted last year by"."""


def _whole(page: Page, core: range, numbers: range) -> Span:
    """Return the description with its prepositions, without relative clauses and what stands behind a comma."""
    end = core.stop
    while (
        end < numbers.stop
        and page.words[end].low not in english.RELATIVE
        and page.gap(end - 1) in {" ", "’s ", "'s ", "’ "}
    ):
        end += 1
    return Span(page.words[numbers[0]].start, page.words[end - 1].end)
