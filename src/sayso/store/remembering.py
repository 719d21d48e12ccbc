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
from weakref import WeakValueDictionary

from sayso.errors import LedgerError
from sayso.store.behind import stand_back
from sayso.store.connection import open_for_reading

_Answer = TypeVar("_Answer")

_MOST = 128
"""Answers that are remembered; a list of 100,000 keys takes 800 kB."""

_LONG = 0.1
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

    states: list[_State] | None = None
    """Earlier states that answers were of which it took; None while it works out nothing."""


_working = _Working()

_answers: OrderedDict[_Question, _Remembered] = OrderedDict()
_under_way: set[_Question] = set()
_turns: WeakValueDictionary[_Question, Lock] = WeakValueDictionary()
"""Whoever works out an answer holds one of these: nobody else does the same meanwhile."""

_lock = Lock()


def remembered(
    db: sqlite3.Connection,
    question: Hashable,
    answer: Callable[[sqlite3.Connection], _Answer],
    *,
    may_lag: bool = True,
) -> _Answer:
    """Return the answer to a question, which ``answer`` works out where it is not remembered.

    Unless it ``may_lag`` it is as the ledger is now, however long that takes.

    What has not been written for good, and what lies in memory alone, is worked out anew each time.
    """
    path = db.execute("PRAGMA database_list").fetchone()[2]
    if db.in_transaction or not path:
        return answer(db)
    key = _question(path, question)
    state = _state(db)
    known, anew = _known(key, state)
    exact = _working.anew or not may_lag
    if known is None or not known.good_for_now(state, anew=exact):
        with _turn(key):
            # It may have been worked out while this waited.
            state = _state(db)
            known, _ = _known(key, state)
            if known is None or not known.good_for_now(state, anew=exact):
                return _work_out(db, key, state, answer)
    elif anew and _is_first(key):
        Thread(target=_work_out_anew, args=(key, answer), daemon=True).start()
    if known.state != state and _working.states is not None:
        _working.states.append(known.state)
    return known.answer  # type: ignore[no-any-return]  # what was remembered under this question


def is_remembered(db: sqlite3.Connection, question: Hashable) -> bool:
    """Say whether ``remembered`` has an answer to a question, whatever it would be worked out from."""
    path = db.execute("PRAGMA database_list").fetchone()[2]
    if db.in_transaction or not path:
        return False
    state = _state(db)
    known, _ = _known(_question(path, question), state)
    return known is not None and known.good_for_now(state, anew=_working.anew)


def _question(path: str, question: Hashable) -> _Question:
    return path, Path(path).stat().st_ino, question


def _known(key: _Question, state: _State) -> tuple[_Remembered | None, bool]:
    """Return the answer that is remembered, and whether it is time to work it out anew."""
    with _lock:
        known = _answers.get(key)
        if known is None:
            return None, False
        _answers.move_to_end(key)
        return known, known.state != state and time.monotonic() - known.at > _REST * known.seconds


def _turn(key: _Question) -> Lock:
    with _lock:
        turn = _turns.get(key)
        if turn is None:
            turn = _turns[key] = Lock()
        return turn


def _is_first(key: _Question) -> bool:
    """Say whether nobody else works out an answer anew; who asks so is the one that does."""
    with _lock:
        if key in _under_way:
            return False
        _under_way.add(key)
        return True


def write_down_change(db: sqlite3.Connection) -> None:
    """Write down that something was written."""
    db.execute("UPDATE state SET changes = changes + 1")


def _work_out(
    db: sqlite3.Connection, key: _Question, state: _State, answer: Callable[[sqlite3.Connection], _Answer]
) -> _Answer:
    outer, earlier = _working.states, list[_State]()
    _working.states = earlier
    began = time.monotonic()
    try:
        found = answer(db)
        # What is made of an earlier answer is as old as that.
        state = next(iter(earlier), state)
    finally:
        _working.states = outer
    if outer is not None:
        outer += earlier
    now = time.monotonic()
    with _lock:
        _answers[key] = _Remembered(state, found, now - began, now)
        _answers.move_to_end(key)
        if len(_answers) > _MOST:
            # What took long is asked for by many others, which themselves are remembered.
            quick = (key for key, one in _answers.items() if one.seconds < _LONG)
            del _answers[next(quick, next(iter(_answers)))]
    return found


def _work_out_anew(key: _Question, answer: Callable[[sqlite3.Connection], Any]) -> None:
    stand_back()
    _working.anew = True
    try:
        # A ledger that is gone, or being made anew, is asked again by whoever wants to know.
        with (
            suppress(LedgerError, sqlite3.Error),
            closing(open_for_reading(Path(key[0]))) as opened,
            _turn(key),
        ):
            _work_out(opened.db, key, _state(opened.db), answer)
    finally:
        with _lock:
            _under_way.discard(key)


def _state(db: sqlite3.Connection) -> _State:
    return _State(*db.execute("SELECT changes, (SELECT coalesce(max(key), 0) FROM corrections) FROM state").fetchone())
