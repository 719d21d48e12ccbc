"""An entry as a person corrects it: which one is meant, what it was, and what it is to be.

Everything is named by places in the source and their words, never by ids, which a new reading may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sayso.records.act import ActType, Stage
from sayso.records.appraisal import AppraisalType, Polarity
from sayso.records.figure import Comparator
from sayso.records.span import Span
from sayso.records.statement import Manner
from sayso.records.time import Basis, TimeType

MOST_PIECES: Final = 1_000
"""Pieces of one part, and of the source that show one stretch of text: more are no passage that anybody chose."""

_LONGEST_WORDS = 100_000
_LONGEST_VALUE = 300
_LAST_PLACE = 2**63


class EntryKind(StrEnum):
    """The kinds of entries that an article has, as a ``Reading`` calls them."""

    STATEMENTS = "statements"
    ACTS = "acts"
    FIGURES = "figures"
    TIMES = "times"
    APPRAISALS = "appraisals"
    """The article's own words: loaded phrases and scare quotes."""

    @property
    def singular(self) -> str:
        """What one of them is called."""
        return self.value.removesuffix("s")

    @property
    def the_one(self) -> str:
        """What stands before the words of one of them: "the act", "the author’s own"."""
        return "the author’s own" if self is EntryKind.APPRAISALS else f"the {self.singular}"


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryForm:
    """What an entry of one kind is made of."""

    parts: Mapping[str, bool]
    """Its stretches of text, each with whether it may have several pieces."""

    anchors: tuple[str, ...]
    """The parts by which it is known again, the most telling one first; of these it has at least one."""

    needed: str
    """The part that it cannot be without."""

    values: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    """The actors that it names: each is said by a place that mentions him."""


