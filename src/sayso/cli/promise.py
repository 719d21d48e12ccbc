"""``sayso promise``: how one promise is told from article to article."""

from __future__ import annotations

from datetime import date

import click

from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data
from sayso.errors import LedgerError


@click.command(short_help="Show how a promise is told from article to article.")
@click.argument("promise", metavar="ID|WORDS")
@click.option("--by", metavar="NAME", help="Only what somebody of this NAME is bound to.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object for each promise.")
@ledger_option
@debug_option
def promise(promise: str, *, by: str | None, as_json: bool) -> None:
    """Show the history of a promise: announced, moved, scaled, under way, done, blocked.

    The promise is named by the first digits of its id, as `sayso promises --json` gives it, or by WORDS of the sentence
    or title. Each telling stands with the date of its article, whose words it is told in, and the passage. Tellings are
    one promise where the actor is the same and most of the words for what would be done. Where another one says in
    like words that it will not be done, or that it will, both are shown, marked as "the other way round".

    Where the day has passed by which it is due, and no article of the ledger says what became of it, it is "due,
    nothing found": the ledger knows what was read, not what was done.
    """
    from sayso.show.across import histories, promises_meant

    with open_ledger(write=False) as ledger:
        meant = promises_meant(ledger, promise, by=by)
        if not meant:
            raise LedgerError(promise, "no promise in the ledger fits", "`sayso promises` lists them all.")
        told = histories(ledger, meant, today=date.today())
    if as_json:
        import msgspec

        print_data(msgspec.json.encode(one) + b"\n" for one in told)
    else:
        from sayso.show.promise import print_promises

        print_promises(paper(), told)
