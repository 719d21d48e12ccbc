"""``sayso merge``: two actors of the ledger are one."""

from __future__ import annotations

import click

from sayso.cli.naming import named_actor
from sayso.cli.options import author_option, debug_option, ledger_option, open_ledger, talk


@click.command(short_help="Say that two actors are one.")
@click.argument("a")
@click.argument("b")
@author_option
@ledger_option
@debug_option
def merge(a: str, b: str, *, author: str | None) -> None:
    """Say that the actors A and B are one, in all articles that there are and that come later.

    A and B are names as for `sayso actor`. The fuller and more frequent name is shown; `sayso rename` gives another,
    `sayso undo` takes all back.
    """
    from sayso.show.corrections import told_correction

    with open_ledger(write=True, make=False) as ledger:
        one, other = (named_actor(ledger, name, strict=True) for name in (a, b))
        talk(told_correction(ledger.merge(one.id, other.id, author=author)))
