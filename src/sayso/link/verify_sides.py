"""A quotation beside the places that it was taken from, word for word.

A quotation and its places come in; the steps from one to the other go out, cut where a person would cut them. What a
step means is left to ``verify_changes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from sayso.link.alignment import Kind, Step, Word, align, same_written
from sayso.link.verify_places import Window
from sayso.link.verify_quotes import Quote
from sayso.link.verify_said import Said
from sayso.records import Span

_SLIDE = 12
"""Words by which a gap may be moved to where it was cut, if the words on both sides allow it."""


class Sides:
    """The words of a quotation, those of its windows one after the other, and both texts."""

    def __init__(self, text: str, quote: Quote, windows: Sequence[Window], said: Said) -> None:
        self.text, self.quote, self.said = text, quote, said
        self.places = [place for window in windows for place in range(window.first, window.end)]
        self.words: list[Word] = [said.words[place] for place in self.places]
        self.window_of = [number for number, window in enumerate(windows) for _ in range(window.first, window.end)]
        self.edges = [0, *accumulate(window.end - window.first for window in windows)]
        """Places among the words of the windows where a window begins or ends, in order."""

    def said_text(self, right: int) -> str:
        """Return the text that holds a word of the windows."""
        return self.said.article(self.places[right]).text

    def quoted_span(self, start: int, end: int) -> Span | None:
        """Return the place of some words of the quotation."""
        return Span(self.quote.words[start].start, self.quote.words[end - 1].end) if start < end else None

    def said_span(self, start: int, end: int) -> Span | None:
        """Return the place of some words of a window."""
        return Span(self.words[start].start, self.words[end - 1].end) if start < end else None

    def steps(self) -> list[Step]:
        """Return the steps from the quotation to its windows; what lies at the edges of these is no difference."""
        steps = list(_by_window(align(self.quote.words, self.words), self))
        return _whole(_slid(_trimmed(steps, self), self), self)


def _by_window(steps: Sequence[Step], sides: Sides) -> Iterator[Step]:
    """Part steps that go from one window into the next; words without others to match go with the longer part."""
    for step in steps:
        cuts = [edge for edge in sides.edges if step.right_start < edge < step.right_end]
        bounds = [step.right_start, *cuts, step.right_end]
        left, even = step.left_start, step.left_end - step.left_start == step.right_end - step.right_start
        longest = max(pairwise(bounds), key=lambda part: part[1] - part[0]) if cuts else None
        for start, end in pairwise(bounds):
            if longest is None:
                yield step
            elif even:
                yield Step(step.kind, left, left + end - start, start, end)
                left += end - start
            elif (start, end) == longest:
                yield Step(step.kind if step.kind is Kind.LEFT_OUT else Kind.ALTERED, left, step.left_end, start, end)
                left = step.left_end
            else:
                yield Step(Kind.LEFT_OUT, left, left, start, end)


def _trimmed(steps: Sequence[Step], sides: Sides) -> list[Step]:
    """Leave out the words of the windows that nothing of the quotation stands for, at the edges of a window."""
    put_in = {_keys(sides.quote.words, step.left_start, step.left_end) for step in steps if step.kind is Kind.PUT_IN}
    found: list[Step] = []
    for number, step in enumerate(steps):
        at_edge = any(step.right_start <= edge <= step.right_end for edge in sides.edges)
        moved = _keys(sides.words, step.right_start, step.right_end) in put_in
        if step.kind is Kind.LEFT_OUT and at_edge and not moved:
            continue
        is_edge = step.kind is Kind.ALTERED and number in (0, len(steps) - 1)
        found.append(_without_slack(step, sides, at_start=number == 0) if is_edge else step)
    return found


def _keys(words: Sequence[Word], start: int, end: int) -> tuple[str, ...]:
    return tuple(word.key for word in words[start:end])


def _without_slack(step: Step, sides: Sides, *, at_start: bool) -> Step:
    """At the edge of a quotation, let words stand for as many words at most, or for the same in another writing."""
    for right in range(step.right_start, step.right_end):
        edge = step._replace(right_start=right) if at_start else step._replace(right_end=right + 1)
        if same_written(sides.quote.words, sides.words, edge):
            return edge._replace(kind=Kind.SPELLING)
    extra = (step.right_end - step.right_start) - (step.left_end - step.left_start)
    if extra <= 0:
        return step
    if at_start:
        return step._replace(right_start=step.right_start + extra)
    return step._replace(right_end=step.right_end - extra)


def _slid(steps: list[Step], sides: Sides) -> list[Step]:
    """Move gaps to where dots stand in the quotation, or a clause ends, if the words on both sides are the same."""
    for number in range(1, len(steps) - 1):
        before, gap, after = steps[number - 1 : number + 2]
        if (before.kind, gap.kind, after.kind) != (Kind.SAME, Kind.LEFT_OUT, Kind.SAME):
            continue
        slides = [0, *_slides(sides.quote.words, sides.words, before, gap, after)]
        by = max(slides, key=lambda by: (gap.left_start + by in sides.quote.breaks, _parts(gap, by, sides)))
        steps[number - 1] = before._replace(left_end=before.left_end + by, right_end=before.right_end + by)
        steps[number] = Step(gap.kind, *(place + by for place in gap[1:]))
        steps[number + 1] = after._replace(left_start=after.left_start + by, right_start=after.right_start + by)
    return steps


def _parts(gap: Step, by: int, sides: Sides) -> bool:
    """Say whether a comma or a full stop stands in the text before the words that were left out."""
    before, first = sides.words[gap.right_start + by - 1], sides.words[gap.right_start + by]
    return bool(sides.said_text(gap.right_start + by)[before.end : first.start].strip())


def _whole(steps: Sequence[Step], sides: Sides) -> list[Step]:
    """Let a change take all of a contraction of which it has one half: "won't" for "do not", "can't" for "can"."""
    found: list[Step] = []
    for step in steps:
        last, here = found[-1] if found else None, step
        if last and _is_half(last, step, sides):
            found[-1] = step._replace(left_start=last.left_end - 1, right_start=last.right_end - 1)
            if last.left_end - last.left_start > 1:
                found.insert(-1, last._replace(left_end=last.left_end - 1, right_end=last.right_end - 1))
            continue
        if last and Kind.ALTERED in (last.kind, step.kind) and _halves(last, step, sides):
            by = 1 if last.kind is Kind.ALTERED else -1
            found[-1] = last._replace(left_end=last.left_end + by, right_end=last.right_end + by)
            here = step._replace(left_start=step.left_start + by, right_start=step.right_start + by)
        found.append(here)
    return [step for step in found if step.left_start < step.left_end or step.right_start < step.right_end]


def _is_half(last: Step, step: Step, sides: Sides) -> bool:
    """Say whether a contraction stands on one side and its verb on the other, written as it is when it stands alone."""
    if last.kind is not Kind.SPELLING or last.left_end - last.left_start != last.right_end - last.right_start:
        return False
    if step.kind is Kind.LEFT_OUT:
        verb, half, end = last.right_end - 1, step.right_start, step.right_end
    else:
        verb, half, end = last.left_end - 1, step.left_start, step.left_end
    words = sides.words if step.kind is Kind.LEFT_OUT else sides.quote.words
    is_one = step.kind in {Kind.LEFT_OUT, Kind.PUT_IN} and end - half == 1
    return is_one and words[verb].end == words[half].start


def _halves(last: Step, step: Step, sides: Sides) -> bool:
    """Say whether the border between two steps runs through a contraction on either side."""
    if min(last.left_end - last.left_start, step.left_end - step.left_start) < 1:
        return False
    if min(last.right_end - last.right_start, step.right_end - step.right_start) < 1:
        return False
    ours, theirs = sides.quote.words, sides.words
    touch = ours[last.left_end - 1].end == ours[step.left_start].start
    return touch or theirs[last.right_end - 1].end == theirs[step.right_start].start


def _slides(left: Sequence[Word], right: Sequence[Word], before: Step, gap: Step, after: Step) -> Iterator[int]:
    """Yield by how many words a gap can be moved."""
    for by in range(1, min(_SLIDE, before.left_end - before.left_start - 1) + 1):
        if left[gap.left_start - by].key != right[gap.right_end - by].key:
            break
        yield -by
    for by in range(1, min(_SLIDE, after.left_end - after.left_start - 1) + 1):
        if left[gap.left_start + by - 1].key != right[gap.right_start + by - 1].key:
            break
        yield by
