"""What people say about actors, checked and made into corrections; about entries it was checked before.

Takes names or ids as people type them; gives the correction that was written. All of it happens while nobody else
writes, so that what is changed is what was found; whoever names an actor that somebody else has changed is told.
"""

# S608: every f-string of SQL below joins constants of this package; what users say is always a parameter.
# ruff: noqa: S608

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sayso.errors import LedgerError
from sayso.records import (
    ActorView,
    Anchor,
    ArticleId,
    Correction,
    CorrectionId,
    CorrectionKind,
    CorrectionView,
    EntityId,
    EntryEdit,
    Side,
)
from sayso.store import corrections
from sayso.store.anchors import Named, naming_mentions
from sayso.store.corrections import write_correction
from sayso.store.entities import TRACES_OF, Entities, Found
from sayso.store.names import joined

_MOST_ANCHORS = 8
"""Of each side: enough that hardly a correction loses its place, and few enough to be placed at once."""

_LOOKED_AT = 32
"""Traces among which the anchors are chosen."""

_LONGEST_NAME = 300
_WIKIDATA = re.compile(r"Q[1-9]\d{0,14}")


class Editing:
    """One person's corrections to a ledger."""

    def __init__(self, db: sqlite3.Connection, author: str) -> None:
        """``author`` is the name under which they are kept."""
        self._db = db
        self._entities = Entities(db)
        self._author = _short(author, "the author's name")

    def merge(self, one: str, other: str) -> Correction:
        """Say that two actors are one."""
        first, second = self._the(one), self._the(other)
        if first.root == second.root:
            raise LedgerError(other, f"is one with {one} already{self._since(first)}", "Nothing was changed.")
        return self._write(CorrectionKind.MERGE, sides=(self._side(first), self._side(second)))

    def split(self, name: str, articles: Sequence[ArticleId]) -> Correction:
        """Say that whoever goes by ``name`` in ``articles`` is somebody else than in all others."""
        found = self._the(name)
        rows = self._db.execute(
            f"SELECT t.key, (SELECT id FROM articles WHERE key = t.article) FROM {TRACES_OF}", (found.cell,)
        ).fetchall()
        there = {article for _, article in rows}
        for article in articles:
            if article not in there:
                hint = f"`sayso actor {found.id[:8]}` shows where it is."
                raise LedgerError(article, f"this article does not name {self._entities.name(found)}", hint)
        if there <= set(articles):
            reason = "no other article names it, so there is nothing to be split from"
            raise LedgerError(name, reason, "Name those of its articles that are about somebody else.")
        traces = [trace for trace, article in rows if article in articles]
        return self._write(CorrectionKind.SPLIT, sides=(self._side(found, traces),))

    def rename(self, name: str, new: str) -> Correction:
        """Say what an actor is to be called."""
        found, new = self._the(name), _short(new, "the new name")
        if self._entities.name(found) == new:
            raise LedgerError(name, "is called so already", "Nothing was changed.")
        return self._write(CorrectionKind.RENAME, sides=(self._side(found),), value=new)

    def identify(self, name: str, wikidata: str) -> Correction:
        """Say under which id Wikidata knows an actor."""
        if not _WIKIDATA.fullmatch(wikidata):
            raise LedgerError(name, f"{wikidata[:40]!r} is no Wikidata id", "They look like Q42.")
        found = self._the(name)
        if self._entities.view(found).wikidata == wikidata:
            raise LedgerError(name, f"is linked to {wikidata} already", "Nothing was changed.")
        return self._write(CorrectionKind.IDENTIFY, sides=(self._side(found),), value=wikidata)

    def edit(self, kind: CorrectionKind, edit: EntryEdit) -> Correction:
        """Say something about an entry."""
        return self._write(kind, edit=edit)

    def undo(self, beginning: str | None = None) -> Correction:
        """Take back a correction by the beginning of its id, else the last one that is in force."""
        if beginning is None:
            row = self._db.execute(
                "SELECT id FROM corrections WHERE active AND kind != 'undo' ORDER BY at DESC, id DESC LIMIT 1"
            ).fetchone()
            if row is None:
                raise LedgerError("undo", "no correction is in force", "There is nothing to take back.")
            return self._write(CorrectionKind.UNDO, undoes=CorrectionId(row[0]))
        text = beginning.lower()
        # What is no id of hexadecimal digits fits none.
        found = list(corrections.views(self._db, "substr(id, 1, max(4, ?1)) = ?2", (len(text), text)))
        if len(found) != 1:
            reason = "several corrections begin with this id" if found else "no correction has this id"
            raise LedgerError(beginning, reason, "`sayso corrections` lists them all.")
        if found[0].undone:
            by = self._db.execute("SELECT id FROM corrections WHERE undoes = ? AND active", (found[0].id,)).fetchone()
            hint = f"`sayso undo {by[0][:8]}` puts it into force again."
            raise LedgerError(beginning, "this correction is taken back already", hint)
        return self._write(CorrectionKind.UNDO, undoes=found[0].id)

    def _write(
        self,
        kind: CorrectionKind,
        *,
        sides: tuple[Side, ...] = (),
        value: str | None = None,
        undoes: CorrectionId | None = None,
        edit: EntryEdit | None = None,
    ) -> Correction:
        correction = Correction(
            kind=kind, author=self._author, at=self._now(), sides=sides, value=value, undoes=undoes, edit=edit
        )
        write_correction(self._db, correction)
        # What was known of who is who holds no more.
        self._entities = Entities(self._db)
        return correction

    def _now(self) -> str:
        """Return the time, later than that of any correction that is here, whatever the clocks of others said."""
        now = datetime.now(UTC)
        (last,) = self._db.execute("SELECT max(at) FROM corrections").fetchone()
        if last is not None:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")

    def _the(self, text: str) -> Found:
        """Return the one actor that ``text`` means."""
        return the_one(self._db, self._entities, text, strict=True)

    def _since(self, found: Found) -> str:
        """Say who made an actor of several, if somebody did."""
        merged = [one for one in history(self._db, found) if one.kind is CorrectionKind.MERGE and not one.undone]
        return f": {told_by(merged[-1])}" if merged else ""

    def _side(self, found: Found, traces: Sequence[int] | None = None) -> Side:
        """Return an actor with places of ``traces``, or of some in as many articles and under as many keys."""
        chosen = self._chosen(found) if traces is None else traces
        anchors = tuple(anchor for trace in chosen if (anchor := self._anchor(trace)))
        name = self._entities.name(found)
        if not anchors:
            raise LedgerError(name, "none of its names leads back to a source, which a correction needs to hold to")
        return Side(name=name, entity=found.id, anchors=anchors)

    def _chosen(self, found: Found) -> list[int]:
        """Return some traces: as many articles and nodes as can be, nodes before articles, the oldest first."""
        by_node = f"SELECT min(t.key), t.article, t.node FROM {TRACES_OF} GROUP BY t.node ORDER BY 1 LIMIT ?"
        by_age = f"SELECT t.key, t.article, t.node FROM {TRACES_OF} ORDER BY 1 LIMIT ?"
        rows = [row for one in (by_node, by_age) for row in self._db.execute(one, (found.cell, _LOOKED_AT)).fetchall()]
        chosen: list[int] = []
        articles, nodes = set[int](), set[int]()
        for new_article, new_node in ((True, True), (False, True), (True, False)):
            for trace, article, node in rows:
                is_new = (article not in articles) >= new_article and (node not in nodes) >= new_node
                if is_new and trace not in chosen and len(chosen) < _MOST_ANCHORS:
                    chosen.append(trace)
                    articles.add(article)
                    nodes.add(node)
        return chosen

    def _anchor(self, trace: int) -> Anchor | None:
        """Return the place of the name by which a trace goes, else of its longest one."""
        article, name, sha256, source = self._db.execute(
            "SELECT t.article, t.name, a.sha256, a.source FROM traces AS t JOIN articles AS a ON a.key = t.article"
            " WHERE t.key = ?",
            (trace,),
        ).fetchone()
        named = [one for one in naming_mentions(self._db, article) if one.trace == trace]

        def best(one: Named) -> tuple[bool, int, int]:
            return one.words == name, len(one.words), -one.raw.start

        if not named:
            return None
        chosen = max(named, key=best)
        return Anchor(sha256=sha256, source=source, raw=chosen.raw, words=chosen.words)


