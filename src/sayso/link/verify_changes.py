"""In what a quotation differs from the places that it was taken from.

A quotation and its places come in; the differences go out in the order of the quotation, each with the words of both
sides, and the passages with their bounds. What they make of the quotation is left to ``verify``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.english.directions import DIRECTION
from sayso.english.words import FUNCTION_WORDS, words_of
from sayso.link.alignment import Kind, Step, Word
from sayso.link.verify_grave import touched
from sayso.link.verify_places import Window
from sayso.link.verify_quotes import Quote
from sayso.link.verify_said import Said
from sayso.link.verify_sides import Sides
from sayso.records import ChangeKind, Passage, QuoteChange, Span

_HESITATIONS = words_of("uh um er erm eh uhm hm hmm mm mhm ah")
_REPEATED = FUNCTION_WORDS - words_of("no not never nor more most much many nothing none nobody further again")
"""Words that, said twice in a row, were begun twice; "never, never" is meant."""

_MOST_MOVED = 40
"""Words of a change of order."""

_STEPS = 7
"""Steps that a change of order covers at most."""

_FEW = 4
"""Words that brackets stand for; for more, words are left out."""

_MARKS = str.maketrans("’‘‛“”„‟«»‹›–—−‐‑", '\'\'\'""""""\'\'-----')
_WHITE = re.compile(r"\s+")
_END_MARKS = re.compile(r"[?!]")

_Pair = tuple[int, int]
"""The places of a word of the quotation and of the same word among those of the windows."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A quotation beside the places it was taken from."""

    passages: tuple[Passage, ...]
    changes: tuple[QuoteChange, ...]


def compare(text: str, quote: Quote, windows: Sequence[Window], said: Said) -> Compared:
    """Return the passages of a quotation, which stands in ``text``, and its differences from them."""
    sides = Sides(text, quote, windows, said)
    steps = sides.steps()
    passages, numbers = _passages(steps, sides)
    changes = [*_changes(steps, sides), *_writing(steps, sides), *_at_the_end(steps, sides)]
    placed = [(_order(change, quote), number, change) for number, change in enumerate(changes)]
    in_order = [change for *_, change in sorted(placed, key=lambda item: item[:2])]
    return Compared(passages, tuple(replace(change, passage=numbers.get(change.passage, 0)) for change in in_order))


def _order(change: QuoteChange, quote: Quote) -> int:
    return change.quoted.start if change.quoted else quote.span.end


def _passages(steps: Sequence[Step], sides: Sides) -> tuple[tuple[Passage, ...], dict[int, int]]:
    """Return the passages, from the first word to the last one that is used, and which window each one is."""
    used: dict[int, tuple[int, int]] = {}
    for step in steps:
        for right in range(step.right_start, step.right_end):
            window = sides.window_of[right]
            first, _ = used.get(window, (right, right))
            used[window] = (first, right)
    numbers = {window: number for number, window in enumerate(sorted(used))}
    passages = (
        sides.said.passage(sides.places[first], sides.places[last]) for _, (first, last) in sorted(used.items())
    )
    return tuple(passages), numbers


def _changes(steps: Sequence[Step], sides: Sides) -> Iterator[QuoteChange]:
    """Yield the differences in words."""
    at = 0
    while at < len(steps):
        moved = _moved(steps, at, sides)
        if moved:
            yield _change(ChangeKind.ORDER, moved[0], sides)
            at = moved[1]
            continue
        step = steps[at]
        if step.kind is not Kind.SAME:
            yield from _of_step(step, sides)
        at += 1


def _moved(steps: Sequence[Step], at: int, sides: Sides) -> tuple[Step, int] | None:
    """Return the longest stretch of steps from ``at`` on that only changes the order of words, and the step behind."""
    if steps[at].kind in {Kind.SAME, Kind.SPELLING}:
        return None
    for end in range(min(at + _STEPS, len(steps)), at, -1):
        whole = Step(
            Kind.ALTERED, steps[at].left_start, steps[end - 1].left_end, steps[at].right_start, steps[end - 1].right_end
        )
        length = whole.left_end - whole.left_start
        if length != whole.right_end - whole.right_start or not 1 < length <= _MOST_MOVED:
            continue
        ours = sorted(word.key for word in sides.quote.words[whole.left_start : whole.left_end])
        if ours == sorted(word.key for word in sides.words[whole.right_start : whole.right_end]):
            return whole, end
    return None


