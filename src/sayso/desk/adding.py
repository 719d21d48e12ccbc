"""What is being added to the ledger: one queue of sources, one thread that has them read, and what came of each.

Bytes and addresses come in, from any thread; what came of them goes into the ledger, and for those who watch into
``Progress``. How they are read is left to the pipeline, which of them may be sent to the pages.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sayso.desk.hints import for_the_desk
from sayso.errors import LedgerBusyError, SaysoError
from sayso.intake import Handed
from sayso.outcome import Outcome
from sayso.pipeline import ArticleReader, Piecemeal, Taken
from sayso.records import Skipped
from sayso.store import Added, Ledger, stand_back, told_as_ledger_errors

_MOST_WAITING = 10_000
_MOST_BYTES = 4 * 2**30
"""What may wait at once, in sources and in bytes on the disk."""

_TOGETHER = 12
"""Articles that are written down at once: that takes less than a second, for which others who write have to wait."""

_UNTOLD = 1.0
"""Seconds after which what was read is written down, however little it is: whoever watches wants to see it."""

_WAIT = 2.0
"""Seconds for which the ledger is waited for before those who watch are told."""

_TOLD = 500
"""Articles of which is told what came of them; the ledger lists all, and all that was skipped."""

_KEPT_FREE = 1
"""Processors that are left to those who read in the meantime."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far the adding is, since the last time that nothing was left to do."""

    sources: int
    done: int
    reading: str | None
    """The source at hand; None: there is nothing to do."""

    new: int
    """Articles that are new, new versions, or read anew."""

    unchanged: int
    skipped: int
    outcomes: tuple[Outcome, ...]
    """The last ones, latest first."""

    note: str | None
    """What keeps it from going on, made it stop, or is done beside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Waiting:
    """Bytes that wait on the disk."""

    name: str
    media_type: str | None
    start: int
    length: int


class Adding:
    """The queue of a desk; ``close`` it in the end.

    What waits lies in a file without a name beside the ledger, which is gone with the process however that ends.
    """

    def __init__(self, path: Path, *, reader: ArticleReader | None = None) -> None:
        """Add to the ledger at ``path``; ``reader`` is the model that ships with sayso unless given."""
        self._path = path
        workers = max(1, min(4, (os.cpu_count() or 1) - _KEPT_FREE))
        self._piecemeal = Piecemeal(path, reader=reader, workers=workers)
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._when_written: Callable[[], None] | None = None
        self._is_closed = False
        self._disk: IO[bytes] | None = None
        self._bytes = 0
        self._waiting: deque[_Waiting | str] = deque()
        self._at_hand: deque[str] = deque()
        """Names of what is being read, the oldest first."""

        self._begin()

    def call_when_written(self, call: Callable[[], None]) -> None:
        """Have ``call`` called, in any thread, each time that something was written."""
        self._when_written = call

    def has_room(self, length: int = 0) -> bool:
        """Say whether a source of ``length`` bytes may wait here."""
        with self._changed:
            return len(self._waiting) < _MOST_WAITING and self._bytes + length <= _MOST_BYTES

    def hand_over(self, handed: Handed) -> None:
        """Put bytes into the queue; ``LedgerError`` where there is no room on the disk."""
        with self._changed:
            with told_as_ledger_errors(str(self._path)):
                self._lay_down(handed.data)
            place = _Waiting(name=handed.name, media_type=handed.media_type, start=self._bytes, length=len(handed.data))
            self._bytes += len(handed.data)
            self._put(place)

    def _lay_down(self, data: bytes) -> None:
        """Write to the disk what is to wait there."""
        if self._disk is None:
            # Without a buffer, which would try again and again to write what found no room.
            folder = self._path.parent
            self._disk = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  open while anything waits
        self._disk.seek(self._bytes)
        left = memoryview(data)
        while left:
            left = left[self._disk.write(left) :]

    def ask_for(self, address: str) -> None:
        """Put an address of the web into the queue."""
        with self._changed:
            self._put(address)

    def progress(self) -> Progress:
        """Return how far it is."""
        with self._changed:
            return Progress(
                sources=self._sources,
                done=self._done,
                reading=next((_name(one) for one in (*self._at_hand, *self._waiting)), None),
                new=self._new,
                unchanged=self._unchanged,
                skipped=self._skipped,
                outcomes=tuple(reversed(self._outcomes)),
                note=self._note,
            )

    @property
    def left(self) -> int:
        """How many sources are not read yet."""
        with self._changed:
            return self._sources - self._done

    def close(self, wait: float = 10.0) -> None:
        """Let the articles at hand be finished, for ``wait`` seconds."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
            thread = self._thread
        if thread:
            thread.join(wait)
        with self._changed:
            self._let_disk_go()

    def _begin(self) -> None:
        self._sources = self._done = self._new = self._unchanged = self._skipped = 0
        self._outcomes: deque[Outcome] = deque(maxlen=_TOLD)
        self._note: str | None = None

    def _put(self, source: _Waiting | str) -> None:
        if self._done == self._sources:
            self._begin()
        self._sources += 1
        self._waiting.append(source)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    # In the thread

    def _work(self) -> None:
        # The threads in which articles are read begin here, and stand back as well.
        stand_back()
        while self._is_wanted():
            try:
                self._read()
            except Exception as error:  # noqa: BLE001  whatever went wrong, the next one must find a thread
                self._give_up(error)

    def _is_wanted(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            return not self._is_closed

    def _read(self) -> None:
        read: list[Taken] = []
        written = time.monotonic()
        is_last = False
        for taken in self._piecemeal.read(self._next_sources()):
            read.append(taken)
            if len(read) >= _TOGETHER or time.monotonic() - written >= _UNTOLD:
                self._write(read)
                read, written = [], time.monotonic()
            if self._is_closed:
                # One more, so that a source of one article is at its end.
                if is_last or taken.ends:
                    break
                is_last = True
        if read:
            self._write(read)

    def _next_sources(self) -> Iterator[Handed | str]:
        while True:
            with self._changed:
                if self._is_closed or not self._waiting:
                    return
                source = self._waiting.popleft()
                self._at_hand.append(_name(source))
                given = source if isinstance(source, str) else self._taken_up(source)
            yield given

    def _taken_up(self, waiting: _Waiting) -> Handed:
        """Read what waits from the disk, and let the disk go once nothing waits there."""
        assert self._disk  # noqa: S101  it is where that lies
        self._disk.seek(waiting.start)
        data = self._disk.read(waiting.length)
        if all(isinstance(one, str) for one in self._waiting):
            self._let_disk_go()
        return Handed(name=waiting.name, data=data, media_type=waiting.media_type)

    def _write(self, read: list[Taken]) -> None:
        """Write down what was read, as soon as the ledger can be had."""
        while True:
            try:
                with Ledger.open(self._path, write=True, wait=_WAIT) as ledger:
                    outcomes = self._piecemeal.write(ledger, read, on_note=self._tell)
                break
            except LedgerBusyError as error:
                if self._is_closed:
                    raise
                self._tell(f"{error.reason}; what was read waits for its turn")
        with self._changed:
            self._note = None
            for outcome in outcomes:
                self._count(outcome)
            for one in read:
                if one.ends:
                    self._at_hand.popleft()
                    self._done += 1
        if self._when_written:
            self._when_written()

    def _count(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        if outcome.skipped:
            self._skipped += 1
        elif outcome.added is Added.UNCHANGED:
            self._unchanged += 1
        else:
            self._new += 1

    def _tell(self, note: str) -> None:
        with self._changed:
            self._note = note

    def _give_up(self, error: Exception) -> None:
        """Say of all that is left why it was not read: what failed for one, such as a full disk, fails for all."""
        if isinstance(error, SaysoError):
            reason = " ".join([f"{error.where}: {error.reason.rstrip('.')}.", for_the_desk(error.hint)]).strip()
        else:
            traceback.print_exception(error, file=sys.stderr)
            reason = f"sayso itself failed ({type(error).__name__}), a bug that is worth reporting."
        with self._changed:
            for name in (*self._at_hand, *map(_name, self._waiting)):
                skipped = Skipped(source=name, stage="desk", reason=reason)
                self._count(Outcome(source=name, added=None, skipped=skipped, article=None, title=None))
            self._done = self._sources
            self._at_hand.clear()
            self._waiting.clear()
            self._let_disk_go()
            self._note = reason

    def _let_disk_go(self) -> None:
        if self._disk:
            self._disk.close()
        self._disk, self._bytes = None, 0


def _name(source: _Waiting | str) -> str:
    return source if isinstance(source, str) else source.name
