"""What is worked out before anybody asks for it: the first answer of each page, which takes longest in a large ledger.

A ledger remembers its answers until something is written (``store.remembering``). So the pages are made once when the
desk has shown its first one, and again when nothing more is being written; whoever reads comes first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields
from functools import partial
from pathlib import Path
from typing import Any

from sayso.desk.routing import Page
from sayso.records import ActorType
from sayso.store import ActorQuery, Ledger

_QUIET = 2.0
"""Seconds without anything written after which it is worked out what was written."""


class Ahead:
    """One thread that makes pages of a ledger; ``close`` it in the end."""

    def __init__(self, path: Path, pages: Sequence[Page[Any, Any]]) -> None:
        """Make those of ``pages`` for which nothing need be asked."""
        self._path = path
        self._pages = [page for page in pages if not _needed(page)]
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_wanted = threading.Event()
        self._is_closed = threading.Event()

    def begin(self) -> None:
        """Begin, unless that was said before."""
        if self._thread:
            return
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
                self._thread.start()

    def again(self) -> None:
        """Make the pages again once all is quiet, for something was written."""
        self._is_wanted.set()

    def close(self) -> None:
        """End after the page at hand, which nobody waits for."""
        self._is_closed.set()
        self._is_wanted.set()

    def _work(self) -> None:
        self._make()
        _import()
        while True:
            self._is_wanted.wait()
            while self._is_wanted.is_set():
                self._is_wanted.clear()
                if self._is_closed.wait(_QUIET):
                    return
            self._make()

    def _make(self) -> None:
        # Who is who takes longest, and its types are told by another answer than its order.
        self._try(lambda ledger: ledger.count(ActorQuery(type=ActorType.PERSON)))
        for page in self._pages:
            self._try(partial(_first, page))

    def _try(self, make: Callable[[Ledger], object]) -> None:
        """Make something; what goes wrong is told to whoever asks for it."""
        if self._is_closed.is_set():
            return
        with suppress(Exception), Ledger.open(self._path, write=False) as ledger:
            make(ledger)


def _needed(page: Page[Any, Any]) -> bool:
    """Say whether a page cannot be had without being asked for something."""
    return any(one.default is MISSING and one.default_factory is MISSING for one in fields(page.asked))


def _import() -> None:
    """Import what the first correction needs."""
    from sayso import correcting, link, resolve

    _ = correcting, link, resolve


def _first(page: Page[Any, Any], ledger: Ledger) -> None:
    """Make a page as it is first."""
    page.make(ledger, page.asked())