def _of_step(step: Step, sides: Sides) -> Iterator[QuoteChange]:
    """Yield what one step that is not the same words comes to."""
    if step.kind is Kind.SPELLING:
        yield _change(ChangeKind.SPELLING, step, sides)
        return
    if step.kind is Kind.LEFT_OUT:
        yield from _left_out(step, sides)
        return
    for part in _by_brackets(step, sides.quote):
        if _is_added(part, sides.quote):
            yield _change(ChangeKind.BRACKETS, part, sides, marked=True)
            if part.right_end - part.right_start > _FEW:
                hidden = part._replace(left_start=part.left_end)
                yield _change(ChangeKind.LEFT_OUT, hidden, sides, marked=True)
        elif part.left_start == part.left_end:
            yield from _left_out(part, sides)
        else:
            kind = ChangeKind.ALTERED if part.right_start < part.right_end else ChangeKind.PUT_IN
            yield _change(kind, part, sides)


def _is_added(step: Step, quote: Quote) -> bool:
    """Say whether the words of the quotation are all that a pair of brackets holds: else the text has the brackets too.

    Square ones may stand for words of the text, round ones only beside them.
    """
    pair = quote.bracketed[step.left_start] if step.left_start < step.left_end else 0
    if not pair or quote.bracketed.count(pair) != step.left_end - step.left_start:
        return False
    return quote.added[step.left_start] or step.right_start == step.right_end


def _by_brackets(step: Step, quote: Quote) -> Iterator[Step]:
    """Part a step where brackets begin or end; the words of the text go with those in brackets, if there are any."""
    within = range(step.left_start + 1, step.left_end)
    cuts = [place for place in within if quote.bracketed[place] != quote.bracketed[place - 1]]
    stretches = list(pairwise((step.left_start, *cuts, step.left_end)))
    chosen = next((number for number, (start, _) in enumerate(stretches) if quote.bracketed[start]), 0)
    for number, (start, end) in enumerate(stretches):
        if len(stretches) > 1 and number != chosen:
            yield Step(step.kind, start, end, step.right_start, step.right_start)
        else:
            yield Step(step.kind, start, end, step.right_start, step.right_end)


def _left_out(step: Step, sides: Sides) -> Iterator[QuoteChange]:
    words = sides.words[step.right_start : step.right_end]
    if all(word.key in _HESITATIONS for word in words) or _begun_twice(step, sides):
        yield _change(ChangeKind.HESITATION, step, sides)
        return
    quote, at = sides.quote, step.left_start
    if at < step.left_end:  # half of a contraction: no dots stand for that
        yield _change(ChangeKind.LEFT_OUT, step, sides)
        return
    beside = (at > 0 and quote.added[at - 1]) or (at < len(quote.words) and quote.added[at])
    yield _change(ChangeKind.LEFT_OUT, step, sides, marked=at in quote.breaks or beside)


def _begun_twice(step: Step, sides: Sides) -> bool:
    """Say whether a word or two were left out that stand there again at once: "I, I think", "it was, it was"."""
    length = step.right_end - step.right_start
    keys = [word.key for word in sides.words[step.right_start : step.right_end]]
    if length > 2 or any(key not in _REPEATED for key in keys):
        return False
    after = [word.key for word in sides.words[step.right_end : step.right_end + length]]
    before = [word.key for word in sides.words[max(step.right_start - length, 0) : step.right_start]]
    return keys in (after, before)


