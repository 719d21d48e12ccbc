"""Ledgers whose articles are linked by planted traces, and what belongs together in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sayso.records import Actor, ActorId, ActorType, Form, Mention, Reading, Span, Trace, Traced
from sayso.store import Ledger
from sayso.store.belonging import Belonging, work_out_all
from tests.planted import Metadata, marked_article, planted_reading

Keys = tuple[str, str, str]
"""What a trace has, offers and seeks: words parted by blanks."""

Partition = set[frozenset[tuple[str, ActorId]]]

_NAME = re.compile(r"[A-Z]\w+([ -][A-ZÀ-Þ][\w’]+)*")


def naming(text: str, source: str = "planted.txt", version: str = "", **metadata: str) -> Reading:
    """Return a reading of ``text`` in which each run of words with capitals names an actor of its own."""
    known: Metadata = {"source": source, **metadata}  # type: ignore[typeddict-item]  # names of fields all the same
    article, _ = marked_article(text + version, **known)
    actors = [
        Actor(
            article_id=article.id,
            name=found[0],
            mentions=(Mention(span=Span(*found.span()), form=Form.NAME),),
            type=ActorType.PERSON,
        )
        for found in _NAME.finditer(text)
    ]
    return planted_reading(article, actors=actors)


def traced(reading: Reading, keys: Sequence[Keys] | None = None, rules: str = "1") -> Traced:
    """Return a trace for each actor of ``reading``, with these keys; without, its name is its only key."""
    rows = [(actor.name.replace(" ", "_"), "", "") for actor in reading.actors] if keys is None else keys
    return Traced(
        rules=rules,
        traces=tuple(
            Trace(
                article_id=reading.article.id,
                actor_id=actor.id,
                name=actor.name,
                type=actor.type,
                keys=tuple(has.split()),
                offered=tuple(offers.split()),
                sought=tuple(seeks.split()),
            )
            for actor, (has, offers, seeks) in zip(reading.actors, rows, strict=True)
        ),
    )


def partition(ledger: Ledger) -> Partition:
    """Return which actors are one, each by its article and its id."""
    belonging = Belonging(ledger._db)
    together = defaultdict(set)
    for component, article, actor in _rows(ledger):
        together[belonging.root(component)].add((article, actor))
    return set(map(frozenset, together.values()))


def partition_all_at_once(ledger: Ledger) -> Partition:
    """Return the same by the way that lists take."""
    work_out_all(ledger._db)
    roots = dict(ledger._db.execute("SELECT component, root FROM belongs").fetchall())
    together = defaultdict(set)
    for component, article, actor in _rows(ledger):
        together[roots.get(component, component)].add((article, actor))
    return set(map(frozenset, together.values()))


def partition_by_parts(ledger: Ledger) -> Partition:
    """Return the same by the way that single actors take."""
    belonging = Belonging(ledger._db)
    rows = _rows(ledger)
    roots = {belonging.root(component) for component, *_ in rows}
    return {
        frozenset((article, actor) for component, article, actor in rows if component in belonging.parts(root))
        for root in roots
    }


def _rows(ledger: Ledger) -> list[tuple[int, str, ActorId]]:
    return ledger._db.execute(
        "SELECT k.component, a.id, t.actor FROM traces AS t JOIN link_keys AS k ON k.hash = t.node"
        " JOIN articles AS a ON a.key = t.article"
    ).fetchall()
