"""What is worked out once for each state of a ledger's file, and remembered in this process until something is written.

A ledger keeps a number, which every step that writes raises. What takes long to work out is, where articles came or
went since, answered as it last was, and worked out anew meanwhile: so a large ledger is looked through at ease while
articles are added to it. What people correct shows at once.
"""

from __future__ import annotations

import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread, local
from typing import Any, TypeVar

from sayso.errors import LedgerError
from sayso.store.connection import open_for_reading

_Answer = TypeVar("_Answer")

_MOST = 128
"""Answers that are remembered; a list of 100,000 keys takes 800 kB."""

_LONG = 0.25
"""Seconds from which on an answer takes long."""

_REST = 5
"""Such an answer is worked out anew no sooner than after this many times the seconds that it takes."""

_Question = tuple[str, int, Hashable]
"""The path and the number of a file, and what is asked of it."""


@dataclass(frozen=True, slots=True)
class _State:
    changes: int
    correction: int
    """The last one."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    state: _State
    answer: Any
    seconds: float
    at: float

    def good_for_now(self, state: _State, *, anew: bool) -> bool:
        """Say whether it is good still, or, where not all is to be anew, took long and tells what people corrected."""
        lags = not anew and self.seconds >= _LONG and self.state.correction == state.correction
        return self.state == state or lags


class _Working(local):
    """What a thread is working out, which may ask for other answers in turn."""

    anew: bool = False
    """Whether all of it is to be as the ledger is now."""

    states: tuple[_State, ...] = ()
    """Earlier states that answers were of which it took."""


_working = _Working()

_answers: OrderedDict[_Question, _Remembered] = OrderedDict()
_under_way: set[_Question] = set()
_lock = Lock()


def remembered(db: sqlite3.Connection, question: Hashable, answer: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
    """Return the answer to a question, which ``answer`` works out where it is not remembered.

    What has not been written for good, and what lies in memory alone, is worked out anew each time.
    """
    path = db.execute("PRAGMA database_list").fetchone()[2]
    if db.in_transaction or not path:
        return answer(db)
    key = (path, Path(path).stat().st_ino, question)
    state = _state(db)
    with _lock:
        known = _answers.get(key)
        if known:
            _answers.move_to_end(key)
        rested = known is not None and time.monotonic() - known.at > _REST * known.seconds
        anew = known is not None and known.state != state and rested and key not in _under_way
        if anew:
            _under_way.add(key)
    if known is None or not known.good_for_now(state, anew=_working.anew):
        if anew:
            with _lock:
                _under_way.discard(key)
        return _work_out(db, key, state, answer)
    if anew:
        Thread(target=_work_out_anew, args=(key, answer), daemon=True).start()
    if known.state != state:
        _working.states += (known.state,)
    return known.answer  # type: ignore[no-any-return]  # what was remembered under this question


def write_down_change(db: sqlite3.Connection) -> None:
    """Write down that something was written."""
    db.execute("UPDATE state SET changes = changes + 1")


def _work_out(
    db: sqlite3.Connection, key: _Question, state: _State, answer: Callable[[sqlite3.Connection], _Answer]
) -> _Answer:
    outer, _working.states = _working.states, ()
    began = time.monotonic()
    try:
        found = answer(db)
        # What is made of an earlier answer is as old as that.
        state = next(iter(_working.states), state)
    finally:
        _working.states += outer
    now = time.monotonic()
    with _lock:
        _answers[key] = _Remembered(state, found, now - began, now)
        _answers.move_to_end(key)
        while len(_answers) > _MOST:
            _answers.popitem(last=False)
    return found


def _work_out_anew(key: _Question, answer: Callable[[sqlite3.Connection], Any]) -> None:
    _working.anew = True
    try:
        # A ledger that is gone, or being made anew, is asked again by whoever wants to know.
        with suppress(LedgerError, sqlite3.Error), closing(open_for_reading(Path(key[0]))) as opened:
            _work_out(opened.db, key, _state(opened.db), answer)
    finally:
        with _lock:
            _under_way.discard(key)


def _state(db: sqlite3.Connection) -> _State:
    return _State(*db.execute("SELECT changes, (SELECT coalesce(max(key), 0) FROM corrections) FROM state").fetchone())
