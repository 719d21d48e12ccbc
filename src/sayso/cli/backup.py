"""``sayso backup``: a copy of the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Copy the ledger to a file.")
@click.argument("file", type=click.Path(path_type=Path))
@ledger_option
@debug_option
def backup(file: Path) -> None:
    """Copy the ledger to a new FILE, safely even while it is written to.

    The copy is a ledger like any other: `sayso statements --ledger FILE`.
    """
    from sayso.show.words import size

    with open_ledger(write=False) as ledger:
        ledger.backup(file)
    talk(f"copied to {file} ({size(file.stat().st_size)}).")
