"""``sayso acts``: who is bound to what, plans, offers, demands, threatens or foretells what lies ahead."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, list_options, open_ledger


@click.command(short_help="List pledges, threats, demands, offers, plans and forecasts.")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME would do, demands, threatens or foretells.")
@click.option(
    "--type",
    "types",
    type=click.Choice(["pledge", "threat", "demand", "offer", "plan", "forecast"]),
    multiple=True,
    help="Only of this type; may be given several times.",
)
@list_options("act")
def acts(listing: Listing, *, by: str | None, types: tuple[str, ...]) -> None:
    """List the acts in the ledger, article by article: who would do what, when and on what condition.

    Where nobody is named as telling it, the author does. What an article tells again is counted at its first telling;
    --json and --csv list each, with the id of the first as same_as.
    """
    from sayso.records import ActType, ActView
    from sayso.show.acts import print_acts
    from sayso.store import ActQuery

    query = ActQuery(by=by, types=tuple(map(ActType, types)), **listing.narrowed)
    with open_ledger(write=False) as ledger:
        listing.give(ActView, ledger.acts(query), print_acts, nothing="no act in the ledger fits.")
