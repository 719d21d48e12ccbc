"""Readings with their cards, kept while somebody is at them: who hovers over words asks for one article many times.

An open ledger and an article's id come in; its reading and card go out. They are kept until the ledger's file changes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from sayso.records import ArticleId, Reading
from sayso.show.card import Card
from sayso.show.card_making import make_card
from sayso.store import Ledger

_KEPT = 1_500_000
"""Characters of all articles together whose readings are kept; the last one is, however long."""

_Stamp = tuple[int, ...]

_lock = threading.Lock()
_readings: OrderedDict[tuple[Path, ArticleId], tuple[_Stamp, Reading, Card]] = OrderedDict()


def reading_with_card(ledger: Ledger, article: ArticleId) -> tuple[Reading, Card]:
    """Return the reading of an article and its card; ``LedgerError`` if it is not here."""
    if ledger.path is None:
        reading = ledger.reading(article)
        return reading, make_card(reading)
    key = ledger.path, article
    stamp = _stamp(ledger.path)
    with _lock:
        kept = _readings.get(key)
        if kept and kept[0] == stamp:
            _readings.move_to_end(key)
            return kept[1:]
    reading = ledger.reading(article)
    card = make_card(reading)
    with _lock:
        _readings[key] = stamp, reading, card
        _readings.move_to_end(key)
        while len(_readings) > 1 and sum(len(one.article.text) for _, one, _ in _readings.values()) > _KEPT:
            _readings.popitem(last=False)
    return reading, card


def _stamp(path: Path) -> _Stamp:
    """Return what changes with every write to the ledger: times and sizes of its file and its write-ahead log."""
    found: list[int] = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            state = file.stat()
        except OSError:
            continue
        found += (state.st_ino, state.st_mtime_ns, state.st_size)
    return tuple(found)
