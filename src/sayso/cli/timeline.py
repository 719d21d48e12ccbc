"""``sayso timeline``: what articles place in time, in the order of the days."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, first_day, last_day, list_options, open_ledger


@click.command(short_help="List what articles place in time, the earliest first.")
@click.option("--from", "first", metavar="DATE", callback=first_day, help="Only what reaches to DATE or lies after it.")
@click.option("--to", "last", metavar="DATE", callback=last_day, help="Only what begins on DATE or before it.")
@click.option("--all", "unknown", is_flag=True, help="At the end also dates of which it is not known when they are.")
@list_options("time")
def timeline(listing: Listing, *, first: str | None, last: str | None, unknown: bool) -> None:
    """List what the articles in the ledger place in time, the earliest first.

    Each entry shows the clause with the words of the time, who tells it if not the author, and the article. Days that
    the words leave open are worked out from the article's date. How long or how often something happens is left out
    unless it says when.
    """
    from datetime import date

    from sayso.records import TimeView
    from sayso.show.timeline import print_timeline
    from sayso.store import TimeQuery

    begin, end = (date.fromisoformat(day) if day else None for day in (first, last))
    query = TimeQuery(first=begin, last=end, by_day=True, unknown=unknown, **listing.narrowed)
    nothing = "no time in the ledger fits." if unknown else "no time whose days are known fits; --all lists the others."
    with open_ledger(write=False) as ledger:
        listing.give(TimeView, ledger.times(query), print_timeline, nothing=nothing)