def the_one(db: sqlite3.Connection, entities: Entities, text: str, *, strict: bool = False) -> Found:
    """Return the one actor that ``text`` means; ``LedgerError`` where there is none, or several.

    If ``strict``, the id of one that has become part of another is refused: whoever types it has not seen that.
    """
    found = entities.named(text)
    if not found:
        changed = _changed(db, text)
        reason = f"no actor of the ledger goes by this{f': {told_by(changed)}' if changed else ''}"
        raise LedgerError(text[:_LONGEST_NAME], reason, "`sayso actors` lists them all.")
    if len(found) > 1:
        names = ", ".join(f"{entities.name(one)} ({one.id[:8]})" for one in found[:5])
        reason = f"{len(found)} actors go by this: {names}{', …' if len(found) > 5 else ''}"
        raise LedgerError(text[:_LONGEST_NAME], reason, "Name one by the digits of its id.")
    if strict and entities.with_id(text) and not found[0].id.startswith(text):
        changed = _changed(db, text)
        reason = f"this actor is now part of {entities.name(found[0])} ({found[0].id[:8]})"
        raise LedgerError(
            text, f"{reason}{f': {told_by(changed)}' if changed else ''}", "Name that one if you mean it."
        )
    return found[0]


def look_up(db: sqlite3.Connection, text: str, *, strict: bool) -> tuple[ActorView, str | None]:
    """Return the one actor that ``text`` means, and who made it part of one that goes by another name, if so."""
    entities = Entities(db)
    found = the_one(db, entities, text, strict=strict)
    view = entities.view(found)
    is_its = text == view.id[: len(text)] or joined(view.name) == joined(text)
    changed = None if is_its else _changed(db, text)
    return view, f"{text[:_LONGEST_NAME]} is now {view.name}: {told_by(changed)}." if changed else None


