"""``sayso promises``: who is bound to what."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, list_options, open_ledger


@click.command(short_help="List what people and bodies are bound to.")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME is bound to.")
@list_options("promise")
def promises(listing: Listing, *, by: str | None) -> None:
    """List pledges, threats, offers and plans that have an actor, with deadline, condition and stage.

    What somebody is bound not to do counts as well, and is marked as negated. What others demand or foretell is left
    out, as is what has no actor: `sayso acts` lists all. Where nobody is named as telling it, the author does.
    """
    from sayso.records import ActView
    from sayso.show.acts import print_acts
    from sayso.store import ActQuery

    query = ActQuery(by=by, promises=True, **listing.narrowed)
    with open_ledger(write=False) as ledger:
        listing.give(ActView, ledger.acts(query), print_acts, nothing="no promise in the ledger fits.")
