"""A ledger in which an actor of two articles has everything that an actor can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.records import Form, Mention, Reading, Span, Traced
from sayso.store import ActorQuery, Ledger
from tests.store.linked import naming, traced
from tests.stories import bridge


def mayor() -> tuple[Reading, Traced]:
    """Return the story of the bridge, whose speaker has a role, is demanded to act and is known beforehand."""
    story = bridge()
    lee = story.actors[0]
    role = Span(lee.mentions[0].span.start, lee.mentions[0].span.start + len("Mayor"))
    again = Mention(span=story.statements[0].content[0], form=Form.NOMINAL)
    lee = replace(lee, roles=(role,), mentions=(*lee.mentions, again))
    acts = tuple(replace(act, actor_id=lee.id) for act in story.acts)
    said = story.statements[0].content[0]
    about = replace(story.statements[0], content=(Span(said.start, said.end - 1),), speaker=None, voice="author")
    story = replace(story, actors=(lee, *story.actors[1:]), acts=acts, statements=(*story.statements, about))
    links = traced(story, [("lee", "last|lee", "mayor"), ("nobody", "", "")])
    first, *others = links.traces
    return story, Traced(rules="1", traces=(replace(first, known="country:XA"), *others))


def people_examples() -> Iterator[object]:
    """Yield every kind of record that tells who is who across articles, no field of which is always empty."""
    with Ledger.in_memory() as ledger:
        ledger.add(*mayor())
        other = naming("Anna Lee left.", "other.txt", title="Other", publisher="The Ane Courier", published="2024-04")
        ledger.add(other, traced(other))
        ledger.rename("Mayor Ann Lee", "Ann Lee", author="ida")
        ledger.identify("Ann Lee", "Q5", author="ida")
        merged = ledger.merge("Ann Lee", "Anna Lee", author="ida")
        ledger.undo(merged.id, author="bo")
        card = ledger.actor("Ann Lee")
        yield card
        yield card.actor
        yield from card.actor.roles
        yield from ledger.corrections
        for correction in ledger.correction_records:
            yield correction
            for side in correction.sides:
                yield side
                yield from side.anchors
    traces = mayor()[1]
    yield traces
    yield ActorQuery(text="lee", type=other.actors[0].type, limit=9)
