"""``sayso statements``: who said what, searched and listed."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, list_options, open_ledger


@click.command(short_help="List who said what, searched and filtered.")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME said.")
@click.option("--manner", type=click.Choice(["direct", "indirect", "mixed"]), help="Only those told in this way.")
@list_options("statement")
def statements(listing: Listing, *, by: str | None, manner: str | None) -> None:
    """List the statements in the ledger: who said what, article by article.

    In CSV, a cell that a spreadsheet would take for a formula (one that begins with =, +, -, @, a tab or a carriage
    return) gets an apostrophe before it.
    """
    from sayso.records import Manner, StatementView
    from sayso.show.statements import print_statements
    from sayso.store import StatementQuery

    query = StatementQuery(by=by, manner=Manner(manner) if manner else None, **listing.narrowed)
    with open_ledger(write=False) as ledger:
        listing.give(StatementView, ledger.search(query), print_statements, nothing="no statement in the ledger fits.")
