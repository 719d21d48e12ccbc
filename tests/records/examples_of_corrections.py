"""A ledger in which people have said everything that can be said of entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso import correcting
from sayso.correcting import draft_of, state_of
from sayso.records import ENTRY_FORMS, EntryKind, Span
from sayso.store import Ledger, ReviewQuery
from tests.stories import bridge


def correction_examples() -> Iterator[object]:
    """Yield every kind of record that corrections of entries are made of, no field of which is always empty."""
    story = bridge()
    statement, days = story.statements[0], story.times[1]
    with Ledger.in_memory() as ledger:
        ledger.add(story)
        yield from ledger.to_review(ReviewQuery(kind=EntryKind.TIMES))
        draft = replace(draft_of(statement), parts={"cue": (Span(14, 18),), "content": (Span(19, 36),)})
        correcting.change(ledger, story.article.id, statement.id, draft, seen=state_of(statement), author="ida")
        correcting.reject(ledger, story.article.id, days.id, seen=state_of(days), author="ida")
        correcting.undo(ledger, author="bo")
        yield from ledger.corrections
        for correction in ledger.correction_records:
            yield correction
            if edit := correction.edit:
                yield edit
                yield from (state for state in (edit.was, edit.now) if state)
                yield from (edit.was.part("content") if edit.was else ())
        yield from ledger.edits(story.article.sha256)
        corrected = correcting.corrected(ledger, story)
        yield corrected
        yield from corrected.placed
    yield ENTRY_FORMS[EntryKind.STATEMENTS]
    yield ReviewQuery(kind=EntryKind.ACTS, publisher="The Ane Courier", article=story.article.id, limit=9, offset=1)
