"""Marks as elements that nest.

Takes a block's marks, which may cross one another; gives the runs of its text with the elements that close and open
before each. Elements cannot cross, so a mark that another one's end cuts goes on as a further element.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Span
from sayso.show.card import Part
from sayso.show.marks import Mark, segments
from sayso.show.safe import harmless_lines

KINDS = {"s": "statement", "a": "act", "f": "figure", "t": "time", "w": "own words", "n": "sentence", "p": "place"}
"""What an entry is, by the first letter of its name."""

_NUMBERED = frozenset("sa")
"""Kinds of entries whose stretches overlap: a raised number leads to the entry, for words can be in one link alone.

A number stands where the words of another statement go before, and once a block for an act.
"""

_NO_LINK = frozenset({Part.TARGET, Part.SENTENCE, Part.PLACE})
"""Parts that lead nowhere: the words beside them, or the list of sentences, do."""

_DEEPEST = 2
"""Contents inside contents are told apart down to this depth."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """An element that opens."""

    tag: str
    classes: str
    id: str | None
    """None where the mark goes on that another element began."""

    goes_on: str | None
    """The id of the element that began the mark, where this is not that one."""

    entry: str | None
    """The entry that the element, if it is a link, or the raised number at its beginning leads to."""

    raised: str | None
    """That number."""

    called: str
    """The entry in words: ``statement 3``."""

    role: str | None
    """Of a sentence, where it begins."""

    @property
    def mark(self) -> str:
        """The name of the stretch that it marks, be it the first element to do so or not."""
        return self.id or self.goes_on or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Some text, and what closes and opens before it."""

    closing: tuple[str, ...]
    """Tags of elements, the innermost first."""

    opening: tuple[Element, ...]
    text: str


class Nesting:
    """Turns one block after the other into runs, and keeps which ids there are."""

    def __init__(self, text: str, roles: dict[str, str]) -> None:
        """``roles`` are those of sentences, by entry."""
        self._text = text
        self._roles = roles
        self.ids: set[str] = set()
        self.split: dict[str, None] = {}
        """Ids of marks that go on in further elements, in text order."""

    def runs(self, block: Span, block_marks: Sequence[Mark]) -> Iterator[Run]:
        """Yield the runs of ``block``; the last one has no text and closes what is open."""
        opened: list[tuple[Mark, str]] = []
        raised: dict[str, str] = {}  # the last statement, and each act
        for segment in segments(block, block_marks):
            same = 0
            while same < min(len(opened), len(segment.under)) and opened[same][0] is segment.under[same]:
                same += 1
            closing = tuple(tag for _, tag in reversed(opened[same:]))
            del opened[same:]
            opening = []
            for mark in segment.under[same:]:
                # A link holds no other, so words are one only where nothing else begins or ends among them.
                alone = mark is segment.under[-1] and mark in segment.opening and mark in segment.closing
                element = self._element(mark, alone=alone, raised=raised)
                opened.append((mark, element.tag))
                opening.append(element)
            words = harmless_lines(segment.span.of(self._text))
            yield Run(closing=closing, opening=tuple(opening), text=words)
        yield Run(closing=tuple(tag for _, tag in reversed(opened)), opening=(), text="")

    def _element(self, mark: Mark, *, alone: bool, raised: dict[str, str]) -> Element:
        stretch = mark.stretch
        begins = stretch.ref not in self.ids
        self.ids.add(stretch.ref)
        if not begins:
            self.split[stretch.ref] = None
        kind = stretch.entry[0]
        depth = f" depth-{min(mark.depth, _DEEPEST)}" if mark.part is Part.CONTENT else ""
        linked = kind not in _NUMBERED and mark.part not in _NO_LINK
        place = kind if kind == "s" else stretch.entry
        leads = raised.get(place) != stretch.entry if kind in _NUMBERED else linked and (begins or alone)
        raised[place] = stretch.entry
        return Element(
            tag="a" if linked and alone else "span",
            classes=f"{mark.part}{depth}",
            id=stretch.ref if begins else None,
            goes_on=None if begins else stretch.ref,
            entry=stretch.entry if leads else None,
            raised=label(stretch.entry) if leads else None,
            called=f"{KINDS[kind]} {stretch.number}",
            role=self._roles.get(stretch.entry) if begins else None,
        )


def label(entry: str) -> str:
    """Return the number by which an entry goes on the page: ``3`` for statement ``s3``, ``a3`` for an act."""
    return entry.removeprefix("s")
