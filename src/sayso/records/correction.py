"""A correction: what a person says about actors or entries of the ledger, which outlives every new reading.

It names places in the sources, not ids that a new reading may change: it holds for whoever is named, and for whatever
is found, there then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NewType

from sayso.records.entry import EntryEdit, EntryState, Excerpt
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

    ACCEPT = "accept"
    """An entry is right as it is."""

    REJECT = "reject"
    """An entry is none."""

    CHANGE = "change"
    """An entry is right only as ``edit.now`` tells it."""

    ADD = "add"
    """An entry is missing."""

    UNDO = "undo"
    """The correction ``undoes`` is taken back; an undo can be undone itself."""


OF_ENTRIES = frozenset({CorrectionKind.ACCEPT, CorrectionKind.REJECT, CorrectionKind.CHANGE, CorrectionKind.ADD})
"""What is said about entries; the others are about actors, and an undo may be about either."""


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
    """Two for a merge, none for an undo or of an entry, else one."""

    value: str | None = None
    """The new name or the Wikidata id."""

    undoes: CorrectionId | None = None
    edit: EntryEdit | None = None
    """What is said about an entry; None where it is about actors."""

    def __post_init__(self) -> None:
        """Refuse what says nothing, for corrections come from other people's files; ``ValueError``."""
        none = OF_ENTRIES | {CorrectionKind.UNDO}
        sides = 0 if self.kind in none else 2 if self.kind is CorrectionKind.MERGE else 1
        if len(self.sides) != sides:
            raise ValueError(f"a {self.kind.value} has {sides} sides, not {len(self.sides)}")
        if (self.value is not None) != (self.kind in {CorrectionKind.RENAME, CorrectionKind.IDENTIFY}):
            raise ValueError(f"a {self.kind.value} {'has no' if self.value is not None else 'needs a'} value")
        if (self.undoes is not None) != (self.kind is CorrectionKind.UNDO):
            raise ValueError("an undo, and nothing else, takes a correction back")
        self._check_edit()
        at = datetime.fromisoformat(self.at)
        if at.utcoffset() != timedelta(0) or at.isoformat(timespec="microseconds") != self.at or at > _LAST_TIME:
            raise ValueError(f"{self.at[:40]!r} is no time in UTC with microseconds")
        if any(anchor.raw.end >= _LAST_PLACE for side in self.sides for anchor in side.anchors):
            raise ValueError("no source is that long")

    def _check_edit(self) -> None:
        edit = self.edit
        if (edit is not None) != (self.kind in OF_ENTRIES):
            raise ValueError(f"a {self.kind.value} {'is' if edit is None else 'is not'} about an entry")
        if edit is None:
            return
        told = {
            CorrectionKind.ACCEPT: edit.was is not None and edit.was == edit.now,
            CorrectionKind.REJECT: edit.now is None,
            CorrectionKind.CHANGE: edit.was is not None and edit.now is not None and edit.was != edit.now,
            CorrectionKind.ADD: edit.was is None,
        }
        if not told[self.kind]:
            raise ValueError(f"what the entry was and what it is make no {self.kind.value}")

    @property
    def id(self) -> CorrectionId:
        """Made from all that it says."""
        places = [(anchor.sha256, anchor.raw, anchor.words) for side in self.sides for anchor in side.anchors]
        said = [] if self.edit is None else [_edit_key(self.edit)]
        return CorrectionId(
            fingerprint("correction", self.kind.value, self.author, self.at, self.value, self.undoes, *places, *said)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryCorrection:
    """A correction of an entry, and whether it counts."""

    correction: CorrectionId
    edit: EntryEdit
    undone: bool
    """Whether it is taken back: it changes nothing then, but still says which entry later ones are about."""


def _edit_key(edit: EntryEdit) -> object:
    return edit.entry.value, edit.sha256, _state_key(edit.was), _state_key(edit.now)


def _state_key(state: EntryState | None) -> object:
    if state is None:
        return None
    parts = [(name, [_excerpt_key(piece) for piece in pieces]) for name, pieces in state.parts]
    return parts, state.values, [(name, _excerpt_key(there)) for name, there in state.whom]


def _excerpt_key(excerpt: Excerpt) -> object:
    return [(piece.start, piece.end) for piece in excerpt.raw], excerpt.words
