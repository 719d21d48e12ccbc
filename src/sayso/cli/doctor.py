"""``sayso doctor``: whether everything that sayso needs is there and works."""

from __future__ import annotations

import io
import platform
import stat
import time
from collections.abc import Iterator
from typing import NamedTuple

import click

from sayso.cli.options import debug_option, ledger_option, paper, settings
from sayso.errors import SaysoError

_ARTICLE = """\
Ferry to Ane will run in winter

The ferry to the island of Ane will run through the winter, the harbour office said on Monday. “We have found a \
second crew,” said Tove Lindqvist, who heads the office. “Nobody will be cut off.” According to her, the ship needs no \
repairs before spring.
"""
"""Short, invented, and with the plainest attributions there are: what is tested is the installation."""

_SAFE_SQLITE = (3, 51, 3)
"""Older ones can damage a write-ahead log that two connections write at once (fixed in 3.51.3)."""


_REPAIR = "Install sayso again; if that does not help, report this."


class Finding(NamedTuple):
    """What one check found."""

    what: str
    hint: str = ""
    """What to do about it; empty where all is well."""


@click.command(short_help="Check that everything is there and works.")
@ledger_option
@debug_option
def doctor() -> None:
    """Check the installation: versions, the model, the ledger, and a short article read as a test.

    Each line begins with ok or, where something is wrong, with !!; then the exit status is 1.
    """
    from sayso.show.safe import harmless
    from sayso.show.terminal import put

    terminal, sound = paper(), True
    for finding in _findings():
        sound = sound and not finding.hint
        put(terminal, harmless(finding.what), margin="!!  " if finding.hint else "ok  ")
        if finding.hint:
            put(terminal, harmless(finding.hint), margin="    ")
    if not sound:
        raise click.exceptions.Exit(1)


def _findings() -> Iterator[Finding]:
    for what, check in (("installation", _versions), ("ledger", _ledger), ("model", _self_test)):
        try:
            yield from check()
        except SaysoError as error:
            yield Finding(f"{what}: {error.where}: {error.reason}", error.hint or _REPAIR)
        except Exception as error:  # noqa: BLE001  whatever is broken, the doctor is who says so
            yield Finding(f"{what}: {type(error).__name__}: {error}", _REPAIR)


def _versions() -> Iterator[Finding]:
    import sqlite3
    from importlib.metadata import version

    yield Finding(f"sayso {version('sayso')}, Python {platform.python_version()}, {platform.platform()}")
    old = "; sayso lets only one process write, as versions before 3.51.3 need it"
    yield Finding(f"SQLite {sqlite3.sqlite_version}{old if sqlite3.sqlite_version_info < _SAFE_SQLITE else ''}")
    yield Finding(f"onnxruntime {version('onnxruntime')}, tokenizers {version('tokenizers')}")


def _ledger() -> Iterator[Finding]:
    from sayso.show.words import count, size
    from sayso.store import Ledger, default_path

    path = settings().ledger or default_path()
    if not path.exists():
        yield Finding(f"no ledger yet; the first `sayso read` makes it at {path}")
        return
    with Ledger.open(path, write=False) as ledger:
        info = ledger.info()
    counts = info.counts
    yield Finding(
        f"ledger {path}: {size(info.size)}, schema {info.schema_version}, journal {info.journal_mode}; "
        f"{count(counts.articles, 'article')} and {count(counts.old_versions, 'old version')}, "
        f"{count(counts.statements, 'statement')}, {count(counts.acts, 'act')}, {count(counts.figures, 'figure')}, "
        f"{count(counts.times, 'time')}, {count(counts.appraisals, 'appraisal')}, "
        f"{count(counts.sentences, 'sentence')}, {counts.skipped:,} skipped"
    )
    for problem in info.problems:
        yield Finding(
            f"the ledger is damaged: {problem}", "Go back to the last `sayso backup`, or read the sources anew."
        )
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Finding("the ledger is open to other users of this machine", f"chmod 600 {path}")


def _self_test() -> Iterator[Finding]:
    from sayso import pipeline
    from sayso.records import Skipped
    from sayso.show.words import count

    start = time.perf_counter()
    (entry,) = pipeline.read(["-"], stdin=io.BytesIO(_ARTICLE.encode()))
    seconds = time.perf_counter() - start
    if isinstance(entry, Skipped):
        yield Finding(f"the test article was skipped: {entry.reason}", _REPAIR)
        return
    yield Finding(f"model {entry.maker.model}; rules: {entry.maker.rules}")
    what = f"test article read in {seconds:.2f} s, loading included: {count(len(entry.statements), 'statement')}"
    yield Finding(what, "" if entry.statements else f"It holds some. {_REPAIR}")
