"""``sayso skipped``: what could not be read, and why."""

from __future__ import annotations

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, talk


@click.command(short_help="List what could not be read, and why.")
@ledger_option
@debug_option
def skipped() -> None:
    """List the sources that could not be read, with the reasons.

    A source leaves the list when it has been read after all.
    """
    from sayso.show.articles import print_skipped

    with open_ledger(write=False) as ledger:
        if ledger.counts().skipped:
            print_skipped(paper(), ledger.skipped)
        else:
            talk("nothing was skipped.")