def with_history(db: sqlite3.Connection, text: str) -> tuple[ActorView, tuple[CorrectionView, ...]]:
    """Return the one actor that ``text`` means, and what was said about who it is."""
    entities = Entities(db)
    found = the_one(db, entities, text)
    return entities.view(found), history(db, found)


def history_of(db: sqlite3.Connection, entity: EntityId) -> tuple[CorrectionView, ...]:
    """Return what was said about who an actor is."""
    return history(db, the_one(db, Entities(db), entity))


def history(db: sqlite3.Connection, found: Found) -> tuple[CorrectionView, ...]:
    """Return the corrections that stand at an actor, those that are taken back too."""
    rows = db.execute(
        f"SELECT DISTINCT t.key FROM {TRACES_OF} AND EXISTS (SELECT 1 FROM placed WHERE trace = t.key)",
        (found.cell,),
    )
    return corrections.of_traces(db, (trace for (trace,) in rows.fetchall()))


def _changed(db: sqlite3.Connection, text: str) -> CorrectionView | None:
    """Return the last correction in force of an actor that went by this name or id when it was made."""
    for correction in reversed(list(corrections.corrections(db))):
        for side in correction.sides:
            if (joined(text) and joined(side.name) == joined(text)) or side.entity == text:
                view = corrections.view(db, correction.id)
                if not view.undone:
                    return view
    return None


def told_by(view: CorrectionView) -> str:
    """Say in words who corrected what, and when: to whoever types ids, and to whoever never sees one."""
    names = [f"“{name[:80]}”" for name in view.names]
    value = f"“{view.value[:80]}”" if view.value else ""
    entry = f"{view.edit.entry.the_one} “{view.edit.words[:80]}”" if view.edit else ""
    what = {
        CorrectionKind.MERGE: f"{' and '.join(names)} were merged",
        CorrectionKind.SPLIT: f"{names and names[0]} was split",
        CorrectionKind.RENAME: f"{names and names[0]} was renamed {value}",
        CorrectionKind.IDENTIFY: f"{names and names[0]} was linked to {value}",
        CorrectionKind.ACCEPT: f"{entry} was accepted",
        CorrectionKind.REJECT: f"{entry} was rejected",
        CorrectionKind.CHANGE: f"{entry} was changed",
        CorrectionKind.ADD: f"{entry} was added",
        CorrectionKind.UNDO: "a correction was taken back",
    }[view.kind]
    return f"{what} by {view.author} on {view.at[:16].replace('T', ' ')} UTC"


def _short(words: str, what: str) -> str:
    """Return a name as it is kept; refuse one that is none, or that nobody could read."""
    name = " ".join(words.split())
    if not any(character.isalnum() for character in name):
        raise LedgerError(what, "it has no letter and no digit", "Say it in words.")
    if len(name) > _LONGEST_NAME:
        raise LedgerError(what, f"it has {len(name):,} characters; {_LONGEST_NAME} are the most", "Say it shorter.")
    return name
