"""sayso reads news and writes down, to the character, who said what and in whose voice.

    import sayso

    ledger = sayso.read("article.txt")
    for s in ledger.statements:
        print(s.speaker, s.content)
    for a in ledger.acts(sayso.ActQuery(promises=True)):
        print(a.actor_name, a.type, a.action, a.when_ends)

Everything is imported where it is first used, so that ``import sayso`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from sayso.errors import LedgerBusyError, LedgerError, ModelError, QuestionError, ReadError, SaysoError
    from sayso.records import Verification
    from sayso.store import ActorQuery, ActQuery, AppraisalQuery, FigureQuery, Ledger, StatementQuery, TimeQuery

    __version__: str

__all__ = [
    "ActQuery",
    "ActorQuery",
    "AppraisalQuery",
    "FigureQuery",
    "Ledger",
    "LedgerBusyError",
    "LedgerError",
    "ModelError",
    "QuestionError",
    "ReadError",
    "SaysoError",
    "StatementQuery",
    "TimeQuery",
    "__version__",
    "read",
    "verify",
]


def read(*sources: str | PathLike[str], ledger: str | PathLike[str] | None = None) -> Ledger:
    """Read ``sources`` (files, folders, URLs) and return the open ledger that holds them.

    The ledger is one in memory, or the one at the path ``ledger``, made if it is not there, and given back open for
    reading. What could not be read is in ``ledger.skipped``; if it is all there was to read, ``ReadError`` is raised.
    """
    import os
    from pathlib import Path

    from sayso.errors import ReadError
    from sayso.pipeline import read_into
    from sayso.store import Ledger

    names = [os.fspath(source) for source in sources]
    path = None if ledger is None else Path(ledger)
    written = Ledger.in_memory() if path is None else Ledger.open(path, write=True)
    try:
        report = read_into(written, names)
        if report.skipped and not (report.new or report.new_versions or report.updated or report.unchanged):
            first = report.skipped[0]
            more = f"{report.skipped_count - 1} more could not be read either." if report.skipped_count > 1 else ""
            raise ReadError(first.source, first.reason, more)
    except BaseException:
        written.close()
        raise
    if path is None:
        return written
    written.close()
    return Ledger.open(path, write=False)


def verify(article: str | PathLike[str], *against: str | PathLike[str]) -> Verification:
    """Check the quotations of ``article`` (a file or an address) against the texts they are taken from.

    ``against`` are speeches, interviews or press releases, in any form that ``read`` takes; ``ReadError`` is raised
    where the article or one of them cannot be read, or where there is more than one article.
    """
    import os

    from sayso import pipeline
    from sayso.errors import ReadError
    from sayso.records import Skipped

    name = os.fspath(article)
    texts = []
    for given in pipeline.given_texts([os.fspath(text) for text in against]):
        if isinstance(given, Skipped):
            raise ReadError(given.source, given.reason)
        texts.append(given)
    if not texts:
        raise ReadError(name, "there is no text to check it against")
    entries = list(pipeline.read([name]))
    if len(entries) != 1:
        raise ReadError(name, f"it holds {len(entries)} articles", "Check one at a time.")
    if isinstance(entries[0], Skipped):
        raise ReadError(name, entries[0].reason)
    (verification,) = pipeline.verify([entries[0]], texts)
    return verification


_HOMES = {
    "ActQuery": "sayso.store",
    "ActorQuery": "sayso.store",
    "AppraisalQuery": "sayso.store",
    "FigureQuery": "sayso.store",
    "Ledger": "sayso.store",
    "LedgerBusyError": "sayso.errors",
    "LedgerError": "sayso.errors",
    "ModelError": "sayso.errors",
    "QuestionError": "sayso.errors",
    "ReadError": "sayso.errors",
    "SaysoError": "sayso.errors",
    "StatementQuery": "sayso.store",
    "TimeQuery": "sayso.store",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("sayso")
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
