"""A tagger that finds what the test planted: it stands in for the reader model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from sayso.analyse.frames import ANCHOR_CONTENT, ANCHOR_CUE, Frame
from sayso.analyse.pieces import Pieces
from sayso.records import Span

Spans = Mapping[str, tuple[Span, ...]]


class PlantedTagger:
    """Gives the frames that ``source``, ``cue`` and ``content`` marks spell, ``.2`` and so on apart."""

    def __init__(self, spans: Spans, *, chances: Mapping[str, float] | None = None) -> None:
        self._spans = spans
        self._chances = chances or {}

    def frames(self, text: str, blocks: Sequence[Span]) -> tuple[Pieces, list[Frame]]:
        pieces = words(text, blocks)
        names = sorted({name.partition(".")[2] for name in self._spans if name.startswith(("cue", "content"))})
        return pieces, [self._frame(pieces, f".{name}" if name else "") for name in names]

    def _frame(self, pieces: Pieces, suffix: str) -> Frame:
        def ranges(role: str) -> tuple[tuple[int, int], ...]:
            return tuple(_range(pieces, span) for span in self._spans.get(role + suffix, ()))

        source, cue, content = ranges("source"), ranges("cue"), ranges("content")
        return Frame(
            anchor=cue[0][0] if cue else content[0][0],
            kind=ANCHOR_CUE if cue else ANCHOR_CONTENT,
            chance=self._chances.get(suffix, 0.9),
            source=source[0] if source else None,
            cue=cue[0] if cue else None,
            content=content,
        )


def words(text: str, blocks: Sequence[Span]) -> Pieces:
    """Cut a text into words and marks, one piece each."""
    spans = [
        (n, m.span())
        for n, block in enumerate(blocks)
        for m in re.compile(r"\w+|[^\w\s]").finditer(text, block.start, block.end)
    ]
    count = len(spans)
    bounds = np.array([span for _, span in spans], np.int64).reshape(-1, 2)
    none = np.zeros(count, np.int64)
    return Pieces(
        ids=none,
        word=np.arange(count),
        first=np.arange(count),
        start=bounds[:, 0],
        end=bounds[:, 1],
        block=np.array([n for n, _ in spans], np.int64),
        case=none,
        quoting=none,
        breaks=none,
    )


def _range(pieces: Pieces, span: Span) -> tuple[int, int]:
    inside = np.flatnonzero((pieces.start < span.end) & (pieces.end > span.start))
    return int(inside[0]), int(inside[-1]) + 1
