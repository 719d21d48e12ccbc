"""``sayso copies``: which articles carry one text, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.naming import articles_meant
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data, talk

if TYPE_CHECKING:
    from sayso.records import OriginView
    from sayso.store import Ledger


@click.command(short_help="List which articles carry one text, and what each changed.")
@click.argument("query", required=False)
@click.option("--diff", is_flag=True, help="Show what each changed: sentences kept, edited, added and dropped.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each origin.")
@ledger_option
@debug_option
def copies(query: str | None, *, diff: bool, as_json: bool) -> None:
    """List the texts that several articles carry, each as one origin with its carriers; or those of QUERY.

    QUERY is the beginning of an id, a source, a file name, or words of title and text. Copies are
    told by their sentences; furniture, captions and quotations that everybody shares make none. Credits of agencies are
    shown with their words: they are evidence, and alone make no copy. Who published first is told where dates tell it.

    With --diff each carrier stands beside the first one: - for sentences it drops, + for those it adds, ~ for those it
    edits, their words as [old → new].
    """
    from sayso.show.across import changes_of
    from sayso.show.copies import origin_lines, print_origins

    with open_ledger(write=False) as ledger:
        origins = ((one, changes_of(ledger, one) if diff else ()) for one in _origins(ledger, query))
        if as_json:
            print_data(origin_lines(origins))
        elif not print_origins(paper(), origins):
            talk("no text is carried by several articles" + (" of the ledger." if query is None else f": {query}."))
        say_what_waits(ledger)


def say_what_waits(ledger: Ledger) -> None:
    """Say that articles have not been compared yet, where there are such."""
    if waiting := ledger.waiting_for_comparison:
        talk(f"{waiting:,} of its articles were not compared yet; the next `sayso read` does.")


def _origins(ledger: Ledger, query: str | None) -> Iterator[OriginView]:
    if query is None:
        return ledger.origins()
    return ledger.origins([article.id for article in articles_meant(ledger, [query]) if article.current])
