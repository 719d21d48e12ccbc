"""Which article an address means, and where in it: what the reader and its neighbours have in common.

Takes what stands in an address; gives the article, or the spans that are meant. What an entry says is left to pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import LedgerError
from sayso.records import Act, Appraisal, Figure, Reading, Sentence, Span, Statement, Time
from sayso.show.card import Part, Stretch
from sayso.show.page.nesting import KINDS
from sayso.show.safe import one_line
from sayso.show.source_places import places_of
from sayso.show.words import count
from sayso.store import ArticleView, Ledger

Record = Statement | Act | Figure | Time | Appraisal | Sentence

_ID = re.compile(r"[0-9a-f]{4,16}")
_REF = re.compile(r"([saftwn]\d{1,7})(-\d{1,7})?")
_PLACE = re.compile(r"(\d{1,9})[:-](\d{1,9})")

_SHOWN = 200
"""Characters of an address that are told again where it means nothing."""

_KINDS = {
    "s": "statements",
    "a": "acts",
    "f": "figures",
    "t": "times",
    "w": "appraisals",
    "n": "sentences",
}
"""The records of a reading that go by a letter on its card."""


def article_meant(ledger: Ledger, text: str) -> ArticleView:
    """Return the article whose id begins with ``text``; ``LedgerError`` if there is none, or several."""
    text = text.lower()
    found = [view for view in ledger.find_articles(text) if view.id.startswith(text)] if _ID.fullmatch(text) else []
    if len(found) > 1:
        raise LedgerError(text, f"{len(found)} articles have ids that begin so", "Give more of the id.")
    if not found:
        raise LedgerError(text[:_SHOWN], "no such article in the ledger", "The library lists them all.")
    return found[0]


def current_version(ledger: Ledger, view: ArticleView) -> ArticleView | None:
    """Return the version of an article's source that took its place; None where it is the current one itself."""
    if view.current:
        return None
    return next((one for one in ledger.find_articles(view.source) if one.source == view.source and one.current), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """What of an article an address means."""

    entry: str | None = None
    """The name of an entry on the card: ``s3``."""

    record: str | None = None
    """The id of its record, where it has one."""

    called: str
    """In words, such as ``characters 10 to 20``."""

    spans: tuple[Span, ...] = ()
    """In text order."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The words that are to be marked where they are no entry."""
        if self.entry:
            return ()
        return tuple(
            Stretch(entry="p1", number=1, ref=f"p1-{number}", part=Part.PLACE, span=span, text="")
            for number, span in enumerate(self.spans, 1)
        )


def record_ids(reading: Reading) -> dict[str, str]:
    """Return the ids of the records of ``reading`` by their names on its card."""
    return {
        f"{letter}{number}": record.id
        for letter, kind in _KINDS.items()
        for number, record in enumerate(getattr(reading, kind), 1)
    }


def record_named(reading: Reading, ref: str) -> Record:
    """Return the record of an entry of the card of ``reading``."""
    record: Record = getattr(reading, _KINDS[ref[0]])[int(ref[1:]) - 1]
    return record


def meant(reading: Reading, *, entry: str | None, at: str | None = None) -> Meant | None:
    """Return what ``entry``, a record's id or its name on the card, or the text positions ``at`` mean, if anything."""
    if at and (place := _PLACE.fullmatch(at)):
        start, end = int(place[1]), min(int(place[2]), len(reading.article.text))
        if start < end:
            return Meant(called=f"characters {start:,} to {end:,}", spans=(Span(start, end),))
    if entry and (named := _REF.fullmatch(entry)):
        return _entry_meant(reading, named[1])
    if entry and _ID.fullmatch(entry):
        return _record_meant(reading, entry)
    return None


def _entry_meant(reading: Reading, name: str) -> Meant | None:
    there = 1 <= int(name[1:]) <= len(getattr(reading, _KINDS[name[0]]))
    return _of_record(reading, name, record_named(reading, name)) if there else None


def _record_meant(reading: Reading, text: str) -> Meant | None:
    for letter, kind in _KINDS.items():
        for number, record in enumerate(getattr(reading, kind), 1):
            if record.id.startswith(text):
                return _of_record(reading, f"{letter}{number}", record)
    actor = next((actor for actor in reading.actors if actor.id.startswith(text)), None)
    if actor is None:
        return None
    told = f"{count(len(actor.mentions), 'mention')} of {one_line(actor.name)}"
    return Meant(record=actor.id, called=told, spans=tuple(mention.span for mention in actor.mentions))


def _of_record(reading: Reading, name: str, record: Record) -> Meant:
    """Return what is meant; an act that tells another one again has its place on the card under that one's name."""
    spans = places_of(record)
    if isinstance(record, Act) and record.same_as:
        number = next((n for n, act in enumerate(reading.acts, 1) if act.id == record.same_as), None)
        if number is not None:
            name, record = f"a{number}", reading.acts[number - 1]
    return Meant(entry=name, record=record.id, called=f"{KINDS[name[0]]} {name[1:]}", spans=spans)
