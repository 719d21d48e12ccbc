"""A correction: what a person says about actors of the ledger, which outlives every new reading.

It names places in the sources, not ids that a new reading may change: it holds for whoever is named there then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NewType

from sayso.records.ids import EntityId, fingerprint
from sayso.records.span import Span

CorrectionId = NewType("CorrectionId", str)

_LAST_TIME = datetime.max.replace(tzinfo=UTC) - timedelta(days=366)
"""Nothing could be said after later ones."""

_LAST_PLACE = 2**63


class CorrectionKind(StrEnum):
    """What a correction says."""

    MERGE = "merge"
    """Both sides are one."""

    SPLIT = "split"
    """Whoever is named at the anchors is somebody else than the others of that name."""

    RENAME = "rename"
    """It is to be called by ``value``."""

    IDENTIFY = "identify"
    """It is what Wikidata knows under the id ``value``; all of one id are one."""

    UNDO = "undo"
    """The correction ``undoes`` is taken back; an undo can be undone itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """One place where a source names an actor."""

    sha256: str
    """The digest of the source's bytes."""

    source: str
    """The source's name when the correction was made, for people; the digest alone decides."""

    raw: Span
    """Where the name stands in the decoded source."""

    words: str
    """The name, as the article has it there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """An actor that a correction is about."""

    name: str
    """What it was called when the correction was made, for people."""

    entity: EntityId
    """The id that it had then."""

    anchors: tuple[Anchor, ...]
    """Several, so that the correction holds where one article is gone; in a split, one for each article at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What one person said at one time."""

    kind: CorrectionKind
    author: str
    at: str
    """Date and time in UTC, ISO 8601 with microseconds: later ones count over earlier ones."""

    sides: tuple[Side, ...] = ()
    """Two for a merge, none for an undo, else one."""

    value: str | None = None
    """The new name or the Wikidata id."""

    undoes: CorrectionId | None = None

    def __post_init__(self) -> None:
        """Refuse what says nothing, for corrections come from other people's files; ``ValueError``."""
        sides = {CorrectionKind.MERGE: 2, CorrectionKind.UNDO: 0}.get(self.kind, 1)
        if len(self.sides) != sides:
            raise ValueError(f"a {self.kind.value} has {sides} sides, not {len(self.sides)}")
        if (self.value is not None) != (self.kind in {CorrectionKind.RENAME, CorrectionKind.IDENTIFY}):
            raise ValueError(f"a {self.kind.value} {'has no' if self.value is not None else 'needs a'} value")
        if (self.undoes is not None) != (self.kind is CorrectionKind.UNDO):
            raise ValueError("an undo, and nothing else, takes a correction back")
        at = datetime.fromisoformat(self.at)
        if at.utcoffset() != timedelta(0) or at.isoformat(timespec="microseconds") != self.at or at > _LAST_TIME:
            raise ValueError(f"{self.at[:40]!r} is no time in UTC with microseconds")
        if any(anchor.raw.end >= _LAST_PLACE for side in self.sides for anchor in side.anchors):
            raise ValueError("no source is that long")

    @property
    def id(self) -> CorrectionId:
        """Made from all that it says."""
        places = [(anchor.sha256, anchor.raw, anchor.words) for side in self.sides for anchor in side.anchors]
        return CorrectionId(
            fingerprint("correction", self.kind.value, self.author, self.at, self.value, self.undoes, *places)
        )
