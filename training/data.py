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
from tokenizers import Tokenizer

from sayso.analyse.frames import ANCHOR_CONTENT, ANCHOR_CUE, ROLES
from sayso.analyse.pieces import Pieces, cut
from sayso.records import Span

Attribution = dict[str, list[tuple[int, int]]]
"""Role -> its pieces, half-open, in the article's text."""


@dataclass
class Example:
    """One article: its pieces, and its frames as (anchor word, anchor type, role of each word)."""

    pieces: Pieces
    frames: list[tuple[int, int, np.ndarray]]


def read_brat(path: Path) -> list[Attribution]:
    """Read the attributions of one .ann file; what annotators marked to be discarded is not among them."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[Attribution] = []
    for line in path.read_text(encoding="utf8").splitlines():
        parts = line.split("\t")
        if parts[0].startswith("T") and len(parts) > 1:
            offsets = parts[1].split(" ", 1)[1]
            spans[parts[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";"))]
        elif parts[0].startswith("E"):
            event, *arguments = parts[1].split()
            if not event.startswith("Attribution"):
                continue
            attribution: Attribution = {role: [] for role in ROLES}
            for argument in arguments:
                role, target = argument.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in attribution:
                    attribution[role] += spans.get(target, [])
            if attribution["content"] and any(attribution.values()):
                found.append(attribution)
    return found


def read_polnear(folder: Path) -> list[tuple[str, str, list[Attribution]]]:
    """Read (name, text, attributions by the first annotator) of each article of a PolNeAR folder."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{glob_escape(path.stem)}_????.ann"))
        if annotations:
            articles.append((path.stem, path.read_bytes().decode("utf8"), read_brat(annotations[0])))
    return articles


def glob_escape(name: str) -> str:
    """Make ``name`` match itself in a glob pattern."""
    return re.sub(r"([*?\[])", r"[\1]", name)


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
