"""What people said about the entries of an article, applied to what model and rules made of it.

A pure function of both. Each correction finds the entry that it is about by place: the one of its kind that shares most
with what the entry was or is. What a person changed, added or accepted is there whether or not a model finds it; a
rejection that meets nothing has no place. Later corrections come after earlier ones, whoever made them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sayso.correcting.drafts import Entry
from sayso.correcting.places import Cast, Located, Places, entry_of, likeness
from sayso.records import (
    ENTRY_FORMS,
    Act,
    Appraisal,
    Corrected,
    CorrectionId,
    EntryCorrection,
    EntryKind,
    Figure,
    Method,
    PlacedEdit,
    Reading,
    Span,
    Statement,
    Time,
)

_Entry = TypeVar("_Entry", Statement, Act, Figure, Time, Appraisal)

_SAME_CONTENT = 0.5
"""Of two statements, or acts, of which one has no cue: the share of what they tell that is in both, from which on they
are one."""


def apply(reading: Reading, said: Sequence[EntryCorrection]) -> Corrected:
    """Return a reading, as model and rules made it, with corrections of its source in the order they were made."""
    if not said:
        return Corrected(reading=reading, uncorrected=reading, placed=())
    article = reading.article
    places, cast = Places(article), Cast(article, reading.actors)
    slots = {kind: [_Slot.of(kind, entry) for entry in getattr(reading, kind)] for kind in EntryKind}
    placed: list[tuple[CorrectionId, _Slot, str | None]] = []
    for one in said:
        kind = one.edit.entry
        was, now = (places.locate(kind, state) for state in (one.edit.was, one.edit.now))
        meant = [located for located in (was, now) if located is not None]
        if one.edit.now is not None and now is None:
            continue  # what it is to be has no place in this text
        slot = _best(kind, slots[kind], meant)
        if slot is None:
            if now is None:
                continue
            slot = _Slot(kind=kind)
            slots[kind].append(slot)
        if not one.undone:
            placed.append((one.correction, slot, slot.current.id if slot.current else None))
            slot.current = entry_of(kind, article, now, cast) if now else None
            slot.touched = True
        for located in meant:
            slot.know(located)
    if not placed:
        return Corrected(reading=reading, uncorrected=reading, placed=())
    from sayso import resolve  # only now: it takes long to import, and the desk opens without it

    corrected = replace(
        reading,
        actors=tuple(sorted(cast.actors, key=lambda actor: actor.mentions[0].span)),
        statements=_in_order(slots[EntryKind.STATEMENTS], Statement),
        acts=_in_order(slots[EntryKind.ACTS], Act),
        times=_in_order(slots[EntryKind.TIMES], Time),
        appraisals=_in_order(slots[EntryKind.APPRAISALS], Appraisal),
        figures=_in_order(slots[EntryKind.FIGURES], Figure),
    )
    return Corrected(
        reading=resolve.resolve_again(corrected),
        uncorrected=reading,
        placed=tuple(
            PlacedEdit(correction=correction, before=before, after=slot.current.id if slot.current else None)
            for correction, slot, before in placed
        ),
    )


def entry_at(reading: Reading, kind: EntryKind, located: Located) -> Entry | None:
    """Return the entry of a reading that a correction of what is ``located`` there would be about."""
    slot = _best(kind, [_Slot.of(kind, entry) for entry in getattr(reading, kind)], [located])
    return slot.current if slot else None


@dataclass(slots=True, eq=False)
class _Slot:
    """The place of one entry: what stands there, and all that ever did."""

    kind: EntryKind
    current: Entry | None = None
    known: list[Located] = field(default_factory=list)
    start: int = sys.maxsize
    end: int = 0
    """From the first to the last of the places by which it is known."""

    touched: bool = False
    """Whether a person has spoken about it."""

    @classmethod
    def of(cls, kind: EntryKind, entry: Entry) -> _Slot:
        slot = cls(kind=kind, current=entry)
        slot.know(Located.of(entry))
        return slot

    def know(self, located: Located) -> None:
        """Take in what it was or is."""
        self.known.append(located)
        start, end = _reach(self.kind, located)
        self.start, self.end = min(self.start, start), max(self.end, end)


def _reach(kind: EntryKind, located: Located) -> tuple[int, int]:
    """Return from where to where the parts go by which an entry is known."""
    spans = [span for name in ENTRY_FORMS[kind].anchors for span in located.parts.get(name, ())]
    return min(span.start for span in spans), max(span.end for span in spans)


def _best(kind: EntryKind, slots: Iterable[_Slot], meant: Sequence[Located]) -> _Slot | None:
    """Return the slot that shares most with what is meant, of equal ones the first."""
    best, most = None, 0.0
    reached = [_reach(kind, located) for located in meant]
    for slot in slots:
        if not any(start < slot.end and slot.start < end for start, end in reached):
            continue
        share = max((_shared(kind, one, other) for one in slot.known for other in meant), default=0.0)
        if share > most:
            best, most = slot, share
    return best


def _shared(kind: EntryKind, one: Located, other: Located) -> float:
    """Return how much of two entries is in both, 0 where they cannot be one."""
    anchor, *more = ENTRY_FORMS[kind].anchors
    a, b = one.parts.get(anchor, ()), other.parts.get(anchor, ())
    if not more:
        # Loaded words and scare quotes may stand at one place.
        return likeness(a, b) * (1.0 if one.values.get("type") == other.values.get("type") else 0.9)
    told, its = one.parts.get(more[0], ()), other.parts.get(more[0], ())
    if a and b and not (a[0].end <= b[0].start or b[0].end <= a[0].start):
        content = likeness(told, its)
        return 0.0 if told and its and not content else likeness(a, b) + 2 * content
    if a and b:
        return 0.0
    content = likeness(told, its)
    return 2 * content if content >= _SAME_CONTENT else 0.0


def _in_order(slots: Sequence[_Slot], kind: type[_Entry]) -> tuple[_Entry, ...]:
    """Return what stands in the slots, in the order of its kind; of two with one id, what a person said."""
    entries = [slot.current for slot in slots if isinstance(slot.current, kind)]
    if any(slot.touched for slot in slots):
        said = {entry.id for entry in entries if entry.method is Method.PERSON}
        entries = [entry for entry in entries if entry.method is Method.PERSON or entry.id not in said]
        entries = list({entry.id: entry for entry in entries}.values())
        entries.sort(key=_place)
    return tuple(entries)


def _place(entry: Entry) -> tuple[Span, Span]:
    if isinstance(entry, Statement):
        return entry.anchor, entry.extent
    if isinstance(entry, Act):
        return entry.cue, entry.extent
    return entry.span, entry.span
