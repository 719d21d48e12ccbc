"""What people decide about an entry at the review page: found right, corrected, rejected, added, taken back.

What the page's script sends comes in, a correction goes into the ledger, and what it says goes back. What a correction
does is left to ``correcting``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from typing import Any

import msgspec
from starlette.exceptions import HTTPException

from sayso import correcting
from sayso.correcting import Draft, find_entry, state_of
from sayso.desk.pages.review import WHOM
from sayso.desk.review_forms import DONE
from sayso.desk.routing import Action, AskedError, Desk, Done, Part
from sayso.errors import LedgerError
from sayso.records import ActorId, ArticleId, CorrectionView, EntryKind, Span
from sayso.show.safe import one_line

_TOLD = 80
"""Characters of an entry that are told when it is decided."""

_PLACE = re.compile(r"(\d{1,12})-(\d{1,12})")
"""Words that somebody is named by, in place of the id of an actor."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided(Done):
    """What was decided about an entry."""

    correction: str
    """Its id, by which it can be taken back."""

    entry: str | None
    """The id of the entry as it is now; None where there is none any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenAsked:
    """Which entry is meant, and what the person saw of it."""

    article: str
    entry: str
    seen: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeAsked(SeenAsked):
    """What an entry is to be."""

    draft: str
    """JSON: ``parts`` with the places of their pieces, and ``values``; as in ``ReviewEntry``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddAsked:
    """What is missing in an article."""

    article: str
    kind: EntryKind
    draft: str
    """As of a change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UndoAsked:
    """What is to be taken back."""

    correction: str
    """The id of a correction."""


class _DraftGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft as the page's script sends it."""

    parts: dict[str, list[tuple[int, int]]]
    values: dict[str, str]


_given = msgspec.json.Decoder(_DraftGiven)


def accept(desk: Desk, asked: SeenAsked) -> Done:
    """Keep that an entry is right."""
    return _said(desk, asked, correcting.accept)


def reject(desk: Desk, asked: SeenAsked) -> Done:
    """Keep that an entry is none."""
    return _said(desk, asked, correcting.reject)


def change(desk: Desk, asked: ChangeAsked) -> Done:
    """Keep what an entry is."""
    return _said(desk, asked, partial(correcting.change, draft=_draft(asked.draft)))


def add(desk: Desk, asked: AddAsked) -> Done:
    """Keep that an entry is missing."""
    draft, article = _draft(asked.draft), ArticleId(asked.article)
    with desk.writing() as ledger:
        return _decided(article, correcting.add(ledger, article, asked.kind, draft, author=desk.author))


def undo(desk: Desk, asked: UndoAsked) -> Done:
    """Take back what was decided."""
    with desk.writing() as ledger:
        return _decided(None, correcting.undo(ledger, asked.correction, author=desk.author))


def _said(desk: Desk, asked: SeenAsked, say: Callable[..., CorrectionView]) -> Decided:
    """Keep what was said of an entry; 409 if it has become another since it was seen."""
    article = ArticleId(asked.article)
    with desk.writing() as ledger:
        try:
            return _decided(article, say(ledger, article, asked.entry, seen=asked.seen, author=desk.author))
        except LedgerError as error:
            there = find_entry(ledger.reading(article), asked.entry)
            if there is not None and state_of(there) == asked.seen:
                raise
            raise HTTPException(409, f"{error.reason[:1].upper()}{error.reason[1:]}") from error


def _draft(text: str) -> Draft:
    try:
        given = _given.decode(text)
        return Draft(
            parts={role: tuple(Span(*piece) for piece in pieces) for role, pieces in given.parts.items() if pieces},
            values={name: value for name, value in given.values.items() if value and not name.startswith(WHOM)},
            whom={
                name.removeprefix(WHOM): _whom(value)
                for name, value in given.values.items()
                if value and name.startswith(WHOM)
            },
        )
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        raise AskedError(f"the draft cannot be read: {error}") from error


def _whom(value: str) -> ActorId | Span:
    place = _PLACE.fullmatch(value)
    return Span(int(place[1]), int(place[2])) if place else ActorId(value)


def _decided(article: ArticleId | None, correction: CorrectionView) -> Decided:
    entries = [entry for there, entry in correction.at_entries if there == article]
    words = shorten(one_line(correction.edit.words), _TOLD, placeholder=" …") if correction.edit else ""
    return Decided(
        told=f"{DONE[correction.kind]}: {words}." if words else f"{DONE[correction.kind]}.",
        correction=correction.id,
        entry=entries[-1] if entries else None,
    )


def _action(name: str, words: str, asked: type[Any], do: Callable[[Desk, Any], Done]) -> Action[Any]:
    return Action(path=f"/review/{name}", name=words, asked=asked, do=do)


PART = Part(
    actions=(
        _action("accept", "Accept an entry", SeenAsked, accept),
        _action("reject", "Reject an entry", SeenAsked, reject),
        _action("change", "Correct an entry", ChangeAsked, change),
        _action("add", "Add an entry", AddAsked, add),
        _action("undo", "Take a correction back", UndoAsked, undo),
    ),
)
