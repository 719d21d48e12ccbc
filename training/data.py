"""Read PolNeAR (brat standoff) into frames over words: what the reader model learns from.

    article text + .ann  ->  Example(pieces, frames)

A frame has an anchor word and, for each word, a role. The anchor is the most telling word of the cue: the one that
stands in cues most often, of all its occurrences in the training texts, so that "has repeatedly said" and "said" are
anchored alike. An attribution without a cue anchors itself at its first content word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.score.attribution import Attribution, gold_articles
from tokenizers import Tokenizer

from sayso.analyse.frames import ANCHOR_CONTENT, ANCHOR_CUE, ROLES
from sayso.analyse.pieces import Pieces, cut
from sayso.records import Span


@dataclass
class Example:
    """One article: its pieces, and its frames as (anchor word, anchor type, role of each word)."""

    pieces: Pieces
    frames: list[tuple[int, int, np.ndarray]]


def read_polnear(folder: Path) -> list[tuple[str, str, list[Attribution]]]:
    """Read (name, text, attributions by the first annotator) of each article of a PolNeAR folder."""
    return [
        (name, text, [attribution for attribution in attributions if attribution["content"]])
        for name, text, attributions in gold_articles(folder)
    ]


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold anything, as the blocks of an article would."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]


def cue_rates(articles: Iterable[tuple[str, str, list[Attribution]]]) -> dict[str, float]:
    """How often a word, of all the times it occurs, stands in a cue."""
    seen: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for _, text, attributions in articles:
        seen.update(re.findall(r"\w+", text.lower()))
        for attribution in attributions:
            for start, end in attribution["cue"]:
                cued.update(re.findall(r"\w+", text[start:end].lower()))
    # Smoothed: a word seen once in a cue tells less than "said".
    return {word: (cued[word]) / (count + 5) for word, count in seen.items()}


def example(text: str, attributions: Sequence[Attribution], rates: dict[str, float], tokenizer: Tokenizer) -> Example:
    """Lay the attributions of one article over its words."""
    pieces = cut(text, paragraphs(text), tokenizer)
    frames: dict[tuple[int, int], np.ndarray] = {}
    for attribution in attributions:
        roles = np.zeros(len(pieces.first), np.int64)
        for number, role in enumerate(ROLES, 1):
            for start, end in attribution[role]:
                roles[(pieces.start < end) & (pieces.end > start)] = number
        cue = np.flatnonzero(roles == 1 + ROLES.index("cue"))
        content = np.flatnonzero(roles == 1 + ROLES.index("content"))
        if len(cue):
            anchor = max(cue, key=lambda w: rates.get(text[pieces.start[w] : pieces.end[w]].lower(), 0.0))
            frames.setdefault((int(anchor), ANCHOR_CUE), roles)
        elif len(content):
            frames.setdefault((int(content[0]), ANCHOR_CONTENT), roles)
    return Example(
        pieces, [(anchor, kind, roles) for (anchor, kind), roles in sorted(frames.items(), key=lambda f: f[0])]
    )
