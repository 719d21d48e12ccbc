"""What every corpus is read into: an article's text and, of each layer that the corpus marks, the spans."""

from __future__ import annotations

from dataclasses import dataclass

Bounds = tuple[int, int]
"""Where a stretch starts and ends in the text, half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch with a type: a name or a time."""

    bounds: Bounds
    type: str


@dataclass(frozen=True, slots=True)
class Referring:
    """A mention and what it refers to: mentions of one ``entity`` corefer."""

    bounds: Bounds
    type: str
    """``person``, ``organisation`` or ``place``."""

    entity: str


@dataclass(frozen=True, slots=True)
class RoleFrame:
    """An attribution, an act or an appraisal: the pieces of each role."""

    type: str
    """Of an act its type, of an appraisal ``loaded+``, ``loaded-`` or ``scare``; of an attribution empty."""

    roles: dict[str, tuple[Bounds, ...]]
    """An attribution's source, cue, content; an act's cue, actor, by, action, amount, when, condition; an appraisal's
    words and target. A role that is not there is left out."""

    negated: bool = False
    stage: str = "announced"


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """An article with the layers that its corpus marks; a layer of None is not marked there, an empty one is."""

    name: str
    text: str
    attributions: tuple[RoleFrame, ...] | None = None
    acts: tuple[RoleFrame, ...] | None = None
    appraisals: tuple[RoleFrame, ...] | None = None
    names: tuple[Label, ...] | None = None
    times: tuple[Label, ...] | None = None
    mentions: tuple[Referring, ...] | None = None
