"""Options that several commands share, and what follows from them.

``--ledger`` and ``--debug`` may stand before or after the command's name; the later one counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from sayso.show.listing import AnyView
    from sayso.store import Ledger

STOPPED = 130
"""The exit status that shells give to a program that Ctrl-C ended."""

_Command = TypeVar("_Command", bound=Callable[..., Any])
_View = TypeVar("_View", bound="AnyView")


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


def author_option(command: _Command) -> _Command:
    """Add ``--author`` to a command that corrects something."""
    return click.option(
        "--author", metavar="NAME", help="Who says so, in place of $SAYSO_AUTHOR and of your name on this system."
    )(command)


class Narrowed(TypedDict):
    """What queries for all kinds of records can be narrowed by, under the names they have there."""

    about: str | None
    voice: str | None
    since: str | None
    limit: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What a command that lists records was asked for."""

    narrowed: Narrowed
    as_json: bool
    as_csv: bool

    def give(
        self,
        kind: type[_View],
        views: Iterable[_View],
        print_views: Callable[[Console, Iterable[_View]], int],
        *,
        nothing: str,
    ) -> None:
        """Print ``views`` in the form that was asked for, or say ``nothing`` to a person where there are none."""
        if self.as_json or self.as_csv:
            from sayso.show.rows import csv_rows, view_lines

            print_data(view_lines(views) if self.as_json else csv_rows(kind, views))
        elif not print_views(paper(), views):
            talk(nothing)


def list_options(noun: str, *, voice: str | None = None) -> Callable[[_Command], Callable[..., Any]]:
    """Add what all commands that list records share; the command is given a ``Listing`` first.

    ``noun`` names one record; ``voice`` is whose voice counts unless the option says otherwise.
    """
    options = [
        click.option(
            "--about", metavar="WORDS", help='Only with these WORDS; "in double quotation marks": next to each other.'
        ),
        click.option(
            "--voice",
            metavar="author|NAME",
            default=voice,
            help="Only in the author's own voice, or inside a statement of somebody of this NAME."
            + (f" Without it: {voice}." if voice else ""),
        ),
        click.option(
            "--since", metavar="DATE", callback=first_day, help="Only from articles published on DATE or later."
        ),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help=f"At most N {noun}s."),
        click.option("--json", "as_json", is_flag=True, help=f"Print JSON Lines, one object for each {noun}."),
        click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet."),
        ledger_option,
        debug_option,
    ]

    def add(command: _Command) -> Callable[..., Any]:
        @wraps(command)
        def called(*, as_json: bool, as_csv: bool, **given: Any) -> Any:
            if as_json and as_csv:
                raise click.UsageError("--json and --csv exclude each other")
            narrowed = Narrowed(**{name: given.pop(name) for name in Narrowed.__annotations__})  # type: ignore[typeddict-item]
            return command(Listing(narrowed=narrowed, as_json=as_json, as_csv=as_csv), **given)

        for option in reversed(options):
            called = option(called)
        return called

    return add


def first_day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return the first day of an ISO 8601 date that may be as short as a month or a year."""
    return None if value is None else _days(value)[0].isoformat()


def last_day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Return the last day of such a date."""
    return None if value is None else _days(value)[1].isoformat()


def _days(value: str) -> tuple[date, date]:
    from sayso.english.iso_dates import days_of

    try:
        return days_of(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


def open_ledger(*, write: bool, make: bool = True) -> Ledger:
    """Open the ledger that the options name, and say so where that has to wait for another process.

    With ``write`` it is made where there is none, unless ``make`` is false: then ``LedgerError`` is raised.
    """
    from sayso.store import Ledger

    if write and not make:
        Ledger.open(settings().ledger, write=False).close()
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
