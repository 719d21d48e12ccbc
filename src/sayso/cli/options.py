"""Options that several commands share, and what follows from them.

``--ledger`` and ``--debug`` may stand before or after the command's name; the later one counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.store import Ledger

STOPPED = 130
"""The exit status that shells give to a program that Ctrl-C ended."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Settings:
    """What holds for the whole call."""

    ledger: Path | None = None
    """None: the default place."""

    debug: bool = False


def settings(context: click.Context | None = None) -> Settings:
    """Return the settings of the running command."""
    return (context or click.get_current_context()).ensure_object(Settings)


def ledger_option(command: _Command) -> _Command:
    """Add ``--ledger`` to a command that needs the ledger."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        metavar="PATH",
        expose_value=False,
        callback=_set_ledger,
        help="The ledger's file, in place of $SAYSO_LEDGER and of the one in your data folder.",
    )(command)


def debug_option(command: _Command) -> _Command:
    """Add ``--debug`` to a command."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, callback=_set_debug, help="Print a traceback with an error."
    )(command)


def open_ledger(*, write: bool) -> Ledger:
    """Open the ledger that the options name, and say so where that has to wait for another process."""
    from sayso.store import Ledger

    return Ledger.open(settings().ledger, write=write, on_wait=talk)


def paper() -> Console:
    """Return the console on which a command prints its answer."""
    from sayso.show.terminal import console

    return console(sys.stdout)


def print_data(lines: Iterable[bytes]) -> None:
    """Print lines of data as they are; on a terminal with what could harm it shown instead."""
    if sys.stdout.isatty():
        from sayso.show.safe import harmless_lines

        lines = (harmless_lines(line.decode()).encode() for line in lines)
    sys.stdout.buffer.writelines(lines)
    sys.stdout.buffer.flush()


def talk(sentence: str) -> None:
    """Print a line for the person at the terminal, apart from the data."""
    from sayso.show.safe import harmless

    click.echo(f"sayso: {harmless(sentence)}", err=True)


def _set_ledger(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        settings(context).ledger = value


def _set_debug(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
    if value:
        settings(context).debug = True
