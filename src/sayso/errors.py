"""Every exception that sayso raises on purpose.

    SaysoError
    ├── ReadError            one source could not be turned into an article
    ├── LedgerError          the ledger could not be opened, read or written
    │   ├── LedgerBusyError  another process is writing to it
    │   └── QuestionError    what was asked of it is more than it answers
    └── ModelError           the reader model is missing or broken

A message says where, what, and what to do next. Trouble that is expected of a source travels as a ``Skipped`` record
instead; these are raised where a caller asked for one thing and cannot have it.
"""

from __future__ import annotations

from typing import Self


class SaysoError(Exception):
    """Where something went wrong, what, and what to do about it."""

    def __init__(self, where: str, reason: str, hint: str = "") -> None:
        # All three go to Exception.args, so that the error survives the way back from a worker process.
        super().__init__(where, reason, hint)
        self.where, self.reason, self.hint = where, reason, hint

    def __str__(self) -> str:
        message = f"{self.where}: {self.reason.rstrip('.')}."
        return f"{message} {self.hint}" if self.hint else message

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, str]]:
        return type(self), (self.where, self.reason, self.hint)


class ReadError(SaysoError):
    """One source could not be turned into an article."""


class LedgerError(SaysoError):
    """The ledger could not be opened, read or written."""


class LedgerBusyError(LedgerError):
    """Another process is writing to the ledger and did not finish in time."""


class QuestionError(LedgerError):
    """What was asked of the ledger is more than it answers in a time for which somebody waits."""


class ModelError(SaysoError):
    """The reader model is missing, broken or of another version."""
