"""What the reader model finds in an article, in words: ranges of indices into ``Pieces``, layer by layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from sayso.analyse.chains import Range
from sayso.analyse.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution; no range goes on into the next block."""

    anchor: int
    kind: int
    """``ANCHOR_CUE`` or ``ANCHOR_CONTENT``."""

    chance: float
    """The probability that the anchor is one."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class ActFrame:
    """One act."""

    anchor: int
    chance: float
    """The probability that the anchor is one, times that of the type."""

    type: int
    """A place in ``ACT_TYPES``."""

    negated: bool
    stage: int
    """A place in ``STAGES``."""

    cue: Range
    actor: Range | None
    by: Range | None
    action: tuple[Range, ...]
    amounts: tuple[Range, ...]
    when: Range | None
    condition: Range | None


@dataclass(frozen=True, slots=True)
class Label:
    """A name, a time or an appraisal."""

    words: Range
    kind: int
    """A place among the layer's types."""

    chance: float
    target: Range | None = None
    """Of an appraisal: what it judges."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a person, an organisation or a place that may have an antecedent."""

    words: Range
    kind: int
    """A place in ``MENTIONS``."""

    chance: float
    antecedent: int | None = None
    """The number, among the article's references, of the mention before it that means the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """All layers of one article, each in text order."""

    pieces: Pieces
    attributions: list[Frame] = field(default_factory=list)
    acts: list[ActFrame] = field(default_factory=list)
    names: list[Label] = field(default_factory=list)
    times: list[Label] = field(default_factory=list)
    appraisals: list[Label] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


_Cued = TypeVar("_Cued", Frame, ActFrame)


def one_per_cue(frames: Iterable[_Cued]) -> list[_Cued]:
    """Of frames whose cues overlap, keep the surest; gives them in the order of their anchors."""
    kept: list[_Cued] = []
    taken: set[int] = set()
    for frame in sorted(frames, key=lambda f: -f.chance):
        words = range(*frame.cue) if frame.cue else range(0)
        if taken.isdisjoint(words):
            kept.append(frame)
            taken.update(words)
    return sorted(kept, key=lambda f: f.anchor)
