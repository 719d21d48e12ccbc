"""Ledgers that hold articles as they were read, linked and compared, without the model."""

from __future__ import annotations

from pathlib import Path

from sayso import link
from sayso.accounts import compare_articles
from sayso.records import Reading, Traced
from sayso.store import ActorQuery, Ledger


def filled(path: Path, *readings: Reading, one: str | None = None) -> Path:
    """Return the path of a new ledger that holds ``readings``.

    All who go by the name ``one`` are one, as somebody has said.
    """
    with Ledger.open(path, write=True) as ledger:
        for reading in readings:
            ledger.add(reading, Traced(rules=link.RULES, traces=link.traces(reading.article, reading.actors)))
        while one and len(found := list(ledger.actors(ActorQuery(text=one)))) > 1:
            ledger.merge(found[0].id, found[1].id, author="Tom")
        compare_articles(ledger)
    return path
