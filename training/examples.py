"""Lay the labels of an article over its words: what the reader model learns from.

A frame has an anchor word and, for each word, a role. The anchor is the most telling word of the cue: the one that
stands in cues most often, of all its occurrences in the training texts, so that "has repeatedly said" and "said" are
anchored alike. An attribution without a cue anchors itself at its first content word, an appraisal at its first word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from sayso.analyse.layers import (
    ACT,
    ACT_TYPES,
    ANCHOR_CONTENT,
    ANCHOR_CUE,
    APPRAISALS,
    ATTRIBUTION,
    LABELS,
    LONGEST_MENTION,
    MENTIONS,
    STAGES,
    TARGET,
)
from sayso.analyse.pieces import Ints, Pieces, cut
from training.corpora.labelled import Bounds, Labelled, RoleFrame
from training.learning import paragraphs

Rates = dict[str, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """One anchor with the role of each word (W,), 0 for none; ``kind`` is the type of an attribution's anchor."""

    anchor: int
    kind: int
    roles: Ints
    traits: tuple[int, int, int] = (0, 0, 0)
    """Of an act: its type, whether it is negated, its stage."""


@dataclass(slots=True)
class Example:
    """One article over its words; a layer that its corpus does not mark is None."""

    text: str
    pieces: Pieces
    attributions: list[Frame] | None = None
    acts: list[Frame] | None = None
    targets: list[Frame] | None = None
    labels: dict[str, Ints] = field(default_factory=dict)
    """Of each layer of labels, the type of each word (W,), 0 for none."""

    mentions: list[tuple[int, int, int, str]] | None = None
    """First word, word behind the last, place in ``MENTIONS``, entity; sorted."""


def cue_rates(frames: Iterable[tuple[str, Sequence[RoleFrame]]]) -> Rates:
    """How often a word, of all the times it occurs in the texts, stands in a cue of their frames."""
    seen: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for text, found in frames:
        seen.update(re.findall(r"\w+", text.lower()))
        for one in found:
            for start, end in one.roles.get("cue", ()):
                cued.update(re.findall(r"\w+", text[start:end].lower()))
    # Smoothed: a word seen once in a cue tells less than "said".
    return {word: cued[word] / (count + 5) for word, count in seen.items()}


def example(article: Labelled, rates: dict[str, Rates], tokenizer: Tokenizer) -> Example:
    """Lay one article's labels over its words; ``rates`` of the cues of ``attributions`` and ``acts``."""
    text = article.text
    pieces = cut(text, paragraphs(text), tokenizer)
    made = Example(text, pieces)
    if article.attributions is not None:
        made.attributions = _frames(text, pieces, article.attributions, ATTRIBUTION, rates["attributions"])
    if article.acts is not None:
        made.acts = _frames(text, pieces, article.acts, ACT, rates["acts"])
    if article.appraisals is not None:
        phrases = [(one.roles["words"], APPRAISALS.index(one.type)) for one in article.appraisals]
        made.labels["appraisals"] = _labels(pieces, [(bounds, kind) for parts, kind in phrases for bounds in parts])
        made.targets = [_target(pieces, one) for one in article.appraisals if one.type != "scare"]
    for layer, labels in (("names", article.names), ("times", article.times)):
        if labels is not None:
            types = LABELS[layer]
            made.labels[layer] = _labels(pieces, [(one.bounds, types.index(one.type)) for one in labels])
    if article.mentions is not None:
        found = {_words(pieces, one.bounds): (MENTIONS.index(one.type), one.entity) for one in article.mentions}
        made.mentions = sorted((*w, *what) for w, what in found.items() if 0 < w[1] - w[0] <= LONGEST_MENTION)
    return made


def _words(pieces: Pieces, bounds: Bounds) -> tuple[int, int]:
    """The words that a stretch touches, half-open."""
    return int(np.searchsorted(pieces.end, bounds[0], "right")), int(np.searchsorted(pieces.start, bounds[1]))


def _labels(pieces: Pieces, labels: Sequence[tuple[Bounds, int]]) -> Ints:
    found = np.zeros(len(pieces.first), np.int64)
    for bounds, kind in labels:
        start, end = _words(pieces, bounds)
        found[start:end] = 1 + kind
    return found


def _roles(pieces: Pieces, one: RoleFrame, names: Sequence[str]) -> Ints:
    """The role of each word; where two claim one, the cue has it (of an imperative), else the one named later."""
    roles = np.zeros(len(pieces.first), np.int64)
    for role in sorted(names, key=lambda role: role == "cue"):
        for bounds in one.roles.get(role, ()):
            start, end = _words(pieces, bounds)
            roles[start:end] = 1 + names.index(role)
    return roles


def _frames(text: str, pieces: Pieces, found: Sequence[RoleFrame], names: Sequence[str], rates: Rates) -> list[Frame]:
    """The frames of attributions or acts in the order of their anchors, one an anchor."""
    frames: dict[tuple[int, int], Frame] = {}
    for one in found:
        roles = _roles(pieces, one, names)
        cue = np.flatnonzero(roles == 1 + names.index("cue"))
        if len(cue):
            kind = ANCHOR_CUE
            anchor = max(cue, key=lambda w: rates.get(text[pieces.start[w] : pieces.end[w]].lower(), 0.0))
        elif "content" in names and (roles == 1 + names.index("content")).any():
            kind = ANCHOR_CONTENT
            anchor = np.flatnonzero(roles == 1 + names.index("content"))[0]
        else:
            continue
        traits = (ACT_TYPES.index(one.type), int(one.negated), STAGES.index(one.stage)) if one.type else (0, 0, 0)
        frames.setdefault((int(anchor), kind), Frame(int(anchor), kind, roles, traits))
    return [frame for _, frame in sorted(frames.items())]


def _target(pieces: Pieces, one: RoleFrame) -> Frame:
    return Frame(_words(pieces, one.roles["words"][0])[0], 0, _roles(pieces, one, TARGET))