ENTRY_FORMS: Final[Mapping[EntryKind, EntryForm]] = MappingProxyType(
    {
        EntryKind.STATEMENTS: EntryForm(
            parts={"source": False, "cue": False, "content": True},
            anchors=("cue", "content"),
            needed="content",
            values=("manner",),
            whom=("speaker",),
        ),
        EntryKind.ACTS: EntryForm(
            parts={
                "cue": False,
                "actor": False,
                "by": False,
                "action": True,
                "amounts": True,
                "when": False,
                "condition": False,
            },
            anchors=("cue", "action"),
            needed="cue",
            values=("type", "negated", "stage"),
            whom=("actor", "by"),
        ),
        EntryKind.FIGURES: EntryForm(
            parts={"span": False, "counts": False},
            anchors=("span",),
            needed="span",
            values=("low", "high", "comparator", "unit", "assumed"),
        ),
        EntryKind.TIMES: EntryForm(
            parts={"span": False, "anchor": False},
            anchors=("span",),
            needed="span",
            values=("type", "value", "start", "end", "basis"),
        ),
        EntryKind.APPRAISALS: EntryForm(
            parts={"span": False, "target": False},
            anchors=("span",),
            needed="span",
            values=("type", "polarity"),
        ),
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """A stretch of an article, by its place in the source."""

    raw: tuple[Span, ...]
    """The pieces of the decoded source that it shows, in the order of the text."""

    words: str
    """As the article had them."""

    def __post_init__(self) -> None:
        """Refuse what no article shows; ``ValueError``."""
        if not 1 <= len(self.raw) <= MOST_PIECES:
            raise ValueError(f"an excerpt shows 1 to {MOST_PIECES} pieces of the source, not {len(self.raw):,}")
        if self.raw[-1].end >= _LAST_PLACE or max(piece.end for piece in self.raw) >= _LAST_PLACE:
            raise ValueError("no source is that long")
        if not self.words.strip() or len(self.words) > _LONGEST_WORDS:
            raise ValueError("an excerpt has words")
        if not _can_be_written(self.words):
            raise ValueError("the words of an excerpt can be written as UTF-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryState:
    """What an entry is, as far as people correct it. What is not there is left out."""

    parts: tuple[tuple[str, tuple[Excerpt, ...]], ...]
    """By name, in the order of ``ENTRY_FORMS``; pieces in text order."""

    values: tuple[tuple[str, str], ...] = ()
    whom: tuple[tuple[str, Excerpt], ...] = ()
    """Who speaks, acts or demands: a place that names or at least mentions him."""

    def part(self, name: str) -> tuple[Excerpt, ...]:
        """Return the pieces of a part, none where it is not there."""
        return dict(self.parts).get(name, ())

    def value(self, name: str) -> str | None:
        """Return a value, None where it is not there."""
        return dict(self.values).get(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryEdit:
    """What a person says about one entry of one source."""

    entry: EntryKind
    sha256: str
    """The digest of the source's bytes."""

    source: str
    """The source's name when the correction was made, for people; the digest alone decides."""

    was: EntryState | None
    """What the person saw; None for an entry that was missing."""

    now: EntryState | None
    """What it is; None for one that is none."""

    def __post_init__(self) -> None:
        """Refuse what says nothing, for corrections come from other people's files; ``ValueError``."""
        if self.was is None and self.now is None:
            raise ValueError("a correction of an entry says what it was or what it is")
        for state in (self.was, self.now):
            if state is not None:
                _check(self.entry, state)

    @property
    def words(self) -> str:
        """The words by which people know the entry: those of its needed part, as it is or, if it is none, was."""
        state = self.now or self.was
        assert state is not None  # noqa: S101 - one of them is there
        return " … ".join(piece.words for piece in state.part(ENTRY_FORMS[self.entry].needed))


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedEdit:
    """Where a correction of an entry stands in an article: its entry before and after, by their ids."""

    correction: str
    before: str | None
    """None where the reading has no such entry."""

    after: str | None
    """None where there is none any more."""


def check_values(entry: EntryKind, values: Mapping[str, str]) -> None:
    """Refuse values that an entry of this kind cannot have; ``ValueError`` with a sentence that says why."""
    known = ENTRY_FORMS[entry].values
    for name, value in values.items():
        if name not in known:
            raise ValueError(f"{_a(entry)} has no {name[:40]!r}; it has {', '.join(known)}")
        if not value.strip() or len(value) > _LONGEST_VALUE or not _can_be_written(value):
            raise ValueError(f"{name} has 1 to {_LONGEST_VALUE} characters")
    for name, allowed in _ENUMS[entry].items():
        if name not in values and name in _NEEDED_VALUES[entry]:
            raise ValueError(f"{_a(entry)} needs its {name}: one of {', '.join(allowed)}")
        if name in values and values[name] not in allowed:
            raise ValueError(f"{values[name][:40]!r} is no {name}; it is one of {', '.join(allowed)}")
    if entry is EntryKind.APPRAISALS and ("polarity" in values) != (values["type"] == AppraisalType.LOADED):
        raise ValueError("loaded words speak for or against something, so they need a polarity; scare quotes have none")
    if entry is EntryKind.FIGURES:
        _check_range(values)
    if entry is EntryKind.TIMES:
        _check_days(values)


def _check(entry: EntryKind, state: EntryState) -> None:
    form = ENTRY_FORMS[entry]
    for what, names, known in (
        ("part", [name for name, _ in state.parts], tuple(form.parts)),
        ("value", [name for name, _ in state.values], form.values),
        ("actor", [name for name, _ in state.whom], form.whom),
    ):
        # In order and once each, so that one state is written in one way alone.
        if names != [name for name in known if name in names]:
            raise ValueError(
                f"the {what}s of {_a(entry)} are {', '.join(known) or 'none'}, in this order and once each"
            )
    for name, pieces in state.parts:
        most = MOST_PIECES if form.parts[name] else 1
        if not 1 <= len(pieces) <= most:
            raise ValueError(f"the {name} of {_a(entry)} has 1 to {most} pieces, not {len(pieces):,}")
    if not state.part(form.needed):
        raise ValueError(f"{_a(entry)} needs its {form.needed}")
    check_values(entry, dict(state.values))


def _check_range(values: Mapping[str, str]) -> None:
    numbers = {}
    for name in ("low", "high"):
        try:
            numbers[name] = Decimal(values[name]) if name in values else None
        except InvalidOperation:
            numbers[name] = Decimal("NaN")
        if (number := numbers[name]) is not None and not number.is_finite():
            raise ValueError(f"{name} is a number such as 1500000 or 2.5, not {values[name][:40]!r}")
    low, high = numbers["low"], numbers["high"]
    if low is None and high is None:
        raise ValueError("a figure needs its least or its greatest value")
    if low is not None and high is not None and low > high:
        raise ValueError(f"the least value, {low}, is more than the greatest, {high}")
    if any(number is not None and abs(number.adjusted()) > _LONGEST_VALUE for number in (low, high)):
        raise ValueError("no article counts that far")


def _check_days(values: Mapping[str, str]) -> None:
    days = {}
    for name in ("start", "end"):
        try:
            days[name] = date.fromisoformat(values[name]) if name in values else None
        except ValueError:
            raise ValueError(f"{name} is a day such as 2024-07-01, not {values[name][:40]!r}") from None
        if name in values and values[name] != str(days[name]):
            raise ValueError(f"{name} is a day such as 2024-07-01, not {values[name][:40]!r}")
    start, end = days["start"], days["end"]
    if start is not None and end is not None and start >= end:
        raise ValueError(f"the time ends ({end}) before it begins ({start}); the end is the day after its last")


def _a(entry: EntryKind) -> str:
    return f"{'an' if entry.value[0] == 'a' else 'a'} {entry.singular}"


def _can_be_written(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


_ENUMS: Final[Mapping[EntryKind, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        EntryKind.STATEMENTS: {"manner": tuple(Manner)},
        EntryKind.ACTS: {"type": tuple(ActType), "negated": ("true", "false"), "stage": tuple(Stage)},
        EntryKind.FIGURES: {"comparator": tuple(Comparator)},
        EntryKind.TIMES: {"type": tuple(TimeType), "basis": tuple(Basis)},
        EntryKind.APPRAISALS: {"type": tuple(AppraisalType), "polarity": tuple(Polarity)},
    }
)

_NEEDED_VALUES: Final[Mapping[EntryKind, frozenset[str]]] = MappingProxyType(
    {
        EntryKind.STATEMENTS: frozenset({"manner"}),
        EntryKind.ACTS: frozenset({"type", "negated", "stage"}),
        EntryKind.FIGURES: frozenset({"comparator"}),
        EntryKind.TIMES: frozenset({"type", "basis"}),
        EntryKind.APPRAISALS: frozenset({"type"}),
    }
)
