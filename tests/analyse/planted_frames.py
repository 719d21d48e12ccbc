"""Frames that a test planted: they stand in for those of the reader model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from sayso.analyse.found import Frame
from sayso.analyse.layers import ANCHOR_CONTENT, ANCHOR_CUE
from sayso.analyse.pieces import Case, Pieces
from sayso.analyse.statements import find_statements
from sayso.records import READ_ROLES, Article, Span, Statement

Spans = Mapping[str, tuple[Span, ...]]


def find_planted(article: Article, spans: Spans, chances: Mapping[str, float] | None = None) -> tuple[Statement, ...]:
    """Find the statements that ``source``, ``cue`` and ``content`` marks spell, ``.2`` and so on apart."""
    pieces = words(article.text, read_blocks(article))
    names = sorted({name.partition(".")[2] for name in spans if name.startswith(("cue", "content"))})
    frames = [_frame(pieces, spans, f".{name}" if name else "", chances or {}) for name in names]
    return find_statements(article, pieces, frames)


def read_blocks(article: Article) -> list[Span]:
    """The stretches of an article that are analysed."""
    return [block.span for block in article.blocks if block.role in READ_ROLES]


def _frame(pieces: Pieces, spans: Spans, suffix: str, chances: Mapping[str, float]) -> Frame:
    def ranges(role: str) -> tuple[tuple[int, int], ...]:
        return tuple(range_of(pieces, span) for span in spans.get(role + suffix, ()))

    source, cue, content = ranges("source"), ranges("cue"), ranges("content")
    return Frame(
        anchor=cue[0][0] if cue else content[0][0],
        kind=ANCHOR_CUE if cue else ANCHOR_CONTENT,
        chance=chances.get(suffix, 0.9),
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
        case=np.array([_case(text[start:end]) for start, end in bounds], np.int64).reshape(-1),
        quoting=none,
        breaks=none,
    )


def _case(word: str) -> Case:
    if word[:1].isupper():
        return Case.UPPER if len(word) > 1 and word.isupper() else Case.CAPITALISED
    return Case.LOWER


def range_of(pieces: Pieces, span: Span) -> tuple[int, int]:
    """The words that a span touches."""
    inside = np.flatnonzero((pieces.start < span.end) & (pieces.end > span.start))
    return int(inside[0]), int(inside[-1]) + 1
