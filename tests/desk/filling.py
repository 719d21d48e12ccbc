"""Ledgers that hold articles as they were read, linked and compared, without the model."""

from __future__ import annotations

from pathlib import Path

from sayso.accounts import compare_articles
from sayso.records import Reading
from sayso.store import ActorQuery, Ledger
from tests.stories import written


def filled(path: Path, *readings: Reading, one: str | None = None) -> Path:
    """Return the path of a new ledger that holds ``readings``.

    All who go by the name ``one`` are one, as somebody has said.
    """
    with Ledger.open(written(path, *readings), write=True) as ledger:
        while one and len(found := list(ledger.actors(ActorQuery(text=one)))) > 1:
            ledger.merge(found[0].id, found[1].id, author="Tom")
        compare_articles(ledger)
    return path
