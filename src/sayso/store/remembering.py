"""What is worked out once for each state of a ledger's file, and remembered in this process until something is written.

A ledger keeps a number, which every step that writes raises. What is remembered of an earlier state is forgotten.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")

_MOST = 128
"""Answers that are remembered; a list of 100,000 keys takes 800 kB."""

_State = tuple[str, int, int]
"""The path and the number of a file, and how often it was written to."""

_answers: OrderedDict[tuple[_State, Hashable], Any] = OrderedDict()
_lock = Lock()


def remembered(db: sqlite3.Connection, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
    """Return the answer to a question, which ``answer`` works out where it is not remembered.

    What has not been written for good, and what lies in memory alone, is worked out anew each time.
    """
    state = _state(db)
    if state is None:
        return answer()
    key = (state, question)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]  # type: ignore[no-any-return]  # what was remembered under this question
    found = answer()
    with _lock:
        for other in [other for other in _answers if other[0][0] == state[0] and other[0] != state]:
            del _answers[other]
        _answers[key] = found
        while len(_answers) > _MOST:
            _answers.popitem(last=False)
    return found


def write_down_change(db: sqlite3.Connection) -> None:
    """Write down that something was written."""
    db.execute("UPDATE state SET changes = changes + 1")


def _state(db: sqlite3.Connection) -> _State | None:
    path = db.execute("PRAGMA database_list").fetchone()[2]
    if db.in_transaction or not path:
        return None
    return path, Path(path).stat().st_ino, db.execute("SELECT changes FROM state").fetchone()[0]
