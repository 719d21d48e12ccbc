"""``sayso actor``: everything in the ledger about one actor."""

from __future__ import annotations

import click

from sayso.cli.naming import named_actor, say_what_is_not_linked
from sayso.cli.options import debug_option, ledger_option, open_ledger, paper, print_data

_SHOWN = 10
"""Entries of each kind that a person is shown without --limit."""


@click.command(short_help="Show what one actor said and promised, and what others demand and say of it.")
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"At most N of each kind; without it {_SHOWN}, in JSON all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@ledger_option
@debug_option
def actor(name: str, *, limit: int | None, as_json: bool) -> None:
    """Show everything in the ledger about the actor called NAME.

    That is what it is called and what articles say that it is, each with its passage and date; what it said and
    promised; what is demanded of it; and what others said about it. What a group said counts for each member that the
    article names.

    NAME is typed as it comes: case, accents, hyphens and apostrophes do not matter, and the last name alone will do if
    only one has it. Where several fit, they are listed with the digits of an id, which is a NAME too.
    """
    with open_ledger(write=False) as ledger:
        say_what_is_not_linked(ledger)
        view = named_actor(ledger, name)
        most = limit if as_json else (limit or _SHOWN) + 1
        card = ledger.actor(view.id, limit=most)
    if as_json:
        from sayso.show.rows import view_lines

        print_data(view_lines([card]))
    else:
        from sayso.show.actors import print_actor

        print_actor(paper(), card, limit or _SHOWN)
