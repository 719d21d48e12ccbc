"""``sayso own-words``: the authors' own loaded words, and scare quotes."""

from __future__ import annotations

import click

from sayso.cli.options import Listing, list_options, open_ledger


@click.command("own-words", short_help="List loaded phrases and scare quotes of the authors.")
@click.option("--type", "kind", type=click.Choice(["loaded", "scare"]), help="Only of this type.")
@list_options("phrase", voice="author")
def own_words(listing: Listing, *, kind: str | None) -> None:
    """List where authors judge in words of their own, and what; and which words they hold at arm's length.

    A scare quote that repeats words of an earlier statement is shown as that, and not counted as a new one.
    """
    from sayso.records import AppraisalType, AppraisalView
    from sayso.show.own_words import print_own_words
    from sayso.store import AppraisalQuery

    query = AppraisalQuery(type=AppraisalType(kind) if kind else None, **listing.narrowed)
    with open_ledger(write=False) as ledger:
        listing.give(AppraisalView, ledger.appraisals(query), print_own_words, nothing="no phrase in the ledger fits.")
