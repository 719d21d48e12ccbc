"""``sayso figures``: how much and how many, of what."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, list_options, open_ledger


@click.command(short_help="List figures with their values and units.")
@click.option("--unit", metavar="UNIT", help="Only in this UNIT: a currency such as EUR, percent, or what is counted.")
@click.option("--by-value", is_flag=True, help="By unit, the greatest first, in place of article by article.")
@list_options("figure")
def figures(listing: Listing, *, unit: str | None, by_value: bool) -> None:
    """List the figures in the ledger: the value, the words for it, and the sentence around.

    UNIT is an ISO 4217 code, percent, or a counted noun in the singular, such as house. Where nobody is named as
    telling a figure, the author does.
    """
    from sayso.records import FigureView
    from sayso.show.figures import print_figures, print_figures_by_value
    from sayso.store import FigureQuery

    query = FigureQuery(unit=unit, by_value=by_value, **listing.narrowed)
    with open_ledger(write=False) as ledger:
        listing.give(
            FigureView,
            ledger.figures(query),
            print_figures_by_value if by_value else print_figures,
            nothing="no figure in the ledger fits.",
        )