def _change(kind: ChangeKind, step: Step, sides: Sides, *, marked: bool = False) -> QuoteChange:
    quoted = sides.quoted_span(step.left_start, step.left_end)
    said = sides.said_span(step.right_start, step.right_end)
    return QuoteChange(
        kind=kind,
        quoted=quoted,
        said=said,
        passage=_window(step, sides),
        marked=marked,
        touches=touched(
            kind,
            sides.quote.words[step.left_start : step.left_end],
            sides.words[step.right_start : step.right_end],
            sides.text,
            sides.said_text(min(step.right_start, len(sides.words) - 1)),
            marked=marked,
        ),
    )


def _window(step: Step, sides: Sides) -> int:
    return sides.window_of[min(step.right_start, len(sides.words) - 1)]


def _pairs(steps: Sequence[Step]) -> Iterator[_Pair]:
    """Yield the places of words that are the same on both sides."""
    for step in steps:
        length = step.left_end - step.left_start
        if step.kind in {Kind.SAME, Kind.SPELLING} and length == step.right_end - step.right_start:
            yield from ((step.left_start + n, step.right_start + n) for n in range(length))


def _writing(steps: Sequence[Step], sides: Sides) -> Iterator[QuoteChange]:
    """Yield what differs between the same words: capitals, marks, and what stands between two of them."""
    pairs = list(_pairs(steps))
    for left, right in pairs:
        ours, theirs = sides.quote.words[left], sides.words[right]
        written = sides.text[ours.start : ours.end]
        spoken = sides.said_text(right)[theirs.start : theirs.end]
        if written != spoken and ours.folded == theirs.folded:
            kind, marked = _difference(written, spoken)
            yield QuoteChange(
                kind=kind,
                quoted=Span(ours.start, ours.end),
                said=Span(theirs.start, theirs.end),
                passage=sides.window_of[right],
                marked=marked,
            )
    for (left, right), (next_left, next_right) in pairwise(pairs):
        if next_left == left + 1 and next_right == right + 1 and next_right not in sides.edges:
            yield from _between(left, right, sides)


def _difference(written: str, spoken: str) -> tuple[ChangeKind, bool]:
    """Return in what two ways to write one word differ."""
    if "[" in written:
        return ChangeKind.BRACKETS, True
    if written.translate(_MARKS) == spoken.translate(_MARKS):
        return ChangeKind.PUNCTUATION, False
    return ChangeKind.CAPITALS, False


def _between(left: int, right: int, sides: Sides) -> Iterator[QuoteChange]:
    """Yield the change of what stands between a word and the next one, where they differ in more than white space."""
    ours, written = _gap(sides.text, sides.quote.words[left], sides.quote.words[left + 1])
    theirs, spoken = _gap(sides.said_text(right), sides.words[right], sides.words[right + 1])
    if _WHITE.sub("", written) != _WHITE.sub("", DIRECTION.sub("", spoken)):
        yield QuoteChange(kind=ChangeKind.PUNCTUATION, quoted=ours, said=theirs, passage=sides.window_of[right])


def _gap(text: str, word: Word, following: Word) -> tuple[Span | None, str]:
    """Return what stands between two words of a text, and its place without the white space around it."""
    between = text[word.end : following.start]
    marks = between.strip()
    start = word.end + between.find(marks)
    return (Span(start, start + len(marks)) if marks else None), between


def _at_the_end(steps: Sequence[Step], sides: Sides) -> Iterator[QuoteChange]:
    """Yield a mark that makes a question or a shout of a quotation whose words were none."""
    pairs = list(_pairs(steps))
    if not pairs or pairs[-1][0] != len(sides.quote.words) - 1:
        return
    left, right = pairs[-1]
    tail = sides.text[sides.quote.words[left].end : sides.quote.span.end]
    mark = _END_MARKS.search(tail)
    spoken_text, end = sides.said_text(right), sides.words[right].end
    following = re.match(r"[^\w\s]*", spoken_text[end : end + 8])
    if mark and following and mark[0] not in following[0]:
        at = sides.quote.words[left].end + mark.start()
        yield QuoteChange(
            kind=ChangeKind.PUNCTUATION, quoted=Span(at, at + 1), said=None, passage=sides.window_of[right]
        )
