"""Let the content of a statement reach as far as the terms of the act that it tells: by when, and on what condition.

Reads the frames of statements and of acts in an article; gives those of statements, in the same order. The model finds
each for itself, so that "demanded full payment by Friday" may be a statement without the deadline and an act with it. A
day alone stays where it is, for it may be that of the saying: "asked for help on Friday".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analyse.found import ActFrame, Frame
from sayso.analyse.pieces import Pieces

_OPENS_DEADLINE = frozenset({"by", "until", "till", "before", "within", "after"})


def with_terms(text: str, pieces: Pieces, frames: Sequence[Frame], acts: Sequence[ActFrame]) -> Iterator[Frame]:
    """Yield the frames; of ``acts`` no two cues overlap."""
    by_cue = sorted(acts, key=lambda act: act.cue)
    ends = [act.cue[1] for act in by_cue]
    for frame in frames:
        number = bisect_right(ends, frame.cue[0]) if frame.cue else len(ends)
        if frame.cue and number < len(ends) and by_cue[number].cue[0] < frame.cue[1] <= frame.content[-1][0]:
            *before, (start, end) = frame.content
            yield replace(frame, content=(*before, (start, _reach(text, pieces, end, by_cue[number]))))
        else:
            yield frame


def _reach(text: str, pieces: Pieces, end: int, act: ActFrame) -> int:
    """Return where a content that ends before the word ``end`` ends with the terms that follow it.

    What goes on with the action behind a term is part of it: "unless it pays | $2m".
    """
    terms = [act.condition] if act.condition else []
    if act.when and pieces.span((act.when[0], act.when[0] + 1)).of(text).lower() in _OPENS_DEADLINE:
        terms.append(act.when)
    reached = end
    for part in sorted((*act.action, *terms)):
        after_comma = part[0] == reached + 1 and pieces.span((reached, reached + 1)).of(text) == ","
        if (part[0] == reached or after_comma) and (part in terms or reached > end):
            reached = part[1]
    return reached
