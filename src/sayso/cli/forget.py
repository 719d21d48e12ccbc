"""``sayso forget``: an article out of the ledger."""

from __future__ import annotations

import click

from sayso.cli.naming import named_article
from sayso.cli.options import debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Remove an article from the ledger.")
@click.argument("article")
@ledger_option
@debug_option
def forget(article: str) -> None:
    """Remove an ARTICLE from the ledger for good, with all that was found in it.

    ARTICLE is the beginning of its id (at least four digits), its source or its file name. Other versions of the same
    source stay; the source itself, outside the ledger, is left alone.
    """
    with open_ledger(write=False) as ledger:
        view = named_article(ledger, article)
    with open_ledger(write=True) as ledger:
        others = ledger.forget(view.id)
    talk(f"forgot {view.source} ({view.id}).")
    for other in others:
        talk(f"version {other.version} of it is still there: {other.id}.")
